from __future__ import annotations

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
        ("daily", "The rule makes continuous backups and keeps them for 36 days; 1 to 35 are allowed."),
    )
    .absent("no lifecycle", lambda p: p.set("daily", rules=[{"ruleName": "daily", "targetVaultName": "v"}]))
    .unknown("the rules", lambda p: p.set("daily", rules=Unknown()))
)
