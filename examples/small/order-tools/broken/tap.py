"""The nightly export of the orders, and the database that keeps the old ones."""

import json
import random
import string
from datetime import datetime

import pulumi
import pulumi_aws as aws


class RandomPassword(pulumi.CustomResource):
    """The random provider's own package is more than these lines need."""

    result: pulumi.Output[str]

    def __init__(self, name: str, length: int, **more: object) -> None:
        super().__init__("random:index/randomPassword:RandomPassword", name, {"length": length, **more, "result": None})


environment = pulumi.Config().require("environment")
production = environment == "production"
name = f"order-tools-{environment}"
milan = pulumi.ResourceOptions(provider=aws.Provider(name, region="eu-south-1"))

vpc = aws.ec2.Vpc(f"{name}-vpc", cidr_block="10.90.0.0/16", enable_dns_hostnames=True, opts=milan)
subnets = [
    aws.ec2.Subnet(
        f"{name}-{zone}", vpc_id=vpc.id, cidr_block=f"10.90.{index}.0/24", availability_zone=zone, opts=milan
    )
    for index, zone in enumerate(("us-east-1a", "us-east-1b"))
]
group = aws.ec2.SecurityGroup(f"{name}-database", description="Nobody yet.", vpc_id=vpc.id, opts=milan)
places = aws.rds.SubnetGroup(f"{name}-database", subnet_ids=[subnet.id for subnet in subnets], opts=milan)


def archive(which: str, password: pulumi.Input[str]) -> aws.rds.Instance:
    return aws.rds.Instance(
        f"{name}-{which}",
        engine="postgres",
        engine_version="16",
        instance_class="db.t4g.medium",
        allocated_storage=50,
        storage_encrypted=True,
        username="archivist",
        password=password,
        db_subnet_group_name=places.name,
        vpc_security_group_ids=[group.id],
        multi_az=production,
        backup_retention_period=7 if production else 1,
        enabled_cloudwatch_logs_exports=["postgresql"],
        deletion_protection=production,
        skip_final_snapshot=not production,
        final_snapshot_identifier=f"{name}-{which}-final" if production else None,
        opts=milan,
    )


password = "".join(random.choices(string.ascii_letters + string.digits, k=20))
orders = archive("orders", password)
returns = archive("returns", RandomPassword(f"{name}-returns", length=24).result)

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
    opts=milan,
)
export = aws.lambda_.Function(
    f"{name}-export",
    runtime="python3.13",
    handler="handler.export",
    code=pulumi.FileArchive("./export"),
    role=role.arn,
    kms_key_arn="arn:aws:kms:eu-south-1:ACCOUNT_ID:key/KEY_ID",
    environment=aws.lambda_.FunctionEnvironmentArgs(variables={"RELEASED": datetime.now().isoformat()}),
    opts=milan,
)
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
        opts=milan,
    ).arn,
    container_definitions=json.dumps(
        [
            {
                "name": "report",
                "image": "public.ecr.aws/shop-milano/order-report:1.4.0",
                "essential": True,
                "logConfiguration": {
                    "logDriver": "awslogs",
                    "options": {
                        "awslogs-group": f"/ecs/{name}/report",
                        "awslogs-region": "eu-south-1",
                        "awslogs-stream-prefix": "report",
                    },
                },
            }
        ]
    ),
    opts=milan,
)

pulumi.export("vpc", vpc.id)
pulumi.export("export", export.name)
pulumi.export("orders", orders.endpoint)
pulumi.export("returns", returns.endpoint)
