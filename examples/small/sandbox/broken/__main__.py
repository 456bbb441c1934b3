"""The analysts' network: a NAT gateway for each zone, and an endpoint for each service that a notebook may call."""

from __future__ import annotations

import json

import pulumi
import pulumi_aws as aws

config = pulumi.Config()
region = pulumi.Config("aws").require("region")
prefix = f"sandbox-{config.require('environment')}"
ANYWHERE = "0.0.0.0/0"
CIDR = "10.90.0.0/16"
SERVICES = ("sagemaker.api", "sagemaker.runtime", "athena", "glue", "logs", "sts", "kms", "secretsmanager")

vpc = aws.ec2.Vpc(
    f"{prefix}-vpc",
    cidr_block=CIDR,
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
subnets = []
tables = []
for index, zone in enumerate("ab"):
    public = aws.ec2.Subnet(
        f"{prefix}-public-{zone}",
        vpc_id=vpc.id,
        cidr_block=f"10.90.{index}.0/24",
        availability_zone=f"{region}{zone}",
        tags={"Name": f"{prefix}-public-{zone}"},
    )
    aws.ec2.RouteTableAssociation(f"{prefix}-public-{zone}", subnet_id=public.id, route_table_id=public_routes.id)
    address = aws.ec2.Eip(f"{prefix}-nat-{zone}", domain="vpc", opts=pulumi.ResourceOptions(depends_on=[gateway]))
    nat = aws.ec2.NatGateway(
        f"{prefix}-nat-{zone}",
        allocation_id=address.id,
        subnet_id=public.id,
        tags={"Name": f"{prefix}-nat-{zone}"},
        opts=pulumi.ResourceOptions(depends_on=[gateway]),
    )
    routes = aws.ec2.RouteTable(
        f"{prefix}-private-{zone}",
        vpc_id=vpc.id,
        routes=[aws.ec2.RouteTableRouteArgs(cidr_block=ANYWHERE, nat_gateway_id=nat.id)],
        tags={"Name": f"{prefix}-private-{zone}"},
    )
    subnet = aws.ec2.Subnet(
        f"{prefix}-private-{zone}",
        vpc_id=vpc.id,
        cidr_block=f"10.90.{16 + index * 16}.0/20",
        availability_zone=f"{region}{zone}",
        tags={"Name": f"{prefix}-private-{zone}"},
    )
    aws.ec2.RouteTableAssociation(f"{prefix}-private-{zone}", subnet_id=subnet.id, route_table_id=routes.id)
    tables.append(routes)
    subnets.append(subnet)
aws.ec2.VpcEndpoint(
    f"{prefix}-s3",
    vpc_id=vpc.id,
    service_name=f"com.amazonaws.{region}.s3",
    vpc_endpoint_type="Gateway",
    route_table_ids=[table.id for table in tables],
    tags={"Name": f"{prefix}-s3"},
)
inside = aws.ec2.SecurityGroup(
    f"{prefix}-endpoints",
    description="HTTPS from the VPC to the endpoints.",
    vpc_id=vpc.id,
    ingress=[
        aws.ec2.SecurityGroupIngressArgs(
            description="The VPC", protocol="tcp", from_port=443, to_port=443, cidr_blocks=[CIDR]
        )
    ],
    tags={"Name": f"{prefix}-endpoints"},
)
for service in SERVICES:
    aws.ec2.VpcEndpoint(
        f"{prefix}-{service.replace('.', '-')}",
        vpc_id=vpc.id,
        service_name=f"com.amazonaws.{region}.{service}",
        vpc_endpoint_type="Interface",
        private_dns_enabled=True,
        subnet_ids=[subnet.id for subnet in subnets],
        security_group_ids=[inside.id],
        tags={"Name": f"{prefix}-{service}"},
    )

pulumi.export("vpc", vpc.id)
pulumi.export("subnets", [subnet.id for subnet in subnets])
