"""With everything in a plan secret no policy shows any of it; a secret that is an everyday word maims no message."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from policypack.testing import Hidden, Row, Table, View
from tests.docs import tables
from tests.marked import hide, judged, plan_of, said

MARKER = "Hunter2-hunter2"
WORDS = ("dev", "the", "name", "test", "prod", "a", "not", "set", "role", "true")


def first_bad() -> list[tuple[Table, Row]]:
    """Return the first row of each table that finds something."""
    found = []
    for table in tables().values():
        found += [(table, row) for row in table.rows if row.kind == "bad"][:1]
    return found


@pytest.mark.parametrize(
    ("view", "change"),
    [("engine", lambda text: f"{text}-{MARKER}"), ("preview", lambda text: f"{MARKER}-{text}")],
    ids=["engine", "preview"],
)
def test_no_policy_shows_what_is_secret(view: View, change: Callable[[str], str]) -> None:
    speaking = set()
    for table, row in first_bad():
        if view in row.views:
            for finding in judged(table, row, hide(plan_of(table, row), change), view):
                speaking.add(table.policy)
                assert MARKER.lower() not in said(finding).lower(), f"{table.policy}, {row.id}: {said(finding)}"
    assert len(speaking) > 200, "too few policies say anything of such a plan for it to prove much"


def test_a_secret_that_is_an_everyday_word_leaves_every_message_readable() -> None:
    hidden: Any = Hidden({f"t{number}": word for number, word in enumerate(WORDS)})
    for table, row in first_bad():
        view = row.views[-1]
        plan, more = plan_of(table, row), plan_of(table, row)
        for planned in more.planned.values():
            planned.inputs.setdefault("tags", hidden)
        before, after = (sorted(map(said, judged(table, row, each, view))) for each in (plan, more))
        if len(before) == len(after):  # a few rules are about tags
            assert after == before, table.policy
