"""The report as GitLab's code quality, which a merge request shows at its lines.

Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final, TextIO

from policypack.finding import Finding, Severity, inert
from policypack.report import Outcome, is_remark
from policypack.report.fingerprint import fingerprints
from policypack.report.source import place
from policypack.report.words import subject

_ADVISORY: Final[Mapping[Severity, str]] = {"critical": "major", "high": "major", "medium": "minor", "low": "info"}
_NOWHERE: Final = "Pulumi.yaml"  # GitLab refuses a report in which one finding has no file


def write(outcome: Outcome, out: TextIO) -> None:
    """Write the findings as one JSON array. GitLab keeps the first of two with one fingerprint.

    What `coverage` only remarks on is left out: a merge request would introduce and resolve it.
    """
    ordered = [each for each in outcome.ordered if not is_remark(each)]
    found = [
        _issue(outcome, finding, fingerprint)
        for finding, fingerprint in zip(ordered, fingerprints(ordered), strict=True)
    ]
    json.dump(found, out, indent=2, ensure_ascii=False)
    out.write("\n")


def _issue(outcome: Outcome, whole: Finding, fingerprint: str) -> dict[str, Any]:
    finding, at = inert(whole), place(outcome, whole)
    about = subject(finding)
    blocking = "blocker" if finding.severity == "critical" else "critical"
    return {
        "description": f"{about}: {finding.problem}" if about else finding.problem,
        "check_name": finding.policy,
        "fingerprint": fingerprint,
        "severity": blocking if finding.level == "mandatory" else _ADVISORY[finding.severity or "low"],
        "location": {"path": at.file if at else _NOWHERE, "lines": {"begin": at.line if at else 1}},
    }
