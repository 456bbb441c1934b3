"""Databases that snapshots, proxies, endpoints and roles are made for."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.aws.things.rds import CLUSTER, INSTANCE
from policypack.catalogue.tokens import Docdb, Neptune, Rds
from policypack.shelf.missing import missing

NAMED = {
    Rds.PROXY_TARGET: (("dbInstanceIdentifier", INSTANCE), ("dbClusterIdentifier", CLUSTER)),
    Rds.SNAPSHOT: (("dbInstanceIdentifier", INSTANCE),),
    Rds.ROLE_ASSOCIATION: (("dbInstanceIdentifier", INSTANCE),),
    Rds.CLUSTER_SNAPSHOT: (("dbClusterIdentifier", CLUSTER),),
    Rds.CLUSTER_ROLE_ASSOCIATION: (("dbClusterIdentifier", CLUSTER),),
    Rds.CLUSTER_ENDPOINT: (("clusterIdentifier", CLUSTER),),
    Docdb.CLUSTER_SNAPSHOT: (("dbClusterIdentifier", CLUSTER),),
    Neptune.CLUSTER_SNAPSHOT: (("dbClusterIdentifier", CLUSTER),),
    Neptune.CLUSTER_ENDPOINT: (("clusterIdentifier", CLUSTER),),
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
    for property, thing in NAMED[resource.type]:
        yield from missing(resource, property, thing, stack, aws)
