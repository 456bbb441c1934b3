"""Zones of clusters."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Docdb, Ec2, Neptune, Rds

_GROUPS = {
    Rds.CLUSTER: (Rds.SUBNET_GROUP, "dbSubnetGroupName"),
    Docdb.CLUSTER: (Docdb.SUBNET_GROUP, "dbSubnetGroupName"),
    Neptune.CLUSTER: (Neptune.SUBNET_GROUP, "neptuneSubnetGroupName"),
}


@policy(*_GROUPS)
def without_subnet(cluster: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Cluster names a zone in which its subnet group has no subnet.

    Why: "InvalidVPCNetworkStateFault: DB subnet group doesn't meet availability zone coverage requirement".
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
    """
    zones = cluster.texts("availabilityZones")
    type, name = _GROUPS[cluster.type]
    group = stack.follow(cluster, name, type) if zones else None
    if group is None or cluster.exists:
        return
    subnets = stack.follow_all(group, "subnetIds", Ec2.SUBNET)
    there = {zone for subnet in subnets if isinstance(zone := subnet.raw("availabilityZone"), str)}
    missing = sorted(set(zones) - there)
    # Every subnet of the group, and its zone, must be known.
    if missing and len(subnets) == len(group.items("subnetIds")) == sum(s.known("availabilityZone") for s in subnets):
        yield cluster.finding(
            "availabilityZones",
            problem=f"The cluster names {', '.join(missing)}, where {group.name} has no subnet; it has them in "
            f"{', '.join(sorted(there))}.",
            fix="Remove availabilityZones, or add a subnet of each zone to the group.",
        )


@policy(Rds.INSTANCE)
def chosen_in_two(database: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Database in two zones names one.

    Why: "InvalidParameterCombination: Requesting a specific availability zone is not valid for Multi-AZ instances."
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    """
    zone = database.raw("availabilityZone")
    # One that is there keeps its zone when it gets a standby.
    if zone in (None, "") or database.exists or not database.flag("multiAz"):
        return
    yield database.finding(
        "availabilityZone",
        problem=f"multiAz is true, and availabilityZone is {database.partial('availabilityZone')}.",
        fix="Remove availabilityZone: RDS chooses both zones.",
    )
