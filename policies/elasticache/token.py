"""Passwords of Redis and Valkey."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, policy
from policypack.catalogue.tokens import Elasticache

# https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html
_LEAST, _MOST = 16, 128
_REFUSED = re.compile(r"[^!&#$^<>\-A-Za-z0-9]")


@policy(Elasticache.REPLICATION_GROUP)
def refused(group: Resource) -> Iterator[Finding]:
    """Password of a replication group breaks ElastiCache's rules.

    Why: "InvalidParameterValue: Invalid AuthToken provided": 16 to 128 letters and digits, of the others only !, &,
    #, $, ^, <, > and -; and it needs encryption in transit.
    Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html
    """
    if not group.given("authToken"):
        return
    if not group.flag("transitEncryptionEnabled"):
        yield group.finding(
            "authToken",
            problem="authToken is set, and transitEncryptionEnabled is not.",
            fix="Set transitEncryptionEnabled to true.",
        )
    token = group.text("authToken") or ""
    if not _LEAST <= len(token) <= _MOST:
        yield group.finding(
            "authToken",
            problem=f"authToken does not have {_LEAST} to {_MOST} characters.",
            fix="Generate a longer one, such as RandomPassword with length 32 and overrideSpecial '!&#$^<>-'.",
        )
    elif _REFUSED.search(token):
        yield group.finding(
            "authToken",
            problem="authToken holds a character that is refused.",
            fix="Use letters, digits and !&#$^<>- alone.",
        )
