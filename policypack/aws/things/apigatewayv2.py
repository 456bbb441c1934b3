"""HTTP and WebSocket APIs, their domain names, and how they reach into networks."""

from __future__ import annotations

from policypack.aws.things.thing import Taken, Thing
from policypack.catalogue.tokens import Apigatewayv2

API = Thing(
    "HTTP or WebSocket API",
    {Apigatewayv2.API: "id"},
    lambda aws, name, region: aws.apigatewayv2.api(name, region=region),
    "apigatewayv2 get-apis",
    "Items[].[ApiId,Name]",
    "NotFoundException: Invalid API identifier specified",
)
VPC_LINK = Thing(
    "VPC link",
    {Apigatewayv2.VPC_LINK: "id"},
    lambda aws, name, region: aws.apigatewayv2.vpc_link(name, region=region),
    "apigatewayv2 get-vpc-links",
    "Items[].[VpcLinkId,Name]",
    "NotFoundException",
)
# https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/domainnames.html
DOMAIN_NAME = Thing(
    "custom domain name",
    {Apigatewayv2.DOMAIN_NAME: "domainName"},
    lambda aws, name, region: aws.apigatewayv2.domain_name(name, region=region),
    "apigatewayv2 get-domain-names",
    "Items[].DomainName",
    taken=Taken("ConflictException"),
)
