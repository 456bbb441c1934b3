"""Time zones."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from zoneinfo import available_timezones

from policies.setting._rows import rows
from policies.setting._shapes import TimeZone
from policypack import Finding, Resource, policy
from policypack.nearest import did_you_mean

_ZONES = {row.type: row.property for row in rows(TimeZone)}


@cache
def _known() -> frozenset[str]:
    return frozenset(available_timezones())


@policy(*_ZONES, level="advisory")
def unknown(resource: Resource) -> Iterator[Finding]:
    """Time zone is none of the IANA database.

    Why: "ValidationException: Invalid Schedule Expression Timezone": zones are called as in the IANA database, such as
    Europe/Berlin. This machine's copy of it may be older than AWS's, so it is advice.
    Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#time-zones
    https://www.iana.org/time-zones
    """
    name = _ZONES[resource.type]
    zone = resource.text(name)
    if zone and _known() and zone not in _known():
        yield resource.finding(
            name,
            problem=f"{name} is {zone!r}, which is no time zone{did_you_mean(zone, sorted(_known()))}.",
            fix="Use a name of the IANA database, such as Europe/Berlin or UTC.",
        )
