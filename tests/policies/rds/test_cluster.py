from __future__ import annotations

from policypack.aws.services.rds import DatabaseCluster, EngineVersion, EngineVersions, Orderable
from policypack.testing import Plan, Ref, Table, Unknown

CLUSTER = "aws:rds/cluster:Cluster"
MEMBER = "aws:rds/clusterInstance:ClusterInstance"


def base() -> Plan:
    plan = Plan()
    plan.add(CLUSTER, "orders", engine="aurora-postgresql", masterUsername="orders")
    plan.add(MEMBER, "writer", clusterIdentifier=Ref("orders"), engine="aurora-postgresql")
    plan.add(MEMBER, "reader", clusterIdentifier=Ref("orders"), engine="aurora-postgresql")
    return plan


ONLY = "writer is the only instance of the cluster, and the stack is production."
single_instance_in_production = (
    Table("rds-cluster-single-instance-in-production", base)
    .good("two instances")
    .good("a test needs one", lambda plan: plan.remove("reader"), environment="test")
    .good(
        "a Multi-AZ DB cluster has three of its own", lambda plan: plan.remove("reader").set("orders", engine="mysql")
    )
    .good(
        "a second region of a global database",
        lambda plan: plan.remove("reader").set("orders", globalClusterIdentifier="world", masterUsername=None),
    )
    .bad(
        "the first region of a global database",
        lambda plan: plan.remove("reader").set("orders", globalClusterIdentifier="world"),
        ("orders", ONLY),
    )
    .bad(
        "one that is restored, whose user is its source's",
        lambda plan: plan.remove("reader").set("orders", masterUsername=None, snapshotIdentifier="before"),
        ("orders", ONLY),
    )
    .bad("one instance", lambda plan: plan.remove("reader"), ("orders", ONLY), level="advisory")
    .absent("instances are made elsewhere", lambda plan: plan.remove("reader", "writer"))
    .unknown("the engine", lambda plan: plan.set("orders", engine=Unknown()))
    .outside("one of another cluster", lambda plan: plan.set("reader", clusterIdentifier="another"), ("orders", ONLY))
)


def multi_az() -> Plan:
    plan = Plan()
    return plan.add(CLUSTER, "orders", engine="mysql", engineVersion="8.0.40", dbClusterInstanceClass="db.m6gd.large")


MYSQL = {
    ("rds.engine_version", "mysql", "8.0.40"): EngineVersions(
        "mysql", "8.0.40", "eu-west-1", (EngineVersion("8.0.40", "8.0", "available", "mysql8.0"),)
    )
}
ASKED = ("rds.orderable", "mysql", "db.m6gd.large", "8.0.40")


def option(*, clusters: bool) -> Orderable:
    return Orderable(
        version="8.0.40",
        instance_class="db.m6gd.large",
        licence="",
        storage="io1",
        zones=("eu-west-1a",),
        multi_az=True,
        clusters=clusters,
        performance_insights=True,
        enhanced_monitoring=True,
        iam_authentication=True,
    )


NO_CLUSTER = "db.m6gd.large with mysql 8.0.40 cannot be ordered for a Multi-AZ DB cluster in eu-west-1."
class_not_orderable = (
    Table("rds-cluster-class-not-orderable", multi_az)
    .good("for clusters too", facts={**MYSQL, ASKED: (option(clusters=False), option(clusters=True))})
    .bad(
        "for instances only",
        None,
        ("orders", NO_CLUSTER),
        facts={**MYSQL, ASKED: (option(clusters=False),)},
        level="mandatory",
    )
    .not_found("not at all", None, ("orders", NO_CLUSTER), facts={**MYSQL, ASKED: ()})
    .absent("Aurora has instances of its own", lambda plan: plan.set("orders", dbClusterInstanceClass=None), facts={})
    .unknown("from an update", lambda plan: plan.set("orders", dbClusterInstanceClass=Unknown()), facts=MYSQL)
    .outside("a version of a source elsewhere", lambda plan: plan.set("orders", engine=None), facts={})
    .cannot_ask("denied")
)

THERE = DatabaseCluster("elsewhere", "arn", "aurora-postgresql", "15.8", "available")
not_found = (
    Table("rds-cluster-not-found", base)
    .good("planned here", facts={})
    .good(
        "planned here and named as text",
        lambda plan: plan.set("orders", clusterIdentifier="orders").set("reader", clusterIdentifier="Orders"),
        facts={},
    )
    .outside(
        "there",
        lambda plan: plan.set("reader", clusterIdentifier="elsewhere"),
        facts={("rds.cluster", "elsewhere"): THERE},
    )
    .not_found(
        "nowhere",
        lambda plan: plan.set("reader", clusterIdentifier="elsewhere"),
        ("reader", "There is no cluster elsewhere in eu-west-1, and this stack does not create it."),
        facts={("rds.cluster", "elsewhere"): None},
        level="mandatory",
    )
    .bad(
        "a component may create it",
        lambda plan: plan.add("awsx:rds:Cluster", "hidden").set("reader", clusterIdentifier="elsewhere"),
        ("reader", "There is no cluster elsewhere in eu-west-1, and this stack does not create it."),
        facts={("rds.cluster", "elsewhere"): None},
        level="advisory",
    )
    .absent("no cluster is named", lambda plan: plan.set("reader", clusterIdentifier=None), facts={})
    .unknown("from an update", lambda plan: plan.set("reader", clusterIdentifier=Unknown()), facts={})
    .unknown(
        "the planned cluster's name",
        lambda plan: plan.set("orders", clusterIdentifier=Unknown()).set("reader", clusterIdentifier="elsewhere"),
        facts={},
    )
    .cannot_ask("denied", lambda plan: plan.set("reader", clusterIdentifier="elsewhere"))
)
