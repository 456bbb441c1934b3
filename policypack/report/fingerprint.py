"""What makes a finding the same one in the next run, wherever its lines have moved to."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from policypack.finding import Finding
from policypack.report.source import in_repository
from policypack.stack import STACK_TYPE


def fingerprints(findings: Sequence[Finding]) -> list[str]:
    """Return a fingerprint for each finding: 32 hexadecimal digits, no two the same.

    It holds the policy, the resource without its stack, and the property; for what is about the source alone its file
    and what is said. Lines are not in it, nor what is said of a resource: both change while the finding stays, and the
    stack of a pull request is another one than that of its branch. What is alike in all of that is counted, in the
    order of the report.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for finding in findings:
        key = _key(finding)
        seen[key] += 1
        text = "\0".join((*key, str(seen[key])))
        found.append(hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:32])
    return found


def _key(finding: Finding) -> tuple[str, ...]:
    _, _, resource = finding.urn.partition("::")  # urn:pulumi:STACK::PROJECT::TYPES::NAME
    about = finding.policy, resource, finding.property
    if finding.location is None or (finding.urn and finding.type != STACK_TYPE):
        return about
    return *about, in_repository(finding.location.file), finding.problem
