"""API Gateway: custom domain names of HTTP and WebSocket APIs.

Sources:
https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/domainnames-domainname.html
https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid.html
https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/vpclinks-vpclinkid.html
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

    @fact("apigateway:GET", absent=("NotFoundException",))
    def api(self, id: str, region: str | None = None) -> str | None:
        """The name of the API of this id."""
        found = self.call("get_api", ApiId=id)
        return found.get("Name") or str(found["ApiId"])

    @fact("apigateway:GET", absent=("NotFoundException",))
    def vpc_link(self, id: str, region: str | None = None) -> str | None:
        """The name of the VPC link of this id."""
        found = self.call("get_vpc_link", VpcLinkId=id)
        return found.get("Name") or str(found["VpcLinkId"])
