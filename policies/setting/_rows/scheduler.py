"""Settings of EventBridge Scheduler."""

from __future__ import annotations

from policies.setting._shapes import DOCS, PROVIDER, TRIED, Form, Pair, TimeZone, When
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
        TRIED,
        refuses=("maximumWindowInMinutes",),
        within="flexibleTimeWindow",
    ),
    TimeZone(Scheduler.SCHEDULE, "scheduleExpressionTimezone"),
    Form(
        Scheduler.SCHEDULE,
        "target.deadLetterConfig.arn",
        r"(?!.*\.fifo$).*",
        "be of a standard queue",
        "ValidationException: Value at 'target.deadLetterConfig.arn' failed to satisfy constraint: Member must satisfy "
        "regular expression pattern: arn:aws[a-z-]*:sqs:[a-z0-9\\-]+:\\d{12}:[a-zA-Z0-9\\-_]+",
        f"{DOCS}/scheduler/latest/APIReference/API_DeadLetterConfig.html",
    ),
    *(
        Form(
            Scheduler.SCHEDULE,
            name,
            r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)",
            "be a time such as 2030-01-31T12:00:00Z",
            "A string value was provided that is not valid RFC3339 string format",
            f"{PROVIDER}/scheduler/schedule.go",
        )
        for name in ("startDate", "endDate")
    ),
    Form(
        Scheduler.SCHEDULE_GROUP,
        "name",
        "(?!default$).*",
        "not be default, which is there already",
        "ConflictException: Schedule group default already exists",
        TRIED,
    ),
)
