"""Clusters and their instances."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, Unavailable, policy
from policypack.catalogue.tokens import Docdb, Neptune, Rds
from policypack.shelf.databases import aurora
from policypack.shelf.offline import class_not_priced
from policypack.shelf.orderable import CLUSTER_OF, ordered
from policypack.shelf.outside import named_outside, proven, with_commands
from policypack.shown import argument


@policy(Rds.CLUSTER, level="advisory", group="reliability", environment="production")
def single_instance_in_production(cluster: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Production cluster has a single instance.

    Why: Aurora's storage stands in three zones, its instances do not: when the only one fails, the database is away
    until another is made, which takes up to ten minutes instead of about one.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html
    """
    if not aurora(cluster) or (cluster.has("globalClusterIdentifier") and not cluster.has("masterUsername")):
        return
    instances = stack.referrers(cluster, Rds.CLUSTER_INSTANCE, property="clusterIdentifier")
    if len(instances) == 1:
        yield cluster.finding(
            problem=f"{instances[0].name} is the only instance of the cluster, and the stack is production.",
            fix="Add a second ClusterInstance: it takes over when the first one fails, and reads in the meantime.",
        )


@policy(Rds.CLUSTER, severity="critical")
def class_not_orderable(cluster: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Instance class of a Multi-AZ DB cluster cannot be ordered in the region.

    Why: "InvalidParameterCombination: RDS does not support creating a DB cluster with the following combination …".
    Only some classes, versions and regions have Multi-AZ DB clusters.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.RDS_Fea_Regions_DB-eng.Feature.MultiAZDBClusters.html
    """
    if not cluster.has("dbClusterInstanceClass"):
        return
    try:
        asked = ordered(cluster, stack, aws, "dbClusterInstanceClass")
    except Unavailable:
        yield from class_not_priced(cluster, "dbClusterInstanceClass", cluster.text("engine"))
        raise
    if asked is None or any(option.clusters for option in asked.options):
        return
    region = cluster.region
    yield cluster.finding(
        "dbClusterInstanceClass",
        problem=f"{asked.instance_class} with {asked} cannot be ordered for a Multi-AZ DB cluster in {region}.",
        fix=with_commands(
            "Choose a class that supports clusters; this lists them:",
            f"aws rds describe-orderable-db-instance-options --engine {argument(asked.engine)} --region {region} "
            "--query 'OrderableDBInstanceOptions[?SupportsClusters].[EngineVersion,DBInstanceClass]' --output text",
        ),
        level=asked.level,
    )


@policy(Rds.CLUSTER_INSTANCE, Docdb.CLUSTER_INSTANCE, Neptune.CLUSTER_INSTANCE, severity="critical")
def not_found(instance: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Instance is put into a cluster that does not exist.

    Why: "DBClusterNotFoundFault: DBCluster orders not found." The cluster is looked for in the instance's own region.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    """
    cluster_type = CLUSTER_OF[instance.type]
    name = named_outside(instance, "clusterIdentifier", stack, cluster_type, key="clusterIdentifier")
    if name is None or aws.rds.cluster(name) is not None:
        return
    yield instance.finding(
        "clusterIdentifier",
        problem=f"There is no cluster {name} in {instance.region}, and this stack does not create it.",
        fix=with_commands(
            "Name a cluster that is there, or refer to one of this stack by its output:",
            f"aws rds describe-db-clusters --region {instance.region} --query 'DBClusters[].DBClusterIdentifier'",
        ),
        level=proven(instance, "clusterIdentifier", stack),
    )
