"""Services that are in one region alone, for all others."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, policy
from policypack.catalogue.tokens import Ecrpublic, Lightsail
from policypack.shelf.providers import emulated

_REGION = "us-east-1"
# https://docs.aws.amazon.com/general/latest/gr/ecr-public.html
# https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/API_CreateDomain.html
# https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/API_CreateDistribution.html
_THERE = (
    Ecrpublic.REPOSITORY,
    Ecrpublic.REPOSITORY_POLICY,
    Lightsail.DISTRIBUTION,
    Lightsail.DOMAIN,
    Lightsail.DOMAIN_ENTRY,
)


@policy(*_THERE)
def in_another(resource: Resource) -> Iterator[Finding]:
    """Resource is made in a region in which its service is not.

    Why: "no such host" for api.ecr-public.eu-west-1.amazonaws.com, and "InvalidInputException: Domain-related APIs are
    only available in the us-east-1 Region". Depends on region.
    Source: https://docs.aws.amazon.com/general/latest/gr/ecr-public.html
        https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/API_CreateDomain.html
        https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/API_CreateDistribution.html
    """
    if resource.region != _REGION and not emulated(resource):
        yield resource.finding(
            "region",
            problem=f"The resource is made in {resource.region}, and its service is in {_REGION} alone.",
            fix=f"Give it a provider of the region {_REGION}, or set its region to that.",
        )
