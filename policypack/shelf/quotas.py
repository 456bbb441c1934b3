"""Counting against quotas: what is planned in one place, what AWS has there, how many there may be."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from policypack import Aws, Finding, Resource, Stack, Unavailable, Undecided
from policypack.aws.regions import home
from policypack.catalogue.tokens import Servicequotas
from policypack.scope import scope_of
from policypack.shelf.existing import by_another, whose
from policypack.shelf.outside import with_commands
from policypack.shelf.remote import adrift, has_remote


class QuotaLimit(NamedTuple):
    """A limit as AWS gave it. `code` is empty where it cannot be raised, or only in the service's own way."""

    most: float
    code: str = ""


class Sum(NamedTuple):
    """What planned resources add. `unknown` is why some of them may add more."""

    amount: float
    unknown: Undecided | None = None


def quota(service: str, code: str, everywhere: bool = False, raised: str = "") -> Callable[[Aws], QuotaLimit | None]:
    """Return what asks for a quota. Those of services that have one endpoint for all are kept in one region.

    `raised` is the code that is asked for instead where a quota follows another one, and is raised with it.
    """

    def ask(aws: Aws) -> QuotaLimit | None:
        region = home(aws.region) if everywhere else None
        asked = [aws.servicequotas.quota(service, each, region=region) for each in (code, raised) if each]
        if None in asked:
            return None
        return QuotaLimit(max(found.value for found in asked if found), raised or code)

    return ask


Counts = Callable[[Resource], bool]


def beside(
    resource: Resource, stack: Stack, *types: str, everywhere: bool = False, counts: Counts | None = None
) -> Sequence[Resource]:
    """Return the new resources of these types that go where this one goes: the same account, and the same region too
    unless regions do not matter (`everywhere`).

    Providers that differ in name only are one. What `counts` leaves out, or cannot tell, is not among them.
    """
    return stack.once(_together, types, everywhere, counts).get(_place(resource, everywhere), ())


def _together(
    stack: Stack, types: tuple[str, ...], everywhere: bool, counts: Counts | None
) -> dict[Hashable, list[Resource]]:
    found: dict[Hashable, list[Resource]] = {}
    for resource in stack.of_type(*types):
        with suppress(Undecided):
            if not resource.exists and (counts is None or counts(resource)):
                found.setdefault(_place(resource, everywhere), []).append(resource)
    return found


def _place(resource: Resource, everywhere: bool) -> Hashable:
    scope = scope_of(resource)
    if everywhere:
        return scope.owner
    return (scope.owner, scope.region) if scope.region is not None else resource.urn


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
    limit: QuotaLimit,
    together: float,
    certain: bool,
    everywhere: bool = False,
) -> Finding:
    """Make the finding. `certain` is what the plan alone exceeds, whoever owns what AWS has."""
    region = home(resource.region) if everywhere else resource.region
    # AWS grants many of these at once.
    raised = stack.under(_raised, service) or adrift(stack, "serviceCode", Servicequotas.SERVICE_QUOTA)
    return resource.finding(
        problem=problem if certain else problem + whose(stack),
        fix=with_commands(
            "Remove what is not needed any more, or ask for a higher quota and wait for it:",
            increase(service, limit, together, region),
        )
        if limit.code
        else "Remove what is not needed any more, or deploy to another account.",
        level="advisory" if raised else None if certain else "advisory" if has_remote(stack) else by_another(stack),
    )


def _raised(quota: Resource) -> Iterator[Any]:
    """Yield the service whose quota a resource raises."""
    if quota.type == Servicequotas.SERVICE_QUOTA:
        yield quota.raw("serviceCode")


def increase(service: str, limit: QuotaLimit, wanted: float, region: str) -> str:
    """Return the command that asks AWS for more."""
    return (
        f"aws service-quotas request-service-quota-increase --service-code {service} --quota-code {limit.code} "
        f"--desired-value {wanted:g} --region {region}"
    )
