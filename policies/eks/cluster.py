"""Clusters that others are put into."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Eks
from policypack.shelf.outside import named_outside, proven, with_commands


@policy(Eks.NODE_GROUP, Eks.ADDON, Eks.FARGATE_PROFILE, Eks.ACCESS_ENTRY, severity="critical")
def not_found(member: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Cluster does not exist.

    Why: "ResourceNotFoundException: No cluster found for name: main." The name is looked for in the resource's own
    region.
    Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html
    """
    name = named_outside(member, "clusterName", stack, Eks.CLUSTER)
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
