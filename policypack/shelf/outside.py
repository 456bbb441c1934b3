"""Things that a resource names and that this stack does not plan: only AWS can say whether they are there."""

from __future__ import annotations

from policypack import Block, Stack, Text
from policypack.finding import Level
from policypack.shelf.origins import brought
from policypack.shelf.remote import has_remote
from policypack.shown import lines


def named_outside(block: Block, name: str, stack: Stack, *types: str, key: str = "name") -> str | None:
    """Return the name that stands in a property as plain text; None where it is absent or refers to the plan.

    `types` are what this stack may plan under that name, and `key` the property that names them. A text with holes
    is somebody's output, and named by whoever makes it. Raises Undecided where only an update knows the name.
    """
    value = block.raw(name)
    if value in (None, ""):
        return None
    if stack.follow_all(block, name, *types) or isinstance(value, Text):
        return None
    text = block.text(name)
    if not text or stack.named(text, block.resource, *types, key=key, fold=True):
        return None
    return None if any(brought(type, text, block.resource, stack) for type in types) else text


def proven(block: Block, name: str, stack: Stack) -> Level | None:
    """Return the level of "AWS says that it is not there": None for the policy's own, else "advisory".

    Beside components whose resources the plan does not show, and for a property whose changes are ignored, AWS's
    answer proves nothing about the update.
    """
    return "advisory" if block.resource.options.ignores(block.path(name)) or has_remote(stack) else None


def proven_once(block: Block, name: str, stack: Stack) -> Level | None:
    """Return the level of "it is not there" for what AWS looks at once, when it creates the resource.

    Without state, in the preview, what stands already cannot be told from what is new, and goes on without it.
    """
    return proven(block, name, stack) if stack.has_state else "advisory"


def with_commands(sentence: str, *commands: str) -> str:
    """Return a fix with its commands on lines of their own, ready to be copied."""
    return lines(sentence, *(f"    {command}" for command in commands))


def listed(values: tuple[str, ...] | list[str], most: int = 5) -> str:
    """Return the first values as a reader's list: "a, b and 3 more"."""
    shown = ", ".join(map(str, values[:most]))
    return f"{shown} and {len(values) - most} more" if len(values) > most else shown
