"""AWS Config: of the recorder and the channel an account has one in each region."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Cfg
from policypack.scope import Scope, scope_of

_SAYS = {
    Cfg.RECORDER: "MaxNumberOfConfigurationRecordersExceededException",
    Cfg.DELIVERY_CHANNEL: "MaxNumberOfDeliveryChannelsExceededException",
}


@policy(*_SAYS)
def second_in_region(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Region gets a second recorder or delivery channel of AWS Config.

    Why: "MaxNumberOfConfigurationRecordersExceededException: … because you have reached the limit for the maximum
    number of customer managed configuration records", which is one for each account and region.
    Source: https://docs.aws.amazon.com/config/latest/developerguide/configlimits.html
    """
    first = None if resource.exists else stack.first(_place, (resource.type, scope_of(resource)))
    if first is None or first is resource:
        return
    yield resource.finding(
        problem=f"{first.name} is in {resource.region} already, and one is allowed: {_SAYS[resource.type]}.",
        fix=f"Keep one of {first.name} and {resource.name}.",
    )


def _place(resource: Resource) -> Iterator[tuple[str, Scope]]:
    if resource.type in _SAYS and not resource.external:
        yield resource.type, scope_of(resource)
