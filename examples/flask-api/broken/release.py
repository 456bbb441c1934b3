"""A function that the release pipeline calls to learn whether a deployment has settled."""

from __future__ import annotations

import json

import pulumi
import pulumi_aws as aws

from service import FlaskApi
from settings import Settings

LAMBDA_TRUST = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
        ],
    }
)


def release_check(settings: Settings, api: FlaskApi, key: aws.kms.Key) -> aws.lambda_.Function:
    name = f"{settings.prefix}-release-check"
    logs = aws.cloudwatch.LogGroup(
        f"{name}-logs",
        name=f"/aws/lambda/{name}",
        retention_in_days=settings.log_retention_days,
        kms_key_id=key.arn,
    )
    role = aws.iam.Role(f"{name}-role", assume_role_policy=LAMBDA_TRUST)
    policy = aws.iam.RolePolicy(
        f"{name}-policy",
        role=role.id,
        policy=pulumi.Output.json_dumps(
            {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
                        "Resource": pulumi.Output.concat(logs.arn, ":*"),
                    },
                    {"Effect": "Allow", "Action": "ecs:DescribeServices", "Resource": api.service.id},
                ],
            }
        ),
    )
    return aws.lambda_.Function(
        name,
        name=name,
        runtime="python3.9",
        architectures=["arm64"],
        handler="handler.check",
        code=pulumi.FileArchive("./release_check"),
        role=role.arn,
        timeout=30,
        memory_size=256,
        environment=aws.lambda_.FunctionEnvironmentArgs(
            variables={
                "AWS_REGION": settings.region,
                "CLUSTER": api.cluster.name,
                "SERVICE": api.service.name,
            }
        ),
        logging_config=aws.lambda_.FunctionLoggingConfigArgs(log_format="JSON", log_group=logs.name),
        opts=pulumi.ResourceOptions(depends_on=[policy]),
    )
