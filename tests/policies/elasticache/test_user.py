from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

GROUP = "aws:elasticache/userGroup:UserGroup"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:elasticache/user:User", "shop", userId="shop", userName="default", engine="redis")
    return plan.add(GROUP, "all", userGroupId="all", engine="redis", userIds=[Ref("shop", "userId")])


default_missing = (
    Table("elasticache-user-default-missing", base)
    .good("a user of that name")
    .good("the one that is there", lambda p: p.set("all", userIds=["default"]))
    .good("of Valkey", lambda p: p.set("all", engine="valkey").set("shop", userName="shop"))
    .bad(
        "another name",
        lambda p: p.set("shop", userName="shop"),
        ("all", "The group has the users shop, and none with the userName default."),
        level="mandatory",
        view="preview",
    )
    .bad(
        "nobody",
        lambda p: p.set("all", userIds=[]),
        ("all", "The group has no user."),
    )
    .absent("no engine", lambda p: p.set("all", engine=None))
    .unknown("the name", lambda p: p.set("shop", userName=Unknown()))
    .outside("a user of another stack", lambda p: p.set("all", userIds=["of-another"]))
)
