"""Replicas of keys."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Kms


@policy(Kms.REPLICA_KEY)
def primary_refused(replica: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Key cannot be replicated to where its replica is planned.

    Why: "UnsupportedOperationException: … is not a multi-Region primary key"; a replica stands in another region than
    its primary key.
    Source: https://docs.aws.amazon.com/kms/latest/APIReference/API_ReplicateKey.html
    """
    name = "primaryKeyArn"
    primary = stack.follow(replica, name, Kms.KEY)
    arn = replica.raw(name)
    match = re.fullmatch(r"arn:[^:]+:kms:(?P<region>[^:]+):.+", arn) if isinstance(arn, str) else None
    region = primary.region if primary else match["region"] if match else ""
    if primary is not None and not primary.external and not primary.flag("multiRegion"):
        yield replica.finding(
            name,
            problem=f"{primary.name} is no multi-Region key: multiRegion is not true.",
            fix=f"Set multiRegion on {primary.name}; a key that exists is replaced then.",
        )
    elif region and region == replica.region:
        yield replica.finding(
            name,
            problem=f"The key stands in {region}, and so would its replica.",
            fix="Make the replica with a provider of another region.",
        )
