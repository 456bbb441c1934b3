"""Security Token Service: who is asking.

Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
"""

from __future__ import annotations

from dataclasses import dataclass

from policypack.aws.fact import Service, fact


@dataclass(frozen=True, slots=True)
class CallerIdentity:
    """Who AWS takes the caller for. `account` has twelve digits; `arn` names the user or the assumed role."""

    account: str
    arn: str


class Sts(Service):
    """The caller's own identity."""

    service = "sts"

    @fact("sts:GetCallerIdentity")
    def identity(self, region: str | None = None) -> CallerIdentity:
        """The caller's account and ARN. Needs no permission: only a valid signature."""
        answer = self.call("get_caller_identity")
        return CallerIdentity(answer["Account"], answer["Arn"])
