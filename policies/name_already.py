"""Names that something in the account has already."""

from __future__ import annotations

from collections.abc import Iterator

from policies._live import by_another, chosen_name, first_deployment, whose
from policies._outside import with_commands
from policies._taken import UNIQUE
from policypack import Aws, Finding, Resource, Stack, policy

BUCKET = "aws:s3/bucket:Bucket"


@policy(*UNIQUE)
def taken(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Name is taken by something that is there already.

    Why: Creating it fails with "… already exists" in the words of its service, after half of the stack was created.
    That is certain at a stack's first deployment. Later a resource that is to be replaced looks like a new one, and
    in the preview nothing is known of what the stack has: then it is advised about. Names of the provider's own
    making cannot clash.
    Source: https://www.pulumi.com/docs/iac/adopting-pulumi/import/
        https://www.pulumi.com/docs/iac/concepts/resources/names/#autonaming
    """
    unique = UNIQUE[resource.type]
    if resource.exists:
        return
    name = chosen_name(resource, unique.property)
    if name is None:
        return
    found = unique.asks(aws, resource, name)
    if found is None:
        return
    if resource.type == BUCKET and not _ours(aws, name):
        yield resource.finding(
            unique.property,
            problem=f"The bucket name {name} is taken by another account; all accounts share these names.",
            fix="Choose another name, for instance with the account's number in it, or leave bucket out.",
        )
        return
    where = "" if resource.type.startswith("aws:iam/") else f" in {resource.region}"
    refused = f"; AWS would answer {unique.says}" if unique.says else ""
    yield resource.finding(
        unique.property,
        problem=f"The account has a {unique.what} {name}{where} already{refused}.{whose(stack)}",
        fix=with_commands(
            "Choose another name, delete the one that is there, or adopt it into this stack:"
            if first_deployment(stack)
            else "If it is not this stack's own, choose another name, delete the one that is there, or adopt it:",
            f"pulumi import {resource.type} {resource.name} {found}",
        ),
        level=by_another(stack) if unique.says else "advisory",
    )


def _ours(aws: Aws, name: str) -> bool:
    """Is a bucket that is there the account's own? One that cannot be looked into may be, with a policy that denies."""
    return name in aws.s3.buckets()
