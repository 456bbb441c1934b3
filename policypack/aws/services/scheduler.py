"""EventBridge Scheduler: schedules and their groups that are there already.

Sources:
https://docs.aws.amazon.com/scheduler/latest/APIReference/API_GetSchedule.html
https://docs.aws.amazon.com/scheduler/latest/APIReference/API_GetScheduleGroup.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class Scheduler(Service):
    """Schedules."""

    service = "scheduler"

    @fact("scheduler:GetSchedule", absent=("ResourceNotFoundException",), denied_per=("group", "name"))
    def schedule(self, group: str, name: str, region: str | None = None) -> str | None:
        """The ARN of a schedule in a group."""
        arn: str = self.call("get_schedule", GroupName=group, Name=name)["Arn"]
        return arn

    @fact("scheduler:GetScheduleGroup", absent=("ResourceNotFoundException",), denied_per=("name",))
    def group(self, name: str, region: str | None = None) -> str | None:
        """The ARN of the schedule group of this name."""
        arn: str = self.call("get_schedule_group", Name=name)["Arn"]
        return arn
