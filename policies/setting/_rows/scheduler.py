"""Settings of EventBridge Scheduler."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Pair, TimeZone, When
from policypack.catalogue.tokens import Scheduler

ROWS = (
    Pair(
        Scheduler.SCHEDULE,
        (When("mode", ("FLEXIBLE",)),),
        "a flexible window has a length",
        f"{DOCS}/scheduler/latest/APIReference/API_FlexibleTimeWindow.html",
        needs=("maximumWindowInMinutes",),
        within="flexibleTimeWindow",
    ),
    Pair(
        Scheduler.SCHEDULE,
        (When("mode", ("OFF",)),),
        "without a flexible window there is no length of one",
        f"{DOCS}/scheduler/latest/APIReference/API_FlexibleTimeWindow.html",
        refuses=("maximumWindowInMinutes",),
        within="flexibleTimeWindow",
        certain=False,
    ),
    TimeZone(Scheduler.SCHEDULE, "scheduleExpressionTimezone"),
)
