"""Properties that hold ARNs, and are given something else of a resource."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, Stack, Text, policy
from policypack.catalogue.tokens import (
    S3,
    Apigateway,
    Cloudwatch,
    Cognito,
    Dynamodb,
    Ec2,
    Ecs,
    Iam,
    Kms,
    Lambda,
    Scheduler,
    Sqs,
)

# Texts of one's own, whose names mean nothing, are left out.
_OWN = r"(?!.*\b(?:tags|tagsAll|variables|parameters|labels|inputs|defaultArguments|nonOverridableArguments)\.)"
_ARN = re.compile(_OWN + r"(?:.*\.)?(?P<name>\w*[a-z]Arns?|arn)(?:\[\d+\])?")
# Whose id is no ARN: a name, a URL or an id of their own.
_NO_ARN = frozenset(
    {
        *(Apigateway.REST_API, Cloudwatch.LOG_GROUP, Cognito.USER_POOL, Dynamodb.TABLE, Ec2.SECURITY_GROUP, Ec2.SUBNET),
        *(Ec2.VPC, Iam.ROLE, Iam.USER, Kms.KEY, Lambda.FUNCTION, S3.BUCKET, Sqs.QUEUE),
    }
)
_NAMES = ("name", "bucket", "url", "functionName", "dnsName", "repositoryUrl")
# What takes a name too, whatever the property is called; and whose `arn` is an input.
# https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
_TAKES_NAMES = frozenset({(Ecs.TASK_DEFINITION, "taskRoleArn"), (Ecs.TASK_DEFINITION, "executionRoleArn")})
_NAMED_ARN = (Cloudwatch.EVENT_TARGET, Scheduler.SCHEDULE)


@policy("aws:*", silences=dict.fromkeys(("events-target-not-permitted", "permission-role-insufficient"), "property"))
def not_an_arn(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Property that holds an ARN is given a name, an id or a URL.

    Why: "ValidationException: … is not a valid ARN", "InvalidParameterValueException: … Member must satisfy regular
    expression pattern: arn:…": the ARN is another output of the same resource.
    Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
    """
    for path, value, _ in resource.leaves:
        symbol = value.whole if isinstance(value, Text) else None
        match = _ARN.fullmatch(path) if symbol and symbol.urn else None
        if symbol is None or match is None or (resource.type, match["name"]) in _TAKES_NAMES:
            continue
        source = stack.get(symbol.urn)
        if source is None or not source.type.startswith("aws:"):
            continue
        if match["name"] == "arn" and resource.type not in _NAMED_ARN:
            continue
        if symbol.property in _NAMES or (symbol.property == "id" and source.type in _NO_ARN):
            yield resource.finding(
                path,
                problem=f"{path} is the {symbol.property} of {source.name}, which is no ARN.",
                fix=f"Pass the arn of {source.name}.",
                level=None if source.type in _NO_ARN else "advisory",
            )
