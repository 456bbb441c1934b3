"""Canaries of CloudWatch Synthetics."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, policy
from policypack.catalogue.tokens import Synthetics

_RATE = re.compile(r"rate\((?P<count>\d{1,9}) (?P<unit>minutes?|hours?)\)")
_SECONDS = {"minute": 60, "hour": 3600}
_HOUR = 3600


@policy(Synthetics.CANARY)
def schedule_malformed(canary: Resource) -> Iterator[Finding]:
    """Schedule of a canary is not one.

    Why: "ValidationException": a rate is of minutes, or of one hour, and lies between one minute and one hour;
    rate(0 minute) runs once.
    Source: https://docs.aws.amazon.com/AmazonSynthetics/latest/APIReference/API_CanaryScheduleInput.html
    """
    schedule = canary.block("schedule")
    expression = schedule.text("expression") if schedule else None
    if schedule is None or not expression or expression.startswith("cron("):
        return
    match = _RATE.fullmatch(expression)
    seconds = int(match["count"]) * _SECONDS[match["unit"].removesuffix("s")] if match else None
    if seconds is None or seconds > _HOUR:
        yield schedule.finding(
            "expression",
            problem=f"expression is {expression!r}.",
            fix="Write rate(1 minute) to rate(60 minutes) or rate(1 hour), or cron(…).",
        )


@policy(Synthetics.CANARY)
def run_refused(canary: Resource) -> Iterator[Finding]:
    """Run of a canary has settings that do not fit.

    Why: "ValidationException": memory is a multiple of 64 MB, and a run ends before the next one begins.
    Source: https://docs.aws.amazon.com/AmazonSynthetics/latest/APIReference/API_CanaryRunConfigInput.html
    """
    run = canary.block("runConfig")
    if run is None:
        return
    memory = run.number("memoryInMb")
    if memory is not None and memory % 64:
        yield run.finding(
            "memoryInMb",
            problem=f"memoryInMb is {memory}, which is no multiple of 64.",
            fix=f"Set memoryInMb to {int(memory // 64 + 1) * 64}.",
        )
    limit = run.number("timeoutInSeconds")
    schedule = canary.block("schedule")
    match = _RATE.fullmatch((schedule.text("expression") if schedule else None) or "")
    seconds = int(match["count"]) * _SECONDS[match["unit"].removesuffix("s")] if match else 0
    if limit is not None and 0 < seconds < limit:
        yield run.finding(
            "timeoutInSeconds",
            problem=f"timeoutInSeconds is {limit}, and the canary runs every {seconds} seconds.",
            fix=f"Set timeoutInSeconds to {seconds} or less.",
        )
