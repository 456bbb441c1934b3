"""What the pack knows of the settings of each service: one module, with all its rows in ROWS, whatever their shape.

A module is called as its service is in type tokens; where a service has several, their names begin so. Whatever stands
in this folder is read: a new service is one new file.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Protocol, TypeVar


class Typed(Protocol):
    """What all shapes have."""

    @property
    def type(self) -> str: ...


Shape = TypeVar("Shape", bound=Typed)

_MODULES = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if path.stem != "__init__")
_ROWS: tuple[Typed, ...] = tuple(row for name in _MODULES for row in import_module(f"{__name__}.{name}").ROWS)


def rows(shape: type[Shape]) -> tuple[Shape, ...]:
    """Return all rows of a shape."""
    return tuple(row for row in _ROWS if isinstance(row, shape))


def by_type(rows: Iterable[Shape]) -> dict[str, list[Shape]]:
    """Return rows by the type that they are about, sorted by it."""
    found: dict[str, list[Shape]] = {}
    for row in rows:
        found.setdefault(row.type, []).append(row)
    return dict(sorted(found.items()))
