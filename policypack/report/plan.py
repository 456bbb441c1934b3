"""What a report shows of the planned stack: its resources, what holds them, and what refers to what."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from policypack.finding import Location
from policypack.resource import Resource
from policypack.stack import STACK_TYPE

_PROVIDERS: Final = "pulumi:providers:"


class Planned(NamedTuple):
    """One planned resource. `parent` is the URN of the component that holds it, empty where it is the stack's own.

    `references` are (URN, property) pairs: what this one waits for, and the property for which it does, empty where it
    was said to wait. `external`: another stack or nobody's program owns it.
    """

    urn: str
    type: str
    name: str
    parent: str = ""
    location: Location | None = None
    references: tuple[tuple[str, str], ...] = ()
    external: bool = False


def plan(resources: Iterable[Resource], named: Callable[[str], str] = str) -> list[Planned]:
    """Return the resources of a stack without its root and providers. `named` is how a name or URN may be shown."""
    seen = [each for each in resources if each.type != STACK_TYPE and not each.type.startswith(_PROVIDERS)]
    urns = {each.urn for each in seen}
    return [
        Planned(
            urn=named(each.urn),
            type=each.type,
            name=named(each.name),
            parent=named(each.parent) if each.parent in urns else "",
            location=each.location,
            references=tuple((named(urn), property) for urn, property in _references(each) if urn in urns),
            external=each.external,
        )
        for each in seen
    ]


def _references(resource: Resource) -> list[tuple[str, str]]:
    found = [(urn, property) for property, urns in resource.property_dependencies.items() for urn in urns]
    known = {urn for urn, _ in found}
    found += [(urn, "") for urn in resource.dependencies if urn not in known]
    return [pair for pair in dict.fromkeys(found) if pair[0] != resource.urn]
