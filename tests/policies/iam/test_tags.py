from __future__ import annotations

from policypack.testing import Plan, Table, Unknown

keys_alike = (
    Table("iam-tags-keys-alike", lambda: Plan().add("aws:iam/role:Role", "worker", name="worker", tags={"Team": "a"}))
    .good("one")
    .bad(
        "two",
        lambda p: p.set("worker", tags={"Team": "a", "team": "b"}),
        ("worker", "The tags Team and team differ in case alone, which IAM does not take."),
        level="mandatory",
    )
    .bad(
        "one by default",
        lambda p: p.set("worker", tagsAll={"Team": "a", "TEAM": "b"}),
        ("worker", "The tags Team and TEAM differ in case alone, which IAM does not take."),
    )
    .absent("none", lambda p: p.set("worker", tags=None))
    .unknown("from an update", lambda p: p.set("worker", tags=Unknown()))
)
