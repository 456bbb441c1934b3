from __future__ import annotations

import base64

from policypack.testing import Plan, Table, Unknown


def base() -> Plan:
    plan = Plan().add("aws:ec2/instance:Instance", "one", ami="ami-1", userData="a" * 16384)
    return plan.add("aws:ec2/launchTemplate:LaunchTemplate", "many", userData=encoded(16384))


def encoded(count: int) -> str:
    return base64.b64encode(b"a" * count).decode()


too_large = (
    Table("ec2-user-data-too-large", base)
    .good("the most")
    .bad(
        "one more",
        lambda p: p.set("one", userData="a" * 16385),
        ("one", "userData has 16,385 bytes; 16,384 are allowed."),
        level="mandatory",
    )
    .bad(
        "one more of a template",
        lambda p: p.set("many", userData=encoded(16385)),
        ("many", "userData has 16,385 bytes; 16,384 are allowed."),
    )
    .absent("none", lambda p: p.set("one", userData=None))
    .unknown("from an update", lambda p: p.set("one", userData=Unknown()), undecided=False)
)
