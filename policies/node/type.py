"""Types of nodes that no service of AWS lists: only the price list says which a region has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from policypack import Finding, Resource, Stack, catalogue, policy
from policypack.catalogue.tokens import Dax, Elasticache, Emr, Sagemaker
from policypack.shelf.offline import not_priced


class Nodes(NamedTuple):
    """Where a resource names the type of its nodes: blocks, empty for the resource itself, and the property."""

    table: str
    service: str
    property: str
    blocks: tuple[str, ...] = ("",)


NODES = {
    Elasticache.CLUSTER: Nodes("elasticache", "ElastiCache", "nodeType"),
    Elasticache.REPLICATION_GROUP: Nodes("elasticache", "ElastiCache", "nodeType"),
    Dax.CLUSTER: Nodes("dax", "DAX", "nodeType"),
    Emr.CLUSTER: Nodes("emr", "EMR", "instanceType", ("masterInstanceGroup", "coreInstanceGroup")),
    Sagemaker.ENDPOINT_CONFIGURATION: Nodes(
        "sagemaker-hosting", "SageMaker endpoints", "instanceType", ("productionVariants", "shadowProductionVariants")
    ),
}


@policy(*NODES, level="advisory")
def not_priced_in_region(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Type of the nodes is not sold in the region.

    Why: Creating it fails with InvalidParameterValue. These services have no list of their types that could be asked
    for; AWS's price list has one for each region, retired types included, but the bundled one is dated.
    Source: https://aws.amazon.com/elasticache/pricing/
    """
    if resource.exists:
        return  # the region has it, be it newer than the list
    nodes = NODES[resource.type]
    for name in nodes.blocks:
        for block in resource.blocks(name) if name else [resource]:
            value = block.text(nodes.property)
            if value:
                priced = catalogue.node_types(nodes.table, resource.region)
                yield from not_priced(block, nodes.property, value, priced, f"classes-{nodes.table}", nodes.service)
