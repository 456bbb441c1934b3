"""The analysts' network: their notebooks reach AWS and the internet through one NAT gateway."""

from __future__ import annotations

import pulumi
import pulumi_aws as aws

config = pulumi.Config()
region = pulumi.Config("aws").require("region")
prefix = f"sandbox-{config.require('environment')}"
ANYWHERE = "0.0.0.0/0"

vpc = aws.ec2.Vpc(
    f"{prefix}-vpc",
    cidr_block="10.90.0.0/16",
    enable_dns_support=True,
    enable_dns_hostnames=True,
    tags={"Name": f"{prefix}-vpc"},
)
gateway = aws.ec2.InternetGateway(f"{prefix}-igw", vpc_id=vpc.id, tags={"Name": f"{prefix}-igw"})
public_routes = aws.ec2.RouteTable(
    f"{prefix}-public",
    vpc_id=vpc.id,
    routes=[aws.ec2.RouteTableRouteArgs(cidr_block=ANYWHERE, gateway_id=gateway.id)],
    tags={"Name": f"{prefix}-public"},
)
public = aws.ec2.Subnet(
    f"{prefix}-public",
    vpc_id=vpc.id,
    cidr_block="10.90.0.0/24",
    availability_zone=f"{region}a",
    tags={"Name": f"{prefix}-public"},
)
aws.ec2.RouteTableAssociation(f"{prefix}-public", subnet_id=public.id, route_table_id=public_routes.id)
address = aws.ec2.Eip(f"{prefix}-nat", domain="vpc", opts=pulumi.ResourceOptions(depends_on=[gateway]))
nat = aws.ec2.NatGateway(
    f"{prefix}-nat",
    allocation_id=address.id,
    subnet_id=public.id,
    tags={"Name": f"{prefix}-nat"},
    opts=pulumi.ResourceOptions(depends_on=[gateway]),
)

routes = aws.ec2.RouteTable(
    f"{prefix}-private",
    vpc_id=vpc.id,
    routes=[aws.ec2.RouteTableRouteArgs(cidr_block=ANYWHERE, nat_gateway_id=nat.id)],
    tags={"Name": f"{prefix}-private"},
)
subnets = []
for index, zone in enumerate("ab"):
    subnet = aws.ec2.Subnet(
        f"{prefix}-private-{zone}",
        vpc_id=vpc.id,
        cidr_block=f"10.90.{16 + index * 16}.0/20",
        availability_zone=f"{region}{zone}",
        tags={"Name": f"{prefix}-private-{zone}"},
    )
    aws.ec2.RouteTableAssociation(f"{prefix}-private-{zone}", subnet_id=subnet.id, route_table_id=routes.id)
    subnets.append(subnet)
aws.ec2.VpcEndpoint(
    f"{prefix}-s3",
    vpc_id=vpc.id,
    service_name=f"com.amazonaws.{region}.s3",
    vpc_endpoint_type="Gateway",
    route_table_ids=[routes.id],
    tags={"Name": f"{prefix}-s3"},
)

pulumi.export("vpc", vpc.id)
pulumi.export("subnets", [subnet.id for subnet in subnets])
