"""What an unquoted scalar means to the CLI, and the text that a program is given for a value.

No library says what Go's yaml.v3 says: `yes` and `10:30` are texts, `017` and `0o17` are 15, `08` is 8, `1_000` is
1000, `1e400` is a text. Numbers then go through Go's JSON, which writes 1.0 as 1 and 1e20 as 100000000000000000000.

Sources: resolve.go of go-yaml v3, sdk/go/common/resource/config/object.go of pulumi/pulumi, and Go's encoding/json,
fmt and time. The table in tests/preview/test_project_files.py was measured with those.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, TypeAlias

Scalar: TypeAlias = "str | bool | int | float | None"
Value: TypeAlias = "Scalar | list[Value] | dict[Any, Value]"

_WORDS: Mapping[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), math.nan),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), math.inf),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), -math.inf),
}
_INTEGERS = (
    (re.compile(r"([-+]?)0[xX]([0-9a-fA-F]+)"), 16),
    (re.compile(r"([-+]?)0[bB]([01]+)"), 2),
    (re.compile(r"([-+]?)0[oO]?([0-7]+)"), 8),
    (re.compile(r"([-+]?)(0|[1-9][0-9]*)"), 10),
)
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_BETWEEN = re.compile(r"(?<=[0-9])_(?=[0-9])")
_CLOCK = r"(\d{1,2}):(\d{1,2}):(\d{1,2})([.,]\d+)?"
_DATE = re.compile(rf"(\d{{4}})-(\d{{1,2}})-(\d{{1,2}})(?:[Tt]{_CLOCK}(Z|[-+]\d\d:\d\d)| {_CLOCK})?", re.ASCII)


def resolve(text: str) -> Scalar:
    """Return what an unquoted scalar means. A date is the text that the CLI makes of it."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "+-.0123456789":
        return text
    # Underscores do not count; in what begins with a point only single ones between digits may be there.
    plain = _BETWEEN.sub("", text) if text[0] == "." else text.replace("_", "")
    for found in (_date(text), _integer(plain), _float(plain)):
        if found is not None:
            return found
    return text


def _integer(text: str) -> int | None:
    """Return an integer that 64 bits hold: with a sign, or without."""
    for pattern, base in _INTEGERS:
        match = pattern.fullmatch(text)
        if match:
            digits = match[2].lstrip("0") or "0"
            if len(digits) > 64:
                return None  # more than any 64 bits, and Python refuses to read thousands of them
            number = int(match[1] + digits, base)
            return number if -(2**63) <= number < (2**63 if match[1] else 2**64) else None
    return None


def _float(text: str) -> float | None:
    number = float(text) if _FLOAT.fullmatch(text) else math.inf
    return number if math.isfinite(number) else None


def _date(text: str) -> str | None:
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) for part in match.group(1, 2, 3))
    hour, minute, second = (
        int(part or 0) for part in (match[4] or match[9], match[5] or match[10], match[6] or match[11])
    )
    try:
        datetime(year, month, day, hour, minute, second)  # noqa: DTZ001  only asked whether there is such a moment
    except ValueError:
        return None
    fraction = (match[7] or match[12] or "").replace(",", ".")[:10].rstrip("0").rstrip(".")
    offset = (match[8] or "Z").replace(":", "")
    zone = "+0000 UTC" if offset in ("Z", "+0000") else f"{offset} {offset}"
    return f"{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}{fraction} {zone}"


# -- texts ----------------------------------------------------------------------------------------------------------


def setting_text(value: Value) -> str:
    """Return the text that a program is given for a setting: texts as they are, null as nothing, all else as JSON.

    Raises ValueError for a number that JSON cannot hold.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return str(value) if type(value) is int else to_json(value)


_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def to_json(value: Value) -> str:
    """Return a value as Go writes it: keys as sorted texts, numbers in their shortest form, no spaces.

    Raises ValueError for a number that JSON cannot hold.
    """
    if isinstance(value, dict):
        texts = {key_text(key): to_json(item) for key, item in value.items()}
        return "{" + ",".join(f"{to_json(key)}:{texts[key]}" for key in sorted(texts)) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(to_json, value)) + "]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).translate(_ESCAPES)
    if isinstance(value, float):
        return _number(value, small=1e-6, large=1e21, width=1)
    # What only an unsigned integer holds becomes a float on the way.
    return to_json(float(value)) if type(value) is int and value >= 2**63 else json.dumps(value)


def key_text(key: Any) -> str:
    """Return the text that the CLI makes of a mapping's key."""
    if key is None:
        return "<nil>"
    if isinstance(key, bool):
        return "true" if key else "false"
    if isinstance(key, float) and not math.isfinite(key):
        return "NaN" if math.isnan(key) else f"{'+' if key > 0 else '-'}Inf"
    return _number(key, small=1e-4, large=1e6, width=2) if isinstance(key, float) else str(key)


def _number(number: float, *, small: float, large: float, width: int) -> str:
    """Write a float with as few digits as tell it apart, with an exponent (of `width` digits) outside of the bounds."""
    if not math.isfinite(number):
        raise ValueError(f"{number} is no number that a setting can hold")
    if number == 0:
        return "0"
    if small <= abs(number) < large:
        text = f"{Decimal(repr(number)):f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    sign, figures, exponent = Decimal(repr(number)).normalize().as_tuple()
    assert isinstance(exponent, int)  # it is finite
    first, *rest = map(str, figures)
    power = exponent + len(figures) - 1
    return f"{'-' * sign}{first}{'.' if rest else ''}{''.join(rest)}e{'-' if power < 0 else '+'}{abs(power):0{width}}"
