"""The secrets of the processor. Their values are entered by the payments team, never by this program."""

from __future__ import annotations

import pulumi
import pulumi_aws as aws

from settings import Settings

NAMES = ("ledger", "acquirer", "webhook-signing")


class Vault(pulumi.ComponentResource):
    def __init__(self, settings: Settings, key: aws.kms.Key, opts: pulumi.ResourceOptions | None = None) -> None:
        name = settings.prefix
        super().__init__("payments:vault:Vault", f"{name}-vault", None, opts)
        self.secrets = {
            secret: aws.secretsmanager.Secret(
                f"{name}-{secret}",
                description=f"Filled in by the payments team: {secret}.",
                kms_key_id=key.arn,
                recovery_window_in_days=30 if settings.production else 0,
                opts=pulumi.ResourceOptions(parent=self),
            )
            for secret in NAMES
        }
        self.register_outputs({})
