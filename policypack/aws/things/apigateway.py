"""REST APIs and their domain names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policypack.aws.things.thing import Taken, Thing
from policypack.catalogue.tokens import Apigateway

if TYPE_CHECKING:
    from policypack.aws.facade import Aws
    from policypack.resource import Resource


def _domain_name(aws: Aws, domain: Resource, name: str) -> str | None:
    # Of private ones there may be several of a name, beside a public one.
    endpoint = domain.block("endpointConfiguration")
    if endpoint is not None and endpoint.text("types") == "PRIVATE":
        return None
    return None if aws.apigateway.domain_name(name) is None else name


REST_API = Thing(
    "REST API",
    {Apigateway.REST_API: "id"},
    lambda aws, name, region: aws.apigateway.rest_api(name, region=region),
    "apigateway get-rest-apis",
    "items[].[id,name]",
    "NotFoundException: Invalid API identifier specified",
)
DOMAIN_NAME = Thing(
    "custom domain name",
    {Apigateway.DOMAIN_NAME: "domainName"},
    taken=Taken("BadRequestException", asks=_domain_name),
)
