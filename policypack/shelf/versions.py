"""Versions of caches, compared: Redis and Valkey count on one line, and neither goes back."""

from __future__ import annotations

import re

# A cache of Redis can become one of Valkey, and not the other way round.
_ENGINES = ("redis", "valkey")


def older(planned: tuple[str, str], running: tuple[str, str]) -> bool:
    """Is an (engine, version) behind another one? False where the engines are not of one line, and for equal numbers.

    As many numbers count as both versions have: "7" and "7.1" are the same, and so are "6.x" and 6.2.6.
    """
    if planned[0] not in _ENGINES or running[0] not in _ENGINES:
        return False
    if planned[0] != running[0]:
        return planned[0] == "redis"
    pairs = zip(_numbers(planned[1]), _numbers(running[1]), strict=False)
    return next((mine < theirs for mine, theirs in pairs if mine != theirs), False)


def _numbers(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version)]
