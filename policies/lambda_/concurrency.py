"""AWS Lambda: how many invocations the account may run at once."""

from __future__ import annotations

import math
from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Lambda
from policypack.shelf.existing import first_deployment
from policypack.shelf.quotas import beside

# What Lambda keeps for functions without a reservation of their own.
# https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
KEPT_BACK = 100
# New accounts, whose quota is below the usual one, have been told of a minimum of 10 instead.
USUAL_QUOTA = 1000
KEPT_BACK_IN_NEW_ACCOUNTS = 10


@policy(Lambda.FUNCTION)
def exceeds_account(function: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Functions reserve more concurrency than the account has left.

    Why: "InvalidParameterValueException: Specified ReservedConcurrentExecutions for function decreases account's
    UnreservedConcurrentExecution below its minimum value of [100]." New accounts start with very few.
    Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
    """
    wanted = _reserved(function)
    if not wanted or function.exists:
        return
    reserving = beside(function, stack, Lambda.FUNCTION, counts=_reserves)
    # The function that reserves most speaks for all.
    most, together = stack.once(_together, reserving[0])
    if most is not function:
        return
    # Without the stack's state a function may be there already, its reservation taken off what is left.
    name = function.raw("name")
    named = isinstance(name, str)
    if not stack.has_state and isinstance(name, str) and aws.lambda_.function(name) is not None:
        return
    left = aws.lambda_.concurrency()
    if left.unreserved - together >= KEPT_BACK:
        return
    certain = left.limit >= USUAL_QUOTA or left.unreserved - together < KEPT_BACK_IN_NEW_ACCOUNTS
    with_others = f", with the other new functions {together}" if together > wanted else ""
    free = max(left.unreserved - KEPT_BACK, 0)
    yield function.finding(
        "reservedConcurrentExecutions",
        problem=f"reservedConcurrentExecutions is {wanted}{with_others}, and {free} of the {left.limit} that this "
        f"account has in {function.region} can still be reserved.",
        fix=f"Reserve {free} at most, or none, or raise the quota of concurrent executions first: `aws service-quotas "
        f"request-service-quota-increase --service-code lambda --quota-code L-B99A9384 --region {function.region} "
        "--desired-value NUMBER`."
        if free
        else "Remove reservedConcurrentExecutions, or raise the quota of concurrent executions first: `aws "
        "service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384 --region "
        f"{function.region} --desired-value NUMBER`.",
        # Functions that are there may give back, in this same update, what they reserve.
        level=None if certain and (named if not stack.has_state else first_deployment(stack)) else "advisory",
    )


def _reserved(function: Resource) -> int:
    """Return what a function reserves; 0 (never run) and -1 (nothing reserved) take nothing from the others."""
    return max(math.floor(function.number("reservedConcurrentExecutions", default=0) or 0), 0)


def _reserves(function: Resource) -> bool:
    return bool(_reserved(function))


def _together(stack: Stack, first: Resource) -> tuple[Resource, int]:
    """Return the one that reserves most, and what all do, of the new functions that go where the first of them goes."""
    reserving = beside(first, stack, Lambda.FUNCTION, counts=_reserves)
    return min(reserving, key=lambda other: (-_reserved(other), other.name)), sum(map(_reserved, reserving))
