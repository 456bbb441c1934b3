"""Amazon Redshift: node types, groups and snapshots."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, Unavailable, catalogue, policy
from policypack.aws.things.redshift import PARAMETER_GROUP, SNAPSHOT, SUBNET_GROUP
from policypack.catalogue.tokens import Redshift
from policypack.shelf.missing import missing, missing_once
from policypack.shelf.offline import not_priced
from policypack.shelf.outside import listed, with_commands


@policy(Redshift.CLUSTER, severity="critical")
def node_type_not_orderable(cluster: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Node type cannot be ordered in the region or zone.

    Why: "InvalidParameterValue: Invalid node type: ds2.xlarge", or "InsufficientClusterCapacity". DS2 is gone, DC2 is
    going, and RA3 is not in every zone.
    Source: https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-clusters.html
    """
    name = cluster.text("nodeType")
    if not name:
        return
    try:
        options = aws.redshift.orderable(name)
    except Unavailable:
        if not cluster.exists:
            priced = catalogue.node_types("redshift", cluster.region)
            yield from not_priced(cluster, "nodeType", name, priced, "classes-redshift", "Redshift")
        raise
    zone = cluster.text("availabilityZone")
    zones = sorted({item for option in options for item in option.zones})
    if options and (not zone or not zones or zone in zones):
        return
    command = (
        f"aws redshift describe-orderable-cluster-options --region {cluster.region} "
        "--query 'OrderableClusterOptions[].[NodeType,ClusterType]' --output text | sort -u"
    )
    where = zone if options else cluster.region
    yield cluster.finding(
        "nodeType",
        problem=f"{name} cannot be ordered in {where}.",
        fix=with_commands(
            f"Use a zone that has it, {listed(zones, 6)}, or another node type; this lists them:"
            if options
            else "Choose a node type that is offered, such as ra3.large; this lists them:",
            command,
        ),
    )


@policy(Redshift.CLUSTER)
def subnet_group_not_found(cluster: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Cluster subnet group does not exist.

    Why: "ClusterSubnetGroupNotFoundFault: Cluster subnet group … does not exist". A DB subnet group of RDS is another
    thing.
    Source: https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-cluster-subnet-groups.html
    """
    yield from missing(cluster, "clusterSubnetGroupName", SUBNET_GROUP, stack, aws)


@policy(Redshift.CLUSTER, severity="critical")
def snapshot_not_found(cluster: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Snapshot to restore the cluster from does not exist.

    Why: "ClusterSnapshotNotFound: Snapshot not found: …". Restoring happens once: of a cluster that exists the
    snapshot may well be gone.
    Source: https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-snapshots.html
    """
    # One that another account owns is not listed by its name alone.
    if not cluster.has("ownerAccount"):
        yield from missing_once(cluster, "snapshotIdentifier", SNAPSHOT, stack, aws)


@policy(Redshift.CLUSTER)
def parameter_group_not_found(cluster: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Cluster parameter group does not exist.

    Why: "ClusterParameterGroupNotFound: ParameterGroup not found: …". A parameter group belongs to one region.
    Source: https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-parameter-groups.html
    """
    yield from missing(cluster, "clusterParameterGroupName", PARAMETER_GROUP, stack, aws)


@policy(Redshift.CLUSTER)
def nodes_not_orderable(cluster: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Node type cannot be ordered alone, or not in numbers.

    Why: InvalidParameterCombination: some node types have no single-node clusters. The provider makes a single-node
    cluster where numberOfNodes is not set or 1.
    Source: https://docs.aws.amazon.com/redshift/latest/APIReference/API_DescribeOrderableClusterOptions.html
    """
    name = cluster.text("nodeType")
    if not name or cluster.has("snapshotIdentifier") or cluster.has("snapshotArn"):
        return
    nodes = cluster.number("numberOfNodes") or 1
    kinds = {option.kind for option in aws.redshift.orderable(name)}
    wanted = "multi-node" if nodes > 1 else "single-node"
    if not kinds or "" in kinds or wanted in kinds:
        return
    said = f"numberOfNodes is {nodes}" if cluster.has("numberOfNodes") else "numberOfNodes is not set, which means 1"
    yield cluster.finding(
        "numberOfNodes",
        problem=f"{said}, and {name} has {' and '.join(sorted(kinds))} clusters only in {cluster.region}.",
        fix="Set numberOfNodes to 2 or more, or choose another node type." if nodes <= 1 else "Set numberOfNodes to 1.",
    )


# https://docs.aws.amazon.com/redshift/latest/mgmt/managing-cluster-multi-az.html
#   and managing-cluster-recovery.html: both are for node types with managed storage.
OLD_FAMILIES = ("dc1.", "dc2.", "ds2.")


@policy(Redshift.CLUSTER)
def zones_refused(cluster: Resource) -> Iterator[Finding]:
    """Cluster shall stand in two zones, or move between them, and its nodes cannot.

    Why: "If the cluster node type isn't RA3, availability zone relocation isn't supported." Multi-AZ is for RA3 too,
    and for later node types with managed storage.
    Source: https://docs.aws.amazon.com/redshift/latest/mgmt/managing-cluster-multi-az.html
        https://github.com/aws/aws-cdk/pull/31993
        https://docs.aws.amazon.com/redshift/latest/mgmt/managing-cluster-recovery.html
    """
    name = cluster.text("nodeType") or ""
    for property in ("multiAz", "availabilityZoneRelocationEnabled"):
        if name.startswith(OLD_FAMILIES) and cluster.flag(property):
            yield cluster.finding(
                property,
                problem=f"{property} is true, and nodeType is {name}, whose storage cannot be reached from another "
                "zone.",
                fix=f"Choose a node type with managed storage, such as ra3.large, or set {property} to false.",
            )
