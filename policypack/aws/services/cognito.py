"""Cognito: domains of user pools that are taken already.

Sources:
https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPoolDomain.html
https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPool.html
"""

from __future__ import annotations

from dataclasses import dataclass

from policypack.aws.fact import Service, fact


@dataclass(frozen=True, slots=True)
class PoolDomain:
    """A domain of a user pool. `account` is whose it is, empty where AWS does not say."""

    name: str
    account: str


class Cognito(Service):
    """User pools."""

    service = "cognito-idp"

    @fact("cognito-idp:DescribeUserPoolDomain", absent=("ResourceNotFoundException",))
    def domain(self, name: str, region: str | None = None) -> PoolDomain | None:
        """The domain of this name, or the prefix of this name in the region. AWS says {} where there is none."""
        found = self.call("describe_user_pool_domain", Domain=name)["DomainDescription"]
        return PoolDomain(found["Domain"], found.get("AWSAccountId") or "") if found.get("Domain") else None

    @fact("cognito-idp:DescribeUserPool", absent=("ResourceNotFoundException",), denied_per=("id",))
    def user_pool(self, id: str, region: str | None = None) -> str | None:
        """The name of the user pool of this id."""
        name: str = self.call("describe_user_pool", UserPoolId=id)["UserPool"]["Name"]
        return name
