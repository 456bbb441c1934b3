"""Databases that snapshots, proxies, endpoints and roles are made for."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Docdb, Neptune, Rds
from policypack.shelf.wanted import Wanted, missing


def _instance(property: str) -> Wanted:
    return Wanted(
        property,
        "database instance",
        lambda aws, name: aws.rds.database(name),
        "aws rds describe-db-instances --query 'DBInstances[].DBInstanceIdentifier'",
        (Rds.INSTANCE,),
        "identifier",
    )


def _cluster(property: str, type: str = Rds.CLUSTER) -> Wanted:
    return Wanted(
        property,
        "database cluster",
        lambda aws, name: aws.rds.cluster(name),
        "aws rds describe-db-clusters --query 'DBClusters[].DBClusterIdentifier'",
        (type,),
        "clusterIdentifier",
    )


NAMED = {
    Rds.PROXY_TARGET: (_instance("dbInstanceIdentifier"), _cluster("dbClusterIdentifier")),
    Rds.SNAPSHOT: (_instance("dbInstanceIdentifier"),),
    Rds.ROLE_ASSOCIATION: (_instance("dbInstanceIdentifier"),),
    Rds.CLUSTER_SNAPSHOT: (_cluster("dbClusterIdentifier"),),
    Rds.CLUSTER_ROLE_ASSOCIATION: (_cluster("dbClusterIdentifier"),),
    Rds.CLUSTER_ENDPOINT: (_cluster("clusterIdentifier"),),
    Docdb.CLUSTER_SNAPSHOT: (_cluster("dbClusterIdentifier", Docdb.CLUSTER),),
    Neptune.CLUSTER_SNAPSHOT: (_cluster("dbClusterIdentifier", Neptune.CLUSTER),),
    Neptune.CLUSTER_ENDPOINT: (_cluster("clusterIdentifier", Neptune.CLUSTER),),
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
