"""AWS Config: of the recorder and the channel an account has one in each region."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, Stack, Undecided, policy
from policypack.catalogue.tokens import Cfg

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
    same = [other for other in stack.of_type(resource.type) if not other.external and _beside(other, resource)]
    if resource.exists or not same or same[0].urn == resource.urn:
        return
    yield resource.finding(
        problem=f"{same[0].name} is in {resource.region} already, and one is allowed: {_SAYS[resource.type]}.",
        fix=f"Keep one of {same[0].name} and {resource.name}.",
    )


def _beside(one: Resource, other: Resource) -> bool:
    """Are two in one account and region, for all that is known? Two providers may be of two accounts."""
    try:
        return one.provider == other.provider and one.region == other.region
    except Undecided:
        return False
