"""The report as commands of GitHub Actions, which the runner shows at the lines of a pull request.

Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, TextIO

from policypack.config import COVERAGE
from policypack.finding import Finding, inert, message
from policypack.report import Outcome
from policypack.report.excerpt import span
from policypack.report.source import place
from policypack.report.words import also_made, counted, made_alike, stack, subject

# What ends a command or a property of it. The sign that begins an escape comes first.
_ESCAPES: Final = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_IN_PROPERTIES: Final = ((":", "%3A"), (",", "%2C"))


def write(outcome: Outcome, out: TextIO) -> None:
    """Write a command for each finding, what blocks first: the runner shows ten errors and ten warnings of a step."""
    also = made_alike(outcome.ordered)
    for finding in outcome.ordered:
        if id(finding) in also:
            out.write(_command(outcome, finding, also[id(finding)]) + "\n")
    out.write(f"{stack(outcome)}: {counted(outcome)}.\n")


def _command(outcome: Outcome, whole: Finding, others: Sequence[Finding]) -> str:
    finding, at = inert(whole), place(outcome, whole)
    level = "error" if finding.level == "mandatory" else "notice" if finding.policy == COVERAGE else "warning"
    title = outcome.rule(whole).title or finding.policy
    properties = {"file": at.file, "line": str(at.line)} if at else {}
    if found := span(whole):
        properties |= {"col": str(found.start + 1), "endColumn": str(found.end + 1)}
    properties["title"] = f"{title} ({finding.policy})"
    about = subject(finding)
    # The runner shows it at its place, which the text need not name.
    lines = [about, message(replace(whole, location=None)), also_made(others) if others else ""]
    said = "\n".join(filter(None, lines))
    listed = ",".join(f"{name}={_escaped(value, *_ESCAPES, *_IN_PROPERTIES)}" for name, value in properties.items())
    return f"::{level} {listed}::{_escaped(said, *_ESCAPES)}"


def _escaped(text: str, *escapes: tuple[str, str]) -> str:
    for char, escape in escapes:
        text = text.replace(char, escape)
    return text
