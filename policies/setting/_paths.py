"""What is at a path: "[]" after a name is each element of a list, "{}" each name in a map, "{=}" each value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from policypack import unwrap

_STEP = re.compile(r"(\w+)(\[\]|\{=?\})?")


def at(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Yield (path, value) of what there is; what only an update knows is left out, and an empty text is none."""
    yield from _at(value, path.split("."), "")


def _at(value: Any, steps: list[str], path: str) -> Iterator[tuple[str, Any]]:
    value = unwrap(value)
    if not steps:
        if value is not None and value != "":
            yield path, value
        return
    if isinstance(value, list):  # an object may stand in a list of one
        for index, item in enumerate(value):
            yield from _at(item, steps, f"{path}[{index}]")
        return
    name, each = _STEP.fullmatch(steps[0]).groups()  # type: ignore[union-attr]  # our own table
    inner = unwrap(value.get(name)) if isinstance(value, Mapping) else None
    here = f"{path}.{name}" if path else name
    if each == "[]":
        for index, item in enumerate(inner if isinstance(inner, list) else []):
            yield from _at(item, steps[1:], f"{here}[{index}]")
    elif each:
        for key, item in inner.items() if isinstance(inner, Mapping) else ():
            yield from _at(key if each == "{}" else item, steps[1:], f"{here}.{key}")
    else:
        yield from _at(inner, steps[1:], here)
