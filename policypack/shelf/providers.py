"""What a resource's provider says about where the resource really goes."""

from __future__ import annotations

from policypack import Resource, Stack, Undecided
from policypack.aws.regions import SUFFIXES, partition


def emulated(resource: Resource) -> bool:
    """Does the provider send its calls elsewhere than to AWS? LocalStack and the like take what AWS refuses."""
    return resource.emulated


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
