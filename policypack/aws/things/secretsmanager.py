"""Secrets of Secrets Manager."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policypack.aws.things.thing import ByArn, Taken, Thing
from policypack.catalogue.tokens import Secretsmanager

if TYPE_CHECKING:
    from policypack.aws.facade import Aws
    from policypack.resource import Resource


def _taken(aws: Aws, _secret: Resource, name: str) -> str | None:
    found = aws.secretsmanager.secret(name)
    return found.arn if found and found.deleted is None else None  # one to be deleted is another policy's


SECRET = Thing(
    "secret",
    {Secretsmanager.SECRET: "name"},
    lambda aws, name, region: aws.secretsmanager.secret(name, region=region),
    "secretsmanager list-secrets",
    "SecretList[].Name",
    "ResourceNotFoundException: Secrets Manager can't find the specified secret",
    taken=Taken("ResourceExistsException", asks=_taken),
    # Behind the secret's own ARN may stand a key of its JSON, a stage and a version.
    arn=ByArn("secretsmanager", ("secret:",), lambda arn: arn.before(7), shows="SecretList[].ARN"),
)
