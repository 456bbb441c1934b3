"""Secrets Manager: which secrets are there. Their values are never read.

Source: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from policypack.aws.fact import Service, fact


@dataclass(frozen=True, slots=True)
class StoredSecret:
    """A secret. `deleted` is when its deletion was asked for: until it is gone, its name is taken."""

    name: str
    arn: str
    deleted: datetime | None = None


class SecretsManager(Service):
    """Secrets."""

    service = "secretsmanager"

    @fact("secretsmanager:DescribeSecret", absent=("ResourceNotFoundException",), denied_per=("secret",))
    def secret(self, secret: str, region: str | None = None) -> StoredSecret | None:
        """The secret of this name or ARN, one that waits for its deletion too."""
        found = self.call("describe_secret", SecretId=secret)
        return StoredSecret(found["Name"], found["ARN"], found.get("DeletedDate"))
