"""The causes for which something was not judged: one table, which nothing else may know better."""

from __future__ import annotations

from typing import get_args

import pytest

from policypack.causes import CAUSES, Cause, CauseName


def test_every_cause_is_in_the_table() -> None:
    assert set(CAUSES) == set(get_args(CauseName))


@pytest.mark.parametrize("cause", CAUSES.values(), ids=CAUSES)
def test_a_cause_is_expected_or_said_with_what_to_do(cause: Cause) -> None:
    assert bool(cause.problem) != cause.expected
    assert bool(cause.fix) != cause.expected
    assert not cause.problem.endswith(".")
    assert not cause.fix.endswith(".")
    # A cause whose reasons differ with each resource quotes none of them.
    assert not (cause.reasons == "none" and "{reason}" in cause.problem)


def test_only_a_lookup_can_fail_a_run() -> None:
    assert [name for name, cause in CAUSES.items() if cause.may_fail] == ["credentials", "denied", "timeout"]
    assert all(cause.of_lookups for cause in CAUSES.values() if cause.may_fail)
