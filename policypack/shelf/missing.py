"""Things of the catalogue that a property names and that must be there when the resource is created."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Block, Finding, Stack
from policypack.aws.things import Thing
from policypack.shelf.origins import brought
from policypack.shelf.outside import named_outside, proven, with_commands


def missing(block: Block, property: str, thing: Thing, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Yield a finding for each name in a property that AWS does not know and this stack does not plan."""
    region = block.resource.region
    for name in _names(block, property, thing, stack):
        if thing.has_by_itself(name) or thing.found(aws, name) is not None:
            continue
        yield block.finding(
            property,
            problem=f"There is no {thing.noun} {name} in {region}, and this stack does not create it.",
            fix=with_commands(
                "Name one that is there, or create it in the stack and refer to it:", thing.command(region)
            ),
            level=proven(block, property, stack),
        )


def missing_once(block: Block, property: str, thing: Thing, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Yield a finding where what a resource begins with is not there: a snapshot, mostly.

    It is needed once: of what exists it may well be gone, and without a state nobody can tell what was restored long
    ago from what is to be restored.
    """
    if block.resource.exists:
        return
    region = block.resource.region
    for name in _names(block, property, thing, stack):
        if thing.found(aws, name) is None:
            yield block.finding(
                property,
                problem=f"There is no {thing.noun} {name} in {region}.",
                fix=with_commands(
                    f"Name one that is there, or remove {property} to begin empty:", thing.command(region)
                ),
                level=proven(block, property, stack) if stack.has_state else "advisory",
            )


def outside_name(block: Block, property: str, thing: Thing, stack: Stack) -> str | None:
    """Return the name of a thing that stands in a property as plain text and that this stack does not plan.

    None where the property is absent or refers to the plan. Raises Undecided where only an update knows the name.
    """
    found = [named_outside(block, property, stack, type, key=key) for type, key in thing.types.items()]
    if not found:
        return named_outside(block, property, stack)
    return None if None in found else found[0]


def _names(block: Block, property: str, thing: Thing, stack: Stack) -> list[str]:
    """Return the names in a property, one or a list, that the plan does not have."""
    if not isinstance(block.raw(property), list):
        name = outside_name(block, property, thing, stack)
        return [name] if name else []
    if stack.follow_all(block, property, *thing.types):
        return []
    names = [name for name in block.partials(property) if isinstance(name, str)]
    at, planned = block.resource, thing.types.items()
    return [
        name
        for name in names
        if not any(stack.named(name, at, type, key=key) or brought(type, name, at, stack) for type, key in planned)
    ]
