"""Buses of EventBridge and the rules on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policypack.aws.things.thing import ByArn, NamedArn, Taken, Thing
from policypack.catalogue.tokens import Cloudwatch

if TYPE_CHECKING:
    from policypack.aws.facade import Aws
    from policypack.resource import Resource

_DEFAULT = "default"


def _rule(aws: Aws, name: str, resource: Resource) -> bool:
    bus = resource.text("eventBusName") or _DEFAULT
    # A bus that is not there is reported itself.
    if bus.startswith("arn:") or (bus != _DEFAULT and aws.events.bus(bus) is None):
        return True
    return aws.events.rule(name, bus) is not None


def _rule_at(aws: Aws, arn: NamedArn) -> bool:
    bus, _, name = arn.resource.removeprefix("rule/").rpartition("/")
    return aws.events.rule(name, bus or _DEFAULT, region=arn.region) is not None


# https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEventBus.html
BUS = Thing(
    "event bus",
    {Cloudwatch.EVENT_BUS: "name"},
    lambda aws, name, region: aws.events.bus(name, region=region),
    "events list-event-buses",
    "EventBuses[].Name",
    "ResourceNotFoundException: Event bus … does not exist",
    plural="event buses",
    own=(_DEFAULT,),
    taken=Taken("ResourceAlreadyExistsException"),
    arn=ByArn(
        "events",
        ("event-bus/",),
        lambda arn: arn.resource.removeprefix("event-bus/"),
        shows="EventBuses[].Arn",
    ),
)
RULE = Thing(
    "EventBridge rule",
    {Cloudwatch.EVENT_RULE: "name"},
    lists="events list-rules",
    names="Rules[].Name",
    gone="ResourceNotFoundException: Rule … does not exist on EventBus",
    there=_rule,
    arn=ByArn("events", ("rule/",), there=_rule_at, shows="Rules[].Arn"),
)
