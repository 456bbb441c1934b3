from __future__ import annotations

from typing import Any

from policypack.testing import Plan, Table, Unknown


def base() -> Plan:
    plan = Plan()
    return rule(plan.add("aws:backup/plan:Plan", "daily", name="daily"), coldStorageAfter=30, deleteAfter=120)


def rule(plan: Plan, continuous: bool = False, **lifecycle: int) -> Plan:
    one = {"ruleName": "daily", "targetVaultName": "v", "enableContinuousBackup": continuous, "lifecycle": lifecycle}
    return plan.set("daily", rules=[one])


lifecycle_refused = (
    Table("backup-lifecycle-refused", base)
    .good("90 days apart")
    .good("never deleted", lambda p: rule(p, coldStorageAfter=30))
    .good("never cold", lambda p: rule(p, deleteAfter=7))
    .good("continuous for 35 days", lambda p: rule(p, continuous=True, deleteAfter=35))
    .bad(
        "89 days apart",
        lambda p: rule(p, coldStorageAfter=30, deleteAfter=119),
        ("daily", "Backups are cold after 30 days and deleted after 119; cold ones are kept for 90 days at least."),
        level="mandatory",
    )
    .bad(
        "continuous and cold",
        lambda p: rule(p, continuous=True, coldStorageAfter=30),
        ("daily", "The rule makes continuous backups and moves them to cold storage after 30 days."),
    )
    .bad(
        "continuous for longer",
        lambda p: rule(p, continuous=True, deleteAfter=36),
        (
            "daily",
            "The rule makes continuous backups and keeps them for 36 days; 1 to 35 are allowed.",
            "Set deleteAfter to 35 or less, or keep snapshots by a rule of their own.",
        ),
    )
    .bad(
        "cold and gone on the first day",
        lambda p: rule(p, coldStorageAfter=1, deleteAfter=1),
        ("daily", "Backups are cold after 1 days and deleted after 1; cold ones are kept for 90 days at least."),
    )
    .bad(
        "continuous and cold on the first day",
        lambda p: rule(p, continuous=True, coldStorageAfter=1),
        ("daily", "The rule makes continuous backups and moves them to cold storage after 1 days."),
    )
    .absent("no lifecycle", lambda p: p.set("daily", rules=[{"ruleName": "daily", "targetVaultName": "v"}]))
    .unknown("the rules", lambda p: p.set("daily", rules=Unknown()))
)


def at(schedule: object) -> Any:
    return lambda p: p.set("daily", rules=[{"ruleName": "daily", "targetVaultName": "v", "schedule": schedule}])


EXAMPLE = "Write for instance cron(0 5 ? * * *): minutes, hours, day of month, month, day of week, year."
schedule_refused = (
    Table("backup-schedule-refused", base)
    .good("AWS's own", at("cron(0 5 ? * * *)"))
    .good("on Sundays", at("cron(0 3 ? * SUN *)"))
    .bad(
        "five fields",
        at("cron(0 5 * * *)"),
        (
            "daily",
            (
                "schedule is 'cron(0 5 * * *)': cron has 5 fields, and six are needed (minutes, hours, day of month, "
                "month, day of week, year)."
            ),
            EXAMPLE,
        ),
        level="mandatory",
    )
    .bad("bare", at("0 5 ? * * *"), ("daily", "schedule is '0 5 ? * * *': it is not cron(…)."))
    .bad("a rate", at("rate(1 day)"), ("daily", "schedule is 'rate(1 day)': it is not cron(…)."))
    .bad(
        "both days",
        at("cron(0 5 * * 1 *)"),
        (
            "daily",
            "schedule is 'cron(0 5 * * 1 *)': the day of month is * and the day of week is 1; one of them must be ?.",
        ),
    )
    .absent("no schedule", None)
    .unknown("the rules", lambda p: p.set("daily", rules=Unknown()))
    .outside("nothing is referred to", None)
)
