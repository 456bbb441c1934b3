from __future__ import annotations

from policypack.testing import Hidden, Plan, Ref, Table, Unknown

WAREHOUSE = "aws:redshiftserverless/namespace:Namespace"


def base() -> Plan:
    plan = Plan()
    plan.add("random:index/randomPassword:RandomPassword", "made", length=32)
    plan.add(WAREHOUSE, "facts", namespaceName="facts", adminUserPassword=Hidden("Abcdefg1"))
    return plan.add("aws:mq/broker:Broker", "mail", users=[{"username": "shop", "password": Hidden("twelve-chars")}])


refused = (
    Table("setting-password-refused", base)
    .good("as they are wanted")
    .good("generated", lambda p: p.set("facts", adminUserPassword=Ref("made", "result")))
    .bad(
        "no digit",
        lambda p: p.set("facts", adminUserPassword=Hidden("Abcdefgh")),
        ("facts", "adminUserPassword has no digit."),
        level="mandatory",
    )
    .bad(
        "one less",
        lambda p: p.set("facts", adminUserPassword=Hidden("Abcdef1")),
        ("facts", "adminUserPassword does not have 8 to 64 characters."),
    )
    .bad(
        "an at sign",
        lambda p: p.set("facts", adminUserPassword=Hidden("Abcdef1@x")),
        ("facts", "adminUserPassword holds a character that is refused."),
    )
    .bad(
        "of a user",
        lambda p: p.set("mail", users=[{"username": "shop", "password": Hidden("a=twelve-chars")}]),
        ("mail", "users[0].password holds a character that is refused."),
    )
    .absent("none", lambda p: p.set("facts", adminUserPassword=None))
    .unknown("from an update", lambda p: p.set("facts", adminUserPassword=Unknown()), undecided=False)
)
