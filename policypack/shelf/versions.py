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
    return [int(number) for number in re.findall(r"\d{1,9}", version)]


# How the family of parameter groups is made of an engine's version: by one number, or by two.
# https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.html
# https://docs.aws.amazon.com/neptune/latest/userguide/parameters.html
# https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
_BY_TWO = ("docdb", "mariadb", "mysql", "memcached")
_FIRST_ALONE = {"aurora-postgresql": 10, "postgres": 10, "redis": 7, "valkey": 7}


def parameter_family(engine: str, version: str) -> str | None:
    """Return the family of parameter groups that a version takes, such as postgres16; None where its name says none."""
    numbers = _numbers(version)
    if not numbers or not re.match(r"\d", version):
        return None
    first, two = numbers[0], ".".join(map(str, numbers[:2]))
    if engine in _FIRST_ALONE and first >= _FIRST_ALONE[engine]:
        return f"{engine}{first}"
    if engine == "redis" and first == 6:
        return "redis6.x"
    if engine == "neptune":
        return "neptune1" if numbers[:2] in ([1, 0], [1, 1]) else f"neptune{two}" if len(numbers) > 1 else None
    if engine == "aurora-mysql" and two in ("5.7", "8.0"):
        return f"aurora-mysql{two}"
    return f"{engine}{two}" if len(numbers) > 1 and engine in (*_BY_TWO, *_FIRST_ALONE) else None
