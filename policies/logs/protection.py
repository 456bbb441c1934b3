"""Data protection of log groups."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from policypack import Finding, Resource, Text, policy, read_json
from policypack.catalogue.tokens import Cloudwatch

_VERSION = "2021-06-01"


@policy(Cloudwatch.LOG_DATA_PROTECTION_POLICY)
def malformed(protection: Resource) -> Iterator[Finding]:
    """Policy of data protection is not as CloudWatch Logs wants it.

    Why: "InvalidParameterException": a policy has a name, the version 2021-06-01 and two statements, of which the first
    audits and the second masks, for the same identifiers.
    Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutDataProtectionPolicy.html
    """
    raw = protection.raw("policyDocument")
    if not isinstance(raw, str) or not raw:
        protection.partial("policyDocument")
        return
    try:
        body = read_json(raw)
    except ValueError as error:
        problem = f"is not JSON: {error}"
    else:
        problem = _problem(body) if isinstance(body, Mapping) else "is no object"
    if problem:
        yield protection.finding(
            "policyDocument",
            problem=f"policyDocument {problem}.",
            fix='Write Name, Version "2021-06-01" and two statements with the same DataIdentifier: Operation.Audit '
            "with a FindingsDestination, and Operation.Deidentify with an empty MaskConfig.",
        )


def _problem(body: Mapping[str, Any]) -> str:
    missing = [name for name in ("Name", "Version", "Statement") if not body.get(name)]
    if missing:
        return f"has no {' and no '.join(missing)}"
    if isinstance(body["Version"], str) and body["Version"] != _VERSION:
        return f"has the Version {body['Version']!r}"
    statements = body["Statement"]
    if not isinstance(statements, list) or len(statements) != 2:
        return f"has {len(statements) if isinstance(statements, list) else 1} of two statements"
    for number, (statement, wanted, inner) in enumerate(
        zip(statements, ("Audit", "Deidentify"), ("FindingsDestination", "MaskConfig"), strict=True)
    ):
        operation = statement.get("Operation") if isinstance(statement, Mapping) else None
        said = operation.get(wanted) if isinstance(operation, Mapping) else None
        if not isinstance(said, Mapping) or inner not in said:
            return f"has no Operation.{wanted}.{inner} in statement {number + 1}"
    first, second = ([_shown(item) for item in statement.get("DataIdentifier", [])] for statement in statements)
    if not first or sorted(first) != sorted(second):
        return "has other DataIdentifiers in the second statement than in the first" if first else "names no data"
    return ""


def _shown(item: object) -> str:
    return item.raw if isinstance(item, Text) else str(item)
