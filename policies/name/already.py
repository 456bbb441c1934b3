"""Names that something in the account has already."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.aws.things import ELSEWHERE, UNIQUE, Taken, Thing
from policypack.scope import Scope, means, scope_of
from policypack.shelf.existing import by_another, chosen_name, first_deployment, whose
from policypack.shelf.outside import with_commands
from policypack.shown import argument


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
    thing, taken = UNIQUE[resource.type]
    property = thing.types[resource.type]
    if resource.exists or _in_new(resource, taken):
        return
    name = chosen_name(resource, property)
    if name is None or stack.once(_taken_by_own, resource.type, property, name, scope_of(resource)):
        return
    found = _adopted(thing, taken, resource, name, aws)
    if found is None:
        return
    if found == ELSEWHERE:
        yield resource.finding(
            property,
            problem=taken.elsewhere.format(name=name),
            fix="Choose another name, for instance with the account's number in it.",
        )
        return
    yield resource.finding(
        property,
        problem=f"The account has {thing.one} {name}{_place(resource, thing, taken)} already; {_answer(taken)}."
        f"{whose(stack)}",
        fix=with_commands(
            "Choose another name, delete the one that is there, or adopt it into this stack:"
            if first_deployment(stack)
            else "If this stack did not make it, choose another name, delete the one that is there, or adopt it:",
            f"pulumi import {resource.type} {argument(resource.name)} {argument(found)}",
        ),
        level="advisory" if taken.alike else by_another(stack),
    )


def _in_new(resource: Resource, taken: Taken) -> bool:
    """Does the name count within something that only an update knows? That is yet to be made, and holds no names."""
    return resource.has(taken.within) and not resource.known(taken.within)


def _adopted(thing: Thing, taken: Taken, resource: Resource, name: str, aws: Aws) -> str | None:
    """Return what `pulumi import` takes for the one that has the name, None where the name is free."""
    if taken.asks:
        return taken.asks(aws, resource, name)
    found = thing.found(aws, name)
    if found is None:
        return None
    return taken.adopts(found) if taken.adopts else thing.spelt(name)


def _taken_by_own(stack: Stack, type: str, property: str, name: str, where: Scope) -> bool:
    """Has one of this stack's own, which is there already, a name in a place? Who asks for its name is new."""
    holding = stack.holding(property, name, type)
    return any(other.exists and not other.external and means(name, other, where) is not False for other in holding)


def _place(resource: Resource, thing: Thing, taken: Taken) -> str:
    within = resource.text(taken.within) if taken.within and resource.known(taken.within) else None
    return f"{f' of {within}' if within else ''}{'' if thing.scope == 'account' else f' in {resource.region}'}"


def _answer(taken: Taken) -> str:
    if taken.alike:
        return f"AWS would hand out that one if its settings are the same, and answer {taken.says} if not"
    return f"AWS would answer {taken.says}"
