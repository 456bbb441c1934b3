"""Stand-ins of declared types: for the answers of functions, and for outputs of resources that are not catalogued.

The runner in the program's process sends the types along, read from the SDKs that are installed there: JSON, as
`python_shapes.py` describes it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Container, Mapping
from typing import Any

from policypack.preview import wire
from policypack.preview.forms import formed
from policypack.symbol import Symbols

# The key that tells the runner: this map has any key that the program asks for. Its value is the token of the map.
OPEN = "preflight-any-key"


def called(tok: str) -> str:
    """Return how a reader calls a function: `aws.ec2.getVpc()` for aws:ec2/getVpc:getVpc."""
    parts = tok.split(":")
    module = parts[1].split("/")[0] if len(parts) > 2 else ""
    name = [parts[0], *([module] if module not in ("", "index") else []), parts[-1]]
    return ".".join(name) + "()"


def filled(tok: str, shape: str, symbols: Symbols, *, maps: bool = False) -> dict[str, Any] | None:
    """Return placeholders for a result, or None where its shape is not given.

    `maps`: does the runner understand OPEN?
    """
    fields = _parsed(shape)
    if fields is None:
        return None
    return _Answer(tok, lambda path: symbols.token("", called(tok), path), maps).fields(fields, "")


def outputs(
    type: str, shape: str, urn: str, name: str, symbols: Symbols, hidden: Container[str] = ()
) -> dict[str, Any]:
    """Return what can be said of a resource's outputs: symbols for texts, unknown for what none could stand for.

    `hidden` are the outputs that the SDK marks secret.
    """

    def token(path: str) -> str:
        return symbols.token(urn, name, path, secret=re.split(r"[.[]", path)[0] in hidden)

    return _Outputs(type, token).fields(_parsed(shape) or {}, "")


def _parsed(shape: str) -> Mapping[str, Any] | None:
    try:
        fields = json.loads(shape) if shape else None
    except ValueError:
        return None
    return fields if isinstance(fields, dict) else None


class _Answer:
    """Makes an answer. `token` gives the token for a path; `owner` is the function."""

    def __init__(self, owner: str, token: Callable[[str], str], maps: bool = False) -> None:
        self._owner = owner
        self._token = token
        self._maps = maps

    def fields(self, shapes: Mapping[str, Any], path: str) -> dict[str, Any]:
        found = {key: self.value(shape, f"{path}.{key}".lstrip(".")) for key, shape in shapes.items()}
        return {key: value for key, value in found.items() if value is not None}

    def value(self, shape: Any, path: str) -> Any:
        if shape == "string":
            return formed(self._owner, path, self._token(path))
        if shape == "map" and self._maps:
            return {OPEN: self._token(path)}
        if isinstance(shape, dict):
            return self.fields(shape, path)
        return self.elements(shape[0], path) if isinstance(shape, list) and shape else None

    def elements(self, shape: Any, path: str) -> Any:
        item = self.value(shape, f"{path}[0]")
        return [] if item is None else [item]


class _Outputs(_Answer):
    """Makes outputs: below the top, what no symbol could stand for is unknown and not absent; `owner` is the type."""

    def value(self, shape: Any, path: str) -> Any:
        found = super().value(shape, path)
        return {key: found.get(key, wire.unknown()) for key in shape} if isinstance(shape, dict) else found

    def elements(self, shape: Any, path: str) -> Any:
        # How many texts there will be is not known, and what counts them would be led astray.
        return super().elements(shape, path) if isinstance(shape, dict) else None
