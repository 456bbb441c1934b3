"""Where REST APIs are reached, and what they reach in a VPC."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Block, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Acm, Apigateway, Apigatewayv2, Lb

_CERTIFICATE = re.compile(r"arn:[^:]+:acm:(?P<region>[^:]*):.*")
_EDGE = "us-east-1"
# What a domain of each kind of endpoint needs one of.
# https://docs.aws.amazon.com/apigateway/latest/api/API_CreateDomainName.html
_NEEDS = {
    "EDGE": ("certificateArn", "certificateName", "certificateBody"),
    "PRIVATE": ("certificateArn",),
    "REGIONAL": ("regionalCertificateArn", "regionalCertificateName"),
}


def _kind(resource: Resource) -> str:
    endpoint = resource.block("endpointConfiguration")
    kinds = endpoint.texts("types") if endpoint else []
    return kinds[0].upper() if kinds else "EDGE"


@policy(Apigateway.DOMAIN_NAME)
def certificate_missing(domain: Resource) -> Iterator[Finding]:
    """Domain has no certificate for its kind of endpoint.

    Why: "BadRequestException: Regional certificate must be specified" and the like: an edge-optimized domain, which is
    the default, has a certificateArn, a regional one a regionalCertificateArn.
    Source: https://docs.aws.amazon.com/apigateway/latest/api/API_CreateDomainName.html
    """
    kind = _kind(domain)
    # The partitions of China and of governments have no edge of their own, and other defaults.
    needed = () if kind == "EDGE" and domain.region.startswith(("cn-", "us-gov-")) else _NEEDS.get(kind, ())
    if needed and not any(domain.has(name) for name in needed):
        default = "" if domain.has("endpointConfiguration") else " by default"
        yield domain.finding(
            needed[0],
            problem=f"The endpoint is {kind}{default}, and there is no {' and no '.join(needed[:2])}.",
            fix=f"Set {needed[0]} to the ARN of an issued certificate"
            + (", or endpointConfiguration.types to REGIONAL." if kind == "EDGE" else "."),
        )


@policy(Apigateway.DOMAIN_NAME, Apigatewayv2.DOMAIN_NAME, silences={"region-mismatch-in-value": "property"})
def certificate_elsewhere(domain: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Certificate of a domain is in another region.

    Why: "BadRequestException: Certificate … in account … not yet issued or not found": an edge-optimized domain takes
    its certificate from us-east-1, a regional one from its own region.
    Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains-prerequisites.html
    """
    block: Block | None = domain
    name, wanted, edge = "regionalCertificateArn", domain.region, False
    if domain.type == Apigatewayv2.DOMAIN_NAME:
        block, name = domain.block("domainNameConfiguration"), "certificateArn"
    elif _kind(domain) == "EDGE":
        # The partitions of China and of governments have no edge of their own.
        if domain.region.startswith(("cn-", "us-gov-")):
            return
        name, wanted, edge = "certificateArn", _EDGE, True
    if block is None:
        return
    planned = stack.follow(block, name, Acm.CERTIFICATE) or _validated(block, name, stack)
    arn = block.raw(name)
    match = _CERTIFICATE.fullmatch(arn) if isinstance(arn, str) else None
    region = planned.region if planned else match["region"] if match else None
    if region and region != wanted:
        shown = f"The certificate {planned.name}" if planned else "The certificate"
        yield block.finding(
            name,
            problem=f"{shown} is in {region}, and the domain takes one of {wanted}.",
            fix=f"Request the certificate with a provider of the region {wanted}"
            + (", or make the endpoint REGIONAL." if edge else "."),
        )


def _validated(block: Block, name: str, stack: Stack) -> Resource | None:
    validation = stack.follow(block, name, Acm.CERTIFICATE_VALIDATION)
    return stack.follow(validation, "certificateArn", Acm.CERTIFICATE) if validation else None


@policy(Apigateway.VPC_LINK)
def link_to_other_balancer(link: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Link of a REST API leads to no Network Load Balancer.

    Why: "BadRequestException", or the link's state becomes FAILED: the target of a VPC link of REST APIs is a Network
    Load Balancer. Those of HTTP APIs (aws.apigatewayv2.VpcLink) are another kind.
    Source: https://docs.aws.amazon.com/apigateway/latest/api/API_CreateVpcLink.html
    """
    balancer = stack.follow(link, "targetArn", Lb.LOAD_BALANCER)
    if balancer is not None and not balancer.external:
        kind = balancer.text("loadBalancerType", default="application")
        if kind != "network":
            yield link.finding(
                "targetArn",
                problem=f"targetArn is that of {balancer.name}, a load balancer of the type {kind}.",
                fix="Put a Network Load Balancer before it, or use an HTTP API with a VpcLink of its own.",
            )
        return
    arn = link.raw("targetArn")
    if isinstance(arn, str) and ":elasticloadbalancing:" in arn and "loadbalancer/net/" not in arn:
        yield link.finding(
            "targetArn",
            problem=f"targetArn is {arn!r}, which is no Network Load Balancer.",
            fix="Give the arn of a Network Load Balancer, with loadbalancer/net/ in it.",
        )


@policy(Apigateway.REST_API)
def endpoints_for_public_api(api: Resource) -> Iterator[Finding]:
    """API that is not private names VPC endpoints.

    Why: "BadRequestException: VPC endpoint ids are only supported for PRIVATE endpoint type".
    Source: https://docs.aws.amazon.com/apigateway/latest/api/API_EndpointConfiguration.html
    """
    endpoint = api.block("endpointConfiguration")
    if endpoint is not None and _kind(api) != "PRIVATE" and endpoint.given("vpcEndpointIds"):
        yield endpoint.finding(
            "vpcEndpointIds",
            problem=f"vpcEndpointIds are set, and the endpoint is {_kind(api)}.",
            fix="Set types to PRIVATE, or remove vpcEndpointIds.",
        )
