"""Routes, and the VPC that their table is of."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Ec2
from policypack.shelf.ranges import cidr

# Inside of a VPC a route can lead to a network interface, a NAT gateway or an endpoint of a Gateway Load Balancer.
_OUTSIDE = (
    *("gatewayId", "transitGatewayId", "vpcPeeringConnectionId", "egressOnlyGatewayId", "carrierGatewayId"),
    *("localGatewayId", "coreNetworkArn"),
)
_LOCAL = "local"


@policy(Ec2.ROUTE, Ec2.ROUTE_TABLE, Ec2.DEFAULT_ROUTE_TABLE)
def own_addresses(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Route leads addresses of the VPC itself out of it.

    Why: "InvalidParameterValue: The destination CIDR block 10.0.1.0/24 is equal to or more specific than one of this
    VPC's CIDR blocks. This route can target only an interface or an instance": every table has a route within the VPC.
    Source: https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html
        https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html
    """
    vpc = _vpc(resource, stack)
    text = vpc.raw("cidrBlock") if vpc else None
    own = cidr(text) if isinstance(text, str) else None
    if vpc is None or own is None:
        return
    inline = resource.type != Ec2.ROUTE
    name = "cidrBlock" if inline else "destinationCidrBlock"
    for route in resource.blocks("routes") if inline else [resource]:
        given = route.raw(name)
        there = cidr(given) if isinstance(given, str) else None
        if there is None or not there.subnet_of(own):
            continue
        target = next((item for item in route.given(*_OUTSIDE) if route.raw(item) != _LOCAL), None)
        if target:
            yield route.finding(
                name,
                problem=f"The route to {there} leads to a {target}, and the VPC {vpc.name} has {own}.",
                fix="Remove the route: within the VPC there is one by itself. The way out is for 0.0.0.0/0.",
            )


def _vpc(resource: Resource, stack: Stack) -> Resource | None:
    """Return the VPC of the table that a route is in, or that is the table."""
    if resource.type == Ec2.DEFAULT_ROUTE_TABLE:
        return stack.follow(resource, "defaultRouteTableId", Ec2.VPC)
    table = stack.follow(resource, "routeTableId", Ec2.ROUTE_TABLE) if resource.type == Ec2.ROUTE else resource
    if table is not None:
        return stack.follow(table, "vpcId", Ec2.VPC)
    return stack.follow(resource, "routeTableId", Ec2.VPC)
