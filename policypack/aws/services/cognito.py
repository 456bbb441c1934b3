"""Cognito: user pools that are there already.

Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPool.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class Cognito(Service):
    """User pools."""

    service = "cognito-idp"

    @fact("cognito-idp:DescribeUserPool", absent=("ResourceNotFoundException",), denied_per=("id",))
    def user_pool(self, id: str, region: str | None = None) -> str | None:
        """The name of the user pool of this id."""
        name: str = self.call("describe_user_pool", UserPoolId=id)["UserPool"]["Name"]
        return name
