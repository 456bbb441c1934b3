"""One key for the models, the features and the logs."""

from __future__ import annotations

import pulumi
import pulumi_aws as aws

from settings import Settings


def customer_key(settings: Settings) -> aws.kms.Key:
    logs = pulumi.Output.concat("arn:aws:logs:", settings.region, ":", settings.account, ":log-group:*")
    distributions = pulumi.Output.concat("arn:aws:cloudfront::", settings.account, ":distribution/*")
    return aws.kms.Key(
        f"{settings.prefix}-key",
        description=f"Models, features and logs of the prediction API ({settings.environment}).",
        enable_key_rotation=True,
        deletion_window_in_days=30 if settings.production else 7,
        policy=pulumi.Output.json_dumps(
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
                        "Condition": {"ArnLike": {"kms:EncryptionContext:aws:logs:arn": logs}},
                    },
                    {
                        "Sid": "CloudFrontReadsModels",
                        "Effect": "Allow",
                        "Principal": {"Service": "cloudfront.amazonaws.com"},
                        "Action": "kms:Decrypt",
                        "Resource": "*",
                        "Condition": {"ArnLike": {"AWS:SourceArn": distributions}},
                    },
                ],
            }
        ),
    )
