"""The shop's search, as in Ireland: an index in Kendra, kept up to date by a function."""

from __future__ import annotations

import json

import pulumi
import pulumi_aws as aws

config = pulumi.Config()
region = pulumi.Config("aws").require("region")
environment = config.require("environment")
prefix = f"search-{environment}"
IMAGE = f"746193825046.dkr.ecr.{region}.amazonaws.com/search-indexer:2.4.0"


def role(name: str, service: str, statements: list[dict[str, object]]) -> tuple[aws.iam.Role, aws.iam.RolePolicy]:
    made = aws.iam.Role(
        f"{prefix}-{name}",
        assume_role_policy=json.dumps(
            {
                "Version": "2012-10-17",
                "Statement": [{"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole"}],
            }
        ),
    )
    rights = aws.iam.RolePolicy(
        f"{prefix}-{name}",
        role=made.id,
        policy=pulumi.Output.json_dumps({"Version": "2012-10-17", "Statement": statements}),
    )
    return made, rights


account = aws.get_caller_identity_output().account_id
logs = aws.cloudwatch.LogGroup(
    f"{prefix}-indexer-logs",
    name=f"/aws/lambda/{prefix}-indexer",
    retention_in_days=365 if environment == "production" else 14,
)
metrics = {
    "Effect": "Allow",
    "Action": "cloudwatch:PutMetricData",
    "Resource": "*",
    "Condition": {"StringEquals": {"cloudwatch:namespace": "AWS/Kendra"}},
}
index_role, index_rights = role("index", "kendra.amazonaws.com", [metrics])
index = aws.kendra.Index(
    f"{prefix}-index",
    name=f"{prefix}-index",
    edition="DEVELOPER_EDITION",
    role_arn=index_role.arn,
    opts=pulumi.ResourceOptions(depends_on=[index_rights]),
)
indexer_role, indexer_rights = role(
    "indexer",
    "lambda.amazonaws.com",
    [
        {
            "Effect": "Allow",
            "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
            "Resource": pulumi.Output.concat(logs.arn, ":*"),
        },
        {"Effect": "Allow", "Action": ["kendra:BatchPutDocument", "kendra:BatchDeleteDocument"], "Resource": index.arn},
    ],
)
indexer = aws.lambda_.Function(
    f"{prefix}-indexer",
    name=f"{prefix}-indexer",
    package_type="Image",
    image_uri=IMAGE,
    role=indexer_role.arn,
    timeout=300,
    memory_size=512,
    environment=aws.lambda_.FunctionEnvironmentArgs(variables={"INDEX": index.id}),
    logging_config=aws.lambda_.FunctionLoggingConfigArgs(log_format="JSON", log_group=logs.name),
    opts=pulumi.ResourceOptions(depends_on=[indexer_rights]),
)

pulumi.export("index", index.id)
pulumi.export("indexer", indexer.name)
