from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

INSTANCE = "aws:rds/instance:Instance"
PASSWORD = "random:index/randomPassword:RandomPassword"


def base() -> Plan:
    plan = Plan()
    plan.add(PASSWORD, "drawn", length=24, overrideSpecial="!#%*()-_=+")
    plan.add(INSTANCE, "ledger", engine="postgres", username="ledger", password=Ref("drawn", "result"))
    return plan


generator_unsafe = (
    Table("rds-password-generator-unsafe", base)
    .good("specials are chosen")
    .good("no specials", lambda plan: plan.set("drawn", special=False, overrideSpecial=None))
    .good("an engine that is not known here", lambda plan: plan.set("ledger", engine="informix").set("drawn", length=2))
    .good(
        "a password that is drawn already is judged itself", lambda plan: plan.set("ledger", password="Known-Horse-7")
    )
    .bad(
        "a slash among the specials",
        lambda plan: plan.set("drawn", overrideSpecial="!/-"),
        ("drawn", "overrideSpecial names /, which ledger refuses in its password."),
        level="advisory",
    )
    .bad(
        "too long for MySQL",
        lambda plan: plan.set("drawn", length=64).set("ledger", engine="mysql"),
        ("drawn", "The password has 64 characters; ledger takes 8 to 41."),
    )
    .absent(
        "the default has an at sign",
        lambda plan: plan.set("drawn", overrideSpecial=None),
        ("drawn", "overrideSpecial is not set, and the default has @, which ledger refuses in its password."),
    )
    .unknown("specials or not", lambda plan: plan.set("drawn", special=Unknown(), overrideSpecial=None))
    .outside("made by nothing here", lambda plan: plan.set("ledger", password=Unknown()))
)
