"""The report as SARIF 2.1.0, for code scanning.

Sources: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html,
https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any, Final, TextIO
from urllib.parse import quote

from policypack import about
from policypack.finding import PLAN, Exempted, Finding, Severity, inert
from policypack.report import Outcome, PolicyText, is_remark
from policypack.report.excerpt import span
from policypack.report.fingerprint import fingerprints
from policypack.report.source import place
from policypack.shown import URN, shown, told
from policypack.version import NAME, VERSION

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# What GitHub shows as critical, high, medium and low, on findings about security alone.
_SECURITY: Final[Mapping[Severity, str]] = {"critical": "9.5", "high": "8.0", "medium": "5.5", "low": "3.0"}


def write(outcome: Outcome, out: TextIO) -> None:
    """Write the outcome as one run. What an exemption took out is a suppressed result, with its reason.

    What could not be judged is no result, which code scanning would show as an alert: it is said of the run.
    """
    exempted = [each.finding for each in outcome.exempted]
    findings = [*(each for each in outcome.ordered if not is_remark(each)), *exempted]
    used = {finding.policy: outcome.rule(finding) for finding in reversed(findings)}
    index = {policy: number for number, policy in enumerate(sorted(used))}
    results = [
        _result(outcome, finding, index[finding.policy], fingerprint)
        for finding, fingerprint in zip(findings, fingerprints(findings), strict=True)
    ]
    for result, by in zip(results[len(results) - len(exempted) :], outcome.exempted, strict=True):
        result["suppressions"] = [_suppression(by)]
    driver = {
        "name": NAME,
        "version": VERSION,
        "informationUri": about.REPOSITORY,
        "rules": [_rule(policy, used[policy]) for policy in sorted(used)],
    }
    run = {
        "tool": {"driver": driver},
        "invocations": [
            {
                "executionSuccessful": not outcome.failed,
                "exitCode": outcome.exit_code,
                "toolExecutionNotifications": [
                    {"level": "note", "message": {"text": text}}
                    for text in (
                        *(_said(inert(each)) for each in outcome.ordered if is_remark(each)),
                        *map(told, outcome.notes),
                    )
                ],
            }
        ],
        "columnKind": "unicodeCodePoints",
        "results": results,
        "properties": {"project": shown(outcome.program), "stack": shown(outcome.stack)},
    }
    json.dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, out, indent=2, ensure_ascii=False)
    out.write("\n")


def _said(finding: Finding) -> str:
    said = f"{finding.problem}\nFix: {finding.fix}"
    return said if finding.evidence == PLAN else f"{said}\nEvidence: {finding.evidence}."


def _rule(policy: str, rule: PolicyText) -> dict[str, Any]:
    title = rule.title or policy
    pages = "".join(f"\n- <{url}>" for url in rule.source)
    why = rule.why or f"{title}."
    security = {"security-severity": _SECURITY[rule.severity]} if rule.group == "security" else {}
    said: dict[str, Any] = {
        "id": policy,
        "shortDescription": {"text": f"{title}."},
        "fullDescription": {"text": why},
        "help": {
            "text": "\n".join([why, *rule.source]),
            "markdown": f"{_plain(why)}\n{pages}" if pages else _plain(why),
        },
        "properties": {"tags": [rule.group] if rule.group else [], "precision": "high", **security},
    }
    return said | {"helpUri": rule.source[0]} if rule.source else said


def _plain(text: str) -> str:
    """Return a text of a policy for Markdown: AWS's error texts hold signs that it would take for its own."""
    return "".join(f"\\{char}" if char in "\\`*_{}[]<>#|!" else char for char in text)


def _result(outcome: Outcome, whole: Finding, rule: int, fingerprint: str) -> dict[str, Any]:
    finding = inert(whole)
    result: dict[str, Any] = {
        "ruleId": finding.policy,
        "ruleIndex": rule,
        "level": "error" if finding.level == "mandatory" else "note" if finding.severity == "low" else "warning",
        "message": {"text": _said(finding)},
        "partialFingerprints": {f"{NAME}/v1": fingerprint},
        "properties": {"severity": finding.severity, "property": finding.property},
    }
    location: dict[str, Any] = {}
    at = place(outcome, whole)
    if at:
        location["physicalLocation"] = {"artifactLocation": _file(at.file)}
        if whole.location:
            found = span(whole)
            columns = {"startColumn": found.start + 1, "endColumn": found.end + 1} if found else {}
            location["physicalLocation"]["region"] = {"startLine": at.line, **columns}
        else:
            # GitHub takes a place without a line for a whole file, and tells the findings there apart by this alone.
            result["partialFingerprints"]["primaryLocationLineHash"] = fingerprint
    if finding.urn:
        urn = shown(finding.urn, URN)
        location["logicalLocations"] = [{"name": finding.name, "fullyQualifiedName": urn, "kind": "resource"}]
    return result | {"locations": [location]} if location else result


def _file(path: str) -> dict[str, str]:
    if PurePosixPath(path).is_absolute():
        return {"uri": f"file://{_quoted(path)}"}
    return {"uri": _quoted(path), "uriBaseId": "%SRCROOT%"}


def _quoted(path: str) -> str:
    return quote(path.encode("utf-8", "surrogateescape"))


def _suppression(exempted: Exempted) -> dict[str, Any]:
    by = exempted.exemption
    until = f", until {by.until}" if by.until else ""
    owner = f" ({by.owner})" if by.owner else ""
    return {"kind": "external", "status": "accepted", "justification": told(f"{by.reason}{owner}{until}")}
