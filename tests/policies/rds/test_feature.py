from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown
from tests.policies.databases import offered, option

INSTANCE = "aws:rds/instance:Instance"


def base() -> Plan:
    plan = Plan()
    plan.add(
        INSTANCE,
        "ledger",
        engine="postgres",
        engineVersion="16.8",
        instanceClass="db.m7g.large",
        iamDatabaseAuthenticationEnabled=True,
        monitoringInterval=30,
        monitoringRoleArn="arn:aws:iam::210987654321:role/monitoring",
        licenseModel="postgresql-license",
        networkType="DUAL",
    )
    plan.add("aws:rds/globalCluster:GlobalCluster", "world", globalClusterIdentifier="world")
    plan.add(
        "aws:rds/cluster:Cluster",
        "orders",
        engine="aurora-postgresql",
        engineVersion="15.8",
        globalClusterIdentifier=Ref("world"),
    )
    return plan.add(
        "aws:rds/clusterInstance:ClusterInstance",
        "orders-1",
        clusterIdentifier=Ref("orders"),
        engine="aurora-postgresql",
        engineVersion="15.8",
        instanceClass="db.t4g.medium",
    )


ASKED = ("rds.orderable", "postgres", "db.m7g.large", "16.8")


def ordering(**changes: object) -> dict[object, object]:
    return {**offered("postgres", "16.8"), ASKED: (option(**changes),)}


not_orderable = (
    Table("rds-feature-not-orderable", base)
    .good("both are", facts=ordering())
    .bad(
        "neither is",
        None,
        (
            "ledger",
            (
                "iamDatabaseAuthenticationEnabled is set, and db.m7g.large with postgres 16.8 has no IAM "
                "authentication in eu-west-1."
            ),
        ),
        (
            "ledger",
            "monitoringInterval is set, and db.m7g.large with postgres 16.8 has no enhanced monitoring in eu-west-1.",
        ),
        facts=ordering(iam_authentication=False, enhanced_monitoring=False),
        level="mandatory",
    )
    .not_found("the class is not on offer: another policy's", None, facts={**ordering(), ASKED: ()})
    .absent(
        "neither is asked for",
        lambda plan: plan.set("ledger", iamDatabaseAuthenticationEnabled=None, monitoringInterval=None),
        facts={},
    )
    .unknown(
        "from an update", lambda plan: plan.set("ledger", iamDatabaseAuthenticationEnabled=Unknown()), facts=ordering()
    )
    .cannot_ask("denied")
    .without("outside", "what a cluster's instance says of itself is enough")
)

licence_not_orderable = (
    Table("rds-feature-licence-not-orderable", base)
    .good("the only one", facts=ordering(licence="postgresql-license"))
    .good("AWS does not say", facts=ordering())
    .bad(
        "of another engine",
        lambda plan: plan.set("ledger", licenseModel="license-included"),
        ("ledger", "licenseModel is license-included; db.m7g.large with postgres 16.8 has postgresql-license."),
        facts=ordering(licence="postgresql-license"),
        level="mandatory",
    )
    .not_found("the class is not on offer: another policy's", None, facts={**ordering(), ASKED: ()})
    .absent("AWS chooses", lambda plan: plan.set("ledger", licenseModel=None), facts={})
    .unknown("from an update", lambda plan: plan.set("ledger", licenseModel=Unknown()), facts={})
    .cannot_ask("denied")
    .without("outside", "names no other resource")
)

network_not_orderable = (
    Table("rds-feature-network-not-orderable", base)
    .good("both", facts=ordering(networks=("IPV4", "DUAL")))
    .good("AWS does not say", facts=ordering())
    .bad(
        "IPv4 only",
        None,
        ("ledger", "networkType is DUAL; db.m7g.large with postgres 16.8 has IPV4."),
        facts=ordering(networks=("IPV4",)),
        level="mandatory",
    )
    .not_found("the class is not on offer: another policy's", None, facts={**ordering(), ASKED: ()})
    .absent("IPv4", lambda plan: plan.set("ledger", networkType=None), facts={})
    .unknown("from an update", lambda plan: plan.set("ledger", networkType=Unknown()), facts={})
    .cannot_ask("denied")
    .without("outside", "names no other resource")
)

SMALL = ("rds.orderable", "aurora-postgresql", "db.t4g.medium", "15.8")


def world(*, able: bool | None) -> dict[object, object]:
    return {
        **offered("aurora-postgresql", "15.8"),
        SMALL: (option("15.8", "db.t4g.medium", storage="aurora", global_databases=able),),
    }


MISSING = "orders is part of a global database, and db.t4g.medium with aurora-postgresql 15.8 cannot be."


def source(plan: Plan) -> Plan:
    plan.set("orders", globalClusterIdentifier=None)
    return plan.set("world", sourceDbClusterIdentifier=Ref("orders", "arn"))


global_database_unsupported = (
    Table("rds-feature-global-database-unsupported", base)
    .good("it can be", facts=world(able=True))
    .good("AWS does not say", facts=world(able=None))
    .good("no global database", lambda plan: plan.set("orders", globalClusterIdentifier=None), facts={})
    .bad("it cannot be", None, ("orders-1", MISSING), facts=world(able=False), level="mandatory")
    .bad("the cluster becomes its first", source, ("orders-1", MISSING), facts=world(able=False))
    .outside("a cluster elsewhere", lambda plan: plan.set("orders-1", clusterIdentifier="company"), facts={})
    .not_found("the class is not on offer: another policy's", None, facts={**world(able=True), SMALL: ()})
    .absent("no class", lambda plan: plan.set("orders-1", instanceClass=None), facts={})
    .unknown("from an update", lambda plan: plan.set("orders-1", instanceClass=Unknown()), facts={})
    .cannot_ask("denied")
)
