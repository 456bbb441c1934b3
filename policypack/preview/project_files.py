"""Reads project and stack files as the CLI does, within bounds that hold before any value is made.

PyYAML supplies the events: it and the CLI's yaml.v3 have their grammar from libyaml. What a scalar means is decided in
`scalars`. Like the CLI it refuses keys that are there twice, anchors that contain themselves and aliases that amount to
too much.

Sources: sdk/go/common/workspace/loaders.go of pulumi/pulumi, decode.go of go-yaml v3.
"""

from __future__ import annotations

import base64
import binascii
import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import yaml

from policypack.preview.scalars import Scalar, Value, resolve

MAX_BYTES = 128 * 1024
MAX_DEPTH = 100
MAX_NODES = 100_000  # each alias counted as what it names
_TAG = "tag:yaml.org,2002:"
# libyaml itself, where PyYAML was built with it, as its wheels are: in Python it refuses tabs that libyaml takes.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONTROL = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]')


class DocumentError(Exception):
    """A document cannot be read. `line` counts from 1. `ours`: the CLI would read it, the limit is the preview's."""

    def __init__(self, problem: str, line: int = 1, *, ours: bool = False) -> None:
        super().__init__(problem)
        self.problem = problem
        self.line = line
        self.ours = ours


@dataclass(slots=True, eq=False)
class _Node:
    """A part of a document. A mapping's items are its keys and values in turn; `size` counts all that it holds."""

    kind: Literal["scalar", "list", "mapping"]
    line: int
    tag: str | None = None
    text: str = ""
    plain: bool = False
    items: list[_Node] = field(default_factory=list)
    size: int = 1


def read_yaml(text: str) -> Value:
    """Return the first document of a YAML text, None where there is none. Raises DocumentError.

    Keys keep their types. A date is the text that the CLI makes of it.
    """
    _bound(text)
    control = _CONTROL.search(text)
    if control:
        raise DocumentError(f"it has the control character {control.group()!a}", _line(text, control))
    try:
        root = _compose(yaml.parse(text, Loader=_LOADER))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line = mark.line + 1 if mark else 1
        problem = getattr(error, "problem", None) or "it cannot be parsed"
        if "nesting depth" in problem:  # a limit of libyaml's own, which looks some way ahead
            raise _too_deep(line) from None
        raise DocumentError(problem, line) from None
    return None if root is None else _value(root)


def read_json(text: str) -> Value:
    """Return a JSON text's value as Go reads it: all numbers are floats. Raises DocumentError."""
    _bound(text)
    depth = 0
    for match in _BRACKETS.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(match.group(), 0)
        if depth > MAX_DEPTH:
            raise _too_deep(_line(text, match))
    try:
        value: Value = json.loads(text, parse_int=_float, parse_float=_float, parse_constant=_refused)
    except json.JSONDecodeError as error:
        raise DocumentError(f"{error.msg[:1].lower()}{error.msg[1:]}", error.lineno) from None
    return value


def _float(text: str) -> float:
    number = float(text)
    return number if math.isfinite(number) else _refused(text)


def _refused(text: str) -> float:
    raise DocumentError(f"{text} is no number that JSON holds")


def _line(text: str, match: re.Match[str]) -> int:
    return text.count("\n", 0, match.start()) + 1


def _bound(text: str) -> None:
    size = len(text.encode())
    if size > MAX_BYTES:
        raise DocumentError(f"it has {size:,} bytes, and the preview reads up to {MAX_BYTES:,}", ours=True)


def _too_deep(line: int) -> DocumentError:
    return DocumentError(f"it is nested deeper than the {MAX_DEPTH} levels that the preview reads", line, ours=True)


# -- the tree -------------------------------------------------------------------------------------------------------


def _compose(events: Iterator[yaml.Event]) -> _Node | None:
    """Return the tree of the first document. An alias is the node that it names, so nothing is there twice."""
    anchors: dict[str, _Node] = {}
    around: list[_Node] = []
    node: _Node | None = None
    for event in events:
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.DocumentEndEvent):
            break
        if isinstance(event, yaml.CollectionEndEvent):
            node = around.pop()
            if node.kind == "mapping":
                _check_keys(node)
        elif isinstance(event, yaml.AliasEvent):
            node = _named(event.anchor, anchors, around, line)
        elif isinstance(event, yaml.NodeEvent):
            node = _node(event, line)
            if event.anchor:
                anchors[event.anchor] = node
            if node.kind != "scalar":
                around.append(node)
                if len(around) > MAX_DEPTH:
                    raise _too_deep(line)
                continue
        else:
            continue
        if around:
            _add(around[-1], node)
    return node


def _named(anchor: str | None, anchors: dict[str, _Node], around: list[_Node], line: int) -> _Node:
    if anchor is None or anchor not in anchors:
        raise DocumentError(f"it names the anchor {anchor!r}, which is nowhere before", line)
    node = anchors[anchor]
    if any(each is node for each in around):
        raise DocumentError(f"the value of the anchor {anchor!r} contains itself", line)
    return node


def _add(parent: _Node, node: _Node) -> None:
    parent.items.append(node)
    parent.size += node.size
    if parent.size > MAX_NODES:
        raise DocumentError(f"its aliases amount to more than {MAX_NODES:,} values", node.line)


def _node(event: yaml.NodeEvent, line: int) -> _Node:
    if isinstance(event, yaml.ScalarEvent):
        return _Node("scalar", line, event.tag, event.value, plain=not event.style)
    return _Node("mapping" if isinstance(event, yaml.MappingStartEvent) else "list", line)


def _check_keys(node: _Node) -> None:
    lines: dict[str, int] = {}
    for key in node.items[::2]:
        if key.kind != "scalar":
            raise DocumentError(f"a {key.kind} cannot be a key", key.line)
        if key.text in lines:
            raise DocumentError(f"the key {key.text!r} is in line {lines[key.text]} already", key.line)
        lines[key.text] = key.line


# -- its values -----------------------------------------------------------------------------------------------------


def _value(node: _Node) -> Value:
    if node.kind == "scalar":
        return _scalar(node)
    if node.kind == "list":
        return [_value(item) for item in node.items]
    pairs = list(zip(node.items[::2], node.items[1::2], strict=True))
    found: dict[Any, Value] = {_scalar(key): _value(value) for key, value in pairs if not _merges(key)}
    for key, value in pairs:
        if _merges(key):
            found = {**_merged(value), **found}
    return found


def _merges(key: _Node) -> bool:
    return key.text == "<<" and key.tag in (None, "!", f"{_TAG}merge")


def _merged(node: _Node) -> dict[Any, Value]:
    """Return what a `<<` brings. Of several mappings the first one counts."""
    found: dict[Any, Value] = {}
    for each in node.items if node.kind == "list" else [node]:
        value = _value(each)
        if not isinstance(value, dict):
            raise DocumentError("`<<` takes a mapping, or a list of mappings", each.line)
        found = {**value, **found}
    return found


def _scalar(node: _Node) -> Scalar:
    if node.tag in (None, "!"):
        return resolve(node.text) if node.plain else node.text
    kind = node.tag.removeprefix(_TAG)
    if kind == "binary":
        try:
            return base64.b64decode("".join(node.text.split()), validate=True).decode("utf-8", "replace")
        except binascii.Error:
            raise DocumentError("what is tagged !!binary is not base64", node.line) from None
    if kind not in ("bool", "int", "float", "null", "timestamp"):
        return node.text
    value = resolve(node.text)
    found = "null" if value is None else type(value).__name__
    if found == "str" and value != node.text:
        found = "timestamp"
    if (kind, found) == ("float", "int"):
        return float(value)  # type: ignore[arg-type]  # an integer
    if kind != found:
        raise DocumentError(f"{node.text!r} is no !!{kind}", node.line)
    return value
