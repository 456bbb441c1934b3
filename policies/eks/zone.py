"""Zones in which EKS has no control planes, and MSK no brokers."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Ec2, Eks, Msk

# By their ids: which letter a zone has differs from account to account.
# https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
# https://docs.aws.amazon.com/msk/1.0/apireference/clusters.html (clientSubnets)
_REFUSED = {
    Eks.CLUSTER: ("vpcConfig", "subnetIds", "EKS", ("use1-az3", "usw1-az2", "cac1-az3")),
    Msk.CLUSTER: ("brokerNodeGroupInfo", "clientSubnets", "MSK", ("use1-az3",)),
}


@policy(*_REFUSED)
def refused(cluster: Resource, *, stack: Stack, aws: Aws | None = None) -> Iterator[Finding]:
    """Cluster has a subnet in a zone that its service does not use.

    Why: "UnsupportedAvailabilityZoneException: Cannot create cluster … because EKS does not support creating control
    plane instances in us-east-1e, the targeted availability zone."
    Source: https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
        https://github.com/pulumi/pulumi-eks/issues/1401
    """
    within, name, service, ids = _REFUSED[cluster.type]
    block = cluster.block(within)
    if block is None or cluster.exists:
        return
    for subnet in stack.follow_all(block, name, Ec2.SUBNET):
        id, zone = subnet.text("availabilityZoneId"), subnet.text("availabilityZone")
        if id is None and zone is not None and aws is not None and any(item[:4] == _short(zone) for item in ids):
            id = next((item.id for item in aws.ec2.zones() if item.name == zone), None)
        if id in ids:
            yield block.finding(
                name,
                problem=f"{subnet.name} is in {zone or id}{f' ({id})' if zone else ''}, which {service} does not use.",
                fix=f"Leave {subnet.name} out, or make it in another zone.",
            )


def _short(zone: str) -> str:
    """Return how the ids of a zone's region begin: use1 for us-east-1e."""
    parts = zone.split("-")
    return f"{parts[0]}{parts[1][0]}{parts[2][:1]}" if len(parts) == 3 else ""
