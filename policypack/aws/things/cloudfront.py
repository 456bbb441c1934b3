"""What distributions of CloudFront share. Their names hold in all regions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from policypack.aws.things.thing import Taken, Thing
from policypack.catalogue.tokens import Cloudfront

if TYPE_CHECKING:
    from policypack.aws.facade import Aws
    from policypack.aws.services.cloudfront import NamedItem


def _kind(
    noun: str,
    type: str,
    every: Callable[[Aws], tuple[NamedItem, ...]],
    lists: str,
    names: str,
    gone: str,
    *,
    taken: str = "",
    plural: str = "",
) -> Thing:
    """Make the record of a kind that AWS lists; the answer to a name is its id."""
    return Thing(
        noun,
        {type: "name"} if taken else {type: "id"},
        lambda aws, name, _region: next((item.id for item in every(aws) if item.name == name), None),
        f"cloudfront {lists}",
        names,
        gone,
        plural,
        "account",
        every=every,
        taken=Taken(taken, adopts=str) if taken else None,
    )


# https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateOriginAccessControl.html, and so on for each
ORIGIN_ACCESS_CONTROL = _kind(
    "origin access control",
    Cloudfront.ORIGIN_ACCESS_CONTROL,
    lambda aws: aws.cloudfront.access_controls(),
    "list-origin-access-controls",
    "OriginAccessControlList.Items[].[Id,Name]",
    "InvalidOriginAccessControl",
    taken="OriginAccessControlAlreadyExists",
)
ORIGIN_ACCESS_IDENTITY = _kind(
    "origin access identity",
    Cloudfront.ORIGIN_ACCESS_IDENTITY,
    lambda aws: aws.cloudfront.access_identities(),
    "list-cloud-front-origin-access-identities",
    "CloudFrontOriginAccessIdentityList.Items[].[Id,Comment]",
    "InvalidOriginAccessIdentity",
    plural="origin access identities",
)
CACHE_POLICY = _kind(
    "cache policy",
    Cloudfront.CACHE_POLICY,
    lambda aws: aws.cloudfront.cache_policies(),
    "list-cache-policies",
    "CachePolicyList.Items[].CachePolicy.[Id,CachePolicyConfig.Name]",
    "NoSuchCachePolicy",
    taken="CachePolicyAlreadyExists",
    plural="cache policies",
)
ORIGIN_REQUEST_POLICY = _kind(
    "origin request policy",
    Cloudfront.ORIGIN_REQUEST_POLICY,
    lambda aws: aws.cloudfront.origin_request_policies(),
    "list-origin-request-policies",
    "OriginRequestPolicyList.Items[].OriginRequestPolicy.[Id,OriginRequestPolicyConfig.Name]",
    "NoSuchOriginRequestPolicy",
    taken="OriginRequestPolicyAlreadyExists",
    plural="origin request policies",
)
RESPONSE_HEADERS_POLICY = _kind(
    "response headers policy",
    Cloudfront.RESPONSE_HEADERS_POLICY,
    lambda aws: aws.cloudfront.response_headers_policies(),
    "list-response-headers-policies",
    "ResponseHeadersPolicyList.Items[].ResponseHeadersPolicy.[Id,ResponseHeadersPolicyConfig.Name]",
    "NoSuchResponseHeadersPolicy",
    taken="ResponseHeadersPolicyAlreadyExists",
    plural="response headers policies",
)
KEY_GROUP = _kind(
    "key group",
    Cloudfront.KEY_GROUP,
    lambda aws: aws.cloudfront.key_groups(),
    "list-key-groups",
    "KeyGroupList.Items[].KeyGroup.[Id,KeyGroupConfig.Name]",
    "TrustedKeyGroupDoesNotExist",
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
# What a distribution may call is published, and named by its ARN.
PUBLISHED_FUNCTION = Thing(
    "published function",
    {},
    lists="cloudfront list-functions --stage LIVE",
    names="FunctionList.Items[].FunctionMetadata.FunctionARN",
    gone="InvalidFunctionAssociation",
    scope="account",
    every=lambda aws: aws.cloudfront.functions(),
)
