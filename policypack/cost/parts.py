"""What a resource costs, as parts: so many units of an item that has a price."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from policypack.resource import Resource
from policypack.stack import Stack


@dataclass(frozen=True, slots=True)
class Part:
    """So many units of a priced item, all month: `item` as in `policypack.catalogue.prices`."""

    item: str
    quantity: float = 1


@dataclass(frozen=True, slots=True)
class Usage:
    """Something that is billed as it is used, on top: it makes the sum an "at least". `what` is a plural noun."""

    what: str


@dataclass(frozen=True, slots=True)
class Unpriced:
    """Something that always costs and has no list price here. `why` is a clause."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class LineName:
    """How a resource's line reads ("Fargate, 2 tasks of 0.5 vCPU and 1 GB"), in place of its kind alone."""

    detail: str


Said = Part | Usage | Unpriced | LineName
Pricer = Callable[[Resource, Stack], Iterable[Said]]


def number(value: float) -> str:
    """A quantity as people write it: 2, 0.25."""
    return f"{value:g}"


def counted(count: float, one: str, many: str = "") -> str:
    """`1 node`, `2 nodes`."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"
