from __future__ import annotations

from policypack import catalogue
from policypack.aws.services.rds import EngineVersions
from policypack.testing import CANNOT_ASK, Plan, Ref, Table, Unknown
from tests.policies.databases import offered, option, version

INSTANCE = "aws:rds/instance:Instance"
CLUSTER = "aws:rds/cluster:Cluster"
CLUSTER_INSTANCE = "aws:rds/clusterInstance:ClusterInstance"


def base() -> Plan:
    plan = Plan()
    plan.add(
        INSTANCE,
        "ledger",
        engine="postgres",
        engineVersion="16.8",
        instanceClass="db.m7g.large",
        allocatedStorage=100,
        storageType="gp3",
        multiAz=True,
        availabilityZone="eu-west-1a",
        performanceInsightsEnabled=True,
    )
    plan.add(CLUSTER, "orders", engine="aurora-postgresql", engineVersion="15.8")
    plan.add(
        CLUSTER_INSTANCE,
        "orders-1",
        clusterIdentifier=Ref("orders"),
        engine=Ref("orders", "engine"),
        engineVersion=Ref("orders", "engineVersion"),
        instanceClass="db.r7g.large",
    )
    return plan


ASKED = ("rds.orderable", "postgres", "db.m7g.large", "16.8")
VERSIONS = {
    ("rds.engine_version", "postgres", "16.8"): EngineVersions("postgres", "16.8", "eu-west-1", (version("16.8"),)),
    ("rds.engine_version", "aurora-postgresql", "15.8"): EngineVersions(
        "aurora-postgresql", "15.8", "eu-west-1", (version("15.8"),)
    ),
}
OFFERED = {
    **VERSIONS,
    ASKED: (option(),),
    ("rds.orderable", "aurora-postgresql", "db.r7g.large", "15.8"): (option("15.8", "db.r7g.large", storage="aurora"),),
}
MAJOR = EngineVersions("postgres", "16", "eu-west-1", (version("16.9"), version("16.8")))


def ordering(**changes: object) -> dict[tuple[str, ...], object]:
    """The facts where AWS offers the ledger's class differently."""
    return {**OFFERED, ASKED: (option(**changes),)}


NOT_ORDERABLE = "db.m7g.large cannot be ordered with postgres 16.8 in eu-west-1."

PRICED = catalogue.about("classes-rds").date
class_not_orderable = (
    Table("rds-instance-class-not-orderable", base)
    .bad(
        "the price list knows none of them",
        lambda plan: plan.set("ledger", instanceClass="db.m7g.small").set("orders-1", instanceClass="db.r7g.tiny"),
        ("ledger", f"AWS's price list of {PRICED} has no db.m7g.small for postgres in eu-west-1."),
        ("orders-1", f"AWS's price list of {PRICED} has no db.r7g.tiny for aurora-postgresql in eu-west-1."),
        facts=CANNOT_ASK,
        level="advisory",
        undecided=True,
        view="preview",
    )
    .good("both can be ordered", facts=OFFERED)
    .not_found(
        "not with this version, but with older ones",
        None,
        ("ledger", NOT_ORDERABLE),
        facts={**OFFERED, ASKED: (), ("rds.orderable", "postgres", "db.m7g.large"): (option("15.4"), option("15.5"))},
        level="mandatory",
    )
    .bad(
        "an instance of a cluster, whose version is the cluster's",
        lambda plan: plan.set("orders-1", instanceClass="db.t2.small"),
        ("orders-1", "db.t2.small cannot be ordered with aurora-postgresql 15.8 in eu-west-1."),
        facts={
            **OFFERED,
            ("rds.orderable", "aurora-postgresql", "db.t2.small", "15.8"): (),
            ("rds.orderable", "aurora-postgresql", "db.t2.small"): (),
        },
        view="preview",
    )
    .bad(
        "AWS chooses the minor version, so it is only probable",
        lambda plan: plan.set("ledger", engineVersion="16"),
        ("ledger", "db.m7g.large cannot be ordered with postgres 16.9 in eu-west-1."),
        facts={
            **OFFERED,
            ("rds.engine_version", "postgres", "16"): MAJOR,
            ("rds.orderable", "postgres", "db.m7g.large", "16.9"): (),
            ("rds.orderable", "postgres", "db.m7g.large"): (),
        },
        level="advisory",
    )
    .bad(
        "what runs already is only advised about",
        lambda plan: _exists(plan, "ledger"),
        ("ledger", NOT_ORDERABLE),
        facts={**OFFERED, ASKED: (), ("rds.orderable", "postgres", "db.m7g.large"): ()},
        view="engine",
        level="advisory",
    )
    .bad(
        "no version is named and no version has the class",
        lambda plan: plan.set("ledger", engineVersion=None),
        ("ledger", "db.m7g.large cannot be ordered with postgres in eu-west-1."),
        facts={**OFFERED, ("rds.orderable", "postgres", "db.m7g.large"): ()},
        level="mandatory",
    )
    .good(
        "a version that is not offered is another policy's",
        facts={
            **OFFERED,
            ("rds.engine_version", "postgres", "16.8"): EngineVersions("postgres", "16.8", "eu-west-1", ()),
        },
    )
    .good(
        "an engine of the user's own",
        lambda plan: plan.set("ledger", engine="custom-oracle-ee", engineVersion="19.cdb"),
        facts=OFFERED,
    )
    .absent("a replica has its source's engine", lambda plan: plan.set("ledger", engine=None), facts=OFFERED)
    .unknown("class from an update", lambda plan: plan.set("ledger", instanceClass=Unknown()), facts=OFFERED)
    .outside(
        "an instance of a cluster elsewhere, any version",
        lambda plan: plan.set(
            "orders-1", clusterIdentifier="elsewhere", engine="aurora-postgresql", engineVersion=None
        ),
        facts={**OFFERED, ("rds.orderable", "aurora-postgresql", "db.r7g.large"): (option(storage="aurora"),)},
    )
    .cannot_ask("denied")
)


def _exists(plan: Plan, name: str) -> Plan:
    plan.planned[name].outputs["id"] = name
    return plan


storage_type_not_orderable = (
    Table("rds-instance-storage-type-not-orderable", base)
    .good("offered", facts=OFFERED)
    .bad(
        "io2 is not offered",
        lambda plan: plan.set("ledger", storageType="io2"),
        ("ledger", "io2 cannot be ordered for db.m7g.large with postgres 16.8 in eu-west-1."),
        facts=OFFERED,
        level="mandatory",
    )
    .absent("RDS chooses", lambda plan: plan.set("ledger", storageType=None), facts={})
    .unknown("from an update", lambda plan: plan.set("ledger", storageType=Unknown()), facts=OFFERED)
    .outside("engine of a source elsewhere", lambda plan: plan.set("ledger", engine=None), facts={})
    .not_found("the class itself is not offered: another policy's", facts={**VERSIONS, ASKED: ()}, change=None)
    .cannot_ask("denied")
)

storage_size_not_orderable = (
    Table("rds-instance-storage-size-not-orderable", base)
    .good("within", facts=OFFERED)
    .good("the least", lambda plan: plan.set("ledger", allocatedStorage=20), facts=OFFERED)
    .bad(
        "too small",
        lambda plan: plan.set("ledger", allocatedStorage=10),
        ("ledger", "allocatedStorage is 10 GiB; gp3 for db.m7g.large with postgres 16.8 has 20 to 65536 GiB."),
        facts=OFFERED,
        level="mandatory",
    )
    .good("limits that AWS does not say", facts=ordering(least_storage=None, most_storage=None))
    .absent("no size", lambda plan: plan.set("ledger", allocatedStorage=None), facts={})
    .unknown("from an update", lambda plan: plan.set("ledger", allocatedStorage=Unknown()), facts=OFFERED)
    .outside("engine of a source elsewhere", lambda plan: plan.set("ledger", engine=None), facts={})
    .not_found("the class itself is not offered: another policy's", facts={**VERSIONS, ASKED: ()}, change=None)
    .cannot_ask("denied")
)

multi_az_not_orderable = (
    Table("rds-instance-multi-az-not-orderable", base)
    .good("a standby can be had", facts=OFFERED)
    .good("no standby is wanted", lambda plan: plan.set("ledger", multiAz=False), facts={})
    .bad(
        "no standby for the class",
        None,
        ("ledger", "multiAz is true, and db.m7g.large with postgres 16.8 has no standby in eu-west-1."),
        facts=ordering(multi_az=False),
        level="mandatory",
    )
    .absent("none by default", lambda plan: plan.set("ledger", multiAz=None), facts={})
    .unknown("from an update", lambda plan: plan.set("ledger", multiAz=Unknown()), facts=OFFERED)
    .outside("engine of a source elsewhere", lambda plan: plan.set("ledger", engine=None), facts={})
    .not_found("the class itself is not offered: another policy's", facts={**VERSIONS, ASKED: ()}, change=None)
    .cannot_ask("denied")
)

zone_not_orderable = (
    Table("rds-instance-zone-not-orderable", base)
    .good("offered in the zone", facts=OFFERED)
    .good(
        "a Local Zone has offers of its own",
        lambda plan: plan.set("ledger", availabilityZone="us-west-2-lax-1a"),
        facts={},
    )
    .bad(
        "an instance of DocumentDB",
        lambda plan: plan.add("aws:docdb/cluster:Cluster", "papers", engineVersion="5.0.0").add(
            "aws:docdb/clusterInstance:ClusterInstance",
            "papers-1",
            clusterIdentifier=Ref("papers"),
            instanceClass="db.r6g.large",
            availabilityZone="eu-west-1c",
        ),
        ("papers-1", "db.r6g.large with docdb 5.0.0 cannot be ordered in eu-west-1c."),
        facts={
            **OFFERED,
            **offered("docdb", "5.0.0"),
            ("rds.orderable", "docdb", "db.r6g.large", "5.0.0"): (option("5.0.0", "db.r6g.large"),),
        },
    )
    .bad(
        "not in this zone",
        lambda plan: plan.set("ledger", availabilityZone="eu-west-1c"),
        ("ledger", "db.m7g.large with postgres 16.8 cannot be ordered in eu-west-1c."),
        facts=OFFERED,
        level="mandatory",
    )
    .good(
        "a database that is there",
        lambda plan: _exists(plan.set("ledger", availabilityZone="eu-west-1c"), "ledger"),
        facts={},
        view="engine",
    )
    .absent("RDS chooses", lambda plan: plan.set("ledger", availabilityZone=None), facts={})
    .unknown("from an update", lambda plan: plan.set("ledger", availabilityZone=Unknown()), facts=OFFERED)
    .outside("engine of a source elsewhere", lambda plan: plan.set("ledger", engine=None), facts={})
    .not_found("the class itself is not offered: another policy's", facts={**VERSIONS, ASKED: ()}, change=None)
    .cannot_ask("denied")
)

performance_insights_unsupported = (
    Table("rds-instance-performance-insights-unsupported", base)
    .good("supported", facts=OFFERED)
    .good("off", lambda plan: plan.set("ledger", performanceInsightsEnabled=False), facts={})
    .bad(
        "not for this class",
        None,
        (
            "ledger",
            (
                "performanceInsightsEnabled is true, and db.m7g.large with postgres 16.8 has no Performance Insights "
                "in eu-west-1."
            ),
        ),
        facts=ordering(performance_insights=False),
        level="mandatory",
    )
    .absent("off by default", lambda plan: plan.set("ledger", performanceInsightsEnabled=None), facts={})
    .unknown("from an update", lambda plan: plan.set("ledger", performanceInsightsEnabled=Unknown()), facts=OFFERED)
    .outside("engine of a source elsewhere", lambda plan: plan.set("ledger", engine=None), facts={})
    .not_found("the class itself is not offered: another policy's", facts={**VERSIONS, ASKED: ()}, change=None)
    .cannot_ask("denied")
)
