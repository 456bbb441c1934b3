"""Event patterns, of rules and of filters of functions and pipes: what is taken in them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

# Stands in a pattern for what only an update can know.
HOLE = "\ue000"
# https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
OPERATORS = frozenset(
    {"anything-but", "cidr", "equals-ignore-case", "exactly", "exists", "numeric", "prefix", "suffix", "wildcard"}
)
NO_OPERATOR = "which is no operator"


def pattern_problems(pattern: Mapping[str, Any], path: str = "") -> Iterator[str]:
    if not pattern:
        yield f"{path or 'the pattern'} is an empty object"
    for key, value in pattern.items():
        here = f"{path}.{key}" if path else key
        if key == "$or" and isinstance(value, list):
            for item in value:
                if isinstance(item, dict):
                    yield from pattern_problems(item, path)
        elif isinstance(value, dict):
            yield from pattern_problems(value, here)
        elif value == HOLE:
            continue  # what only an update knows may be an array
        elif not isinstance(value, list):
            shown = "a text" if isinstance(value, str) else json.dumps(value)
            yield f"{here} is {shown}, not an array or an object"
        elif not value:
            yield f"{here} is an empty array"
        else:
            yield from _matcher_problems(value, here)


def _matcher_problems(values: list[Any], here: str) -> Iterator[str]:
    for value in values:
        if isinstance(value, list):
            yield f"{here} holds an array inside its array"
        elif isinstance(value, dict):
            unknown = sorted(set(value) - OPERATORS)
            if unknown:
                yield f"{here} uses {', '.join(unknown)}, {NO_OPERATOR}"
            elif len(value) != 1:
                yield f"{here} needs exactly one operator in each object"
            elif wrong := _operand_problem(*next(iter(value.items()))):
                yield f"{here} {wrong}"


# https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
_COMPARED = ("=", "<", "<=", ">", ">=")


def _operand_problem(operator: str, operand: Any) -> str:
    """Say what is wrong with what an operator is given; an empty text where nothing is certain."""
    shown = json.dumps(operand)
    if HOLE in json.dumps(operand, ensure_ascii=False):
        return ""
    if operator == "exists" and not isinstance(operand, bool):
        return f"has exists with {shown}, which takes true or false"
    if operator == "cidr" and isinstance(operand, str) and "/" not in operand:
        return f"has cidr with {shown}, which takes a block such as 10.0.0.0/24"
    if operator == "numeric" and (not isinstance(operand, list) or not operand or len(operand) % 2):
        return f"has numeric with {shown}, which takes pairs of a sign and a number"
    if operator == "numeric" and any(sign not in _COMPARED for sign in operand[::2]):
        return f"has numeric with {shown}; its signs are {', '.join(_COMPARED)}"
    return ""
