"""Networks and machines that are there already and that a resource names by id."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policies.network._checked import BEGUN_WITH, checked
from policies.network._ids import ids_of, outside
from policypack import Aws, Finding, Resource, Stack, policy
from policypack.aws.things import BY_ID
from policypack.shelf.outside import listed, proven, proven_once, with_commands

# Where a value stands in a list.
_INDEX = re.compile(r"\[\d+\]$")


@policy("aws:*")
def not_found(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Network, gateway, instance, volume or the like does not exist.

    Why: "InvalidSubnetID.NotFound: The subnet ID 'subnet-…' does not exist", InvalidVpcID.NotFound,
    InvalidGroup.NotFound, InvalidRouteTableID.NotFound, NatGatewayNotFound, InvalidAllocationID.NotFound,
    InvalidInstanceID.NotFound and so on: ids are of one region and one account, and are gone with what they were of. A
    terminated instance or a deleted gateway may still be listed for some time.
    Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
    """
    named = resource.once(ids_of)
    if not named:
        return
    asked_of = stack.once(outside).get(resource.region, {})
    for kind, ids in named.items():
        thing, there = BY_ID[kind]
        # One question for all that the stack names in the region, however many resources name it.
        asked = asked_of.get(kind, ())
        outer = {id for id in ids if not stack.plans(id)}
        missing = sorted(outer - there(aws, asked)) if outer else []
        for path in dict.fromkeys(_INDEX.sub("", ids[id]) for id in missing):
            if (resource.type, path) in BEGUN_WITH and resource.exists:
                continue
            gone = [id for id in missing if _INDEX.sub("", ids[id]) == path]
            certain = all(checked(resource.type, kind, ids[id]) for id in gone)
            sure = proven_once if (resource.type, path) in BEGUN_WITH else proven
            several = len(gone) > 1
            yield resource.finding(
                path,
                problem=f"{path} names the {thing.many if several else thing.noun} {listed(gone)}, and there "
                f"{'are none of these ids' if several else 'is none of this id'} in {resource.region}.",
                fix=with_commands(
                    "Name one that is there, in the account and region of the provider:",
                    thing.command(resource.region),
                ),
                level=sure(resource, path, stack) if certain else "advisory",
            )
