"""Counting against quotas: what is planned in one place, what AWS has there, how many there may be."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import NamedTuple

from policypack import Aws, Finding, Resource, Stack, Unavailable, Undecided
from policypack.aws.regions import home
from policypack.shelf.existing import by_another, whose
from policypack.shelf.outside import with_commands
from policypack.shelf.remote import has_remote


class Limit(NamedTuple):
    """A limit as AWS gave it. `code` is empty where it cannot be raised, or only in the service's own way."""

    most: float
    code: str = ""


class Sum(NamedTuple):
    """What planned resources add. `unknown` is why some of them may add more."""

    amount: float
    unknown: Undecided | None = None


def quota(service: str, code: str, everywhere: bool = False, raised: str = "") -> Callable[[Aws], Limit | None]:
    """Return what asks for a quota. Those of services that have one endpoint for all are kept in one region.

    `raised` is the code that is asked for instead where a quota follows another one.
    """

    def ask(aws: Aws) -> Limit | None:
        found = aws.servicequotas.quota(service, code, region=home(aws.region) if everywhere else None)
        return Limit(found.value, raised or code) if found else None

    return ask


def beside(resource: Resource, other: Resource, aws: Aws, everywhere: bool = False) -> bool:
    """Do two resources go to the same account and region, or to the same account where regions do not matter?

    Providers that differ in name only are one. Where an update decides who asks for the other, it is not counted.
    """
    if other is resource:
        return True
    try:
        if not everywhere and other.region != resource.region:
            return False
        provider, own = other.provider, resource.provider
        if (provider and provider.urn) == (own and own.urn):
            return True
        return aws.at(provider.properties if provider else {}, None).identity == aws.identity
    except Undecided:
        return False


def added(resources: Iterable[Resource], holds: Callable[[Resource], Iterable[tuple[Hashable, float]]]) -> Sum:
    """Add up what resources hold. What two of them name alike counts once."""
    found: dict[Hashable, float] = {}
    unknown = None
    for resource in resources:
        try:
            found.update(holds(resource))
        except Unavailable:
            raise
        except Undecided as undecided:
            unknown = undecided
    return Sum(sum(found.values()), unknown)


def too_many(
    resource: Resource,
    stack: Stack,
    *,
    problem: str,
    service: str,
    limit: Limit,
    together: float,
    certain: bool,
    everywhere: bool = False,
) -> Finding:
    """Make the finding. `certain` is what the plan alone exceeds, whoever owns what AWS has."""
    region = home(resource.region) if everywhere else resource.region
    return resource.finding(
        problem=problem if certain else problem + whose(stack),
        fix=with_commands(
            "Remove what is not needed any more, or ask for a higher quota and wait for it:",
            increase(service, limit, together, region),
        )
        if limit.code
        else "Remove what is not needed any more, or deploy to another account.",
        level=None if certain else "advisory" if has_remote(stack) else by_another(stack),
    )


def increase(service: str, limit: Limit, wanted: float, region: str) -> str:
    """Return the command that asks AWS for more."""
    return (
        f"aws service-quotas request-service-quota-increase --service-code {service} --quota-code {limit.code} "
        f"--desired-value {wanted:g} --region {region}"
    )
