"""Stand-ins for the answer of a function that nobody could be asked about.

A program that calls a function in its plain form needs values at once. The runner in the program's process sends the
type of the result along (metadata `preflight-result`), and the texts in it become symbols.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from policypack.symbol import Symbols


def called(tok: str) -> str:
    """Return how a reader calls a function: `aws.ec2.getVpc()` for aws:ec2/getVpc:getVpc."""
    parts = tok.split(":")
    module = parts[1].split("/")[0] if len(parts) > 2 else ""
    name = [parts[0], *([module] if module not in ("", "index") else []), parts[-1]]
    return ".".join(name) + "()"


def filled(tok: str, shape: str, symbols: Symbols) -> dict[str, Any] | None:
    """Return placeholders for a result, or None where its shape is not given.

    `shape` is JSON: an object of field names and "string", "other", a list of one shape, or an object again.
    """
    try:
        fields = json.loads(shape) if shape else None
    except ValueError:
        return None
    if not isinstance(fields, dict):
        return None
    return _object(fields, called(tok), "", symbols)


def _object(fields: Mapping[str, Any], name: str, path: str, symbols: Symbols) -> dict[str, Any]:
    found = {key: _value(shape, name, f"{path}.{key}".lstrip("."), symbols) for key, shape in fields.items()}
    return {key: value for key, value in found.items() if value is not None}


def _value(shape: Any, name: str, path: str, symbols: Symbols) -> Any:
    if shape == "string":
        return symbols.token("", name, path)
    if isinstance(shape, dict):
        return _object(shape, name, path, symbols)
    if isinstance(shape, list) and shape:
        item = _value(shape[0], name, f"{path}[0]", symbols)
        return [] if item is None else [item]
    return None
