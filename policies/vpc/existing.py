"""Networks that are there already: what still fits into their subnets, zones and addresses."""

from __future__ import annotations

from collections.abc import Iterator

from policies.vpc._zones import ZONE, ZONED
from policypack import UNKNOWN, Aws, Block, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Ec2, Ecs, Eks, Lb
from policypack.shelf.existing import by_another, whose
from policypack.shelf.outside import listed, named_outside, proven
from policypack.shelf.ranges import cidr
from policypack.shelf.remote import has_remote
from policypack.shelf.subnets import SubnetPlace, by_zone, in_one_network, places

# Where subnets are listed (block, property), and how many free addresses each of them needs.
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
# https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
NEEDED = {Lb.LOAD_BALANCER: ("", "subnets", 8), Eks.CLUSTER: ("vpcConfig", "subnetIds", 6)}


def _subnets(resource: Resource, within: str, name: str, stack: Stack, aws: Aws) -> tuple[Block, list[SubnetPlace]]:
    """Return the subnets in a property and the block it is in; none where all of them are this stack's."""
    block = resource.block(within) if within else resource
    found = places(block, name, stack, aws) if block else []
    return block or resource, found if any(subnet.outside for subnet in found) else []


@policy(*ZONED)
def subnets_in_one_zone(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """All subnets are in one availability zone, as AWS says.

    Why: "DB Subnet Group doesn't meet availability zone coverage requirement. Please add subnets to cover at least 2
    availability zones." "At least two subnets in two different Availability Zones must be specified."
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html
        https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
        https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
    """
    within, name, refused = ZONED[resource.type]
    if not refused or resource.exists:
        return
    if resource.type == Lb.LOAD_BALANCER and resource.text("loadBalancerType", default="application") != "application":
        return
    block, subnets = _subnets(resource, within, name, stack, aws)
    zones = list(by_zone(subnets)) if in_one_network(subnets) else []
    if len(zones) != 1 or len(zones[0][1]) != len(subnets):
        return
    # In a Local Zone one is enough.
    if not ZONE.fullmatch(zones[0][0]) or (resource.type == Lb.LOAD_BALANCER and len(subnets) > 1):
        return  # of several for a load balancer vpc-existing-subnets-share-zone tells
    named = sorted(subnet.name for subnet in subnets)
    yield block.finding(
        name,
        problem=f"{listed(named)} {'is the only subnet, in' if len(named) == 1 else 'are all in'} {zones[0][0]}, and "
        f"{refused}.",
        fix="Add a subnet in a second availability zone.",
    )


@policy(Lb.LOAD_BALANCER)
def subnets_share_zone(balancer: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Two subnets of the load balancer are in one zone, as AWS says.

    Why: "InvalidConfigurationRequest: A load balancer cannot be attached to multiple subnets in the same
    Availability Zone."
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
    """
    _, subnets = _subnets(balancer, "", "subnets", stack, aws)
    for zone, shared in by_zone(subnets) if in_one_network(subnets) else ():
        if len(shared) > 1:
            yield balancer.finding(
                "subnets",
                problem=f"{' and '.join(sorted(subnet.name for subnet in shared))} are in {zone}; a load balancer "
                "takes one subnet of each zone.",
                fix="Keep one of them, and add subnets of other zones."
                if len(shared) == len(subnets)
                else "Keep one of them.",
            )


@policy(*NEEDED, level="advisory")
def addresses_short(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Subnet has too few free addresses.

    Why: "InvalidSubnet: Not enough IP space available in subnet-…. ELB requires at least 8 free IP addresses in each
    subnet." EKS needs six in each, and sixteen are better: upgrades of the cluster take more for a while.
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
        https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
    """
    if resource.exists:
        return
    within, name, needed = NEEDED[resource.type]
    block, subnets = _subnets(resource, within, name, stack, aws)
    short = [
        f"{subnet.name} has {subnet.free}" for subnet in subnets if subnet.free is not None and subnet.free < needed
    ]
    if short:
        yield block.finding(
            name,
            problem=f"{needed} free addresses are needed in each subnet, and {listed(short)}.",
            fix="Name another subnet of the zone, or free addresses: delete network interfaces that nothing uses.",
        )


@policy(Ecs.SERVICE, level="advisory")
def tasks_exceed_addresses(service: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Subnets of the service have fewer free addresses than it has tasks.

    Why: Each task takes an address of its own. Those that get none do not start: "RESOURCE:ENI", or "The subnet has
    no available IP addresses", and a deployment needs up to twice as many.
    Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking-awsvpc.html
    """
    if service.exists:
        return
    block, subnets = _subnets(service, "networkConfiguration", "subnets", stack, aws)
    wanted = service.number("desiredCount", default=0) or 0
    free = [subnet.free for subnet in subnets if subnet.free is not None]
    # A planned subnet has room that nobody counted yet.
    if free and len(free) == len(subnets) and sum(free) < wanted:
        yield block.finding(
            "subnets",
            problem=f"The service wants {wanted:g} tasks, and its subnets have {sum(free)} free addresses.",
            fix="Add subnets with more free addresses, or lower desiredCount.",
        )


@policy(Lb.LOAD_BALANCER)
def internet_missing(balancer: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Load balancer faces the internet, and its VPC has no internet gateway.

    Why: "InvalidSubnet: VPC vpc-… has no internet gateway". Of a VPC that another account shares the gateway cannot
    be seen, and a Wavelength Zone and an Outpost have gateways of their own.
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
    """
    # A gateway load balancer is reached through endpoints, wherever it stands.
    if balancer.exists or balancer.flag("internal") or balancer.text("loadBalancerType") == "gateway":
        return
    if balancer.has("customerOwnedIpv4Pool"):
        return
    _, subnets = _subnets(balancer, "", "subnets", stack, aws)
    outside = [subnet for subnet in subnets if subnet.outside]
    if any(not ZONE.fullmatch(subnet.zone) or subnet.owner not in ("", aws.account()) for subnet in outside):
        return
    vpc = next((subnet.vpc for subnet in outside), None)
    if vpc is None or vpc in aws.network.internet_vpcs():
        return
    # One that this stack attaches, be it to a VPC that only an update knows.
    if any(
        item.raw("vpcId") == vpc or not item.known("vpcId")
        for item in stack.of_type(Ec2.INTERNET_GATEWAY, Ec2.INTERNET_GATEWAY_ATTACHMENT)
    ):
        return
    yield balancer.finding(
        "subnets",
        problem=f"The load balancer faces the internet, and the VPC {vpc} of its subnets has no internet gateway.",
        fix="Set internal to true, name subnets of a VPC with an internet gateway, or attach one and route to it.",
        level="advisory" if has_remote(stack) else None,
    )


def _vpc(subnet: Resource, stack: Stack) -> str | None:
    """Return the id of the subnet's VPC where it is there already and another's."""
    return None if subnet.exists else named_outside(subnet, "vpcId", stack, Ec2.VPC, Ec2.DEFAULT_VPC, key="id")


@policy(Ec2.SUBNET)
def subnet_outside_vpc(subnet: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Subnet is outside the addresses of a VPC that is there.

    Why: "InvalidSubnet.Range: The CIDR '10.1.0.0/24' is invalid": a subnet takes its addresses from a range of its VPC.
    Source: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
    """
    vpc, text = _vpc(subnet, stack), subnet.text("cidrBlock")
    own = cidr(text) if text else None
    if vpc is None or own is None:
        return
    # This stack may add a range to the VPC first.
    added = [
        a.raw("cidrBlock")
        for a in stack.of_type(Ec2.VPC_IPV4_CIDR_BLOCK_ASSOCIATION)
        if a.raw("vpcId") in (vpc, UNKNOWN)
    ]
    ranges = [item for network in aws.ec2.vpcs((("vpc-id", (vpc,)),)) for item in network.cidrs]
    wholes = [cidr(item) if isinstance(item, str) else None for item in (*ranges, *added)]
    if not ranges or None in wholes or any(whole and own.subnet_of(whole) for whole in wholes):
        return
    yield subnet.finding(
        "cidrBlock",
        problem=f"cidrBlock is {text}, and the VPC {vpc} has {' and '.join(ranges)}.",
        fix=f"Choose a range inside {' or '.join(ranges)} that no other subnet has.",
        level=proven(subnet, "cidrBlock", stack),
    )


@policy(Ec2.SUBNET)
def subnet_overlaps(subnet: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Subnet shares addresses with one that is there.

    Why: "InvalidSubnet.Conflict: The CIDR '10.0.1.0/24' conflicts with another subnet."
    Source: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
    """
    vpc, text = _vpc(subnet, stack), subnet.text("cidrBlock")
    own = cidr(text) if text else None
    if vpc is None or own is None:
        return
    there = aws.ec2.subnets((("vpc-id", (vpc,)),))
    taken = [item for item in there if (other := cidr(item.cidr)) is not None and own.overlaps(other)]
    if taken:
        shown = [f"{item.id} ({item.cidr}, {item.zone})" for item in taken]
        yield subnet.finding(
            "cidrBlock",
            problem=f"cidrBlock is {text}, and the VPC {vpc} has {listed(shown)} already.{whose(stack)}",
            fix="Choose a range that is free, or refer to the subnet that is there instead of creating one.",
            level=by_another(stack),
        )
