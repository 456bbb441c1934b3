from __future__ import annotations

from policypack.aws.services.rds import Database, EngineVersion, EngineVersions
from policypack.testing import Plan, Table, Unknown


def base() -> Plan:
    plan = Plan()
    plan.add(
        "aws:rds/instance:Instance",
        "ledger",
        outputs={"id": "db-1"},
        identifier="ledger",
        engine="postgres",
        engineVersion="16.8",
        allowMajorVersionUpgrade=True,
    )
    return plan


def running(version: str) -> Database:
    return Database("ledger", "arn", "postgres", version, "available", "db.m7g.large")


def offered(version: str, *upgrades: str) -> dict[tuple[str, ...], EngineVersions]:
    exact = EngineVersion(version, version.split(".")[0], "available", "", upgrades=upgrades)
    return {("rds.engine_version", "postgres", version): EngineVersions("postgres", version, "eu-west-1", (exact,))}


NOW = ("rds.database", "ledger")
WANTED = offered("16.8", "17.4")
NEAR = {NOW: running("15.8"), **WANTED, **offered("15.8", "15.13", "16.8")}
FAR = {
    NOW: running("11.22"),
    **WANTED,
    **offered("11.22", "12.22", "15.8"),
    **offered("12.22", "13.20"),
    **offered("15.8", "16.8"),
}
SAME = {NOW: running("16.8"), **offered("16.8")}

path_not_allowed = (
    Table("rds-upgrade-path-not-allowed", base)
    .good("it runs on it", facts=SAME)
    .good("one step", facts=NEAR)
    .bad(
        "too far",
        None,
        ("ledger", "The database runs postgres 11.22, which cannot be upgraded to 16.8 directly."),
        facts=FAR,
        level="advisory",
    )
    .bad(
        "back",
        None,
        ("ledger", "The database runs postgres 17.4, which cannot be upgraded to 16.8 directly."),
        facts={NOW: running("17.4"), **WANTED, **offered("17.4")},
    )
    .good("created now", lambda plan: _new(plan), facts={}, view="engine")
    .good(
        "another engine is another policy's",
        facts={NOW: Database("ledger", "arn", "mysql", "8.0.40", "available", "db.m7g.large")},
    )
    .not_found("no such database", None, facts={NOW: None})
    .absent("AWS chooses", lambda plan: plan.set("ledger", engineVersion=None), facts={})
    .unknown("from an update", lambda plan: plan.set("ledger", engineVersion=Unknown()), facts={})
    .without("outside", "reads one resource")
    .cannot_ask("denied")
)


def _new(plan: Plan) -> Plan:
    plan.planned["ledger"].outputs.clear()
    return plan


major_not_allowed = (
    Table("rds-upgrade-major-not-allowed", base)
    .good("allowed", facts={})
    .bad(
        "not allowed",
        lambda plan: plan.set("ledger", allowMajorVersionUpgrade=False),
        (
            "ledger",
            "The database runs postgres 15.8, 16.8 is another major version, and allowMajorVersionUpgrade is not true.",
        ),
        facts=NEAR,
        level="advisory",
    )
    .good(
        "a minor upgrade",
        lambda plan: plan.set("ledger", allowMajorVersionUpgrade=False),
        facts={NOW: running("16.4"), **WANTED, **offered("16.4", "16.8")},
    )
    .absent(
        "not allowed by default",
        lambda plan: plan.set("ledger", allowMajorVersionUpgrade=None),
        (
            "ledger",
            "The database runs postgres 15.8, 16.8 is another major version, and allowMajorVersionUpgrade is not true.",
        ),
        facts=NEAR,
    )
    .not_found("no such database", lambda plan: plan.set("ledger", allowMajorVersionUpgrade=False), facts={NOW: None})
    .unknown("from an update", lambda plan: plan.set("ledger", allowMajorVersionUpgrade=Unknown()), facts={})
    .without("outside", "reads one resource")
    .cannot_ask("denied", lambda plan: plan.set("ledger", allowMajorVersionUpgrade=False))
)
