from __future__ import annotations

from policypack.testing import Plan, Table, Unknown

RECORDER = "aws:cfg/recorder:Recorder"


def base() -> Plan:
    return Plan().add(RECORDER, "main", name="main", roleArn="arn:aws:iam::210987654321:role/config")


def second(plan: Plan, **more: object) -> Plan:
    return plan.add(RECORDER, "more", name="more", **more)


second_in_region = (
    Table("cfg-second-in-region", base)
    .good("one")
    .good("one in each region", lambda p: second(p, provider={"region": "us-east-1"}))
    .good("another by its own region", lambda p: second(p, region="us-east-1"))
    .bad(
        "two",
        second,
        (
            "more",
            "main is in eu-west-1 already, and one is allowed: MaxNumberOfConfigurationRecordersExceededException.",
        ),
        level="mandatory",
    )
    .absent("none", lambda p: p.remove("main"))
    .unknown("where", lambda p: second(p, region=Unknown()), undecided=False)
    .without("outside", "it refers to nothing")
)
