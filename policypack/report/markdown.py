"""The report as Markdown, for a comment of a pull request: one table, the details folded, of a bounded size.

Its first line is a comment that nobody sees and that is the same in every run of one stack: by it the comment of the
last run is found and updated. Source: https://github.github.com/gfm/; a comment of GitHub holds 65,536 characters.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TextIO

from policypack.finding import PLAN, Finding, inert
from policypack.report import Outcome
from policypack.report.source import place
from policypack.report.words import also_made, count, counted, made_alike, monthly, stack, verdict
from policypack.shown import shown, told
from policypack.version import NAME

LARGEST: Final = 60_000  # bytes of the whole
_TABLE: Final = 25_000  # bytes of the table
_REST: Final = "\n*The rest does not fit into a comment: `--report html=FILE` has all of it.*\n"
_ALIKE: Final = 5  # rows of one policy at one level
_SIGNS: Final = {0: "✅", 1: "❌", 2: "❌"}
_LEVELS: Final = {"mandatory": "🔴 mandatory", "advisory": "🟡 advisory"}
# What means something in Markdown or HTML, wherever it stands. GitLab obeys a line that begins with a slash.
_SPECIAL: Final = re.compile(r"[\\`*_\[\]<>|~&$]|^[#=+/-]|(?<=^\d)[.)]")
# Names and numbers that a forge makes links of, and tells people about.
_MENTION: Final = re.compile(r"(?<=[@#!])(?=\w)|(?<=GH-)(?=\d)")
_APART: Final = "\u200b"
_MARK: Final = re.compile(r"[^A-Za-z0-9_.]+")


def write(outcome: Outcome, out: TextIO) -> None:
    """Write the outcome: what blocks first; what does not fit is counted."""
    head = [
        f"<!-- {NAME} {_MARK.sub('.', outcome.program)} {_MARK.sub('.', outcome.stack)} -->",
        f"### {_SIGNS[outcome.exit_code]} {NAME}: {_text(verdict(outcome))}",
        "",
        f"{_text(stack(outcome))}: {counted(outcome)}. {_text(told(outcome.answers))}".rstrip(),
        "",
    ]
    also = made_alike(outcome.found)
    findings = [finding for finding in outcome.found if id(finding) in also]
    said = "\n".join([*head, *_table(outcome, findings, also), ""])
    for block in _blocks(outcome, findings, also):
        whole = f"{said}\n{block}"
        if len(whole.encode("utf-8", "backslashreplace")) > LARGEST - len(_REST):
            said += _REST
            break
        said = whole
    out.write(said)


def _table(outcome: Outcome, findings: Sequence[Finding], also: Mapping[int, Sequence[Finding]]) -> list[str]:
    if not findings:
        return []
    rows = ["| level | policy | resource | place |", "|---|---|---|---|"]
    size, left = 0, 0
    for _, alike in itertools.groupby(findings, lambda each: (each.policy, each.level)):
        group = list(alike)
        everyone = sum(1 + len(also[id(finding)]) for finding in group)
        if size > _TABLE:
            left += everyone
            continue
        listed = group if len(group) <= _ALIKE else group[: _ALIKE - 1]
        new = [_row(outcome, finding, len(also[id(finding)])) for finding in listed]
        if group[len(listed) :]:
            rest = sum(1 + len(also[id(finding)]) for finding in group[len(listed) :])
            new.append(f"| | {_code(group[0].policy)} | and {rest} more | |")
        size += sum(len(row.encode("utf-8", "backslashreplace")) for row in new)
        if size > _TABLE:
            left += everyone
        else:
            rows += new
    if left:
        rows.append(f"| | | and {count(left, 'finding')} more | |")
    return rows


def _row(outcome: Outcome, whole: Finding, others: int) -> str:
    finding, at = inert(whole), place(outcome, whole)
    title = outcome.rule(whole).title
    named = f"{_text(title)}<br>{_code(finding.policy)}" if title else _code(finding.policy)
    subject = " ".join(map(_code, filter(None, (finding.name, finding.property))))
    subject += f" and {count(others, 'other')}" if others else ""
    type = f"<br>{_text(finding.type)}" if finding.type else ""
    where = _code(f"{at.file}:{at.line}") if at and whole.location else ""
    return f"| {_LEVELS.get(finding.level or '', '')} | {named} | {subject}{type} | {where} |"


def _blocks(outcome: Outcome, findings: Sequence[Finding], also: Mapping[int, Sequence[Finding]]) -> Iterator[str]:
    for finding in findings:
        yield _detail(outcome, finding, also[id(finding)])
    unjudged = [f"{finding.problem} {finding.fix}" for finding in map(inert, outcome.unjudged)]
    if unjudged or outcome.notes:
        yield _folded("Not judged, or only in part", [_listed([*unjudged, *map(told, outcome.notes)])])
    if outcome.exempted:
        each = [
            f"{exempted.finding.level} {exempted.finding.policy} of {exempted.finding.name}, by {exempted.exemption}: "
            f"{exempted.exemption.reason}"
            for exempted in outcome.exempted
        ]
        yield _folded(f"{len(each)} exempted by the configuration", [_listed(map(told, each))])
    if outcome.cost is not None:
        items = [f"{item['monthly']:,.2f}: {item['what']} {item.get('detail') or ''}" for item in outcome.cost["items"]]
        yield _folded(_text(monthly(outcome.cost)), [_listed(map(told, items))] if items else [])


def _detail(outcome: Outcome, whole: Finding, others: Sequence[Finding]) -> str:
    finding = inert(whole)
    subject = " ".join(filter(None, (finding.name, finding.property)))
    title = outcome.rule(whole).title or finding.policy
    head = f"{_LEVELS.get(finding.level or '', '').split()[0]} {_text(title)}{': ' if subject else ''}{_text(subject)}"
    said = [_text(finding.problem), *_fix(f"Fix: {finding.fix}")]
    if finding.evidence != PLAN:
        said.append(_text(f"Evidence: {finding.evidence}."))
    if others:
        said.append(_text(also_made(others)))
    return _folded(head, said)


def _fix(text: str) -> Iterator[str]:
    """Yield the paragraphs of a fix; lines of commands are blocks of code."""
    for is_code, group in itertools.groupby(text.split("\n"), lambda line: line.startswith("    ")):
        rows = [line[4:] if is_code else line for line in group]
        if not is_code:
            yield from map(_text, rows)
            continue
        fence = "`" * max(3, _ticks("\n".join(rows)) + 1)
        yield "\n".join([f"{fence}sh", *rows, fence])


def _folded(summary: str, paragraphs: Iterable[str]) -> str:
    within = "\n\n".join(paragraphs)
    return f"<details><summary>{summary}</summary>\n\n{within}\n\n</details>\n"


def _listed(texts: Iterable[str]) -> str:
    return "\n".join(f"- {_text(' '.join(text.split()))}" for text in texts)


def _text(text: str) -> str:
    """Return a text that Markdown shows as it is but for its indent, in a table and in HTML too."""
    apart = _MENTION.sub(_APART, text.lstrip())
    return _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", apart)


def _code(text: str) -> str:
    """Return a text as code, in a table too."""
    text = shown(text).replace("|", "\\|")
    ticks = "`" * (_ticks(text) + 1)
    pad = " " if text[:1] == "`" or text[-1:] == "`" else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"


def _ticks(text: str) -> int:
    """Return how long the longest run of backticks is."""
    return max((len(run) for run in re.findall("`+", text)), default=0)
