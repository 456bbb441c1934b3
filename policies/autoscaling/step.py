"""Steps of scaling policies."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from policypack import Block, Finding, Resource, policy
from policypack.catalogue.tokens import Appautoscaling, Autoscaling


@policy(Autoscaling.POLICY, Appautoscaling.POLICY)
def gap_or_overlap(scaling: Resource) -> Iterator[Finding]:
    """Steps of a scaling policy leave a gap or overlap.

    Why: "ValidationError: There must be no gap or overlap in the step adjustments": the end of each is the beginning of
    the next, one at most has no beginning, and one no end.
    Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-simple-step.html
    """
    nested = scaling.type == Appautoscaling.POLICY
    holder: Block | None = scaling.block("stepScalingPolicyConfiguration") if nested else scaling
    steps = holder.blocks("stepAdjustments") if holder else []
    spans = [(step.number("metricIntervalLowerBound"), step.number("metricIntervalUpperBound")) for step in steps]
    spans.sort(key=lambda span: float("-inf") if span[0] is None else span[0])
    shown = ", ".join(f"{'…' if low is None else low} to {'…' if high is None else high}" for low, high in spans)
    for (_, end), (begin, _) in pairwise(spans):
        if end is None or begin is None or end != begin:
            yield scaling.finding(
                "stepScalingPolicyConfiguration" if nested else "stepAdjustments",
                problem=f"The steps are {shown}: there is a gap or an overlap.",
                fix="Let each step begin where the one before it ends.",
            )
            return
    for low, high in spans:
        if low is not None and high is not None and low >= high:
            yield scaling.finding(
                "stepScalingPolicyConfiguration" if nested else "stepAdjustments",
                problem=f"A step is from {low} to {high}.",
                fix="Set metricIntervalLowerBound to less than metricIntervalUpperBound.",
            )
