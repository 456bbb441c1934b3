"""What the RDS facts answer with, besides versions: databases, groups, snapshots and what can be ordered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Orderable:
    """One combination that can be created: an instance class with an engine version, a licence and a storage type.

    `zones` are those that have it. Sizes are in GiB, None where the storage has no limits of its own (Aurora).
    `clusters` says whether a Multi-AZ DB cluster can be made of it, `global_databases` whether it may be part of a
    global database. What AWS does not say is None.
    """

    version: str
    instance_class: str
    licence: str
    storage: str
    zones: tuple[str, ...]
    multi_az: bool
    clusters: bool
    performance_insights: bool
    enhanced_monitoring: bool
    iam_authentication: bool
    least_storage: int | None = None
    most_storage: int | None = None
    least_iops: int | None = None
    most_iops: int | None = None
    networks: tuple[str, ...] = ()
    iops: bool | None = None
    throughput: bool | None = None
    least_throughput: int | None = None
    most_throughput: int | None = None
    autoscaling: bool | None = None
    global_databases: bool | None = None


@dataclass(frozen=True, slots=True)
class GlobalCluster:
    """A global database that is there. `writer` is the ARN of its primary cluster, empty where it has none."""

    identifier: str
    engine: str
    version: str
    writer: str


@dataclass(frozen=True, slots=True)
class Database:
    """A database instance that is there. `cluster` is empty outside of one."""

    identifier: str
    arn: str
    engine: str
    version: str
    status: str
    instance_class: str
    cluster: str = ""
    parameter_groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DatabaseCluster:
    """A cluster that is there: Aurora, Multi-AZ, DocumentDB or Neptune."""

    identifier: str
    arn: str
    engine: str
    version: str
    status: str
    mode: str = ""
    parameter_group: str = ""


@dataclass(frozen=True, slots=True)
class ParameterGroup:
    """A parameter group of instances or of clusters. `family` is such as "postgres16"."""

    name: str
    family: str


@dataclass(frozen=True, slots=True)
class OptionGroup:
    """An option group and the engine it is for; `major` is such as "8.0" or "19"."""

    name: str
    engine: str
    major: str
    vpc: str = ""


@dataclass(frozen=True, slots=True)
class SubnetGroup:
    """A subnet group, its network and its subnets with their zones."""

    name: str
    vpc: str
    status: str
    subnets: tuple[str, ...]
    zones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DatabaseSnapshot:
    """A snapshot of an instance or of a cluster. Only an "available" one can be restored. Size in GiB."""

    identifier: str
    arn: str
    engine: str
    version: str
    status: str
    encrypted: bool
    size: int


@dataclass(frozen=True, slots=True)
class CertificateAuthority:
    """A certificate authority for connections. `ends` is an ISO time."""

    identifier: str
    kind: str
    ends: str


def orderable(item: Mapping[str, Any]) -> Orderable:
    return Orderable(
        version=item["EngineVersion"],
        instance_class=item["DBInstanceClass"],
        licence=item.get("LicenseModel") or "",
        storage=item.get("StorageType") or "",
        zones=tuple(zone["Name"] for zone in item.get("AvailabilityZones") or ()),
        multi_az=bool(item.get("MultiAZCapable")),
        clusters=bool(item.get("SupportsClusters")),
        performance_insights=bool(item.get("SupportsPerformanceInsights")),
        enhanced_monitoring=bool(item.get("SupportsEnhancedMonitoring")),
        iam_authentication=bool(item.get("SupportsIAMDatabaseAuthentication")),
        least_storage=item.get("MinStorageSize"),
        most_storage=item.get("MaxStorageSize"),
        least_iops=item.get("MinIopsPerDbInstance"),
        most_iops=item.get("MaxIopsPerDbInstance"),
        networks=tuple(item.get("SupportedNetworkTypes") or ()),
        iops=item.get("SupportsIops"),
        throughput=item.get("SupportsStorageThroughput"),
        least_throughput=item.get("MinStorageThroughputPerDbInstance"),
        most_throughput=item.get("MaxStorageThroughputPerDbInstance"),
        autoscaling=item.get("SupportsStorageAutoscaling"),
        global_databases=item.get("SupportsGlobalDatabases"),
    )


def global_cluster(item: Mapping[str, Any]) -> GlobalCluster:
    members = item.get("GlobalClusterMembers") or ()
    return GlobalCluster(
        item["GlobalClusterIdentifier"],
        item.get("Engine") or "",
        item.get("EngineVersion") or "",
        next((member["DBClusterArn"] for member in members if member.get("IsWriter")), ""),
    )


def database(item: Mapping[str, Any]) -> Database:
    groups = item.get("DBParameterGroups") or ()
    return Database(
        item["DBInstanceIdentifier"],
        item["DBInstanceArn"],
        item["Engine"],
        item.get("EngineVersion") or "",
        item.get("DBInstanceStatus") or "",
        item.get("DBInstanceClass") or "",
        item.get("DBClusterIdentifier") or "",
        tuple(group["DBParameterGroupName"] for group in groups),
    )


def cluster(item: Mapping[str, Any]) -> DatabaseCluster:
    return DatabaseCluster(
        item["DBClusterIdentifier"],
        item["DBClusterArn"],
        item["Engine"],
        item.get("EngineVersion") or "",
        item.get("Status") or "",
        item.get("EngineMode") or "",
        item.get("DBClusterParameterGroup") or "",
    )


def subnet_group(item: Mapping[str, Any]) -> SubnetGroup:
    subnets = item.get("Subnets") or ()
    zones = {(subnet.get("SubnetAvailabilityZone") or {}).get("Name", "") for subnet in subnets}
    return SubnetGroup(
        item["DBSubnetGroupName"],
        item.get("VpcId") or "",
        item.get("SubnetGroupStatus") or "",
        tuple(subnet["SubnetIdentifier"] for subnet in subnets),
        tuple(sorted(zones - {""})),
    )


def snapshot(item: Mapping[str, Any], prefix: str) -> DatabaseSnapshot:
    """`prefix` is "DB" or "DBCluster": the fields of both kinds are called alike."""
    return DatabaseSnapshot(
        item[f"{prefix}SnapshotIdentifier"],
        item[f"{prefix}SnapshotArn"],
        item["Engine"],
        item.get("EngineVersion") or "",
        item.get("Status") or "",
        bool(item.get("Encrypted") or item.get("StorageEncrypted")),
        item.get("AllocatedStorage") or 0,
    )
