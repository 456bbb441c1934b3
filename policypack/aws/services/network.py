"""Networks: what an account has of the things that are limited, and which regions it may use.

A part of EC2's API beside `ec2`, for what other resources refer to and what counts against quotas.

Sources:
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAddresses.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNatGateways.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRegions.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribePlacementGroups.html
"""

from __future__ import annotations

from dataclasses import dataclass

from policypack.aws.fact import Service, fact


@dataclass(frozen=True, slots=True)
class Region:
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


class Network(Service):
    """Addresses, gateways, endpoints and regions."""

    service = "ec2"

    @fact("ec2:DescribeAddresses")
    def addresses(self, region: str | None = None) -> tuple[str, ...]:
        """The allocation ids of the account's elastic addresses."""
        return tuple(sorted(item.get("AllocationId", "") for item in self.call("describe_addresses")["Addresses"]))

    @fact("ec2:DescribeInternetGateways")
    def internet_gateways(self, region: str | None = None) -> tuple[str, ...]:
        """The ids of the account's internet gateways."""
        found = self.pages("describe_internet_gateways", "InternetGateways")
        return tuple(sorted(item["InternetGatewayId"] for item in found))

    @fact("ec2:DescribeNatGateways")
    def nat_gateways(self, region: str | None = None) -> tuple[tuple[str, str], ...]:
        """(Id, subnet) of every NAT gateway that is there or on its way."""
        found = self.pages("describe_nat_gateways", "NatGateways")
        alive = (item for item in found if item.get("State") not in ("deleted", "deleting", "failed"))
        return tuple(sorted((item["NatGatewayId"], item.get("SubnetId", "")) for item in alive))

    @fact("ec2:DescribeVpcEndpoints")
    def endpoints(self, region: str | None = None) -> tuple[Endpoint, ...]:
        """The VPC endpoints of the account."""
        return tuple(
            Endpoint(
                item["VpcEndpointId"],
                item["VpcId"],
                item["ServiceName"],
                item.get("VpcEndpointType", "Gateway"),
                item.get("PrivateDnsEnabled", False),
            )
            for item in self.pages("describe_vpc_endpoints", "VpcEndpoints")
            if str(item.get("State", "")).lower() not in ("deleted", "deleting", "failed", "rejected", "expired")
        )

    @fact("ec2:DescribeVpcAttribute", lifetime="5m", absent=("InvalidVpcID.NotFound",))
    def dns_hostnames(self, vpc: str, region: str | None = None) -> bool | None:
        """Does a VPC give names to its hosts? None where there is no such VPC."""
        answer = self.call("describe_vpc_attribute", VpcId=vpc, Attribute="enableDnsHostnames")
        return bool(answer["EnableDnsHostnames"]["Value"])

    @fact("ec2:DescribePlacementGroups")
    def placement_groups(self, region: str | None = None) -> tuple[str, ...]:
        """The names of the account's placement groups."""
        found = self.call("describe_placement_groups")["PlacementGroups"]
        return tuple(sorted(item["GroupName"] for item in found if item.get("State") not in ("deleting", "deleted")))

    @fact("ec2:DescribeRegions", lifetime="1h")
    def regions(self, region: str | None = None) -> tuple[Region, ...]:
        """All regions of the partition, those that the account has not enabled too."""
        found = self.call("describe_regions", AllRegions=True)["Regions"]
        return tuple(Region(item["RegionName"], item.get("OptInStatus", "opt-in-not-required")) for item in found)
