from __future__ import annotations

from policypack.aws.services.rds import DatabaseCluster
from policypack.testing import Plan, Ref, Table, Unknown
from tests.policies.states import existing


def base() -> Plan:
    plan = Plan()
    plan.add("aws:rds/cluster:Cluster", "orders", engine="aurora-postgresql", engineVersion="16.8")
    return plan.add(
        "aws:rds/clusterInstance:ClusterInstance",
        "orders-1",
        clusterIdentifier=Ref("orders"),
        engine="aurora-postgresql",
        engineVersion="16",
        instanceClass="db.r7g.large",
    )


def elsewhere(plan: Plan) -> Plan:
    return plan.set("orders-1", clusterIdentifier="company")


ASKED = ("rds.cluster", "company")
engine_mismatch = (
    Table("rds-member-engine-mismatch", base)
    .good("the same, said shorter")
    .good(
        "the cluster's outputs",
        lambda plan: plan.set("orders-1", engine=Ref("orders", "engine"), engineVersion=Ref("orders", "engineVersion")),
        view="preview",
    )
    .bad(
        "another engine",
        lambda plan: plan.set("orders-1", engine="aurora-mysql"),
        ("orders-1", "engine is aurora-mysql, and the cluster's is aurora-postgresql."),
        level="mandatory",
    )
    .bad(
        "another version",
        lambda plan: plan.set("orders-1", engineVersion="16.4"),
        ("orders-1", "engineVersion is 16.4, and the cluster's is 16.8."),
    )
    .bad(
        "one that is there already",
        lambda plan: existing(plan.set("orders-1", engineVersion="16.4"), "orders-1"),
        ("orders-1", "engineVersion is 16.4, and the cluster's is 16.8."),
        view="engine",
        level="advisory",
    )
    .bad(
        "a cluster that is there already, and may have moved on",
        lambda plan: existing(plan.set("orders-1", engineVersion="16.9"), "orders"),
        ("orders-1", "engineVersion is 16.9, and the cluster's is 16.8."),
        view="engine",
        level="advisory",
    )
    .bad(
        "a restored cluster, which may have its source's version",
        lambda plan: plan.set("orders", restoreToPointInTime={"sourceClusterIdentifier": "old"}).set(
            "orders-1", engineVersion="16.4"
        ),
        ("orders-1", "engineVersion is 16.4, and the cluster's is 16.8."),
        level="advisory",
    )
    .outside(
        "another engine than a cluster elsewhere",
        elsewhere,
        ("orders-1", "engine is aurora-postgresql, and the cluster's is aurora-mysql."),
        facts={ASKED: DatabaseCluster("company", "arn", "aurora-mysql", "8.0.mysql_aurora.3.08.0", "available")},
    )
    .not_found("no such cluster: another policy's", elsewhere, facts={ASKED: None})
    .good("a cluster elsewhere, and nobody to ask", elsewhere)
    .good(
        "a Multi-AZ DB cluster, which makes its instances itself",
        lambda plan: plan.set("orders", engine="postgres"),
    )
    .good("a cluster whose engine its source has", lambda plan: plan.set("orders", engine=None, engineVersion=None))
    .bad(
        "another engine than a cluster elsewhere, of an instance that is there already",
        lambda plan: existing(elsewhere(plan), "orders-1"),
        ("orders-1", "engine is aurora-postgresql, and the cluster's is aurora-mysql."),
        facts={ASKED: DatabaseCluster("company", "arn", "aurora-mysql", "8.0.mysql_aurora.3.08.0", "available")},
        view="engine",
        level="advisory",
    )
    .absent("AWS chooses the version", lambda plan: plan.set("orders-1", engineVersion=None))
    .unknown("from an update", lambda plan: plan.set("orders-1", engine=Unknown()))
    .cannot_ask("denied", elsewhere)
)
