"""Availability zones that resources are put into."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Ebs, Ec2
from policypack.shelf.machines import settled
from policypack.shelf.origins import ZONES, brought
from policypack.shelf.outside import listed, proven, with_commands
from policypack.shelf.regions import ZONE
from policypack.shown import argument


@policy(Ec2.SUBNET, Ec2.INSTANCE, Ebs.VOLUME, severity="critical")
def not_usable(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Availability zone is not in the region, or not enabled for the account.

    Why: "InvalidParameterValue: Value (eu-west-1d) for parameter availabilityZone is invalid. Subnets can currently
    only be created in the following availability zones: …". Which letters an account has differs from account to
    account.
    Source: https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html
    """
    if settled(resource):
        return
    for property in ("availabilityZone", "availabilityZoneId"):
        wanted = resource.text(property)
        # One of another region is region-mismatch-in-value's to report.
        if not wanted or ((named := ZONE.fullmatch(wanted)) and named[1] != resource.region):
            continue
        zones = aws.ec2.zones(everything=True)
        names = {(zone.name if property == "availabilityZone" else zone.id): zone for zone in zones}
        zone = names.get(wanted)
        if not zones or (zone is not None and zone.opt_in != "not-opted-in"):
            continue
        if zone is not None and brought(ZONES, zone.group, resource, stack):
            continue
        usable = sorted(
            name
            for name, item in names.items()
            if item.kind == "availability-zone" and item.opt_in != "not-opted-in" and item.state == "available"
        )
        commands: tuple[str, ...] = ()
        if zone is None:
            problem = f"The account has no zone {wanted} in {resource.region}."
            fix = f"Use one of {listed(usable, 6)}, or take the names from aws.get_availability_zones."
        else:
            problem = f"The zone {wanted} is not enabled for the account."
            fix = "Enable its group first:"
            command = (
                f"aws ec2 modify-availability-zone-group --group-name {argument(zone.group)} --opt-in-status opted-in"
            )
            commands = (f"{command} --region {resource.region}",)
        yield resource.finding(
            property, problem=problem, fix=with_commands(fix, *commands), level=proven(resource, property, stack)
        )
