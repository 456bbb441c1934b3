"""Amazon RDS and Aurora: availability, encryption, deletion. Also where DocumentDB, Neptune and Redshift are alike."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, Unavailable, policy
from policypack.catalogue.tokens import Docdb, Neptune, Rds, Redshift
from policypack.shelf.databases import aurora, replica, restored
from policypack.shelf.offline import database_version_not_listed
from policypack.shelf.origins import ENGINE_VERSIONS, brought
from policypack.shown import argument

SNAPSHOTTED = (Rds.INSTANCE, Rds.CLUSTER, Docdb.CLUSTER, Neptune.CLUSTER, Redshift.CLUSTER)
PROTECTABLE = (Rds.INSTANCE, Rds.CLUSTER, Rds.GLOBAL_CLUSTER, Docdb.CLUSTER, Neptune.CLUSTER)

# Editions that have no standby.
# https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_SQLServer.html#SQLServer.Concepts.General.MultiAZ
NO_STANDBY = ("sqlserver-ex", "sqlserver-web")


# Where a database's version is mostly another one's: the property that names it, and its type.
ABOVE = {
    Rds.CLUSTER_INSTANCE: ("clusterIdentifier", Rds.CLUSTER),
    Rds.CLUSTER: ("globalClusterIdentifier", Rds.GLOBAL_CLUSTER),
}


def _told_above(database: Resource, stack: Stack) -> bool:
    """Does its cluster, or the global database that it is part of, ask for the same version in the same region?"""
    name, type = ABOVE.get(database.type, ("", ""))
    return any(
        above.region == database.region
        and all(above.raw(each) == database.raw(each) for each in ("engine", "engineVersion"))
        for above in (stack.follow_all(database, name, type) if name else ())
    )


@policy(Rds.INSTANCE, Rds.CLUSTER, Rds.CLUSTER_INSTANCE, Rds.GLOBAL_CLUSTER, severity="critical")
def engine_version_not_offered(database: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Engine version is not offered in the region.

    Why: Which versions can be created differs by region and changes every month. CreateDBCluster and
    CreateDBInstance answer "InvalidParameterCombination: Cannot find version 15.4 for aurora-postgresql".
    Depends on region.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBEngineVersions.html
    """
    engine, version = database.text("engine"), database.text("engineVersion")
    if engine is None or version is None or _told_above(database, stack):
        return
    if brought(ENGINE_VERSIONS, f"{engine} {version}", database, stack):
        return
    region = database.region
    try:
        offered = aws.rds.engine_version(engine, version)
    except Unavailable:
        yield from database_version_not_listed(database, engine, version)
        raise
    command = f"aws rds describe-db-engine-versions --engine {argument(engine)} --region {region}"
    if offered is None:
        yield database.finding(
            "engine",
            problem=f"The engine {engine} is not offered in {region}.",
            fix=f"Choose an engine that {region} offers; `{command}` lists its versions.",
        )
    elif not offered.offered:
        near = ", ".join(offered.nearest)
        yield database.finding(
            "engineVersion",
            problem=f"{engine} {version} is not offered in {region}.",
            # These have the version of what they come from, offered or not.
            level="advisory" if replica(database) or restored(database) else None,
            fix=(f"Use one of the nearest offered versions: {near}. " if near else "Use an offered version. ")
            + f"All of them: `{command}`.",
        )


@policy(Rds.INSTANCE, level="advisory", group="reliability", environment="production")
def single_az_in_production(database: Resource) -> Iterator[Finding]:
    """Production database stands in a single availability zone.

    Why: When the zone or the host fails, the database is away until it is repaired or restored; a standby in a
    second zone takes over within minutes.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html
    """
    if replica(database) or aurora(database) or database.text("engine") in NO_STANDBY:
        return
    if not database.flag("multiAz", default=False):
        yield database.finding(
            "multiAz",
            problem="The database stands in one availability zone, and the stack is production.",
            fix="Set multiAz to true.",
        )


@policy(Rds.INSTANCE, level="advisory", severity="low", group="cost", environment="test")
def multi_az_in_test(database: Resource) -> Iterator[Finding]:
    """Test database is kept in two availability zones.

    Why: A standby doubles the price and makes creating the database take much longer; a test can wait for a
    restore instead.
    Source: https://aws.amazon.com/rds/pricing/
    """
    if database.flag("multiAz", default=False):
        yield database.finding(
            "multiAz",
            problem="The database has a standby in a second availability zone, and the stack is a test.",
            fix="Set multiAz to false outside production.",
        )


@policy(Rds.INSTANCE, Rds.CLUSTER, Docdb.CLUSTER, Neptune.CLUSTER, level="advisory", group="security")
def storage_not_encrypted(database: Resource) -> Iterator[Finding]:
    """Storage of the database is not encrypted with a key of the account.

    Why: Encryption is chosen when a database is created; later it takes a copy of a snapshot and a move. Since
    18 February 2026 Aurora encrypts new clusters in any case, but with a key that AWS owns and nobody can audit.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html
        https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html
    """
    # Encryption of these comes from where they come from; an Aurora instance has its cluster's.
    if replica(database) or restored(database) or (database.type == Rds.INSTANCE and aurora(database)):
        return
    if database.flag("storageEncrypted", default=False) or database.text("engineMode") == "serverless":
        return
    if database.type == Rds.CLUSTER and database.has("globalClusterIdentifier") and not database.has("masterUsername"):
        return
    without = (
        "the cluster is encrypted only with a key that AWS owns, and a cluster from before 18 February 2026 not at all"
        if database.type == Rds.CLUSTER and aurora(database)
        else "the storage and its backups are not encrypted"
    )
    said = "is false" if database.has("storageEncrypted") else "is not set"
    yield database.finding(
        "storageEncrypted",
        problem=f"storageEncrypted {said}, so {without}.",
        fix="Set storageEncrypted to true, and kmsKeyId if the key shall be your own. A database that exists is "
        "replaced: restore it from an encrypted copy of its snapshot instead.",
    )


@policy(
    Rds.INSTANCE,
    Rds.CLUSTER,
    Docdb.CLUSTER,
    Neptune.CLUSTER,
    level="advisory",
    severity="low",
    group="reliability",
    environment="production",
)
def log_exports_missing(database: Resource) -> Iterator[Finding]:
    """Logs of the database are not exported to CloudWatch.

    Why: Logs on the instance are rotated away after hours or days, and are gone with the instance. Said of production
    alone.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html
    """
    name = "enableCloudwatchLogsExports" if database.type == Neptune.CLUSTER else "enabledCloudwatchLogsExports"
    if database.items(name) or (database.type == Rds.INSTANCE and aurora(database)):
        return
    engine = "" if database.type in (Docdb.CLUSTER, Neptune.CLUSTER) else database.text("engine") or ""
    names = next((names for prefix, names in LOGS.items() if engine.startswith(prefix)), "the engine's log types")
    yield database.finding(
        name,
        problem="No log of the database is exported to CloudWatch Logs.",
        fix=f"List the logs to keep in {name}: {names}.",
    )


# EnableCloudwatchLogsExports: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
LOGS = {
    "postgres": "postgresql, upgrade",
    "aurora-postgresql": "postgresql",
    "mysql": "error, general, slowquery, audit",
    "mariadb": "error, general, slowquery, audit",
    "aurora": "error, general, slowquery, audit",
    "sqlserver": "agent, error",
    "oracle": "alert, audit, listener, trace",
}


@policy(*SNAPSHOTTED, level="advisory", severity="low", group="convention", environment="test")
def final_snapshot_in_test(database: Resource) -> Iterator[Finding]:
    """Test database takes a final snapshot when it is destroyed.

    Why: Destroying waits for the snapshot, and the snapshot stays behind and is paid for; with a fixed name the
    next destroy fails with DBSnapshotAlreadyExists.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html
    """
    if not database.flag("skipFinalSnapshot", default=False):
        said = "is false" if database.has("skipFinalSnapshot") else "is not set"
        yield database.finding(
            "skipFinalSnapshot",
            problem=f"skipFinalSnapshot {said}, so that destroying this test leaves a snapshot behind or fails.",
            fix="Set skipFinalSnapshot to true outside production.",
        )


@policy(*SNAPSHOTTED, level="advisory", group="convention")
def final_snapshot_unnamed(database: Resource) -> Iterator[Finding]:
    """Final snapshot of the database has no name.

    Why: The provider refuses to destroy the database: "final_snapshot_identifier is required when
    skip_final_snapshot is false". Replacing it fails in the same way.
    Source: https://www.pulumi.com/registry/packages/aws/api-docs/rds/instance/#finalsnapshotidentifier_python
    """
    if database.flag("skipFinalSnapshot", default=False) or database.has("finalSnapshotIdentifier"):
        return
    yield database.finding(
        "finalSnapshotIdentifier",
        problem="skipFinalSnapshot is not true and finalSnapshotIdentifier is not set: destroying or replacing the "
        "database fails.",
        fix="Set finalSnapshotIdentifier to the name the last snapshot shall have, or skipFinalSnapshot to true where "
        "the data may go.",
    )


@policy(*PROTECTABLE, level="advisory", severity="low", group="convention", environment="test")
def deletion_protected_in_test(database: Resource) -> Iterator[Finding]:
    """Test database is protected against deletion.

    Why: Destroying the stack fails with "InvalidParameterCombination: Cannot delete protected DB Instance", and
    what is left costs money.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html
    """
    if database.flag("deletionProtection", default=False):
        yield database.finding(
            "deletionProtection",
            problem="deletionProtection is true, and the stack is a test: it cannot be destroyed.",
            fix="Set deletionProtection to false outside production.",
        )


@policy(*SNAPSHOTTED, level="advisory", group="reliability", environment="production")
def snapshot_skipped_in_production(database: Resource) -> Iterator[Finding]:
    """Production database is destroyed without a final snapshot.

    Why: With the database its automated backups go too; nothing is left to restore from after a mistaken destroy
    or a replacement.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html
    """
    # A replica's data is in its source, and AWS takes no final snapshot of one.
    if database.flag("skipFinalSnapshot", default=False) and not replica(database):
        yield database.finding(
            "skipFinalSnapshot",
            problem="skipFinalSnapshot is true, and the stack is production.",
            fix="Set skipFinalSnapshot to false and finalSnapshotIdentifier to a name.",
        )


@policy(*PROTECTABLE, level="advisory", group="reliability", environment="production")
def deletion_unprotected_in_production(database: Resource) -> Iterator[Finding]:
    """Production database is not protected against deletion.

    Why: One mistaken destroy, replacement or click deletes it. With protection AWS refuses until it is switched off.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html
    """
    if replica(database) or (database.type == Rds.INSTANCE and aurora(database)):
        return
    if not database.flag("deletionProtection", default=False):
        said = "is false" if database.has("deletionProtection") else "is not set"
        yield database.finding(
            "deletionProtection",
            problem=f"deletionProtection {said}, and the stack is production.",
            fix="Set deletionProtection to true.",
        )


@policy(Rds.CLUSTER)
def cross_region_key_missing(cluster: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Encrypted cluster in a second region of a global database has no key.

    Why: A key belongs to one region, so the primary's cannot be used: "InvalidParameterCombination: For encrypted
    cross-region replica, kmsKeyId should be explicitly specified".
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-getting-started.html
    """
    if cluster.has("kmsKeyId") or cluster.has("masterUsername") or not cluster.flag("storageEncrypted"):
        return
    shared = stack.follow(cluster, "globalClusterIdentifier", Rds.GLOBAL_CLUSTER)
    others = stack.referrers(shared, Rds.CLUSTER, property="globalClusterIdentifier") if shared else []
    for primary in others:
        if primary.region != cluster.region and primary.given("masterUsername"):
            yield cluster.finding(
                "kmsKeyId",
                problem=f"The cluster replicates {primary.name} of {primary.region} into {cluster.region}, encrypted, "
                "and kmsKeyId is not set.",
                fix=f"Set kmsKeyId to a key of {cluster.region}: its own, or alias/aws/rds by its ARN.",
            )
            return


@policy(Rds.CLUSTER)
def backtrack_unsupported(cluster: Resource) -> Iterator[Finding]:
    """Backtracking is asked for where Aurora has none.

    Why: Only Aurora MySQL can be backtracked, and not as part of a global database; CreateDBCluster refuses
    backtrackWindow for any other cluster.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Managing.Backtrack.html
    """
    if not cluster.number("backtrackWindow", default=0):
        return
    engine = cluster.text("engine")
    if cluster.given("globalClusterIdentifier"):
        where = "the cluster belongs to a global database"
    elif engine is not None and engine not in ("aurora-mysql", "aurora"):
        where = f"its engine is {engine}"
    else:
        return
    yield cluster.finding(
        "backtrackWindow",
        problem=f"backtrackWindow is {cluster.number('backtrackWindow')}, and {where}.",
        fix="Remove backtrackWindow; point-in-time restore covers backupRetentionPeriod days.",
    )
