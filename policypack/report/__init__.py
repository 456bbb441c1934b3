"""What a run says at its end. `formats` is the table of the ways to say it, one module each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from policypack.config import COVERAGE
from policypack.finding import Exempted, Finding, Skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """One preview, judged. `notes` are said once.

    `failed`: the program itself did not run. `failures` say why, apart from those that a finding explains better.
    """

    program: str
    stack: str
    findings: Sequence[Finding] = ()
    failures: Sequence[Finding] = ()
    undecided: Sequence[Skip] = ()
    exempted: Sequence[Exempted] = ()
    notes: Sequence[str] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    resources: int = 0
    policies: int = 0
    seconds: float = 0.0
    failed: bool = False
    answers: str = ""
    cost: Mapping[str, Any] | None = None

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
    def exit_code(self) -> int:
        """0: nothing mandatory; 1: mandatory findings; 2: the program or its set-up failed, which wins."""
        if self.failed:
            return 2
        return 1 if self.mandatory else 0


_SEVERITIES = ("critical", "high", "medium", "low")


def in_order(findings: Sequence[Finding]) -> list[Finding]:
    """Return findings as a reader wants them: what blocks first, then by severity, policy and resource."""
    return sorted(
        findings,
        key=lambda f: (f.level != "mandatory", _SEVERITIES.index(f.severity or "low"), f.policy, f.urn, f.property),
    )
