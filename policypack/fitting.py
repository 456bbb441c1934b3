"""What a program gave, held against the provider's schema: a value that the provider cannot take reads as unknown.

Every other value is left as it is: what the provider turns into the right type ("5" for a number), one where a list
stands, a list where one stands, and all that the catalogue does not know.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Final

from policypack.catalogue.provider import Shape
from policypack.symbol import Text
from policypack.values import UNKNOWN, Asset, peeked

_WANTED: Final[Mapping[str, str]] = {
    "string": "a text",
    "arn": "a text",
    "number": "a number",
    "boolean": "true or false",
    "asset": "a file",
    "list": "a list",
    "map": "an object",
    "object": "an object",
}
_SCALAR: Final = frozenset({"string", "arn", "number", "boolean", "asset"})
# Texts that the SDK takes as objects too, which the provider writes as JSON.
# https://github.com/pulumi/pulumi-aws/blob/master/provider/resources.go (AltTypes of PolicyDocument)
_DOCUMENTS: Final = frozenset({"policy", "assumeRolePolicy", "policyDocument", "accessPolicies"})


def fitted(values: dict[str, Any], shapes: Mapping[str, Shape]) -> dict[str, str]:
    """Put UNKNOWN for what the provider cannot take, in place.

    Returns why, by path: "is a list, and the provider takes a text".
    """
    misfits: dict[str, str] = {}
    _fit_members(values, shapes, "", misfits)
    return misfits


def _fit_members(values: dict[str, Any], shapes: Mapping[str, Shape], path: str, misfits: dict[str, str]) -> None:
    for name, value in values.items():
        shape = shapes.get(name)
        if shape is not None and not _fits(peeked(value), shape, name, f"{path}{name}", misfits):
            misfits[f"{path}{name}"] = f"is {_given(peeked(value))}, and the provider takes {_WANTED[shape.kind]}"
            values[name] = UNKNOWN


def _fit_items(items: list[Any], shape: Shape, name: str, path: str, misfits: dict[str, str]) -> None:
    for index, value in enumerate(items):
        if not _fits(peeked(value), shape, name, f"{path}[{index}]", misfits):
            misfits[f"{path}[{index}]"] = f"is {_given(peeked(value))}, and the provider takes {_WANTED[shape.kind]}"
            items[index] = UNKNOWN


def _fits(value: Any, shape: Shape, name: str, path: str, misfits: dict[str, str]) -> bool:
    """Can the provider take a value, whose members are fitted too?"""
    kind = shape.kind
    if value is None or value is UNKNOWN or kind == "any" or isinstance(value, Text):
        return True
    if kind in _SCALAR:
        return _is_scalar(value, kind) or (isinstance(value, dict) and name in _DOCUMENTS)
    if isinstance(value, dict):
        if kind == "map" and shape.element is not None:
            _fit_members(value, dict.fromkeys(value, shape.element), f"{path}.", misfits)
        elif kind == "list" and shape.element is not None:
            return _fits(value, shape.element, name, path, misfits)
        else:
            _fit_members(value, shape.fields, f"{path}.", misfits)
        return True
    if isinstance(value, list) and kind != "map":
        element = shape.element if kind == "list" else shape
        if element is not None:
            _fit_items(value, element, name, path, misfits)
        return True
    return kind == "list" and shape.element is not None and _fits(value, shape.element, name, path, misfits)


def _is_scalar(value: Any, kind: str) -> bool:
    if kind == "asset":
        return isinstance(value, str | Asset)
    if kind == "boolean":
        return isinstance(value, bool) or value in ("true", "false")
    if kind == "number" and isinstance(value, str):
        return _spells(value)
    if kind == "number":
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, str | int | float)


def _spells(text: str) -> bool:
    """Does a text spell a number?"""
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False


def _given(value: Any) -> str:
    return next(name for type, name in _GIVEN if isinstance(value, type))


_GIVEN: Final[tuple[tuple[type, str], ...]] = (
    (list, "a list"),
    (dict, "an object"),
    (Asset, "a file"),
    (str, "a text"),
    (bool, "true or false"),
    (object, "a number"),
)
