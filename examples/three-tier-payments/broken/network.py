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
        super().__init__("payments:network:Network", f"{name}-network", None, opts)
        child = pulumi.ResourceOptions(parent=self)

        self.vpc = aws.ec2.Vpc(
            f"{name}-vpc",
            cidr_block="10.60.0.0/16",
            enable_dns_support=True,
            enable_dns_hostnames=True,
            tags={"Name": f"{name}-vpc"},
            opts=child,
        )
        gateway = aws.ec2.InternetGateway(f"{name}-igw", vpc_id=self.vpc.id, tags={"Name": f"{name}-igw"}, opts=child)

        self.public = [
            self._subnet(settings, "public", zone, f"10.60.{index}.0/24") for index, zone in enumerate(ZONES)
        ]
        self.private = [
            self._subnet(settings, "private", zone, f"10.60.{16 * (index + 1)}.0/20")
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

        public_routes = self._public_table(f"{name}-public", gateway)
        private_routes = [self._private_table(f"{name}-private-{zone}") for zone in ZONES]
        way_out = aws.ec2.Route(
            f"{name}-private-way-out",
            route_table_id=private_routes[0].id,
            destination_cidr_block=ANYWHERE,
            nat_gateway_id=nat.id,
            opts=child,
        )
        associations = [
            aws.ec2.RouteTableAssociation(
                f"{name}-{tier}-{zone}", subnet_id=subnet.id, route_table_id=table.id, opts=child
            )
            for tier, subnets, tables in (
                ("public", self.public, [public_routes, public_routes]),
                ("private", self.private, private_routes),
            )
            for zone, subnet, table in zip(ZONES, subnets, tables, strict=True)
        ]

        # Whatever starts in the private subnets downloads something first.
        self.egress: list[pulumi.Resource] = [way_out, *associations]
        self.register_outputs({"vpc_id": self.vpc.id})

    def _subnet(self, settings: Settings, tier: str, zone: str, cidr: str) -> aws.ec2.Subnet:
        name = f"{settings.prefix}-{tier}-{zone}"
        return aws.ec2.Subnet(
            name,
            vpc_id=self.vpc.id,
            cidr_block=cidr,
            availability_zone=f"{settings.region}{zone}",
            tags={"Name": name},
            opts=pulumi.ResourceOptions(parent=self),
        )

    def _public_table(self, name: str, gateway: aws.ec2.InternetGateway) -> aws.ec2.RouteTable:
        return aws.ec2.RouteTable(
            f"{name}-routes",
            vpc_id=self.vpc.id,
            routes=[aws.ec2.RouteTableRouteArgs(cidr_block=ANYWHERE, gateway_id=gateway.id)],
            tags={"Name": name},
            opts=pulumi.ResourceOptions(parent=self),
        )

    def _private_table(self, name: str) -> aws.ec2.RouteTable:
        return aws.ec2.RouteTable(
            f"{name}-routes",
            vpc_id=self.vpc.id,
            tags={"Name": name},
            opts=pulumi.ResourceOptions(parent=self),
        )
