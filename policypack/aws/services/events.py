"""EventBridge: event buses and rules that are there already.

Sources:
https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeEventBus.html
https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeRule.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class Events(Service):
    """Event buses."""

    service = "events"

    @fact("events:DescribeEventBus", absent=("ResourceNotFoundException",), denied_per=("name",))
    def bus(self, name: str, region: str | None = None) -> str | None:
        """The ARN of the account's event bus of this name."""
        arn: str = self.call("describe_event_bus", Name=name)["Arn"]
        return arn

    @fact("events:DescribeRule", absent=("ResourceNotFoundException",), denied_per=("name", "bus"))
    def rule(self, name: str, bus: str = "default", region: str | None = None) -> str | None:
        """The ARN of the rule of this name on a bus; None where there is no such rule or no such bus."""
        arn: str = self.call("describe_rule", Name=name, EventBusName=bus)["Arn"]
        return arn
