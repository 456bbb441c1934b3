"""Rotation of secrets."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Secretsmanager


@policy(Secretsmanager.SECRET_ROTATION)
def function_missing(rotation: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Secret of the stack is to be rotated by nobody.

    Why: "InvalidRequestException: No Lambda rotation function ARN is associated with this secret". Only secrets that a
    service manages, such as those of RDS, are rotated without.
    Source: https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda.html
    """
    secret = stack.follow(rotation, "secretId", Secretsmanager.SECRET)
    if secret is None or secret.external or rotation.exists:
        return
    if not rotation.has("rotationLambdaArn") and not rotation.has("externalSecretRotationRoleArn"):
        yield rotation.finding(
            "rotationLambdaArn",
            problem=f"{secret.name} is to be rotated, and there is no rotationLambdaArn.",
            fix="Set rotationLambdaArn to the function that changes it, or let the database manage its password.",
        )
