"""ElastiCache: versions and groups.

Sources:
https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DescribeCacheEngineVersions.html
https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DescribeCacheParameterGroups.html
https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DescribeCacheSubnetGroups.html
https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DescribeReplicationGroups.html
https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DescribeCacheClusters.html
https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DescribeSnapshots.html
https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DescribeUserGroups.html
https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DescribeUsers.html
"""

from __future__ import annotations

from dataclasses import dataclass

from policypack.aws.fact import Service, fact


@dataclass(frozen=True, slots=True)
class CacheVersion:
    """An engine version and the family of its parameter groups, such as "redis7" or "valkey8"."""

    version: str
    family: str


@dataclass(frozen=True, slots=True)
class CacheParameterGroup:
    """A parameter group."""

    name: str
    family: str


@dataclass(frozen=True, slots=True)
class CacheSubnetGroup:
    """A subnet group and its network."""

    name: str
    vpc: str
    subnets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReplicationGroup:
    """A replication group that is there. `members` are its cache clusters, which say what they run."""

    id: str
    arn: str
    status: str
    node_type: str
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CacheCluster:
    """A cache cluster that is there: of Memcached, or a member of a replication group."""

    id: str
    engine: str
    version: str


@dataclass(frozen=True, slots=True)
class CacheSnapshot:
    """A snapshot that a cache can begin with."""

    name: str
    status: str


@dataclass(frozen=True, slots=True)
class UserGroup:
    """A user group, and the engine that it is for."""

    id: str
    engine: str


class ElastiCache(Service):
    """Caches and their catalogue."""

    service = "elasticache"

    @fact("elasticache:DescribeCacheEngineVersions", lifetime="24h", absent=("InvalidParameterValue",), empty="proves")
    def versions(self, engine: str, region: str | None = None) -> tuple[CacheVersion, ...] | None:
        """Every version of "redis", "valkey" or "memcached" in the region; None for an unknown engine."""
        found = self.pages("describe_cache_engine_versions", "CacheEngineVersions", Engine=engine)
        return tuple(CacheVersion(item["EngineVersion"], item["CacheParameterGroupFamily"]) for item in found) or None

    @fact(
        "elasticache:DescribeCacheParameterGroups",
        lifetime="5m",
        absent=("CacheParameterGroupNotFound",),
        empty="proves",
    )
    def parameter_group(self, name: str, region: str | None = None) -> CacheParameterGroup | None:
        """The parameter group of this name."""
        found = self.call("describe_cache_parameter_groups", CacheParameterGroupName=name)["CacheParameterGroups"]
        if not found:
            return None
        return CacheParameterGroup(found[0]["CacheParameterGroupName"], found[0]["CacheParameterGroupFamily"])

    @fact(
        "elasticache:DescribeCacheSubnetGroups",
        lifetime="5m",
        absent=("CacheSubnetGroupNotFoundFault",),
        empty="proves",
    )
    def subnet_group(self, name: str, region: str | None = None) -> CacheSubnetGroup | None:
        """The subnet group of this name."""
        found = self.call("describe_cache_subnet_groups", CacheSubnetGroupName=name)["CacheSubnetGroups"]
        if not found:
            return None
        group = found[0]
        subnets = tuple(subnet["SubnetIdentifier"] for subnet in group.get("Subnets") or ())
        return CacheSubnetGroup(group["CacheSubnetGroupName"], group.get("VpcId") or "", subnets)

    @fact("elasticache:DescribeReplicationGroups", absent=("ReplicationGroupNotFoundFault",), empty="proves")
    def replication_group(self, id: str, region: str | None = None) -> ReplicationGroup | None:
        """The replication group of this id."""
        found = self.call("describe_replication_groups", ReplicationGroupId=id)["ReplicationGroups"]
        if not found:
            return None
        group = found[0]
        return ReplicationGroup(
            group["ReplicationGroupId"],
            group.get("ARN") or "",
            group["Status"],
            group.get("CacheNodeType") or "",
            tuple(group.get("MemberClusters") or ()),
        )

    @fact("elasticache:DescribeCacheClusters", absent=("CacheClusterNotFound",), empty="proves")
    def cluster(self, id: str, region: str | None = None) -> CacheCluster | None:
        """The cache cluster of this id."""
        found = self.call("describe_cache_clusters", CacheClusterId=id)["CacheClusters"]
        if not found:
            return None
        return CacheCluster(found[0]["CacheClusterId"], found[0]["Engine"], found[0]["EngineVersion"])

    @fact("elasticache:DescribeSnapshots", absent=("SnapshotNotFoundFault",), empty="proves")
    def snapshot(self, name: str, region: str | None = None) -> CacheSnapshot | None:
        """The snapshot of this name, of a replication group or of a cluster."""
        found = self.call("describe_snapshots", SnapshotName=name)["Snapshots"]
        return CacheSnapshot(found[0]["SnapshotName"], found[0].get("SnapshotStatus") or "") if found else None

    @fact("elasticache:DescribeUserGroups", lifetime="5m", absent=("UserGroupNotFound",), empty="proves")
    def user_group(self, id: str, region: str | None = None) -> UserGroup | None:
        """The user group of this id."""
        found = self.call("describe_user_groups", UserGroupId=id)["UserGroups"]
        return UserGroup(found[0]["UserGroupId"], found[0].get("Engine") or "") if found else None

    @fact("elasticache:DescribeUsers", absent=("UserNotFound",), empty="proves")
    def user(self, id: str, region: str | None = None) -> str | None:
        """The id of the user as AWS has it, None where there is none of this id."""
        found = self.call("describe_users", UserId=id)["Users"]
        return found[0]["UserId"] if found else None
