"""Managed policies that are attached by their ARN."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from policies.iam._types import ATTACHMENTS
from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Iam
from policypack.shelf.existing import own_arn, proven
from policypack.shelf.outside import with_commands

OF_AWS = ":iam::aws:policy/"


@policy(*ATTACHMENTS, Iam.ROLE, severity="critical")
def not_found(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Managed policy does not exist.

    Why: "NoSuchEntity: Policy arn:aws:iam::aws:policy/… does not exist or is not attachable." Many of AWS's own
    policies stand below a path, such as service-role/, that is part of the ARN.
    Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html
        https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
    """
    name = "managedPolicyArns" if resource.type == Iam.ROLE else "policyArn"
    for arn in resource.partials(name):
        if not isinstance(arn, str) or not (OF_AWS in arn or own_arn(arn, aws)):
            continue
        if _planned(arn, resource, stack) or aws.iam.managed_policy(arn) is not None:
            continue
        yield resource.finding(
            name,
            problem=f"There is no managed policy {arn}.",
            fix=_meant(arn, aws),
            level=proven(resource, name, stack),
        )


def _planned(arn: str, resource: Resource, stack: Stack) -> bool:
    """Does a policy of this stack get this ARN? Raises Undecided where one whose name is not known may."""
    return OF_AWS not in arn and bool(stack.named(arn.rpartition("/")[2], resource, Iam.POLICY))


def _meant(arn: str, aws: Aws) -> str:
    """Say which policy was probably meant: the same name below another path, else the most alike names."""
    if OF_AWS not in arn:
        return with_commands(
            "Name a policy that is there, or create it in the stack:",
            "aws iam list-policies --scope Local --query 'Policies[].Arn' --output text",
        )
    by_name = {item.rpartition("/")[2]: item for item in aws.iam.aws_policies()}
    name = arn.rpartition("/")[2]
    if name in by_name:
        return f"Write {by_name[name]}."
    near = [by_name[other] for other in difflib.get_close_matches(name, list(by_name), n=2, cutoff=0.8)]
    if near:
        return f"Write {' or '.join(near)}."
    return with_commands(
        "Name a policy that is there:", "aws iam list-policies --scope AWS --query 'Policies[].Arn' --output text"
    )
