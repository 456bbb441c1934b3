"""ElastiCache: versions and groups."""

from __future__ import annotations

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from policypack.aws.services.elasticache import (
    CacheCluster,
    CacheParameterGroup,
    CacheSnapshot,
    CacheSubnetGroup,
    CacheVersion,
    ReplicationGroup,
    UserGroup,
)
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

VERSIONS = Verb(
    "describe_cache_engine_versions",
    "elasticache:DescribeCacheEngineVersions",
    lambda aws: aws.elasticache.versions("redis"),
    {"Engine": "redis"},
    ("InvalidParameterValue",),
)
PARAMETERS = Verb(
    "describe_cache_parameter_groups",
    "elasticache:DescribeCacheParameterGroups",
    lambda aws: aws.elasticache.parameter_group("tuned"),
    {"CacheParameterGroupName": "tuned"},
    ("CacheParameterGroupNotFound",),
)
SUBNETS = Verb(
    "describe_cache_subnet_groups",
    "elasticache:DescribeCacheSubnetGroups",
    lambda aws: aws.elasticache.subnet_group("private"),
    {"CacheSubnetGroupName": "private"},
    ("CacheSubnetGroupNotFoundFault",),
)
REPLICATION = Verb(
    "describe_replication_groups",
    "elasticache:DescribeReplicationGroups",
    lambda aws: aws.elasticache.replication_group("sessions"),
    {"ReplicationGroupId": "sessions"},
    ("ReplicationGroupNotFoundFault",),
)

CLUSTER = Verb(
    "describe_cache_clusters",
    "elasticache:DescribeCacheClusters",
    lambda aws: aws.elasticache.cluster("sessions-001"),
    {"CacheClusterId": "sessions-001"},
    ("CacheClusterNotFound",),
)
SNAPSHOT = Verb(
    "describe_snapshots",
    "elasticache:DescribeSnapshots",
    lambda aws: aws.elasticache.snapshot("before"),
    {"SnapshotName": "before"},
    ("SnapshotNotFoundFault",),
)
USERS = Verb(
    "describe_user_groups",
    "elasticache:DescribeUserGroups",
    lambda aws: aws.elasticache.user_group("app"),
    {"UserGroupId": "app"},
    ("UserGroupNotFound",),
)

TestRefusals = outcomes("elasticache", (VERSIONS, PARAMETERS, SUBNETS, REPLICATION, CLUSTER, SNAPSHOT, USERS))


def test_versions_of_all_pages(stub: Stub) -> None:
    item = {"Engine": "redis", "EngineVersion": "7.1.0", "CacheParameterGroupFamily": "redis7"}
    pages = (
        {"CacheEngineVersions": [item], "Marker": "more"},
        {"CacheEngineVersions": [{**item, "EngineVersion": "6.2.6", "CacheParameterGroupFamily": "redis6.x"}]},
    )
    assert found(stub, "elasticache", VERSIONS, *pages) == (
        CacheVersion("7.1.0", "redis7"),
        CacheVersion("6.2.6", "redis6.x"),
    )


def test_an_engine_without_versions_is_none(stub: Stub) -> None:
    assert found(stub, "elasticache", VERSIONS, {"CacheEngineVersions": []}) is None


def test_groups_that_are_there(stub: Stub) -> None:
    group = {"CacheParameterGroupName": "tuned", "CacheParameterGroupFamily": "redis7"}
    assert found(stub, "elasticache", PARAMETERS, {"CacheParameterGroups": [group]}) == CacheParameterGroup(
        "tuned", "redis7"
    )
    subnets = {"CacheSubnetGroupName": "private", "VpcId": "vpc-1", "Subnets": [{"SubnetIdentifier": "subnet-1"}]}
    assert found(stub, "elasticache", SUBNETS, {"CacheSubnetGroups": [subnets]}) == CacheSubnetGroup(
        "private", "vpc-1", ("subnet-1",)
    )
    replication = {
        "ReplicationGroupId": "sessions",
        "ARN": "arn:sessions",
        "Status": "available",
        "MemberClusters": ["sessions-001"],
    }
    assert found(stub, "elasticache", REPLICATION, {"ReplicationGroups": [replication]}) == ReplicationGroup(
        "sessions", "arn:sessions", "available", "", ("sessions-001",)
    )


def test_empty_lists_say_that_there_is_none(stub: Stub) -> None:
    assert found(stub, "elasticache", PARAMETERS, {"CacheParameterGroups": []}) is None
    assert found(stub, "elasticache", SUBNETS, {"CacheSubnetGroups": []}) is None
    assert found(stub, "elasticache", REPLICATION, {"ReplicationGroups": []}) is None


def test_against_the_emulator() -> None:
    with Emulator() as emulator:
        elasticache = Lookups(mode="emulator", endpoint_url=emulator.url).bind({}, "eu-west-1").elasticache
        assert elasticache.replication_group("nowhere") is None
        assert elasticache.subnet_group("nowhere") is None
        assert elasticache.cluster("nowhere") is None
        assert elasticache.snapshot("nowhere") is None


def test_what_a_cache_runs_and_begins_with(stub: Stub) -> None:
    cluster = {"CacheClusterId": "sessions-001", "Engine": "valkey", "EngineVersion": "8.0.1"}
    assert found(stub, "elasticache", CLUSTER, {"CacheClusters": [cluster]}) == CacheCluster(
        "sessions-001", "valkey", "8.0.1"
    )
    snapshot = {"SnapshotName": "before", "SnapshotStatus": "available"}
    assert found(stub, "elasticache", SNAPSHOT, {"Snapshots": [snapshot]}) == CacheSnapshot("before", "available")
    group = {"UserGroupId": "app", "Engine": "valkey"}
    assert found(stub, "elasticache", USERS, {"UserGroups": [group]}) == UserGroup("app", "valkey")


def test_no_cluster_snapshot_or_user_group_is_none(stub: Stub) -> None:
    assert found(stub, "elasticache", CLUSTER, {"CacheClusters": []}) is None
    assert found(stub, "elasticache", SNAPSHOT, {"Snapshots": []}) is None
    assert found(stub, "elasticache", USERS, {"UserGroups": []}) is None
