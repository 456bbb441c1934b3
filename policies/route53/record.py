"""Records and names of hosted zones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, Text, policy
from policypack.catalogue.tokens import Route53

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
    aliased, listed = record.raw("aliases") not in (None, []), record.raw("records") not in (None, [])
    if aliased and (listed or record.raw("ttl") not in (None, 0)):
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
