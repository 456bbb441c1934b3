"""Private hosted zones and the networks that see them."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Block, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Ec2, Route53
from policypack.shelf.existing import by_another, whose
from policypack.shelf.outside import named_outside, with_commands
from policypack.shown import argument


def _networks(resource: Resource, stack: Stack) -> Iterator[tuple[Block, str, str]]:
    """Yield (block, VPC, region) of every VPC that is there already and that a zone is put before."""
    for block in resource.blocks("vpcs") if resource.type == Route53.ZONE else (resource,):
        vpc = named_outside(block, "vpcId", stack, Ec2.VPC, Ec2.DEFAULT_VPC, key="id")
        if vpc:
            yield block, vpc, block.text("vpcRegion") or resource.region


def _name(resource: Resource, stack: Stack, aws: Aws) -> str | None:
    """Return the zone's name, without the dot at its end."""
    zone = resource if resource.type == Route53.ZONE else stack.follow(resource, "zoneId", Route53.ZONE)
    if zone is not None:
        return (zone.text("name") or "").rstrip(".").lower()
    id = named_outside(resource, "zoneId", stack, Route53.ZONE, key="id")
    return next((item.name for item in aws.route53.zones() if item.id == id), None) if id else None


@policy(Route53.ZONE, Route53.ZONE_ASSOCIATION)
def name_taken_in_vpc(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """VPC sees a private zone of the same name already.

    Why: "ConflictingDomainExists: The VPC vpc-… in region … has already been associated with the hosted zone … with
    the same domain name." An endpoint with private DNS has such a zone too.
    Source: https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateHostedZone.html
        https://docs.aws.amazon.com/Route53/latest/APIReference/API_AssociateVPCWithHostedZone.html
    """
    networks = [] if resource.exists else list(_networks(resource, stack))
    name = _name(resource, stack, aws) if networks else None
    for block, vpc, region in networks if name else ():
        taken = next((id for id, other in aws.route53.vpc_zones(vpc, region) if other == name), None)
        if taken:
            yield block.finding(
                "vpcId",
                problem=f"The VPC {vpc} in {region} sees the private zone {taken} for {name} already.{whose(stack)}",
                fix=with_commands(
                    "Put the records into the zone that is there, or adopt it; one that belongs to a VPC endpoint goes "
                    "with its private DNS:",
                    f"pulumi import {Route53.ZONE} {argument(resource.name)} {argument(taken)}",
                )
                if resource.type == Route53.ZONE
                else f"Put the records into {taken}, or take it off the VPC first; one that belongs to a VPC endpoint "
                "goes with its private DNS.",
                level=by_another(stack),
            )
