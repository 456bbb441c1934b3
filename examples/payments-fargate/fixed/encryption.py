"""One key for secrets, logs and images."""

from __future__ import annotations

import pulumi
import pulumi_aws as aws

from settings import Settings


def customer_key(settings: Settings) -> aws.kms.Key:
    policy = pulumi.Output.json_dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Sid": "AccountUsesItThroughIam",
                    "Effect": "Allow",
                    "Principal": {"AWS": pulumi.Output.concat("arn:aws:iam::", settings.account, ":root")},
                    "Action": "kms:*",
                    "Resource": "*",
                },
                {
                    "Sid": "CloudWatchLogsEncrypts",
                    "Effect": "Allow",
                    "Principal": {"Service": f"logs.{settings.region}.amazonaws.com"},
                    "Action": [
                        "kms:Encrypt*",
                        "kms:Decrypt*",
                        "kms:ReEncrypt*",
                        "kms:GenerateDataKey*",
                        "kms:Describe*",
                    ],
                    "Resource": "*",
                    "Condition": {
                        "ArnLike": {
                            "kms:EncryptionContext:aws:logs:arn": pulumi.Output.concat(
                                "arn:aws:logs:", settings.region, ":", settings.account, ":log-group:/payments/*"
                            )
                        }
                    },
                },
            ],
        }
    )
    return aws.kms.Key(
        f"{settings.prefix}-key",
        description=f"Secrets, logs and images of the payment processor ({settings.environment}).",
        enable_key_rotation=True,
        deletion_window_in_days=30 if settings.production else 7,
        policy=policy,
    )
