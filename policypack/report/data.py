"""The JSON report. Its keys are a promise to those who read it by program: see docs/preview.md."""

from __future__ import annotations

import json
from typing import Any

from policypack.finding import Finding
from policypack.report import Outcome, in_order


def render(outcome: Outcome) -> str:
    """Return the outcome as one JSON object, indented. A program's own failures are findings of policy `program`."""
    summary: dict[str, Any] = {
        "resources": outcome.resources,
        "policies": outcome.policies,
        "mandatory": outcome.mandatory,
        "advisory": outcome.advisory,
        "undecided": len(outcome.undecided),
        "seconds": round(outcome.seconds, 2),
    }
    if outcome.cost is not None:
        summary["cost"] = outcome.cost
    content = {
        "program": outcome.program,
        "stack": outcome.stack,
        "findings": [_finding(finding) for finding in (*outcome.failures, *in_order(outcome.findings))],
        "undecided": [
            {"policy": skip.policy, "urn": skip.urn, "reason": skip.reason, "cause": skip.cause}
            for skip in outcome.undecided
        ],
        "notes": list(outcome.notes),
        "summary": summary,
    }
    return json.dumps(content, indent=2, ensure_ascii=False)


def _finding(finding: Finding) -> dict[str, Any]:
    location, evidence = finding.location, finding.evidence
    return {
        "policy": finding.policy,
        "level": finding.level,
        "severity": finding.severity,
        "group": finding.group,
        "urn": finding.urn,
        "type": finding.type,
        "name": finding.name,
        "property": finding.property,
        "problem": finding.problem,
        "fix": finding.fix,
        "evidence": {"source": evidence.source, "detail": evidence.detail, "at": evidence.at},
        "location": {"file": location.file, "line": location.line} if location else None,
    }
