"""What AWS takes is not blocked: plans that look wrong at first sight, judged by all policies, AWS not asked."""

from __future__ import annotations

import pytest

from policypack.policy import discover
from policypack.testing import Plan, judge_plan
from policypack.testing.table import View
from tests.legal import LEGAL
from tests.legal.words import Planned

POLICIES = [policy for policy in discover("policies") if not policy.preview_only and policy.id != "coverage"]


def planned(resources: list[Planned]) -> Plan:
    plan = Plan()
    for type, name, inputs in resources:
        kind = type.rpartition("/")[2].partition(":")[0]
        plan.add(type, f"{name}-{kind}" if name in plan.planned else name, **inputs)
    return plan


@pytest.mark.parametrize("view", ["engine", "preview"])
@pytest.mark.parametrize("name", LEGAL)
def test_what_aws_takes_is_not_blocked(name: str, view: View) -> None:
    report = judge_plan(planned(LEGAL[name]), POLICIES, view=view, environment="test")
    blocking = [(found.policy, found.name, found.problem) for found in report.findings if found.level == "mandatory"]
    assert blocking == []
