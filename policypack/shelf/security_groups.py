"""What security groups of the plan admit, inline and by rules of their own."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from policypack import Block, Resource, Stack, Undecided
from policypack.catalogue.tokens import Ec2, Vpc

ANYWHERE = frozenset({"0.0.0.0/0", "::/0"})


class Opening(NamedTuple):
    """One rule that lets traffic in: ports (inclusive), protocol and where from.

    `protocol` "-1" is all; `sources` are the security groups of the plan, `cidrs` the known address ranges.
    """

    protocol: str
    first: int
    last: int
    cidrs: tuple[str, ...]
    sources: tuple[Resource, ...]
    itself: bool
    block: Block

    def admits(self, port: int, protocol: str = "tcp") -> bool:
        return self.protocol == "-1" or (self.protocol in (protocol, "6") and self.first <= port <= self.last)


def ingress(group: Resource, stack: Stack) -> list[Opening]:
    """Return all that lets traffic into a planned group. Raises Undecided where ports or protocol are unknown."""
    return [*_inline(group, stack), *_standalone(group, stack)]


def _inline(group: Resource, stack: Stack) -> Iterator[Opening]:
    for block in group.blocks("ingress"):
        yield _opening(
            block,
            stack,
            cidrs=("cidrBlocks", "ipv6CidrBlocks"),
            sources=("securityGroups",),
            itself=block.flag("self"),
        )


def _standalone(group: Resource, stack: Stack) -> Iterator[Opening]:
    for rule in stack.pointing_to(group, _belongs, Ec2.SECURITY_GROUP_RULE):
        if rule.text("type") == "ingress":
            yield _opening(
                rule,
                stack,
                cidrs=("cidrBlocks", "ipv6CidrBlocks"),
                sources=("sourceSecurityGroupId",),
                itself=rule.flag("self"),
            )
    for rule in stack.pointing_to(group, _belongs, Vpc.SECURITY_GROUP_INGRESS_RULE):
        yield _opening(
            rule,
            stack,
            cidrs=("cidrIpv4", "cidrIpv6"),
            sources=("referencedSecurityGroupId",),
            itself=False,
            protocol="ipProtocol",
        )


def _belongs(rule: Resource) -> list[tuple[Block, str]]:
    return [(rule, "securityGroupId")]


def _opening(
    block: Block,
    stack: Stack,
    *,
    cidrs: tuple[str, ...],
    sources: tuple[str, ...],
    itself: bool,
    protocol: str = "protocol",
) -> Opening:
    said = (block.text(protocol) or "-1").lower()
    first, last = block.number("fromPort", default=0), block.number("toPort", default=65535)
    if said == "all" or ((first, last) in ((-1, -1), (0, 0)) and said == "-1"):
        said = "-1"
    ranges = [item for name in cidrs for item in block.items(name) if isinstance(item, str)]
    found = {
        resource.urn: resource for name in sources for resource in stack.follow_all(block, name, Ec2.SECURITY_GROUP)
    }
    return Opening(
        said, math.floor(first or 0), math.floor(last or 0), tuple(ranges), tuple(found.values()), itself, block
    )


def planned_groups(resource: Resource, name: str, stack: Stack) -> list[Resource]:
    """Return the security groups that a property lists. Raises Undecided unless all of them are planned here."""
    listed = resource.items(name)
    groups = stack.follow_all(resource, name, Ec2.SECURITY_GROUP)
    if len(groups) < len(listed):
        raise Undecided(f"{name} of {resource.name} names a security group of another stack", cause="outside")
    return groups
