"""Alarms on other alarms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, policy
from policypack.catalogue.tokens import Cloudwatch

_QUOTED = re.compile(r'"(\\.|[^"\\])*"')
_STATES = re.compile(r"\b(ALARM|OK|INSUFFICIENT_DATA|AT_LEAST)\b|\b(TRUE|FALSE)\b")


@policy(Cloudwatch.COMPOSITE_ALARM)
def rule_malformed(alarm: Resource) -> Iterator[Finding]:
    """Rule of a composite alarm is none.

    Why: "ValidationError: AlarmRule must contain at least one alarm, TRUE or FALSE", or a syntax error in it: states
    of other alarms, ALARM(name) or OK("a name"), are joined by AND, OR, NOT and parentheses.
    Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
    """
    rule = alarm.raw("alarmRule")
    if not isinstance(rule, str) or not rule:
        return
    bare = _QUOTED.sub("", rule)
    if bare.count("(") != bare.count(")"):
        problem = f"has {bare.count('(')} opening and {bare.count(')')} closing parentheses"
    elif not _STATES.search(bare):
        problem = "names no alarm's state"
    elif re.search(r"&&|\|\||!", re.sub(r"\([^()]*\)", "", bare)):
        problem = "joins with signs, where AND, OR and NOT are wanted"
    elif (name := alarm.text("alarmName")) and re.search(rf'\(\s*"?{re.escape(name)}"?\s*\)', rule):
        problem = "names the alarm itself"
    else:
        return
    yield alarm.finding(
        "alarmRule", problem=f"alarmRule {problem}.", fix='Write it as ALARM("one") AND NOT OK("other").'
    )
