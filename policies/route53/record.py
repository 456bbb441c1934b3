"""Records and names of hosted zones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, Stack, Text, as_text, policy
from policypack.catalogue.tokens import Acm, Route53
from policypack.shelf.certificates import names as certified

# https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html#TXTFormat
_LONGEST = 255
_PARTS = re.compile(r'""|"\s+"')
_RESERVED = re.compile(r"(.*\.)?example\.(com|net|org)\.?", re.IGNORECASE)


@policy(Route53.RECORD)
def text_too_long(record: Resource) -> Iterator[Finding]:
    """String of a TXT record is too long.

    Why: "InvalidChangeBatch: … CharacterStringTooLong (Value is too long)": each string has 255 characters at most, a
    record may have several.
    Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html#TXTFormat
    """
    if (record.text("type") or "").upper() not in ("TXT", "SPF"):
        return
    for index, value in enumerate(record.partials("records")):
        text = value.literal if isinstance(value, Text) else value
        longest = max(len(part.strip('"')) for part in _PARTS.split(text))
        if longest > _LONGEST:
            yield record.finding(
                f"records[{index}]",
                problem=f"A string of the record has {longest} characters; {_LONGEST} are allowed.",
                fix='Cut the text into strings with `""` between them: the provider sends them apart.',
            )


@policy(Route53.RECORD)
def alias_incomplete(record: Resource) -> Iterator[Finding]:
    """Record is an alias and a list of values, or neither.

    Why: "InvalidInput: Invalid XML; … ResourceRecords or AliasTarget": a record has one of the two, and only the list
    has a TTL.
    Source: https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html
    """
    aliased, listed = record.given("aliases"), record.given("records")
    if aliased and (listed or (record.raw("ttl") != 0 and record.given("ttl"))):
        name = "records" if listed else "ttl"
        yield record.finding(name, problem=f"The record has aliases and {name}.", fix=f"Remove aliases or {name}.")
    elif not aliased and not listed:
        yield record.finding(
            "records", problem="The record has neither records nor aliases.", fix="Set records and ttl, or aliases."
        )
    elif listed and record.raw("ttl") is None:
        yield record.finding("ttl", problem="The record has records and no ttl.", fix="Set ttl, in seconds.")


@policy(Route53.ZONE)
def zone_name_reserved(zone: Resource) -> Iterator[Finding]:
    """Hosted zone is of a domain that AWS reserves.

    Why: "InvalidDomainName: … is reserved by AWS!": example.com, .net and .org belong to documentation.
    Source: https://www.rfc-editor.org/rfc/rfc2606#section-3
    https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateHostedZone.html
    """
    name = zone.partial("name")
    text = name if isinstance(name, str) else ""
    if isinstance(name, Text) and isinstance(name.parts[-1], str):
        text = name.parts[-1]
    if _RESERVED.fullmatch(text if isinstance(name, str) else f"x{text}"):
        yield zone.finding(
            "name",
            problem=f"The zone is {str(name)!r}, of a domain for documentation.",
            fix="Use a domain that you own; for names inside a VPC, such as shop.internal.",
            level="advisory" if zone.has("vpcs") else None,
        )


_OPTION = re.compile(r"domainValidationOptions\[(?P<number>\d+)\]\.resourceRecordName")


@policy(Route53.RECORD)
def validation_repeated(record: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Record that validates a certificate is made twice.

    Why: "InvalidChangeBatch: Tried to create resource record set … but it already exists": a name and the wildcard
    below it (shop.dev and *.shop.dev) are validated by one and the same record.
    Source: https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
    """
    certificate, zone = _validated(record, stack), _zone(record)
    if certificate is None or record.flag("allowOverwrite"):
        return
    names = {str(name).lower().removeprefix("*.") for _, name in certified(certificate)}
    made = [(other, number) for other, number in stack.once(_validations, certificate) if _zone(other) == zone]
    numbers = sorted({number for _, number in made})
    if len(numbers) > len(names) and made[-1][0] is record:
        yield record.finding(
            "name",
            problem=f"{len(numbers)} options of {certificate.name} have a record each, and its names need {len(names)}"
            ": a wildcard is validated by the record of the name below it.",
            fix="Make one record for each different name, or set allowOverwrite.",
        )


@policy(Route53.RECORD)
def made_with_zone(record: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Record is one that its hosted zone is made with.

    Why: "InvalidChangeBatch: Tried to create resource record set [name='…', type='NS'] but it already exists": Route 53
    makes the NS and the SOA record of the zone's own name, and the provider takes them over only if it is told to.
    Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/SOA-NSrecords.html
    https://github.com/d-velop/dvelop-app-template-cs/issues/39
    """
    kind = (record.text("type") or "").upper()
    if kind not in ("NS", "SOA") or record.flag("allowOverwrite"):
        return
    zone = stack.follow(record, "zoneId", Route53.ZONE)
    if zone is None or zone.external or zone.exists:
        return
    name, own = record.partial("name"), zone.partial("name")
    output = name.whole if isinstance(name, Text) else None
    bare = _bare(name)
    if (output and output.urn == zone.urn and output.property == "name") or (
        bare is not None and bare in ("", _bare(own))
    ):
        yield record.finding(
            "name",
            problem=f"The record is the {kind} record of {zone.name} itself, which is made with the zone.",
            fix="Set allowOverwrite to true, or leave the record to Route 53.",
        )


def _bare(name: str | Text | None) -> str | None:
    return name.lower().rstrip(".") if isinstance(name, str) else None if isinstance(name, Text) else ""


def _zone(record: Resource) -> str:
    return as_text(record.raw("zoneId"))


def _validated(record: Resource, stack: Stack) -> Resource | None:
    """Return the planned certificate that a record validates, told by one of its options."""
    name = record.raw("name")
    whole = name.whole if isinstance(name, Text) else None
    found = stack.get(whole.urn) if whole and _OPTION.fullmatch(whole.property) else None
    return found if found and found.type == Acm.CERTIFICATE and not found.external else None


def _validations(stack: Stack, certificate: Resource) -> list[tuple[Resource, int]]:
    """Return the records that validate a certificate, with the number of the option that each is for."""
    found = []
    for record in stack.of_type(Route53.RECORD):
        if _validated(record, stack) is certificate and record.raw("allowOverwrite") is not True:
            name = record.raw("name")
            match = _OPTION.fullmatch(name.whole.property) if isinstance(name, Text) and name.whole else None
            found.append((record, int(match["number"]) if match else 0))
    return found
