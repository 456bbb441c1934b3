"""Schedules and their groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policypack.aws.things.thing import Taken, Thing
from policypack.catalogue.tokens import Scheduler

if TYPE_CHECKING:
    from policypack.aws.facade import Aws
    from policypack.resource import Resource


def _schedule(aws: Aws, schedule: Resource, name: str) -> str | None:
    group = schedule.text("groupName") or "default"
    return f"{group}/{name}" if aws.scheduler.schedule(group, name) is not None else None


# https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
SCHEDULE = Thing(
    "schedule", {Scheduler.SCHEDULE: "name"}, taken=Taken("ConflictException", asks=_schedule, within="groupName")
)
SCHEDULE_GROUP = Thing(
    "schedule group",
    {Scheduler.SCHEDULE_GROUP: "name"},
    lambda aws, name, region: aws.scheduler.group(name, region=region),
    "scheduler list-schedule-groups",
    "ScheduleGroups[].Name",
    taken=Taken("ConflictException"),
)
