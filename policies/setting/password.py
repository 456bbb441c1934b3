"""Passwords that services refuse. None is ever shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policies.setting._reading import blocks_at
from policies.setting._rows import by_type, rows
from policies.setting._shapes import PasswordNeed
from policypack import Evidence, Finding, Resource, content, policy, unwrap

_OF_TYPE = by_type(rows(PasswordNeed))


@policy(*_OF_TYPE)
def refused(resource: Resource) -> Iterator[Finding]:
    """Password is one that the service refuses.

    Why: "ValidationException", "BadRequestException", "InvalidParameterValue": each service says how long it is and
    what it may hold. Those of databases are judged by rds-master-password-invalid.
    Source: https://docs.aws.amazon.com/redshift/latest/APIReference/API_CreateCluster.html
    https://docs.aws.amazon.com/amazon-mq/latest/api-reference/brokers-broker-id-users-username.html
    """
    for rule in _OF_TYPE[resource.type]:
        for block in blocks_at(resource, rule.within):
            value = block.raw(rule.name)
            for item in map(unwrap, value if isinstance(value, list) else [value]):
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
