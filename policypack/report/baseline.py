"""What is new: the findings that a report of another run does not have."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from policypack.errors import ConfigError
from policypack.report import Outcome
from policypack.report.fingerprint import fingerprints


def read(path: Path) -> Mapping[str, str]:
    """Return the findings of a JSON report: fingerprints to levels. Raises ConfigError where it is none."""
    try:
        findings = json.loads(path.read_text("utf-8"))["findings"]
        return {finding["fingerprint"]: finding["level"] for finding in findings}
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from None
    except (ValueError, KeyError, TypeError):
        raise ConfigError(f"{path}: this is no report; write one with --report json=FILE") from None


def new(outcome: Outcome, known: Mapping[str, str], name: str) -> Outcome:
    """Return the outcome with its new findings alone. One that blocks is new where it was advice before.

    What ended the program is told in any case. `name` is the baseline's.
    """
    ordered = outcome.ordered
    found = {id(finding): mark for finding, mark in zip(ordered, fingerprints(ordered), strict=True)}
    left = [
        finding
        for finding in outcome.findings
        if known.get(found[id(finding)]) not in (finding.level, "mandatory") or finding.policy == "coverage"
    ]
    count = len(outcome.findings) - len(left)
    gone = len(set(known) - set(found.values()))
    note = f"Only what is new is reported: {count} of the findings are in {name}, and {gone} of those in it are gone."
    return replace(outcome, findings=left, known=count, notes=[*outcome.notes, note])
