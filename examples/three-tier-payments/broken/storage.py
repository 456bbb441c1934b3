"""The bucket with the merchants' monthly statements."""

from __future__ import annotations

import pulumi
import pulumi_aws as aws

from settings import Settings


class Storage(pulumi.ComponentResource):
    def __init__(self, settings: Settings, opts: pulumi.ResourceOptions | None = None) -> None:
        name = f"{settings.prefix}-statements"
        super().__init__("payments:storage:Storage", f"{settings.prefix}-storage", None, opts)
        child = pulumi.ResourceOptions(parent=self)

        self.statements = aws.s3.Bucket(name, force_destroy=not settings.production, opts=child)
        aws.s3.BucketPublicAccessBlock(
            name,
            bucket=self.statements.id,
            block_public_acls=True,
            block_public_policy=True,
            ignore_public_acls=True,
            restrict_public_buckets=True,
            opts=child,
        )
        aws.s3.BucketServerSideEncryptionConfiguration(
            name,
            bucket=self.statements.id,
            rules=[
                aws.s3.BucketServerSideEncryptionConfigurationRuleArgs(
                    apply_server_side_encryption_by_default=(
                        aws.s3.BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultArgs(
                            sse_algorithm="AES256"
                        )
                    ),
                )
            ],
            opts=child,
        )
        self.register_outputs({"bucket": self.statements.bucket})
