"""Hosted zones that are there already and that records name by id."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, joined, policy
from policypack.catalogue.tokens import Route53
from policypack.shelf.existing import by_another, whose
from policypack.shelf.outside import named_outside, proven, with_commands
from policypack.shown import argument

LIST = "aws route53 list-hosted-zones --query 'HostedZones[].[Id,Name,Config.PrivateZone]' --output text"


@policy(Route53.RECORD)
def not_found(record: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Hosted zone of the record does not exist.

    Why: "NoSuchHostedZone: No hosted zone found with ID: …", or AccessDenied where it is another account's.
    Source: https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html
    """
    zone = named_outside(record, "zoneId", stack, Route53.ZONE)
    if zone is None or aws.route53.delegation(zone.rpartition("/")[2]) is not None:
        return
    name = record.partial("name")
    zones = [item for item in aws.route53.zones_for(name) if not item.private] if isinstance(name, str) else []
    meant = f" For {name} there is {zones[0].name} ({zones[0].id})." if zones else ""
    yield record.finding(
        "zoneId",
        problem=f"There is no hosted zone {zone} in the account, and this stack does not create it.{meant}",
        fix=with_commands("Name a zone that is there, best with aws.route53.get_zone(name=…):", LIST),
        level=proven(record, "zoneId", stack),
    )


@policy(Route53.RECORD, level="advisory")
def name_not_in_zone(record: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Record's name does not belong into its hosted zone.

    Why: The provider puts the zone's name behind every name that does not end with it. The record is created, at a
    name that nobody asks for, and what waits for it waits in vain.
    Source: https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html
    """
    zone_id = named_outside(record, "zoneId", stack, Route53.ZONE)
    name = record.partial("name")
    if zone_id is None or not isinstance(name, str):
        return
    zone = next((item for item in aws.route53.zones() if item.id == zone_id.rpartition("/")[2]), None)
    host = name.rstrip(".").lower()
    # A name below another zone of the account was certainly not meant to be relative to this one.
    if zone is None or host == zone.name or host.endswith(f".{zone.name}") or not aws.route53.zones_for(host):
        return
    other = aws.route53.zones_for(host)[0]
    yield record.finding(
        "name",
        problem=f"The record {name} is in the hosted zone {zone.name}, so that its name becomes "
        f"{host}.{zone.name}; it belongs into {other.name}.",
        fix=f"Set zoneId to {other.id}, the zone {other.name}.",
    )


@policy(Route53.RECORD)
def record_already_there(record: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Record of this name and type is there already.

    Why: "InvalidChangeBatch: Tried to create resource record set [name='…', type='A'] but it already exists", and
    beside a CNAME no other record of its name is allowed. allowOverwrite takes the record over instead.
    Source: https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html
    """
    zone = named_outside(record, "zoneId", stack, Route53.ZONE)
    if record.exists or zone is None or record.flag("allowOverwrite"):
        return
    name, kind = record.text("name"), record.text("type")
    zone_id = zone.rpartition("/")[2]
    known = next((item for item in aws.route53.zones() if item.id == zone_id), None)
    if name is None or kind is None or known is None:
        return
    host = name.rstrip(".").lower()
    if host != known.name and not host.endswith(joined(".", known.name)):
        host = joined(host, ".", known.name) if host else known.name
    identifier = record.text("setIdentifier") or ""
    for found in aws.route53.records(zone_id, host) or ():
        same = found.type == kind and found.identifier == identifier
        # Records of a routing policy stand side by side; a CNAME bears nothing beside it.
        alone = "CNAME" in (found.type, kind) and found.type != kind
        if same or alone:
            yield record.finding(
                "name",
                problem=f"The hosted zone {known.name} has a record {found.type} {host} already"
                f"{'' if same else ', and a CNAME stands alone'}.{whose(stack)}",
                fix=with_commands(
                    "Delete the one that is there, set allowOverwrite to true, or adopt it:",
                    f"pulumi import {Route53.RECORD} {argument(record.name)} "
                    f"{argument('_'.join(filter(None, (zone_id, host, found.type, found.identifier))))}",
                ),
                level=by_another(stack),
            )
            return
