"""The nightly export of the orders, and the database that keeps the old ones."""

from __future__ import annotations

import json

import pulumi
import pulumi_aws as aws

VERSION = "1.4.0"

environment = pulumi.Config().require("environment")
production = environment == "production"
name = f"order-tools-{environment}"
region = pulumi.Config("aws").require("region")
key_arn = pulumi.Config().require("kmsKeyArn")

vpc = aws.ec2.Vpc(f"{name}-vpc", cidr_block="10.90.0.0/16", enable_dns_hostnames=True)
subnets = [
    aws.ec2.Subnet(f"{name}-{zone[-1]}", vpc_id=vpc.id, cidr_block=f"10.90.{index}.0/24", availability_zone=zone)
    for index, zone in enumerate((f"{region}a", f"{region}b"))
]
group = aws.ec2.SecurityGroup(f"{name}-database", description="Nobody yet.", vpc_id=vpc.id)
places = aws.rds.SubnetGroup(f"{name}-database", subnet_ids=[subnet.id for subnet in subnets])


def archive(which: str) -> aws.rds.Instance:
    return aws.rds.Instance(
        f"{name}-{which}",
        engine="postgres",
        engine_version="16",
        instance_class="db.t4g.medium",
        allocated_storage=50,
        storage_encrypted=True,
        username="archivist",
        manage_master_user_password=True,
        db_subnet_group_name=places.name,
        vpc_security_group_ids=[group.id],
        multi_az=production,
        backup_retention_period=7 if production else 1,
        enabled_cloudwatch_logs_exports=["postgresql"],
        deletion_protection=production,
        skip_final_snapshot=not production,
        final_snapshot_identifier=f"{name}-{which}-final" if production else None,
    )


orders = archive("orders")
returns = archive("returns")

role = aws.iam.Role(
    f"{name}-export",
    assume_role_policy=json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
            ],
        }
    ),
)
export = aws.lambda_.Function(
    f"{name}-export",
    runtime="python3.13",
    handler="handler.export",
    code=pulumi.FileArchive("./export"),
    role=role.arn,
    kms_key_arn=key_arn,
    environment=aws.lambda_.FunctionEnvironmentArgs(variables={"RELEASE": VERSION}),
)
logs = aws.cloudwatch.LogGroup(f"{name}-report", name=f"/ecs/{name}/report", retention_in_days=30, kms_key_id=key_arn)
report = aws.ecs.TaskDefinition(
    f"{name}-report",
    family=f"{name}-report",
    cpu="256",
    memory="512",
    network_mode="awsvpc",
    requires_compatibilities=["FARGATE"],
    execution_role_arn=aws.iam.Role(
        f"{name}-report",
        assume_role_policy=json.dumps(
            {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Principal": {"Service": "ecs-tasks.amazonaws.com"},
                        "Action": "sts:AssumeRole",
                    }
                ],
            }
        ),
    ).arn,
    container_definitions=pulumi.Output.json_dumps(
        [
            {
                "name": "report",
                "image": "public.ecr.aws/shop-milano/order-report:1.4.0",
                "essential": True,
                "logConfiguration": {
                    "logDriver": "awslogs",
                    "options": {
                        "awslogs-group": logs.name,
                        "awslogs-region": region,
                        "awslogs-stream-prefix": "report",
                    },
                },
            }
        ]
    ),
)

pulumi.export("vpc", vpc.id)
pulumi.export("export", export.name)
pulumi.export("orders", orders.endpoint)
pulumi.export("returns", returns.endpoint)
