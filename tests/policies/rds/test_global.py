from __future__ import annotations

from policypack.aws.services.rds import GlobalCluster
from policypack.testing import Plan, Ref, Table, Unknown
from tests.policies.states import existing


def base() -> Plan:
    plan = Plan()
    plan.add(
        "aws:rds/globalCluster:GlobalCluster", "world", globalClusterIdentifier="world", engine="aurora-postgresql"
    )
    plan.add(
        "aws:rds/cluster:Cluster",
        "orders",
        engine="aurora-postgresql",
        globalClusterIdentifier=Ref("world", "globalClusterIdentifier"),
    )
    return plan.add("aws:docdb/cluster:Cluster", "papers")


def elsewhere(plan: Plan) -> Plan:
    return plan.set("orders", globalClusterIdentifier="company")


ASKED = ("rds.global_cluster", "company")
THERE = {ASKED: GlobalCluster("company", "aurora-postgresql", "16.8", "")}
MYSQL = {ASKED: GlobalCluster("company", "aurora-mysql", "8.0.mysql_aurora.3.08.0", "")}
MISSING = ("orders", "There is no global database company in eu-west-1, and this stack does not create it.")
not_found = (
    Table("rds-global-not-found", base)
    .good("planned here", facts={})
    .good("planned here, by name", lambda plan: plan.set("orders", globalClusterIdentifier="world"), facts={})
    .outside("there", elsewhere, facts=THERE)
    .not_found("not there", elsewhere, MISSING, facts={ASKED: None}, level="advisory")
    .bad(
        "of DocumentDB",
        lambda plan: plan.set("papers", globalClusterIdentifier="company"),
        ("papers", MISSING[1]),
        facts={ASKED: None},
    )
    .good("joined already", lambda plan: existing(elsewhere(plan), "orders"), facts={}, view="engine")
    .absent("joins none", lambda plan: plan.set("orders", globalClusterIdentifier=None), facts={})
    .unknown("from an update", lambda plan: plan.set("orders", globalClusterIdentifier=Unknown()), facts={})
    .cannot_ask("denied", elsewhere)
)

engine_mismatch = (
    Table("rds-global-engine-mismatch", base)
    .good("the same")
    .bad(
        "another one is planned",
        lambda plan: plan.set("world", engine="aurora-mysql"),
        ("orders", "engine is aurora-postgresql, and the global database that the cluster joins has aurora-mysql."),
        level="mandatory",
    )
    .outside(
        "another one is there",
        elsewhere,
        ("orders", "engine is aurora-postgresql, and the global database that the cluster joins has aurora-mysql."),
        facts=MYSQL,
    )
    .bad(
        "another one is there, which the state would know of",
        elsewhere,
        ("orders", "engine is aurora-postgresql, and the global database that the cluster joins has aurora-mysql."),
        facts=MYSQL,
        view="preview",
        level="advisory",
    )
    .bad(
        "another one is there, for all that the state knows",
        elsewhere,
        ("orders", "engine is aurora-postgresql, and the global database that the cluster joins has aurora-mysql."),
        facts=MYSQL,
        view="engine",
        level="mandatory",
    )
    .good("one elsewhere, and nobody to ask", elsewhere)
    .unknown(
        "the engine of one that joins none",
        lambda plan: plan.set("orders", globalClusterIdentifier=None, engine=Unknown()),
        undecided=False,
    )
    .good("the same is there", elsewhere, facts=THERE)
    .good("another policy says that it is not there", elsewhere, facts={ASKED: None})
    .absent("joins none", lambda plan: plan.set("orders", globalClusterIdentifier=None))
    .unknown("from an update", lambda plan: plan.set("world", engine=Unknown()))
    .cannot_ask("denied", elsewhere)
)


def worldwide() -> Plan:
    plan = Plan()
    plan.add("aws:neptune/globalCluster:GlobalCluster", "world", globalClusterIdentifier="world", engine="neptune")
    for name, region, waits in (("near", "eu-west-1", []), ("far", "us-east-1", ["near-1"])):
        plan.add(
            "aws:neptune/cluster:Cluster",
            name,
            region=region,
            engine="neptune",
            globalClusterIdentifier=Ref("world"),
            depends_on=waits,
        )
        plan.add(
            "aws:neptune/clusterInstance:ClusterInstance",
            f"{name}-1",
            region=region,
            clusterIdentifier=Ref(name),
            instanceClass="db.r6g.large",
        )
    return plan


EARLY = ("far", "far joins world as near does, and waits for no instance of it.")
secondary_before_primary = (
    Table("rds-global-secondary-before-primary", worldwide)
    .good("one after the other")
    .good("one alone", lambda plan: plan.remove("near", "near-1").depends("far"))
    .bad("at once", lambda plan: plan.depends("far"), EARLY, level="advisory")
    .bad("after the cluster", lambda plan: plan.depends("far", "near"), EARLY)
    .good("what is there", lambda plan: existing(plan.depends("far"), "far"))
    .absent("of nothing", lambda plan: plan.depends("far").set("far", globalClusterIdentifier=None))
    .unknown("of what", lambda plan: plan.depends("far").set("far", globalClusterIdentifier=Unknown()), undecided=False)
    .outside("of another stack", lambda plan: plan.depends("far").set("far", globalClusterIdentifier="company"))
)
