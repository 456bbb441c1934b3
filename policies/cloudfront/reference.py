"""CloudFront: policies, access controls, key groups and functions that distributions name by id."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from policypack import Aws, Block, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Cloudfront
from policypack.shelf.outside import named_outside, proven, with_commands

if TYPE_CHECKING:
    from policypack.aws.services.cloudfront import Named

# In front of the id of an origin access identity.
IDENTITY = "origin-access-identity/cloudfront/"


class Kind(NamedTuple):
    """What a property names: how to ask for all there are, and what AWS answers to one that is not there."""

    what: str
    type: str
    asks: Callable[[Aws], tuple[Named, ...]]
    says: str
    command: str


# Properties of cache behaviours and of origins.
# https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateDistribution.html
BEHAVIOURS: dict[str, Kind] = {
    "cachePolicyId": Kind(
        "cache policy",
        Cloudfront.CACHE_POLICY,
        lambda aws: aws.cloudfront.cache_policies(),
        "NoSuchCachePolicy",
        "list-cache-policies --query 'CachePolicyList.Items[].CachePolicy.[Id,CachePolicyConfig.Name]'",
    ),
    "originRequestPolicyId": Kind(
        "origin request policy",
        Cloudfront.ORIGIN_REQUEST_POLICY,
        lambda aws: aws.cloudfront.origin_request_policies(),
        "NoSuchOriginRequestPolicy",
        "list-origin-request-policies --query "
        "'OriginRequestPolicyList.Items[].OriginRequestPolicy.[Id,OriginRequestPolicyConfig.Name]'",
    ),
    "responseHeadersPolicyId": Kind(
        "response headers policy",
        Cloudfront.RESPONSE_HEADERS_POLICY,
        lambda aws: aws.cloudfront.response_headers_policies(),
        "NoSuchResponseHeadersPolicy",
        "list-response-headers-policies --query "
        "'ResponseHeadersPolicyList.Items[].ResponseHeadersPolicy.[Id,ResponseHeadersPolicyConfig.Name]'",
    ),
}
CONTROL = Kind(
    "origin access control",
    Cloudfront.ORIGIN_ACCESS_CONTROL,
    lambda aws: aws.cloudfront.access_controls(),
    "InvalidOriginAccessControl",
    "list-origin-access-controls --query 'OriginAccessControlList.Items[].[Id,Name]'",
)
ACCESS_IDENTITY = Kind(
    "origin access identity",
    Cloudfront.ORIGIN_ACCESS_IDENTITY,
    lambda aws: aws.cloudfront.access_identities(),
    "InvalidOriginAccessIdentity",
    "list-cloud-front-origin-access-identities --query 'CloudFrontOriginAccessIdentityList.Items[].[Id,Comment]'",
)
KEY_GROUP = Kind(
    "key group",
    Cloudfront.KEY_GROUP,
    lambda aws: aws.cloudfront.key_groups(),
    "TrustedKeyGroupDoesNotExist",
    "list-key-groups --query 'KeyGroupList.Items[].KeyGroup.[Id,KeyGroupConfig.Name]'",
)
FUNCTION = Kind(
    "published function",
    Cloudfront.FUNCTION,
    lambda aws: aws.cloudfront.functions(),
    "InvalidFunctionAssociation",
    "list-functions --stage LIVE --query 'FunctionList.Items[].FunctionMetadata.FunctionARN'",
)


@policy(Cloudfront.DISTRIBUTION)
def not_found(distribution: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Distribution names a policy, access control or function that does not exist.

    Why: "NoSuchCachePolicy: The specified cache policy does not exist", NoSuchOriginRequestPolicy,
    NoSuchResponseHeadersPolicy, InvalidOriginAccessControl, InvalidOriginAccessIdentity, TrustedKeyGroupDoesNotExist
    or InvalidFunctionAssociation. The ids of AWS's managed policies are the same for everybody, all others are of one
    account.
    Source: https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateDistribution.html
        https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
    """
    for block, name, kind in _named(distribution):
        for id in _outside(block, name, kind, stack):
            there = kind.asks(aws)
            if id.removeprefix(IDENTITY) in {item.id for item in there}:
                continue
            # A name in the place of an id is the usual mistake.
            meant = next((item.id for item in there if item.name in (id, f"Managed-{id}")), None)
            yield block.finding(
                name,
                problem=f"The account has no {kind.what} {id}; AWS answers {kind.says}."
                + (f" {meant} has this name." if meant else ""),
                fix=with_commands(
                    f"Name a {kind.what} that is there, or plan it in this stack and refer to it:",
                    f"aws cloudfront {kind.command} --output text",
                ),
                level=proven(block, block.path(name).split("[")[0].split(".")[0], stack),
            )


def _named(distribution: Resource) -> Iterator[tuple[Block, str, Kind]]:
    """Yield (block, property, kind) of everything that a distribution may name."""
    for behaviours in ("defaultCacheBehavior", "orderedCacheBehaviors"):
        for behaviour in distribution.blocks(behaviours):
            for name, kind in BEHAVIOURS.items():
                yield behaviour, name, kind
            yield behaviour, "trustedKeyGroups", KEY_GROUP
            for association in behaviour.blocks("functionAssociations"):
                yield association, "functionArn", FUNCTION
    for origin in distribution.blocks("origins"):
        yield origin, "originAccessControlId", CONTROL
        for bucket in origin.blocks("s3OriginConfig"):
            yield bucket, "originAccessIdentity", ACCESS_IDENTITY


def _outside(block: Block, name: str, kind: Kind, stack: Stack) -> list[str]:
    """Return the ids that a property names and that this stack does not plan."""
    value = block.raw(name)
    if isinstance(value, list):
        return [item for item in value if isinstance(item, str) and not stack.plans(item)]
    id = named_outside(block, name, stack, kind.type, key="id")
    # The ARN of a planned function may be put together in the program.
    return [id] if id and not stack.holding("name", id.rpartition("/")[2], FUNCTION.type) else []
