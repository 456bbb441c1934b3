"""Subnets of the plan: which routes leave them, and which endpoints serve them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from policypack import UNKNOWN, Block, Resource, Stack, Text, unwrap
from policypack.aws.regions import SUFFIXES
from policypack.catalogue.tokens import Ec2, Vpc

_DESTINATIONS = (
    *("cidrBlock", "ipv6CidrBlock", "destinationCidrBlock", "destinationIpv6CidrBlock"),
    *("destinationPrefixListId",),
)
# What lets a gateway or a route server put routes into a table.
_PROPAGATIONS = (Ec2.VPN_GATEWAY_ROUTE_PROPAGATION, Vpc.ROUTE_SERVER_PROPAGATION)
_EVERYWHERE = ("0.0.0.0/0", "::/0")
# Each partition has its suffix the other way round: com.amazonaws.eu-west-1.s3, eu.amazonaws.eusc-de-east-1.s3.
_PREFIXES = "|".join(re.escape(".".join(reversed(suffix.split(".")))) for suffix in SUFFIXES)
_SERVICE = re.compile(rf"(?:{_PREFIXES})\.[a-z0-9-]*\.(.+)")


class Ways(NamedTuple):
    """How traffic can leave a subnet, as far as the plan may allow it.

    `everywhere`: by a default route, or one whose destination is not known. `elsewhere`: to other networks, by
    peering, a transit gateway and the like, or by routes that come by propagation. `tables` are the route tables that
    the subnet may use.
    """

    everywhere: bool
    elsewhere: bool
    tables: tuple[Resource, ...]


# A subnet whose route table is another stack's: nothing can be said against it.
ANY_WAY = Ways(everywhere=True, elsewhere=True, tables=())


def planned_subnets(block: Block, name: str, stack: Stack) -> list[Resource] | None:
    """Return the subnets that a property lists; None unless all of them are planned here."""
    value = block.raw(name)
    if value is UNKNOWN:
        # Wholly unknown it may hold, beside these, what another source gives: a stack reference, a component.
        root = block.path(name).split(".")[0].split("[")[0]
        sources = [stack.get(urn) for urn in block.resource.property_dependencies.get(root, ())]
        if not all(source is not None and source.type == Ec2.SUBNET for source in sources):
            return None
    listed = len(value) if isinstance(value, list) else 1
    found = stack.follow_all(block, name, Ec2.SUBNET)
    return found if value is not None and len(found) >= listed else None


def vpc_of(subnets: list[Resource], stack: Stack) -> Resource | None:
    """Return the planned VPC that all these subnets are in."""
    found = {vpc.urn: vpc for subnet in subnets for vpc in stack.follow_all(subnet, "vpcId", Ec2.VPC)}
    return next(iter(found.values())) if len(found) == 1 else None


def ways_out(subnet: Resource, stack: Stack) -> Ways:
    """Return how traffic can leave a planned subnet. Where the plan leaves a choice, every possible way counts."""
    tables: list[Resource] = []
    associations = stack.referrers(subnet, Ec2.ROUTE_TABLE_ASSOCIATION, property="subnetId")
    for association in associations:
        found = stack.follow_all(association, "routeTableId", Ec2.ROUTE_TABLE, Ec2.DEFAULT_ROUTE_TABLE, Ec2.VPC)
        if not found:
            return ANY_WAY
        tables += [table for table in found if table.type != Ec2.VPC]
    routes: list[Block] = []
    propagated = False
    if not tables:
        vpcs = stack.follow_all(subnet, "vpcId", Ec2.VPC)
        if not vpcs:
            return ANY_WAY
        for vpc in vpcs:
            tables += _main_tables(vpc, stack)
            # The VPC's own outputs name its main route table.
            routes += stack.referrers(vpc, Ec2.ROUTE, property="routeTableId")
            propagated = propagated or _propagated(vpc, stack)
    for table in tables:
        routes += table.blocks("routes")
        routes += stack.referrers(table, Ec2.ROUTE, property="routeTableId")
        propagated = propagated or _propagated(table, stack)
    leaving = [route for route in routes if route.raw("gatewayId") != "local"]
    everywhere = any(_is_default(route) for route in leaving)
    return Ways(everywhere, (propagated or len(leaving) > 0) and not everywhere, tuple(tables))


def _propagated(table: Resource, stack: Stack) -> bool:
    """Do routes come into a table by themselves? What a gateway or a route server announces may be a default route.

    Source: https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html
        https://docs.aws.amazon.com/vpc/latest/userguide/dynamic-routing-route-server.html
    """
    named = table.raw("propagatingVgws") not in (None, [])
    return named or bool(stack.referrers(table, *_PROPAGATIONS, property="routeTableId"))


def _main_tables(vpc: Resource, stack: Stack) -> Iterator[Resource]:
    for association in stack.referrers(vpc, Ec2.MAIN_ROUTE_TABLE_ASSOCIATION, property="vpcId"):
        yield from stack.follow_all(association, "routeTableId", Ec2.ROUTE_TABLE)
    yield from stack.referrers(vpc, Ec2.DEFAULT_ROUTE_TABLE, property="defaultRouteTableId")


def _is_default(route: Block) -> bool:
    values = [unwrap(route.raw(name)) for name in _DESTINATIONS]
    return any(value in _EVERYWHERE or value is UNKNOWN or isinstance(value, Text) for value in values)


def endpoint_service(endpoint: Resource) -> str:
    """Return the service of an endpoint as it stands behind the region: `s3`, `ecr.api`. Empty for another's own."""
    name = endpoint.partial("serviceName")
    match = _SERVICE.fullmatch(name.literal if isinstance(name, Text) else name or "")
    return match[1] if match else ""


def is_gateway(endpoint: Resource) -> bool:
    return endpoint.text("vpcEndpointType", default="Gateway") == "Gateway"


def endpoints_of(vpc: Resource, stack: Stack) -> list[Resource]:
    return stack.referrers(vpc, Ec2.VPC_ENDPOINT, property="vpcId")


def served_services(vpc: Resource, tables: tuple[Resource, ...], stack: Stack) -> set[str]:
    """Return the services that subnets with these route tables reach through endpoints of their VPC."""
    own = {table.urn for table in tables}
    served = set()
    for endpoint in endpoints_of(vpc, stack):
        if not is_gateway(endpoint):
            served.add(endpoint_service(endpoint))
            continue
        routed = stack.follow_all(endpoint, "routeTableIds", Ec2.ROUTE_TABLE, Ec2.DEFAULT_ROUTE_TABLE, Ec2.VPC)
        for association in stack.referrers(
            endpoint, Ec2.VPC_ENDPOINT_ROUTE_TABLE_ASSOCIATION, property="vpcEndpointId"
        ):
            routed += stack.follow_all(association, "routeTableId", Ec2.ROUTE_TABLE, Ec2.DEFAULT_ROUTE_TABLE, Ec2.VPC)
        # The VPC itself stands for its main route table, which a subnet without an association uses.
        if any(table.urn in own or table.type == Ec2.VPC for table in routed):
            served.add(endpoint_service(endpoint))
    return served
