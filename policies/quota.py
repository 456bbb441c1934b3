"""Quotas of the account, with what the stack adds."""

from __future__ import annotations

from collections.abc import Iterator

from policies._live import by_another, whose
from policies._outside import with_commands
from policies._quotas import COUNTED
from policies._remote import has_remote
from policypack import Aws, Finding, Resource, Stack, policy


def _new(resource: Resource, stack: Stack) -> list[Resource]:
    """Return what this stack creates of a type in the same place, in the order of the program."""
    urn = resource.provider.urn if resource.provider else ""
    return [
        other
        for other in stack.of_type(resource.type)
        if not other.exists
        and (other.provider.urn if other.provider else "") == urn
        and other.raw("region") == resource.raw("region")
    ]


@policy(*COUNTED)
def exceeded(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Stack needs more than the account's quota leaves.

    Why: "AddressLimitExceeded: The maximum number of addresses has been reached", VpcLimitExceeded,
    VcpuLimitExceeded, TooManyLoadBalancers, LimitExceeded: the deployment stops half-way, and a higher quota takes
    hours to days.
    Source: https://docs.aws.amazon.com/servicequotas/latest/userguide/intro.html
        https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html
    """
    new = _new(resource, stack)
    if not new or new[0] is not resource:
        return  # the first one speaks for all
    for counted in COUNTED[resource.type]:
        adds = sum(counted.weight(aws, other) for other in new)
        limit = counted.limit(aws) if adds else None
        if limit is None:
            continue
        used = counted.used(aws)
        if used + adds <= limit.most:
            continue
        where = "the account" if counted.service in ("iam", "s3") else f"the account in {resource.region}"
        yield resource.finding(
            problem=f"The stack adds {adds:g} {counted.what} to the {used:g} that {where} has, and the quota is "
            f"{limit.most:g}.{whose(stack)}",
            fix=with_commands(
                "Remove what is not needed any more, or ask for a higher quota and wait for it:",
                f"aws service-quotas request-service-quota-increase --service-code {counted.service} --quota-code "
                f"{limit.code} --desired-value {used + adds:g} --region {resource.region}",
            )
            if limit.code
            else "Remove what is not needed any more, or deploy to another account.",
            level="advisory" if has_remote(stack) else by_another(stack),
        )
