"""Redshift: node types, clusters, groups and snapshots.

Sources:
https://docs.aws.amazon.com/redshift/latest/APIReference/API_DescribeOrderableClusterOptions.html
https://docs.aws.amazon.com/redshift/latest/APIReference/API_DescribeClusters.html
https://docs.aws.amazon.com/redshift/latest/APIReference/API_DescribeClusterSubnetGroups.html
https://docs.aws.amazon.com/redshift/latest/APIReference/API_DescribeClusterSnapshots.html
https://docs.aws.amazon.com/redshift/latest/APIReference/API_DescribeClusterParameterGroups.html
"""

from __future__ import annotations

from dataclasses import dataclass

from policypack.aws.fact import Service, fact


@dataclass(frozen=True, slots=True)
class OrderableNodes:
    """A node type that can be ordered. `kind` is single-node or multi-node."""

    node_type: str
    kind: str
    version: str
    zones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Warehouse:
    """A cluster that is there."""

    identifier: str
    status: str
    node_type: str


@dataclass(frozen=True, slots=True)
class WarehouseSubnetGroup:
    """A subnet group and its network."""

    name: str
    vpc: str


@dataclass(frozen=True, slots=True)
class WarehouseSnapshot:
    """A snapshot of a cluster; only an "available" one can be restored."""

    identifier: str
    cluster: str
    status: str
    node_type: str


class Redshift(Service):
    """Data warehouses and their catalogue."""

    service = "redshift"

    @fact("redshift:DescribeOrderableClusterOptions", lifetime="24h", empty="proves")
    def orderable(self, node_type: str, region: str | None = None) -> tuple[OrderableNodes, ...]:
        """What can be ordered of a node type; empty where it is not offered."""
        found = self.pages("describe_orderable_cluster_options", "OrderableClusterOptions", NodeType=node_type)
        return tuple(
            OrderableNodes(
                item["NodeType"],
                item.get("ClusterType") or "",
                item.get("ClusterVersion") or "",
                tuple(zone["Name"] for zone in item.get("AvailabilityZones") or ()),
            )
            for item in found
        )

    @fact("redshift:DescribeClusters", absent=("ClusterNotFound", "ClusterNotFoundFault"), empty="proves")
    def cluster(self, identifier: str, region: str | None = None) -> Warehouse | None:
        """The cluster of this name."""
        found = self.call("describe_clusters", ClusterIdentifier=identifier)["Clusters"]
        if not found:
            return None
        return Warehouse(
            found[0]["ClusterIdentifier"], found[0].get("ClusterStatus") or "", found[0].get("NodeType") or ""
        )

    @fact(
        "redshift:DescribeClusterSubnetGroups",
        lifetime="5m",
        absent=("ClusterSubnetGroupNotFoundFault", "ClusterSubnetGroupNotFound"),
        empty="proves",
    )
    def subnet_group(self, name: str, region: str | None = None) -> WarehouseSubnetGroup | None:
        """The subnet group of this name."""
        found = self.call("describe_cluster_subnet_groups", ClusterSubnetGroupName=name)["ClusterSubnetGroups"]
        if not found:
            return None
        return WarehouseSubnetGroup(found[0]["ClusterSubnetGroupName"], found[0].get("VpcId") or "")

    @fact(
        "redshift:DescribeClusterSnapshots",
        absent=("ClusterSnapshotNotFound", "ClusterSnapshotNotFoundFault"),
        empty="proves",
    )
    def snapshot(self, identifier: str, region: str | None = None) -> WarehouseSnapshot | None:
        """The snapshot of this name."""
        found = self.call("describe_cluster_snapshots", SnapshotIdentifier=identifier)["Snapshots"]
        if not found:
            return None
        item = found[0]
        return WarehouseSnapshot(
            item["SnapshotIdentifier"],
            item.get("ClusterIdentifier") or "",
            item.get("Status") or "",
            item.get("NodeType") or "",
        )

    @fact(
        "redshift:DescribeClusterParameterGroups",
        lifetime="5m",
        absent=("ClusterParameterGroupNotFound", "ClusterParameterGroupNotFoundFault"),
        empty="proves",
    )
    def parameter_group(self, name: str, region: str | None = None) -> str | None:
        """The family of the parameter group of this name, such as "redshift-2.0"."""
        found = self.call("describe_cluster_parameter_groups", ParameterGroupName=name)["ParameterGroups"]
        return str(found[0]["ParameterGroupFamily"]) if found else None
