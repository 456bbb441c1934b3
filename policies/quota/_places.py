"""What one VPC, zone, security group, route table or role may hold only so much of.

Codes: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from contextlib import suppress
from typing import NamedTuple

from policies.quota._rules import FAMILIES, keys, planned_routes, planned_rules, used_routes, used_rules
from policypack import Aws, Resource, Stack, Undecided
from policypack.catalogue.tokens import Ec2, Iam, Vpc
from policypack.scope import Scope, scope_of
from policypack.shelf.quotas import QuotaLimit, quota


class QuotaPlace(NamedTuple):
    """Where a quota holds. `id` is how AWS knows it, None for what this stack creates; `new` what is to come there."""

    name: str
    id: str | None
    new: Sequence[Resource]


Find = Callable[[Aws, Stack, Resource, tuple[str, ...]], QuotaPlace | None]
Holds = Callable[[Aws, Stack, Resource], Iterable[tuple[Hashable, float]]]


class Placed(NamedTuple):
    """A quota that holds for each place of a kind.

    `holds` is what one planned resource brings, under keys that tell doubles; `used` what AWS has in a place that is
    there, as a number, or by those keys where what is there already may be brought again; `first` what a new place has
    from the start. Up to `least` every account may have: then nothing is asked.
    """

    what: str
    types: tuple[str, ...]
    place: Find
    used: Callable[[Aws, str], float | tuple[str, ...]]
    limit: Callable[[Aws], QuotaLimit | None]
    least: float
    holds: Holds = lambda _aws, _stack, resource: [(resource.urn, 1)]
    first: float = 0
    service: str = "vpc"
    everywhere: bool = False


def _within(word: str, property: str, *containers: str) -> Find:
    """Return what finds the place that a property names, or that the resource itself is."""

    def find(_aws: Aws, stack: Stack, resource: Resource, types: tuple[str, ...]) -> QuotaPlace | None:
        own = resource.type in containers
        container = resource if own else stack.follow(resource, property, *containers)
        if container is None:
            id = resource.text(property)
            if not id:
                return None
            return QuotaPlace(f"{word} {id}", id, stack.once(_naming, property, types, id, scope_of(resource).owner))
        id = container.outputs.text("id") if container.exists else None
        new = stack.once(_referring, property, types, containers, container)
        return QuotaPlace(f"{word} {container.name}", id, new)

    return find


def _naming(stack: Stack, property: str, types: tuple[str, ...], id: str, owner: Hashable) -> Sequence[Resource]:
    """Return the new resources of one account that name a place by its id."""
    named = stack.holding(property, id, *types)
    return [other for other in named if not other.exists and scope_of(other).owner == owner]


def _referring(
    stack: Stack, property: str, types: tuple[str, ...], containers: tuple[str, ...], container: Resource
) -> Sequence[Resource]:
    """Return the new resources that refer to a planned place and to no other, the place itself first if it counts."""
    itself = (container,) if container.type in types else ()
    referring = stack.referrers(container, *types, property=property)
    sure = (other for other in referring if len(stack.follow_all(other, property, *containers)) == 1)
    return [other for other in (*itself, *sure) if not other.exists]


def _zone(aws: Aws, stack: Stack, gateway: Resource, types: tuple[str, ...]) -> QuotaPlace | None:
    """Return the zone of a NAT gateway; None for a regional one, which has none."""
    name = _zone_of(aws, stack, gateway)
    if name is None:
        return None
    scope = scope_of(gateway)
    gateways, outside = stack.once(_gateways, types)
    # Of subnets outside the stack AWS says the zone; what this stack plans says it itself.
    subnets = [found.id for found in aws.ec2.subnets() if found.zone == name] if scope in outside else []
    ids = tuple(id for id in subnets if (scope, id, "") in gateways)
    return QuotaPlace(f"availability zone {name}", name, stack.once(_in_zone, types, scope, name, ids))


def _in_zone(
    stack: Stack, types: tuple[str, ...], scope: Scope, zone: str, subnets: tuple[str, ...]
) -> Sequence[Resource]:
    """Return the new gateways of one account and region in a zone, or in subnets that are in it."""
    found, _ = stack.once(_gateways, types)
    keys = ((scope, "", zone), *((scope, id, "") for id in subnets))
    members = {gateway for key in keys for gateway in found.get(key, ())}
    return [gateway for gateway in stack.of_type(*types) if gateway in members]


def _gateways(
    stack: Stack, types: tuple[str, ...]
) -> tuple[dict[tuple[Scope, str, str], list[Resource]], frozenset[Scope]]:
    """Return the new gateways by (scope, subnet outside the stack, zone of a planned one), of which one is empty.

    The second are the scopes of those in subnets outside the stack.
    """
    found: dict[tuple[Scope, str, str], list[Resource]] = {}
    for gateway in stack.of_type(*types):
        with suppress(Undecided):  # it says so itself
            where = None if gateway.exists else _where(stack, gateway)
            if where:
                found.setdefault((scope_of(gateway), *where), []).append(gateway)
    return found, frozenset(scope for scope, subnet, _ in found if subnet)


def _where(stack: Stack, gateway: Resource) -> tuple[str, str] | None:
    """Return (id of the subnet outside the stack, "") or ("", the planned subnet's zone); None for a regional one."""
    subnet = stack.follow(gateway, "subnetId", Ec2.SUBNET)
    if subnet is None:
        id = gateway.text("subnetId")
        return (id, "") if id else None
    zone = subnet.outputs.text("availabilityZone")
    if zone is None:
        raise subnet.undecided("availabilityZone", "is chosen by AWS")
    return "", zone


def _zone_of(aws: Aws, stack: Stack, gateway: Resource) -> str | None:
    where = _where(stack, gateway)
    if where is None:
        return None
    id, zone = where
    return zone or next((found.zone for found in aws.ec2.subnets() if found.id == id), None)


def _gateways_in(aws: Aws, zone: str) -> float:
    there = {subnet.id for subnet in aws.ec2.subnets() if subnet.zone == zone}
    return sum(subnet in there for _, subnet in aws.network.nat_gateways())


def _interface(_aws: Aws, _stack: Stack, endpoint: Resource) -> Iterable[tuple[Hashable, float]]:
    return [(endpoint.urn, float(endpoint.text("vpcEndpointType") == "Interface"))]


def _interfaces_of(aws: Aws, vpc: str) -> float:
    return sum(endpoint.vpc == vpc and endpoint.kind == "Interface" for endpoint in aws.network.endpoints())


def _policies(_aws: Aws, _stack: Stack, resource: Resource) -> Iterable[tuple[Hashable, float]]:
    name = "managedPolicyArns" if resource.type == Iam.ROLE else "policyArn"
    return [(key, 1) for key in keys(resource, name)]


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
            used_rules(family, outbound),
            quota("vpc", "L-0EA8095F"),
            least=60,
            holds=planned_rules(family, outbound),
        )
        for outbound in (False, True)
        for family in FAMILIES
    ),
    *(
        Placed(
            f"{family} routes",
            (Ec2.ROUTE_TABLE, Ec2.DEFAULT_ROUTE_TABLE, Ec2.ROUTE),
            _IN_TABLE,
            used_routes(family),
            quota("vpc", "L-93826ACB"),
            least=50,
            holds=planned_routes(family),
        )
        for family in FAMILIES
    ),
    Placed(
        "managed policies",
        (Iam.ROLE, Iam.ROLE_POLICY_ATTACHMENT),
        _within("role", "role", Iam.ROLE),
        lambda aws, role: aws.iam.attached_policies(role) or (),  # AttachRolePolicy takes one that is there again
        quota("iam", "L-0DA4ABF3", everywhere=True),
        least=10,
        holds=_policies,
        service="iam",
        everywhere=True,
    ),
)
