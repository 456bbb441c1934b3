"""The policy `coverage`: what could not be judged, once for each cause, and what is wrong with the settings."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import NamedTuple

from policypack.causes import CAUSES, Cause, CauseName
from policypack.clock import today
from policypack.config import COVERAGE, EXEMPT_KEY, Settings
from policypack.errors import NO_REGION, NO_ROLE
from policypack.finding import Exemption, Finding, Severity, Skip
from policypack.shown import lines
from policypack.stack import STACK_TYPE, Stack

TITLE = "Some checks could not be made"

_MOST_REASONS = 5

# Reasons that a policy has a finding about, with the fix.
_SAID_BY = {NO_REGION: "program-region-not-configured", NO_ROLE: "provider-role-arn-missing"}


class Remark(NamedTuple):
    """Something that is wrong with the settings, and what to do."""

    problem: str
    fix: str


@dataclass(frozen=True, slots=True)
class Exemptions:
    """The exemptions of a run of one stack, those of them that exempted something, and what is wrong with others."""

    all: Sequence[Exemption]
    used: frozenset[Exemption]
    stack: str
    project: str
    remarks: Sequence[Remark] = ()

    def of_this_stack(self, exemption: Exemption) -> bool:
        """Was it written for this stack? Those of an organization's file are for many: no use is no news."""
        if exemption.origin == EXEMPT_KEY or exemption.lines is not None:
            return True
        stack, _, rest = exemption.resource.removeprefix("urn:pulumi:").partition("::")
        project = rest.partition("::")[0]
        named = exemption.resource.startswith("urn:pulumi:") and "*" not in stack
        return named and stack == self.stack and fnmatchcase(self.project, project)


def expired(exemption: Exemption) -> bool:
    return exemption.until is not None and exemption.until < today()


def coverage(
    stack: Stack,
    skips: Iterable[Skip],
    settings: Settings,
    exemptions: Exemptions,
    said: Container[str] = (),
) -> list[Finding]:
    """Return a finding for each cause. They fail the run only where the configuration chose the cause.

    `said` are the ids of policies that found something: what one of them says is not said again.
    """
    level = settings.levels.get(COVERAGE, "advisory")
    if level == "disabled":
        return []
    causes: dict[tuple[CauseName, str], list[Skip]] = defaultdict(list)
    fails = settings.pack["failOn"]
    for skip in skips:
        repeated = _SAID_BY.get(skip.reason, "") in said and skip.cause not in fails
        if not CAUSES[skip.cause].expected and not repeated:
            causes[skip.cause, skip.reason if CAUSES[skip.cause].reasons == "each" else ""].append(skip)
    notes: list[tuple[str, str, Severity, str]] = [
        (*_worded(cause, reason, of, stack), "low", cause) for (cause, reason), of in sorted(causes.items())
    ]
    ignored = EXEMPT_KEY in stack.config and not settings.pack["stacksMayExempt"]
    about = _about_settings(settings, exemptions, ignored, alone=not stack.has_state)
    notes += [(*note, "settings") for note in about]
    root = stack.root
    return [
        Finding(
            policy=COVERAGE,
            problem=problem,
            fix=fix,
            urn=root.urn if root else "",
            type=STACK_TYPE,
            name=root.name if root else "",
            level=level if cause in fails else "advisory",
            severity=severity,
            group="deployability",
        )
        for problem, fix, severity, cause in notes
    ]


def _about_settings(
    settings: Settings, exemptions: Exemptions, ignored: bool, alone: bool
) -> Iterable[tuple[str, str, Severity]]:
    """Yield (problem, fix, severity).

    `ignored`: the stack exempts itself and may not. `alone`: the run is of one program.
    """
    if ignored:
        yield (
            f"The stack exempts itself with {EXEMPT_KEY}, which the configuration does not allow: it is ignored.",
            "Ask for an exemption in the pack's configuration, or for stacksMayExempt in that of `coverage`.",
            "low",
        )
    for remark in exemptions.remarks:
        yield remark.problem, remark.fix, "low"
    for name in settings.unknown_policies:
        yield (
            f"The configuration names a policy {name!r} that this version does not have.",
            f"{_instead(settings.meant.get(name))}: docs/policies.md lists all names.",
            "medium",
        )
    for exemption in exemptions.all:
        if expired(exemption):
            yield (
                f"The exemption of {exemption} ended on {exemption.until}.",
                "Fix what it exempted, or extend its date with a reason.",
                "low",
            )
        elif exemption not in exemptions.used and (alone or exemptions.of_this_stack(exemption)):
            yield (
                f"The exemption of {exemption} exempted nothing in this run.",
                "Remove it if it is done with.",
                "low",
            )


def _instead(meant: str | None) -> str:
    """Return what to do about a policy name that is not there; `meant` is the nearest that is."""
    return f"Write {meant!r} if that is the one meant, or remove it" if meant else "Remove it, or use its new name"


_NAMED = 3  # checks that are named of one cause; the others are counted
_ALLOWED = 60  # actions in a statement that is still read


def _worded(name: CauseName, reason: str, skips: list[Skip], stack: Stack) -> tuple[str, str]:
    """Return one cause as a problem and a fix."""
    cause = CAUSES[name]
    if cause.reasons == "together":
        reason = _reasons(cause, skips)
    reason, _, command = reason.partition("\n")
    by_policy = Counter(skip.policy for skip in skips)
    counted = Counter({f"{policy} ({n})" if n > 1 else policy: n for policy, n in by_policy.items()})
    named = _commonest(counted, ", ", "policy", "policies")
    count = len(skips)
    checks = "1 check" if count == 1 else f"{count} checks"
    fix = cause.alone if cause.alone and stack.seen_through else cause.fix
    # A reason is one sentence without its period.
    problem = cause.problem.format(checks=checks, reason=reason)
    # What concerns the whole run is said in the name of `coverage` itself.
    if name == "denied" and (statement := _statement(skips)):
        fix, command = "Add this statement to what the identity of the preview may do", statement
    said = f"{problem}." if set(by_policy) == {COVERAGE} else f"{problem}. Not judged: {named}."
    return said, lines(f"{fix}:", f"    {command}") if command else f"{fix}."


def _reasons(cause: Cause, skips: list[Skip]) -> str:
    """Return what skips of one cause say, the most frequent first."""
    counted = Counter(skip.reason for skip in skips)
    reasons = sorted(counted, key=lambda reason: (-counted[reason], reason))
    shown = reasons if cause.all_shown else reasons[:_MOST_REASONS]
    more = len(reasons) - len(shown)
    return "; ".join(shown) + (f"; and {more} more like these" if more else "")


def _commonest(counted: Counter[str], between: str, one: str, many: str = "") -> str:
    """Return the commonest texts, by name where they are equally common, and how many more there are."""
    texts = sorted(counted, key=lambda text: (-counted[text], text))
    left = len(texts) - _NAMED
    more = f" and {left} more {one if left == 1 else many or one + 's'}" if left > 0 else ""
    return between.join(texts[:_NAMED]) + more


def _statement(skips: Iterable[Skip]) -> str:
    """Return one policy statement that allows what was denied; nothing where it would not help, or is too long to read.

    What a service control policy denies no other policy allows.
    """
    actions = sorted({skip.action for skip in skips if skip.action and "service control policy" not in skip.reason})
    if not 0 < len(actions) <= _ALLOWED:
        return ""
    return json.dumps({"Effect": "Allow", "Action": actions, "Resource": "*"})
