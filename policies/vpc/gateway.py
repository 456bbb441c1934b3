"""Amazon VPC: internet gateways and NAT gateways."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Block, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Ec2, Lb
from policypack.shelf.remote import unseen
from policypack.shelf.ways import vpc_of


@policy(Lb.LOAD_BALANCER, Ec2.NAT_GATEWAY)
def internet_missing(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """VPC has no internet gateway, and something in it needs one.

    Why: "InvalidSubnet: VPC vpc-… has no internet gateway" for a load balancer that faces the internet,
    "Gateway.NotAttached: Network vpc-… has no Internet gateway attached" for a NAT gateway.
    Source: https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html
    """
    if resource.type == Lb.LOAD_BALANCER:
        # A gateway load balancer is reached through endpoints, wherever it stands.
        if resource.flag("internal", default=False) or resource.text("loadBalancerType") == "gateway":
            return
        # On an Outpost it is reached through the local gateway.
        if resource.has("customerOwnedIpv4Pool"):
            return
        places: list[Block] = [resource, *resource.blocks("subnetMappings")]
        subnets = [
            subnet
            for place in places
            for name in ("subnets", "subnetId")
            for subnet in stack.follow_all(place, name, Ec2.SUBNET)
        ]
    else:
        if resource.text("connectivityType") == "private":
            return
        subnets = stack.follow_all(resource, "subnetId", Ec2.SUBNET)
    vpc = vpc_of(subnets, stack)
    if vpc is None:
        return
    # In a Wavelength Zone the carrier's gateway leads out.
    doors = Ec2.INTERNET_GATEWAY, Ec2.INTERNET_GATEWAY_ATTACHMENT, Ec2.CARRIER_GATEWAY
    if stack.referrers(vpc, *doors, property="vpcId"):
        return
    what = "The load balancer faces the internet" if resource.type == Lb.LOAD_BALANCER else "The NAT gateway is public"
    yield resource.finding(
        problem=f"{what}, and nothing in this stack attaches an internet gateway to its VPC {vpc.name}.",
        fix=f"Add an aws.ec2.InternetGateway with the vpcId of {vpc.name} and a route to it"
        + (", or set internal to true." if resource.type == Lb.LOAD_BALANCER else "."),
        # Another stack may have attached one to a VPC that is there already.
        level="advisory" if vpc.exists else unseen(stack, "vpcId", *doors),
    )


@policy(Ec2.NAT_GATEWAY)
def nat_without_address(gateway: Resource) -> Iterator[Finding]:
    """Public NAT gateway has no Elastic IP address.

    Why: "MissingParameter: The request must include the AllocationId parameter." A regional NAT gateway may choose
    its addresses itself, and a private one has none.
    Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNatGateway.html
    """
    if gateway.text("connectivityType", default="public") != "public" or gateway.has("allocationId"):
        return
    if gateway.text("availabilityMode", default="zonal") == "regional" or gateway.has("availabilityZoneAddresses"):
        return
    yield gateway.finding(
        "allocationId",
        problem="The NAT gateway is public, and allocationId is not set.",
        fix="Add an aws.ec2.Eip with the domain vpc, and set allocationId to its id.",
    )


@policy(Ec2.ROUTE, Ec2.ROUTE_TABLE)
def not_attached(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Route leads to an internet gateway that nothing attaches to a VPC.

    Why: "InvalidParameterValue: route table rtb-… and network gateway igw-… belong to different networks": a gateway
    belongs to a network when it is attached.
    Source: https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html
        https://github.com/smoketurner/serverless-vpc-plugin/issues/147
    """
    for block in resource.blocks("routes") if resource.type == Ec2.ROUTE_TABLE else [resource]:
        gateway = stack.follow(block, "gatewayId", Ec2.INTERNET_GATEWAY)
        if gateway is None or gateway.exists or gateway.external or gateway.has("vpcId"):
            continue
        if not stack.referrers(gateway, Ec2.INTERNET_GATEWAY_ATTACHMENT, property="internetGatewayId"):
            yield block.finding(
                "gatewayId",
                problem=f"The route leads to {gateway.name}, which has no vpcId, and nothing here attaches it.",
                fix=f"Set vpcId of {gateway.name} to the VPC of the route table.",
                level=unseen(stack, "internetGatewayId", Ec2.INTERNET_GATEWAY_ATTACHMENT),
            )
