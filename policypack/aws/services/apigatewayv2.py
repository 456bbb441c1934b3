"""API Gateway's HTTP and WebSocket APIs: those that are there already.

Sources:
https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid.html
https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/vpclinks-vpclinkid.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class ApiGatewayV2(Service):
    """HTTP and WebSocket APIs."""

    service = "apigatewayv2"

    @fact("apigateway:GET", absent=("NotFoundException",))
    def api(self, id: str, region: str | None = None) -> str | None:
        """The name of the API of this id."""
        return self.call("get_api", ApiId=id).get("Name") or id

    @fact("apigateway:GET", absent=("NotFoundException",))
    def vpc_link(self, id: str, region: str | None = None) -> str | None:
        """The name of the VPC link of this id."""
        return self.call("get_vpc_link", VpcLinkId=id).get("Name") or id
