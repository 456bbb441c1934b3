"""Launch templates that groups start machines from."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Block, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Autoscaling, Ec2

_SOURCE = "mixedInstancesPolicy"


def _templates(group: Resource, stack: Stack) -> Iterator[tuple[Block, Resource, list[Block]]]:
    """Yield (block, planned template that it names, what overrides it) of a group."""
    places = [(plain, "id", "name", list[Block]()) for plain in group.blocks("launchTemplate")]
    for outer in (template for mixed in group.blocks(_SOURCE) for template in mixed.blocks("launchTemplate")):
        inners, overrides = outer.blocks("launchTemplateSpecification"), outer.blocks("overrides")
        places += [(inner, "launchTemplateId", "launchTemplateName", overrides) for inner in inners]
    for block, id, name, overriding in places:
        found = stack.follow(block, id, Ec2.LAUNCH_TEMPLATE) or stack.follow(block, name, Ec2.LAUNCH_TEMPLATE)
        if found is not None:
            yield block, found, overriding


@policy(Autoscaling.GROUP)
def incomplete(group: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Launch template of a group does not say what is started.

    Why: "ValidationError: You must use a valid fully-formed launch template. The request must contain the parameter
    ImageId", and the same of InstanceType, which a group of mixed instances may give.
    Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/create-launch-template.html
        https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html
    """
    for block, template, overrides in _templates(group, stack):
        if template.exists:
            continue
        missing = [] if template.has("imageId") else ["imageId"]
        typed = template.has("instanceType") or template.has("instanceRequirements")
        if not typed and not any(item.has("instanceType") or item.has("instanceRequirements") for item in overrides):
            missing.append("instanceType")
        if missing and not any(item.has("launchTemplateSpecification") for item in overrides):
            yield block.finding(
                "id" if block.has("id") else "launchTemplateId",
                problem=f"The launch template {template.name} has no {' and no '.join(missing)}, which a group needs.",
                fix=f"Set {' and '.join(missing)} of {template.name}.",
            )


@policy(Autoscaling.GROUP)
def spot_in_mixed_group(group: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Launch template of a group of mixed instances asks for Spot Instances itself.

    Why: "ValidationError: Incompatible launch template: Launch templates that request Spot Instances cannot be used
    with a mixed instances policy": the policy says which are Spot Instances.
    Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-mixed-instances-groups.html
    """
    if not group.has(_SOURCE):
        return
    for block, template, _ in _templates(group, stack):
        market = template.block("instanceMarketOptions")
        if not template.exists and market is not None and market.text("marketType", "spot") == "spot":
            yield block.finding(
                "launchTemplateId",
                problem=f"The group has a mixedInstancesPolicy, and its launch template {template.name} has "
                "instanceMarketOptions of its own.",
                fix=f"Remove instanceMarketOptions from {template.name}, and say in instancesDistribution how many are "
                "Spot Instances.",
            )


@policy(Autoscaling.GROUP)
def spot_with_warm_pool(group: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Group with a warm pool starts Spot Instances.

    Why: A group that asks for Spot Instances takes no warm pool ("ValidationError"): they would not wait in it.
    Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-warm-pools.html
        https://github.com/badmintoncryer/cdk-preflight/blob/main/docs/rules.md
    """
    if group.block("warmPool") is None:
        return
    for block, template, _ in _templates(group, stack):
        market = template.block("instanceMarketOptions")
        if not template.exists and market is not None and market.text("marketType", "spot") == "spot":
            yield block.finding(
                "id" if block.has("id") else "launchTemplateId",
                problem=f"The group has a warmPool, and its launch template {template.name} asks for Spot Instances.",
                fix=f"Remove instanceMarketOptions from {template.name}, or the warmPool.",
            )


@policy(Autoscaling.GROUP)
def weights_incomplete(group: Resource) -> Iterator[Finding]:
    """Some types of a group of mixed instances have a weight, and some have none.

    Why: "If you specify a value for WeightedCapacity for one instance type, you must specify a value for
    WeightedCapacity for all of them."
    Source: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_LaunchTemplateOverrides.html
    """
    mixed = group.block(_SOURCE)
    outer = mixed.block("launchTemplate") if mixed else None
    overrides = outer.blocks("overrides") if outer else []
    without = [override for override in overrides if not override.has("weightedCapacity")]
    if outer is not None and without and len(without) < len(overrides):
        named = " and ".join(override.text("instanceType") or "one of them" for override in without)
        yield outer.finding(
            "overrides",
            problem=f"{named} has no weightedCapacity, and others have one.",
            fix="Give weightedCapacity to all of overrides, or to none.",
        )
