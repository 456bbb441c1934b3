"""What differs between the stacks, read once from their configuration."""

from __future__ import annotations

from dataclasses import dataclass

import pulumi
import pulumi_aws as aws


@dataclass(frozen=True)
class Settings:
    environment: str
    region: str
    account: pulumi.Output[str]
    zone: str
    delegation_set: str

    @property
    def retain(self) -> bool:
        """Whether data has to outlive the stack."""
        return self.environment == "production"

    @property
    def production(self) -> bool:
        return self.environment == "production"

    @property
    def prefix(self) -> str:
        return f"ml-api-{self.environment}"

    @property
    def log_retention_days(self) -> int:
        return 30 if self.production else 7

    @classmethod
    def load(cls) -> Settings:
        config = pulumi.Config()
        return cls(
            environment=config.require("environment"),
            region=pulumi.Config("aws").require("region"),
            account=aws.get_caller_identity_output().account_id,
            zone=config.require("zone"),
            delegation_set=config.require("delegationSet"),
        )
