"""Type tokens of databases, and what of them comes from elsewhere: replicas, restored and global databases."""

from __future__ import annotations

from policypack import Resource

INSTANCE = "aws:rds/instance:Instance"
CLUSTER = "aws:rds/cluster:Cluster"
CLUSTER_INSTANCE = "aws:rds/clusterInstance:ClusterInstance"
GLOBAL_CLUSTER = "aws:rds/globalCluster:GlobalCluster"
SUBNET_GROUP = "aws:rds/subnetGroup:SubnetGroup"
PARAMETER_GROUP = "aws:rds/parameterGroup:ParameterGroup"
CLUSTER_PARAMETER_GROUP = "aws:rds/clusterParameterGroup:ClusterParameterGroup"
DOCDB_CLUSTER = "aws:docdb/cluster:Cluster"
DOCDB_INSTANCE = "aws:docdb/clusterInstance:ClusterInstance"
NEPTUNE_CLUSTER = "aws:neptune/cluster:Cluster"
NEPTUNE_INSTANCE = "aws:neptune/clusterInstance:ClusterInstance"
OPTION_GROUP = "aws:rds/optionGroup:OptionGroup"
DOCDB_SUBNET_GROUP = "aws:docdb/subnetGroup:SubnetGroup"
DOCDB_PARAMETER_GROUP = "aws:docdb/clusterParameterGroup:ClusterParameterGroup"
NEPTUNE_SUBNET_GROUP = "aws:neptune/subnetGroup:SubnetGroup"
NEPTUNE_PARAMETER_GROUP = "aws:neptune/parameterGroup:ParameterGroup"
NEPTUNE_CLUSTER_PARAMETER_GROUP = "aws:neptune/clusterParameterGroup:ClusterParameterGroup"
REDSHIFT_CLUSTER = "aws:redshift/cluster:Cluster"

# The global databases that clusters can be part of, by the clusters' type.
GLOBAL_CLUSTERS = {
    CLUSTER: GLOBAL_CLUSTER,
    DOCDB_CLUSTER: "aws:docdb/globalCluster:GlobalCluster",
    NEPTUNE_CLUSTER: "aws:neptune/globalCluster:GlobalCluster",
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
