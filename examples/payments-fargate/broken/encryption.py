"""One key for secrets and the logs of the settlement."""

from __future__ import annotations

import pulumi_aws as aws

from settings import Settings


def customer_key(settings: Settings) -> aws.kms.Key:
    return aws.kms.Key(
        f"{settings.prefix}-key",
        description=f"Secrets and logs of the payment processor ({settings.environment}).",
        enable_key_rotation=True,
        deletion_window_in_days=30 if settings.production else 7,
    )
