"""EventBridge: what AWS itself says about an event pattern. The pattern is sent to AWS.

Sources:
https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TestEventPattern.html
https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeEventBus.html
https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeRule.html
"""

from __future__ import annotations

import json

from policypack.aws.fact import Service, fact
from policypack.aws.refusals import Refused

# The least that counts as an event; whether the pattern matches it does not matter.
_EVENT = json.dumps(
    {
        "id": "1",
        "account": "111122223333",
        "source": "preflight",
        "time": "2024-01-01T00:00:00Z",
        "region": "us-east-1",
        "resources": [],
        "detail-type": "preflight",
        "detail": {},
    }
)


class Events(Service):
    """Event patterns."""

    service = "events"

    # For this run only: answers on disk keep their arguments, and a pattern may be confidential.
    @fact("events:TestEventPattern")
    def pattern_refused(self, pattern: str, region: str | None = None) -> str | None:
        """Why EventBridge refuses a pattern, None where it takes it."""
        try:
            self.call("test_event_pattern", EventPattern=pattern, Event=_EVENT)["Result"]
        except Refused as refused:
            if refused.code == "InvalidEventPatternException":
                return refused.message or "it is not valid"
            raise
        return None

    @fact("events:DescribeEventBus", absent=("ResourceNotFoundException",), denied_per=("name",))
    def bus(self, name: str, region: str | None = None) -> str | None:
        """The ARN of the event bus of this name."""
        arn: str = self.call("describe_event_bus", Name=name)["Arn"]
        return arn

    @fact("events:DescribeRule", absent=("ResourceNotFoundException",), denied_per=("name", "bus"))
    def rule(self, name: str, bus: str = "default", region: str | None = None) -> str | None:
        """The ARN of the rule of this name on a bus; None where there is no such rule or no such bus."""
        arn: str = self.call("describe_rule", Name=name, EventBusName=bus)["Arn"]
        return arn
