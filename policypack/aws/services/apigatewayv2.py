"""API Gateway: custom domain names of HTTP and WebSocket APIs.

Source: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/domainnames-domainname.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class ApiGatewayV2(Service):
    """HTTP and WebSocket APIs."""

    service = "apigatewayv2"

    @fact("apigateway:GET", absent=("NotFoundException",))
    def domain_name(self, name: str, region: str | None = None) -> str | None:
        """The custom domain name as AWS has it, None where there is none of this name."""
        found: str = self.call("get_domain_name", DomainName=name)["DomainName"]
        return found
