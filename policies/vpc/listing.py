"""Lists of subnets that are shorter than their service takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from policies.vpc._zones import ZONED
from policypack import Evidence, Finding, Resource, Stack, Text, policy
from policypack.catalogue.tokens import (
    Dax,
    Directoryservice,
    Dms,
    Docdb,
    Ec2,
    Eks,
    Elasticache,
    Memorydb,
    Mwaa,
    Neptune,
    Rds,
    Redshift,
)
from policypack.finding import Level


class _List(NamedTuple):
    """Where subnets are listed: `name` in the block `within`, how many it takes at least, and AWS's answer.

    `certain`: also of one subnet, which may be in a Local Zone or on an Outpost where fewer are needed.
    """

    within: str
    name: str
    least: int
    says: str
    source: str
    certain: bool = True


_DOCS = "https://docs.aws.amazon.com"
_COVER = "DBSubnetGroupDoesNotCoverEnoughAZs"
LISTS = {
    Dax.SUBNET_GROUP: _List(
        "",
        "subnetIds",
        1,
        "InvalidParameterValueException",
        f"{_DOCS}/amazondynamodb/latest/APIReference/API_dax_CreateSubnetGroup.html",
    ),
    Directoryservice.DIRECTORY: _List(
        "vpcSettings",
        "subnetIds",
        2,
        "ClientException: Invalid subnet ID(s). They must correspond to two subnets in different Availability Zones",
        f"{_DOCS}/directoryservice/latest/devguide/API_DirectoryVpcSettings.html",
    ),
    Dms.REPLICATION_SUBNET_GROUP: _List(
        "",
        "subnetIds",
        2,
        "ReplicationSubnetGroupDoesNotCoverEnoughAZs",
        f"{_DOCS}/dms/latest/APIReference/API_CreateReplicationSubnetGroup.html",
    ),
    Docdb.SUBNET_GROUP: _List(
        "", "subnetIds", 2, _COVER, f"{_DOCS}/documentdb/latest/developerguide/API_CreateDBSubnetGroup.html"
    ),
    Eks.CLUSTER: _List(
        "vpcConfig",
        "subnetIds",
        2,
        "InvalidParameterException: Subnets specified must be in at least two different AZs",
        f"{_DOCS}/eks/latest/userguide/network-reqs.html",
    ),
    Elasticache.SUBNET_GROUP: _List(
        "",
        "subnetIds",
        1,
        "InvalidParameterValue",
        f"{_DOCS}/AmazonElastiCache/latest/APIReference/API_CreateCacheSubnetGroup.html",
    ),
    Memorydb.SUBNET_GROUP: _List(
        "",
        "subnetIds",
        1,
        "InvalidParameterValueException",
        f"{_DOCS}/memorydb/latest/APIReference/API_CreateSubnetGroup.html",
    ),
    Mwaa.ENVIRONMENT: _List(
        "networkConfiguration",
        "subnetIds",
        2,
        "ValidationException: Member must have length greater than or equal to 2",
        f"{_DOCS}/mwaa/latest/API/API_NetworkConfiguration.html",
    ),
    Neptune.SUBNET_GROUP: _List(
        "", "subnetIds", 2, _COVER, f"{_DOCS}/neptune/latest/apiref/API_CreateDBSubnetGroup.html"
    ),
    Rds.PROXY: _List(
        "",
        "vpcSubnetIds",
        2,
        "InvalidParameterCombination: the subnets are in fewer than two zones",
        f"{_DOCS}/AmazonRDS/latest/UserGuide/rds-proxy-planning.html",
    ),
    Rds.SUBNET_GROUP: _List(
        "",
        "subnetIds",
        2,
        _COVER,
        f"{_DOCS}/AmazonRDS/latest/APIReference/API_CreateDBSubnetGroup.html",
        certain=False,
    ),
    Redshift.SUBNET_GROUP: _List(
        "", "subnetIds", 1, "InvalidSubnet", f"{_DOCS}/redshift/latest/APIReference/API_CreateClusterSubnetGroup.html"
    ),
}


@policy(*LISTS, silences={"vpc-existing-subnets-in-one-zone": "property"})
def too_short(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """List of subnets is shorter than the service takes.

    Why: "DBSubnetGroupDoesNotCoverEnoughAZs", "Subnets specified must be in at least two different AZs": one subnet
    is in one zone. A list that a callback fills after the resource was made stays empty.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html
    """
    row = LISTS[resource.type]
    block = resource.block(row.within) if row.within else resource
    listed = block.raw(row.name) if block else None
    # A local cluster of EKS is on one Outpost.
    if block is None or not isinstance(listed, list) or len(listed) >= row.least or resource.has("outpostConfig"):
        return
    # What the list is of is known for each: a subnet's id, or an output that is one.
    if not all(_one(item, stack) for item in listed):
        return
    # Of the stack's own subnets, vpc-subnets-in-one-zone says it.
    if listed and resource.type in ZONED and any(isinstance(item, Text) for item in listed):
        return
    yield block.finding(
        row.name,
        problem=f"{block.path(row.name)} has {len(listed) or 'no'} subnet{'' if len(listed) == 1 else 's'}, and the "
        f"service takes {row.least} at least: {row.says}.",
        fix="List subnets of two availability zones." if row.least > 1 else "List one subnet at least.",
        evidence=Evidence("documented", row.source),
        level=_level(row, listed, stack),
    )


def _level(row: _List, listed: Sequence[object], stack: Stack) -> Level | None:
    # A callback that did not run here may fill an empty list.
    if not listed:
        return None if stack.has_state or stack.complete else "advisory"
    return None if row.certain else "advisory"


def _one(item: object, stack: Stack) -> bool:
    if not isinstance(item, Text):
        return isinstance(item, str) and item.startswith("subnet-")
    source = stack.get(item.whole.urn) if item.whole else None
    return source is not None and source.type in (Ec2.SUBNET, Ec2.DEFAULT_SUBNET)
