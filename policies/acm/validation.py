"""Waiting for a certificate: ACM has to find the record that proves whose the domain is."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import UNKNOWN, Aws, Finding, Resource, Stack, Undecided, as_text, policy
from policypack.catalogue.tokens import Acm, Route53
from policypack.shelf.outside import named_outside
from policypack.shelf.providers import emulated
from policypack.shelf.remote import has_remote

# How long the provider waits: https://www.pulumi.com/registry/packages/aws/api-docs/acm/certificatevalidation/
WAITS = "75 minutes"
PUBLIC = "Put the record into a public hosted zone of the domain."
DELEGATE = (
    "Create the zone first, in a stack or an update of its own, and enter its nameServers at the registrar or in the "
    "parent's zone. Or plan its NS record in the parent's zone, or give it a delegationSetId whose name servers are "
    "entered already."
)


@policy(Acm.CERTIFICATE_VALIDATION, level="advisory")
def zone_not_delegated(validation: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Certificate waits for a record that nobody outside can find.

    Why: ACM looks the record up in the public DNS. While the domain leads to other name servers than the hosted zone's,
    or the zone is private, it finds nothing, and the update waits until it gives up: "timeout while waiting for state
    to become 'ISSUED' (last state: 'PENDING_VALIDATION')". A new zone has name servers of its own, even for a name
    whose old zone the domain leads to.
    Source: https://docs.aws.amazon.com/acm/latest/userguide/troubleshooting-DNS-validation.html
        https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-configuring-new-domain.html
    """
    if validation.exists or emulated(validation):
        return
    for record in _records(validation, stack):
        zone = stack.follow(record, "zoneId", Route53.ZONE)
        found = _of_plan(zone, stack, aws) if zone is not None else _of_account(record, stack, aws)
        if found is None:
            continue
        name, why, what = found
        yield validation.finding(
            "certificateArn",
            problem=f"The record {record.name} stands in the hosted zone {name}, and {why}. ACM would not find it, and "
            f"the update would wait {WAITS} for the certificate.",
            fix=what,
        )
        return  # one zone is enough to wait for


def _records(validation: Resource, stack: Stack) -> list[Resource]:
    """Return the planned records that the certificate waits for."""
    named = stack.follow_all(validation, "validationRecordFqdns", Route53.RECORD)
    certificate = stack.follow(validation, "certificateArn", Acm.CERTIFICATE)
    if named or certificate is None:
        return named
    return [other for other in stack.dependents(certificate) if other.type == Route53.RECORD]


def _of_plan(zone: Resource, stack: Stack, aws: Aws) -> tuple[str, str, str] | None:
    """Return (zone's name, what is wrong, what to do) for a zone of this stack, None where nothing is known to be."""
    name = zone.text("name")
    if name is None or zone.external:
        return None
    if zone.has("vpcs"):
        return name, "that zone is private", PUBLIC
    if zone.exists:
        servers = zone.outputs.raw("nameServers")
        return None if servers is UNKNOWN else _led_elsewhere(name, {as_text(server) for server in servers or ()}, aws)
    # A set of name servers may have been entered at the registrar long ago, and somebody in the stack may enter them.
    users = (*stack.dependents(zone), *stack.referrers(zone, Route53.RECORD))
    if zone.has("delegationSetId") or has_remote(stack) or any(_enters(other, zone) for other in users):
        return None
    there = [other for other in aws.route53.zones() if other.name == name.rstrip(".").lower() and not other.private]
    if there and not stack.has_state:
        # Most likely this stack's own: this preview reads no state; `pulumi preview` does.
        return _led_elsewhere(name, {server for other in there for server in _servers(other.id, aws)}, aws)
    return name, "that zone is new: the domain cannot lead to its name servers yet", DELEGATE


def _of_account(record: Resource, stack: Stack, aws: Aws) -> tuple[str, str, str] | None:
    """Return the same for a zone that is there already."""
    id = (named_outside(record, "zoneId", stack, Route53.ZONE) or "").rpartition("/")[2]
    zone = next((other for other in aws.route53.zones() if other.id == id), None) if id else None
    if zone is None:
        return None  # another policy's matter
    if zone.private:
        return zone.name, "that zone is private", PUBLIC
    return _led_elsewhere(zone.name, set(_servers(id, aws)), aws)


def _led_elsewhere(name: str, servers: set[str], aws: Aws) -> tuple[str, str, str] | None:
    """Compare a zone's name servers with those that the public DNS names."""
    ours = {server.rstrip(".").lower() for server in servers}
    public = aws.dns.name_servers(name.rstrip("."))
    if not ours or not ours.isdisjoint(public):
        return None
    leads = f"the domain leads to {', '.join(public)}" if public else "the domain leads to no name servers at all"
    return (
        name,
        f"{leads}, not to that zone's",
        f"Enter {', '.join(sorted(ours))} at the registrar, or as NS record in the parent's zone.",
    )


def _servers(zone: str, aws: Aws) -> tuple[str, ...]:
    found = aws.route53.delegation(zone)
    return found.name_servers if found else ()


def _enters(other: Resource, zone: Resource) -> bool:
    """Does something of the plan take the zone's name servers, as an NS record or a registrar's domain does?"""
    if other.type.startswith("aws:") and not other.type.startswith("aws:route53domains/"):
        return (
            other.type == Route53.RECORD
            and _is_ns(other)
            and zone.urn in other.property_dependencies.get("records", ())
        )
    return bool(other.type) and not other.type.startswith("pulumi:") and zone.urn in other.dependencies


def _is_ns(record: Resource) -> bool:
    try:
        return record.text("type") == "NS"
    except Undecided:
        return True  # may be the one that delegates
