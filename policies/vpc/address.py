"""Addresses and ranges of them, as rules, routes and machines name them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from ipaddress import IPv4Address, IPv4Network, IPv6Network, ip_network
from typing import NamedTuple

from policypack import Block, Finding, Resource, Stack, policy, unwrap
from policypack.catalogue.tokens import Ec2, Ec2clientvpn, Ec2transitgateway, Efs, Eks, Vpc
from policypack.finding import Level
from policypack.shelf.ranges import cidr


class RangePlace(NamedTuple):
    """Where ranges stand: a property, in the blocks at `within`, of IPv6 where its name says so.

    `first`: what is no first address of its range is refused, and not taken as that.
    `either`: ranges of both versions stand here.
    """

    name: str
    within: str = ""
    first: bool = True
    either: bool = False

    @property
    def version(self) -> int:
        return 6 if "pv6" in self.name else 4


_INLINE = tuple(
    RangePlace(name, within) for within in ("ingress", "egress") for name in ("cidrBlocks", "ipv6CidrBlocks")
)
_ACL = tuple(
    RangePlace(name, within, first=False) for within in ("ingress", "egress") for name in ("cidrBlock", "ipv6CidrBlock")
)
_ROUTES = (RangePlace("cidrBlock", "routes"), RangePlace("ipv6CidrBlock", "routes"))
_OWN = (RangePlace("cidrIpv4"), RangePlace("cidrIpv6"))
# Who says "is not a valid CIDR block; did you mean …" of an address inside the range is the provider.
# https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/verify/validate.go
PLACES: Mapping[str, tuple[RangePlace, ...]] = {
    Ec2.DEFAULT_NETWORK_ACL: _ACL,
    Ec2.DEFAULT_ROUTE_TABLE: _ROUTES,
    Ec2.DEFAULT_SECURITY_GROUP: _INLINE,
    # https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AddPrefixListEntry.html
    Ec2.MANAGED_PREFIX_LIST: (RangePlace("cidr", "entries", first=False, either=True),),
    Ec2.MANAGED_PREFIX_LIST_ENTRY: (RangePlace("cidr", first=False, either=True),),
    Ec2.NETWORK_ACL: _ACL,
    Ec2.NETWORK_ACL_RULE: (RangePlace("cidrBlock", first=False), RangePlace("ipv6CidrBlock", first=False)),
    Ec2.ROUTE: (RangePlace("destinationCidrBlock"), RangePlace("destinationIpv6CidrBlock")),
    Ec2.ROUTE_TABLE: _ROUTES,
    Ec2.SECURITY_GROUP: _INLINE,
    Ec2.SECURITY_GROUP_RULE: (RangePlace("cidrBlocks"), RangePlace("ipv6CidrBlocks")),
    Ec2.VPC_IPV4_CIDR_BLOCK_ASSOCIATION: (RangePlace("cidrBlock"),),
    Ec2.VPN_CONNECTION_ROUTE: (RangePlace("destinationCidrBlock", first=False),),
    Ec2clientvpn.AUTHORIZATION_RULE: (RangePlace("targetNetworkCidr", first=False, either=True),),
    Ec2clientvpn.ENDPOINT: (RangePlace("clientCidrBlock", first=False),),
    Ec2clientvpn.ROUTE: (RangePlace("destinationCidrBlock", first=False, either=True),),
    Ec2transitgateway.ROUTE: (RangePlace("destinationCidrBlock", first=False, either=True),),
    Eks.CLUSTER: (RangePlace("publicAccessCidrs", "vpcConfig", first=False, either=True),),
    Vpc.SECURITY_GROUP_EGRESS_RULE: _OWN,
    Vpc.SECURITY_GROUP_INGRESS_RULE: _OWN,
}


@policy(*PLACES)
def range_refused(resource: Resource) -> Iterator[Finding]:
    """Rule or route has something else than a range of addresses.

    Why: "InvalidParameterValue: CIDR block 10.0.0.5 is malformed", and of a single address inside a range the
    provider's '"10.0.0.5/24" is not a valid CIDR block; did you mean "10.0.0.0/24"?'. A range of IPv6 has a property of
    its own.
    Source: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
        https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/verify/validate.go
    """
    for place in PLACES[resource.type]:
        for block in resource.blocks(place.within) if place.within else [resource]:
            value = block.raw(place.name)
            for text in map(unwrap, value if isinstance(value, list) else [value]):
                found = _refused(text, place) if isinstance(text, str) and text else None
                if found is None:
                    continue
                said, fix, level = found
                yield block.finding(
                    place.name, problem=f"{block.path(place.name)} has {text!r}, {said}.", fix=fix, level=level
                )


def _refused(text: str, place: RangePlace) -> tuple[str, str, Level | None] | None:
    """Return what is wrong with a range, what to do, and whether it only may be; None where nothing is."""
    example = "2001:db8::/64" if place.version == 6 else "10.0.1.0/24"
    whole = _network(text)
    if whole is None or "/" not in text:
        address = f"; {whole} is that address alone" if whole is not None else ""
        return (
            "which is no range of addresses",
            f"Write an address and a length, for instance {example}{address}.",
            None,
        )
    if not place.either and whole.version != place.version:
        of = f"IPv{whole.version}"
        return f"which is a range of {of}", f"Write it into the property beside, one for {of}.", None
    if str(whole.network_address) == text.partition("/")[0] or whole.version == 6:
        return None
    level: Level | None = None if place.first else "advisory"
    return "which is an address inside of that range", f"Write {whole}, the first address of the range.", level


def _network(text: str) -> IPv4Network | IPv6Network | None:
    try:
        return ip_network(text, strict=False)
    except ValueError:
        return None


# Where addresses of a subnet stand: the property of the subnet, and the addresses.
_IN_SUBNETS: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    Ec2.INSTANCE: ("", "subnetId", ("privateIp", "secondaryPrivateIps")),
    Ec2.LAUNCH_TEMPLATE: ("networkInterfaces", "subnetId", ("privateIpAddress", "ipv4Addresses")),
    Ec2.NAT_GATEWAY: ("", "subnetId", ("privateIp", "secondaryPrivateIpAddresses")),
    Ec2.NETWORK_INTERFACE: ("", "subnetId", ("privateIp", "privateIps", "privateIpLists")),
    Ec2.VPC_ENDPOINT: ("subnetConfigurations", "subnetId", ("ipv4",)),
    Efs.MOUNT_TARGET: ("", "subnetId", ("ipAddress",)),
    "aws:lb/loadBalancer:LoadBalancer": ("subnetMappings", "subnetId", ("privateIpv4Address",)),
}
# The first four addresses of a subnet and the last one are AWS's.
_FIRST, _LAST = 4, 1


@policy(*_IN_SUBNETS)
def outside_subnet(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Address is none that the subnet gives.

    Why: "InvalidParameterValue: Address does not fall within the subnet's address range", "InvalidParameterValue:
    Address is in subnet's reserved address range": of each subnet AWS keeps the first four and the last.
    Source: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
    """
    within, by, names = _IN_SUBNETS[resource.type]
    for block in resource.blocks(within) if within else [resource]:
        subnet = stack.follow(block, by, Ec2.SUBNET)
        if subnet is None:
            continue
        text = subnet.raw("cidrBlock")
        whole = cidr(text) if isinstance(text, str) else None
        if whole is None:
            continue
        for name in names:
            yield from _outside(block, name, whole, subnet)


def _outside(block: Block, name: str, whole: IPv4Network, subnet: Resource) -> Iterator[Finding]:
    value = block.raw(name)
    for text in map(unwrap, value if isinstance(value, list) else [value]):
        try:
            address = IPv4Address(text) if isinstance(text, str) else None
        except ValueError:
            continue
        if address is None:
            continue
        at = int(address) - int(whole.network_address)
        if _FIRST <= at < whole.num_addresses - _LAST:
            continue
        kept = "which AWS keeps for itself in" if address in whole else "which is not in"
        yield block.finding(
            name,
            problem=f"{block.path(name)} has {address}, {kept} the subnet {subnet.name} ({whole}).",
            fix=f"Choose an address from {whole[_FIRST]} to {whole[-1 - _LAST]}, or leave it to AWS.",
        )
