"""Networks and machines that are there already and that a resource names by id."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from policies.network._checked import BEGUN_WITH, ELSEWHERE, ID, LOCAL, OTHER_PARTY, checked
from policies.region import CROSS_REGION
from policypack import Aws, Finding, Resource, Stack, Undecided, policy
from policypack.aws.things import BY_ID
from policypack.catalogue.tokens import Ebs, Ec2, Ec2transitgateway
from policypack.shelf.outside import listed, proven, proven_once, with_commands

# What a program keeps for others may be of any account and region.
FREE = re.compile(r"(tags|tagsAll|description|environment|parameters|value)(\.|$)")
# Where a value stands in a list.
_INDEX = re.compile(r"\[\d+\]$")
# Of snapshots that volumes begin with, ebs-snapshot-not-found says more.
OTHERS = frozenset({("snap", Ebs.VOLUME), ("snap", Ec2.INSTANCE)})


@policy("aws:*")
def not_found(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Network, gateway, instance, volume or the like does not exist.

    Why: "InvalidSubnetID.NotFound: The subnet ID 'subnet-…' does not exist", InvalidVpcID.NotFound,
    InvalidGroup.NotFound, InvalidRouteTableID.NotFound, NatGatewayNotFound, InvalidAllocationID.NotFound,
    InvalidInstanceID.NotFound and so on: ids are of one region and one account, and are gone with what they were of. A
    terminated instance or a deleted gateway may still be listed for some time.
    Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
    """
    named = resource.once(_named)
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


def _named(resource: Resource) -> Mapping[str, Mapping[str, str]]:
    """Return the ids that a resource holds as text: by kind, each with the path where it stands first."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    if resource.type.startswith(ELSEWHERE) and resource.type != Ec2transitgateway.VPC_ATTACHMENT:
        return found
    for path, value, secret in resource.leaves:
        match = ID.fullmatch(value) if isinstance(value, str) and not secret else None
        if match and ((match[1], resource.type) in OTHERS or (resource.type, path) in OTHER_PARTY):
            continue
        if match and not CROSS_REGION.search(LOCAL.sub("", path)) and not FREE.match(path):
            found[match[1]].setdefault(value, path)
    return found


def outside(stack: Stack) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return the ids that the stack names and does not plan: region, kind, ids."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for resource in stack:
        named = {} if resource.external else resource.once(_named)
        if not named:
            continue
        try:
            region = resource.region
        except Undecided:
            continue
        for kind, ids in named.items():
            found[region][kind] |= {id for id in ids if not stack.plans(id)}
    return {region: {kind: tuple(sorted(ids)) for kind, ids in kinds.items()} for region, kinds in found.items()}
