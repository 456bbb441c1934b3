"""Durations as Go writes them, which is how Pulumi programs give timeouts."""

from __future__ import annotations

import re

_UNITS = {"ns": 1e-9, "us": 1e-6, "µs": 1e-6, "ms": 1e-3, "s": 1.0, "m": 60.0, "h": 3600.0}
_PART = re.compile(r"(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h)")


def seconds(text: str) -> float:
    """Return the seconds in a duration such as "1h30m"; 0 where it is empty or cannot be read.

    Source: https://pkg.go.dev/time#ParseDuration
    """
    if not re.fullmatch(rf"(?:{_PART.pattern})+", text):
        return 0.0
    return sum(float(number) * _UNITS[unit] for number, unit in _PART.findall(text))
