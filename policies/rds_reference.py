"""Databases that snapshots, proxies, endpoints and roles are made for."""

from __future__ import annotations

from collections.abc import Iterator

from policies._databases import CLUSTER, DOCDB_CLUSTER, INSTANCE, NEPTUNE_CLUSTER
from policies._wanted import Wanted, missing
from policypack import Aws, Finding, Resource, Stack, policy


def _instance(property: str) -> Wanted:
    return Wanted(
        property,
        "database instance",
        lambda aws, name: aws.rds.database(name),
        "aws rds describe-db-instances --query 'DBInstances[].DBInstanceIdentifier'",
        (INSTANCE,),
        "identifier",
    )


def _cluster(property: str, type: str = CLUSTER) -> Wanted:
    return Wanted(
        property,
        "database cluster",
        lambda aws, name: aws.rds.cluster(name),
        "aws rds describe-db-clusters --query 'DBClusters[].DBClusterIdentifier'",
        (type,),
        "clusterIdentifier",
    )


NAMED = {
    "aws:rds/proxyTarget:ProxyTarget": (_instance("dbInstanceIdentifier"), _cluster("dbClusterIdentifier")),
    "aws:rds/snapshot:Snapshot": (_instance("dbInstanceIdentifier"),),
    "aws:rds/roleAssociation:RoleAssociation": (_instance("dbInstanceIdentifier"),),
    "aws:rds/clusterSnapshot:ClusterSnapshot": (_cluster("dbClusterIdentifier"),),
    "aws:rds/clusterRoleAssociation:ClusterRoleAssociation": (_cluster("dbClusterIdentifier"),),
    "aws:rds/clusterEndpoint:ClusterEndpoint": (_cluster("clusterIdentifier"),),
    "aws:docdb/clusterSnapshot:ClusterSnapshot": (_cluster("dbClusterIdentifier", DOCDB_CLUSTER),),
    "aws:neptune/clusterSnapshot:ClusterSnapshot": (_cluster("dbClusterIdentifier", NEPTUNE_CLUSTER),),
    "aws:neptune/clusterEndpoint:ClusterEndpoint": (_cluster("clusterIdentifier", NEPTUNE_CLUSTER),),
}


@policy(*NAMED, severity="critical")
def not_found(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Database that a snapshot, proxy, endpoint or role is for does not exist.

    Why: "DBInstanceNotFound" or "DBClusterNotFoundFault": a database is looked for in the region of what names it. A
    snapshot that is there outlives its database.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RegisterDBProxyTargets.html
        https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBSnapshot.html
    """
    # Without a state a snapshot may be one that was made long ago.
    if resource.exists or (not stack.has_state and "Snapshot" in resource.type):
        return
    for wanted in NAMED[resource.type]:
        yield from missing(resource, wanted, stack, aws)
