"""Scaling limits and targets: Auto Scaling groups, Application Auto Scaling, EKS node groups."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from policypack import Block, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Appautoscaling, Autoscaling, Eks
from policypack.shelf.providers import exists


class GroupSizes(NamedTuple):
    """How a type names its limits; `block` is the object that holds them, if not the resource itself."""

    low: str
    high: str
    wanted: str | None = None
    block: str | None = None


LIMITS = {
    Autoscaling.GROUP: GroupSizes("minSize", "maxSize", "desiredCapacity"),
    Appautoscaling.TARGET: GroupSizes("minCapacity", "maxCapacity"),
    Autoscaling.SCHEDULE: GroupSizes("minSize", "maxSize", "desiredCapacity"),
    Eks.NODE_GROUP: GroupSizes("minSize", "maxSize", "desiredSize", "scalingConfig"),
}


@policy(*LIMITS)
def limits_inverted(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Scaling limits contradict each other.

    Why: AWS refuses limits that no number satisfies: "ValidationError: Max bound, 2, must be greater than or equal
    to min bound, 4", "Desired capacity: 6 must be between the specified min size: 1 and max size: 4", and for nodes
    "Minimum capacity 3 can't be greater than desired size 1". The wanted number of a group that runs already is
    only advised about: AWS moves it with the limits.
    Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-capacity-limits.html
        https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html
        https://docs.aws.amazon.com/eks/latest/APIReference/API_NodegroupScalingConfig.html
    """
    names = LIMITS[resource.type]
    block = resource.block(names.block) if names.block else resource
    if block is None:
        return
    low, high = _limit(block, names.low), _limit(block, names.high)
    if low is not None and high is not None and low > high:
        yield block.finding(
            names.low,
            problem=f"{names.low} is {low} and {names.high} is {high}.",
            fix=f"Raise {names.high} to at least {low}, or lower {names.low} to at most {high}.",
        )
        return
    wanted = _limit(block, names.wanted) if names.wanted else None
    if wanted is None:
        return
    if (low is not None and wanted < low) or (high is not None and wanted > high):
        yield block.finding(
            str(names.wanted),
            problem=f"{names.wanted} is {wanted}, outside {names.low} {low} and {names.high} {high}.",
            fix=f"Set {names.wanted} between {names.low} and {names.high}, or move the limit.",
            level="advisory" if exists(resource, stack) else None,
        )


def _limit(block: Block, name: str) -> int | float | None:
    """Return a limit; an action at a time says -1 for what stays as it is."""
    number = block.number(name)
    return None if number == -1 else number


@policy(Appautoscaling.POLICY, Autoscaling.POLICY)
def resource_label_missing(resource: Resource) -> Iterator[Finding]:
    """Scaling by requests per target does not say of which load balancer.

    Why: ALBRequestCountPerTarget is counted for one load balancer and one target group, which resourceLabel names: "If
    you specify ALBRequestCountPerTarget for the metric, you must specify the ResourceLabel property". Of Application
    Auto Scaling it is only advised: without a label the metric may have no data, and nothing ever scales.
    Source: https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PredefinedMetricSpecification.html
        https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScalingPolicy.html
    """
    application = resource.type == Appautoscaling.POLICY
    tracking = resource.block(
        "targetTrackingScalingPolicyConfiguration" if application else "targetTrackingConfiguration"
    )
    metric = tracking.block("predefinedMetricSpecification") if tracking else None
    if metric is None or metric.text("predefinedMetricType") != "ALBRequestCountPerTarget":
        return
    if metric.raw("resourceLabel") in (None, ""):
        yield metric.finding(
            "resourceLabel",
            problem="predefinedMetricType is ALBRequestCountPerTarget, and resourceLabel is not set.",
            fix="Set resourceLabel to the load balancer's arnSuffix, a slash, and the target group's arnSuffix.",
            level="advisory" if application else None,
        )
