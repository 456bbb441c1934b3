"""The function that settles the day's payments and writes the merchants' statements."""

from __future__ import annotations

import json

import pulumi
import pulumi_aws as aws

from settings import Settings
from storage import Storage

IMAGE = "111122223333.dkr.ecr.us-east-1.amazonaws.com/settlement:3.5.0"
LAMBDA_TRUST = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
        ],
    }
)


def settlement(settings: Settings, storage: Storage, key: aws.kms.Key) -> aws.lambda_.Function:
    name = f"{settings.prefix}-settlement"
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
                    {
                        "Effect": "Allow",
                        "Action": "s3:PutObject",
                        "Resource": pulumi.Output.concat(storage.statements.arn, "/*"),
                    },
                    {"Effect": "Allow", "Action": ["kms:Decrypt", "kms:GenerateDataKey"], "Resource": key.arn},
                ],
            }
        ),
    )
    return aws.lambda_.Function(
        name,
        name=name,
        package_type="Image",
        image_uri=IMAGE,
        role=role.arn,
        timeout=300,
        memory_size=512,
        environment=aws.lambda_.FunctionEnvironmentArgs(variables={"BUCKET": storage.statements.bucket}),
        logging_config=aws.lambda_.FunctionLoggingConfigArgs(log_format="JSON", log_group=logs.name),
        opts=pulumi.ResourceOptions(depends_on=[policy]),
    )
