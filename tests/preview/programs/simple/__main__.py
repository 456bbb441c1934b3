import json

import pulumi
import pulumi_aws as aws

print("hello from the program")
role = aws.iam.Role(
    "api-role",
    assume_role_policy={
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "ecs-tasks.amazonaws.com"}}
        ],
    },
)
bucket = aws.s3.Bucket("assets", tags={"Team": "web"})
aws.iam.RolePolicy(
    "read",
    role=role.id,
    policy=pulumi.Output.json_dumps(
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": bucket.arn}]}
    ),
)
pulumi.export("bucket", bucket.id)
