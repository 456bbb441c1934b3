"""Policies of planned KMS keys: where they stand, and whom their statements admit."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterator
from typing import NamedTuple

from policypack import Block, Resource, Stack, Text, content
from policypack.catalogue.tokens import Cloudtrail, Cloudwatch, Kms
from policypack.shelf.documents import allows
from policypack.shelf.providers import of_service

# Services that use the key as themselves, when the resource is created: the key policy must name them. RDS, S3,
# DynamoDB, Secrets Manager and Lambda use the rights of whoever calls them, which the default policy gives.
# https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
# https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
PRINCIPALS = {
    Cloudwatch.LOG_GROUP: ("CloudWatch Logs", ("logs.{region}.amazonaws.com", "logs.amazonaws.com")),
    Cloudtrail.TRAIL: ("CloudTrail", ("cloudtrail.amazonaws.com",)),
}
ACTIONS = {
    Cloudwatch.LOG_GROUP: "kms:Encrypt*, kms:Decrypt*, kms:ReEncrypt*, kms:GenerateDataKey* and kms:Describe*",
    Cloudtrail.TRAIL: "kms:GenerateDataKey*, kms:Decrypt and kms:DescribeKey",
}


class KeyPolicy(NamedTuple):
    """The policy that a key will have. `document` is None for the default one; `holder` is where it is written."""

    key: Resource
    holder: Resource
    document: Block | None


def planned_key(block: Resource, name: str, stack: Stack) -> Resource | None:
    """Return the planned key that a property names, also by way of an alias; None for a key of another stack."""
    found = stack.follow(block, name, Kms.KEY, Kms.ALIAS)
    if found is not None and found.type == Kms.ALIAS:
        return stack.follow(found, "targetKeyId", Kms.KEY)
    return found


def policy_of(key: Resource, stack: Stack) -> KeyPolicy:
    """Return the policy of a planned key. Raises Undecided where only an update knows its text."""
    for resource in stack.referrers(key, Kms.KEY_POLICY, property="keyId"):
        return KeyPolicy(key, resource, resource.document("policy"))
    return KeyPolicy(key, key, key.document("policy"))


def statements(document: Block) -> Iterator[Block]:
    """Yield the statements that allow something."""
    for statement in document.blocks("Statement"):
        if allows(statement):
            yield statement


def admits_service(document: Block, *services: str) -> bool:
    """Does a statement allow anything to one of these services, or to everybody?

    A service with a hole in its name counts where its beginning fits: what is not certain is no finding. In other
    partitions services have names of that partition, and of this one.
    """
    names = frozenset[str]().union(*(of_service(service) for service in services))
    for statement in statements(document):
        if statement.has("NotPrincipal") or statement.raw("Principal") == "*":
            return True
        principal = statement.block("Principal")
        if principal is None:
            continue
        if "*" in principal.items("AWS"):
            return True
        for service in principal.items("Service"):
            if isinstance(service, Text):
                if any(service.prefix == known[: len(service.prefix)] for known in names):
                    return True
            elif service == "*" or service in names:
                return True
    return False


def admits_action(document: Block, action: str) -> bool:
    """Does a statement allow an action to any principal that can call it (a service or a federation cannot)?"""
    for statement in statements(document):
        block = statement.block("Principal")
        everybody = statement.has("NotPrincipal") or statement.raw("Principal") == "*"
        if not everybody and not (block and block.has("AWS")):
            continue
        if statement.has("NotAction"):
            return True
        for pattern in statement.items("Action"):
            if not isinstance(pattern, str) or fnmatch.fnmatchcase(action.lower(), content(pattern).lower()):
                return True
    return False
