"""What rules on AWS's answers share: whether a thing can be this stack's own, and ARNs written as text."""

from __future__ import annotations

import re

from policypack import Aws, Block, Resource, Stack
from policypack.aws.things import NamedArn
from policypack.finding import Level
from policypack.shelf.arns import PLACEHOLDER_ACCOUNTS
from policypack.shelf.outside import named_outside, proven

_GENERATED = re.compile(r".*-[0-9a-f]{7}(\.fifo)?")
_ACCOUNT = re.compile(r"\d{12}")


def first_deployment(stack: Stack) -> bool:
    """Is nothing of the stack there yet, so that what AWS has cannot be the stack's own?

    A resource to be replaced looks like one to be created, and its name is taken by itself; a stack that has nothing
    replaces nothing. Without state, in the preview, nothing is known about it. A stack that replaces all it has at
    once cannot be told from a new one; one resource that stays is enough to tell. Where a program asks that things be
    deleted before they are replaced, that may be what happens here, and nothing is proven.
    """
    return stack.has_state and stack.once(_is_new)


def _is_new(stack: Stack) -> bool:
    own = [resource for resource in stack if not resource.external]
    return not any(resource.exists or resource.options.delete_before_replace for resource in own)


def by_another(stack: Stack) -> Level | None:
    """Return the level of "AWS has it already": None for the policy's own where it cannot be this stack's."""
    return None if first_deployment(stack) else "advisory"


def whose(stack: Stack) -> str:
    """Return what to add to a problem where the thing may be this stack's own."""
    if first_deployment(stack):
        return ""
    return (
        " It may be one that this stack is about to replace."
        if stack.has_state
        else " It may be this stack's own: this preview reads no state; `pulumi preview` does."
    )


def chosen_name(resource: Resource, name: str) -> str | None:
    """Return the name that the program chose; None where it chose none or the provider makes one of its own.

    Raises Undecided where only an update knows it.
    """
    value = resource.text(name)
    return None if not value or _GENERATED.fullmatch(value) else value


def arn_outside(block: Block, name: str, stack: Stack, aws: Aws, *types: str) -> NamedArn | None:
    """Return the ARN in a property that this stack does not plan; None for references, names and other accounts.

    Another account's things mostly cannot be seen from here, so nothing can be said about them.
    """
    text = named_outside(block, name, stack, *types, key="arn")
    return own_arn(text, aws) if text else None


def own_arn(text: str, aws: Aws) -> NamedArn | None:
    """Return a whole ARN of the account that is deployed to, None for everything else."""
    parts = text.split(":", 5)
    if len(parts) < 6 or parts[0] != "arn" or not _ACCOUNT.fullmatch(parts[4]) or parts[4] in PLACEHOLDER_ACCOUNTS:
        return None
    if parts[4] != aws.account():
        return None
    return NamedArn(text, parts[2], parts[3], parts[4], parts[5])


__all__ = ["NamedArn", "arn_outside", "by_another", "chosen_name", "first_deployment", "own_arn", "proven", "whose"]
