"""Zones of Auto Scaling groups, and what their machines are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Aws, Block, Finding, Resource, Stack, Text, as_text, policy
from policypack.catalogue.tokens import Autoscaling, Ec2
from policypack.shelf.outside import listed, proven, with_commands


@policy(Autoscaling.GROUP)
def type_not_offered(group: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Instance type is not offered in the zones of the group's subnets.

    Why: "Unsupported: Your requested instance type (g5.xlarge) is not supported in your requested Availability Zone
    (us-east-1e)": the group tries again and again, and its capacity is never reached; with one zone less it only
    stands in fewer.
    Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/ts-as-instancelaunchfailure.html
    """
    types = _types(group, stack)
    zones = _zones(group, stack, aws) if types else set()
    if not zones:
        return
    offered = {zone for name in types for zone in aws.ec2.offering_zones(name)}
    missing = sorted(zones - offered)
    if not missing:
        return
    yield group.finding(
        "vpcZoneIdentifiers" if group.has("vpcZoneIdentifiers") else "availabilityZones",
        problem=f"{listed(sorted(types), 3)} {'is' if len(types) == 1 else 'are'} not offered in "
        f"{' and '.join(missing)}, where the group may start machines.",
        fix=with_commands(
            "Leave these zones out, or choose types that they have; this lists what is offered where:",
            "aws ec2 describe-instance-type-offerings --location-type availability-zone --region "
            f"{group.region} --query 'InstanceTypeOfferings[].[InstanceType,Location]' --output text",
        ),
        level=proven(group, "vpcZoneIdentifiers", stack) if _waits(group) and not zones & offered else "advisory",
    )


def _waits(group: Resource) -> bool:
    """Does the provider wait for machines? It fails when none comes up in time; an empty group is made at once.

    Source: https://www.pulumi.com/registry/packages/aws/api-docs/autoscaling/group/ (waitForCapacityTimeout)
    """
    if re.fullmatch(r"0+(\.0+)?[a-z]*", group.text("waitForCapacityTimeout") or ""):
        return False
    wanted = [group.raw(name) for name in ("desiredCapacity", "minSize")]
    return any(isinstance(number, int | float) and number > 0 for number in wanted)


def _types(group: Resource, stack: Stack) -> set[str]:
    """Return the types that the group may start; empty where that is not all said."""
    mixed = group.block("mixedInstancesPolicy")
    template = mixed.block("launchTemplate") if mixed else None
    if template is not None:
        found = {override.text("instanceType") for override in template.blocks("overrides")}
        if found:
            return {name for name in found if name} if None not in found else set()
        specification = template.block("launchTemplateSpecification")
        return _launched(specification, "launchTemplateId", stack) if specification else set()
    own = group.block("launchTemplate")
    if own is not None:
        return _launched(own, "id" if own.has("id") else "name", stack)
    return _launched(group, "launchConfiguration", stack)


def _launched(block: Block, name: str, stack: Stack) -> set[str]:
    planned = stack.follow(block, name, Ec2.LAUNCH_TEMPLATE, Ec2.LAUNCH_CONFIGURATION)
    found = planned.text("instanceType") if planned else None
    return {found} if found else set()


def _zones(group: Resource, stack: Stack, aws: Aws) -> set[str]:
    """Return the zones of the group's subnets, planned and others; empty where not all of them are known."""
    if group.has("availabilityZones"):
        return set(group.texts("availabilityZones"))
    raw = group.raw("vpcZoneIdentifiers")
    planned = stack.follow_all(group, "vpcZoneIdentifiers", Ec2.SUBNET)
    zones = {subnet.raw("availabilityZone") for subnet in planned}
    names = [item for item in raw if isinstance(item, str)] if isinstance(raw, list) else []
    if any(not isinstance(zone, str) for zone in zones) or isinstance(raw, Text):
        return set()
    if isinstance(raw, list) and len(planned) + len(names) < len(raw):
        return set()
    if names and not planned:
        found = aws.ec2.subnets((("subnet-id", tuple(names)),))
        return {subnet.zone for subnet in found}
    return {as_text(zone) for zone in zones}
