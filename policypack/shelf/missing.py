"""Things that a resource names and that must be there when it is created: how to ask for one, and what to say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from policypack import Aws, Block, Finding, Stack
from policypack.shelf.outside import named_outside, proven, with_commands


class Wanted(NamedTuple):
    """A property that names something, and what it names.

    `asks` returns None where there is none of that name. `command` lists what there is, without its region. `planned`
    are the types that this stack may plan under that name, and `key` the property that names them. What begins with
    one of `own` AWS has by itself.
    """

    property: str
    what: str
    asks: Callable[[Aws, str], object]
    command: str
    planned: tuple[str, ...] = ()
    key: str = "name"
    own: tuple[str, ...] = ()


def missing(block: Block, wanted: Wanted, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Yield a finding for each name that AWS does not know and this stack does not plan."""
    region = block.resource.region
    for name in _names(block, wanted, stack):
        if name.startswith(wanted.own) or wanted.asks(aws, name) is not None:
            continue
        yield block.finding(
            wanted.property,
            problem=f"There is no {wanted.what} {name} in {region}, and this stack does not create it.",
            fix=with_commands(
                "Name one that is there, or create it in the stack and refer to it:",
                f"{wanted.command} --region {region}",
            ),
            level=proven(block, wanted.property, stack),
        )


def missing_once(block: Block, wanted: Wanted, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Yield a finding where what a resource begins with is not there: a snapshot, mostly.

    It is needed once: of what exists it may well be gone, and without a state nobody can tell what was restored long
    ago from what is to be restored.
    """
    if block.resource.exists:
        return
    region = block.resource.region
    for name in _names(block, wanted, stack):
        if wanted.asks(aws, name) is None:
            yield block.finding(
                wanted.property,
                problem=f"There is no {wanted.what} {name} in {region}.",
                fix=with_commands(
                    f"Name one that is there, or remove {wanted.property} to begin empty:",
                    f"{wanted.command} --region {region}",
                ),
                level=proven(block, wanted.property, stack) if stack.has_state else "advisory",
            )


def _names(block: Block, wanted: Wanted, stack: Stack) -> list[str]:
    """Return the names in a property, one or a list, that the plan does not have."""
    if not isinstance(block.raw(wanted.property), list):
        name = named_outside(block, wanted.property, stack, *wanted.planned, key=wanted.key)
        return [name] if name else []
    if stack.follow_all(block, wanted.property, *wanted.planned):
        return []
    names = [name for name in block.partials(wanted.property) if isinstance(name, str)]
    return [name for name in names if not stack.named(name, block.resource, *wanted.planned, key=wanted.key)]
