"""Properties that hold the ARN of one kind of thing, and are given that of another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from policypack import Finding, Resource, policy
from policypack.shelf.arns import arns


class ArnKind(NamedTuple):
    """What the ARN at a property names: a service, and how its resource begins; `what` says it in words."""

    property: re.Pattern[str]
    service: str
    resource: str
    what: str


def _kind(property: str, service: str, resource: str, what: str) -> ArnKind:
    return ArnKind(re.compile(rf"(.*[.\]])?{property}(\[\d+\])?"), service, resource, what)


# Services that take a key or a role as it is written, and look for it when it is used.
_TAKES_ANY = ("athena", "glue", "imagebuilder")
# Its target groups and listeners stand where those of load balancers do, as for services of ECS.
# https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_VpcLatticeConfiguration.html
_LATTICE = "vpc-lattice"
# AWS looks each of these up when it makes the resource.
_KINDS = (
    _kind("targetGroupArns?", "elasticloadbalancing", "targetgroup/", "a target group"),
    _kind("loadBalancerArn", "elasticloadbalancing", "loadbalancer/", "a load balancer"),
    _kind("listenerArn", "elasticloadbalancing", "listener", "a listener"),
    _kind(r"(\w*[rR]oleArn|taskRoleArn|serviceRole|role)", "iam", "role/", "a role"),
    _kind("kmsKeyArn", "kms", "", "a key"),
    _kind("(snsTopicArn|topicArn)", "sns", "", "a topic"),
    _kind("queueArn", "sqs", "", "a queue"),
    _kind("lambdaFunctionArn", "lambda", "function:", "a function"),
    _kind("userPoolArns?", "cognito-idp", "userpool/", "a user pool"),
)


# What says less of such a property.
_LESS = ("arn-target-not-found", "permission-role-insufficient", "setting-form-refused")


@policy("aws:*", silences=dict.fromkeys(_LESS, "property"))
def of_another_thing(resource: Resource) -> Iterator[Finding]:
    """Property that holds the ARN of one kind of thing is given that of another.

    Why: "ValidationError: … is not a valid target group ARN", "InvalidParameterValueException: The role … cannot be
    assumed", "InvalidParameter: TopicArn": what the property names is looked up as a thing of its kind.
    Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
    """
    for arn in arns(resource):
        kind = next((kind for kind in _KINDS if kind.property.fullmatch(arn.path)), None) if arn.whole else None
        if kind is None or (arn.service == kind.service and arn.resource.startswith(kind.resource)):
            continue
        if not re.fullmatch("[a-z0-9-]+", arn.service) or arn.service in (resource.service, _LATTICE):
            continue
        of = f"{arn.service}, {re.split('[:/]', arn.resource)[0]}" if re.search("[:/]", arn.resource) else arn.service
        yield resource.finding(
            arn.path,
            problem=f"{arn.path} is {arn.shown}, an ARN of {of}, where {kind.what} is named.",
            fix=f"Pass the ARN of {kind.what}.",
            level="advisory" if resource.service in _TAKES_ANY else None,
        )
