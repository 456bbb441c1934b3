"""Spans of time of a day or a week, in which a service backs up or maintains."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policies.setting._rows import by_type, rows
from policies.setting._shapes import Window
from policypack import Evidence, Finding, Resource, policy

ROWS = rows(Window)
_OF_TYPE = by_type(ROWS)
_TIME = r"([01]\d|2[0-3]):([0-5]\d)"
_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_DAILY = re.compile(f"{_TIME}-{_TIME}")
_WEEKLY = re.compile("-".join([f"({'|'.join(_DAYS)}):{_TIME}"] * 2), re.IGNORECASE)
_DAY = 24 * 60


@policy(*_OF_TYPE)
def refused(resource: Resource) -> Iterator[Finding]:
    """Window of time has another form than the service takes, or is too short.

    Why: The provider refuses what does not "satisfy the format of \"hh24:mi-hh24:mi\"", for backups, or of
    \"ddd:hh24:mi-ddd:hh24:mi\", for maintenance; AWS says "InvalidParameterValue: Snapshot window must be at least 60
    minutes".
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/verify/validate.go
    """
    for row in _OF_TYPE[resource.type]:
        text = resource.text(row.property)
        if not text:
            continue
        match = (_WEEKLY if row.weekly else _DAILY).fullmatch(text)
        form = "mon:03:00-mon:04:00" if row.weekly else "03:00-04:00"
        if match is None:
            problem = f"must have the form {form}, in UTC"
        elif _minutes(match, weekly=row.weekly) < row.least:
            problem = f"must be {row.least} minutes long at least"
        else:
            continue
        yield resource.finding(
            row.property,
            problem=f"{row.property} is {text!r}; it {problem}.",
            fix=f"Write it as {form}.",
            evidence=Evidence("documented", row.source),
        )


def _minutes(match: re.Match[str], *, weekly: bool) -> int:
    """Return how long a window is, which may end on the next day or in the next week."""
    half = len(match.groups()) // 2
    begin, end = (_minute(match.groups()[at : at + half]) for at in (0, half))
    return (end - begin) % (len(_DAYS) * _DAY if weekly else _DAY)


def _minute(parts: tuple[str, ...]) -> int:
    *day, hour, minute = parts
    return (_DAYS.index(day[0].lower()) * _DAY if day else 0) + int(hour) * 60 + int(minute)
