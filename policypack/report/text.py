"""The report for a person at a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from policypack.finding import PLAN, Finding
from policypack.report import Outcome, in_order

_STYLES = {"mandatory": "bold red", "advisory": "yellow"}


def render(outcome: Outcome, console: Console) -> None:
    """Print the outcome: failures of the program, what blocks, what is advised, what could not be judged, a sum."""
    coverage = [finding for finding in outcome.findings if finding.policy == "coverage"]
    findings = [finding for finding in outcome.findings if finding.policy != "coverage"]
    for failure in outcome.failures:
        _print(console, failure, "The program does not run", "bold red")
    for finding in in_order(findings):
        _print(console, finding, outcome.titles.get(finding.policy, ""), _STYLES[finding.level or "advisory"])
    if coverage or outcome.notes:
        console.print(Text("Not judged, or only in part", style="bold"))
        for finding in in_order(coverage):
            _item(console, f"{finding.problem} {finding.fix}", _STYLES["mandatory"] if finding.level == "mandatory" else "")
        for note in outcome.notes:
            _item(console, note, "")
        console.print()
    if outcome.cost is not None:
        _cost(console, outcome)
    _summary(console, outcome)


def _print(console: Console, finding: Finding, title: str, style: str) -> None:
    head = Text.assemble((finding.level or "mandatory", style), "  ", (finding.policy, "bold"))
    if finding.severity:
        head.append(f"  [{finding.severity}]", style="dim")
    console.print(head)
    lines = [Text(title + "." if title else "")]
    subject = " ".join(part for part in (finding.type, finding.name) if part)
    if subject:
        where = f" · {finding.property}" if finding.property else ""
        lines.append(Text(f"{subject}{where}", style="cyan"))
    if finding.location:
        lines.append(Text(str(finding.location), style="cyan"))
    lines.append(Text(finding.problem))
    lines.append(Text.assemble(("Fix: ", "bold"), finding.fix))
    if finding.evidence != PLAN:
        lines.append(Text(f"Evidence: {finding.evidence}.", style="dim"))
    for line in lines:
        if line.plain:
            console.print(Padding(line, (0, 0, 0, 2)))
    console.print()


def _item(console: Console, text: str, style: str) -> None:
    console.print(Padding(Text(f"- {text}", style=style), (0, 0, 0, 2)))


def _cost(console: Console, outcome: Outcome) -> None:
    cost = outcome.cost or {}
    at_least = "at least " if cost.get("atLeast") else ""
    console.print(Text(f"Costs {at_least}about {cost['monthly']:.0f} {cost['currency']} a month", style="bold"))
    for item in cost.get("items", ()):
        _item(console, f"{item['monthly']:>8.2f}  {item['what']}", "")
    if cost.get("source"):
        _item(console, str(cost["source"]), "dim")
    console.print()


def _summary(console: Console, outcome: Outcome) -> None:
    verdict, style = {
        0: ("Nothing here stops this stack from deploying.", "bold green"),
        1: (f"{_count(outcome.mandatory, 'finding')} must be mended before this deploys.", "bold red"),
        2: ("The program itself has to be mended first.", "bold red"),
    }[outcome.exit_code]
    console.print(Text(verdict, style=style))
    counted = [
        _count(outcome.resources, "resource"),
        _count(outcome.policies, "policy", "policies"),
        f"{outcome.mandatory} mandatory",
        f"{outcome.advisory} advisory",
        f"{len(outcome.undecided)} undecided",
        f"{outcome.seconds:.1f} s",
    ]
    console.print(Text(f"{outcome.program}, stack {outcome.stack}: {', '.join(counted)}."))
    if outcome.answers:
        console.print(Text(outcome.answers, style="dim"))


def _count(number: int, one: str, many: str = "") -> str:
    return f"1 {one}" if number == 1 else f"{number} {many or one + 's'}"
