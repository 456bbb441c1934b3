from __future__ import annotations

from policypack.aws.services.rds import Database
from policypack.testing import Plan, Ref
from tests.policies.absent import absent_table
from tests.policies.states import existing


def base() -> Plan:
    plan = Plan()
    plan.add("aws:rds/instance:Instance", "ledger", identifier="ledger")
    plan.add("aws:neptune/clusterSnapshot:ClusterSnapshot", "before", dbClusterSnapshotIdentifier="before")
    return plan.add("aws:rds/proxyTarget:ProxyTarget", "pool", dbInstanceIdentifier=Ref("ledger", "identifier"))


def snapshot(plan: Plan) -> Plan:
    return plan.set("before", dbClusterIdentifier="graph")


GRAPH = ("before", "There is no database cluster graph in eu-west-1, and this stack does not create it.")
not_found = (
    absent_table(
        "rds-reference-not-found",
        base,
        "pool",
        "dbInstanceIdentifier",
        ("rds.database", "main"),
        what="database instance",
        there=Database("main", "arn", "postgres", "16.8", "available", ""),
    )
    .good("planned here, by name", lambda plan: plan.set("pool", dbInstanceIdentifier="Ledger"), facts={})
    .bad("a snapshot of Neptune", snapshot, GRAPH, facts={("rds.cluster", "graph"): None}, view="engine")
    .good("without a state it may be an old one", snapshot, facts={}, view="preview")
    .good("it outlives its database", lambda plan: existing(snapshot(plan), "before"), facts={}, view="engine")
)
