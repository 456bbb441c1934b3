"""The table of failures, and what docs/failures.md claims about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROWS = Path(__file__).with_name("failures.txt")
PAGE = ROOT / "docs" / "failures.md"

_CLAIM = re.compile(
    r"^\| (?P<row>[^|]*) \| (?P<failure>[^|]*) \| \[(?P<rule>[a-z0-9-]+)\]\(policies/[a-z0-9-]+\.md#(?P=rule)\) "
    r"\| \[[^]]+\]\(\.\./(?P<place>[^)#]+)(?:#L(?P<line>\d+))?\) \| (?P<stack>\w+) \| (?P<engine>yes|no) \|$"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One failure of a document, such as 000.1, and the policies that report it."""

    name: str
    failure: str
    rules: tuple[str, ...]

    @property
    def document(self) -> str:
        return self.name[:3]


@dataclass(frozen=True, slots=True)
class Claim:
    """A line of the page: this policy reports the row's failure at this place when the stack is previewed.

    `place` is a file of an example, or its folder where the finding is about the whole program; `line` is 0 then.
    `engine`: `pulumi preview --policy-pack` reports it too.
    """

    row: str
    failure: str
    rule: str
    place: str
    line: int
    stack: str
    engine: bool


def rows() -> list[Row]:
    found = []
    for text in ROWS.read_text("utf-8").splitlines():
        if text and not text.startswith("#"):
            name, failure, rules = text.split(" | ")
            found.append(Row(name, failure, tuple(rules.split())))
    return found


def claims() -> list[Claim]:
    matches = (_CLAIM.match(line) for line in PAGE.read_text("utf-8").splitlines())
    return [
        Claim(m["row"], m["failure"], m["rule"], m["place"], int(m["line"] or 0), m["stack"], m["engine"] == "yes")
        for m in matches
        if m
    ]


def claimed(example: str, version: str, stack: str) -> Iterator[Claim]:
    """Yield what the page claims about one preview."""
    folder = f"examples/{example}/{version}"
    for claim in claims():
        if claim.stack == stack and (claim.place == folder or claim.place.startswith(f"{folder}/")):
            yield claim
