"""Redshift: node types, clusters, groups and snapshots."""

from __future__ import annotations

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from policypack.aws.services.redshift import OrderableNodes, Warehouse, WarehouseSnapshot, WarehouseSubnetGroup
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

ORDERABLE = Verb(
    "describe_orderable_cluster_options",
    "redshift:DescribeOrderableClusterOptions",
    lambda aws: aws.redshift.orderable("ra3.large"),
    {"NodeType": "ra3.large"},
)
CLUSTER = Verb(
    "describe_clusters",
    "redshift:DescribeClusters",
    lambda aws: aws.redshift.cluster("facts"),
    {"ClusterIdentifier": "facts"},
    ("ClusterNotFound",),
)
SUBNETS = Verb(
    "describe_cluster_subnet_groups",
    "redshift:DescribeClusterSubnetGroups",
    lambda aws: aws.redshift.subnet_group("private"),
    {"ClusterSubnetGroupName": "private"},
    ("ClusterSubnetGroupNotFoundFault",),
)
SNAPSHOT = Verb(
    "describe_cluster_snapshots",
    "redshift:DescribeClusterSnapshots",
    lambda aws: aws.redshift.snapshot("before"),
    {"SnapshotIdentifier": "before"},
    ("ClusterSnapshotNotFound",),
)

PARAMETERS = Verb(
    "describe_cluster_parameter_groups",
    "redshift:DescribeClusterParameterGroups",
    lambda aws: aws.redshift.parameter_group("tuned"),
    {"ParameterGroupName": "tuned"},
    ("ClusterParameterGroupNotFound",),
)

TestRefusals = outcomes("redshift", (ORDERABLE, CLUSTER, SUBNETS, SNAPSHOT, PARAMETERS))


def test_orderable_nodes_of_all_pages(stub: Stub) -> None:
    item = {
        "NodeType": "ra3.large",
        "ClusterType": "multi-node",
        "ClusterVersion": "1.0",
        "AvailabilityZones": [{"Name": "eu-west-1a"}],
    }
    pages = (
        {"OrderableClusterOptions": [item], "Marker": "more"},
        {"OrderableClusterOptions": [{**item, "ClusterType": "single-node"}]},
    )
    assert found(stub, "redshift", ORDERABLE, *pages) == (
        OrderableNodes("ra3.large", "multi-node", "1.0", ("eu-west-1a",)),
        OrderableNodes("ra3.large", "single-node", "1.0", ("eu-west-1a",)),
    )


def test_what_is_there(stub: Stub) -> None:
    cluster = {"ClusterIdentifier": "facts", "ClusterStatus": "available", "NodeType": "ra3.large"}
    assert found(stub, "redshift", CLUSTER, {"Clusters": [cluster]}) == Warehouse("facts", "available", "ra3.large")
    group = {"ClusterSubnetGroupName": "private", "VpcId": "vpc-1"}
    assert found(stub, "redshift", SUBNETS, {"ClusterSubnetGroups": [group]}) == WarehouseSubnetGroup(
        "private", "vpc-1"
    )
    snapshot = {"SnapshotIdentifier": "before", "ClusterIdentifier": "facts", "Status": "available"}
    assert found(stub, "redshift", SNAPSHOT, {"Snapshots": [snapshot]}) == WarehouseSnapshot(
        "before", "facts", "available", ""
    )


def test_empty_lists_say_that_there_is_none(stub: Stub) -> None:
    assert found(stub, "redshift", ORDERABLE, {"OrderableClusterOptions": []}) == ()
    assert found(stub, "redshift", CLUSTER, {"Clusters": []}) is None
    assert found(stub, "redshift", SUBNETS, {"ClusterSubnetGroups": []}) is None
    assert found(stub, "redshift", SNAPSHOT, {"Snapshots": []}) is None


def test_against_the_emulator() -> None:
    with Emulator() as emulator:
        redshift = Lookups(mode="emulator", endpoint_url=emulator.url).bind({}, "eu-west-1").redshift
        assert redshift.cluster("nowhere") is None
        assert redshift.subnet_group("nowhere") is None
        assert redshift.snapshot("nowhere") is None


def test_a_parameter_group_is_there_or_not(stub: Stub) -> None:
    group = {"ParameterGroupName": "tuned", "ParameterGroupFamily": "redshift-2.0"}
    assert found(stub, "redshift", PARAMETERS, {"ParameterGroups": [group]}) == "redshift-2.0"


def test_no_parameter_group_is_none(stub: Stub) -> None:
    assert found(stub, "redshift", PARAMETERS, {"ParameterGroups": []}) is None
