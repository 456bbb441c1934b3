from __future__ import annotations

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
    .bad("one instance", lambda plan: plan.remove("reader"), ("orders", ONLY), level="advisory")
    .absent("instances are made elsewhere", lambda plan: plan.remove("reader", "writer"))
    .unknown("the engine", lambda plan: plan.set("orders", engine=Unknown()))
    .outside("one of another cluster", lambda plan: plan.set("reader", clusterIdentifier="another"), ("orders", ONLY))
)
