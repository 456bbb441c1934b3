"""A VPC of its own: private subnets over two zones, and endpoints instead of a way to the internet."""

from __future__ import annotations

import pulumi
import pulumi_aws as aws

from settings import Settings

ZONES = "ab"
CIDR = "10.60.0.0/16"
# What Fargate asks for when it starts a task; everything stays inside the VPC.
INTERFACES = ("ecr.api", "ecr.dkr", "logs", "secretsmanager")


class Network(pulumi.ComponentResource):
    def __init__(self, settings: Settings, opts: pulumi.ResourceOptions | None = None) -> None:
        name = settings.prefix
        super().__init__("payments:network:Network", f"{name}-network", None, opts)
        child = pulumi.ResourceOptions(parent=self)

        self.vpc = aws.ec2.Vpc(
            f"{name}-vpc",
            cidr_block=CIDR,
            enable_dns_support=True,
            enable_dns_hostnames=True,
            tags={"Name": f"{name}-vpc"},
            opts=child,
        )
        self.private = [self._subnet(settings, index, zone) for index, zone in enumerate(ZONES)]
        routes = aws.ec2.RouteTable(
            f"{name}-private-routes", vpc_id=self.vpc.id, tags={"Name": f"{name}-private"}, opts=child
        )
        associations = [
            aws.ec2.RouteTableAssociation(
                f"{name}-private-{zone}", subnet_id=subnet.id, route_table_id=routes.id, opts=child
            )
            for zone, subnet in zip(ZONES, self.private, strict=True)
        ]

        from_inside = aws.ec2.SecurityGroup(
            f"{name}-endpoints-sg",
            description="HTTPS from the VPC to the endpoints.",
            vpc_id=self.vpc.id,
            ingress=[
                aws.ec2.SecurityGroupIngressArgs(
                    description="The VPC", protocol="tcp", from_port=443, to_port=443, cidr_blocks=[CIDR]
                )
            ],
            tags={"Name": f"{name}-endpoints"},
            opts=child,
        )
        layers = aws.ec2.VpcEndpoint(
            f"{name}-s3",
            vpc_id=self.vpc.id,
            service_name=f"com.amazonaws.{settings.region}.s3",
            vpc_endpoint_type="Gateway",
            route_table_ids=[routes.id],
            tags={"Name": f"{name}-s3"},
            opts=child,
        )
        interfaces = [
            aws.ec2.VpcEndpoint(
                f"{name}-{service.replace('.', '-')}",
                vpc_id=self.vpc.id,
                service_name=f"com.amazonaws.{settings.region}.{service}",
                vpc_endpoint_type="Interface",
                private_dns_enabled=True,
                subnet_ids=[subnet.id for subnet in self.private],
                security_group_ids=[from_inside.id],
                tags={"Name": f"{name}-{service}"},
                opts=child,
            )
            for service in INTERFACES
        ]

        # No task can start before its image, its secrets and its log stream can be reached.
        self.ways: list[pulumi.Resource] = [layers, *interfaces, *associations]
        self.register_outputs({"vpc_id": self.vpc.id})

    def _subnet(self, settings: Settings, index: int, zone: str) -> aws.ec2.Subnet:
        name = f"{settings.prefix}-private-{zone}"
        return aws.ec2.Subnet(
            name,
            vpc_id=self.vpc.id,
            cidr_block=f"10.60.{index * 16}.0/20",
            availability_zone=f"{settings.region}{zone}",
            tags={"Name": name},
            opts=pulumi.ResourceOptions(parent=self),
        )
