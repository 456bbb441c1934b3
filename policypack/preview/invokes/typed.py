"""Arguments as the provider's schema declares them: the bridge takes "true" for a flag and 7 for a text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from policypack.catalogue.provider import Shape
from policypack.values import UNKNOWN


def typed(value: Any, shape: Shape | None) -> Any:
    """Return a plain value in the type that its shape declares, as it is where it does not fit."""
    if value is UNKNOWN or shape is None:
        return value
    if isinstance(value, Mapping):
        return {key: typed(item, shape.fields.get(key, shape.element)) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [typed(item, shape.element) for item in value]
    if shape.kind == "boolean" and value in ("true", "false"):
        return value == "true"
    if shape.kind == "number" and isinstance(value, str):
        return _number(value)
    if shape.kind == "string" and isinstance(value, bool):
        return "true" if value else "false"
    if shape.kind == "string" and isinstance(value, int | float):
        return str(value)
    return value


def _number(text: str) -> Any:
    try:
        number = float(text)
    except ValueError:
        return text
    return int(number) if number.is_integer() else number
