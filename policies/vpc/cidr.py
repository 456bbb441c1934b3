"""Amazon VPC: address ranges of VPCs and subnets."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Network

from policypack import Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Ec2, Ec2clientvpn
from policypack.shelf.ranges import cidr
from policypack.shelf.remote import adrift

# Prefix lengths of VPCs and subnets: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
LARGEST, SMALLEST = 16, 28


@policy(Ec2.VPC, Ec2.SUBNET)
def refused(resource: Resource) -> Iterator[Finding]:
    """Address range of a VPC or subnet is refused.

    Why: "InvalidVpc.Range: The CIDR '10.0.0.0/8' is invalid", "InvalidSubnet.Range": from 16 addresses (/28) to 65536
    (/16). An address inside the range instead of its first one is refused by the provider.
    Source: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
    """
    text = resource.text("cidrBlock")
    if text is None:
        return
    block = cidr(text)
    if block is None:
        yield resource.finding(
            "cidrBlock",
            problem=f"cidrBlock is {text!r}, which is not the address of a network and its length.",
            fix="Write the first address of the range and its length, for instance 10.0.1.0/24.",
        )
    elif not LARGEST <= block.prefixlen <= SMALLEST:
        yield resource.finding(
            "cidrBlock",
            problem=f"cidrBlock is {text}; the length must be from /{LARGEST} to /{SMALLEST}.",
            fix=f"Choose a range of /{LARGEST} to /{SMALLEST}.",
        )


@policy(Ec2.VPC, Ec2.SUBNET)
def missing(resource: Resource) -> Iterator[Finding]:
    """VPC or subnet has no address range.

    Why: "MissingParameter: Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided." Only a subnet for IPv6 alone
    does without.
    Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html
        https://github.com/cloudposse/terraform-aws-vpc/issues/118
        https://github.com/hashicorp/terraform-provider-aws/issues/42414
    """
    if resource.has("cidrBlock") or resource.has("ipv4IpamPoolId"):
        return
    subnet = resource.type == Ec2.SUBNET
    if subnet and resource.flag("ipv6Native"):
        return
    example = "a range of the VPC such as 10.0.1.0/24" if subnet else "a range such as 10.0.0.0/16"
    yield resource.finding(
        "cidrBlock",
        problem="Neither cidrBlock nor ipv4IpamPoolId is set" + (", and ipv6Native is not true." if subnet else "."),
        fix=f"Set cidrBlock to {example}, or ipv4IpamPoolId and ipv4NetmaskLength"
        + ("; for IPv6 alone, set ipv6Native and ipv6CidrBlock." if subnet else "."),
    )


# What private range a further one must not be of, by the private range that the VPC has.
# https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html#add-cidr-block-restrictions
_PRIVATE = {name: IPv4Network(name) for name in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "198.19.0.0/16")}


@policy(Ec2.VPC_IPV4_CIDR_BLOCK_ASSOCIATION)
def further_refused(more: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Further range of a VPC overlaps what it has, or is of another private range.

    Why: "InvalidVpc.Range: The CIDR '192.168.0.0/16' is restricted. Use a CIDR from the same private address range as
    the current VPC CIDR, or use a publicly-routable CIDR"; a range has from 16 addresses (/28) to 65536 (/16).
    Source: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
    """
    vpc = stack.follow(more, "vpcId", Ec2.VPC)
    text, first = more.text("cidrBlock"), vpc.raw("cidrBlock") if vpc else None
    own, whole = cidr(text) if text else None, cidr(first) if isinstance(first, str) else None
    if own is None:
        return
    says = ""
    if not LARGEST <= own.prefixlen <= SMALLEST:
        says = f"the length must be from /{LARGEST} to /{SMALLEST}"
    elif vpc is None or whole is None:
        return
    elif own.overlaps(whole):
        says = f"it overlaps {whole} of the VPC {vpc.name}"
    else:
        of, at = (next((name for name, all in _PRIVATE.items() if item.subnet_of(all)), "") for item in (own, whole))
        if of and at and of != at:
            says = f"it is of {of}, and the VPC {vpc.name} has {whole}, of {at}"
    if says:
        yield more.finding(
            "cidrBlock",
            problem=f"cidrBlock is {text}; {says}.",
            fix="Choose a range beside those of the VPC: of the same private range, of 100.64.0.0/10, or a public one.",
        )


@policy(Ec2clientvpn.ENDPOINT)
def clients_in_vpc(endpoint: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Range of the clients of a VPN is also the VPC's.

    Why: "The address range cannot overlap with the local CIDR of the VPC in which the associated subnet is located":
    InvalidParameterValue.
    Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateClientVpnEndpoint.html
    """
    vpc = stack.follow(endpoint, "vpcId", Ec2.VPC)
    given, first = endpoint.raw("clientCidrBlock"), vpc.raw("cidrBlock") if vpc else None
    own, whole = (cidr(item) if isinstance(item, str) else None for item in (given, first))
    if vpc is not None and own is not None and whole is not None and own.overlaps(whole):
        yield endpoint.finding(
            "clientCidrBlock",
            problem=f"clientCidrBlock is {own}, and the VPC {vpc.name} has {whole}.",
            fix="Choose a range for the clients that no network has that they reach.",
        )


@policy(Ec2.SUBNET)
def outside_vpc(subnet: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Subnet is outside its VPC's addresses.

    Why: "InvalidSubnet.Range: The CIDR '10.1.0.0/24' is invalid": a subnet takes its addresses from a range of its VPC.
    Source: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
    """
    vpc = stack.follow(subnet, "vpcId", Ec2.VPC)
    text = subnet.text("cidrBlock")
    own = cidr(text) if text else None
    # A pool (IPAM) chooses the VPC's range itself.
    if vpc is None or own is None or not vpc.has("cidrBlock"):
        return
    written = [vpc.text("cidrBlock") or ""]
    written += [
        a.text("cidrBlock") or "" for a in stack.referrers(vpc, Ec2.VPC_IPV4_CIDR_BLOCK_ASSOCIATION, property="vpcId")
    ]
    ranges = [cidr(item) for item in written]
    if None in ranges or any(whole and own.subnet_of(whole) for whole in ranges):
        return
    # A VPC that is there already may have got further ranges elsewhere.
    yield subnet.finding(
        "cidrBlock",
        problem=f"cidrBlock is {text}, and the VPC {vpc.name} has {' and '.join(written)}.",
        fix=f"Choose a range inside {' or '.join(written)}, or add one with aws.ec2.VpcIpv4CidrBlockAssociation.",
        level="advisory" if vpc.exists or adrift(stack, "vpcId", Ec2.VPC_IPV4_CIDR_BLOCK_ASSOCIATION) else None,
    )


@policy(Ec2.SUBNET)
def overlaps(subnet: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Two subnets of a VPC share addresses.

    Why: "InvalidSubnet.Conflict: The CIDR '10.0.1.0/24' conflicts with another subnet."
    Source: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
    """
    vpc = stack.follow(subnet, "vpcId", Ec2.VPC)
    text = subnet.text("cidrBlock")
    for other in stack.once(_overlapping, vpc).get(subnet, ()) if vpc and text else ():
        yield subnet.finding(
            "cidrBlock",
            problem=f"cidrBlock is {text}, and the subnet {other.name} of the same VPC has {other.text('cidrBlock')}.",
            fix="Give each subnet a range of its own.",
        )


def _overlapping(stack: Stack, vpc: Resource) -> dict[Resource, list[Resource]]:
    """Return the pairs of subnets of a VPC that share addresses, at the name that comes later.

    One range is within another or apart from it, so that each is paired with the smallest that it is in: who fixes
    those has fixed all.
    """
    ranges: list[tuple[IPv4Network, Resource]] = []
    for subnet in stack.referrers(vpc, Ec2.SUBNET, property="vpcId"):
        written = subnet.raw("cidrBlock")
        found = cidr(written) if isinstance(written, str) else None
        if found is not None:
            ranges.append((found, subnet))
    pairs: dict[Resource, list[Resource]] = {}
    around: list[tuple[IPv4Network, Resource]] = []
    for own, subnet in sorted(ranges, key=lambda item: item[0]):  # what is around another one comes first
        while around and not around[-1][0].overlaps(own):
            around.pop()
        if around and around[-1][1].name != subnet.name:
            earlier, later = sorted((around[-1][1], subnet), key=lambda item: item.name)
            pairs.setdefault(later, []).append(earlier)
        around.append((own, subnet))
    return pairs
