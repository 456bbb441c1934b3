from __future__ import annotations

from policypack.aws.services.rds import AuroraCapacity, EngineVersion, EngineVersions
from policypack.testing import Plan, Ref, Table, Unknown

CLUSTER = "aws:rds/cluster:Cluster"
MEMBER = "aws:rds/clusterInstance:ClusterInstance"
NEPTUNE = "aws:neptune/cluster:Cluster"
DOCDB = "aws:docdb/cluster:Cluster"


def base() -> Plan:
    plan = Plan()
    plan.add(
        CLUSTER,
        "orders",
        engine="aurora-postgresql",
        engineVersion="16.6",
        engineMode="provisioned",
        serverlessv2ScalingConfiguration={"minCapacity": 0.5, "maxCapacity": 16},
    )
    plan.add(
        MEMBER, "writer", clusterIdentifier=Ref("orders"), engine="aurora-postgresql", instanceClass="db.serverless"
    )
    return plan


def scaled(plan: Plan, **scaling: object) -> Plan:
    return plan.set("orders", serverlessv2ScalingConfiguration=scaling)


capacity_invalid = (
    Table("rds-serverless-capacity-invalid", base)
    .good("half a unit to sixteen")
    .good("pauses at nothing", lambda plan: scaled(plan, minCapacity=0, maxCapacity=256, secondsUntilAutoPause=300))
    .good("not serverless", lambda plan: plan.set("orders", serverlessv2ScalingConfiguration=None))
    .bad(
        "more than there is",
        lambda plan: scaled(plan, minCapacity=0.5, maxCapacity=512),
        ("orders", "maxCapacity is 512 ACU; from 1 to 256 are allowed."),
        level="mandatory",
    )
    .bad(
        "a maximum below one",
        lambda plan: scaled(plan, minCapacity=0.5, maxCapacity=0.5),
        ("orders", "maxCapacity is 0.5 ACU; from 1 to 256 are allowed."),
    )
    .bad(
        "not in halves",
        lambda plan: scaled(plan, minCapacity=0.75, maxCapacity=4),
        ("orders", "minCapacity is 0.75 ACU; capacity comes in steps of 0.5."),
    )
    .bad(
        "inverted",
        lambda plan: scaled(plan, minCapacity=8, maxCapacity=4),
        (
            "orders",
            "minCapacity is 8, more than maxCapacity, which is 4.",
            "Set minCapacity to 4 or less, or maxCapacity to 8 or more.",
        ),
    )
    .bad(
        "pauses too soon",
        lambda plan: scaled(plan, minCapacity=0, maxCapacity=4, secondsUntilAutoPause=60),
        ("orders", "secondsUntilAutoPause is 60; from 300 to 86400 are allowed."),
    )
    .bad(
        "Neptune begins at one and ends at 128",
        lambda plan: plan.add(
            NEPTUNE, "graph", serverlessV2ScalingConfiguration={"minCapacity": 0.5, "maxCapacity": 256}
        ),
        ("graph", "maxCapacity is 256 NCU; from 2.5 to 128 are allowed."),
        ("graph", "minCapacity is 0.5 NCU; from 1 to 128 are allowed."),
    )
    .bad(
        "DocumentDB does not pause",
        lambda plan: plan.add(DOCDB, "pages", serverlessV2ScalingConfiguration={"minCapacity": 0, "maxCapacity": 8}),
        ("pages", "minCapacity is 0 DCU; from 0.5 to 256 are allowed."),
    )
    .absent("one of the two is not said", lambda plan: scaled(plan, maxCapacity=4))
    .unknown("from an update", lambda plan: scaled(plan, minCapacity=Unknown(), maxCapacity=4))
    .without("outside", "reads one resource")
)

scaling_missing = (
    Table("rds-serverless-scaling-missing", base)
    .good("the cluster says how far")
    .good(
        "an instance of a fixed size",
        lambda plan: plan.set("orders", serverlessv2ScalingConfiguration=None).set(
            "writer", instanceClass="db.r6g.large"
        ),
    )
    .bad(
        "the cluster does not say",
        lambda plan: plan.set("orders", serverlessv2ScalingConfiguration=None),
        ("writer", "The instance is db.serverless, and its cluster orders has no serverlessv2ScalingConfiguration."),
        level="mandatory",
    )
    .bad(
        "a snapshot may bring it along",
        lambda plan: plan.set("orders", serverlessv2ScalingConfiguration=None, snapshotIdentifier="before"),
        ("writer", "The instance is db.serverless, and its cluster orders has no serverlessv2ScalingConfiguration."),
        level="advisory",
    )
    .absent("no class", lambda plan: plan.set("writer", instanceClass=None))
    .unknown("from an update", lambda plan: plan.set("writer", instanceClass=Unknown()))
    .outside("the cluster is elsewhere", lambda plan: plan.set("writer", clusterIdentifier="another"))
)

engine_mode_wrong = (
    Table("rds-serverless-engine-mode-wrong", base)
    .good("provisioned")
    .good(
        "Serverless v1 alone",
        lambda plan: plan.remove("writer").set(
            "orders", engineMode="serverless", serverlessv2ScalingConfiguration=None
        ),
    )
    .bad(
        "v1 and v2 at once",
        lambda plan: plan.set("orders", engineMode="serverless"),
        ("orders", "engineMode is serverless, and serverlessv2ScalingConfiguration is set."),
        level="mandatory",
    )
    .bad(
        "v1 takes no instances",
        lambda plan: plan.set("orders", engineMode="serverless", serverlessv2ScalingConfiguration=None),
        ("orders", "engineMode is serverless, and writer is an instance of it."),
    )
    .absent("provisioned is the default", lambda plan: plan.set("orders", engineMode=None))
    .unknown("from an update", lambda plan: plan.set("orders", engineMode=Unknown()))
    .outside(
        "instances of another cluster",
        lambda plan: plan.set("writer", clusterIdentifier="another").set(
            "orders", engineMode="serverless", serverlessv2ScalingConfiguration=None
        ),
    )
)


first_version_closed = (
    Table("rds-serverless-first-version-closed", base)
    .good("provisioned")
    .bad(
        "Serverless v1",
        lambda plan: plan.remove("writer").set(
            "orders", engineMode="serverless", serverlessv2ScalingConfiguration=None
        ),
        ("orders", "engineMode is serverless, and no cluster of Serverless v1 can be created since 2025-01-08."),
        level="mandatory",
    )
    .absent("provisioned is the default", lambda plan: plan.set("orders", engineMode=None))
    .unknown("from an update", lambda plan: plan.set("orders", engineMode=Unknown()))
    .outside("instances of another cluster", lambda plan: plan.set("writer", clusterIdentifier="another"))
)


def answer(capacity: AuroraCapacity | None, version: str = "16.6") -> dict[object, object]:
    match = EngineVersion(version=version, major="16", status="available", family="", capacity=capacity)
    return {
        ("rds.engine_version", "aurora-postgresql", version): EngineVersions(
            "aurora-postgresql", version, "eu-west-1", (match,)
        )
    }


version_unsupported = (
    Table("rds-serverless-version-unsupported", base)
    .good("the version takes it", facts=answer(AuroraCapacity(0, 256)))
    .good(
        "as little and as much as the version takes",
        lambda plan: scaled(plan, minCapacity=0.5, maxCapacity=128),
        facts=answer(AuroraCapacity(0.5, 128)),
    )
    .bad(
        "the version has none",
        lambda plan: plan.set("orders", engineVersion="12.9"),
        ("orders", "aurora-postgresql 12.9 has no Serverless v2 in eu-west-1."),
        facts=answer(None, "12.9"),
        level="mandatory",
    )
    .bad(
        "the version is too old to pause and to grow so far",
        lambda plan: scaled(plan, minCapacity=0, maxCapacity=256),
        ("orders", "maxCapacity is 256; aurora-postgresql 16.6 takes 128 or less."),
        ("orders", "minCapacity is 0; aurora-postgresql 16.6 takes 0.5 or more."),
        facts=answer(AuroraCapacity(0.5, 128)),
    )
    .not_found(
        "a version that is not offered is another policy's",
        lambda plan: plan.set("orders", engineVersion="15.4"),
        facts={
            ("rds.engine_version", "aurora-postgresql", "15.4"): EngineVersions(
                "aurora-postgresql", "15.4", "eu-west-1", ()
            )
        },
    )
    .absent("not serverless", lambda plan: plan.set("orders", serverlessv2ScalingConfiguration=None), facts={})
    .unknown("the version", lambda plan: plan.set("orders", engineVersion=Unknown()), facts={})
    .cannot_ask("denied")
    .without("outside", "reads one resource")
)
