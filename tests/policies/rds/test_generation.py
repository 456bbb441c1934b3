from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown
from tests.policies.states import existing


def base() -> Plan:
    plan = Plan().add(
        "aws:rds/instance:Instance", "books", engine="postgres", engineVersion="16.8", instanceClass="db.t4g.micro"
    )
    return plan.add("aws:rds/cluster:Cluster", "orders", engine="aurora-postgresql", engineVersion="16.8")


def on(plan: Plan, kind: object, engine: str = "postgres", version: object = None) -> Plan:
    return plan.set("books", instanceClass=kind, engine=engine, engineVersion=version)


too_old = (
    Table("rds-generation-too-old", base)
    .good("a newer one")
    .good("an older version", lambda p: on(p, "db.t2.micro", version="12.7"))
    .good("the last that did", lambda p: on(p, "db.t2.micro", "mysql", "8.0.34"))
    .good("another engine", lambda p: on(p, "db.t2.micro", "mariadb", "10.6"))
    .good("what runs already", lambda p: existing(on(p, "db.t2.micro", version="13.4"), "books"))
    .good("a copy", lambda p: on(p, "db.t2.micro", version="13.4").set("books", snapshotIdentifier="before"))
    .bad(
        "the first that does not",
        lambda p: on(p, "db.t2.micro", version="13.4"),
        ("books", "instanceClass is db.t2.micro, and postgres 13.4 does not run on db.t2."),
        level="mandatory",
    )
    .bad(
        "a minor version",
        lambda p: on(p, "db.t2.micro", "mysql", "8.0.35"),
        ("books", "instanceClass is db.t2.micro, and mysql 8.0.35 does not run on db.t2."),
    )
    .bad(
        "of a cluster",
        lambda p: p.set("orders", engineVersion="14.4").add(
            "aws:rds/clusterInstance:ClusterInstance",
            "orders-1",
            clusterIdentifier=Ref("orders"),
            engine="aurora-postgresql",
            engineVersion="14.4",
            instanceClass="db.r4.large",
        ),
        ("orders-1", "instanceClass is db.r4.large, and aurora-postgresql 14.4 does not run on db.r4."),
    )
    .absent(
        "a version of RDS's choice",
        lambda p: on(p, "db.t2.micro"),
        (
            "books",
            (
                "instanceClass is db.t2.micro, and postgres (engineVersion is not set, which means a recent one) does "
                "not run on db.t2."
            ),
        ),
    )
    .unknown("the class", lambda p: on(p, Unknown()))
    .outside(
        "a cluster of another stack",
        lambda p: p.add(
            "aws:rds/clusterInstance:ClusterInstance",
            "orders-1",
            clusterIdentifier="company",
            engine="aurora-postgresql",
            engineVersion="12.9",
            instanceClass="db.r4.large",
        ),
    )
)
