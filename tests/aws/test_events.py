"""What AWS says about an event pattern."""

from __future__ import annotations

from typing import Any

from botocore.stub import ANY

from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

PATTERN = '{"source": [{"prefx": "aws."}]}'


def asks(aws: Any) -> Any:
    return aws.events.pattern_refused(PATTERN)


REFUSED = Verb("test_event_pattern", "events:TestEventPattern", asks, {"EventPattern": PATTERN, "Event": ANY})

TestRefusals = outcomes("events", [REFUSED])


def test_a_pattern_that_is_taken(stub: Stub) -> None:
    assert found(stub, "events", REFUSED, {"Result": False}) is None


def test_a_pattern_that_is_refused(stub: Stub) -> None:
    message = "Event pattern is not valid. Reason: Unrecognized match type prefx"
    stub.fails("events", REFUSED.operation, "InvalidEventPatternException", message)
    assert asks(stub.aws) == message
