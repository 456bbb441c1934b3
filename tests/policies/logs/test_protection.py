from __future__ import annotations

from typing import Any

from policypack.testing import Json, Plan, Table, Unknown

EMAIL = ["arn:aws:dataprotection::aws:data-identifier/EmailAddress"]
AUDIT: dict[str, Any] = {"DataIdentifier": EMAIL, "Operation": {"Audit": {"FindingsDestination": {}}}}
MASK: dict[str, Any] = {"DataIdentifier": EMAIL, "Operation": {"Deidentify": {"MaskConfig": {}}}}
RIGHT = {"Name": "mails", "Version": "2021-06-01", "Statement": [AUDIT, MASK]}


def base() -> Plan:
    return Plan().add(
        "aws:cloudwatch/logDataProtectionPolicy:LogDataProtectionPolicy",
        "mails",
        logGroupName="/shop/web",
        policyDocument=Json(RIGHT),
    )


def written(**more: Any) -> object:
    return lambda plan: plan.set("mails", policyDocument=Json({**RIGHT, **more}))


malformed = (
    Table("logs-protection-malformed", base)
    .good("audited and masked")
    .bad(
        "a version of IAM",
        written(Version="2012-10-17"),
        ("mails", "policyDocument has the Version '2012-10-17'."),
        level="mandatory",
    )
    .bad("no name", written(Name=None), ("mails", "policyDocument has no Name."))
    .bad("one statement", written(Statement=[AUDIT]), ("mails", "policyDocument has 1 of two statements."))
    .bad(
        "masked first",
        written(Statement=[MASK, AUDIT]),
        ("mails", "policyDocument has no Operation.Audit.FindingsDestination in statement 1."),
    )
    .bad(
        "other data",
        written(Statement=[AUDIT, {**MASK, "DataIdentifier": ["arn:aws:dataprotection::aws:data-identifier/Name"]}]),
        ("mails", "policyDocument has other DataIdentifiers in the second statement than in the first."),
    )
    .bad(
        "no data",
        written(Statement=[{**AUDIT, "DataIdentifier": []}, MASK]),
        ("mails", "policyDocument names no data."),
    )
    .bad(
        "no JSON",
        lambda p: p.set("mails", policyDocument="mails"),
        ("mails", "policyDocument is not JSON: Expecting value: line 1 column 1 (char 0)."),
    )
    .bad("a list", lambda p: p.set("mails", policyDocument="[]"), ("mails", "policyDocument is no object."))
    .absent("none", lambda p: p.set("mails", policyDocument=None))
    .unknown("which", lambda p: p.set("mails", policyDocument=Unknown()))
)
