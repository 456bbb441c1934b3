"""MemoryDB: versions and groups."""

from __future__ import annotations

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from policypack.aws.services.memorydb import (
    MemoryAcl,
    MemoryCluster,
    MemoryParameterGroup,
    MemorySnapshot,
    MemorySubnetGroup,
    MemoryVersion,
)
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

VERSIONS = Verb("describe_engine_versions", "memorydb:DescribeEngineVersions", lambda aws: aws.memorydb.versions(), {})
PARAMETERS = Verb(
    "describe_parameter_groups",
    "memorydb:DescribeParameterGroups",
    lambda aws: aws.memorydb.parameter_group("tuned"),
    {"ParameterGroupName": "tuned"},
    ("ParameterGroupNotFoundFault",),
)
SUBNETS = Verb(
    "describe_subnet_groups",
    "memorydb:DescribeSubnetGroups",
    lambda aws: aws.memorydb.subnet_group("private"),
    {"SubnetGroupName": "private"},
    ("SubnetGroupNotFoundFault",),
)

ACL = Verb(
    "describe_acls",
    "memorydb:DescribeACLs",
    lambda aws: aws.memorydb.acl("app"),
    {"ACLName": "app"},
    ("ACLNotFoundFault",),
)
SNAPSHOT = Verb(
    "describe_snapshots",
    "memorydb:DescribeSnapshots",
    lambda aws: aws.memorydb.snapshot("before"),
    {"SnapshotName": "before"},
    ("SnapshotNotFoundFault",),
)
CLUSTER = Verb(
    "describe_clusters",
    "memorydb:DescribeClusters",
    lambda aws: aws.memorydb.cluster("orders"),
    {"ClusterName": "orders"},
    ("ClusterNotFoundFault",),
)

TestRefusals = outcomes("memorydb", (VERSIONS, PARAMETERS, SUBNETS, ACL, SNAPSHOT, CLUSTER))


def test_versions_of_all_pages(stub: Stub) -> None:
    item = {"EngineVersion": "7.1", "EnginePatchVersion": "7.1.1", "ParameterGroupFamily": "memorydb_redis7"}
    pages = (
        {"EngineVersions": [item], "NextToken": "more"},
        {"EngineVersions": [{"Engine": "valkey", "EngineVersion": "7.2", "ParameterGroupFamily": "memorydb_valkey7"}]},
    )
    assert found(stub, "memorydb", VERSIONS, *pages, following="NextToken") == (
        MemoryVersion("redis", "7.1", "7.1.1", "memorydb_redis7"),
        MemoryVersion("valkey", "7.2", "", "memorydb_valkey7"),
    )


def test_groups_are_there_or_not(stub: Stub) -> None:
    group = {"Name": "tuned", "Family": "memorydb_redis7"}
    assert found(stub, "memorydb", PARAMETERS, {"ParameterGroups": [group]}) == MemoryParameterGroup(
        "tuned", "memorydb_redis7"
    )
    subnets = {"Name": "private", "VpcId": "vpc-1"}
    assert found(stub, "memorydb", SUBNETS, {"SubnetGroups": [subnets]}) == MemorySubnetGroup("private", "vpc-1")


def test_empty_lists_say_that_there_is_none(stub: Stub) -> None:
    assert found(stub, "memorydb", PARAMETERS, {"ParameterGroups": []}) is None
    assert found(stub, "memorydb", SUBNETS, {"SubnetGroups": []}) is None


def test_against_the_emulator() -> None:
    with Emulator() as emulator:
        memorydb = Lookups(mode="emulator", endpoint_url=emulator.url).bind({}, "eu-west-1").memorydb
        assert memorydb.subnet_group("nowhere") is None
        assert memorydb.cluster("nowhere") is None
        assert memorydb.snapshot("nowhere") is None


def test_what_clusters_name_and_run(stub: Stub) -> None:
    acl = {"Name": "app", "MinimumEngineVersion": "6.2"}
    assert found(stub, "memorydb", ACL, {"ACLs": [acl]}) == MemoryAcl("app", "6.2")
    snapshot = {"Name": "before", "Status": "available"}
    assert found(stub, "memorydb", SNAPSHOT, {"Snapshots": [snapshot]}) == MemorySnapshot("before", "available")
    cluster = {"Name": "orders", "Engine": "valkey", "EngineVersion": "7.3"}
    assert found(stub, "memorydb", CLUSTER, {"Clusters": [cluster]}) == MemoryCluster("orders", "valkey", "7.3")


def test_no_list_snapshot_or_cluster_is_none(stub: Stub) -> None:
    assert found(stub, "memorydb", ACL, {"ACLs": []}) is None
    assert found(stub, "memorydb", SNAPSHOT, {"Snapshots": []}) is None
    assert found(stub, "memorydb", CLUSTER, {"Clusters": []}) is None
