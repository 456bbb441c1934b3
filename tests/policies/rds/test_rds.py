from __future__ import annotations

from policypack import catalogue
from policypack.aws.services.rds import EngineVersion, EngineVersions
from policypack.testing import CANNOT_ASK, Plan, Ref, Table, Unknown
from tests.policies.machines import ignoring

INSTANCE = "aws:rds/instance:Instance"
CLUSTER = "aws:rds/cluster:Cluster"
CLUSTER_INSTANCE = "aws:rds/clusterInstance:ClusterInstance"
GLOBAL_CLUSTER = "aws:rds/globalCluster:GlobalCluster"


def base() -> Plan:
    plan = Plan()
    plan.add(
        INSTANCE,
        "ledger",
        engine="postgres",
        engineVersion="16.8",
        instanceClass="db.m7g.large",
        allocatedStorage=100,
        multiAz=True,
        storageEncrypted=True,
        enabledCloudwatchLogsExports=["postgresql"],
        deletionProtection=True,
        finalSnapshotIdentifier="ledger-last",
        username="ledger",
        manageMasterUserPassword=True,
    )
    plan.add(
        CLUSTER,
        "orders",
        engine="aurora-postgresql",
        engineVersion="15.8",
        storageEncrypted=True,
        enabledCloudwatchLogsExports=["postgresql"],
        deletionProtection=True,
        finalSnapshotIdentifier="orders-last",
        masterUsername="orders",
        manageMasterUserPassword=True,
    )
    return plan


def aurora(plan: Plan) -> Plan:
    """Turn the instance into one of an Aurora cluster, as the old type allowed."""
    return plan.set("ledger", engine="aurora-postgresql")


def version(name: str) -> EngineVersion:
    return EngineVersion(version=name, major=name.split(".")[0], status="available", family="")


LEDGER = ("rds.engine_version", "postgres", "16.8")
ORDERS = ("rds.engine_version", "aurora-postgresql", "15.8")
OFFERED = {
    LEDGER: EngineVersions("postgres", "16.8", "eu-west-1", (version("16.8"),)),
    ORDERS: EngineVersions("aurora-postgresql", "15.8", "eu-west-1", (version("15.8"),)),
}
LISTED = catalogue.about("rds-versions").date
DEPRECATED = f"was deprecated in us-east-1 by {LISTED}, and AWS refuses most such versions to new databases."
MISSING = EngineVersions("aurora-postgresql", "15.4", "eu-west-1", (), ("15.13", "15.12"))
NOT_SAID = "aurora-postgresql 15.4 is not offered in eu-west-1."

engine_version_not_offered = (
    Table("rds-engine-version-not-offered", base)
    .good("both are offered", facts=OFFERED)
    .not_found(
        "AWS does not offer the version",
        lambda plan: plan.set("orders", engineVersion="15.4"),
        ("orders", NOT_SAID),
        facts={**OFFERED, ("rds.engine_version", "aurora-postgresql", "15.4"): MISSING},
        level="mandatory",
    )
    .bad(
        "AWS does not know the engine",
        lambda plan: plan.set("orders", engine="aurora-oracle", engineVersion="19"),
        ("orders", "The engine aurora-oracle is not offered in eu-west-1."),
        facts={**OFFERED, ("rds.engine_version", "aurora-oracle", "19"): None},
    )
    .bad(
        "it may run on another version, whose changes are ignored",
        lambda plan: ignoring(plan.set("orders", engineVersion="15.4"), "orders", "engineVersion"),
        ("orders", NOT_SAID),
        facts={**OFFERED, ("rds.engine_version", "aurora-postgresql", "15.4"): MISSING},
        view="preview",
        level="advisory",
    )
    .bad(
        "what is restored has the version of its backup",
        lambda plan: plan.set("orders", engineVersion="15.4", snapshotIdentifier="before-the-move"),
        ("orders", NOT_SAID),
        facts={**OFFERED, ("rds.engine_version", "aurora-postgresql", "15.4"): MISSING},
        level="advisory",
    )
    .bad(
        "what runs already is only advised about",
        lambda plan: _exists(plan, "orders").set("orders", engineVersion="15.4"),
        ("orders", NOT_SAID),
        facts={**OFFERED, ("rds.engine_version", "aurora-postgresql", "15.4"): MISSING},
        view="engine",
        level="advisory",
    )
    .absent(
        "AWS chooses the version",
        lambda plan: plan.set("orders", engineVersion=None).set("ledger", engineVersion=None),
        facts={},
    )
    .unknown("version from an update", lambda plan: plan.set("orders", engineVersion=Unknown()), facts=OFFERED)
    .cannot_ask("denied")
    .bad(
        "the catalogue knows what us-east-1 has deprecated, and what it never had",
        lambda plan: plan.set("ledger", region="us-east-1", engineVersion="13.4").set(
            "orders", region="us-east-1", engineVersion="15.1"
        ),
        ("ledger", f"postgres 13.4 {DEPRECATED}"),
        ("orders", f"AWS's list of {LISTED} has no aurora-postgresql 15.1 in us-east-1."),
        facts=CANNOT_ASK,
        level="advisory",
        undecided=True,
    )
    .cannot_ask("it says nothing of other regions", lambda plan: plan.set("ledger", engineVersion="13.4"))
    .cannot_ask(
        "nor of what is newer than itself, or listed by its major version",
        lambda plan: plan.set("ledger", region="us-east-1", engineVersion="16.99").set(
            "orders", region="us-east-1", engineVersion="16"
        ),
    )
    .cannot_ask(
        "nor of a major version that is among the deprecated ones: AWS takes its newest",
        lambda plan: plan.set("ledger", region="us-east-1", engineVersion="16"),
    )
    .bad(
        "a cluster speaks for its instances",
        lambda plan: plan.set("orders", engineVersion="15.4").add(
            CLUSTER_INSTANCE,
            "reader",
            clusterIdentifier=Ref("orders"),
            engine="aurora-postgresql",
            engineVersion="15.4",
        ),
        ("orders", NOT_SAID),
        facts={**OFFERED, ("rds.engine_version", "aurora-postgresql", "15.4"): MISSING},
    )
    .bad(
        "and a global database for its clusters, in its own region",
        lambda plan: (
            plan.set("orders", engineVersion="15.4", globalClusterIdentifier=Ref("world"), region="eu-west-3")
            .set("ledger", engineVersion=None)
            .add(GLOBAL_CLUSTER, "world", engine="aurora-postgresql", engineVersion="15.4")
            .add(
                CLUSTER,
                "first",
                engine="aurora-postgresql",
                engineVersion="15.4",
                globalClusterIdentifier=Ref("world"),
            )
        ),
        ("world", NOT_SAID),
        ("orders", NOT_SAID.replace("eu-west-1", "eu-west-3")),
        facts={("rds.engine_version", "aurora-postgresql", "15.4"): MISSING},
    )
    .without("outside", "reads one resource, and another for who speaks first")
)


def _exists(plan: Plan, name: str) -> Plan:
    plan.planned[name].outputs["id"] = name
    return plan


single_az_in_production = (
    Table("rds-single-az-in-production", base)
    .good("standby in a second zone")
    .good("a test may do without", lambda plan: plan.set("ledger", multiAz=False), environment="test")
    .good("a replica is itself the copy", lambda plan: plan.set("ledger", multiAz=False, replicateSourceDb="main"))
    .good("Aurora keeps copies by itself", lambda plan: aurora(plan).set("ledger", multiAz=False))
    .good("an edition without standby", lambda plan: plan.set("ledger", multiAz=False, engine="sqlserver-ex"))
    .bad(
        "one zone",
        lambda plan: plan.set("ledger", multiAz=False),
        ("ledger", "The database stands in one availability zone, and the stack is production."),
        level="advisory",
    )
    .absent(
        "one zone is the default",
        lambda plan: plan.set("ledger", multiAz=None),
        ("ledger", "The database stands in one availability zone, and the stack is production."),
    )
    .unknown("multiAz from an update", lambda plan: plan.set("ledger", multiAz=Unknown()))
    .unknown("environment is not said", lambda plan: plan.set("ledger", multiAz=False), environment=None)
    .without("outside", "reads one resource")
)

multi_az_in_test = (
    Table("rds-multi-az-in-test", base, environment="test")
    .good("one zone", lambda plan: plan.set("ledger", multiAz=False))
    .good("production may", environment="production")
    .bad(
        "a standby nobody needs",
        lambda plan: plan.set("ledger", multiAz=True),
        ("ledger", "The database has a standby in a second availability zone, and the stack is a test."),
        level="advisory",
    )
    .absent("one zone is the default", lambda plan: plan.set("ledger", multiAz=None))
    .unknown("multiAz from an update", lambda plan: plan.set("ledger", multiAz=Unknown()))
    .without("outside", "reads one resource")
)

storage_not_encrypted = (
    Table("rds-storage-not-encrypted", base)
    .good("both are encrypted")
    .good(
        "a replica has its source's encryption",
        lambda plan: plan.set("ledger", storageEncrypted=None, replicateSourceDb="main"),
    )
    .good(
        "a snapshot decides",
        lambda plan: plan.set("orders", storageEncrypted=None, snapshotIdentifier="before-the-move"),
    )
    .good(
        "Serverless v1 is always encrypted",
        lambda plan: plan.set("orders", storageEncrypted=None, engineMode="serverless"),
    )
    .good(
        "a second region of a global database",
        lambda plan: plan.set("orders", storageEncrypted=None, globalClusterIdentifier="world", masterUsername=None),
    )
    .bad(
        "not encrypted",
        lambda plan: plan.set("ledger", storageEncrypted=False),
        ("ledger", "storageEncrypted is false, so the storage and its backups are not encrypted."),
        level="advisory",
    )
    .absent(
        "off by default; Aurora with a key of AWS",
        lambda plan: plan.set("ledger", storageEncrypted=None).set("orders", storageEncrypted=None),
        ("ledger", "storageEncrypted is not set, so the storage and its backups are not encrypted."),
        (
            "orders",
            (
                "storageEncrypted is not set, so the cluster is encrypted only with a key that AWS owns, and a "
                "cluster from "
                "before 18 February 2026 not at all."
            ),
        ),
    )
    .unknown("from an update", lambda plan: plan.set("ledger", storageEncrypted=Unknown()))
    .outside("an instance of a cluster elsewhere", lambda plan: aurora(plan).set("ledger", storageEncrypted=None))
)

log_exports_missing = (
    Table("rds-log-exports-missing", base)
    .good("logs are exported")
    .bad(
        "an empty list",
        lambda plan: plan.set("orders", enabledCloudwatchLogsExports=[]),
        ("orders", "No log of the database is exported to CloudWatch Logs."),
        level="advisory",
    )
    .bad(
        "Neptune spells the property otherwise",
        lambda plan: plan.add("aws:neptune/cluster:Cluster", "graph", enabledCloudwatchLogsExports=["audit"]),
        ("graph", "No log of the database is exported to CloudWatch Logs."),
    )
    .absent(
        "none by default",
        lambda plan: plan.set("ledger", enabledCloudwatchLogsExports=None),
        ("ledger", "No log of the database is exported to CloudWatch Logs."),
    )
    .unknown("from an update", lambda plan: plan.set("ledger", enabledCloudwatchLogsExports=Unknown()))
    .outside("the logs are the cluster's", lambda plan: aurora(plan).set("ledger", enabledCloudwatchLogsExports=None))
)


def gone(plan: Plan) -> Plan:
    """Both may be destroyed without a trace."""
    for name in ("ledger", "orders"):
        plan.set(name, skipFinalSnapshot=True, finalSnapshotIdentifier=None, deletionProtection=False)
    return plan


final_snapshot_in_test = (
    Table("rds-final-snapshot-in-test", base, environment="test")
    .good("skipped", gone)
    .good("production takes one", environment="production")
    .bad(
        "a snapshot that nobody needs",
        lambda plan: gone(plan).set("ledger", skipFinalSnapshot=False),
        ("ledger", "skipFinalSnapshot is false, so that destroying this test leaves a snapshot behind or fails."),
        level="advisory",
    )
    .absent(
        "taken by default",
        lambda plan: gone(plan).set("orders", skipFinalSnapshot=None),
        ("orders", "skipFinalSnapshot is not set, so that destroying this test leaves a snapshot behind or fails."),
    )
    .unknown("from an update", lambda plan: gone(plan).set("ledger", skipFinalSnapshot=Unknown()))
    .without("outside", "reads one resource")
)

UNNAMED = (
    "skipFinalSnapshot is not true and finalSnapshotIdentifier is not set: destroying or replacing the database fails."
)
final_snapshot_unnamed = (
    Table("rds-final-snapshot-unnamed", base)
    .good("named")
    .good("skipped", gone)
    .bad(
        "the destroy will be refused",
        lambda plan: plan.set("orders", skipFinalSnapshot=False, finalSnapshotIdentifier=None),
        ("orders", UNNAMED),
        level="advisory",
    )
    .absent("the same by default", lambda plan: plan.set("ledger", finalSnapshotIdentifier=None), ("ledger", UNNAMED))
    .unknown("skipped or not", lambda plan: plan.set("ledger", skipFinalSnapshot=Unknown()))
    .unknown(
        "a name from an update", lambda plan: plan.set("ledger", finalSnapshotIdentifier=Unknown()), undecided=False
    )
    .without("outside", "reads one resource")
)

deletion_protected_in_test = (
    Table("rds-deletion-protected-in-test", base, environment="test")
    .good("not protected", gone)
    .good("production is", environment="production")
    .bad(
        "cannot be destroyed",
        lambda plan: gone(plan).set("orders", deletionProtection=True),
        ("orders", "deletionProtection is true, and the stack is a test: it cannot be destroyed."),
        level="advisory",
    )
    .absent("off by default", lambda plan: gone(plan).set("orders", deletionProtection=None))
    .unknown("from an update", lambda plan: gone(plan).set("orders", deletionProtection=Unknown()))
    .without("outside", "reads one resource")
)

snapshot_skipped_in_production = (
    Table("rds-snapshot-skipped-in-production", base)
    .good("a last snapshot is taken")
    .good("a test skips it", gone, environment="test")
    .good("a replica has none", lambda plan: plan.set("ledger", skipFinalSnapshot=True, replicateSourceDb="main"))
    .bad(
        "skipped",
        lambda plan: plan.set("orders", skipFinalSnapshot=True),
        ("orders", "skipFinalSnapshot is true, and the stack is production."),
        level="advisory",
    )
    .absent("taken by default", lambda plan: plan.set("orders", skipFinalSnapshot=None))
    .unknown("from an update", lambda plan: plan.set("orders", skipFinalSnapshot=Unknown()))
    .without("outside", "reads one resource")
)

deletion_unprotected_in_production = (
    Table("rds-deletion-unprotected-in-production", base)
    .good("protected")
    .good("a test is not", gone, environment="test")
    .good(
        "a replica can be made again", lambda plan: plan.set("ledger", deletionProtection=False, replicateSourceDb="m")
    )
    .bad(
        "switched off",
        lambda plan: plan.set("ledger", deletionProtection=False),
        ("ledger", "deletionProtection is false, and the stack is production."),
        level="advisory",
    )
    .absent(
        "off by default",
        lambda plan: plan.set("orders", deletionProtection=None),
        ("orders", "deletionProtection is not set, and the stack is production."),
    )
    .unknown("from an update", lambda plan: plan.set("orders", deletionProtection=Unknown()))
    .outside("the cluster is protected elsewhere", lambda plan: aurora(plan).set("ledger", deletionProtection=None))
)


def world(plan: Plan) -> Plan:
    """A global database: orders is its primary, orders-dr a second region."""
    plan.add(GLOBAL_CLUSTER, "world", globalClusterIdentifier="world", engine="aurora-postgresql")
    plan.set("orders", globalClusterIdentifier=Ref("world"))
    return plan.add(
        CLUSTER,
        "orders-dr",
        engine="aurora-postgresql",
        storageEncrypted=True,
        globalClusterIdentifier=Ref("world"),
        provider={"region": "us-east-1"},
    )


cross_region_key_missing = (
    Table("rds-cross-region-key-missing", base)
    .good("one region")
    .good(
        "a key of its own",
        lambda plan: world(plan).set("orders-dr", kmsKeyId="arn:aws:kms:us-east-1:210987654321:key/1"),
    )
    .good("not encrypted", lambda plan: world(plan).set("orders-dr", storageEncrypted=False))
    .bad(
        "no key for the second region",
        world,
        (
            "orders-dr",
            "The cluster replicates orders of eu-west-1 into us-east-1, encrypted, and kmsKeyId is not set.",
        ),
        level="mandatory",
    )
    .absent("encryption is off by default", lambda plan: world(plan).set("orders-dr", storageEncrypted=None))
    .unknown("encrypted or not", lambda plan: world(plan).set("orders-dr", storageEncrypted=Unknown()))
    .outside(
        "the global database is elsewhere",
        lambda plan: world(plan).set("orders-dr", globalClusterIdentifier="another-world"),
    )
)

backtrack_unsupported = (
    Table("rds-backtrack-unsupported", base)
    .good("Aurora MySQL", lambda plan: plan.set("orders", engine="aurora-mysql", backtrackWindow=86400))
    .good("switched off", lambda plan: plan.set("orders", backtrackWindow=0))
    .bad(
        "PostgreSQL cannot",
        lambda plan: plan.set("orders", backtrackWindow=86400),
        ("orders", "backtrackWindow is 86400, and its engine is aurora-postgresql."),
        level="mandatory",
    )
    .bad(
        "a global database cannot",
        lambda plan: plan.set("orders", engine="aurora-mysql", backtrackWindow=3600, globalClusterIdentifier="world"),
        ("orders", "backtrackWindow is 3600, and the cluster belongs to a global database."),
    )
    .absent("off by default", lambda plan: plan.set("orders", backtrackWindow=None))
    .unknown("from an update", lambda plan: plan.set("orders", backtrackWindow=Unknown()))
    .without("outside", "reads one resource")
)
