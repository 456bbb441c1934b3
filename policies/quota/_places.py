"""What one VPC, zone, security group, route table or role may hold only so much of.

Codes: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import NamedTuple

from policies.quota import _rules as rules
from policypack import Aws, Resource, Stack, Undecided
from policypack.catalogue.tokens import Ec2, Iam, Vpc
from policypack.shelf.quotas import Limit, beside, quota


class Place(NamedTuple):
    """Where a quota holds. `id` is how AWS knows it, None for what this stack creates; `members` what is put there."""

    name: str
    id: str | None
    members: tuple[Resource, ...]


Find = Callable[[Aws, Stack, Resource, tuple[str, ...]], Place | None]
Holds = Callable[[Aws, Stack, Resource], Iterable[tuple[Hashable, float]]]


class Placed(NamedTuple):
    """A quota that holds for each place of a kind.

    `holds` is what one planned resource brings, under keys that tell doubles; `used` what AWS has in a place that is
    there; `first` what a new place has from the start. Up to `least` every account may have: then nothing is asked.
    """

    what: str
    types: tuple[str, ...]
    place: Find
    used: Callable[[Aws, str], float]
    limit: Callable[[Aws], Limit | None]
    least: float
    holds: Holds = lambda _aws, _stack, resource: [(resource.urn, 1)]
    first: float = 0
    service: str = "vpc"
    everywhere: bool = False


def _within(word: str, property: str, *containers: str) -> Find:
    """Return what finds the place that a property names, or that the resource itself is."""

    def find(aws: Aws, stack: Stack, resource: Resource, types: tuple[str, ...]) -> Place | None:
        own = resource.type in containers
        container = resource if own else stack.follow(resource, property, *containers)
        if container is None:
            id = resource.text(property)
            if not id:
                return None
            named = [other for other in stack.of_type(*types) if other.raw(property) == id]
            ours = (other for other in named if beside(resource, other, aws, everywhere=True))
            return Place(f"{word} {id}", id, tuple(ours))
        itself = (container,) if container.type in types else ()
        referring = stack.referrers(container, *types, property=property)
        sure = (other for other in referring if len(stack.follow_all(other, property, *containers)) == 1)
        id = container.outputs.text("id") if container.exists else None
        return Place(f"{word} {container.name}", id, (*itself, *sure))

    return find


def _zone(aws: Aws, stack: Stack, gateway: Resource, types: tuple[str, ...]) -> Place | None:
    """Return the zone of a NAT gateway; None for a regional one, which has none."""
    name = _zone_of(aws, stack, gateway)
    if name is None:
        return None
    members = []
    for other in stack.of_type(*types):
        try:
            if other is gateway or (beside(gateway, other, aws) and _zone_of(aws, stack, other) == name):
                members.append(other)
        except Undecided:
            continue  # it says so itself
    return Place(f"availability zone {name}", name, tuple(members))


def _zone_of(aws: Aws, stack: Stack, gateway: Resource) -> str | None:
    if gateway.text("availabilityMode") == "regional":
        return None
    subnet = stack.follow(gateway, "subnetId", Ec2.SUBNET)
    if subnet is not None:
        zone = subnet.text("availabilityZone") or subnet.outputs.text("availabilityZone")
        if zone is None:
            raise subnet.undecided("availabilityZone", "is chosen by AWS")
        return zone
    id = gateway.text("subnetId")
    return next((found.zone for found in aws.ec2.subnets() if found.id == id), None) if id else None


def _gateways_in(aws: Aws, zone: str) -> float:
    there = {subnet.id for subnet in aws.ec2.subnets() if subnet.zone == zone}
    return sum(subnet in there for _, subnet in aws.network.nat_gateways())


def _interface(_aws: Aws, _stack: Stack, endpoint: Resource) -> Iterable[tuple[Hashable, float]]:
    return [(endpoint.urn, float(endpoint.text("vpcEndpointType") == "Interface"))]


def _interfaces_of(aws: Aws, vpc: str) -> float:
    return sum(endpoint.vpc == vpc and endpoint.kind == "Interface" for endpoint in aws.network.endpoints())


def _policies(_aws: Aws, _stack: Stack, resource: Resource) -> Iterable[tuple[Hashable, float]]:
    name = "managedPolicyArns" if resource.type == Iam.ROLE else "policyArn"
    return [(key, 1) for key in rules.keys(resource, name)]


_IN_VPC = _within("VPC", "vpcId", Ec2.VPC)
_IN_GROUP = _within("security group", "securityGroupId", Ec2.SECURITY_GROUP)
_IN_TABLE = _within("route table", "routeTableId", Ec2.ROUTE_TABLE, Ec2.DEFAULT_ROUTE_TABLE)

PLACED = (
    Placed("NAT gateways", (Ec2.NAT_GATEWAY,), _zone, _gateways_in, quota("vpc", "L-FE5A380F"), least=0),
    Placed(
        "subnets",
        (Ec2.SUBNET,),
        _IN_VPC,
        lambda aws, vpc: len(aws.ec2.subnets((("vpc-id", (vpc,)),))),
        quota("vpc", "L-407747CB"),
        least=200,
    ),
    Placed(
        "route tables",
        (Ec2.ROUTE_TABLE,),
        _IN_VPC,
        lambda aws, vpc: len(aws.network.route_tables("vpc-id", vpc)),
        quota("vpc", "L-589F43AA"),
        least=200,
        first=1,  # the main one
    ),
    Placed(
        "interface endpoints",
        (Ec2.VPC_ENDPOINT,),
        _IN_VPC,
        _interfaces_of,
        quota("vpc", "L-29B6F2EB"),
        least=50,
        holds=_interface,
    ),
    *(
        Placed(
            f"{'outbound' if outbound else 'inbound'} {family} rules",
            (
                Ec2.SECURITY_GROUP,
                Ec2.SECURITY_GROUP_RULE,
                Vpc.SECURITY_GROUP_EGRESS_RULE if outbound else Vpc.SECURITY_GROUP_INGRESS_RULE,
            ),
            _IN_GROUP,
            rules.used_rules(family, outbound),
            quota("vpc", "L-0EA8095F"),
            least=60,
            holds=rules.planned_rules(family, outbound),
        )
        for outbound in (False, True)
        for family in rules.FAMILIES
    ),
    *(
        Placed(
            f"{family} routes",
            (Ec2.ROUTE_TABLE, Ec2.DEFAULT_ROUTE_TABLE, Ec2.ROUTE),
            _IN_TABLE,
            rules.used_routes(family),
            quota("vpc", "L-93826ACB"),
            least=50,
            holds=rules.planned_routes(family),
        )
        for family in rules.FAMILIES
    ),
    Placed(
        "managed policies",
        (Iam.ROLE, Iam.ROLE_POLICY_ATTACHMENT),
        _within("role", "role", Iam.ROLE),
        lambda aws, role: len(aws.iam.attached_policies(role) or ()),
        quota("iam", "L-0DA4ABF3", everywhere=True),
        least=10,
        holds=_policies,
        service="iam",
        everywhere=True,
    ),
)
