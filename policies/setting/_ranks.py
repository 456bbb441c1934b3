"""Numbers of one resource of which one may not be above the other: the shape of a row."""

from __future__ import annotations

from typing import NamedTuple


class Rank(NamedTuple):
    """Two numbers: `low` is not above `high`. `least` and `most` are their defaults, `within` the path of the block.

    `says` is what AWS answers, in its words or shortened.
    """

    type: str
    low: str
    high: str
    says: str
    source: str
    least: float | None = None
    most: float | None = None
    within: str = ""
