"""Subnet groups that databases name."""

from __future__ import annotations

from collections.abc import Iterator

from policies._databases import (
    CLUSTER,
    CLUSTER_INSTANCE,
    DOCDB_CLUSTER,
    DOCDB_SUBNET_GROUP,
    INSTANCE,
    NEPTUNE_CLUSTER,
    NEPTUNE_INSTANCE,
    NEPTUNE_SUBNET_GROUP,
    SUBNET_GROUP,
)
from policies._outside import named_outside, proven, with_commands
from policypack import Aws, Finding, Resource, Stack, policy

NAMED = {
    INSTANCE: "dbSubnetGroupName",
    CLUSTER: "dbSubnetGroupName",
    CLUSTER_INSTANCE: "dbSubnetGroupName",
    DOCDB_CLUSTER: "dbSubnetGroupName",
    NEPTUNE_CLUSTER: "neptuneSubnetGroupName",
    NEPTUNE_INSTANCE: "neptuneSubnetGroupName",
}


@policy(*NAMED)
def group_not_found(database: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Subnet group does not exist.

    Why: "DBSubnetGroupNotFoundFault: DB subnet group '…' does not exist." A subnet group belongs to one region.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html
    """
    property = NAMED[database.type]
    # The three services share their subnet groups.
    name = named_outside(database, property, stack, SUBNET_GROUP, DOCDB_SUBNET_GROUP, NEPTUNE_SUBNET_GROUP)
    # RDS makes a group "default" itself, of the default VPC, when it is first needed.
    if name is None or name == "default" or aws.rds.subnet_group(name) is not None:
        return
    yield database.finding(
        property,
        problem=f"There is no DB subnet group {name} in {database.region}, and this stack does not create it.",
        fix=with_commands(
            "Name a group that is there, or create it in the stack and refer to its name:",
            f"aws rds describe-db-subnet-groups --region {database.region} "
            "--query 'DBSubnetGroups[].[DBSubnetGroupName,VpcId]' --output text",
        ),
        level=proven(database, property, stack),
    )
