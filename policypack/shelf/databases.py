"""Type tokens of databases, and what of them comes from elsewhere: replicas, restored and global databases."""

from __future__ import annotations

from policypack import Resource
from policypack.catalogue.tokens import Docdb, Neptune, Rds

# The global databases that clusters can be part of, by the clusters' type.
GLOBAL_CLUSTERS = {
    Rds.CLUSTER: Rds.GLOBAL_CLUSTER,
    Docdb.CLUSTER: Docdb.GLOBAL_CLUSTER,
    Neptune.CLUSTER: Neptune.GLOBAL_CLUSTER,
}

RESTORED = ("snapshotIdentifier", "snapshotArn", "restoreToPointInTime", "s3Import")


def restored(database: Resource) -> bool:
    """Does it begin as a copy of a snapshot, a backup or a point in time?"""
    return any(database.has(name) for name in RESTORED)


def replica(database: Resource) -> bool:
    """Does it replicate another database, from which it takes user, password and encryption?"""
    return database.has("replicateSourceDb") or database.has("replicationSourceIdentifier")


def aurora(database: Resource) -> bool:
    """Is it Aurora? The engine of a cluster defaults to none; that of an instance may name Aurora too."""
    return (database.text("engine") or "").startswith("aurora")


def postgres(database: Resource) -> bool:
    return database.text("engine") in ("postgres", "aurora-postgresql")


def mysql(database: Resource) -> bool:
    return database.text("engine") in ("mysql", "mariadb", "aurora-mysql", "aurora")
