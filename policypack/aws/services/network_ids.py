"""Which parts of networks and machines are there, by id: route tables, interfaces, volumes, instances and the like.

A part of EC2's API beside `ec2` and `network`, which lists what is few. Every fact takes ids and answers with those
that are there and can be used. It asks with filters: one wrong id among `…Ids` would make AWS refuse the whole
question. What AWS still lists some time after its end, such as a terminated instance, does not count.

Sources:
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRouteTables.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAddresses.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeManagedPrefixLists.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeEgressOnlyInternetGateways.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSnapshots.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroupVpcAssociations.html
https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-lifecycle.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from policypack.aws.fact import Service, fact

# What a service of AWS manages is there too, where the account hides it from its lists.
_HIDDEN_TOO = {"IncludeManagedResources": True}
_ASSOCIATED = ("associated", "associating")
# AWS takes as many values for one filter.
_MOST = 200
_GONE = frozenset(
    {"deleted", "deleting", "failed", "rejected", "expired", "terminated", "shutting-down", "delete-complete",
     "delete-in-progress"}
)  # fmt: skip


class NetworkIds(Service):
    """Ids of the account, and of those who share with it."""

    service = "ec2"

    @fact("ec2:DescribeRouteTables", empty="proves")
    def route_tables(self, ids: tuple[str, ...], region: str | None = None) -> frozenset[str]:
        """Those of the route tables that are there."""
        return self._there("describe_route_tables", "RouteTables", "RouteTableId", "route-table-id", ids)

    @fact("ec2:DescribeEgressOnlyInternetGateways", empty="proves")
    def egress_gateways(self, ids: tuple[str, ...], region: str | None = None) -> frozenset[str]:
        """Those of the egress-only internet gateways that are there. AWS has no filter for their ids."""
        found = self.pages("describe_egress_only_internet_gateways", "EgressOnlyInternetGateways")
        return frozenset(item["EgressOnlyInternetGatewayId"] for item in found).intersection(ids)

    @fact("ec2:DescribeTransitGateways", empty="proves")
    def transit_gateways(self, ids: tuple[str, ...], region: str | None = None) -> frozenset[str]:
        """Those of the transit gateways that are there, shared ones among them."""
        return self._there(
            "describe_transit_gateways", "TransitGateways", "TransitGatewayId", "transit-gateway-id", ids
        )

    @fact("ec2:DescribeVpcPeeringConnections", empty="proves")
    def peering_connections(self, ids: tuple[str, ...], region: str | None = None) -> frozenset[str]:
        """Those of the VPC peering connections that are there, as requested or as accepted."""
        return self._there(
            "describe_vpc_peering_connections",
            "VpcPeeringConnections",
            "VpcPeeringConnectionId",
            "vpc-peering-connection-id",
            ids,
        )

    @fact("ec2:DescribeNetworkInterfaces", empty="proves")
    def interfaces(self, ids: tuple[str, ...], region: str | None = None) -> frozenset[str]:
        """Those of the network interfaces that are there."""
        return self._there(
            "describe_network_interfaces",
            "NetworkInterfaces",
            "NetworkInterfaceId",
            "network-interface-id",
            ids,
            **_HIDDEN_TOO,
        )

    @fact("ec2:DescribeAddresses", empty="proves")
    def addresses(self, ids: tuple[str, ...], region: str | None = None) -> frozenset[str]:
        """Those of the elastic addresses that are there, by allocation id, those of pools of one's own among them."""
        found: set[str] = set()
        for start in range(0, len(ids), _MOST):
            part = [{"Name": "allocation-id", "Values": list(ids[start : start + _MOST])}]
            found |= {item["AllocationId"] for item in self.call("describe_addresses", Filters=part)["Addresses"]}
        return frozenset(found)

    @fact("ec2:DescribeNetworkAcls", empty="proves")
    def network_acls(self, ids: tuple[str, ...], region: str | None = None) -> frozenset[str]:
        """Those of the network ACLs that are there."""
        return self._there("describe_network_acls", "NetworkAcls", "NetworkAclId", "network-acl-id", ids)

    @fact("ec2:DescribeManagedPrefixLists", empty="proves")
    def prefix_lists(self, ids: tuple[str, ...], region: str | None = None) -> frozenset[str]:
        """Those of the prefix lists that are there, AWS's own and shared ones among them."""
        return self._there("describe_managed_prefix_lists", "PrefixLists", "PrefixListId", "prefix-list-id", ids)

    @fact("ec2:DescribeDhcpOptions", empty="proves")
    def dhcp_options(self, ids: tuple[str, ...], region: str | None = None) -> frozenset[str]:
        """Those of the DHCP option sets that are there."""
        return self._there("describe_dhcp_options", "DhcpOptions", "DhcpOptionsId", "dhcp-options-id", ids)

    @fact("ec2:DescribeInstances", empty="proves")
    def instances(self, ids: tuple[str, ...], region: str | None = None) -> frozenset[str]:
        """Those of the instances that are there, running or stopped."""
        found = self._pages("describe_instances", "Reservations", "instance-id", ids, **_HIDDEN_TOO)
        return frozenset(
            item["InstanceId"] for reservation in found for item in reservation["Instances"] if _alive(item)
        )

    @fact("ec2:DescribeSecurityGroupVpcAssociations", empty="proves")
    def associated_vpcs(self, groups: tuple[str, ...], region: str | None = None) -> frozenset[tuple[str, str]]:
        """(Group, VPC) for each VPC beside its own that a security group may be used in."""
        found = self._pages(
            "describe_security_group_vpc_associations", "SecurityGroupVpcAssociations", "group-id", groups
        )
        return frozenset((item["GroupId"], item["VpcId"]) for item in found if item["State"] in _ASSOCIATED)

    @fact("ec2:DescribeVolumes", empty="proves")
    def volumes(self, ids: tuple[str, ...], region: str | None = None) -> frozenset[str]:
        """Those of the EBS volumes that are there."""
        return self._there("describe_volumes", "Volumes", "VolumeId", "volume-id", ids, **_HIDDEN_TOO)

    @fact("ec2:DescribeSnapshots", empty="proves")
    def snapshots(self, ids: tuple[str, ...], region: str | None = None) -> frozenset[str]:
        """Those of the EBS snapshots that a volume can be made of, shared and public ones among them."""
        return self._there("describe_snapshots", "Snapshots", "SnapshotId", "snapshot-id", ids)

    def _there(
        self, operation: str, items: str, id: str, filter: str, ids: tuple[str, ...], **more: object
    ) -> frozenset[str]:
        return frozenset(item[id] for item in self._pages(operation, items, filter, ids, **more) if _alive(item))

    def _pages(self, operation: str, items: str, filter: str, ids: tuple[str, ...], **more: object) -> Iterator[Any]:
        for start in range(0, len(ids), _MOST):
            part = list(ids[start : start + _MOST])
            yield from self.pages(operation, items, Filters=[{"Name": filter, "Values": part}], **more)


def _alive(item: Mapping[str, Any]) -> bool:
    """Services spell the state differently: a text, an object with a name, or a status with a code."""
    state = item.get("State") or item.get("Status") or ""
    if isinstance(state, Mapping):
        state = state.get("Name") or state.get("Code") or ""
    return str(state).lower() not in _GONE
