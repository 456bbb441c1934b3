"""YAML that a property holds as text."""

from __future__ import annotations

from typing import Any

import yaml

from policypack import Undecided

_DEEPEST = 200  # brackets within each other; without brackets each level is further in
_OPENING, _CLOSING = frozenset("[{"), frozenset("]}")


def read_yaml(text: str, loader: type[yaml.BaseLoader] | type[yaml.SafeLoader] = yaml.SafeLoader) -> Any:
    """Parse a YAML text. Raises yaml.YAMLError or ValueError where it is none, and Undecided where it is too deep.

    What an alias repeats is there once, in all the places. A parser takes the square of the depth.
    """
    depth = 0
    for sign in text:
        depth += (sign in _OPENING) - (sign in _CLOSING)
        if depth > _DEEPEST:
            raise Undecided("it is nested out of all reason", "shape")
    try:
        return yaml.load(text, loader)  # noqa: S506  one of those that make no objects of classes
    except RecursionError:
        raise Undecided("it is nested out of all reason", "shape") from None
