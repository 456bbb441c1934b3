"""Clusters that others are put into."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import ip_network

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


@policy(Eks.CLUSTER)
def public_range_refused(cluster: Resource) -> Iterator[Finding]:
    """Public endpoint of a cluster is open to addresses that are not of the internet.

    Why: "InvalidParameterException: The following CIDRs are not allowed in publicAccessCidrs: [10.0.0.0/8]": nobody
    comes from private addresses, or from those that are kept for documentation.
    Source: https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html
        https://docs.aws.amazon.com/eks/latest/APIReference/API_VpcConfigRequest.html
    """
    place = cluster.block("vpcConfig")
    refused = [text for text in place.texts("publicAccessCidrs") if _is_private(text)] if place else []
    if place is not None and refused:
        yield place.finding(
            "publicAccessCidrs",
            problem=f"publicAccessCidrs has {' and '.join(refused)}.",
            fix="Name the public addresses of those who come, as the internet sees them; the VPC's own reach the "
            "cluster by endpointPrivateAccess.",
        )


def _is_private(text: str) -> bool:
    try:
        network = ip_network(text)
    except ValueError:
        return False
    return network.version == 4 and network.prefixlen > 0 and network.is_private
