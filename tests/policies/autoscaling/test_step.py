from __future__ import annotations

from typing import Any

from policypack.testing import Plan, Table, Unknown


def steps(*bounds: tuple[Any, Any]) -> list[dict[str, Any]]:
    return [
        {"scalingAdjustment": 1, "metricIntervalLowerBound": low, "metricIntervalUpperBound": high}
        for low, high in bounds
    ]


def base() -> Plan:
    plan = Plan().add("aws:autoscaling/policy:Policy", "more", policyType="StepScaling", autoscalingGroupName="web")
    plan.set("more", stepAdjustments=steps(("0", "10"), ("10", None)))
    return plan.add(
        "aws:appautoscaling/policy:Policy",
        "tasks",
        policyType="StepScaling",
        stepScalingPolicyConfiguration={"stepAdjustments": steps((None, "0"))},
    )


gap_or_overlap = (
    Table("autoscaling-step-gap-or-overlap", base)
    .good("one after the other")
    .good("in another order", lambda p: p.set("more", stepAdjustments=steps(("10", None), ("0", "10"))))
    .bad(
        "a gap",
        lambda p: p.set("more", stepAdjustments=steps(("0", "10"), ("20", None))),
        ("more", "The steps are 0 to 10, 20 to …: there is a gap or an overlap."),
        level="mandatory",
    )
    .bad(
        "two without an end",
        lambda p: p.set("more", stepAdjustments=steps(("0", None), ("10", None))),
        ("more", "The steps are 0 to …, 10 to …: there is a gap or an overlap."),
    )
    .bad(
        "the wrong way round",
        lambda p: p.set("tasks", stepScalingPolicyConfiguration={"stepAdjustments": steps(("10", "0"))}),
        ("tasks", "A step is from 10 to 0."),
    )
    .bad(
        "a step of nothing",
        lambda p: p.set("more", stepAdjustments=steps(("10", "10"))),
        ("more", "A step is from 10 to 10."),
    )
    .absent("no steps", lambda p: p.set("more", stepAdjustments=None))
    .unknown("the bounds", lambda p: p.set("more", stepAdjustments=steps((Unknown(), None))))
)
