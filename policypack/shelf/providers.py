"""What a resource's provider says about where the resource really goes."""

from __future__ import annotations

from typing import Any

from policypack import UNKNOWN, Resource, Stack, Undecided
from policypack.aws.regions import SUFFIXES, partition
from policypack.values import provider_document


def emulated(resource: Resource) -> bool:
    """Does the provider send its calls elsewhere than to AWS? LocalStack and the like take what AWS refuses."""
    return resource.emulated


def default_tags(resource: Resource) -> dict[str, Any]:
    """Return the tags that the provider gives to everything, with UNKNOWN in it.

    Raises Undecided where only an update knows which they are.
    """
    given = provider_document(resource.provider.properties, "defaultTags") if resource.provider else None
    tags = given.get("tags") if isinstance(given, dict) else given
    if tags is UNKNOWN:
        raise Undecided(f"the default tags of the provider of {resource.name} are known only after an update")
    return dict(tags) if isinstance(tags, dict) else {}


def exists(resource: Resource, stack: Stack) -> bool:
    """Is it in the state already? Asking for the stack makes a policy wait until that can be told."""
    found = stack.get(resource.urn)
    return found is not None and found.exists


def in_other_partition(resource: Resource) -> bool:
    """Does it go to a partition such as China's, where CloudFront, its certificates and web ACLs stand elsewhere?"""
    try:
        return partition(resource.region) != "aws"
    except Undecided:
        return False


def of_service(name: str) -> frozenset[str]:
    """Return how the partitions call a service as a principal, given its name with amazonaws.com."""
    stem = name.removesuffix(f".{SUFFIXES[0]}")
    return frozenset(f"{stem}.{suffix}" for suffix in SUFFIXES)
