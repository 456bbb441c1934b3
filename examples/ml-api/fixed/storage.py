"""Models and their cards in S3, predictions and quotas in DynamoDB, a secret for the upstream model."""

from __future__ import annotations

import pulumi
import pulumi_aws as aws

from settings import Settings


class Storage(pulumi.ComponentResource):
    def __init__(self, settings: Settings, key: aws.kms.Key, opts: pulumi.ResourceOptions | None = None) -> None:
        self.settings = settings
        self.name = settings.prefix
        super().__init__("ml:storage:Storage", f"{self.name}-storage", None, opts)
        self.child = pulumi.ResourceOptions(parent=self)
        self._models(key)

        self.predictions = self._table(
            "predictions",
            "request_id",
            ttl=aws.dynamodb.TableTtlArgs(enabled=True, attribute_name="expires"),
            protect=settings.retain,
        )
        self.quotas = self._table("quotas", "customer")
        self.upstream = aws.secretsmanager.Secret(
            f"{self.name}-upstream",
            description="The key for the upstream language model, set by its owner.",
            kms_key_id=key.arn,
            recovery_window_in_days=30 if settings.retain else 0,
            opts=self.child,
        )
        self.register_outputs({"models": self.models.bucket})

    def _models(self, key: aws.kms.Key) -> None:
        name = f"{self.name}-models"
        self.models = aws.s3.Bucket(name, force_destroy=not self.settings.retain, opts=self.child)
        aws.s3.BucketPublicAccessBlock(
            name,
            bucket=self.models.id,
            block_public_acls=True,
            block_public_policy=True,
            ignore_public_acls=True,
            restrict_public_buckets=True,
            opts=self.child,
        )
        aws.s3.BucketVersioning(
            name,
            bucket=self.models.id,
            versioning_configuration=aws.s3.BucketVersioningVersioningConfigurationArgs(status="Enabled"),
            opts=self.child,
        )
        aws.s3.BucketServerSideEncryptionConfiguration(
            name,
            bucket=self.models.id,
            rules=[
                aws.s3.BucketServerSideEncryptionConfigurationRuleArgs(
                    apply_server_side_encryption_by_default=(
                        aws.s3.BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultArgs(
                            sse_algorithm="aws:kms", kms_master_key_id=key.arn
                        )
                    ),
                    bucket_key_enabled=True,
                )
            ],
            opts=self.child,
        )

    def _table(
        self, name: str, hash_key: str, ttl: aws.dynamodb.TableTtlArgs | None = None, protect: bool = False
    ) -> aws.dynamodb.Table:
        return aws.dynamodb.Table(
            f"{self.name}-{name}",
            billing_mode="PAY_PER_REQUEST",
            hash_key=hash_key,
            attributes=[aws.dynamodb.TableAttributeArgs(name=hash_key, type="S")],
            ttl=ttl,
            point_in_time_recovery=aws.dynamodb.TablePointInTimeRecoveryArgs(enabled=True),
            opts=pulumi.ResourceOptions(parent=self, protect=protect),
        )
