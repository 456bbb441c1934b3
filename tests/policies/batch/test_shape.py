from __future__ import annotations

from typing import Any

from policypack.testing import Json, Plan, Table, Unknown


def base() -> Plan:
    return job(Plan().add("aws:batch/jobDefinition:JobDefinition", "report", type="container"))


def job(plan: Plan, **parts: Any) -> Plan:
    sizes = [{"type": "VCPU", "value": "1"}, {"type": "MEMORY", "value": "512"}]
    return plan.set("report", containerProperties=Json({"image": "report:1", "resourceRequirements": sizes, **parts}))


_refused = (
    Table("batch-shape-refused", base)
    .good("all of their kind", lambda p: job(p, command=["ls"], environment=[{"name": "A", "value": "1"}]))
    .bad(
        "a number for a size",
        lambda p: job(p, resourceRequirements=[{"type": "VCPU", "value": 1}, {"type": "MEMORY", "value": "512"}]),
        ("report", "resourceRequirements[0].value of containerProperties is 1, and a text belongs there."),
        level="mandatory",
    )
    .bad(
        "a command as a text",
        lambda p: job(p, command="ls -l"),
        ("report", "command of containerProperties is the text 'ls -l', and a list belongs there."),
    )
    .absent("no container", lambda p: p.set("report", containerProperties=None))
    .unknown("from an update", lambda p: p.set("report", containerProperties=Unknown()), undecided=False)
    .without("outside", "looks at one resource alone")
)
