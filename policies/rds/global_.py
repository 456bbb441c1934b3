"""Global databases: clusters that join one."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.aws.things.rds import GLOBAL_CLUSTER
from policypack.catalogue.tokens import Docdb, Neptune, Rds
from policypack.shelf.databases import GLOBAL_CLUSTERS
from policypack.shelf.missing import missing
from policypack.shelf.orderable import DEFAULT_ENGINE

PROPERTY = "globalClusterIdentifier"
_INSTANCES = {
    Rds.CLUSTER: Rds.CLUSTER_INSTANCE,
    Docdb.CLUSTER: Docdb.CLUSTER_INSTANCE,
    Neptune.CLUSTER: Neptune.CLUSTER_INSTANCE,
}


@policy(*GLOBAL_CLUSTERS, level="advisory", severity="critical")
def not_found(cluster: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Global database to join does not exist.

    Why: "GlobalClusterNotFoundFault: Global cluster … not found". It is asked for in the cluster's own region, and one
    whose clusters all stand elsewhere may not be seen from there: this advises.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
    """
    if not cluster.exists:
        yield from missing(cluster, PROPERTY, GLOBAL_CLUSTER, stack, aws)


@policy(*GLOBAL_CLUSTERS)
def engine_mismatch(cluster: Resource, *, stack: Stack, aws: Aws | None = None) -> Iterator[Finding]:
    """Cluster has another engine than the global database that it joins.

    Why: CreateDBCluster refuses it: all clusters of a global database run the same engine, in the same major version.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-getting-started.html
    """
    if not cluster.has(PROPERTY):
        return
    planned = stack.follow(cluster, PROPERTY, GLOBAL_CLUSTERS[cluster.type])
    if planned is not None:
        shared = planned.text("engine")
    else:
        name = cluster.text(PROPERTY)
        there = aws.rds.global_cluster(name) if aws is not None and name else None
        shared = there.engine if there else None
    engine = cluster.text("engine") or DEFAULT_ENGINE.get(cluster.type)
    if not shared or not engine or engine == shared:
        return
    yield cluster.finding(
        "engine",
        problem=f"engine is {engine}, and the global database that the cluster joins has {shared}.",
        fix=f"Set engine to {shared}, or let the cluster join a global database of {engine}.",
        level="advisory" if cluster.exists or (planned is None and not stack.has_state) else None,
    )


@policy(*GLOBAL_CLUSTERS, level="advisory")
def secondary_before_primary(cluster: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Second cluster of a global database does not wait for an instance of the first.

    Why: "InvalidDBClusterStateFault: Source cluster … is in a state which is not valid for physical replication": the
    first cluster is one to copy from when it has an instance, which takes a while. Some had luck: this advises.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-attaching.html
        https://github.com/hashicorp/terraform-provider-aws/issues/28546
    """
    shared = stack.follow(cluster, PROPERTY, GLOBAL_CLUSTERS[cluster.type])
    if shared is None or shared.exists or cluster.exists:
        return
    first = stack.once(_primaries).get(shared.urn)
    if first is None or first.exists or first.urn == cluster.urn or first.region == cluster.region:
        return
    instances = stack.referrers(first, _INSTANCES[cluster.type], property="clusterIdentifier")
    if instances and not stack.dependencies(cluster) & {item.urn for item in instances}:
        yield cluster.finding(
            PROPERTY,
            problem=f"{cluster.name} joins {shared.name} as {first.name} does, and waits for no instance of it.",
            fix=f"Name {instances[0].name} in dependsOn (depends_on) of {cluster.name}.",
        )


def _primaries(stack: Stack) -> dict[str, Resource]:
    """Return the first cluster of each global database, by its URN: the one of those before that waits for no other."""
    found: dict[str, Resource] = {}
    for cluster in stack.of_type(*GLOBAL_CLUSTERS):
        for shared in stack.follow_all(cluster, PROPERTY, GLOBAL_CLUSTERS[cluster.type]):
            first = found.setdefault(shared.urn, cluster)
            if stack.depends_on(first, cluster):
                found[shared.urn] = cluster
    return found
