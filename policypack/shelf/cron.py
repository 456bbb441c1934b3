"""Schedules in AWS's form of cron, which several services share."""

from __future__ import annotations

import re

# https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
CRON_FIELDS = ("minutes", "hours", "day of month", "month", "day of week", "year")


def _part(value: str, more: str = "") -> re.Pattern[str]:
    """Return what each part of a field may be: a value, a range, or every so many of them."""
    return re.compile(rf"(\*|{value}(-{value})?)?/\d+|\*|{value}(-{value})?{more}", re.IGNORECASE)


_CRON = (
    _part(r"\d+"),
    _part(r"\d+"),
    _part(r"\d+", r"|\?|L(-\d+)?W?|\d+W"),
    _part(r"(\d+|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)"),
    _part(r"([0-7]|SUN|MON|TUE|WED|THU|FRI|SAT)", r"|\?|L|([0-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(L|#\d)"),
    _part(r"\d+"),
)


def cron_problem(inside: str) -> str | None:
    """Say what is wrong with what stands between the brackets of cron(…); None where nothing is."""
    fields = inside.split()
    if len(fields) != len(CRON_FIELDS):
        return f"cron has {len(fields)} fields, and six are needed ({', '.join(CRON_FIELDS)})"
    day, weekday = fields[2], fields[4]
    if "?" not in (day, weekday):
        return f"the day of month is {day} and the day of week is {weekday}; one of them must be ?"
    if day == weekday == "?":
        return "the day of month and the day of week are both ?"
    for name, field in (*zip(CRON_FIELDS[:2], fields[:2], strict=True), (CRON_FIELDS[3], fields[3])):
        if "?" in field:
            return f"the field {name} is {field}; ? stands for days only"
    for name, field, most in (("minutes", fields[0], 59), ("hours", fields[1], 23)):
        if re.fullmatch(r"\d+", field) and (len(field) > len("0059") or int(field) > most):
            return f"the field {name} is {field}; at most {most} is allowed"
    for name, field, form in zip(CRON_FIELDS, fields, _CRON, strict=True):
        wrong = [part for part in field.split(",") if not form.fullmatch(part)]
        if wrong and not (name == CRON_FIELDS[4] and field == "0"):
            return f"the field {name} is {field}, in which {wrong[0] or 'an empty part'!r} means nothing"
    if weekday == "0":
        return "the day of week is 0; the days are 1 (Sunday) to 7 or SUN to SAT"
    return None
