"""Where instance types are offered."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, Text, policy
from policypack.catalogue.tokens import Ec2
from policypack.shelf.machines import starts
from policypack.shelf.outside import listed, with_commands

IN_A_ZONE = (Ec2.INSTANCE, Ec2.SPOT_INSTANCE_REQUEST)


@policy(Ec2.INSTANCE, Ec2.SPOT_INSTANCE_REQUEST, Ec2.LAUNCH_TEMPLATE, Ec2.LAUNCH_CONFIGURATION, severity="critical")
def not_offered(machine: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Instance type is not offered in the region or in the machine's zone.

    Why: "Unsupported: Your requested instance type (t4g.micro) is not supported in your requested Availability Zone
    (us-east-1e)", or "InvalidParameterValue: Invalid value 't9.micro' for InstanceType". Depends on region.
    Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-discovery.html
    """
    name = machine.text("instanceType")
    if not name:
        return
    zones = aws.ec2.offering_zones(name)
    zone = _zone(machine, stack, aws) if zones and machine.type in IN_A_ZONE else None
    # Local Zones and the like are listed apart; only the region's ordinary zones are comparable.
    if zones and (zone is None or zone in zones or zone[:-1] != machine.region):
        return
    command = (
        f"aws ec2 describe-instance-type-offerings --location-type availability-zone --region {machine.region} "
        "--query 'InstanceTypeOfferings[].[InstanceType,Location]' --output text"
    )
    if zones:
        problem = f"{name} is not offered in {zone}, where the machine shall stand."
        fix = f"Use a subnet or zone among {listed(zones, 6)}, or another type; this lists what is offered where:"
    else:
        problem = f"{name} is not offered in any zone of {machine.region}."
        fix = "Choose a type that the region has; this lists what is offered where:"
    yield machine.finding(
        "instanceType",
        problem=problem,
        fix=with_commands(fix, command),
        level=starts(machine, "instanceType", stack),
    )


def _zone(machine: Resource, stack: Stack, aws: Aws) -> str | None:
    """Return the zone that a machine stands in: its own, its planned subnet's, or as AWS says of a subnet elsewhere."""
    if machine.known("availabilityZone"):
        return machine.text("availabilityZone")
    subnets = stack.follow_all(machine, "subnetId", Ec2.SUBNET)
    if subnets:
        zones = {subnet.raw("availabilityZone") for subnet in subnets}
        zone = zones.pop() if len(zones) == 1 else None
        return zone if isinstance(zone, str) else None
    subnet_id = machine.partial("subnetId") if machine.known("subnetId") else None
    if subnet_id is None or isinstance(subnet_id, Text):
        return None
    found = aws.ec2.subnets((("subnet-id", (subnet_id,)),))
    return found[0].zone if found else None
