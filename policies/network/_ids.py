"""Ids of EC2 that a plan holds as text, and those that it does not make itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from policies.network._checked import ELSEWHERE, ID, LOCAL, OTHER_PARTY
from policypack import Resource, Stack, Undecided
from policypack.catalogue.tokens import Ebs, Ec2, Ec2transitgateway
from policypack.shelf.regions import CROSS_REGION

# What a program keeps for others may be of any account and region.
FREE = re.compile(r"(tags|tagsAll|description|environment|parameters|value)(\.|$)")
# Of snapshots that volumes begin with, ebs-snapshot-not-found says more.
OTHERS = frozenset({("snap", Ebs.VOLUME), ("snap", Ec2.INSTANCE)})


def ids_of(resource: Resource) -> Mapping[str, Mapping[str, str]]:
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
        named = {} if resource.external else resource.once(ids_of)
        if not named:
            continue
        try:
            region = resource.region
        except Undecided:
            continue
        for kind, ids in named.items():
            found[region][kind] |= {id for id in ids if not stack.plans(id)}
    return {region: {kind: tuple(sorted(ids)) for kind, ids in kinds.items()} for region, kinds in found.items()}
