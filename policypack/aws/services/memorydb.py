"""MemoryDB: versions and groups.

Sources:
https://docs.aws.amazon.com/memorydb/latest/APIReference/API_DescribeEngineVersions.html
https://docs.aws.amazon.com/memorydb/latest/APIReference/API_DescribeParameterGroups.html
https://docs.aws.amazon.com/memorydb/latest/APIReference/API_DescribeSubnetGroups.html
https://docs.aws.amazon.com/memorydb/latest/APIReference/API_DescribeACLs.html
https://docs.aws.amazon.com/memorydb/latest/APIReference/API_DescribeClusters.html
https://docs.aws.amazon.com/memorydb/latest/APIReference/API_DescribeSnapshots.html
https://docs.aws.amazon.com/memorydb/latest/APIReference/API_DescribeUsers.html
"""

from __future__ import annotations

from dataclasses import dataclass

from policypack.aws.fact import Service, fact


@dataclass(frozen=True, slots=True)
class MemoryVersion:
    """An engine version such as "7.1" of "redis", and the family of its parameter groups: "memorydb_redis7"."""

    engine: str
    version: str
    patch: str
    family: str


@dataclass(frozen=True, slots=True)
class MemoryParameterGroup:
    """A parameter group."""

    name: str
    family: str


@dataclass(frozen=True, slots=True)
class MemorySubnetGroup:
    """A subnet group and its network."""

    name: str
    vpc: str


@dataclass(frozen=True, slots=True)
class MemoryAcl:
    """An access control list, and the oldest engine version that it fits."""

    name: str
    least_version: str


@dataclass(frozen=True, slots=True)
class MemorySnapshot:
    """A snapshot that a cluster can begin with."""

    name: str
    status: str


@dataclass(frozen=True, slots=True)
class MemoryCluster:
    """A cluster that is there."""

    name: str
    engine: str
    version: str


class MemoryDb(Service):
    """In-memory databases and their catalogue."""

    service = "memorydb"

    @fact("memorydb:DescribeEngineVersions", lifetime="24h", empty="proves")
    def versions(self, region: str | None = None) -> tuple[MemoryVersion, ...]:
        """Every version of every engine in the region."""
        return tuple(
            MemoryVersion(
                item.get("Engine") or "redis",
                item["EngineVersion"],
                item.get("EnginePatchVersion") or "",
                item["ParameterGroupFamily"],
            )
            for item in self.pages("describe_engine_versions", "EngineVersions")
        )

    @fact(
        "memorydb:DescribeParameterGroups",
        lifetime="5m",
        absent=("ParameterGroupNotFoundFault", "ParameterGroupNotFound"),
        empty="proves",
    )
    def parameter_group(self, name: str, region: str | None = None) -> MemoryParameterGroup | None:
        """The parameter group of this name."""
        found = self.call("describe_parameter_groups", ParameterGroupName=name)["ParameterGroups"]
        return MemoryParameterGroup(found[0]["Name"], found[0]["Family"]) if found else None

    @fact(
        "memorydb:DescribeSubnetGroups",
        lifetime="5m",
        absent=("SubnetGroupNotFoundFault", "SubnetGroupNotFound"),
        empty="proves",
    )
    def subnet_group(self, name: str, region: str | None = None) -> MemorySubnetGroup | None:
        """The subnet group of this name."""
        found = self.call("describe_subnet_groups", SubnetGroupName=name)["SubnetGroups"]
        return MemorySubnetGroup(found[0]["Name"], found[0].get("VpcId") or "") if found else None

    @fact("memorydb:DescribeACLs", lifetime="5m", absent=("ACLNotFoundFault", "ACLNotFound"), empty="proves")
    def acl(self, name: str, region: str | None = None) -> MemoryAcl | None:
        """The access control list of this name."""
        found = self.call("describe_acls", ACLName=name)["ACLs"]
        return MemoryAcl(found[0]["Name"], found[0].get("MinimumEngineVersion") or "") if found else None

    @fact("memorydb:DescribeSnapshots", absent=("SnapshotNotFoundFault", "SnapshotNotFound"), empty="proves")
    def snapshot(self, name: str, region: str | None = None) -> MemorySnapshot | None:
        """The snapshot of this name."""
        found = self.call("describe_snapshots", SnapshotName=name)["Snapshots"]
        return MemorySnapshot(found[0]["Name"], found[0].get("Status") or "") if found else None

    @fact("memorydb:DescribeClusters", absent=("ClusterNotFoundFault", "ClusterNotFound"), empty="proves")
    def cluster(self, name: str, region: str | None = None) -> MemoryCluster | None:
        """The cluster of this name."""
        found = self.call("describe_clusters", ClusterName=name)["Clusters"]
        if not found:
            return None
        return MemoryCluster(found[0]["Name"], found[0].get("Engine") or "redis", found[0]["EngineVersion"])

    @fact("memorydb:DescribeUsers", absent=("UserNotFoundFault", "UserNotFound"), empty="proves")
    def user(self, name: str, region: str | None = None) -> str | None:
        """The name of the user as AWS has it, None where there is none of this name."""
        found = self.call("describe_users", UserName=name)["Users"]
        return found[0]["Name"] if found else None
