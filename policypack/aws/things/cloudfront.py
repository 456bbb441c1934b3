"""What distributions of CloudFront share. Their names hold in all regions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from policypack.aws.things.thing import Find, Taken, Thing
from policypack.catalogue.tokens import Cloudfront

if TYPE_CHECKING:
    from policypack.aws.facade import Aws
    from policypack.aws.services.cloudfront import Named


def _known(lists: Callable[[Aws], tuple[Named, ...]]) -> Find:
    """Look for the name among all of a kind; the answer is its id."""
    return lambda aws, name, _region: next((item.id for item in lists(aws) if item.name == name), None)


# https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateOriginAccessControl.html, and so on for each
ORIGIN_ACCESS_CONTROL = Thing(
    "origin access control",
    {Cloudfront.ORIGIN_ACCESS_CONTROL: "name"},
    _known(lambda aws: aws.cloudfront.access_controls()),
    "cloudfront list-origin-access-controls",
    "OriginAccessControlList.Items[].[Id,Name]",
    scope="account",
    taken=Taken("OriginAccessControlAlreadyExists", adopts=str),
)
FUNCTION = Thing(
    "CloudFront function",
    {Cloudfront.FUNCTION: "name"},
    lambda aws, name, region: aws.cloudfront.function(name, region=region),
    "cloudfront list-functions",
    "FunctionList.Items[].Name",
    scope="account",
    taken=Taken("FunctionAlreadyExists"),
)
CACHE_POLICY = Thing(
    "cache policy",
    {Cloudfront.CACHE_POLICY: "name"},
    _known(lambda aws: aws.cloudfront.cache_policies()),
    "cloudfront list-cache-policies",
    "CachePolicyList.Items[].CachePolicy.[Id,CachePolicyConfig.Name]",
    plural="cache policies",
    scope="account",
    taken=Taken("CachePolicyAlreadyExists", adopts=str),
)
ORIGIN_REQUEST_POLICY = Thing(
    "origin request policy",
    {Cloudfront.ORIGIN_REQUEST_POLICY: "name"},
    _known(lambda aws: aws.cloudfront.origin_request_policies()),
    "cloudfront list-origin-request-policies",
    "OriginRequestPolicyList.Items[].OriginRequestPolicy.[Id,OriginRequestPolicyConfig.Name]",
    plural="origin request policies",
    scope="account",
    taken=Taken("OriginRequestPolicyAlreadyExists", adopts=str),
)
RESPONSE_HEADERS_POLICY = Thing(
    "response headers policy",
    {Cloudfront.RESPONSE_HEADERS_POLICY: "name"},
    _known(lambda aws: aws.cloudfront.response_headers_policies()),
    "cloudfront list-response-headers-policies",
    "ResponseHeadersPolicyList.Items[].ResponseHeadersPolicy.[Id,ResponseHeadersPolicyConfig.Name]",
    plural="response headers policies",
    scope="account",
    taken=Taken("ResponseHeadersPolicyAlreadyExists", adopts=str),
)
