"""Security Hub: whether the account has it on.

Source: https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_DescribeHub.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class SecurityHub(Service):
    """The hub."""

    service = "securityhub"

    @fact("securityhub:DescribeHub", absent=("InvalidAccessException", "ResourceNotFoundException"))
    def hub(self, region: str | None = None) -> str | None:
        """The ARN of the account's hub in a region, None where Security Hub is off."""
        arn: str = self.call("describe_hub")["HubArn"]
        return arn
