"""Snapshots that databases begin with, and those that they leave behind."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, Text, policy
from policypack.catalogue.tokens import Docdb, Neptune, Rds
from policypack.shelf.outside import named_outside, proven, with_commands

OTHERS = (Docdb.CLUSTER_SNAPSHOT, Neptune.CLUSTER_SNAPSHOT)
# What this stack may plan, and the property that names it.
PLANNED = {
    Rds.SNAPSHOT: "dbSnapshotIdentifier",
    Rds.SNAPSHOT_COPY: "targetDbSnapshotIdentifier",
    Rds.CLUSTER_SNAPSHOT: "dbClusterSnapshotIdentifier",
    Rds.CLUSTER_SNAPSHOT_COPY: "targetDbClusterSnapshotIdentifier",
    OTHERS[0]: "dbClusterSnapshotIdentifier",
    OTHERS[1]: "dbClusterSnapshotIdentifier",
}


@policy(Rds.INSTANCE, Rds.CLUSTER, Docdb.CLUSTER, Neptune.CLUSTER, severity="critical")
def not_found(database: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Snapshot to restore does not exist.

    Why: "DBSnapshotNotFound: DBSnapshot not found: …" or "DBClusterSnapshotNotFoundFault". Restoring happens once: of
    a database that exists the snapshot may well be gone.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_RestoreFromSnapshot.html
    """
    if database.exists:
        return
    names = [named_outside(database, "snapshotIdentifier", stack, type, key=key) for type, key in PLANNED.items()]
    name = names[0]
    if name is None or None in names or _there(database, name, aws):
        return
    cluster = "cluster-" if database.type != Rds.INSTANCE else ""
    # Without a state nobody can tell a database to be restored from one that was restored long ago.
    yield database.finding(
        "snapshotIdentifier",
        problem=f"There is no snapshot {name} in {database.region} that this account may restore.",
        fix=with_commands(
            "Name one that is there, or remove snapshotIdentifier to begin empty:",
            f"aws rds describe-db-{cluster}snapshots --region {database.region}",
        ),
        level=proven(database, "snapshotIdentifier", stack) if stack.has_state else "advisory",
    )


def _there(database: Resource, name: str, aws: Aws) -> bool:
    """Ask for both kinds where both may be meant; a snapshot in another region is not looked for.

    Neither is one of AWS Backup: RDS lists those of instances apart, and those of clusters among all others.
    """
    if name.rpartition("snapshot:")[2].startswith("awsbackup:"):
        return True
    if name.startswith("arn:"):
        parts = name.split(":")
        if len(parts) < 7 or parts[3] != database.region:
            return True
        found = aws.rds.cluster_snapshot(name) if parts[5] == "cluster-snapshot" else aws.rds.snapshot(name)
        return found is not None
    if database.type == Rds.INSTANCE:
        return aws.rds.snapshot(name) is not None
    return aws.rds.cluster_snapshot(name) is not None


@policy(Rds.INSTANCE, Rds.CLUSTER, Docdb.CLUSTER, Neptune.CLUSTER, level="advisory", group="reliability")
def final_name_taken(database: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Name of the final snapshot is taken already.

    Why: "DBSnapshotAlreadyExists": destroying or replacing the database fails, after everything that depended on it
    is gone. It happens when a stack is destroyed for the second time.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBInstance.html
    """
    name = database.partial("finalSnapshotIdentifier")
    if not name or isinstance(name, Text) or database.flag("skipFinalSnapshot"):
        return
    ask = aws.rds.snapshot if database.type == Rds.INSTANCE else aws.rds.cluster_snapshot
    if ask(name) is None:
        return
    yield database.finding(
        "finalSnapshotIdentifier",
        problem=f"The snapshot {name} is there already in {database.region}: the database cannot be destroyed so.",
        fix="Give finalSnapshotIdentifier a name of its own for each life of the database, for instance with a date "
        "or a random suffix, or delete the old snapshot.",
    )
