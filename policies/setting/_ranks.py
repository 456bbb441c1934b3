"""Numbers of one resource of which one may not be above the other: the shape of a row."""

from __future__ import annotations

from typing import NamedTuple


class Rank(NamedTuple):
    """Two numbers: `low` is not above `high`. `least` and `most` are their defaults, `within` the path of the block.

    Nothing holds where one of `unless` is set. `says` is what AWS answers, in its words or shortened; what it has not
    said is not `certain`.
    """

    type: str
    low: str
    high: str
    says: str
    source: str
    least: float | None = None
    most: float | None = None
    within: str = ""
    unless: tuple[str, ...] = ()
    certain: bool = True
