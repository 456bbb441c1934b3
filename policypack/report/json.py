"""The JSON report. Its keys are a promise to those who read it by program: schema.json beside this file says them.

Its texts are inert too: who prints one with `jq -r` prints it into a log that obeys commands.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final, TextIO

from policypack.finding import Exempted, Finding, inert
from policypack.report import Outcome
from policypack.report.fingerprint import fingerprints
from policypack.shown import URN, shown, told

VERSION: Final = 1  # of the schema: it grows where a key goes or means something else, not where one comes


def write(outcome: Outcome, out: TextIO) -> None:
    """Write the outcome as one JSON object, indented. A program's own failures are findings of policy `program`."""
    summary: dict[str, Any] = {
        "resources": outcome.resources,
        "policies": outcome.policies,
        "mandatory": outcome.mandatory,
        "advisory": outcome.advisory,
        "undecided": len(outcome.undecided),
        "exempted": len(outcome.exempted),
        "seconds": round(outcome.seconds, 2),
    }
    if outcome.cost is not None:
        summary["cost"] = _inert(outcome.cost)
    ordered = outcome.ordered
    content = {
        "version": VERSION,
        "program": shown(outcome.program),
        "stack": shown(outcome.stack),
        "findings": [
            _finding(outcome, inert(finding), fingerprint)
            for finding, fingerprint in zip(ordered, fingerprints(ordered), strict=True)
        ],
        "undecided": [
            {"policy": skip.policy, "urn": shown(skip.urn, URN), "reason": told(skip.reason), "cause": skip.cause}
            for skip in outcome.undecided
        ],
        "exempted": list(map(_exempted, outcome.exempted)),
        "notes": list(map(told, outcome.notes)),
        "summary": summary,
    }
    json.dump(content, out, indent=2, ensure_ascii=False)
    out.write("\n")


def _inert(value: Any) -> Any:
    """Return the texts within JSON-like data as they may be shown."""
    if isinstance(value, Mapping):
        return {key: _inert(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_inert(item) for item in value]
    return told(value) if isinstance(value, str) else value


def _exempted(exempted: Exempted) -> dict[str, Any]:
    finding, by = inert(exempted.finding), exempted.exemption
    return {
        "policy": finding.policy,
        "level": finding.level,
        "urn": shown(finding.urn, URN),
        "type": finding.type,
        "name": finding.name,
        "property": finding.property,
        "problem": finding.problem,
        "exemption": {
            "policy": shown(by.policy),
            "resource": shown(by.resource, URN),
            "reason": told(by.reason),
            "owner": shown(by.owner),
            "until": by.until.isoformat() if by.until else None,
            "origin": shown(by.origin),
        },
    }


def _finding(outcome: Outcome, finding: Finding, fingerprint: str) -> dict[str, Any]:
    location, evidence = finding.location, finding.evidence
    return {
        "policy": finding.policy,
        "level": finding.level,
        "title": outcome.rule(finding).title,
        "severity": finding.severity,
        "group": finding.group,
        "urn": shown(finding.urn, URN),
        "type": finding.type,
        "name": finding.name,
        "property": finding.property,
        "problem": finding.problem,
        "fix": finding.fix,
        "evidence": {"source": evidence.source, "detail": evidence.detail, "at": evidence.at},
        "location": {"file": location.file, "line": location.line} if location else None,
        "fingerprint": fingerprint,
    }
