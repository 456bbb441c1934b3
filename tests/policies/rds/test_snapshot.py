from __future__ import annotations

from policypack.aws.services.rds import DatabaseSnapshot
from policypack.testing import Plan, Ref, Table, Unknown

INSTANCE = "aws:rds/instance:Instance"
CLUSTER = "aws:rds/cluster:Cluster"
SHARED = "arn:aws:rds:eu-west-1:364412870955:snapshot:golden"
FAR = "arn:aws:rds:us-east-1:364412870955:snapshot:golden"


def base() -> Plan:
    plan = Plan()
    plan.add(INSTANCE, "ledger", engine="postgres", snapshotIdentifier="before", finalSnapshotIdentifier="ledger-last")
    plan.add(CLUSTER, "orders", engine="aurora-postgresql", finalSnapshotIdentifier="orders-last")
    return plan


def snapshot(name: str) -> DatabaseSnapshot:
    return DatabaseSnapshot(name, f"arn:{name}", "postgres", "16.8", "available", encrypted=True, size=20)


THERE = {("rds.snapshot", "before"): snapshot("before")}
GONE = {("rds.snapshot", "before"): None}
MISSING = "There is no snapshot before in eu-west-1 that this account may restore."

not_found = (
    Table("rds-snapshot-not-found", base)
    .good("there", facts=THERE)
    .not_found("gone", None, ("ledger", MISSING), facts=GONE, view="engine", level="mandatory")
    .bad(
        "without a state it may have been restored long ago",
        None,
        ("ledger", MISSING),
        facts=GONE,
        view="preview",
        level="advisory",
    )
    .good("restored already", lambda plan: _exists(plan, "ledger"), facts={}, view="engine")
    .bad(
        "a cluster begins with a cluster's snapshot",
        lambda plan: plan.set("ledger", snapshotIdentifier=None).set("orders", snapshotIdentifier="before"),
        ("orders", MISSING),
        facts={("rds.cluster_snapshot", "before"): None},
    )
    .bad(
        "another account does not share it",
        lambda plan: plan.set("ledger", snapshotIdentifier=SHARED),
        ("ledger", f"There is no snapshot {SHARED} in eu-west-1 that this account may restore."),
        facts={("rds.snapshot", SHARED): None},
    )
    .good(
        "one of AWS Backup, which RDS lists apart",
        lambda plan: plan.set("ledger", snapshotIdentifier="awsbackup:job-0a1b2c"),
        facts={},
    )
    .good("another region is not asked", lambda plan: plan.set("ledger", snapshotIdentifier=FAR), facts={})
    .good(
        "planned here",
        lambda plan: plan.add("aws:rds/snapshot:Snapshot", "copy", dbSnapshotIdentifier="before"),
        facts={},
    )
    .good(
        "planned here, by its output",
        lambda plan: plan.add("aws:rds/snapshot:Snapshot", "copy", dbSnapshotIdentifier="copied").set(
            "ledger", snapshotIdentifier=Ref("copy", "dbSnapshotArn")
        ),
        facts={},
        view="preview",
    )
    .absent("begins empty", lambda plan: plan.set("ledger", snapshotIdentifier=None), facts={})
    .unknown("from an update", lambda plan: plan.set("ledger", snapshotIdentifier=Unknown()), facts={})
    .outside(
        "a cluster's snapshot by ARN",
        lambda plan: plan.set(
            "ledger", snapshotIdentifier="arn:aws:rds:eu-west-1:364412870955:cluster-snapshot:golden"
        ),
        facts={
            ("rds.cluster_snapshot", "arn:aws:rds:eu-west-1:364412870955:cluster-snapshot:golden"): snapshot("golden")
        },
    )
    .cannot_ask("denied")
)


def _exists(plan: Plan, name: str) -> Plan:
    plan.planned[name].outputs["id"] = name
    return plan


FREE = {("rds.snapshot", "ledger-last"): None, ("rds.cluster_snapshot", "orders-last"): None}
final_name_taken = (
    Table("rds-snapshot-final-name-taken", base)
    .good("both names are free", facts=FREE)
    .bad(
        "taken",
        None,
        ("orders", "The snapshot orders-last is there already in eu-west-1: the database cannot be destroyed so."),
        facts={**FREE, ("rds.cluster_snapshot", "orders-last"): snapshot("orders-last")},
        level="advisory",
    )
    .good("none is taken", lambda plan: plan.set("orders", skipFinalSnapshot=True), facts=FREE)
    .absent("no name", lambda plan: plan.set("orders", finalSnapshotIdentifier=None), facts=FREE)
    .unknown("from an update", lambda plan: plan.set("orders", finalSnapshotIdentifier=Unknown()), facts=FREE)
    .not_found("the ordinary case", None, facts=FREE)
    .cannot_ask("denied")
)
