from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from policypack.clock import Clock, using
from policypack.testing import Plan, Table, Unknown
from tests.policies.states import existing

FUNCTION = "aws:lambda/function:Function"


def base() -> Plan:
    plan = Plan()
    plan.add(FUNCTION, "orders", runtime="python3.14", handler="app.handler")
    return plan


REFUSED = "New functions with the runtime {} are refused since {}, and updates of such functions since {}."

blocked = (
    Table("lambda-runtime-blocked", base)
    .good("supported")
    .good("newer than the table", lambda plan: plan.set("orders", runtime="python9.9"))
    .bad(
        "long gone",
        lambda plan: plan.set("orders", runtime="python2.7"),
        (
            "orders",
            REFUSED.format("python2.7", "2021-07-15", "2022-05-30"),
        ),
        level="mandatory",
    )
    .bad(
        "gone, with functions that may be updated still",
        lambda plan: plan.set("orders", runtime="python3.7"),
        ("orders", "New functions with the runtime python3.7 are refused since 2024-01-09."),
        level="mandatory",
    )
    .bad(
        "a function that is there keeps running",
        lambda plan: existing(plan.set("orders", runtime="python3.7"), "orders"),
        ("orders", "New functions with the runtime python3.7 are refused since 2024-01-09."),
        level="advisory",
        view="engine",
    )
    .bad(
        "at the edge",
        lambda plan: plan.set("orders", runtime="nodejs4.3-edge"),
        (
            "orders",
            REFUSED.format("nodejs4.3-edge", "2019-03-31", "2019-04-30"),
        ),
    )
    .absent("image", lambda plan: plan.set("orders", runtime=None, packageType="Image", imageUri="acme"))
    .unknown("runtime from an update", lambda plan: plan.set("orders", runtime=Unknown()))
    .without("outside", "asks the stack only whether the function is there")
)

deprecated = (
    Table("lambda-runtime-deprecated", base)
    .good("supported")
    .good("blocked, which is another policy's finding", lambda plan: plan.set("orders", runtime="python2.7"))
    .bad(
        "dotnet9, whose creation is never blocked",
        lambda plan: plan.set("orders", runtime="dotnet9"),
        ("orders", "The runtime dotnet9 is deprecated since 2026-11-10."),
        level="advisory",
    )
    .absent("image", lambda plan: plan.set("orders", runtime=None, packageType="Image", imageUri="acme"))
    .unknown("runtime from an update", lambda plan: plan.set("orders", runtime=Unknown()))
    .without("outside", "reads one resource")
)


class Day(Clock):
    """A day of the calendar that does not pass."""

    def __init__(self, day: str) -> None:
        self.day = datetime.date.fromisoformat(day)

    def today(self) -> datetime.date:
        return self.day


@pytest.mark.parametrize(("day", "level"), [("2027-07-30", "advisory"), ("2027-08-01", "mandatory")])
def test_an_end_blocks_when_half_a_year_has_not_moved_it(day: str, level: str) -> None:
    rows = {row.id: row for row in blocked.rows}
    planned = replace(
        rows["long gone"],
        change=lambda plan: plan.set("orders", runtime="nodejs18.x"),
        expected=(("orders", REFUSED.format("nodejs18.x", "2027-02-01", "2027-03-03")),),
        level=level,
    )
    with using(Day(day)):
        blocked.check(planned, "engine")


@pytest.mark.parametrize(("day", "found"), [("2027-01-31", False), ("2027-02-01", True)])
def test_an_end_begins_on_its_day(day: str, found: bool) -> None:
    rows = {row.id: row for row in blocked.rows}
    said = "New functions with the runtime nodejs18.x are refused since 2027-02-01."
    planned = replace(
        rows["long gone"],
        change=lambda plan: plan.set("orders", runtime="nodejs18.x"),
        expected=(("orders", said),) if found else (),
        level="advisory",
    )
    with using(Day(day)):
        blocked.check(planned, "engine")
