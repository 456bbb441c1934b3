"""Regions that a resource names beside its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from policypack import Finding, Resource, catalogue, policy
from policypack.aws.regions import NAME
from policypack.catalogue.tokens import Cfg, Dynamodb, Ecr, Secretsmanager
from policypack.shelf.providers import emulated
from policypack.shelf.regions import nearest_region


class Named(NamedTuple):
    """Where a type names regions: the blocks at the path `within`, and the property of each."""

    within: tuple[str, ...]
    name: str


_NAMED: Mapping[str, Named] = {
    Cfg.CONFIGURATION_AGGREGATOR: Named(("accountAggregationSource",), "regions"),
    Dynamodb.GLOBAL_TABLE: Named(("replicas",), "regionName"),
    Dynamodb.TABLE: Named(("replicas",), "regionName"),
    Ecr.REPLICATION_CONFIGURATION: Named(("replicationConfiguration", "rules", "destinations"), "region"),
    Secretsmanager.SECRET: Named(("replicas",), "region"),
}


@policy(*_NAMED)
def unknown(resource: Resource) -> Iterator[Finding]:
    """Resource names a region that AWS does not have.

    Why: "ValidationException" for a replica, minutes into the update. A name of the form of regions that is not on the
    list may be a new region's.
    Source: https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
        https://github.com/hashicorp/terraform-provider-aws/issues/20004
    """
    if emulated(resource):
        return
    within, name = _NAMED[resource.type]
    blocks = [resource]
    for step in within:
        blocks = [inner for block in blocks for inner in block.blocks(step)]  # type: ignore[misc]  # all are blocks
    regions = catalogue.regions()
    for block in blocks:
        for region in block.texts(name) if isinstance(block.raw(name), list) else [block.text(name)]:
            if not region or region in regions:
                continue
            nearest = nearest_region(region)
            yield block.finding(
                name,
                problem=f"{name} is {region}, which is none of the regions that AWS lists.",
                fix=f"Write {nearest}, if that is the one meant." if nearest else "Name a region that AWS has.",
                level="advisory" if NAME.fullmatch(region.lower()) else None,
            )
