"""Addresses of the services in a cluster."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Network

from policypack import Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Ec2, Eks
from policypack.shelf.ranges import cidr

_PRIVATE = tuple(IPv4Network(item) for item in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"))
LARGEST, SMALLEST = 12, 24


@policy(Eks.CLUSTER)
def addresses_refused(cluster: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Addresses for services are not private, too many or few, or also the VPC's.

    Why: "InvalidParameterException: The specified service CIDR overlaps with the VPC CIDR". The range lies in
    10.0.0.0/8,
    172.16.0.0/12 or 192.168.0.0/16, is between /12 and /24, and is apart from every range of the VPC.
    Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html
    """
    network = None if cluster.exists else cluster.block("kubernetesNetworkConfig")
    text = network.text("serviceIpv4Cidr") if network else None
    own = cidr(text) if text else None
    if not network or own is None:
        return
    problem = None
    if not any(own.subnet_of(item) for item in _PRIVATE):
        problem = "which is not in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16"
    elif not LARGEST <= own.prefixlen <= SMALLEST:
        problem = f"which is not between /{LARGEST} and /{SMALLEST}"
    else:
        theirs = next((item for item in _ranges(cluster, stack) if own.overlaps(item)), None)
        if theirs:
            problem = f"and the VPC has {theirs}, which overlap"
    if problem:
        yield network.finding(
            "serviceIpv4Cidr",
            problem=f"serviceIpv4Cidr is {text}, {problem}.",
            fix="Choose a private range of its own, or leave it out: EKS takes 10.100.0.0/16 or 172.20.0.0/16.",
        )


def _ranges(cluster: Resource, stack: Stack) -> list[IPv4Network]:
    """Return the ranges of the VPC of the cluster's subnets, if this stack plans it."""
    place = cluster.block("vpcConfig")
    subnets = stack.follow_all(place, "subnetIds", Ec2.SUBNET) if place else []
    vpcs = {vpc.urn: vpc for subnet in subnets if (vpc := stack.follow(subnet, "vpcId", Ec2.VPC))}
    if len(vpcs) != 1:
        return []
    (vpc,) = vpcs.values()
    more = stack.referrers(vpc, Ec2.VPC_IPV4_CIDR_BLOCK_ASSOCIATION, property="vpcId")
    written = [item.text("cidrBlock") for item in (vpc, *more)]
    return [found for item in written if item and (found := cidr(item))]
