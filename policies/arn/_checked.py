"""Which ARNs AWS looks up when it creates a resource, and what they name."""

from __future__ import annotations

import re

from policypack.aws.regions import partition
from policypack.aws.things import BY_ARN, NamedArn, Thing
from policypack.aws.things.logs import made_by_aws
from policypack.aws.things.s3 import BUCKET
from policypack.catalogue.tokens import S3, Cloudwatch, Dynamodb, Ec2, Ecs, Kinesis, Lambda, Secretsmanager, Sns
from policypack.shelf.arns import Arn

# Where AWS looks the ARN up when it creates the resource: properties of any type.
ALWAYS = re.compile(
    r"(.*\.)?(loadBalancerArn|listenerArn|targetGroupArns?|targetGroup|eventSourceArn|functionName"
    r"|cloudWatchLogsGroupArn)"
)
# And of one type.
CHECKED = frozenset(
    {
        (Ec2.FLOW_LOG, "logDestination"),
        (Lambda.PERMISSION, "function"),
        (Ecs.SERVICE, "cluster"),
        (Ecs.CLUSTER_CAPACITY_PROVIDERS, "clusterName"),
        (Kinesis.STREAM_CONSUMER, "streamArn"),
        (Dynamodb.KINESIS_STREAMING_DESTINATION, "streamArn"),
        (Cloudwatch.LOG_SUBSCRIPTION_FILTER, "destinationArn"),
        (Cloudwatch.EVENT_RULE, "eventBusName"),
        (Cloudwatch.EVENT_TARGET, "eventBusName"),
        (Secretsmanager.SECRET_VERSION, "secretId"),
        (Secretsmanager.SECRET_ROTATION, "secretId"),
        (Secretsmanager.SECRET_POLICY, "secretArn"),
        (Sns.TOPIC_SUBSCRIPTION, "topic"),
        (Sns.TOPIC_POLICY, "arn"),
        (S3.BUCKET_NOTIFICATION, "topics.topicArn"),
        (S3.BUCKET_NOTIFICATION, "queues.queueArn"),
        (S3.BUCKET_NOTIFICATION, "lambdaFunctions.lambdaFunctionArn"),
        (S3.BUCKET_REPLICATION_CONFIG, "rules.destination.bucket"),
    }
)


def is_checked(type: str, arn: Arn) -> bool:
    """Does AWS look at what a property's ARN names when it creates a resource of this type?"""
    if arn.service == "logs" and made_by_aws(arn.resource.split(":")[1]):
        return False
    plain = re.sub(r"\[\d+\]", "", arn.path)
    return (type, plain) in CHECKED or ALWAYS.fullmatch(plain) is not None


def named_by(arn: Arn, type: str) -> Thing | None:
    """Return what an ARN in a resource of this type names, None where it is not asked for."""
    if arn.service == "logs" and type == Ec2.FLOW_LOG:
        # https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html
        return None  # "a new or existing CloudWatch Logs log group"
    if arn.service == "s3":
        # What is in a bucket stands behind it; access points have a region and an account.
        return BUCKET if (arn.region, arn.account) == ("", "") else None
    return next(
        (
            thing
            for (service, start), thing in BY_ARN.items()
            if arn.service == service
            and arn.resource.startswith(start)
            and (start or not re.search(r"[/:]", arn.resource))
        ),
        None,
    )


def names(arn: NamedArn) -> set[str]:
    """Return the names by which the plan may know what an ARN names, which programs put together from them."""
    found = {*re.split(r"[:/]", arn.resource), *arn.resource.split(":")}
    if arn.service == "ssm":
        name = arn.resource.removeprefix("parameter")
        found |= {name, name.removeprefix("/")}
    elif arn.service == "secretsmanager":
        # AWS puts a hyphen and six characters behind the name.
        name = arn.resource.split(":")[1]
        found |= {name, name[:-7]}
    return found


def of_bucket(arn: Arn, region: str) -> NamedArn | None:
    """Return a bucket's ARN, which names neither region nor account, as one that can be asked for in a region.

    The accounts of a partition share their names; None for a bucket of another one.
    """
    if arn.shown.split(":")[1] != partition(region):
        return None
    return NamedArn(arn.shown, arn.service, region, "", arn.resource)
