"""Networks, load balancers, addresses and endpoints.

Sources: https://aws.amazon.com/vpc/pricing/ https://aws.amazon.com/privatelink/pricing/
https://aws.amazon.com/elasticloadbalancing/pricing/
"""

from __future__ import annotations

from collections.abc import Iterator

from policypack.cost.parts import LineName, Part, Pricer, Said, Usage, counted
from policypack.resource import Resource
from policypack.stack import Stack

_BALANCERS = {"application": "alb", "network": "nlb", "gateway": "gwlb"}


def nat(gateway: Resource, stack: Stack) -> Iterator[Said]:
    # Its public address is the Eip's own line; without one in the stack it is an address from elsewhere.
    yield Part("nat/hour")
    yield Usage("data through NAT gateways")


def address(eip: Resource, stack: Stack) -> Iterator[Said]:
    # Billed in use and idle alike since February 2024.
    yield Part("ipv4/hour")


def balancer(lb: Resource, stack: Stack) -> Iterator[Said]:
    kind = lb.text("loadBalancerType", "application") or "application"
    yield Part(f"{_BALANCERS.get(kind, kind)}/hour")
    yield Usage("capacity units of load balancers")
    if kind == "application" and not lb.flag("internal"):
        zones = len(lb.items("subnets")) or len(lb.items("subnetMappings"))
        if zones:
            # One public address in each zone: more where it scales out.
            yield Part("ipv4/hour", zones)
            yield LineName(f"{kind}, public in {counted(zones, 'zone')}")
            return
    yield LineName(kind)


def classic(lb: Resource, stack: Stack) -> Iterator[Said]:
    yield Part("clb/hour")
    yield Usage("data through load balancers")


def endpoint(endpoint: Resource, stack: Stack) -> Iterator[Said]:
    kind = endpoint.text("vpcEndpointType", "Gateway")
    if kind == "Gateway":
        return
    zones = len(endpoint.items("subnetIds")) or len(endpoint.items("subnetConfigurations")) or 1
    yield Part("gwlb-endpoint/hour" if kind == "GatewayLoadBalancer" else "endpoint/hour", zones)
    yield Usage("data through interface endpoints")
    yield LineName(f"in {counted(zones, 'subnet')}")


def attachment(resource: Resource, stack: Stack) -> Iterator[Said]:
    yield Part("transit-attachment/hour")
    yield Usage("data through transit gateways")


def vpn(resource: Resource, stack: Stack) -> Iterator[Said]:
    yield Part("vpn/hour")
    if resource.has("transitGatewayId"):
        yield Part("transit-attachment/hour")


def firewall(resource: Resource, stack: Stack) -> Iterator[Said]:
    zones = len(resource.items("subnetMappings")) or 1
    yield Part("firewall/hour", zones)
    yield Usage("data through firewalls")
    yield LineName(f"in {counted(zones, 'subnet')}")


def accelerator(resource: Resource, stack: Stack) -> Iterator[Said]:
    if resource.flag("enabled", default=True):
        yield Part("accelerator/hour")
        yield Usage("data through accelerators")


PRICERS: dict[str, tuple[str, Pricer]] = {
    "aws:ec2/natGateway:NatGateway": ("NAT gateway", nat),
    "aws:ec2/eip:Eip": ("Public IPv4 address", address),
    "aws:lb/loadBalancer:LoadBalancer": ("Load balancer", balancer),
    "aws:elb/loadBalancer:LoadBalancer": ("Classic load balancer", classic),
    "aws:ec2/vpcEndpoint:VpcEndpoint": ("Interface endpoint", endpoint),
    "aws:ec2transitgateway/vpcAttachment:VpcAttachment": ("Transit gateway attachment", attachment),
    "aws:ec2/vpnConnection:VpnConnection": ("VPN connection", vpn),
    "aws:networkfirewall/firewall:Firewall": ("Network firewall", firewall),
    "aws:globalaccelerator/accelerator:Accelerator": ("Global accelerator", accelerator),
}
