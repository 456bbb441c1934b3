"""The reports of a preview by the engine, which itself shows diagnostics alone: `coverage` is told their files."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policypack.config import COVERAGE
from policypack.errors import ConfigError
from policypack.finding import Finding, Report
from policypack.judge import Judge
from policypack.policy import Policy
from policypack.reads import Reads
from policypack.redaction import Redactor
from policypack.report import Outcome, formats, rules
from policypack.report.estimate import estimated
from policypack.report.formats import Destination
from policypack.report.plan import plan
from policypack.stack import STACK_TYPE, Stack

if TYPE_CHECKING:
    from policypack.aws import Lookups
    from policypack.preview.project import Project


class FoundSoFar:
    """What was found of each resource, until the stack is judged. The engine sends resources side by side."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._found: dict[str, Report] = {}

    def keep(self, urn: str, report: Report) -> None:
        """Keep what was found of a resource, in place of what was found when it was analyzed before."""
        self._found[urn] = report

    def outcome(
        self,
        judge: Judge,
        last: Report,
        stack: Stack,
        policies: Sequence[Policy],
        project: Project | None,
        lookups: Lookups | None,
    ) -> Outcome:
        """Return the whole preview as our own command has it. `last` is what judging the stack gave."""
        whole = Report()
        for report in self._found.values():
            whole.add(report)
        whole.undecided = judge.left_open()  # some were decided since
        whole.add(last)
        secrets = frozenset(judge.context.secrets)
        named = Redactor(Reads(), secrets).name
        cost, notes = estimated(stack, lookups, secrets)
        return Outcome(
            program=judge.context.project,
            stack=judge.context.stack,
            findings=[replace(_placed(finding, stack), urn=named(finding.urn)) for finding in whole.findings],
            undecided=[replace(skip, urn=named(skip.urn), name=named(skip.name)) for skip in whole.undecided],
            exempted=[
                replace(each, finding=replace(each.finding, urn=named(each.finding.urn))) for each in whole.exempted
            ],
            notes=notes,
            rules=rules(policies),
            file=str(project.file) if project else "",
            plan=plan(stack, named),
            resources=sum(not resource.external for resource in stack),
            policies=len(judge.policies),
            seconds=time.monotonic() - self._begun,
            cost=cost,
        )


def _placed(finding: Finding, stack: Stack) -> Finding:
    """Return a finding with the place of its resource, which was not known when it was judged by itself."""
    resource = None if finding.location or finding.type == STACK_TYPE else stack.get(finding.urn)
    return replace(finding, location=resource.location) if resource else finding


def write(outcome: Outcome, wanted: Sequence[Mapping[str, Any]], project: Project | None) -> list[str]:
    """Write the reports that the settings name, and return why one could not be, a sentence each.

    `{project}` and `{stack}` in a path are the names, and a relative path is taken from the program's folder.
    """
    destinations: list[Destination] = []
    problems = []
    for each in wanted:
        said = each["path"].replace("{project}", outcome.program).replace("{stack}", outcome.stack)
        path = Path(said)
        if not path.is_absolute() and project is None:
            problems.append(f"The {each['format']} report has the relative path {said}, and the program was not found.")
            continue
        destination = Destination(each["format"], path if project is None else project.root / path)
        try:
            formats.check([*destinations, destination])
            destinations.append(destination)
        except ConfigError as error:
            problems.append(f"The {destination.format} report was not written: {error}.")
    try:
        formats.write_all(outcome, destinations)
    except ConfigError as error:
        problems += [f"{line}." for line in str(error).split("\n")]
    return problems


def unwritten(problem: str, stack: Stack) -> Finding:
    """Return what `coverage` says of a report that could not be written. It never blocks."""
    root = stack.root
    return Finding(
        policy=COVERAGE,
        problem=problem,
        fix="Correct `reports` in the configuration of `coverage`: a path absolute or from the program's folder.",
        urn=root.urn if root else "",
        type=STACK_TYPE,
        name=root.name if root else "",
        level="advisory",
        severity="low",
        group="deployability",
    )
