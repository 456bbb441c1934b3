"""Kinds of things that an ARN may name, and how to ask whether they are there."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from policies.name._references import made_by_aws
from policypack import Aws
from policypack.aws.regions import partition
from policypack.catalogue.tokens import S3, Cloudwatch, Dynamodb, Ec2, Ecs, Kinesis, Lambda, Secretsmanager, Sns
from policypack.shelf.arns import Arn
from policypack.shelf.existing import NamedArn
from policypack.shelf.parameters import parameter_there

ELB = "elasticloadbalancing"
Ask: TypeAlias = Callable[[Aws, NamedArn], bool]


class Kind(NamedTuple):
    """What an ARN names, how to ask for it, and the command that lists what there is."""

    what: str
    asks: Ask
    lists: str


def _function(aws: Aws, arn: NamedArn) -> bool:
    # Behind the function's name may stand a version or an alias.
    name = arn.resource.split(":")[1]
    return aws.lambda_.function(name, region=arn.region) is not None


def _table(aws: Aws, arn: NamedArn) -> bool:
    return aws.dynamodb.table(arn.resource.split("/")[1], region=arn.region) is not None


def _log_group(aws: Aws, arn: NamedArn) -> bool:
    # Behind the name may stand an asterisk, or one of its streams.
    return aws.logs.log_group(arn.resource.split(":")[1], region=arn.region) is not None


def _secret(aws: Aws, arn: NamedArn) -> bool:
    # Behind the secret's own ARN may stand a key of its JSON, a stage and a version.
    return aws.secretsmanager.secret(":".join(arn.text.split(":")[:7]), region=arn.region) is not None


def _parameter(aws: Aws, arn: NamedArn) -> bool:
    # The ARN of a name without a slash at its front has one all the same. Behind it may stand a version or a label.
    name = arn.resource.removeprefix("parameter").partition(":")[0]
    return any(parameter_there(aws, spelt, region=arn.region) for spelt in (name, name.removeprefix("/")))


def _state_machine(aws: Aws, arn: NamedArn) -> bool:
    # Behind the name may stand a version or an alias.
    own = ":".join(arn.text.split(":")[:7])
    return aws.stepfunctions.state_machine(own, region=arn.region) is not None


def _bus(aws: Aws, arn: NamedArn) -> bool:
    name = arn.resource.removeprefix("event-bus/")
    return name == "default" or aws.events.bus(name, region=arn.region) is not None


def _rule(aws: Aws, arn: NamedArn) -> bool:
    bus, _, name = arn.resource.removeprefix("rule/").rpartition("/")
    return aws.events.rule(name, bus or "default", region=arn.region) is not None


def _service(aws: Aws, arn: NamedArn) -> bool:
    # The older form of the ARN does not say in which cluster the service is.
    parts = arn.resource.split("/")
    return len(parts) < 3 or aws.ecs.service_status(parts[1], parts[2], region=arn.region) is not None


def _bucket(aws: Aws, arn: NamedArn) -> bool:
    return aws.s3.bucket(arn.resource.partition("/")[0], region=arn.region) is not None


_BALANCER = Kind(
    "load balancer",
    lambda aws, arn: aws.elbv2.load_balancer_at(arn.text, region=arn.region) is not None,
    "aws elbv2 describe-load-balancers",
)
# (Service, beginning of the resource) -> what it is. Without a beginning all of it is the name.
KINDS: dict[tuple[str, str], Kind] = {
    ("lambda", "function:"): Kind("function", _function, "aws lambda list-functions --query 'Functions[].FunctionArn'"),
    ("dynamodb", "table/"): Kind("table", _table, "aws dynamodb list-tables"),
    ("logs", "log-group:"): Kind("log group", _log_group, "aws logs describe-log-groups --query 'logGroups[].arn'"),
    ("sns", ""): Kind(
        "topic", lambda aws, arn: aws.sns.topic(arn.text, region=arn.region) is not None, "aws sns list-topics"
    ),
    ("sqs", ""): Kind(
        "queue", lambda aws, arn: aws.sqs.queue(arn.resource, region=arn.region) is not None, "aws sqs list-queues"
    ),
    (ELB, "loadbalancer/app/"): _BALANCER,
    (ELB, "loadbalancer/net/"): _BALANCER,
    (ELB, "targetgroup/"): Kind(
        "target group",
        lambda aws, arn: aws.elbv2.target_group_at(arn.text, region=arn.region) is not None,
        "aws elbv2 describe-target-groups",
    ),
    (ELB, "listener/"): Kind(
        "listener",
        lambda aws, arn: aws.elbv2.listener_at(arn.text, region=arn.region) is not None,
        "aws elbv2 describe-listeners --load-balancer-arn …",
    ),
    ("kinesis", "stream/"): Kind(
        "stream",
        lambda aws, arn: aws.kinesis.stream(arn.resource.split("/")[1], region=arn.region) is not None,
        "aws kinesis list-streams",
    ),
    ("firehose", "deliverystream/"): Kind(
        "delivery stream",
        lambda aws, arn: aws.firehose.stream(arn.last, region=arn.region) is not None,
        "aws firehose list-delivery-streams",
    ),
    ("secretsmanager", "secret:"): Kind(
        "secret", _secret, "aws secretsmanager list-secrets --query 'SecretList[].ARN'"
    ),
    ("ssm", "parameter/"): Kind("parameter", _parameter, "aws ssm describe-parameters --query 'Parameters[].Name'"),
    ("states", "stateMachine:"): Kind(
        "state machine",
        _state_machine,
        "aws stepfunctions list-state-machines --query 'stateMachines[].stateMachineArn'",
    ),
    ("events", "event-bus/"): Kind("event bus", _bus, "aws events list-event-buses --query 'EventBuses[].Arn'"),
    ("events", "rule/"): Kind("EventBridge rule", _rule, "aws events list-rules --query 'Rules[].Arn'"),
    ("ecs", "cluster/"): Kind(
        "ECS cluster",
        lambda aws, arn: aws.ecs.cluster(arn.last, region=arn.region) is not None,
        "aws ecs list-clusters",
    ),
    ("ecs", "service/"): Kind("ECS service", _service, "aws ecs list-services --cluster …"),
    ("elasticfilesystem", "file-system/"): Kind(
        "file system",
        lambda aws, arn: aws.efs.file_system(arn.last, region=arn.region) is not None,
        "aws efs describe-file-systems --query 'FileSystems[].FileSystemArn'",
    ),
    ("elasticfilesystem", "access-point/"): Kind(
        "access point",
        lambda aws, arn: aws.efs.access_point(arn.last, region=arn.region) is not None,
        "aws efs describe-access-points --query 'AccessPoints[].AccessPointArn'",
    ),
}
BUCKET = Kind("bucket", _bucket, "aws s3api list-buckets --query 'Buckets[].Name'")

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


def kind_of(arn: Arn, type: str) -> Kind | None:
    """Return what an ARN in a resource of this type names, None where it is not asked for."""
    if arn.service == "logs" and type == Ec2.FLOW_LOG:
        # https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html
        return None  # "a new or existing CloudWatch Logs log group"
    if arn.service == "s3" and (arn.region, arn.account) == ("", ""):
        return BUCKET
    return next(
        (
            kind
            for (service, start), kind in KINDS.items()
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
