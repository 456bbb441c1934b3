"""Clusters that others are put into."""

from __future__ import annotations

from collections.abc import Iterator

from policies._kubernetes import ACCESS_ENTRY, ADDON, CLUSTER, FARGATE_PROFILE, NODE_GROUP
from policies._outside import named_outside, proven, with_commands
from policypack import Aws, Finding, Resource, Stack, policy


@policy(NODE_GROUP, ADDON, FARGATE_PROFILE, ACCESS_ENTRY, severity="critical")
def not_found(member: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Cluster does not exist.

    Why: "ResourceNotFoundException: No cluster found for name: main." The name is looked for in the resource's own
    region.
    Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html
    """
    name = named_outside(member, "clusterName", stack, CLUSTER)
    if name is None or aws.eks.cluster(name) is not None:
        return
    yield member.finding(
        "clusterName",
        problem=f"There is no cluster {name} in {member.region}, and this stack does not create it.",
        fix=with_commands(
            "Name a cluster that is there, or refer to one of this stack by its name output:",
            f"aws eks list-clusters --region {member.region}",
        ),
        level=proven(member, "clusterName", stack),
    )
