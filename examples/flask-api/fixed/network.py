"""The VPC: two public and two private subnets over two zones, one way out."""

from __future__ import annotations

import pulumi
import pulumi_aws as aws

from settings import Settings

ANYWHERE = "0.0.0.0/0"


class Network(pulumi.ComponentResource):
    def __init__(self, settings: Settings, opts: pulumi.ResourceOptions | None = None) -> None:
        name = settings.prefix
        super().__init__("shop:network:Network", f"{name}-network", None, opts)
        child = pulumi.ResourceOptions(parent=self)

        self.vpc = aws.ec2.Vpc(
            f"{name}-vpc",
            cidr_block="10.40.0.0/16",
            enable_dns_support=True,
            enable_dns_hostnames=True,
            tags={"Name": f"{name}-vpc"},
            opts=child,
        )
        gateway = aws.ec2.InternetGateway(f"{name}-igw", vpc_id=self.vpc.id, tags={"Name": f"{name}-igw"}, opts=child)

        self.public = [self._subnet(settings, "public", index, zone) for index, zone in enumerate("ab")]
        self.private = [self._subnet(settings, "private", index + 8, zone) for index, zone in enumerate("ab")]

        address = aws.ec2.Eip(
            f"{name}-nat-ip",
            domain="vpc",
            tags={"Name": f"{name}-nat"},
            opts=pulumi.ResourceOptions(parent=self, depends_on=[gateway]),
        )
        # One gateway for both zones: the tasks only pull images and call AWS, and a second one costs more than an
        # hour without them.
        nat = aws.ec2.NatGateway(
            f"{name}-nat",
            allocation_id=address.id,
            subnet_id=self.public[0].id,
            tags={"Name": f"{name}-nat"},
            opts=pulumi.ResourceOptions(parent=self, depends_on=[gateway]),
        )

        self.public_routes = aws.ec2.RouteTable(
            f"{name}-public-routes",
            vpc_id=self.vpc.id,
            routes=[aws.ec2.RouteTableRouteArgs(cidr_block=ANYWHERE, gateway_id=gateway.id)],
            tags={"Name": f"{name}-public"},
            opts=child,
        )
        self.private_routes = aws.ec2.RouteTable(
            f"{name}-private-routes",
            vpc_id=self.vpc.id,
            routes=[aws.ec2.RouteTableRouteArgs(cidr_block=ANYWHERE, nat_gateway_id=nat.id)],
            tags={"Name": f"{name}-private"},
            opts=child,
        )
        associations = [
            aws.ec2.RouteTableAssociation(
                f"{name}-{tier}-{zone}",
                subnet_id=subnet.id,
                route_table_id=table.id,
                opts=child,
            )
            for tier, subnets, table in (
                ("public", self.public, self.public_routes),
                ("private", self.private, self.private_routes),
            )
            for zone, subnet in zip("ab", subnets, strict=True)
        ]

        # Image layers come from S3; through the gateway endpoint they cost nothing.
        aws.ec2.VpcEndpoint(
            f"{name}-s3",
            vpc_id=self.vpc.id,
            service_name=f"com.amazonaws.{settings.region}.s3",
            vpc_endpoint_type="Gateway",
            route_table_ids=[self.private_routes.id],
            tags={"Name": f"{name}-s3"},
            opts=child,
        )

        # Whoever starts something in the private subnets has to wait for their way out.
        self.egress: list[pulumi.Resource] = [nat, *associations]
        self.register_outputs({"vpc_id": self.vpc.id})

    def _subnet(self, settings: Settings, tier: str, index: int, zone: str) -> aws.ec2.Subnet:
        name = f"{settings.prefix}-{tier}-{zone}"
        return aws.ec2.Subnet(
            name,
            vpc_id=self.vpc.id,
            cidr_block=f"10.40.{index * 16}.0/20",
            availability_zone=f"{settings.region}{zone}",
            tags={"Name": name},
            opts=pulumi.ResourceOptions(parent=self),
        )
