"""Clusters and their instances."""

from __future__ import annotations

from collections.abc import Iterator

from policies._databases import CLUSTER, CLUSTER_INSTANCE, aurora
from policypack import Finding, Resource, Stack, policy


@policy(CLUSTER, level="advisory", group="reliability", environment="production")
def single_instance_in_production(cluster: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Production cluster has a single instance.

    Why: Aurora's storage stands in three zones, its instances do not: when the only one fails, the database is away
    until another is made, which takes up to ten minutes instead of about one.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html
    """
    if not aurora(cluster) or (cluster.has("globalClusterIdentifier") and not cluster.has("masterUsername")):
        return
    instances = stack.referrers(cluster, CLUSTER_INSTANCE, property="clusterIdentifier")
    if len(instances) == 1:
        yield cluster.finding(
            problem=f"{instances[0].name} is the only instance of the cluster, and the stack is production.",
            fix="Add a second ClusterInstance: it takes over when the first one fails, and reads in the meantime.",
        )
