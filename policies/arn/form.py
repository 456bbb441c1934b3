"""Properties that hold ARNs, and are given something else of a resource."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, Stack, Text, policy
from policypack.catalogue.tokens import (
    S3,
    Apigateway,
    Autoscaling,
    Cloudfront,
    Cloudwatch,
    Codebuild,
    Cognito,
    Dynamodb,
    Ec2,
    Ecs,
    Iam,
    Kms,
    Lambda,
    Scheduler,
    Sqs,
    Wafv2,
)

# Texts of one's own, whose names mean nothing, are left out.
_OWN = r"(?!.*\b(?:tags|tagsAll|variables|parameters|labels|inputs|defaultArguments|nonOverridableArguments)\.)"
_ARN = re.compile(_OWN + r"(?:.*\.)?(?P<name>\w*[a-z]Arns?|arn)(?:\[\d+\])?")
# Whose id is no ARN: a name, a URL or an id of their own.
_NO_ARN = frozenset(
    {
        *(Apigateway.REST_API, Autoscaling.POLICY, Cloudwatch.LOG_GROUP, Cognito.USER_POOL, Dynamodb.TABLE),
        *(Ec2.SECURITY_GROUP, Ec2.SUBNET, Ec2.VPC, Iam.ROLE, Iam.USER, Kms.KEY, Lambda.FUNCTION, S3.BUCKET),
        *(Sqs.QUEUE, Wafv2.WEB_ACL),
    }
)
_NAMES = ("name", "bucket", "url", "functionName", "dnsName", "repositoryUrl")
# What takes a name too, whatever the property is called; and whose `arn` is an input.
# https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
_TAKES_NAMES = frozenset({(Ecs.TASK_DEFINITION, "taskRoleArn"), (Ecs.TASK_DEFINITION, "executionRoleArn")})
_NAMED_ARN = (Cloudwatch.EVENT_TARGET, Scheduler.SCHEDULE)
# Whose name does not say that an ARN is wanted.
_ACTIONS = ("alarmActions", "okActions", "insufficientDataActions")
_UNNAMED = {
    Cloudfront.DISTRIBUTION: ("webAclId",),
    Cloudwatch.COMPOSITE_ALARM: _ACTIONS,
    Cloudwatch.LOG_GROUP: ("kmsKeyId",),
    Cloudwatch.METRIC_ALARM: _ACTIONS,
    Codebuild.PROJECT: ("serviceRole",),
    Lambda.FUNCTION: ("role",),
    S3.BUCKET_REPLICATION_CONFIG: ("role",),
}


@policy("aws:*", silences=dict.fromkeys(("events-target-not-permitted", "permission-role-insufficient"), "property"))
def not_an_arn(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Property that holds an ARN is given a name, an id or a URL.

    Why: "ValidationException: … is not a valid ARN", "InvalidParameterValueException: … Member must satisfy regular
    expression pattern: arn:…": the ARN is another output of the same resource.
    Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
    """
    for path, value, _ in resource.leaves:
        symbol = value.whole if isinstance(value, Text) else None
        if symbol is None or not symbol.urn:
            continue
        match = _ARN.fullmatch(path)
        name = match["name"] if match else path.partition("[")[0]
        if (match is None and name not in _UNNAMED.get(resource.type, ())) or (resource.type, name) in _TAKES_NAMES:
            continue
        source = stack.get(symbol.urn)
        if source is None or not source.type.startswith("aws:"):
            continue
        if name == "arn" and resource.type not in _NAMED_ARN:
            continue
        if symbol.property in _NAMES or (symbol.property == "id" and source.type in _NO_ARN):
            yield resource.finding(
                path,
                problem=f"{path} is the {symbol.property} of {source.name}, which is no ARN.",
                fix=f"Pass the arn of {source.name}.",
                level=None if source.type in _NO_ARN else "advisory",
            )
