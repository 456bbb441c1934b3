"""Things that are there already and that a resource names by name or id."""

from __future__ import annotations

from collections.abc import Iterator

from policies.name._reference_uses import USES, Use
from policypack import Aws, Block, Finding, Resource, Stack, policy
from policypack.aws.things import Thing
from policypack.aws.things.logs import LOG_GROUP, made_by_aws
from policypack.finding import Level
from policypack.shelf.missing import outside_name
from policypack.shelf.origins import brought
from policypack.shelf.outside import proven, proven_once, with_commands

# An instance that registers with no cluster makes the default one.
# https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html
MACHINES = ("aws:ec2/instance:", "aws:ec2/fleet:", "aws:ec2/spot", "aws:autoscaling/group:")
# Where there is none of a name that holds in all regions.
WHERE = {"account": " in the account", "everyone": " anywhere"}


@policy(*USES)
def not_found(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Log group, function, bucket, role or the like that is named does not exist.

    Why: "ResourceNotFoundException: The specified log group does not exist", NoSuchBucket, NoSuchEntity,
    ClusterNotFoundException, "Invalid API identifier specified": a name means the one in the provider's account and
    region. A bucket of another account counts as there.
    Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutSubscriptionFilter.html
        https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
        https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html
        https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
    """
    for use in USES[resource.type]:
        if use.once and resource.exists:
            continue
        for block, property in _places(resource, use):
            name = _outside(block, property, use, stack)
            thing = use.thing
            if name is None or thing.has_by_itself(name) or _there(thing, name, resource, aws):
                continue
            where = WHERE.get(thing.scope, f" in {resource.region}")
            says = f" AWS would answer {use.says or thing.gone}." if use.checked else ""
            gone = f"and there is none{where}; this stack does not create it either.{says}"
            yield block.finding(
                property,
                problem=f"{block.path(property)} names the {thing.noun} {name}, {gone}"
                if block.has(property)
                else f"Without {property} it is for the {thing.noun} {name}, {gone}",
                fix=with_commands(
                    "Name one that is there, or create it in the stack and refer to it:",
                    thing.command(resource.region),
                ),
                level=_level(block, property, use, name, stack),
            )


def _there(thing: Thing, name: str, resource: Resource, aws: Aws) -> bool:
    return thing.there(aws, name, resource) if thing.there else thing.found(aws, name) is not None


def _places(block: Block, use: Use, path: str = "") -> Iterator[tuple[Block, str]]:
    """Yield (block, property) of each place that a use means; the elements of a list as properties of their own."""
    head, _, rest = (path or use.property).partition(".")
    if rest:
        for inner in block.blocks(head):
            yield from _places(inner, use, rest)
    elif use.enabled and not block.flag(use.enabled):
        return
    elif isinstance(items := block.raw(head), list):
        for index, item in enumerate(items):
            element = block.path(f"{head}[{index}]")
            yield Block({element: item}, block.resource, ""), element
    else:
        yield block, head


def _outside(block: Block, property: str, use: Use, stack: Stack) -> str | None:
    """Return the name that a property holds as text and that nothing in the stack has."""
    thing = use.thing
    if not block.has(property):
        return use.default if use.default and not _planned(use.default, thing, block, stack) else None
    text = outside_name(block, property, thing, stack)
    # Stage variables and the like are filled in by AWS.
    name = thing.spells(text) if text and "${" not in text else None
    return None if name and _planned(name, thing, block, stack, thing.region_in(text or "")) else name


def _planned(name: str, thing: Thing, block: Block, stack: Stack, region: str = "") -> bool:
    at, kinds = block.resource, thing.types.items()
    return any(
        stack.named(name, at, type, key=key, region=region) or brought(type, name, at, stack, region)
        for type, key in kinds
    )


def _level(block: Block, property: str, use: Use, name: str, stack: Stack) -> Level | None:
    made = use.thing is LOG_GROUP and made_by_aws(name)
    started = not block.has(property) and stack.has_type(*MACHINES)
    if made or started or not use.checked:
        return "advisory"
    sure = proven_once if use.once else proven
    return sure(block, block.path(property).split(".")[0].split("[")[0], stack)
