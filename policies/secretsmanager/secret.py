"""Secrets that are on their way out and still have their names."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Secretsmanager
from policypack.shelf.existing import chosen_name
from policypack.shelf.outside import proven, with_commands
from policypack.shown import argument


@policy(Secretsmanager.SECRET)
def pending_deletion(secret: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Secret of this name waits for its deletion.

    Why: "InvalidRequestException: You can't create this secret because a secret with this name is already scheduled
    for deletion." A deleted secret keeps its name for its recovery window, 30 days unless it was said otherwise.
    Source: https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html
    """
    name = chosen_name(secret, "name")
    found = aws.secretsmanager.secret(name) if name and not secret.exists else None
    if found is None or found.deleted is None:
        return
    at = f"--region {secret.region} --secret-id {argument(name)}"
    yield secret.finding(
        "name",
        problem=f"A secret {name} in {secret.region} was deleted on {found.deleted:%Y-%m-%d} and has its name until "
        "its recovery window ends.",
        fix=with_commands(
            "Choose another name, or end the wait: delete it for good, or restore and adopt it:",
            f"aws secretsmanager delete-secret {at} --force-delete-without-recovery",
            f"aws secretsmanager restore-secret {at} && "
            f"pulumi import {Secretsmanager.SECRET} {argument(secret.name)} {argument(found.arn)}",
        ),
        level=proven(secret, "name", stack),
    )


@policy(Secretsmanager.SECRET)
def replica_in_own_region(secret: Resource) -> Iterator[Finding]:
    """Secret is to be copied to the region that it is in.

    Why: "InvalidParameterException: Invalid replica region": a copy is in another region than the secret.
    Source: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html
    https://docs.aws.amazon.com/secretsmanager/latest/userguide/replicate-secrets.html
    """
    for replica in secret.blocks("replicas"):
        region = replica.text("region")
        if region and region == secret.region:
            yield replica.finding(
                "region",
                problem=f"A replica is to be in {region}, and the secret itself is there.",
                fix="Name another region, or remove the replica.",
            )
