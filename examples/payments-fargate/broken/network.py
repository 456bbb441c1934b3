"""The settlement's own VPC: card data is settled where no route leads to the internet."""

from __future__ import annotations

import pulumi
import pulumi_aws as aws

from settings import Settings

ZONES = "ab"
CIDR = "10.61.0.0/16"


class SettlementNetwork(pulumi.ComponentResource):
    def __init__(self, settings: Settings, opts: pulumi.ResourceOptions | None = None) -> None:
        name = f"{settings.prefix}-settlement"
        super().__init__("payments:network:SettlementNetwork", f"{name}-network", None, opts)
        child = pulumi.ResourceOptions(parent=self)

        self.vpc = aws.ec2.Vpc(
            f"{name}-vpc", cidr_block=CIDR, enable_dns_support=True, tags={"Name": f"{name}-vpc"}, opts=child
        )
        self.private = [
            aws.ec2.Subnet(
                f"{name}-private-{zone}",
                vpc_id=self.vpc.id,
                cidr_block=f"10.61.{index * 16}.0/20",
                availability_zone=f"{settings.region}{zone}",
                tags={"Name": f"{name}-private-{zone}"},
                opts=child,
            )
            for index, zone in enumerate(ZONES)
        ]
        routes = aws.ec2.RouteTable(f"{name}-routes", vpc_id=self.vpc.id, tags={"Name": f"{name}-private"}, opts=child)
        associations = [
            aws.ec2.RouteTableAssociation(
                f"{name}-private-{zone}", subnet_id=subnet.id, route_table_id=routes.id, opts=child
            )
            for zone, subnet in zip(ZONES, self.private, strict=True)
        ]
        from_inside = aws.ec2.SecurityGroup(
            f"{name}-endpoints-sg",
            description="HTTPS from the VPC to the endpoint.",
            vpc_id=self.vpc.id,
            ingress=[
                aws.ec2.SecurityGroupIngressArgs(
                    description="The VPC", protocol="tcp", from_port=443, to_port=443, cidr_blocks=[CIDR]
                )
            ],
            tags={"Name": f"{name}-endpoints"},
            opts=child,
        )
        vault = aws.ec2.VpcEndpoint(
            f"{name}-secretsmanager",
            vpc_id=self.vpc.id,
            service_name=f"com.amazonaws.{settings.region}.secretsmanager",
            vpc_endpoint_type="Interface",
            private_dns_enabled=True,
            subnet_ids=[subnet.id for subnet in self.private],
            security_group_ids=[from_inside.id],
            tags={"Name": f"{name}-secretsmanager"},
            opts=child,
        )
        self.ways: list[pulumi.Resource] = [vault, *associations]
        self.register_outputs({"vpc_id": self.vpc.id})
