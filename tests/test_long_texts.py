"""Texts of any length make no policy fail, such as a number with more digits than Python reads."""

from __future__ import annotations

from tests.marked import changed, judged, plan_of
from tests.test_marker import first_bad

DIGITS = "1" * 4400  # int() reads 4,300 digits at most, and a float has 309


def test_a_number_without_end_makes_no_policy_fail() -> None:
    for table, row in first_bad():
        plan = plan_of(table, row)
        for planned in plan.planned.values():
            planned.inputs = {name: changed(value, lambda own: own + DIGITS) for name, value in planned.inputs.items()}
        judged(table, row, plan, row.views[-1])
