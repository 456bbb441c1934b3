"""Passwords that services refuse. None is ever shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from policypack import Block, Evidence, Finding, Resource, content, policy
from policypack.catalogue.tokens import Elasticache, Fsx, Memorydb, Mq, Redshiftserverless


class PasswordNeed(NamedTuple):
    """What a password at `name`, in the blocks at `within`, must be: so long, without `refused`, with `wanted`.

    `wanted` are (pattern, what it is) that each must be found in it.
    """

    type: str
    name: str
    least: int
    most: int
    refused: str
    says: str
    source: str
    wanted: tuple[tuple[str, str], ...] = ()
    within: str = ""


_DOCS = "https://docs.aws.amazon.com"
_MIXED = (("[A-Z]", "a capital letter"), ("[a-z]", "a small letter"), ("[0-9]", "a digit"))
RULES = (
    PasswordNeed(
        Redshiftserverless.NAMESPACE,
        "adminUserPassword",
        8,
        64,
        r"['\"\\/@ ]|[^!-~]",
        "8 to 64 characters with a capital letter, a small one and a digit, without quotes, \\, / and @",
        f"{_DOCS}/redshift/latest/APIReference/API_CreateCluster.html",
        wanted=_MIXED,
    ),
    PasswordNeed(
        Mq.BROKER,
        "password",
        12,
        250,
        r"[,:=]",
        "12 to 250 characters without commas, colons and equal signs",
        f"{_DOCS}/amazon-mq/latest/api-reference/brokers-broker-id-users-username.html",
        within="users",
    ),
    *(
        PasswordNeed(
            type,
            "passwords",
            16,
            128,
            r"[^ -~]",
            "16 to 128 characters",
            f"{_DOCS}/AmazonElastiCache/latest/dg/Clusters.RBAC.html",
            within=within,
        )
        for type, within in (
            (Elasticache.USER, ""),
            (Elasticache.USER, "authenticationMode"),
            (Memorydb.USER, "authenticationMode"),
        )
    ),
    PasswordNeed(
        Fsx.ONTAP_FILE_SYSTEM,
        "fsxAdminPassword",
        8,
        50,
        r"[^ -~]",
        "8 to 50 characters",
        f"{_DOCS}/fsx/latest/APIReference/API_CreateFileSystemOntapConfiguration.html",
    ),
)


@policy(*sorted({rule.type for rule in RULES}))
def refused(resource: Resource) -> Iterator[Finding]:
    """Password is one that the service refuses.

    Why: "ValidationException", "BadRequestException", "InvalidParameterValue": each service says how long it is and
    what it may hold. Those of databases are judged by rds-master-password-invalid.
    Source: https://docs.aws.amazon.com/redshift/latest/APIReference/API_CreateCluster.html
    https://docs.aws.amazon.com/amazon-mq/latest/api-reference/brokers-broker-id-users-username.html
    """
    for rule in RULES:
        if rule.type != resource.type:
            continue
        blocks: list[Block] = resource.blocks(rule.within) if rule.within else [resource]
        for block in blocks:
            value = block.raw(rule.name)
            for item in value if isinstance(value, list) else [value]:
                problem = _problem(content(item), rule) if isinstance(item, str) and item else ""
                if problem:
                    yield block.finding(
                        rule.name,
                        problem=f"{block.path(rule.name)} {problem}.",
                        fix=f"Generate one of {rule.says}.",
                        evidence=Evidence("documented", rule.source),
                    )


def _problem(text: str, rule: PasswordNeed) -> str:
    """Say what is wrong with a password, without showing any of it."""
    if not rule.least <= len(text) <= rule.most:
        return f"does not have {rule.least} to {rule.most} characters"
    if re.search(rule.refused, text):
        return "holds a character that is refused"
    missing = [what for pattern, what in rule.wanted if not re.search(pattern, text)]
    return f"has no {' and no '.join(missing)}".replace(" a ", " ") if missing else ""
