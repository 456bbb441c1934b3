"""What a run says at its end. `formats` is the table of the ways to say it, one module each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from policypack import coverage
from policypack.config import COVERAGE
from policypack.finding import Exempted, Exemption, Finding, Severity, Skip
from policypack.policy import Policy
from policypack.report.plan import Planned
from policypack.shown import naturally

PROGRAM: Final = "program"  # the policy in whose name a report says why a program does not run


class PolicyText(NamedTuple):
    """What a report says of a policy, beside what it found. `title` has no period, `source` are pages."""

    title: str
    why: str = ""
    source: tuple[str, ...] = ()
    severity: Severity = "low"
    group: str = ""


def rules(policies: Iterable[Policy]) -> dict[str, PolicyText]:
    """Return the rules of a report by policy id: the policies', and the two that have no function of their own."""
    found = {each.id: PolicyText(each.title, each.why, each.source, each.severity, each.group) for each in policies}
    program = PolicyText(
        "The program does not run", "Nothing is deployed while it fails.", (), "critical", "deployability"
    )
    return {**found, COVERAGE: PolicyText(coverage.TITLE, group="deployability"), PROGRAM: program}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One preview, judged. `notes` are said once.

    `failed`: the program itself did not run. `failures` say why, apart from those that a finding explains better.
    `file` is the project file, where it is known: what has no place in the source is reported there.
    `plan` are the resources as a report may show them. `exists`: they are those of a stack that exists.
    `known`: how many findings a baseline has.
    """

    program: str
    stack: str
    findings: Sequence[Finding] = ()
    failures: Sequence[Finding] = ()
    undecided: Sequence[Skip] = ()
    exempted: Sequence[Exempted] = ()
    exemptions: Sequence[Exemption] = ()
    notes: Sequence[str] = ()
    rules: Mapping[str, PolicyText] = field(default_factory=dict)
    file: str = ""
    plan: Sequence[Planned] = ()
    resources: int = 0
    policies: int = 0
    seconds: float = 0.0
    failed: bool = False
    answers: str = ""
    cost: Mapping[str, Any] | None = None
    exists: bool = False
    known: int = 0

    def rule(self, finding: Finding) -> PolicyText:
        """Return what is known of the policy of a finding. A remark on a run is no program that does not run."""
        if finding.policy == PROGRAM and finding.level != "mandatory":
            return PolicyText("About the run of the program", severity="low", group="deployability")
        return self.rules.get(finding.policy, PolicyText(""))

    @property
    def mandatory(self) -> int:
        return sum(finding.level == "mandatory" for finding in (*self.failures, *self.findings))

    @property
    def advisory(self) -> int:
        """How many findings are advisory. What `coverage` says is no finding: it is about what was not judged."""
        return sum(
            finding.level == "advisory" and finding.policy != COVERAGE for finding in (*self.failures, *self.findings)
        )

    @property
    def ordered(self) -> list[Finding]:
        """What stopped the program, then what else blocks, then what is advised: of the preview's own run too."""
        stopping = [failure for failure in self.failures if failure.level == "mandatory"]
        advice = [failure for failure in self.failures if failure.level != "mandatory"]
        return [*stopping, *in_order([*advice, *self.findings])]

    @property
    def found(self) -> list[Finding]:
        """The findings in order, without what `coverage` says of what was not judged."""
        return [finding for finding in self.ordered if finding.policy != COVERAGE]

    @property
    def unjudged(self) -> list[Finding]:
        """What `coverage` says of what was not judged, in order."""
        return [finding for finding in in_order(self.findings) if finding.policy == COVERAGE]

    @property
    def exit_code(self) -> int:
        """0: nothing mandatory; 1: mandatory findings; 2: the program or its set-up failed, which wins."""
        if self.failed:
            return 2
        return 1 if self.mandatory else 0


_SEVERITIES = ("critical", "high", "medium", "low")


def is_remark(finding: Finding) -> bool:
    """Is it about what was not judged, and blocks nothing? To those who track findings over runs it is none."""
    return finding.policy == COVERAGE and finding.level != "mandatory"


def in_order(findings: Sequence[Finding]) -> list[Finding]:
    """Return findings as a reader wants them: what blocks first, then by severity, policy and resource."""
    return sorted(
        findings,
        key=lambda f: (
            f.level != "mandatory",
            _SEVERITIES.index(f.severity or "low"),
            f.policy,
            naturally(f.urn),
            naturally(f.property),
        ),
    )
