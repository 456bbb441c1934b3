"""Names that something in the account has already."""

from __future__ import annotations

from collections.abc import Iterator

from policies.name._taken import ELSEWHERE, UNIQUE, Unique
from policypack import Aws, Finding, Resource, Stack, policy
from policypack.scope import Scope, means, scope_of
from policypack.shelf.existing import by_another, chosen_name, first_deployment, whose
from policypack.shelf.outside import with_commands


@policy(*UNIQUE)
def taken(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Name is taken by something that is there already.

    Why: Creating it fails with "… already exists" in the words of its service, after half of the stack was created.
    That is certain at a stack's first deployment. Later a resource that is to be replaced looks like a new one, and
    in the preview nothing is known of what the stack has: then it is advised about. Names of the provider's own
    making cannot clash. What AWS hands out again where all settings are the same, queues and state machines, is an
    advice too: two stacks would then manage one thing.
    Source: https://www.pulumi.com/docs/iac/adopting-pulumi/import/
        https://www.pulumi.com/docs/iac/concepts/resources/names/#autonaming
    """
    unique = UNIQUE[resource.type]
    if resource.exists or _in_new(resource, unique):
        return
    name = chosen_name(resource, unique.property)
    if name is None or _owned(resource, name, unique, stack):
        return
    found = unique.asks(aws, resource, name)
    if found is None:
        return
    if found == ELSEWHERE:
        yield resource.finding(
            unique.property,
            problem=unique.elsewhere.format(name=name),
            fix="Choose another name, for instance with the account's number in it.",
        )
        return
    yield resource.finding(
        unique.property,
        problem=f"The account has {unique.what} {name}{_place(resource, unique)} already; {_answer(unique)}."
        f"{whose(stack)}",
        fix=with_commands(
            "Choose another name, delete the one that is there, or adopt it into this stack:"
            if first_deployment(stack)
            else "If this stack did not make it, choose another name, delete the one that is there, or adopt it:",
            f"pulumi import {resource.type} {resource.name} {found}",
        ),
        level="advisory" if unique.alike else by_another(stack),
    )


def _in_new(resource: Resource, unique: Unique) -> bool:
    """Does the name count within something that only an update knows? That is yet to be made, and holds no names."""
    return resource.has(unique.within) and not resource.known(unique.within)


def _owned(resource: Resource, name: str, unique: Unique, stack: Stack) -> bool:
    """Does another resource of this stack, which is there already, have the name?"""
    return stack.once(_taken_by_own, resource.type, unique.property, name, scope_of(resource))


def _taken_by_own(stack: Stack, type: str, property: str, name: str, where: Scope) -> bool:
    """Has one of this stack's own, which is there already, a name in a place? Who asks for its name is new."""
    holding = stack.holding(property, name, type)
    return any(other.exists and not other.external and means(name, other, where) is not False for other in holding)


def _place(resource: Resource, unique: Unique) -> str:
    within = resource.text(unique.within) if unique.within and resource.known(unique.within) else None
    return f"{f' of {within}' if within else ''}{'' if unique.everywhere else f' in {resource.region}'}"


def _answer(unique: Unique) -> str:
    if unique.alike:
        return f"AWS would hand out that one if its settings are the same, and answer {unique.says} if not"
    return f"AWS would answer {unique.says}"
