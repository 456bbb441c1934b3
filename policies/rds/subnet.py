"""Subnet groups that databases name."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Docdb, Neptune, Rds
from policypack.shelf.outside import named_outside, proven, with_commands

NAMED = {
    Rds.INSTANCE: "dbSubnetGroupName",
    Rds.CLUSTER: "dbSubnetGroupName",
    Rds.CLUSTER_INSTANCE: "dbSubnetGroupName",
    Docdb.CLUSTER: "dbSubnetGroupName",
    Neptune.CLUSTER: "neptuneSubnetGroupName",
    Neptune.CLUSTER_INSTANCE: "neptuneSubnetGroupName",
}


@policy(*NAMED)
def group_not_found(database: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Subnet group does not exist.

    Why: "DBSubnetGroupNotFoundFault: DB subnet group '…' does not exist." A subnet group belongs to one region.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html
    """
    property = NAMED[database.type]
    # The three services share their subnet groups.
    name = named_outside(database, property, stack, Rds.SUBNET_GROUP, Docdb.SUBNET_GROUP, Neptune.SUBNET_GROUP)
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
