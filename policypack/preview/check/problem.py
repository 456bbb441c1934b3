"""What a check of the program's source found, before any policy words it as a finding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ProblemKind = Literal["syntax", "import", "type"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One cause of trouble in the source.

    `line` and `last` are the lines of the statement at fault, from 1. `cause` is equal for problems with one cause.
    `sure` problems are certain whether or not our run came that far; those that are not `confirmed` by the installed
    packages are only worth saying where the run failed. `also` are other lines with the same cause, `columns` those of
    `line` that are meant, as a Location has them.
    """

    kind: ProblemKind
    cause: str
    problem: str
    fix: str
    file: str
    line: int
    first: int
    last: int
    detail: str = ""
    sure: bool = False
    confirmed: bool = True
    also: tuple[int, ...] = ()
    columns: tuple[int, int] | None = None
