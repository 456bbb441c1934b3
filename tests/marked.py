"""Plans of the tables of cases with everything in them secret."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from policypack.finding import Finding
from policypack.testing import Hidden, Json, Plan, Row, Table, View, judge_plan


def plan_of(table: Table, row: Row) -> Plan:
    plan = table.base()
    if row.change:
        row.change(plan)
    return plan


def hide(plan: Plan, change: Callable[[str], str]) -> Plan:
    """Make every input of every resource and of its provider secret, and every text in it what `change` makes of it."""
    for planned in plan.planned.values():
        planned.inputs = {name: Hidden(changed(value, change)) for name, value in planned.inputs.items()}
        given = {"region": plan.region, **planned.provider}
        planned.provider = {name: Hidden(changed(value, change)) for name, value in given.items()}
    return plan


class Lenient(dict[Any, Any]):
    """A row's facts, and "there is none" for all that it does not give."""

    def __contains__(self, key: object) -> bool:
        return key != "*"

    def get(self, key: Any, default: Any = None) -> Any:
        return None if key == "*" else super().get(key)


def judged(table: Table, row: Row, plan: Plan, view: View) -> list[Finding]:
    """Judge a row's plan by its policy alone. Answers that no row gives are none, of which a verb may know no more."""
    policy = table.subject
    try:
        report = judge_plan(
            plan,
            [policy],
            view=view,
            facts=Lenient(row.facts or {}) if "aws" in policy.needs else None,
            environment=row.environment,
            config={policy.id: row.config} if row.config else {},
            levels={policy.id: "advisory"} if policy.level == "disabled" else None,
        )
    except TypeError:  # None where the verb always has a list
        return []
    return report.findings


def said(finding: Finding) -> str:
    """Return all that a finding shows."""
    return " ".join(map(str, (finding.problem, finding.fix, finding.name, finding.property, finding.evidence)))


def changed(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Hidden):
        return changed(value.value, change)
    if isinstance(value, Json):
        return Json(changed(value.document, change))
    if isinstance(value, Mapping):
        return {name: changed(item, change) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [changed(item, change) for item in value]
    return value
