"""Networks: what an account has of the things that are limited, and which regions it may use.

A part of EC2's API beside `ec2`, for what other resources refer to and what counts against quotas.

Sources:
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAddresses.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNatGateways.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRegions.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRouteTables.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroupRules.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeManagedPrefixLists.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeTransitGateways.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcEndpoints.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcEndpointServices.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribePlacementGroups.html
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from policypack.aws.fact import Service, fact


@dataclass(frozen=True, slots=True)
class AccountRegion:
    """A region. `opt_in` is opt-in-not-required, opted-in or not-opted-in."""

    name: str
    opt_in: str

    @property
    def enabled(self) -> bool:
        return self.opt_in != "not-opted-in"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A VPC endpoint. `kind` is Gateway, Interface or GatewayLoadBalancer."""

    id: str
    vpc: str
    service: str
    kind: str
    private_dns: bool = False
    route_tables: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EndpointService:
    """What a VPC endpoint can be made for. S3 is there twice: with a gateway and with interfaces."""

    name: str
    kinds: tuple[str, ...]
    zones: tuple[str, ...]
    private_dns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PrefixList:
    """A managed prefix list. `most` is how many entries it may have, 0 where AWS does not say."""

    id: str
    name: str
    family: str
    most: int


@dataclass(frozen=True, slots=True)
class GroupRule:
    """A rule of a security group: where from or where to, one of the two families, a prefix list or a group."""

    outbound: bool
    ipv4: str = ""
    ipv6: str = ""
    prefix_list: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class RouteTable:
    """A route table, and the destinations of the routes that somebody put into it, without what gateways add."""

    id: str
    vpc: str
    ipv4: tuple[str, ...] = ()
    ipv6: tuple[str, ...] = ()
    prefix_lists: tuple[str, ...] = ()


class Network(Service):
    """Addresses, gateways, endpoints, routes, rules and regions."""

    service = "ec2"

    @fact("ec2:DescribeAddresses", empty="proves")
    def addresses(self, region: str | None = None) -> tuple[str, ...]:
        """The allocation ids of the elastic addresses that count against the account's quota.

        Those of pools that it brought along do not, and of those that a service manages AWS does not say it.
        """
        found = self.call("describe_addresses")["Addresses"]
        from_amazon = (item for item in found if item.get("PublicIpv4Pool", "amazon") == "amazon")
        others = ("CustomerOwnedIpv4Pool", "ServiceManaged")
        return tuple(
            sorted(item.get("AllocationId", "") for item in from_amazon if not any(item.get(name) for name in others))
        )

    @fact("ec2:DescribeInternetGateways", empty="proves")
    def internet_gateways(self, region: str | None = None) -> tuple[str, ...]:
        """The ids of the account's internet gateways."""
        found = self.pages("describe_internet_gateways", "InternetGateways")
        return tuple(sorted(item["InternetGatewayId"] for item in found))

    @fact("ec2:DescribeInternetGateways", empty="proves")
    def internet_vpcs(self, region: str | None = None) -> tuple[str, ...]:
        """The ids of the VPCs that have an internet gateway."""
        found = self.pages("describe_internet_gateways", "InternetGateways")
        return tuple(sorted(part["VpcId"] for item in found for part in item["Attachments"]))

    @fact("ec2:DescribeNatGateways", empty="proves")
    def nat_gateways(self, region: str | None = None) -> tuple[tuple[str, str], ...]:
        """(Id, subnet) of every NAT gateway that is there or on its way."""
        found = self.pages("describe_nat_gateways", "NatGateways")
        alive = (item for item in found if item.get("State") not in ("deleted", "deleting", "failed"))
        return tuple(sorted((item["NatGatewayId"], item.get("SubnetId", "")) for item in alive))

    @fact("ec2:DescribeVpcEndpoints", empty="proves")
    def endpoints(self, region: str | None = None) -> tuple[Endpoint, ...]:
        """The VPC endpoints of the account."""
        return tuple(
            Endpoint(
                item["VpcEndpointId"],
                item["VpcId"],
                item["ServiceName"],
                item.get("VpcEndpointType", "Gateway"),
                item.get("PrivateDnsEnabled", False),
                tuple(item.get("RouteTableIds") or ()),
            )
            for item in self.pages("describe_vpc_endpoints", "VpcEndpoints")
            if str(item.get("State", "")).lower() not in ("deleted", "deleting", "failed", "rejected", "expired")
        )

    @fact("ec2:DescribeRouteTables", empty="proves")
    def route_tables(self, filter: str, value: str, region: str | None = None) -> tuple[RouteTable, ...]:
        """The route tables that match one filter of EC2's: ("vpc-id", "vpc-…") or ("route-table-id", "rtb-…")."""
        found = self.pages("describe_route_tables", "RouteTables", Filters=[{"Name": filter, "Values": [value]}])
        return tuple(_route_table(item) for item in found)

    @fact("ec2:DescribeSecurityGroupRules", empty="proves")
    def group_rules(self, group: str, region: str | None = None) -> tuple[GroupRule, ...]:
        """The rules of a security group."""
        return tuple(
            GroupRule(
                item["IsEgress"],
                item.get("CidrIpv4") or "",
                item.get("CidrIpv6") or "",
                item.get("PrefixListId") or "",
                (item.get("ReferencedGroupInfo") or {}).get("GroupId") or "",
            )
            for item in self.pages(
                "describe_security_group_rules",
                "SecurityGroupRules",
                Filters=[{"Name": "group-id", "Values": [group]}],
            )
        )

    @fact("ec2:DescribeManagedPrefixLists", empty="never")
    def prefix_lists(self, region: str | None = None) -> tuple[PrefixList, ...]:
        """The managed prefix lists that the account can use, AWS's own among them."""
        return tuple(
            PrefixList(
                item["PrefixListId"],
                item["PrefixListName"],
                item.get("AddressFamily") or "IPv4",
                item.get("MaxEntries") or 0,
            )
            for item in self.pages("describe_managed_prefix_lists", "PrefixLists")
        )

    @fact("ec2:DescribeTransitGateways", empty="proves")
    def transit_gateways(self, region: str | None = None) -> tuple[tuple[str, str], ...]:
        """(Id, owner) of every transit gateway that the account has or shares."""
        found = self.pages("describe_transit_gateways", "TransitGateways")
        alive = (item for item in found if item.get("State") not in ("deleted", "deleting"))
        return tuple(sorted((item["TransitGatewayId"], item.get("OwnerId") or "") for item in alive))

    @fact("ec2:DescribeVpcEndpointServices", lifetime="24h", empty="never")
    def endpoint_services(self, region: str | None = None) -> tuple[EndpointService, ...]:
        """The services that endpoints can be made for: AWS's own, and others' that admit the account."""
        return tuple(
            EndpointService(
                item["ServiceName"],
                tuple(kind["ServiceType"] for kind in item.get("ServiceType") or ()),
                tuple(sorted(item.get("AvailabilityZones") or ())),
                _private_names(item),
            )
            for item in self.pages("describe_vpc_endpoint_services", "ServiceDetails")
        )

    @fact("ec2:DescribeVpcAttribute", absent=("InvalidVpcID.NotFound",))
    def dns_support(self, vpc: str, region: str | None = None) -> bool | None:
        """Does Amazon's DNS server answer in a VPC? None where there is no such VPC."""
        answer = self.call("describe_vpc_attribute", VpcId=vpc, Attribute="enableDnsSupport")
        return bool(answer["EnableDnsSupport"]["Value"])

    @fact("ec2:DescribeVpcAttribute", absent=("InvalidVpcID.NotFound",))
    def dns_hostnames(self, vpc: str, region: str | None = None) -> bool | None:
        """Does a VPC give names to its hosts? None where there is no such VPC."""
        answer = self.call("describe_vpc_attribute", VpcId=vpc, Attribute="enableDnsHostnames")
        return bool(answer["EnableDnsHostnames"]["Value"])

    @fact("ec2:DescribeRegions", lifetime="1h", empty="never")
    def regions(self, region: str | None = None) -> tuple[AccountRegion, ...]:
        """All regions of the partition, those that the account has not enabled too."""
        found = self.call("describe_regions", AllRegions=True)["Regions"]
        return tuple(
            AccountRegion(item["RegionName"], item.get("OptInStatus", "opt-in-not-required")) for item in found
        )

    @fact("ec2:DescribePlacementGroups", empty="proves")
    def placement_groups(self, region: str | None = None) -> tuple[str, ...]:
        """The names of the account's placement groups."""
        found = self.call("describe_placement_groups")["PlacementGroups"]
        return tuple(sorted(item["GroupName"] for item in found if item.get("State") not in ("deleting", "deleted")))


def _route_table(item: dict[str, Any]) -> RouteTable:
    routes = [route for route in item.get("Routes") or () if route.get("Origin") == "CreateRoute"]
    # The routes of gateway endpoints are the endpoints' own.
    lists = [route for route in routes if not str(route.get("GatewayId") or "").startswith("vpce-")]
    return RouteTable(
        item["RouteTableId"],
        item.get("VpcId") or "",
        tuple(route["DestinationCidrBlock"] for route in routes if route.get("DestinationCidrBlock")),
        tuple(route["DestinationIpv6CidrBlock"] for route in routes if route.get("DestinationIpv6CidrBlock")),
        tuple(route["DestinationPrefixListId"] for route in lists if route.get("DestinationPrefixListId")),
    )


def _private_names(service: Mapping[str, Any]) -> tuple[str, ...]:
    names = [name["PrivateDnsName"] for name in service.get("PrivateDnsNames") or ()]
    return tuple(names) or tuple(filter(None, (service.get("PrivateDnsName"),)))
