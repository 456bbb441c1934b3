"""Values of JSON documents by their kinds, as those who read them into records take them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from policypack import UNKNOWN, Text, read_json, unwrap

_SHOWN = {"text": "a text", "number": "a whole number, without quotes", "flag": "true or false, without quotes"}


def is_json(text: str) -> bool:
    try:
        read_json(text)
    except ValueError:
        return False
    return True


def distinct(items: list[Any]) -> int:
    """Count what is in a list for certain: equal elements once, as the provider's sets have them.

    What only an update knows may be equal to another one, or none.
    """
    return len({repr(item) for item in map(unwrap, items) if item is not None and item is not UNKNOWN})


def misfits(value: Any, shape: Any, path: str) -> Iterator[tuple[str, Any, str]]:
    """Yield (path, value, what it should be) of each value of another kind. What an update knows may be any.

    A shape is "text", "number" or "flag", a list of one shape, or an object by its members, "*" for any name. Members
    that it does not have are left out.
    """
    value = unwrap(value)
    if value is None or value is UNKNOWN:
        return
    if isinstance(shape, str):
        if not _fits(value, shape):
            yield path, value, _SHOWN[shape]
    elif isinstance(shape, list):
        if not isinstance(value, list):
            yield path, value, "a list"
            return
        for index, item in enumerate(value):
            yield from misfits(item, shape[0], f"{path}[{index}]")
    elif not isinstance(value, Mapping):
        yield path, value, "an object"
    else:
        for name, item in value.items():
            inner = shape.get(name, shape.get("*"))
            if inner is not None:
                yield from misfits(item, inner, f"{path}.{name}" if path else name)


def _fits(value: Any, kind: str) -> bool:
    if isinstance(value, Text):
        # A hole stands for what an update knows, which may be of any kind where it stands alone.
        return kind == "text" or value.whole is not None
    if kind == "text":
        return isinstance(value, str)
    if kind == "flag":
        return isinstance(value, bool)
    return isinstance(value, int | float) and not isinstance(value, bool) and float(value).is_integer()


def said(value: Any) -> str:
    if isinstance(value, Mapping):
        return "an object" if value else "an empty object, as a Promise is in JSON"
    return "a list" if isinstance(value, list) else f"the text {value!r}" if isinstance(value, str) else str(value)
