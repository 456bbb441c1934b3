"""Amazon Redshift: node types, groups and snapshots."""

from __future__ import annotations

from collections.abc import Iterator

from policies._databases import REDSHIFT_CLUSTER
from policies._outside import listed, named_outside, proven, with_commands
from policypack import Aws, Finding, Resource, Stack, policy

SUBNET_GROUP = "aws:redshift/subnetGroup:SubnetGroup"
SNAPSHOT = "aws:redshift/clusterSnapshot:ClusterSnapshot"


@policy(REDSHIFT_CLUSTER, severity="critical")
def node_type_not_orderable(cluster: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Node type cannot be ordered in the region or zone.

    Why: "InvalidParameterValue: Invalid node type: ds2.xlarge", or "InsufficientClusterCapacity". DS2 is gone, DC2 is
    going, and RA3 is not in every zone.
    Source: https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-clusters.html
    """
    name = cluster.text("nodeType")
    if not name:
        return
    options = aws.redshift.orderable(name)
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
            f"Use a zone among {listed(zones, 6)}, or another node type; this lists them:"
            if options
            else "Choose a node type that is offered, such as ra3.large; this lists them:",
            command,
        ),
    )


@policy(REDSHIFT_CLUSTER)
def subnet_group_not_found(cluster: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Cluster subnet group does not exist.

    Why: "ClusterSubnetGroupNotFoundFault: Cluster subnet group … does not exist". A DB subnet group of RDS is another
    thing.
    Source: https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-cluster-subnet-groups.html
    """
    name = named_outside(cluster, "clusterSubnetGroupName", stack, SUBNET_GROUP)
    if name is None or name == "default" or aws.redshift.subnet_group(name) is not None:
        return
    yield cluster.finding(
        "clusterSubnetGroupName",
        problem=f"There is no cluster subnet group {name} in {cluster.region}, and this stack does not create it.",
        fix=with_commands(
            "Name a group that is there, or create it in the stack and refer to its name:",
            f"aws redshift describe-cluster-subnet-groups --region {cluster.region} "
            "--query 'ClusterSubnetGroups[].[ClusterSubnetGroupName,VpcId]' --output text",
        ),
        level=proven(cluster, "clusterSubnetGroupName", stack),
    )


@policy(REDSHIFT_CLUSTER, severity="critical")
def snapshot_not_found(cluster: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Snapshot to restore the cluster from does not exist.

    Why: "ClusterSnapshotNotFound: Snapshot not found: …". Restoring happens once: of a cluster that exists the
    snapshot may well be gone.
    Source: https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-snapshots.html
    """
    # One that another account owns is not listed by its name alone.
    if cluster.exists or cluster.has("ownerAccount"):
        return
    name = named_outside(cluster, "snapshotIdentifier", stack, SNAPSHOT, key="snapshotIdentifier")
    if name is None or aws.redshift.snapshot(name) is not None:
        return
    yield cluster.finding(
        "snapshotIdentifier",
        problem=f"There is no cluster snapshot {name} in {cluster.region}.",
        fix=with_commands(
            "Name one that is there, or remove snapshotIdentifier to begin empty:",
            f"aws redshift describe-cluster-snapshots --region {cluster.region} "
            "--query 'Snapshots[].[SnapshotIdentifier,Status]' --output text",
        ),
        # Without a state nobody can tell a cluster to be restored from one that was restored long ago.
        level=proven(cluster, "snapshotIdentifier", stack) if stack.has_state else "advisory",
    )
