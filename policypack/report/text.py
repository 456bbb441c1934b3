"""The report for a person at a terminal."""

from __future__ import annotations

import itertools
import textwrap
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TextIO

from rich.cells import cell_len, chop_cells
from rich.console import Console
from rich.style import Style
from rich.text import Text

from policypack.cost import rough
from policypack.finding import PLAN, Exempted, Exemption, Finding, Location, inert
from policypack.report import PROGRAM, Outcome
from policypack.report.excerpt import Excerpt, excerpt
from policypack.report.words import (
    also_made,
    beside_its_name,
    count,
    counted,
    made_alike,
    monthly,
    stack,
    subject,
    verdict,
)
from policypack.shown import at_line_start, shown, told
from policypack.stack import STACK_TYPE

_VERDICTS = {0: "bold green", 1: "bold red", 2: "bold red"}
_STYLES = {"mandatory": "bold red", "advisory": "yellow"}
# Of more findings of one policy at one level than MOST, only the first SHOWN are reported in full.
MOST = 5
SHOWN = 3
LISTED = 100  # of the others, by their places


def write(outcome: Outcome, out: TextIO) -> None:
    """Write the outcome, in colours and wrapped where `out` is a terminal."""
    render(outcome, Console(file=out, highlight=False, soft_wrap=False))


def render(outcome: Outcome, console: Console) -> None:
    """Print the outcome: findings by resource, what blocks first, then what could not be judged, and a sum.

    Lines are wrapped to the terminal, except commands to copy; into a file or a pipe nothing is wrapped.
    """
    also = made_alike(outcome.found)
    full, folded = _folded(outcome.found, also)
    by_subject: dict[tuple[str, ...], list[Finding]] = {}
    for finding in full:
        by_subject.setdefault(_subject(finding), []).append(finding)
    for group in by_subject.values():
        _group(console, outcome, group, also)
    for policy, more in folded:
        said = {beside_its_name(finding) for finding in full if finding.policy == policy}
        _more(console, policy, more, said)
    if outcome.unjudged or outcome.notes:
        _line(console, "Not judged, or only in part", "bold")
        for finding in map(inert, outcome.unjudged):
            style = _STYLES["mandatory"] if finding.level == "mandatory" else ""
            _paragraph(console, f"{finding.problem} {finding.fix}", style, first="  - ")
        for note in outcome.notes:
            _paragraph(console, told(note), first="  - ")
        console.print()
    if outcome.exempted:
        _exempted(console, outcome.exempted)
    if outcome.cost is not None:
        _cost(console, outcome)
    _summary(console, outcome)


def _folded(
    findings: Sequence[Finding], also: Mapping[int, Sequence[Finding]]
) -> tuple[list[Finding], list[tuple[str, list[Finding]]]]:
    """Return the findings that are reported in full, and by policy those that are only listed.

    Those in `also` are reported with their first.
    """
    full: list[Finding] = []
    folded = []
    for (policy, level), alike in itertools.groupby(
        sorted(
            (each for each in findings if id(each) in also), key=lambda each: (each.level != "mandatory", each.policy)
        ),
        lambda each: (each.policy, each.level),
    ):
        group = list(alike)
        # What ended the program is reported in full: nothing else says why it did not run.
        stopped = (policy, level) == (PROGRAM, "mandatory")
        shown_in_full = SHOWN if len(group) > MOST and not stopped else len(group)
        full += group[:shown_in_full]
        if group[shown_in_full:]:
            rest = group[shown_in_full:]
            folded.append((policy, [each for one in rest for each in (one, *also[id(one)])]))
    kept = {id(finding) for finding in full}
    return [finding for finding in findings if id(finding) in kept], folded


def _subject(finding: Finding) -> tuple[str, ...]:
    """Return what findings are grouped by: their resource, and of the stack as a whole their policy."""
    if finding.urn and finding.type != STACK_TYPE:
        return (finding.urn,)
    return finding.urn, finding.type, finding.name, finding.policy


def _group(
    console: Console, outcome: Outcome, findings: Sequence[Finding], also: Mapping[int, Sequence[Finding]]
) -> None:
    """Print the findings of one resource. A place of the source is shown once."""
    heading = inert(findings[0])
    if heading.type or heading.name:
        _line(console, " ".join(filter(None, (heading.type, heading.name))), "bold cyan")
    shown_before: tuple[Location | None, Excerpt | None] = None, None
    for finding in findings:
        place = finding.location, excerpt(finding)
        _finding(console, finding, outcome.rule(finding).title, place[1], again=place == shown_before)
        if others := also[id(finding)]:
            _paragraph(console, also_made(others))
        shown_before = place
        console.print()


def _finding(console: Console, finding: Finding, title: str, source: Excerpt | None, *, again: bool) -> None:
    """Print one finding. `again`: its place in the source was printed just before."""
    finding = inert(finding)
    level = finding.level or "mandatory"
    head = Text.assemble((level, _STYLES.get(level, "")), "  ", (finding.policy, "bold"))
    if finding.severity:
        head.append(f"  [{finding.severity}]", style="dim")
    console.print(head, soft_wrap=True)
    if finding.location:
        line = source.line if source else finding.location.line
        _line(console, f"  --> {finding.location.file}:{line}", "cyan")
    if source and not again:
        _excerpt(console, source, _STYLES.get(level, ""))
    if title:
        _paragraph(console, f"{title}{f': {finding.property}' if finding.property else ''}.")
    _paragraph(console, finding.problem)
    _paragraph(console, f"Fix: {finding.fix}")
    if finding.evidence != PLAN:
        _paragraph(console, f"Evidence: {finding.evidence}.", "dim")


_WIDEST = 160  # columns of a source line where nothing says how wide the reader's window is
_CUT = "…"


def _excerpt(console: Console, source: Excerpt, style: str) -> None:
    """Print a line of the source with the place underlined, cut to the terminal around that place."""
    number = str(source.line)
    room = max((console.width if console.is_terminal else _WIDEST) - len(number) - len("   | "), 20)
    text, start, end = _cut(source.text, source.start, source.end, room)
    gutter = Style(color="blue", bold=True)
    before, marked = cell_len(text[:start]), max(cell_len(text[start:end]), 1)
    bar = f"  {' ' * len(number)} |"
    console.print(Text(bar, style=gutter), soft_wrap=True)
    console.print(Text.assemble((f"  {number} | ", gutter), text), soft_wrap=True)
    console.print(Text.assemble((f"{bar} ", gutter), " " * before, ("^" * marked, style)), soft_wrap=True)


def _cut(text: str, start: int, end: int, room: int) -> tuple[str, int, int]:
    """Return as much of a line as there is room for, and the place in it."""
    if cell_len(text) <= room:
        return text, start, end
    if start > room // 2:
        left_out = start - room // 4
        text, start, end = _CUT + text[left_out:], start - left_out + 1, end - left_out + 1
    if cell_len(text) > room:
        text = chop_cells(text, room - 1)[0] + _CUT
    return text, start, min(end, len(text))


def _more(console: Console, policy: str, findings: list[Finding], said: set[str]) -> None:
    """Print findings like those above by their places; with their problems where those are others than `said`."""
    _paragraph(console, f"{len(findings)} more of {policy}, which --format json reports in full:", "bold", first="")
    for whole, finding in zip(findings[:LISTED], map(inert, findings[:LISTED]), strict=True):
        _line(console, "  " + "  ".join(str(part) for part in (subject(finding), finding.location) if part), "cyan")
        if beside_its_name(whole) not in said:
            _paragraph(console, finding.problem, first="    ")
    if findings[LISTED:]:
        _line(console, f"  and {count(len(findings) - LISTED, 'other')}")
    console.print()


def _exempted(console: Console, exempted: Sequence[Exempted]) -> None:
    """Print what was exempted, by which exemption."""
    _line(console, "Exempted", "bold")
    by: dict[Exemption, list[Finding]] = {}
    for each in exempted:
        by.setdefault(each.exemption, []).append(each.finding)
    for exemption, findings in by.items():
        until = f"until {exemption.until}" if exemption.until else ""
        said = ", ".join(filter(None, (exemption.reason, exemption.owner, until)))
        policies = Counter(f"{finding.level} {finding.policy}" for finding in findings)
        named = ", ".join(f"{name} ({count})" if count > 1 else name for name, count in sorted(policies.items()))
        _paragraph(console, told(f"{exemption} ({said}): {named}."), first="  - ")
    console.print()


def _line(console: Console, text: str, style: str = "") -> None:
    inert_lines = "\n".join(map(at_line_start, text.split("\n")))
    console.print(Text(inert_lines, style=style), soft_wrap=True)


def _paragraph(console: Console, text: str, style: str = "", first: str = "  ") -> None:
    """Print text indented and wrapped. A line of it that is indented itself is a command: it stays whole."""
    indent = " " * len(first)
    for number, line in enumerate(text.splitlines()):
        begin = indent if number else first
        if line.startswith("  ") or not console.is_terminal:
            _line(console, begin + line, style)
            continue
        width = max(console.width, len(indent) + 20)
        wrapped = textwrap.wrap(
            line,
            width,
            initial_indent=begin,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        _line(console, "\n".join(wrapped), style)


_LARGEST = 8  # lines of the estimate; what is below them is summed up
_GAPS = 5


def _cost(console: Console, outcome: Outcome) -> None:
    cost = outcome.cost or {}
    items = cost.get("items", ())
    gaps = cost.get("unpriced", ())
    _paragraph(console, monthly(cost), "bold", first="")
    for item in items[:_LARGEST]:
        detail = f" ({shown(item['detail'])})" if item.get("detail") else ""
        _paragraph(console, f"{shown(item['what'])}{detail}", first=f"  {rough(item['monthly']):>7}  ")
    if items[_LARGEST:]:
        rest = sum(item["monthly"] for item in items[_LARGEST:])
        _line(console, f"  {rough(rest):>7}  {count(len(items[_LARGEST:]), 'smaller one')}")
    reasons = {gap["why"]: [each["what"] for each in gaps if each["why"] == gap["why"]] for gap in gaps}
    for why, named in list(reasons.items())[:_GAPS]:
        more = f" and {len(named) - _GAPS} more" if len(named) > _GAPS else ""
        _paragraph(console, told(f"not in it: {', '.join(shown(what) for what in named[:_GAPS])}{more}: {why}."))
    if len(reasons) > _GAPS:
        rest = sum(len(named) for named in list(reasons.values())[_GAPS:])
        _paragraph(console, f"not in it: {rest} more, which --format json lists.")
    if cost.get("byUse"):
        _paragraph(console, told(f"on top, by use: {', '.join(cost['byUse'])}."), "dim")
    if cost.get("source"):
        _paragraph(console, told(str(cost["source"])), "dim")
    console.print()


def _summary(console: Console, outcome: Outcome) -> None:
    _paragraph(console, verdict(outcome), _VERDICTS[outcome.exit_code], first="")
    if outcome.failed and not outcome.policies:
        return  # The project could not even be read: nothing was counted, nobody was asked.
    _paragraph(console, f"{stack(outcome)}: {counted(outcome)}.", first="")
    if outcome.answers:
        _paragraph(console, told(outcome.answers), "dim", first="")
