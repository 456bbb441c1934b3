from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

ARN = "arn:aws:kms:{}:210987654321:key/mrk-1234abcd12ab34cd56ef1234567890ab"


def base() -> Plan:
    plan = Plan(region="eu-west-1")
    plan.add("aws:kms/key:Key", "first", multiRegion=True)
    return plan.add("aws:kms/replicaKey:ReplicaKey", "second", primaryKeyArn=Ref("first", "arn"), region="eu-north-1")


primary_refused = (
    Table("kms-replica-primary-refused", base)
    .good("another region")
    .bad(
        "the same region",
        lambda p: p.set("second", region="eu-west-1"),
        ("second", "The key stands in eu-west-1, and so would its replica."),
        level="mandatory",
    )
    .bad(
        "a key of one region",
        lambda p: p.set("first", multiRegion=None),
        (
            "second",
            "first is no multi-Region key: multiRegion is not true.",
            "Set multiRegion on first; a key that exists is replaced then.",
        ),
    )
    .bad(
        "the same region, of another stack",
        lambda p: p.set("second", primaryKeyArn=ARN.format("eu-north-1")),
        ("second", "The key stands in eu-north-1, and so would its replica."),
    )
    .good("no ARN, which the provider refuses", lambda p: p.set("second", primaryKeyArn="mrk-1234abcd"))
    .absent("none", lambda p: p.set("second", primaryKeyArn=None))
    .unknown("whether it is one", lambda p: p.set("first", multiRegion=Unknown()))
    .outside("a key of another stack", lambda p: p.set("second", primaryKeyArn=ARN.format("eu-west-1")))
)
