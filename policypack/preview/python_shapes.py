"""The declared types of answers and outputs, read from the SDKs that the program has installed.

A shape is JSON, the same in each language: "string", "map" (of texts), "other", [shape of the elements], or
{wire name: shape}. What may be left out is "other" at the top of a resource, where the program reads None then.

`python_runner.py` loads this file into the program's own process, so it keeps to Python 3.8 and to what pulumi 3.60
has, and imports nothing of the pack.
"""

from __future__ import annotations

import inspect
import json
import re
from typing import Any

_MAX_SHAPE = 3_000  # bytes of a gRPC header
_DEPTHS = (4, 2, 1)
_OPTIONAL = re.compile(r"Output\[(typing\.)?Optional\[|\| None\]")


def shape_of(typ: Any, depth: int = 4) -> Any:
    """Return the shape of a declared type, nested types down to `depth`."""
    from pulumi import _types

    typ = _types.unwrap_optional_type(typ)
    if typ is str:
        return "string"
    origin: Any = getattr(typ, "__origin__", None)
    args: Any = getattr(typ, "__args__", ())
    if (args and origin is not None and "equence" in str(origin)) or origin is list:
        return [shape_of(args[0], depth - 1)] if depth else "other"
    if len(args) == 2 and args[1] is str and ("apping" in str(origin) or origin is dict):
        return "map"
    if depth and inspect.isclass(typ) and _types.is_output_type(typ):
        return {key: shape_of(inner, depth - 1) for key, inner in _types.output_type_types(typ).items()}
    return "other"


def result_header(typ: Any) -> str:
    """Return the shape of a function's result as text, with fewer levels where it would be too long."""
    return "" if typ is None else _text(lambda depth: shape_of(typ, depth))


def outputs_header(resource: type) -> str:
    """Return the shape of a resource's outputs as text, empty where its class declares none."""
    from pulumi import _types

    types = _types.resource_types(resource)
    getters = ((name, str(prop.fget.__annotations__)) for _, name, prop in _types._py_properties(resource))
    declared = {name: types[name] for name, text in getters if name in types and not _OPTIONAL.search(text)}
    if not declared:
        return ""
    return _text(lambda depth: {name: shape_of(typ, depth - 1) for name, typ in declared.items()})


def lists_of_texts(resource: type) -> dict[str, str]:
    """Return the outputs of a resource that are lists of texts: their names in Python and on the wire."""
    from pulumi import _types

    names = _types.resource_pulumi_to_py_names(resource)
    types = _types.resource_types(resource).items()
    return {names.get(name, name): name for name, typ in types if shape_of(typ, 1) == ["string"]}


def _text(shape_at: Any) -> str:
    for depth in _DEPTHS:
        text = json.dumps(shape_at(depth), separators=(",", ":"))
        if len(text) <= _MAX_SHAPE:
            return text
    return ""
