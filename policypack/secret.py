"""Secret texts and numbers, which keep their mark.

A mark survives slicing, `+` and the methods of texts, and arithmetic; wherever a marked value is shown, `[secret]`
stands. What loses the mark on the way (a regular expression's groups, `join`, a parsed date) is found by
`policypack.redaction`: it searches what an evaluation says for pieces of the secrets that it has read.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

SHOWN: Final = "[secret]"


class _Hidden:
    """What is shown in place of a value, however it is formatted."""

    __slots__ = ()

    def __str__(self) -> str:
        return SHOWN

    def __repr__(self) -> str:
        return SHOWN

    def __format__(self, _spec: str) -> str:
        return SHOWN


class SecretText(_Hidden, str):
    """A text that was marked secret. It compares, searches and hashes as its content, and shows as `[secret]`."""

    __slots__ = ()

    def __radd__(self, other: str) -> str:
        return SecretText(other + bare(self)) if isinstance(other, str) else NotImplemented

    def __iter__(self) -> Iterator[str]:
        return map(SecretText, super().__iter__())

    def __getnewargs__(self) -> tuple[str]:
        return (bare(self),)


class SecretInt(_Hidden, int):
    """A whole number that was marked secret. It counts as its value, and shows as `[secret]`."""

    __slots__ = ()


class SecretFloat(_Hidden, float):
    """A number that was marked secret. It counts as its value, and shows as `[secret]`."""

    __slots__ = ()


def bare(value: Any) -> Any:
    """Return a text or number without its mark, anything else as it is. Not for what is shown."""
    if isinstance(value, SecretText):
        return str.__str__(value)
    if isinstance(value, SecretInt):
        return int(value)
    return float(value) if isinstance(value, SecretFloat) else value


def content(value: Any) -> Any:
    """Return a value without any mark in it, whatever lies in it: for what asks AWS. Not for what is shown."""
    if isinstance(value, Mapping):
        return {content(key): content(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return type(value)(map(content, value))
    return bare(value)


def holds_marks(value: Any) -> bool:
    """Is there a secret anywhere in a value?"""
    if isinstance(value, Mapping):
        return any(holds_marks(item) for pair in value.items() for item in pair)
    if isinstance(value, list | tuple | set | frozenset):
        return any(map(holds_marks, value))
    return is_marked(value)


def kept(value: Any) -> Any:
    """Return a text or number with the mark, and the texts of a list or tuple with it; anything else as it is."""
    if isinstance(value, str):
        return value if isinstance(value, SecretText) else SecretText(value)
    if isinstance(value, bool | SecretInt | SecretFloat):
        return value
    if isinstance(value, int):
        return SecretInt(value)
    if isinstance(value, float):
        return SecretFloat(value)
    if isinstance(value, list | tuple):
        return type(value)(kept(item) for item in value)
    return value


def is_marked(value: Any) -> bool:
    return isinstance(value, SecretText | SecretInt | SecretFloat)


def _keeping(method: Callable[..., Any]) -> Callable[..., Any]:
    def keep(self: Any, *args: Any, **options: Any) -> Any:
        return kept(method(bare(self), *map(bare, args), **options))

    return keep


_TEXT_METHODS = (
    *("capitalize", "casefold", "center", "expandtabs", "format", "format_map", "join", "ljust", "lower", "lstrip"),
    *("partition", "removeprefix", "removesuffix", "replace", "rjust", "rpartition", "rsplit", "rstrip", "split"),
    *("splitlines", "strip", "swapcase", "title", "translate", "upper", "zfill"),
    *("__add__", "__getitem__", "__mod__", "__mul__", "__rmod__", "__rmul__"),
)
_ONE_SIDED = {"abs": abs, "ceil": math.ceil, "floor": math.floor, "trunc": math.trunc, "round": round}
_TWO_SIDED = ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow")


def _swapped(method: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda self, other: method(other, self)


for _name in _TEXT_METHODS:
    setattr(SecretText, _name, _keeping(getattr(str, _name)))
for _number in (SecretInt, SecretFloat):
    for _name, _method in {**_ONE_SIDED, "neg": operator.neg, "pos": operator.pos}.items():
        setattr(_number, f"__{_name}__", _keeping(_method))  # type: ignore[arg-type]
    for _name in _TWO_SIDED:
        setattr(_number, f"__{_name}__", _keeping(getattr(operator, _name)))
        setattr(_number, f"__r{_name}__", _keeping(_swapped(getattr(operator, _name))))
