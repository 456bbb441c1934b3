"""Database Migration Service: versions and classes of replication instances.

Sources:
https://docs.aws.amazon.com/dms/latest/APIReference/API_DescribeEngineVersions.html
https://docs.aws.amazon.com/dms/latest/APIReference/API_DescribeOrderableReplicationInstances.html
"""

from __future__ import annotations

from dataclasses import dataclass

from policypack.aws.fact import Service, fact


@dataclass(frozen=True, slots=True)
class ReplicationVersion:
    """A version of the replication engine and those that an instance on it may go to."""

    version: str
    upgrades: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrderableReplication:
    """An instance class that can be created with one version. Storage in GiB."""

    version: str
    instance_class: str
    zones: tuple[str, ...]
    least_storage: int
    most_storage: int


@dataclass(frozen=True, slots=True)
class Quota:
    """A quota of the account in a region, and how much of it is used."""

    name: str
    used: int
    most: int


class Dms(Service):
    """Replication instances' catalogue, and how many there may be."""

    service = "dms"

    @fact("dms:DescribeEngineVersions", lifetime="24h")
    def versions(self, region: str | None = None) -> tuple[ReplicationVersion, ...]:
        """Every version of the replication engine in the region."""
        found = self.chained("describe_engine_versions", "EngineVersions", "Marker")
        return tuple(ReplicationVersion(item["Version"], tuple(item.get("AvailableUpgrades") or ())) for item in found)

    @fact("dms:DescribeOrderableReplicationInstances", lifetime="24h")
    def orderable(self, region: str | None = None) -> tuple[OrderableReplication, ...]:
        """Every class with every version in the region. AWS cannot be asked for less."""
        return tuple(
            OrderableReplication(
                item["EngineVersion"],
                item["ReplicationInstanceClass"],
                tuple(item.get("AvailabilityZones") or ()),
                item.get("MinAllocatedStorage") or 0,
                item.get("MaxAllocatedStorage") or 0,
            )
            for item in self.pages("describe_orderable_replication_instances", "OrderableReplicationInstances")
        )

    @fact("dms:DescribeAccountAttributes", lifetime="5m")
    def quotas(self, region: str | None = None) -> tuple[Quota, ...]:
        """Limits and use together: ReplicationInstances, AllocatedStorage, Endpoints …"""
        found = self.call("describe_account_attributes")["AccountQuotas"]
        return tuple(Quota(item["AccountQuotaName"], item["Used"], item["Max"]) for item in found)
