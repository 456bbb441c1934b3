"""What a policy reports: what is there, what to do, and on what evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fnmatch import fnmatchcase
from typing import Literal

from policypack.causes import CauseName
from policypack.shown import Lines, at_line_start, shown, told

Level = Literal["mandatory", "advisory", "disabled"]
Severity = Literal["low", "medium", "high", "critical"]
Source = Literal["plan", "program", "live", "documented", "catalogue"]

_RANK: dict[Level, int] = {"disabled": 0, "advisory": 1, "mandatory": 2}


def lowest(*levels: Level | None) -> Level:
    """Return the lowest of the levels given; None says nothing."""
    return min((level for level in levels if level is not None), key=_RANK.__getitem__)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a finding rests on.

    `source`: "plan" (the planned resources alone), "program" (its source), "live" (an answer of AWS), "documented"
    (limits of AWS's own models, and dated ends that never come back) or "catalogue" (the bundled offline tables of
    what is offered). `detail` is a sentence without its period; `at` an ISO date or time.
    """

    source: Source
    detail: str = ""
    at: str | None = None

    @property
    def ceiling(self) -> Level | None:
        """The highest level that this evidence can carry: what is on offer changes, so the catalogue never blocks."""
        return "advisory" if self.source == "catalogue" else None

    def __str__(self) -> str:
        name = {
            "plan": "the plan",
            "program": "the program",
            "live": "AWS",
            "documented": "AWS's documentation",
            "catalogue": "the bundled catalogue",
        }
        shown = name[self.source]
        if self.detail:
            # The detail of an answer names its operation, and says itself whether AWS or an emulator gave it.
            shown = self.detail if self.source == "live" else f"{shown}: {self.detail}"
        return f"{shown} ({self.at})" if self.at else shown


PLAN = Evidence("plan")


@dataclass(frozen=True, slots=True)
class Location:
    """Where a resource is created in the user's program. `line` counts from 1.

    `columns` are those that are meant of that line, from 0, the end not among them; an end that is not known is the
    beginning. They tell no two places apart.
    """

    file: str
    line: int
    columns: tuple[int, int] | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with one resource, or with the stack as a whole (then `urn` is empty).

    `problem` and `fix` are sentences that end with a period. `level` lowers the policy's level, never raises it.
    A policy makes findings with `Resource.finding`; the judge fills in policy, level and severity.
    """

    problem: str
    fix: str
    urn: str = ""
    type: str = ""
    name: str = ""
    property: str = ""
    evidence: Evidence = PLAN
    level: Level | None = None
    location: Location | None = None
    policy: str = ""
    severity: Severity | None = None
    group: str = ""


def inert(finding: Finding) -> Finding:
    """Return a finding as it may be shown: no value in it moves a cursor, ends a line or goes on for pages."""
    evidence, location = finding.evidence, finding.location
    return replace(
        finding,
        problem=told(finding.problem),
        # A command below a fix is indented; no value that ends a line gets here from the judge.
        fix=told(Lines(finding.fix) if "\n    " in finding.fix else finding.fix),
        type=shown(finding.type),
        name=shown(finding.name),
        property=shown(finding.property),
        evidence=replace(evidence, detail=told(evidence.detail)) if evidence.detail else evidence,
        location=replace(location, file=shown(location.file)) if location else None,
    )


def message(finding: Finding) -> str:
    """Return the text a reader sees below the policy's title: what, how to fix, on what evidence, where."""
    finding = inert(finding)
    said = [finding.problem, f"Fix: {finding.fix}"]
    if finding.evidence != PLAN:
        said.append(f"Evidence: {finding.evidence}.")
    if finding.location:
        said.append(f"At {finding.location}")
    return _printed(said)


def in_short(finding: Finding, first: str) -> str:
    """Return the text of a finding whose fix was reported in full: what, and where. `first` is whose fix that was."""
    finding = inert(finding)
    said = [f"{finding.problem} Fix: as for {shown(first)}."]
    if finding.location:
        said.append(f"At {finding.location}")
    return _printed(said)


def _printed(said: Sequence[str]) -> str:
    return "\n".join(at_line_start(line) for text in said for line in text.split("\n"))


@dataclass(frozen=True, slots=True)
class Exemption:
    """A finding that somebody answers for. `policy` and `resource` (a whole URN) may hold * and ?.

    `lines` are the first and the last line of a file for which a comment there speaks, of all resources made in them.
    """

    policy: str
    resource: str
    reason: str
    owner: str = ""
    until: date | None = None
    origin: str = ""
    lines: tuple[str, int, int] | None = None

    def covers(self, policy: str, urn: str, location: Location | None = None) -> bool:
        if not fnmatchcase(policy, self.policy):
            return False
        if self.lines is None:
            return fnmatchcase(urn, self.resource)
        file, first, last = self.lines
        return location is not None and location.file == file and first <= location.line <= last

    def __str__(self) -> str:
        return f"{self.policy} for {self.resource}"


@dataclass(frozen=True, slots=True)
class Skip:
    """One (policy, resource) pair that could not be judged, with its reason. `action`: the IAM action it was about."""

    policy: str
    urn: str
    name: str
    reason: str
    cause: CauseName
    action: str = ""


@dataclass(frozen=True, slots=True)
class Exempted:
    """A finding that an exemption of the configuration took out of the report."""

    finding: Finding
    exemption: Exemption


@dataclass(slots=True)
class Report:
    """What judging something gave: findings, the pairs that could not be judged, and what was exempted."""

    findings: list[Finding] = field(default_factory=list)
    undecided: list[Skip] = field(default_factory=list)
    exempted: list[Exempted] = field(default_factory=list)

    def add(self, other: Report) -> None:
        self.findings.extend(other.findings)
        self.undecided.extend(other.undecided)
        self.exempted.extend(other.exempted)
