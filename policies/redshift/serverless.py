"""Amazon Redshift Serverless."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Redshiftserverless
from policypack.shelf.subnets import planned_zones

_LEAST = 3


@policy(Redshiftserverless.WORKGROUP, level="advisory")
def zones_too_few(workgroup: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Workgroup stands in less than three zones.

    Why: "ValidationException: … at least three subnets, and they must span across three Availability Zones". AWS names
    exceptions, so that this advises.
    Source: https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-usage-considerations.html
        https://github.com/hashicorp/terraform-provider-aws/issues/28977
    """
    count = len(workgroup.items("subnetIds"))
    zones = planned_zones([(workgroup, "subnetIds")], count, stack) if count else None
    if workgroup.exists or not count:
        return
    spread = len(zones) if zones is not None and sum(map(len, zones.values())) == count else count
    if spread < _LEAST:
        yield workgroup.finding(
            "subnetIds",
            problem=f"The workgroup has {count} subnet{'s' if count > 1 else ''} in {spread} "
            f"zone{'s' if spread > 1 else ''} at most.",
            fix="Name three subnets in three zones.",
        )
