"""AWS Lambda: SnapStart and what it does not work with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, policy
from policypack.catalogue.tokens import Lambda

# Runtimes that never had it. Newer ones of the languages that have it are left alone.
# https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html
_WITHOUT = re.compile(r"nodejs.*|ruby.*|go1\.x|provided.*|java8.*|python3\.([0-9]|1[01])|dotnet(6|core.*)")
# Languages without it may get it with a runtime that is yet to come.
_MAY = re.compile(r"nodejs(2[4-9]|[3-9]\d).*|ruby(3\.[5-9]|[4-9]).*")
_STORAGE = 512


@policy(Lambda.FUNCTION)
def unsupported(function: Resource) -> Iterator[Finding]:
    """SnapStart is asked for where it is not to be had.

    Why: "InvalidParameterValueException: nodejs20.x is not supported for SnapStart enabled functions"; it takes no more
    than 512 MB of temporary storage.
    Source: https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html
    """
    snap = function.block("snapStart")
    if snap is None or snap.text("applyOn") != "PublishedVersions":
        return
    runtime = function.text("runtime")
    if runtime and _WITHOUT.fullmatch(runtime):
        yield function.finding(
            "snapStart",
            problem=f"The runtime is {runtime}, which has no SnapStart.",
            fix="Remove snapStart, or use Java 11, Python 3.12, .NET 8 or a later one.",
            level="advisory" if _MAY.fullmatch(runtime) else None,
        )
    storage = function.block("ephemeralStorage")
    size = storage.number("size") if storage else None
    if size is not None and size > _STORAGE:
        yield function.finding(
            "ephemeralStorage.size",
            problem=f"ephemeralStorage.size is {size}, and with SnapStart it is {_STORAGE} at most.",
            fix=f"Set it to {_STORAGE}, or remove snapStart.",
        )
