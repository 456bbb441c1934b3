"""Frozen answers to JSON and back, led by the annotation of the fact that gives them.

Answers are frozen dataclasses of texts, numbers, flags, tuples, frozensets, mappings and times. JSON rather than
pickle: a cache file is data that others may have written, and must never be able to run anything.
"""

from __future__ import annotations

import dataclasses
import hashlib
import types
import typing
from collections.abc import Mapping
from datetime import datetime
from typing import Any

_NAME = "#"  # the class of an encoded dataclass; no field is called so


class CodecError(ValueError):
    """The stored form does not fit the annotation: another version wrote it, or it is damaged."""


def encode(value: object) -> Any:
    """Return `value` as JSON-ready data. Raises TypeError for anything an answer must not hold."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    if isinstance(value, frozenset):
        return sorted((encode(item) for item in value), key=repr)
    if isinstance(value, Mapping):
        return {str(key): encode(item) for key, item in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {item.name: encode(getattr(value, item.name)) for item in dataclasses.fields(value)}
        return {_NAME: type(value).__name__, **fields}
    raise TypeError(f"an answer cannot hold a {type(value).__name__}")


def decode(hint: Any, data: Any) -> Any:
    """Rebuild a value of type `hint` from `encode`'s form. Raises CodecError where it does not fit."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return _decode_union(arguments, data)
    if origin is typing.Literal:
        return _check(data in arguments, hint, data)
    if hint is type(None):
        return _check(data is None, hint, data)
    if origin in (tuple, frozenset, list):
        _check(isinstance(data, list), hint, data)
        if origin is tuple and not (len(arguments) == 2 and arguments[1] is Ellipsis):
            _check(len(data) == len(arguments), hint, data)
            return tuple(decode(item_hint, item) for item_hint, item in zip(arguments, data, strict=True))
        return origin(decode(arguments[0], item) for item in data)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        _check(isinstance(data, dict), hint, data)
        return {key: decode(arguments[1], item) for key, item in data.items()}
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _decode_dataclass(hint, data)
    if hint is datetime:
        return datetime.fromisoformat(_check(isinstance(data, str), hint, data))
    if hint is float:
        return float(_check(isinstance(data, int | float) and not isinstance(data, bool), hint, data))
    if hint is int:
        return _check(isinstance(data, int) and not isinstance(data, bool), hint, data)
    if hint in (str, bool):
        return _check(isinstance(data, hint), hint, data)
    if hint in (Any, object):
        return data
    raise CodecError(f"no way to rebuild a {hint}")


def shape(hint: Any) -> str:
    """A short fingerprint of a type: changes when a field of an answer is added, renamed or retyped."""
    return hashlib.sha256(_describe(hint, set()).encode()).hexdigest()[:12]


def _check(fits: bool, hint: Any, data: Any) -> Any:
    if not fits:
        raise CodecError(f"expected {hint}, found {type(data).__name__}")
    return data


def _decode_union(arguments: tuple[Any, ...], data: Any) -> Any:
    for hint in arguments:
        try:
            return decode(hint, data)
        except CodecError:
            continue
    raise CodecError(f"fits none of {arguments}")


def _decode_dataclass(hint: type[Any], data: Any) -> Any:
    names = {item.name for item in dataclasses.fields(hint)}
    _check(isinstance(data, dict) and data.get(_NAME) == hint.__name__, hint, data)
    _check(set(data) - {_NAME} == names, hint, data)
    hints = typing.get_type_hints(hint)
    return hint(**{name: decode(hints[name], data[name]) for name in names})


def _describe(hint: Any, seen: set[type]) -> str:
    arguments = typing.get_args(hint)
    inner = ",".join(_describe(item, seen) for item in arguments) if arguments else ""
    text = f"{getattr(hint, '__name__', None) or hint!r}[{inner}]"
    if dataclasses.is_dataclass(hint) and isinstance(hint, type) and hint not in seen:
        seen.add(hint)
        hints = typing.get_type_hints(hint)
        fields = ";".join(f"{item.name}:{_describe(hints[item.name], seen)}" for item in dataclasses.fields(hint))
        text += "{" + fields + "}"
    return text
