"""Settings of a database that contradict each other or that AWS refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, policy
from policypack.catalogue.tokens import Docdb, Neptune, Rds
from policypack.shelf.databases import aurora, mysql, postgres, replica, restored

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY = 24 * 60


@policy(Rds.INSTANCE, Rds.CLUSTER)
def name_invalid(database: Resource) -> Iterator[Finding]:
    """Name of the first database is not valid for the engine.

    Why: "InvalidParameterValue: DBName must begin with a letter and contain only alphanumeric characters." Hyphens,
    which identifiers may have, are what it usually is.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    """
    property = "dbName" if database.type == Rds.INSTANCE else "databaseName"
    name = database.text(property)
    if not name or not (postgres(database) or mysql(database)):
        return
    most = 63 if postgres(database) else 64
    # Documented without underscore at the beginning; PostgreSQL takes it, so nothing is said about it.
    if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name) and len(name) <= most:
        return
    yield database.finding(
        property,
        problem=f"{property} is {name!r}; it must begin with a letter and have at most {most} letters, digits and "
        "underscores.",
        fix=f"Use a name such as {re.sub(r'[^A-Za-z0-9_]', '_', name).lstrip('0123456789_')[:most] or 'app'!r}.",
    )


@policy(Rds.INSTANCE, Rds.CLUSTER, Rds.CLUSTER_INSTANCE, Docdb.CLUSTER, Neptune.CLUSTER)
def windows_overlap(database: Resource) -> Iterator[Finding]:
    """Backup window and maintenance window of the database overlap.

    Why: "InvalidParameterCombination: The backup window and maintenance window must not overlap." Both are UTC and at
    least 30 minutes long.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    """
    prefix = "" if database.type == Rds.INSTANCE else "preferred"
    named = [f"{prefix}{'B' if prefix else 'b'}ackupWindow", f"{prefix}{'M' if prefix else 'm'}aintenanceWindow"]
    backup, maintenance = (_minutes(database.text(name) or "") for name in named)
    if backup is None or maintenance is None:
        return
    start, end = maintenance
    # A backup of the day before may end in the window, and the window's last day is that after the week.
    for day in range(-1, 8):
        first, last = (minute + day * DAY for minute in backup)
        if first < end and start < last:
            yield database.finding(
                named[0],
                problem=f"{named[0]} is {database.text(named[0])}, and {named[1]} is {database.text(named[1])}.",
                fix=f"Move one of them, so that backups end before maintenance begins: with {named[1]} kept, an hour "
                "that it does not touch.",
                level=None if _backed_up(database) else "advisory",
            )
            return


def _backed_up(database: Resource) -> bool:
    """Does its backup window mean anything? An instance keeps no backups unless it is told to; a cluster does."""
    if database.type == Rds.CLUSTER_INSTANCE:
        return False  # its cluster's window counts
    return database.type != Rds.INSTANCE or bool(database.number("backupRetentionPeriod"))


def _minutes(window: str) -> tuple[int, int] | None:
    """Read a window as minutes from the start of its day or week, the end maybe beyond; None where it is no window."""
    match = re.fullmatch(r"(?:(\w{3}):)?(\d\d):(\d\d)-(?:(\w{3}):)?(\d\d):(\d\d)", window.strip().lower())
    if match is None or (match[1] is None) != (match[4] is None):
        return None
    if match[1] is not None and not {match[1], match[4]} <= set(DAYS):
        return None
    start = int(match[2]) * 60 + int(match[3]) + (DAYS.index(match[1]) * DAY if match[1] else 0)
    end = int(match[5]) * 60 + int(match[6]) + (DAYS.index(match[4]) * DAY if match[4] else 0)
    if end < start:
        end += len(DAYS) * DAY if match[1] else DAY
    return start, end


@policy(Rds.INSTANCE)
def replica_argument_refused(database: Resource) -> Iterator[Finding]:
    """Replica is given what it takes from its source.

    Why: The provider refuses these together: ""username": conflicts with replicate_source_db". A replica has its
    source's users, password and databases.
    Source: https://www.pulumi.com/registry/packages/aws/api-docs/rds/instance/#replicatesourcedb_python
    """
    if not database.given("replicateSourceDb"):
        return
    # https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/rds/instance.go (ConflictsWith)
    for name in database.given("dbName", "username", "characterSetName"):
        yield database.finding(
            name,
            problem=f"{name} is set on a replica (replicateSourceDb).",
            fix=f"Remove {name}: the replica takes it from its source.",
            # The provider only warns of this one, and makes the replica without it.
            level="advisory" if name == "characterSetName" else None,
        )


@policy(Rds.INSTANCE, Rds.CLUSTER_INSTANCE, Rds.CLUSTER)
def monitoring_role_missing(database: Resource) -> Iterator[Finding]:
    """Enhanced monitoring has no role.

    Why: "InvalidParameterCombination: A MonitoringRoleARN value is required if you specify a MonitoringInterval value
    other than 0."
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html
    """
    interval = database.number("monitoringInterval")
    if interval and not database.has("monitoringRoleArn"):
        yield database.finding(
            "monitoringRoleArn",
            problem=f"monitoringInterval is {interval}, and monitoringRoleArn is not set.",
            fix="Set monitoringRoleArn to a role that monitoring.rds.amazonaws.com may assume, with the policy "
            "AmazonRDSEnhancedMonitoringRole, or monitoringInterval to 0.",
        )


# https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
MULTI_AZ_NEEDS = ("dbClusterInstanceClass", "allocatedStorage", "storageType")


@policy(Rds.CLUSTER)
def multi_az_cluster_incomplete(cluster: Resource) -> Iterator[Finding]:
    """Cluster of MySQL or PostgreSQL lacks what a Multi-AZ DB cluster needs.

    Why: The engines mysql and postgres make a Multi-AZ DB cluster, which needs an instance class and storage:
    "InvalidParameterCombination: The DB cluster instance class … is required". Aurora is aurora-mysql or
    aurora-postgresql.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
    """
    engine = cluster.text("engine")
    if engine not in ("mysql", "postgres") or restored(cluster):
        return
    # What a replica of an instance may leave to its source is not documented.
    certain = not replica(cluster)
    missing = [name for name in MULTI_AZ_NEEDS if not cluster.has(name)]
    # storageType has a default in newer regions; the two others never.
    if "dbClusterInstanceClass" in missing or "allocatedStorage" in missing:
        meant = "aurora-mysql" if engine == "mysql" else "aurora-postgresql"
        yield cluster.finding(
            "engine",
            problem=f"engine is {engine}, which makes a Multi-AZ DB cluster, and {', '.join(missing)} "
            f"{'is' if len(missing) == 1 else 'are'} not set.",
            fix=f"Set engine to {meant} if Aurora is meant, else set {', '.join(missing)}.",
            level=None if certain else "advisory",
        )


@policy(Rds.INSTANCE, Rds.CLUSTER_INSTANCE, level="advisory", group="security")
def publicly_accessible(database: Resource) -> Iterator[Finding]:
    """Database has a public address.

    Why: With publiclyAccessible its name resolves to a public address outside the VPC; then only security groups and
    passwords stand between it and everybody.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html
    """
    if database.flag("publiclyAccessible", default=False):
        yield database.finding(
            "publiclyAccessible",
            problem="publiclyAccessible is true.",
            fix="Set publiclyAccessible to false, and reach the database from inside the VPC, a VPN or a bastion.",
        )


@policy(Rds.INSTANCE, level="advisory", group="reliability", environment="production")
def backups_off_in_production(database: Resource) -> Iterator[Finding]:
    """Production database takes no backups.

    Why: The provider's default for backupRetentionPeriod is 0, which switches automated backups and point-in-time
    restore off.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html
    """
    if replica(database) or aurora(database):
        return
    if not database.number("backupRetentionPeriod"):
        said = "is 0" if database.has("backupRetentionPeriod") else "is not set, which means 0"
        yield database.finding(
            "backupRetentionPeriod",
            problem=f"backupRetentionPeriod {said}, and the stack is production.",
            fix="Set backupRetentionPeriod to the days that shall be kept, 1 to 35.",
        )
