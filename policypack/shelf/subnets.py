"""Subnets that a resource lists, those of this stack and those that are there already, and what is known of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from policypack import Aws, Block, Resource, Stack
from policypack.catalogue.tokens import Ec2

# Addresses of version 6 in a subnet: it has a /64.
ROOM = 2**64


class SubnetPlace(NamedTuple):
    """A subnet. Its zone is empty where it is not known, and on an Outpost, where zones do not count.

    `vpc` is the id of its network, empty for a new one; owner and free addresses are those that AWS told.
    """

    name: str
    zone: str
    vpc: str = ""
    free: int | None = None
    owner: str = ""

    @property
    def outside(self) -> bool:
        """Is it there already, and not this stack's?"""
        return self.free is not None


def places(block: Block, name: str, stack: Stack, aws: Aws) -> list[SubnetPlace]:
    """Return the subnets that a property lists; none unless it is certain which ones.

    AWS is asked only for ids. None either where it does not know one of them: network-reference-not-found says so.
    """
    listed = block.raw(name)
    if not isinstance(listed, list):
        return []
    planned = stack.follow_all(block, name, Ec2.SUBNET, Ec2.DEFAULT_SUBNET)
    own = {subnet.outputs.raw("id") for subnet in planned}
    ids = tuple(sorted({item for item in listed if isinstance(item, str) and item.startswith("subnet-")} - own))
    if len(planned) + len(ids) != len(listed):
        return []
    there = aws.ec2.subnets((("subnet-id", ids),)) if ids else ()
    if len(there) != len(ids):
        return []
    found = [SubnetPlace(subnet.name, _zone(subnet), _vpc(subnet, stack)) for subnet in planned]
    return found + [
        SubnetPlace(
            item.id,
            "" if item.outpost else item.zone,
            item.vpc,
            item.free if item.cidr else ROOM,
            item.owner,
        )
        for item in there
    ]


def by_zone(subnets: list[SubnetPlace]) -> Iterator[tuple[str, list[SubnetPlace]]]:
    """Yield each known zone with its subnets."""
    zones: dict[str, list[SubnetPlace]] = defaultdict(list)
    for subnet in subnets:
        if subnet.zone:
            zones[subnet.zone].append(subnet)
    yield from sorted(zones.items())


def in_one_network(subnets: list[SubnetPlace]) -> bool:
    """Are they of one network? network-membership-different-vpcs reports those that are not."""
    return len({subnet.vpc for subnet in subnets}) == 1


def _vpc(subnet: Resource, stack: Stack) -> str:
    planned = stack.follow_all(subnet, "vpcId", Ec2.VPC, Ec2.DEFAULT_VPC)
    id = planned[0].outputs.raw("id") if len(planned) == 1 else subnet.raw("vpcId")
    return id if isinstance(id, str) else ""


def _zone(subnet: Resource) -> str:
    zone = subnet.raw("availabilityZone")
    return zone if isinstance(zone, str) else ""


def planned_zones(listed: list[tuple[Block, str]], count: int, stack: Stack) -> dict[str, list[str]] | None:
    """Return the names of planned subnets by their zone; None where the plan has not all `count` of them.

    `listed` are the blocks and their properties that name subnets. Those whose zone AWS chooses are left out.
    """
    found = {subnet.urn: subnet for block, key in listed for subnet in stack.follow_all(block, key, Ec2.SUBNET)}
    if len(found) != count:
        return None  # of another stack, or the program picks some of them: which ones is not known
    zones: dict[str, list[str]] = defaultdict(list)
    for subnet in found.values():
        zone = subnet.text("availabilityZone") or subnet.text("availabilityZoneId")
        if zone:
            zones[zone].append(subnet.name)
    return dict(zones)
