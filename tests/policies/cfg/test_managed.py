from __future__ import annotations

from typing import Any

from policypack.testing import Json, Plan, Table, Unknown

RULE = "aws:cfg/rule:Rule"


def base() -> Plan:
    return named(Plan().add(RULE, "encrypted", name="encrypted"), "ENCRYPTED_VOLUMES")


def named(plan: Plan, identifier: Any, owner: str = "AWS", **more: Any) -> Plan:
    return plan.set("encrypted", source={"owner": owner, "sourceIdentifier": identifier}, **more)


unknown = (
    Table("cfg-managed-unknown", base)
    .good("one that is there")
    .good("a function of one's own", lambda p: named(p, "arn:aws:lambda:eu-west-1:1:function:a", "CUSTOM_LAMBDA"))
    .bad(
        "a word too little",
        lambda p: named(p, "S3_BUCKET_SERVER_SIDE_ENCRYPTION"),
        (
            "encrypted",
            (
                "S3_BUCKET_SERVER_SIDE_ENCRYPTION is none of the 833 managed rules; there is "
                "S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED."
            ),
        ),
        level="advisory",
    )
    .absent("no identifier", lambda p: named(p, None))
    .unknown("which", lambda p: named(p, Unknown()))
)

frequency_refused = (
    Table("cfg-managed-frequency-refused", base)
    .good("none")
    .good("a periodic one", lambda p: named(p, "ACCESS_KEYS_ROTATED", maximumExecutionFrequency="Six_Hours"))
    .good("one of both", lambda p: named(p, "ACM_CERTIFICATE_EXPIRATION_CHECK", maximumExecutionFrequency="Six_Hours"))
    .good("one that is newer", lambda p: named(p, "OF_NEXT_YEAR", maximumExecutionFrequency="Six_Hours"))
    .bad(
        "by changes",
        lambda p: p.set("encrypted", maximumExecutionFrequency="Six_Hours"),
        (
            "encrypted",
            "ENCRYPTED_VOLUMES is triggered by changes alone, and maximumExecutionFrequency is Six_Hours.",
        ),
        level="mandatory",
    )
    .absent("no identifier", lambda p: named(p, None, maximumExecutionFrequency="Six_Hours"))
    .unknown("which", lambda p: named(p, Unknown(), maximumExecutionFrequency="Six_Hours"))
)

parameters_refused = (
    Table("cfg-managed-parameters-refused", base)
    .good("none needed")
    .good("what is needed", lambda p: named(p, "APPROVED_AMIS_BY_ID", inputParameters=Json({"amiIds": "ami-1"})))
    .good("a default", lambda p: named(p, "REQUIRED_TAGS"))
    .bad(
        "not given",
        lambda p: named(p, "APPROVED_AMIS_BY_ID"),
        ("encrypted", "APPROVED_AMIS_BY_ID needs amiIds, and inputParameters has nothing."),
        level="mandatory",
    )
    .bad(
        "another one",
        lambda p: named(p, "ENCRYPTED_VOLUMES", inputParameters=Json({"kmsKey": "a"})),
        ("encrypted", "ENCRYPTED_VOLUMES is given kmsKey; it has kmsId."),
        level="advisory",
    )
    .absent("no identifier", lambda p: named(p, None))
    .unknown("which", lambda p: named(p, Unknown()))
)
