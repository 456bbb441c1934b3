"""What a resource's provider says about where the resource really goes."""

from __future__ import annotations

from policypack import Resource, Stack


def emulated(resource: Resource) -> bool:
    """Does the provider send its calls elsewhere than to AWS? LocalStack and the like take what AWS refuses."""
    return resource.emulated


def exists(resource: Resource, stack: Stack) -> bool:
    """Is it in the state already? Asking for the stack makes a policy wait until that can be told."""
    found = stack.get(resource.urn)
    return found is not None and found.exists


def in_china(resource: Resource) -> bool:
    """Does the resource's provider work in the China partition, where CloudFront and ACM differ?"""
    properties = resource.provider.properties if resource.provider else {}
    return properties.get("region", "").startswith("cn-")
