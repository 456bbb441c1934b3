"""Values of records, and names that a type of record cannot have."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from policypack import Finding, Resource, Stack, Text, content, policy
from policypack.catalogue.tokens import (
    Apigateway,
    Apigatewayv2,
    Cloudfront,
    Globalaccelerator,
    Lb,
    Route53,
)
from policypack.scope import scope_of


class Value(NamedTuple):
    """What a value of a type of record is, and Route 53's word for others."""

    is_one: Callable[[str], bool]
    what: str
    says: str


def _address(version: int) -> Callable[[str], bool]:
    def is_one(text: str) -> bool:
        try:
            return ipaddress.ip_address(content(text).strip()).version == version
        except ValueError:
            return False

    return is_one


def _fields(pattern: str) -> Callable[[str], bool]:
    return lambda text: bool(re.fullmatch(pattern, content(text).strip()))


# https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html
VALUES = {
    "A": Value(_address(4), "an IPv4 address", "ARRDATAIllegalIPv4Address"),
    "AAAA": Value(_address(6), "an IPv6 address", "AAAARRDATAIllegalIPv6Address"),
    "MX": Value(_fields(r"\d+\s+\S+"), "a priority and a host, as 10 mail.shop.dev", "MXRRDATANotTwoFields"),
    "SRV": Value(
        _fields(r"\d+\s+\d+\s+\d+\s+\S+"),
        "priority, weight, port and host, as 1 10 5269 im.shop.dev",
        "SRVRRDATANotFourFields",
    ),
    "CAA": Value(
        _fields(r'\d+\s+\w+\s+".*"'), 'flags, tag and "value", as 0 issue "amazon.com"', "CAARRDATANotThreeFields"
    ),
}
# What has a zone of its own, whose id an alias names, by the output that is its name.
_ZONED = {
    (Lb.LOAD_BALANCER, "dnsName"): "zoneId",
    (Cloudfront.DISTRIBUTION, "domainName"): "hostedZoneId",
    (Apigateway.DOMAIN_NAME, "regionalDomainName"): "regionalZoneId",
    (Apigateway.DOMAIN_NAME, "cloudfrontDomainName"): "cloudfrontZoneId",
    (Apigatewayv2.DOMAIN_NAME, "domainNameConfiguration.targetDomainName"): "domainNameConfiguration.hostedZoneId",
    (Globalaccelerator.ACCELERATOR, "dnsName"): "hostedZoneId",
}


@policy(Route53.RECORD)
def refused(record: Resource) -> Iterator[Finding]:
    """Value of a record is none of its type.

    Why: "InvalidChangeBatch: Invalid Resource Record: 'FATAL problem: ARRDATAIllegalIPv4Address (Value is not a valid
    IPv4 address) encountered with 'web.shop.dev''".
    Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html
    """
    wanted = VALUES.get((record.text("type") or "").upper())
    for index, value in enumerate(record.partials("records")) if wanted else ():
        if wanted and isinstance(value, str) and not wanted.is_one(value):
            yield record.finding(
                f"records[{index}]",
                problem=f"The value is {value!r}, and a record of the type {record.text('type')} has {wanted.what}: "
                f"{wanted.says}.",
                fix=f"Write {wanted.what}."
                + (
                    " A host name goes into a CNAME record, or into aliases for AWS's own."
                    if "IP" in wanted.what
                    else ""
                ),
            )


@policy(Route53.RECORD)
def canonical_name_refused(record: Resource, *, stack: Stack) -> Iterator[Finding]:
    """CNAME is at the top of its zone, beside another record, or has several values.

    Why: "InvalidChangeBatch: RRSet of type CNAME with DNS name shop.dev. is not permitted at apex in zone shop.dev.",
    "… is not permitted as it conflicts with other records with the same DNS name".
    Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html#CNAMEFormat
        https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-basic.html
    """
    if (record.text("type") or "").upper() != "CNAME" or record.exists:
        return
    zone = stack.follow(record, "zoneId", Route53.ZONE)
    name = record.raw("name")
    top = zone.raw("name") if zone else None
    symbol = name.whole if isinstance(name, Text) else None
    if zone and ((symbol and symbol.urn == zone.urn and symbol.property == "name") or _same(name, top)):
        yield record.finding(
            "name",
            problem=f"The record of the type CNAME is at the top of the zone {zone.name}, {str(top)!r}.",
            fix="Use a record of the type A with aliases, or a name below it, such as www.",
        )
    values = record.raw("records")
    if isinstance(values, list) and len(values) > 1:
        yield record.finding(
            "records",
            problem=f"The record of the type CNAME has {len(values)} values.",
            fix="Keep one; for several targets use records of a weighted or latency routing policy.",
        )
    beside = stack.once(_by_name, zone).get(_plain(name), []) if zone else []
    other = next((other for other in beside if other is not record and other.text("type") != "CNAME"), None)
    if other is not None:
        yield record.finding(
            "name",
            problem=f"The record of the type CNAME has the name {str(name)!r} of {other.name}, which is of the type "
            f"{other.text('type')}.",
            fix="Give one of them another name: beside a CNAME there is no other record.",
        )


@policy(Route53.RECORD)
def routing_mixed(record: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Records of one name and type have a routing policy and have none.

    Why: "InvalidChangeBatch: RRSet with DNS name …, type A, SetIdentifier … cannot be created as a non-weighted set
    exists with the same name and type".
    Source: https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html
    """
    kind = record.text("type")
    zone = stack.follow(record, "zoneId", Route53.ZONE)
    if zone is None or record.exists or not record.has("setIdentifier"):
        return
    beside = stack.once(_by_name, zone).get(_plain(record.raw("name")), [])
    plain = next((o for o in beside if o.text("type") == kind and o.raw("setIdentifier") in (None, "")), None)
    if plain is not None and record.given("setIdentifier"):
        yield record.finding(
            "setIdentifier",
            problem=f"The record has a setIdentifier, and {plain.name}, of the same name and type, has none.",
            fix=f"Give {plain.name} a routing policy and a setIdentifier too, or another name.",
        )


# One element of which the record sets of a name each have their own.
_OWN = {"latencyRoutingPolicies": ("region",), "geolocationRoutingPolicies": ("continent", "country", "subdivision")}


@policy(Route53.RECORD)
def routing_repeated(record: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Two records of one name and type are for the same region or place.

    Why: "InvalidChangeBatch: RRSet with DNS name …, type A, SetIdentifier …, and Region Name=eu-west-1 cannot be
    created because a latency RRSet with the same name, type and region already exists."
    Source: https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html
        https://github.com/hashicorp/terraform-provider-aws/issues/1668
    """
    for name in _OWN:
        where = _routed(record, name)
        first = stack.once(_first_routed).get((name, where, *_place(record, stack))) if where else None
        if first is not None and first is not record and not record.exists:
            place = " ".join(filter(None, where))
            yield record.finding(
                name,
                problem=f"The record is for {place}, and {first.name}, of the same name and type, is too.",
                fix="Give each a region or a place of its own, or both values to one record.",
            )


def _first_routed(stack: Stack) -> dict[tuple[object, ...], Resource]:
    """Return the first record of each region and place, by zone, name and type."""
    found: dict[tuple[object, ...], Resource] = {}
    for record in stack.of_type(Route53.RECORD):
        for name in _OWN:
            where = _routed(record, name)
            if where:
                found.setdefault((name, where, *_place(record, stack)), record)
    return found


def _place(record: Resource, stack: Stack) -> tuple[object, ...]:
    zone, given = stack.follow(record, "zoneId", Route53.ZONE), record.raw("zoneId")
    named = zone.urn if zone else (scope_of(record), given) if isinstance(given, str) else object()
    return named, _plain(record.raw("name")), _plain(record.raw("type"))


def _routed(record: Resource, name: str) -> tuple[str, ...]:
    for block in record.blocks(name):
        values = [block.raw(part) for part in _OWN[name]]
        if any(values) and all(value is None or isinstance(value, str) for value in values):
            return tuple(value or "" for value in values)  # SA is a continent and a country
    return ()


def _by_name(stack: Stack, zone: Resource) -> dict[object, list[Resource]]:
    """Return the planned records of a zone by their names, as they compare."""
    found: dict[object, list[Resource]] = {}
    for record in stack.referrers(zone, Route53.RECORD, property="zoneId"):
        found.setdefault(_plain(record.raw("name")), []).append(record)
    return found


def _plain(name: object) -> object:
    """Return what two equal names have in common; for what is no text, something that equals nothing else."""
    if isinstance(name, Text):
        return name.raw
    return name.lower().rstrip(".") if isinstance(name, str) else object()


def _same(one: object, other: object) -> bool:
    return _plain(one) == _plain(other)


@policy(Route53.RECORD)
def alias_zone_wrong(record: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Alias names the zone of the record in place of its target's.

    Why: "InvalidChangeBatch: Tried to create an alias that targets …, type A in zone …, but the alias target name does
    not lie within the target zone". A load balancer or a distribution is in a zone of AWS's own.
    Source: https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html
    """
    for alias in record.blocks("aliases"):
        name, zone = alias.raw("name"), alias.raw("zoneId")
        target = name.whole if isinstance(name, Text) else None
        where = zone.whole if isinstance(zone, Text) else None
        source = stack.get(target.urn) if target and target.urn else None
        within = stack.get(where.urn) if where and where.urn else None
        output = _ZONED.get((source.type, re.sub(r"\[\d+\]", "", target.property))) if source and target else None
        if source and output and within and within.type == Route53.ZONE:
            yield alias.finding(
                "zoneId",
                problem=f"The alias is of {source.name}, and zoneId is that of {within.name}, the zone of the record.",
                fix=f"Set zoneId to {output} of {source.name}.",
            )
