"""How rules of security groups and routes are counted: by family, a prefix list with all that it may hold.

Source: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
    https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html#security-group-size
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Literal

from policypack import UNKNOWN, Aws, Block, Resource, Stack, Text, as_text
from policypack.catalogue.tokens import Ec2, Vpc

Family = Literal["IPv4", "IPv6"]
FAMILIES: tuple[Family, ...] = ("IPv4", "IPv6")
# What AWS's own lists count, by how their names end; the others count 1.
# https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html
WEIGHTS = {
    "cloudfront.origin-facing": 55,
    "ec2-instance-connect": 2,
    "groundstation": 5,
    "route53-healthchecks": 25,
    "s3express": 6,
    "vpc-lattice": 10,
}
_ADDRESSES: dict[Family, tuple[str, ...]] = {"IPv4": ("cidrBlocks", "cidrIpv4"), "IPv6": ("ipv6CidrBlocks", "cidrIpv6")}
_DESTINATIONS: dict[Family, tuple[str, ...]] = {
    "IPv4": ("cidrBlock", "destinationCidrBlock"),
    "IPv6": ("ipv6CidrBlock", "destinationIpv6CidrBlock"),
}
# One value each, also where only an update knows it.
_SINGLE = frozenset(
    (
        *("cidrIpv4", "cidrIpv6", "sourceSecurityGroupId", "referencedSecurityGroupId"),
        *("cidrBlock", "ipv6CidrBlock", "destinationCidrBlock", "destinationIpv6CidrBlock", "policyArn"),
    )
)

Holds = Callable[[Aws, Stack, Resource], Iterable[tuple[Hashable, float]]]


def planned_rules(family: Family, outbound: bool) -> Holds:
    """Return what counts the rules of one family and direction that a planned resource brings."""

    def holds(aws: Aws, stack: Stack, resource: Resource) -> Iterator[tuple[Hashable, float]]:
        for block in _blocks(resource, outbound):
            ports = tuple(as_text(block.raw(name)) for name in ("protocol", "ipProtocol", "fromPort", "toPort"))
            for name in _ADDRESSES[family]:
                yield from (((*ports, key), 1) for key in keys(block, name))
            # A rule for a group counts once for each family.
            for name in ("securityGroups", "sourceSecurityGroupId", "referencedSecurityGroupId"):
                yield from (((*ports, key), 1) for key in keys(block, name))
            if block.flag("self"):
                yield (*ports, "self"), 1
            for name in ("prefixListIds", "prefixListId"):
                yield from (((*ports, key), size) for key, size in _lists(aws, stack, block, name, family))

    return holds


def _blocks(resource: Resource, outbound: bool) -> list[Block]:
    if resource.type == Ec2.SECURITY_GROUP:
        return resource.blocks("egress" if outbound else "ingress")
    if resource.type == Ec2.SECURITY_GROUP_RULE:
        return [resource] if resource.text("type") == ("egress" if outbound else "ingress") else []
    return (
        [resource]
        if resource.type == (Vpc.SECURITY_GROUP_EGRESS_RULE if outbound else Vpc.SECURITY_GROUP_INGRESS_RULE)
        else []
    )


def keys(block: Block, name: str) -> Iterator[str]:
    """Yield what tells the elements of a list apart, or a single value; those that only an update knows all differ."""
    single = block.raw(name) if name in _SINGLE else None
    for index, item in enumerate(block.items(name) if single is None else [single]):
        known = item.raw if isinstance(item, Text) else item
        if known is UNKNOWN:
            yield f"{block.resource.urn} {block.path(name)} {index}"
        elif known:
            yield as_text(known)


def _lists(aws: Aws, stack: Stack, block: Block, name: str, family: Family) -> Iterator[tuple[str, float]]:
    """Yield the prefix lists of this family that a property names, with what each counts."""
    if not block.has(name):
        return
    items = block.items(name) if name != "prefixListId" else [block.raw(name)]
    planned = stack.follow_all(block, name, Ec2.MANAGED_PREFIX_LIST)
    if len(planned) > len(items):
        raise block.undecided(name, "may name other lists than the rest of the rules")
    for found in planned:
        if found.text("addressFamily") == family:
            yield found.urn, found.number("maxEntries") or 1
    ids = {found.outputs.raw("id") for found in planned}
    for item in items:
        if isinstance(item, str) and item not in ids:
            yield item, _size(aws, item, family)
        elif not isinstance(item, str) and not planned:
            raise block.undecided(name)


def _size(aws: Aws, id: str, family: Family) -> float:
    found = next((item for item in aws.network.prefix_lists() if item.id == id), None)
    if found is None or found.family != family:
        return 0
    if not found.name.startswith("com.amazonaws."):
        return found.most
    return next((size for end, size in WEIGHTS.items() if found.name.endswith(f".{end}")), 1)


def used_rules(family: Family, outbound: bool) -> Callable[[Aws, str], float]:
    """Return what counts the rules that a group has."""

    def used(aws: Aws, group: str) -> float:
        there = [rule for rule in aws.network.group_rules(group) if rule.outbound == outbound]
        plain = sum(bool(rule.group or (rule.ipv4 if family == "IPv4" else rule.ipv6)) for rule in there)
        return plain + sum(_size(aws, rule.prefix_list, family) for rule in there if rule.prefix_list)

    return used


def planned_routes(family: Family) -> Holds:
    """Return what counts the routes of one family that a planned table or route brings."""

    def holds(aws: Aws, stack: Stack, resource: Resource) -> Iterator[tuple[Hashable, float]]:
        inline = resource.type != Ec2.ROUTE
        for block in resource.blocks("routes") if inline else [resource]:
            if block.raw("gatewayId") == "local":
                continue
            for name in _DESTINATIONS[family]:
                yield from ((key, 1) for key in keys(block, name))
            yield from _lists(aws, stack, block, "destinationPrefixListId", family)

    return holds


def used_routes(family: Family) -> Callable[[Aws, str], float]:
    """Return what counts the routes that somebody put into a table."""

    def used(aws: Aws, table: str) -> float:
        return sum(
            len(found.ipv4 if family == "IPv4" else found.ipv6)
            + sum(_size(aws, item, family) for item in found.prefix_lists)
            for found in aws.network.route_tables("route-table-id", table)
        )

    return used
