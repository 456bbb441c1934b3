"""Placement groups of machines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Block, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Autoscaling, Ec2
from policypack.shelf.machines import starts

# Burstable machines; the documentation names others too, which change.
_APART = re.compile(r"t[1-9][a-z]*\.[a-z0-9]+")


@policy(Ec2.INSTANCE, Ec2.SPOT_INSTANCE_REQUEST, Ec2.LAUNCH_TEMPLATE, Autoscaling.GROUP)
def burstable_in_cluster(machine: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Burstable machine in a placement group that packs machines together.

    Why: "InvalidParameterCombination: Cluster placement groups are not supported by the 't3.xlarge' instance type." An
    Auto Scaling group is made and launches nothing.
    Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/placement-strategies.html
    """
    place: Block | None = machine
    name = "placementGroup"
    if machine.type == Ec2.LAUNCH_TEMPLATE:
        place, name = machine.block("placement"), "groupName"
    described = _described(machine, stack)
    group = stack.follow(place, name, Ec2.PLACEMENT_GROUP) if place and described else None
    kind = described.text("instanceType") if described else None
    if place and group and kind and group.text("strategy") == "cluster" and _APART.fullmatch(kind):
        of = f" of {described.name}" if described and described is not machine else ""
        yield place.finding(
            name,
            problem=f"The instance type{of} is {kind}, and the strategy of {group.name} is cluster.",
            fix="Choose a type that is not burstable, such as m7i.large, or the strategy spread or partition.",
            level=None if machine.type == Autoscaling.GROUP else starts(machine, "instanceType", stack),
        )


def _described(machine: Resource, stack: Stack) -> Resource | None:
    """Return who says the type of the machines."""
    if machine.type != Autoscaling.GROUP:
        return machine
    used = machine.block("launchTemplate")
    template = stack.follow(used, "id" if used.has("id") else "name", Ec2.LAUNCH_TEMPLATE) if used else None
    # A fixed version of what stands already may say another type.
    fixed = used is not None and used.has("version") and not (used.text("version") or "").startswith("$")
    return None if template and template.exists and fixed else template
