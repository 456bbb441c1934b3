"""What recorded stacks are told: `make captures` counts it and writes docs/captures.md (a minute).

The stacks that were deployed and first drafts, of which somebody labelled what is wrong, stand apart. They are judged
as the engine asks, and nothing is asked of AWS.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from policypack.finding import Report
from policypack.policy import discover
from tests.advice import recorded
from tests.captured import ABSENT, ROOT, SHARED, recordings
from tests.test_recorded import expected

PAGE = ROOT / "docs" / "captures.md"
SETS = {"deployed": "Stacks that were deployed", "broken": "First drafts"}
LEVELS = ("mandatory", "advisory")


class Told(NamedTuple):
    """What is reported of one recorded stack, and of how many resources."""

    name: str
    report: Report
    resources: int


def judged(folder: str) -> list[Told]:
    policies = discover("policies")
    found = []
    for recording in recordings(SHARED / folder):
        report, types = recorded(recording, policies)
        found.append(Told(recording.name, report, types.total()))
    return found


def page(sets: dict[str, list[Told]]) -> str:
    """Return docs/captures.md: totals, then findings by policy and what was left undecided by cause, for each set."""
    lines = [
        "<!-- Written by `make captures`. -->",
        "# Recorded stacks",
        "",
        "What the engine sent of a preview was recorded for two sets of programs, and is judged here as it came:",
        "without a question to AWS (`previewed`), without the program (`program`), and without a second run of it",
        "(`unknown`). Of a stack that was deployed nothing may be mandatory but what `tests/captures/expected.toml`",
        "proves to be right all the same, or to be an artefact of its recording.",
        "",
        "| stacks | how many | resources | with what blocks | mandatory | advisory: median | undecided: median |",
        "|---|---|---|---|---|---|---|",
        *(_total(name, told) for name, told in sets.items()),
    ]
    for name, told in sets.items():
        lines += ["", f"## {SETS[name]}", *_findings(told), *_undecided(told)]
        if name == "deployed":
            proven = {(capture, policy) for capture, policy, _ in expected()}
            lines += [
                "",
                f"`expected.toml` proves {len(proven)} (stack, policy) pairs, which are the mandatory ones above.",
            ]
    return "\n".join(lines) + "\n"


def _total(name: str, told: Sequence[Told]) -> str:
    by_level = [Counter(finding.level for finding in each.report.findings) for each in told]
    stopped = sum(each["mandatory"] > 0 for each in by_level)
    mandatory = sum(each["mandatory"] for each in by_level)
    advisory, undecided = (
        f"{statistics.median(numbers):g}"
        for numbers in ([each["advisory"] for each in by_level], [len(each.report.undecided) for each in told])
    )
    resources = sum(each.resources for each in told)
    return f"| {name} | {len(told)} | {resources:,} | {stopped} | {mandatory} | {advisory} | {undecided} |"


def _findings(told: Sequence[Told]) -> Iterator[str]:
    """Yield a table of findings and stacks by policy and level, the commonest first."""
    findings: Counter[tuple[str, str]] = Counter()
    stacks: Counter[tuple[str, str]] = Counter()
    for each in told:
        seen = Counter((finding.policy, str(finding.level)) for finding in each.report.findings)
        findings += seen
        stacks.update(seen.keys())
    for level in LEVELS:
        yield from ("", f"| {level} | findings | stacks |", "|---|---|---|")
        for (policy, at), count in sorted(findings.items(), key=lambda item: (-item[1], item[0])):
            if at == level:
                yield f"| {policy} | {count} | {stacks[policy, at]} |"


def _undecided(told: Sequence[Told]) -> Iterator[str]:
    causes = Counter(skip.cause for each in told for skip in each.report.undecided)
    yield from ("", "| undecided because of | checks | stacks |", "|---|---|---|")
    for cause, count in sorted(causes.items(), key=lambda item: (-item[1], item[0])):
        stacks = sum(any(skip.cause == cause for skip in each.report.undecided) for each in told)
        yield f"| {cause} | {count:,} | {stacks} |"


def main() -> None:
    assert SHARED.is_dir(), ABSENT
    PAGE.write_text(page({name: judged(name) for name in SETS}), encoding="utf-8")


if __name__ == "__main__":
    main()
