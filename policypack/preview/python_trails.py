"""Which of the program's values come from stand-ins, also where nothing of the stand-in is left in them.

`python_runner.py` loads this file into the program's own process, so it keeps to Python 3.8 and imports nothing of the
pack.
"""

from __future__ import annotations

import base64
import contextlib
import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

# The number is an account's (symbol.py).
_TOKEN = re.compile(r"zq[0-9a-f]{5}qz|869203517486", re.IGNORECASE)
# The same in base64, alone and behind "AWS:".
_ENCODED = re.compile("enE[A-Za-z0-9+/]{7}F6|QVdTOnpx[A-Za-z0-9+/]{8}eg==")
_MAX_NODES = 20_000
WHOLE = "_preflight_whole"  # the name of the token of a map that has any key
_TRAIL = "_preflight_trail"  # the name of an output's trail, among its own attributes


def _parts(value: Any, own: Callable[[type], bool]) -> Iterable[Any]:
    """Return what a list, a mapping or an object of the SDK's or of `own` types is made of; nothing for all else."""
    if isinstance(value, dict):
        # The SDK's types are dictionaries with fields of any name, `keys` and `values` among them.
        whole = getattr(value, "__dict__", {}).get(WHOLE)
        return [*dict.keys(value), *dict.values(value), *([whole] if whole else [])]
    if isinstance(value, (list, tuple, set, frozenset)):
        return value
    kind = type(value)
    if hasattr(kind, "_pulumi_output_type") or hasattr(kind, "_pulumi_input_type") or own(kind):
        return list(getattr(value, "__dict__", {}).values())
    return ()


def _nobodys(kind: type) -> bool:
    return False


def leaves(value: Any, own: Callable[[type], bool] = _nobodys) -> Iterator[Any]:
    """Yield a value and all that is in it, of lists, mappings and the SDK's or `own` types, up to a limit."""
    todo = [value]
    seen = 0
    while todo and seen < _MAX_NODES:
        item = todo.pop()
        seen += 1
        yield item
        todo.extend(_parts(item, own))


def tokens_in(value: Any, own: Callable[[type], bool] = _nobodys) -> set[str]:
    """Return the placeholders in a value, looking into lists, mappings and objects of the SDK's or of `own` types."""
    found: set[str] = set()
    for item in leaves(value, own):
        if isinstance(item, (bytes, bytearray)):
            item = item.decode("latin-1")
        if isinstance(item, str):
            found.update(match.lower() for match in _TOKEN.findall(item))
            for encoded in _ENCODED.findall(item):
                found.update(_TOKEN.findall(base64.b64decode(encoded).decode("latin-1")))
    return found


def is_traceable(result: Any, given: Any) -> bool:
    """Is it seen in what a function has made how it goes back to the stand-ins that it was given?

    A token is left in it, alone or in base64, or it is a part of what was given, or of a document in it. A length,
    a comparison or a digest is of the stand-in, and says nothing of the real value. What is no plain data, such as a
    resource, is as good as known.
    """
    if tokens_in(result) or any(item is result for item in leaves(given)):
        return True
    parts = [item for item in leaves(result) if not isinstance(item, (dict, list, tuple))]
    if any(item is not None and not isinstance(item, (str, int, float)) for item in parts):
        return True
    before = (item for whole in (given, *_documents(given)) for item in leaves(whole))
    known = {(type(item), item) for item in before if isinstance(item, (str, int, float))}
    return bool(parts) and all((type(item), item) in known or _in_base64(item) for item in parts)


def _documents(given: Any) -> Iterator[Any]:
    for item in leaves(given):
        if isinstance(item, str) and item.lstrip()[:1] in ("{", "["):
            with contextlib.suppress(ValueError, RecursionError):
                yield json.loads(item)


def _in_base64(item: Any) -> bool:
    try:
        return isinstance(item, str) and bool(tokens_in(base64.b64decode(item, validate=True)))
    except ValueError:
        return False


class Trail:
    """The stand-ins on the way to one output: those its callback was given, and those of the outputs it is made of."""

    def __init__(self, sources: Iterable[Trail] = ()) -> None:
        self.own: set[str] = set()
        self.sources = list(sources)

    def tokens(self) -> set[str]:
        found: set[str] = set()
        todo = [self]
        seen: set[int] = set()
        while todo:
            trail = todo.pop()
            if id(trail) not in seen:
                seen.add(id(trail))
                found |= trail.own
                todo.extend(trail.sources)
        return found


def trails_in(value: Any) -> list[Trail]:
    """Return the trails of the outputs in a value."""
    found = []
    for item in leaves(value):
        trail = getattr(item, "__dict__", {}).get(_TRAIL) if not isinstance(item, type) else None
        if trail is not None:
            found.append(trail)
    return found


def lay(output: Any, trail: Trail) -> None:
    """Give an output its trail, beside the one it may have."""
    known = vars(output).get(_TRAIL)
    if known is None:
        vars(output)[_TRAIL] = trail
    elif trail is not known:
        known.sources.append(trail)


def lay_along(resource: Any, props: Any) -> None:
    """Give what a resource echoes of its inputs the trails of those."""
    given = props if isinstance(props, dict) else getattr(props, "__dict__", {})
    for name, value in given.items():
        trails = trails_in(value)
        echoed = vars(resource).get(name)
        if trails and hasattr(echoed, "apply"):
            lay(echoed, Trail(trails))
