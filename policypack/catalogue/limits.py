"""Limits of AWS's own models: lengths, ranges, forms and choices of what operations take, by type and property.

Made by `python -P -m policypack.catalogue.generate limits` from botocore. What is only in prose is not here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from policypack.catalogue._store import member

_STEP = re.compile(r"\[\]|[^.\[\]]+")


class Limit(NamedTuple):
    """What an operation ("lambda:CreateFunction") takes in a property; `path` has a name or "[]" for each step.

    `length` and `items` are (least, most) of texts and lists, `range` of numbers, None for no end.
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
    return tuple(_rows(member("limits", "limits").get(type, {})))


def source() -> str:
    """Return what the table was read from, such as "botocore 1.44.5"."""
    return str(member("limits", "about")["source"])


def types() -> tuple[str, ...]:
    """Return the types that the table has."""
    return tuple(sorted(member("limits", "limits")))


def _rows(found: dict[str, dict[str, Any]]) -> Iterator[Limit]:
    for path, row in found.items():
        pairs = {name: tuple(row[name]) for name in ("length", "items", "range") if name in row}
        yield Limit(
            tuple(_STEP.findall(path)),
            row["operation"],
            pattern=row.get("pattern", ""),
            choices=tuple(row.get("choices", ())),
            **pairs,
        )
