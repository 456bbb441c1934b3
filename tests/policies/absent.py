"""The rows that every "what is named is not there" has in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from policypack.testing import Plan, Table, Unknown

Change = Callable[[Plan], object]


def absent_table(
    id: str,
    base: Callable[[], Plan],
    resource: str,
    property: str,
    fact: tuple[str, ...],
    *,
    what: str,
    there: object,
    several: bool = False,
    once: bool = False,
) -> Table:
    """Return the table of a policy on a property that names `fact`'s last argument.

    The base plan refers to a planned one, or to none where the property is not set. `several`: the property is a list.
    `once`: it is needed only to begin with.
    """
    name = fact[-1]

    def elsewhere(plan: Plan) -> Plan:
        value: Any = [name] if several else name
        return plan.set(resource, **{property: value})

    def beside_a_component(plan: Plan) -> Plan:
        return elsewhere(plan.add("awsx:other:Thing", "hidden"))

    problem = f"There is no {what} {name} in eu-west-1{'' if once else ', and this stack does not create it'}."
    unknown: Any = [Unknown()] if several else Unknown()
    table = (
        Table(id, base)
        .good("the base", facts={})
        .outside("there", elsewhere, facts={fact: there})
        .not_found("not there", elsewhere, (resource, problem), facts={fact: None}, view="engine", level="mandatory")
        .bad("a component may make it", beside_a_component, (resource, problem), facts={fact: None}, level="advisory")
        .absent("not set", lambda plan: plan.set(resource, **{property: None}), facts={})
        .unknown("from an update", lambda plan: plan.set(resource, **{property: unknown}), facts={})
        .cannot_ask("denied", elsewhere)
    )
    if once:
        table.bad(
            "without a state", elsewhere, (resource, problem), facts={fact: None}, view="preview", level="advisory"
        )
        table.good("begun already", lambda plan: _existing(elsewhere(plan), resource), facts={}, view="engine")
    return table


def _existing(plan: Plan, name: str) -> Plan:
    plan.planned[name].outputs["id"] = name
    return plan
