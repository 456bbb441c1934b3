"""Limits of single properties: lengths, ranges, forms and choices, by type and property.

Made by `python -P -m policypack.catalogue.generate limits` from the models of AWS's operations, which botocore has, and
from what the provider's documentation says of what those do not name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from policypack.catalogue._store import member

_TABLES = ("limits", "documented")
_STEP = re.compile(r"\[\]|[^.\[\]]+")


class Limit(NamedTuple):
    """What an operation ("lambda:CreateFunction") takes in a property; `path` has a name or "[]" for each step.

    `operation` is empty where only the provider's documentation says so. `length` and `items` are (least, most) of
    texts and lists, `range` of numbers, None for no end.
    """

    path: tuple[str, ...]
    operation: str
    length: tuple[int, int | None] | None = None
    items: tuple[int, int | None] | None = None
    range: tuple[float | None, float | None] | None = None
    pattern: str = ""
    choices: tuple[str, ...] = ()


@cache
def limits(type: str) -> tuple[Limit, ...]:
    """Return the limits of a resource type's inputs; none for a type that the table does not have."""
    return tuple(row for table in _TABLES for row in _rows(member("limits", table).get(type, {})))


def source(limit: Limit) -> str:
    """Return what a limit was read from, such as "botocore 1.44.5"."""
    return str(member("limits", "about")["source" if limit.operation else "documented"])


def types() -> tuple[str, ...]:
    """Return the types that the table has."""
    return tuple(sorted({type for table in _TABLES for type in member("limits", table)}))


def _rows(found: dict[str, dict[str, Any]]) -> Iterator[Limit]:
    for path, row in found.items():
        pairs = {name: tuple(row[name]) for name in ("length", "items", "range") if name in row}
        yield Limit(
            tuple(_STEP.findall(path)),
            row.get("operation", ""),
            pattern=row.get("pattern", ""),
            choices=tuple(row.get("choices", ())),
            **pairs,
        )
