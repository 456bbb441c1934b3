"""Places where only one thing can be."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping

from policies.stack._places import OF_TYPE, key
from policypack import Evidence, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Ec2


@policy(*OF_TYPE)
def taken(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Two resources of the stack want the same place.

    Why: AWS makes the first of them, and refuses the second: "RouteAlreadyExists", "DuplicateListener",
    "PriorityInUse", "InvalidPermission.Duplicate", "ConflictException".
    Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html
    https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html
    """
    place = OF_TYPE[resource.type]
    if resource.exists or (place.shares and resource.flag(place.shares)):
        return
    own = key(resource, stack)
    first = stack.once(_first, resource.type).get(own) if own is not None else None
    if first is None or first.urn == resource.urn:
        return
    names = [name for name, _ in place.of] + [name for name in (*place.at, *place.any_of) if resource.has(name)]
    yield resource.finding(
        names[-1],
        problem=f"{first.name} has the same {' and '.join(names)} already: {place.says}.",
        fix=f"Keep one of {first.name} and {resource.name}, or give them places of their own.",
        evidence=Evidence("documented", place.source),
    )


def _first(stack: Stack, type: str) -> Mapping[Hashable, Resource]:
    """Return who has each place: one that is there already, else the first in the program."""
    found: dict[Hashable, Resource] = {}
    for other in stack.of_type(type):
        where = None if other.external else key(other, stack)
        if where is not None and (where not in found or (other.exists and not found[where].exists)):
            found[where] = other
    return found


@policy(Ec2.ROUTE)
def route_inside_table(route: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Route is one that its table brings along.

    Why: "RouteAlreadyExists: The route identified by 0.0.0.0/0 already exists": the table's own `routes` are made with
    it. Even without that, the table takes away at each update what is not among them.
    Source: https://www.pulumi.com/registry/packages/aws/api-docs/ec2/routetable/
    """
    table = stack.follow(route, "routeTableId", Ec2.ROUTE_TABLE)
    if table is None or route.exists or table.exists:
        return
    for theirs, own in (("cidrBlock", "destinationCidrBlock"), ("ipv6CidrBlock", "destinationIpv6CidrBlock")):
        wanted = route.text(own)
        if wanted and wanted in [inline.raw(theirs) for inline in table.blocks("routes")]:
            yield route.finding(
                own,
                problem=f"{table.name} has a route to {wanted} among its routes already.",
                fix=f"Remove one of the two: all routes of {table.name} inside it, or all as resources of their own.",
            )
