"""EventBridge: event buses that are there already.

Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeEventBus.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class Events(Service):
    """Event buses."""

    service = "events"

    @fact("events:DescribeEventBus", absent=("ResourceNotFoundException",), denied_per=("name",))
    def bus(self, name: str, region: str | None = None) -> str | None:
        """The ARN of the event bus of this name."""
        arn: str = self.call("describe_event_bus", Name=name)["Arn"]
        return arn
