"""The secrets of the processor, with first values."""

from __future__ import annotations

import json

import pulumi
import pulumi_aws as aws

from settings import Settings

FIRST_VALUES = {
    "ledger": {
        "username": "payment_user",
        "password": "CHANGEME_IN_PRODUCTION",
        "host": "db.example.com",
        "port": "5432",
        "database": "payments",
    },
    "acquirer": {"merchant": "NHDE-20417", "key": "to be defined"},
}
# The audit looks for these two on everything that holds card data.
TAGS = {"Application": "payments", "Compliance": "pci-dss"}


class Vault(pulumi.ComponentResource):
    def __init__(self, settings: Settings, key: aws.kms.Key, opts: pulumi.ResourceOptions | None = None) -> None:
        name = settings.prefix
        super().__init__("payments:vault:Vault", f"{name}-vault", None, opts)
        child = pulumi.ResourceOptions(parent=self)
        self.secrets: dict[str, aws.secretsmanager.Secret] = {}
        for secret, value in FIRST_VALUES.items():
            self.secrets[secret] = aws.secretsmanager.Secret(
                f"{name}-{secret}",
                description=f"First values; the payments team enters the real ones: {secret}.",
                kms_key_id=key.arn,
                recovery_window_in_days=30 if settings.production else 0,
                tags=TAGS,
                opts=child,
            )
            aws.secretsmanager.SecretVersion(
                f"{name}-{secret}",
                secret_id=self.secrets[secret].id,
                secret_string=json.dumps(value),
                opts=child,
            )
        self.register_outputs({})
