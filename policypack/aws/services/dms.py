"""Database Migration Service: versions and classes of replication instances, subnet groups and certificates.

Sources:
https://docs.aws.amazon.com/dms/latest/APIReference/API_DescribeEngineVersions.html
https://docs.aws.amazon.com/dms/latest/APIReference/API_DescribeOrderableReplicationInstances.html
https://docs.aws.amazon.com/dms/latest/APIReference/API_DescribeReplicationSubnetGroups.html
https://docs.aws.amazon.com/dms/latest/APIReference/API_DescribeCertificates.html
https://docs.aws.amazon.com/dms/latest/APIReference/API_DescribeReplicationInstances.html
https://docs.aws.amazon.com/dms/latest/APIReference/API_DescribeEndpoints.html
https://docs.aws.amazon.com/dms/latest/APIReference/API_DescribeReplicationTasks.html
"""

from __future__ import annotations

from dataclasses import dataclass

from policypack.aws.fact import Service, fact
from policypack.aws.services._account_quotas import AccountQuota, account_quotas


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


# What a filter asks for, and the field that has it in the answer.
_IDENTIFIERS = {
    "replication-instance-id": "ReplicationInstanceIdentifier",
    "endpoint-id": "EndpointIdentifier",
    "replication-task-id": "ReplicationTaskIdentifier",
}


class Dms(Service):
    """Replication instances' catalogue, and how many there may be."""

    service = "dms"

    @fact("dms:DescribeEngineVersions", lifetime="24h", empty="proves")
    def versions(self, region: str | None = None) -> tuple[ReplicationVersion, ...]:
        """Every version of the replication engine in the region."""
        found = self.chained("describe_engine_versions", "EngineVersions", "Marker")
        return tuple(ReplicationVersion(item["Version"], tuple(item.get("AvailableUpgrades") or ())) for item in found)

    @fact("dms:DescribeOrderableReplicationInstances", lifetime="24h", empty="proves")
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

    @fact("dms:DescribeAccountAttributes", empty="never")
    def quotas(self, region: str | None = None) -> tuple[AccountQuota, ...]:
        """Limits and use together: ReplicationInstances, AllocatedStorage, Endpoints …"""
        return account_quotas(self.call("describe_account_attributes"))

    @fact("dms:DescribeReplicationSubnetGroups", lifetime="5m", absent=("ResourceNotFoundFault",), empty="proves")
    def subnet_group(self, id: str, region: str | None = None) -> str | None:
        """The network of the replication subnet group of this id, empty where AWS does not say it."""
        named = [{"Name": "replication-subnet-group-id", "Values": [id]}]
        for item in self.pages("describe_replication_subnet_groups", "ReplicationSubnetGroups", Filters=named):
            return str(item.get("VpcId") or "")
        return None

    @fact("dms:DescribeCertificates", lifetime="5m", absent=("ResourceNotFoundFault",), empty="proves")
    def certificate(self, arn: str, region: str | None = None) -> str | None:
        """The identifier of the certificate of this ARN."""
        named = [{"Name": "certificate-arn", "Values": [arn]}]
        for item in self.pages("describe_certificates", "Certificates", Filters=named):
            return str(item["CertificateIdentifier"])
        return None

    @fact("dms:DescribeReplicationInstances", absent=("ResourceNotFoundFault",), empty="proves")
    def instance(self, id: str, region: str | None = None) -> str | None:
        """The id of the replication instance as AWS has it, None where there is none of this id."""
        return self._first("replication_instances", "ReplicationInstances", "replication-instance-id", id)

    @fact("dms:DescribeEndpoints", absent=("ResourceNotFoundFault",), empty="proves")
    def endpoint(self, id: str, region: str | None = None) -> str | None:
        """The id of the endpoint as AWS has it, None where there is none of this id."""
        return self._first("endpoints", "Endpoints", "endpoint-id", id)

    @fact("dms:DescribeReplicationTasks", absent=("ResourceNotFoundFault",), empty="proves")
    def task(self, id: str, region: str | None = None) -> str | None:
        """The id of the replication task as AWS has it, None where there is none of this id."""
        return self._first("replication_tasks", "ReplicationTasks", "replication-task-id", id)

    def _first(self, operation: str, items: str, key: str, id: str) -> str | None:
        found = self.pages(f"describe_{operation}", items, Filters=[{"Name": key, "Values": [id]}])
        return next((item[_IDENTIFIERS[key]] for item in found), None)
