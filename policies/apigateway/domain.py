"""Amazon API Gateway: custom domain names that APIs are mapped to."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Apigateway, Apigatewayv2
from policypack.shelf.outside import named_outside, proven, with_commands

MAPPINGS = (Apigateway.BASE_PATH_MAPPING, Apigatewayv2.API_MAPPING)
DOMAINS = (Apigateway.DOMAIN_NAME, Apigatewayv2.DOMAIN_NAME)


@policy(*MAPPINGS)
def not_found(mapping: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Custom domain name that the API is mapped to does not exist.

    Why: "NotFoundException: Invalid domain name identifier specified". A custom domain name belongs to one region; REST
    and HTTP APIs share them. A private one, which has an id besides its name, is not looked for.
    Source: https://docs.aws.amazon.com/apigateway/latest/api/API_CreateBasePathMapping.html
        https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/domainnames-domainname-apimappings.html
    """
    if mapping.has("domainNameId"):
        return
    name = named_outside(mapping, "domainName", stack, *DOMAINS, key="domainName")
    if name is None or aws.apigateway.domain_name(name) is not None:
        return
    yield mapping.finding(
        "domainName",
        problem=f"There is no custom domain name {name} in {mapping.region}, and this stack does not create it.",
        fix=with_commands(
            "Name one that is there, or create it in the stack (aws.apigateway.DomainName):",
            f"aws apigateway get-domain-names --region {mapping.region} --query 'items[].domainName'",
        ),
        level=proven(mapping, "domainName", stack),
    )
