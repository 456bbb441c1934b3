from __future__ import annotations

from typing import Any

from policypack.testing import Plan, Ref, Table, Unknown

INSTANCE = "aws:rds/instance:Instance"
PASSWORD = "random:index/randomPassword:RandomPassword"


def base() -> Plan:
    plan = Plan()
    plan.add(PASSWORD, "drawn", length=24, overrideSpecial="!#%*()-_=+")
    plan.add(INSTANCE, "ledger", engine="postgres", username="ledger", password=Ref("drawn", "result"))
    return plan


AURORA, DOCDB, REDSHIFT = "aws:rds/cluster:Cluster", "aws:docdb/cluster:Cluster", "aws:redshift/cluster:Cluster"


def drawn(type: str, length: int, **more: Any) -> Any:
    """Plan a cluster whose password is drawn with that length."""
    password = Ref("drawn", "result")
    return lambda plan: (
        plan.remove("ledger").set("drawn", length=length).add(type, "ledger", masterPassword=password, **more)
    )


def long(length: int, most: int) -> tuple[str, str]:
    return ("drawn", f"The password has {length} characters; ledger takes 8 to {most}.")


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
    .good("the shortest", lambda plan: plan.set("drawn", length=8))
    .good("the longest for Aurora of MySQL", drawn(AURORA, 41, engine="aurora-mysql"))
    .bad("one more for Aurora of MySQL", drawn(AURORA, 42, engine="aurora-mysql"), long(42, 41))
    .bad("too short for Aurora of MySQL", drawn(AURORA, 7, engine="aurora-mysql"), long(7, 41))
    .good("the shortest for Aurora of MySQL", drawn(AURORA, 8, engine="aurora-mysql"))
    .good("the longest for DocumentDB", drawn(DOCDB, 100))
    .bad("one more for DocumentDB", drawn(DOCDB, 101), long(101, 100))
    .good("the shortest for DocumentDB", drawn(DOCDB, 8))
    .good("the longest for Redshift", drawn(REDSHIFT, 64))
    .bad("one more for Redshift", drawn(REDSHIFT, 65), long(65, 64))
    .good("the shortest for Redshift", drawn(REDSHIFT, 8))
    .absent(
        "the default has an at sign",
        lambda plan: plan.set("drawn", overrideSpecial=None),
        ("drawn", "overrideSpecial is not set, and the default has @, which ledger refuses in its password."),
    )
    .unknown("specials or not", lambda plan: plan.set("drawn", special=Unknown(), overrideSpecial=None))
    .outside("made by nothing here", lambda plan: plan.set("ledger", password=Unknown()))
)
