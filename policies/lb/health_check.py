"""Health checks of target groups."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, as_text, policy
from policypack.catalogue.tokens import Lb

# Seconds where the program gives none: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
INTERVAL = 30
INTERVAL_OF_FUNCTIONS = 35
TIMEOUT_OF_HTTP = 5


@policy(Lb.TARGET_GROUP, level="advisory", severity="medium", group="reliability")
def missing(target_group: Resource) -> Iterator[Finding]:
    """Target group has no health check of its own.

    Why: The default asks for / every 30 seconds and takes only 200 for healthy: an application that redirects
    there, or has nothing there, is taken out of service; one that answers there while broken stays in.
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
    """
    if target_group.text("protocol") not in ("HTTP", "HTTPS") or target_group.text("targetType") == "lambda":
        return
    check = target_group.block("healthCheck")
    if check is None:
        yield target_group.finding(
            "healthCheck",
            problem="healthCheck is not set: the load balancer asks for / and takes only 200 for healthy.",
            fix="Set healthCheck with the path of your application's health endpoint and its matcher.",
        )


@policy(Lb.LISTENER_RULE, level="advisory", severity="medium", group="reliability")
def header_condition(rule: Resource) -> Iterator[Finding]:
    """Listener rule waits for a header of health checks.

    Why: Health checks go from the load balancer straight to the targets. They pass no listener rule, and no header
    can be added to them: the rule never holds.
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
    """
    for condition in rule.blocks("conditions"):
        header = condition.block("httpHeader")
        name = header.text("httpHeaderName") if header else None
        if header and name and re.search(r"health", name, re.IGNORECASE):
            yield header.finding(
                "httpHeaderName",
                problem=f"The rule asks for the header {name}, which health checks cannot send.",
                fix="Remove the condition, and set path and matcher in healthCheck of the target group.",
            )


@policy(Lb.TARGET_GROUP)
def interval_too_short(target_group: Resource) -> Iterator[Finding]:
    """Health check takes longer than the time between two of them.

    Why: "ValidationError: Health check interval must be greater than the timeout." Where timeout is not given, it is
    5 seconds for groups of the protocols HTTP and HTTPS. Groups of network load balancers are left alone: theirs may
    be equal, as 10 and 10 seconds have always been.
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
    """
    check = target_group.block("healthCheck")
    if check is None or not check.flag("enabled", default=True):
        return
    function = target_group.text("targetType") == "lambda"
    if not function and target_group.text("protocol") not in ("HTTP", "HTTPS"):
        return
    interval = check.number("interval", default=INTERVAL_OF_FUNCTIONS if function else INTERVAL)
    timeout = check.number("timeout")
    said = f"timeout is {timeout}"
    if timeout is None and not function:
        timeout, said = TIMEOUT_OF_HTTP, f"timeout is not set, which means {TIMEOUT_OF_HTTP}"
    if interval is None or timeout is None or interval > timeout:
        return
    yield check.finding(
        "interval",
        problem=f"interval is {interval} seconds and {said}; the interval must be longer.",
        fix=f"Set interval to more than {timeout}, or timeout to less than {interval}.",
    )


@policy(Lb.TARGET_GROUP)
def path_refused(target_group: Resource) -> Iterator[Finding]:
    """Path of the health check does not begin with a slash.

    Why: The provider refuses it before it asks AWS, which would answer "ValidationError: Health check path … must
    begin with a '/' character".
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
    """
    check = target_group.block("healthCheck")
    path = check.partial("path") if check else None
    if check is None or path is None:
        return
    first = path if isinstance(path, str) else path.parts[0]
    if isinstance(first, str) and first and not first.startswith("/"):
        yield check.finding(
            "path",
            problem=f"The health check's path is {str(path)!r}.",
            fix=f"Set path to {'/' + str(path)!r}; host, protocol and port are set elsewhere."
            if "://" not in as_text(path)
            else "Set path to the part of the address behind the host, which begins with a slash.",
        )
