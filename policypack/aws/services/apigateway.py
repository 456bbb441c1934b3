"""API Gateway: the account's role for logs, REST APIs and custom domain names.

Sources:
https://docs.aws.amazon.com/apigateway/latest/api/API_GetAccount.html
https://docs.aws.amazon.com/apigateway/latest/api/API_GetDomainName.html
https://docs.aws.amazon.com/apigateway/latest/api/API_GetRestApi.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class ApiGateway(Service):
    """REST APIs."""

    service = "apigateway"

    @fact("apigateway:GET", lifetime="5m")
    def logging_role(self, region: str | None = None) -> str | None:
        """The ARN of the role that writes the logs of all REST APIs in a region, None where none is set."""
        found = self.call("get_account")
        found["throttleSettings"]  # every account has them: what has them is an account
        return found.get("cloudwatchRoleArn") or None

    @fact("apigateway:GET", absent=("NotFoundException",))
    def domain_name(self, name: str, region: str | None = None) -> str | None:
        """The ARN, or where AWS gives none the name, of the custom domain name."""
        found = self.call("get_domain_name", domainName=name)
        return found.get("domainNameArn") or str(found["domainName"])

    @fact("apigateway:GET", absent=("NotFoundException",))
    def rest_api(self, id: str, region: str | None = None) -> str | None:
        """The name of the REST API of this id."""
        found = self.call("get_rest_api", restApiId=id)
        return found.get("name") or str(found["id"])
