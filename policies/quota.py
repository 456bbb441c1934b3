"""Quotas of the account, with what the stack adds."""

from __future__ import annotations

from collections.abc import Iterator

from policies._live import by_another, whose
from policies._outside import with_commands
from policies._quotas import COUNTED
from policies._remote import has_remote
from policypack import Aws, Finding, Resource, Stack, policy

FUNCTION = "aws:lambda/function:Function"
# Lambda keeps at least this much for functions that reserve nothing: in new accounts less, so that only the lower
# figure is certain. https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
USUAL_FLOOR, LEAST_FLOOR = 100, 10


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


@policy(FUNCTION)
def concurrency_exceeded(function: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Functions reserve more concurrency than the account has left.

    Why: "InvalidParameterValueException: Specified ReservedConcurrentExecutions for function decreases account's
    UnreservedConcurrentExecution below its minimum value of [100]." In new accounts the limit and the minimum are
    lower.
    Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
    """
    reserving = [
        other for other in _new(function, stack) if (other.number("reservedConcurrentExecutions", default=-1) or 0) > 0
    ]
    if not reserving or reserving[0] is not function:
        return
    wanted = sum(int(other.number("reservedConcurrentExecutions") or 0) for other in reserving)
    there = aws.lambda_.concurrency()
    left = there.unreserved - wanted
    if left >= USUAL_FLOOR:
        return
    yield function.finding(
        "reservedConcurrentExecutions",
        problem=f"{' and '.join(other.name for other in reserving)} {'reserves' if len(reserving) == 1 else 'reserve'} "
        f"{wanted} concurrent executions, and of the "
        f"{there.limit} in {function.region} {there.unreserved} are unreserved: {left} would be left.{whose(stack)}",
        fix=with_commands(
            f"Reserve less, so that {USUAL_FLOOR} stay unreserved, or ask for a higher quota and wait for it:",
            "aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384 "
            f"--desired-value {there.limit - left + USUAL_FLOOR} --region {function.region}",
        ),
        level="advisory" if left >= LEAST_FLOOR else by_another(stack),
    )
