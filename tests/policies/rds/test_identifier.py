from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

CLUSTER = "aws:rds/cluster:Cluster"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:rds/subnetGroup:SubnetGroup", "private", name="shop private_db.1")
    plan.add("aws:rds/clusterParameterGroup:ClusterParameterGroup", "tuned", name="shop.tuned-16")
    plan.add(CLUSTER, "orders", clusterIdentifier="orders-eu-1")
    plan.add("aws:rds/clusterInstance:ClusterInstance", "writer", identifier="orders-eu-1-writer")
    plan.add("aws:rds/instance:Instance", "ledger", identifier="ledger")
    plan.add("aws:ec2/vpc:Vpc", "network", cidrBlock="10.0.0.0/16")
    return plan


def groups(plan: Plan, length: int) -> Plan:
    for name in ("tuned", "private"):
        plan.set(name, name="a" * length)
    strict = "aws:docdb/clusterParameterGroup:ClusterParameterGroup"
    return plan.add(strict, "strict", name="a" * length, family="docdb5.0")


ONLY = "only lower-case letters, digits and hyphens are allowed"
invalid = (
    Table("rds-identifier-invalid", base)
    .good("all are valid")
    .bad(
        "capital letters of a stack's name",
        lambda plan: plan.set("orders", clusterIdentifier="orders-TapStack"),
        ("orders", f"clusterIdentifier 'orders-TapStack' has capital letters; {ONLY}."),
        level="mandatory",
    )
    .bad(
        "two hyphens, and one at the end",
        lambda plan: plan.set("ledger", identifier="led--ger-"),
        (
            "ledger",
            (
                "identifier 'led--ger-' ends with '-'; it must end with a letter or a digit, and holds '--', which "
                "is not "
                "allowed."
            ),
        ),
    )
    .bad(
        "begins with a digit",
        lambda plan: plan.set("writer", identifier="1st-writer"),
        ("writer", "identifier '1st-writer' begins with '1'; it must begin with a letter."),
    )
    .bad(
        "of DocumentDB and Neptune, whose parameter groups have no periods",
        lambda plan: (
            plan.add("aws:docdb/cluster:Cluster", "papers", clusterIdentifier="Papers")
            .add("aws:docdb/clusterParameterGroup:ClusterParameterGroup", "strict", name="papers5.0", family="docdb5.0")
            .add("aws:neptune/clusterInstance:ClusterInstance", "graph-1", identifier="graph_1")
        ),
        ("papers", f"clusterIdentifier 'Papers' has capital letters; {ONLY}."),
        ("strict", f"name 'papers5.0' has '.'; {ONLY}."),
        ("graph-1", f"identifier 'graph_1' has '_'; {ONLY}."),
    )
    .good("groups whose names are as long as they may be", lambda plan: groups(plan, 255))
    .bad(
        "groups whose names are longer",
        lambda plan: groups(plan, 256),
        ("tuned", f"name '{'a' * 256}' has 256 characters; at most 255 are allowed."),
        ("private", f"name '{'a' * 256}' has 256 characters; at most 255 are allowed."),
        ("strict", f"name '{'a' * 256}' has 256 characters; at most 255 are allowed."),
    )
    .bad(
        "too long",
        lambda plan: plan.set("ledger", identifier="a" * 64),
        ("ledger", f"identifier '{'a' * 64}' has 64 characters; at most 63 are allowed."),
    )
    .bad(
        "a slash in a subnet group's name",
        lambda plan: plan.set("private", name="shop/private"),
        (
            "private",
            (
                "name 'shop/private' has '/'; only lower-case letters, digits, hyphens, underscores, periods and "
                "spaces are "
                "allowed."
            ),
        ),
    )
    .bad(
        "the literal part of a name with a hole",
        lambda plan: plan.set("orders", clusterIdentifier=Ref("network", "id", before="Orders-")),
        ("orders", f"clusterIdentifier 'Orders-${{network.id}}' has capital letters; {ONLY}."),
        view="preview",
    )
    .absent("named by the provider", lambda plan: plan.set("orders", clusterIdentifier=None))
    .unknown("from an update", lambda plan: plan.set("orders", clusterIdentifier=Unknown()))
    .without("outside", "reads one resource")
)
