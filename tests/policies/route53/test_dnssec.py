from __future__ import annotations

from typing import Any

from policypack.testing import Plan, Ref, Table, Unknown

SIGNS = {"customerMasterKeySpec": "ECC_NIST_P256", "keyUsage": "SIGN_VERIFY"}


def base() -> Plan:
    plan = Plan(region="us-east-1")
    plan.add("aws:kms/key:Key", "signs", **SIGNS)
    plan.add(
        "aws:route53/keySigningKey:KeySigningKey",
        "zone",
        hostedZoneId="Z0123456789ABCDEFGHIJ",
        name="zone",
        keyManagementServiceArn=Ref("signs", "arn"),
    )
    return plan


def by(arn: Any) -> Any:
    return lambda p: p.set("zone", keyManagementServiceArn=arn)


key_refused = (
    Table("route53-dnssec-key-refused", base)
    .good("a key that signs")
    .bad(
        "a key that encrypts",
        lambda p: p.set("signs", customerMasterKeySpec=None, keyUsage=None),
        (
            "zone",
            "customerMasterKeySpec is not set and keyUsage is not set of signs.",
            "Set customerMasterKeySpec to ECC_NIST_P256 and keyUsage to SIGN_VERIFY of signs.",
        ),
        level="mandatory",
    )
    .bad(
        "a key elsewhere",
        lambda p: by(Ref("far", "arn"))(p.add("aws:kms/key:Key", "far", provider={"region": "eu-west-1"}, **SIGNS)),
        (
            "zone",
            "The key far is in eu-west-1.",
            "Make far with a provider of the region us-east-1.",
        ),
        level="mandatory",
    )
    .absent("no key", by(None))
    .unknown("which", by(Unknown()), undecided=False)
    .outside(
        "a key of another stack", by("arn:aws:kms:us-east-1:210987654321:key/1234abcd-12ab-34cd-56ef-1234567890ab")
    )
)
