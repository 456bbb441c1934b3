"""tests/labels.txt names every label and nothing that is not there; docs/labels.md is what it counts to."""

from __future__ import annotations

import pytest

from policypack.policy import discover
from tests.captured import ABSENT
from tests.labels import FAILURES, OPEN, PAGE, PROGRAM, WRONG, labelled, labels, page, shown


@pytest.mark.skipif(not FAILURES.is_file(), reason=ABSENT)
def test_every_label_is_in_the_table() -> None:
    assert [(label.rule, label.case, label.place) for label in labels()] == labelled()


def test_who_claims_a_label_shows_it_as_a_row() -> None:
    rows = shown()
    claims = [label for label in labels() if label.policy not in (OPEN, WRONG, PROGRAM)]
    assert {label.policy for label in claims} <= {policy.id for policy in discover("policies")}
    assert not [label for label in claims if label.row not in rows[label.policy]]


def test_who_claims_none_says_why() -> None:
    assert all(label.row for label in labels() if label.policy in (OPEN, WRONG))


def test_at_most_one_label_in_twenty_is_called_wrong() -> None:
    known = labels()
    assert len([label for label in known if label.policy == WRONG]) * 20 <= len(known)


def test_the_page_is_what_the_table_counts_to() -> None:
    assert PAGE.read_text("utf-8") == page(labels()), "run `make labels`"
