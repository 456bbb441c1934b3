"""AWS Lambda: runtimes that come to their end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from policypack import Finding, Resource, Stack, catalogue, policy
from policypack.catalogue.tokens import Lambda
from policypack.clock import today
from policypack.shelf.dates import certain_since
from policypack.shelf.providers import exists

TABLE = "lambda-runtimes"


def _runtime(function: Resource) -> catalogue.LambdaRuntime | None:
    name = function.text("runtime")
    return catalogue.lambda_runtimes().get(name) if name else None


def _past(day: str | None) -> bool:
    return day is not None and day <= today().isoformat()


def _move(runtime: catalogue.LambdaRuntime) -> str:
    return f"Set runtime to {runtime.successor or 'a newer one'} and test the function with it."


@policy(Lambda.FUNCTION)
def blocked(function: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Lambda no longer takes functions with this runtime.

    Why: "InvalidParameterValueException: The runtime parameter of python2.7 is no longer supported for creating or
    updating AWS Lambda functions." The dates come from a table that is renewed from AWS's documentation. AWS has moved
    them when they came near: a day that is past for less than half a year advises, and so does one about a function
    that is there, which keeps running.
    Source: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
    """
    runtime = _runtime(function)
    if runtime is None or runtime.create_block is None or not _past(runtime.create_block):
        return
    settled = certain_since(date.fromisoformat(runtime.create_block))
    too = f", and updates of such functions since {runtime.update_block}" if _past(runtime.update_block) else ""
    yield function.finding(
        "runtime",
        problem=f"New functions with the runtime {runtime.name} are refused since {runtime.create_block}{too}.",
        fix=_move(runtime),
        evidence=catalogue.documented(TABLE),
        level=None if settled and not exists(function, stack) else "advisory",
    )


@policy(Lambda.FUNCTION, level="advisory", severity="medium", group="security")
def deprecated(function: Resource) -> Iterator[Finding]:
    """Runtime of the function gets no security updates any more.

    Why: From its deprecation on, a runtime is not patched and functions that use it get no support; later they cannot
    be created, then not be updated.
    Source: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
    """
    runtime = _runtime(function)
    if runtime is None or _past(runtime.create_block):
        return
    if _past(runtime.deprecated):
        later = f"; from {runtime.create_block} on, new functions with it are refused" if runtime.create_block else ""
        yield function.finding(
            "runtime",
            problem=f"The runtime {runtime.name} is deprecated since {runtime.deprecated}{later}.",
            fix=_move(runtime),
            evidence=catalogue.evidence(TABLE),
        )
