"""The VPC: a public and a private subnet in each of two zones, one way out."""

from __future__ import annotations

import pulumi
import pulumi_aws as aws

from settings import Settings

ANYWHERE = "0.0.0.0/0"
ZONES = ("a", "b")


class Network(pulumi.ComponentResource):
    def __init__(self, settings: Settings, opts: pulumi.ResourceOptions | None = None) -> None:
        name = settings.prefix
        super().__init__("ml:network:Network", f"{name}-network", None, opts)
        child = pulumi.ResourceOptions(parent=self)

        self.vpc = aws.ec2.Vpc(
            f"{name}-vpc",
            cidr_block="10.80.0.0/16",
            enable_dns_support=True,
            enable_dns_hostnames=True,
            tags={"Name": f"{name}-vpc"},
            opts=child,
        )
        gateway = aws.ec2.InternetGateway(f"{name}-igw", vpc_id=self.vpc.id, tags={"Name": f"{name}-igw"}, opts=child)

        self.public = [
            self._subnet(settings, "public", zone, f"10.80.{index}.0/24") for index, zone in enumerate(ZONES)
        ]
        self.private = [
            self._subnet(settings, "private", zone, f"10.80.{16 * (index + 1)}.0/20")
            for index, zone in enumerate(ZONES)
        ]

        address = aws.ec2.Eip(
            f"{name}-nat-ip",
            domain="vpc",
            tags={"Name": f"{name}-nat"},
            opts=pulumi.ResourceOptions(parent=self, depends_on=[gateway]),
        )
        nat = aws.ec2.NatGateway(
            f"{name}-nat",
            allocation_id=address.id,
            subnet_id=self.public[0].id,
            tags={"Name": f"{name}-nat"},
            opts=pulumi.ResourceOptions(parent=self, depends_on=[gateway]),
        )

        public_routes = self._table(f"{name}-public", gateway_id=gateway.id)
        private_routes = self._table(f"{name}-private", nat_gateway_id=nat.id)
        associations = [
            aws.ec2.RouteTableAssociation(
                f"{name}-{tier}-{zone}", subnet_id=subnet.id, route_table_id=table.id, opts=child
            )
            for tier, subnets, table in (
                ("public", self.public, public_routes),
                ("private", self.private, private_routes),
            )
            for zone, subnet in zip(ZONES, subnets, strict=True)
        ]
        # Models and image layers are in S3; through the gateway endpoint they do not pass the NAT gateway.
        aws.ec2.VpcEndpoint(
            f"{name}-s3",
            vpc_id=self.vpc.id,
            service_name=f"com.amazonaws.{settings.region}.s3",
            vpc_endpoint_type="Gateway",
            route_table_ids=[private_routes.id],
            tags={"Name": f"{name}-s3"},
            opts=child,
        )

        # Whatever starts in the private subnets downloads something first.
        self.egress: list[pulumi.Resource] = [nat, *associations]
        self.register_outputs({"vpc_id": self.vpc.id})

    def _subnet(self, settings: Settings, tier: str, zone: str, cidr: str) -> aws.ec2.Subnet:
        name = f"{settings.prefix}-{tier}-{zone}"
        return aws.ec2.Subnet(
            name,
            vpc_id=self.vpc.id,
            cidr_block=cidr,
            availability_zone=f"{settings.region}a",
            tags={"Name": name},
            opts=pulumi.ResourceOptions(parent=self),
        )

    def _table(self, name: str, **target: pulumi.Input[str]) -> aws.ec2.RouteTable:
        return aws.ec2.RouteTable(
            f"{name}-routes",
            vpc_id=self.vpc.id,
            routes=[aws.ec2.RouteTableRouteArgs(cidr_block=ANYWHERE, **target)],
            tags={"Name": name},
            opts=pulumi.ResourceOptions(parent=self),
        )
