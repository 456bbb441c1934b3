"""CloudFront: policies, access controls, key groups and functions that distributions name by id."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Block, Finding, Resource, Stack, policy
from policypack.aws.things import Thing
from policypack.aws.things import cloudfront as things
from policypack.catalogue.tokens import Cloudfront
from policypack.shelf.outside import named_outside, proven, with_commands

# In front of the id of an origin access identity.
IDENTITY = "origin-access-identity/cloudfront/"


# Properties of cache behaviours.
# https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateDistribution.html
BEHAVIOURS = {
    "cachePolicyId": things.CACHE_POLICY,
    "originRequestPolicyId": things.ORIGIN_REQUEST_POLICY,
    "responseHeadersPolicyId": things.RESPONSE_HEADERS_POLICY,
    "trustedKeyGroups": things.KEY_GROUP,
}


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
    for block, name, thing in _named(distribution):
        for id in _outside(block, name, thing, stack):
            there = tuple(thing.every(aws)) if thing.every else ()
            if id.removeprefix(IDENTITY) in {item.id for item in there}:
                continue
            # A name in the place of an id is the usual mistake.
            meant = next((item.id for item in there if item.name in (id, f"Managed-{id}")), None)
            yield block.finding(
                name,
                problem=f"The account has no {thing.noun} {id}; AWS answers {thing.gone}."
                + (f" {meant} has this name." if meant else ""),
                fix=with_commands(
                    f"Name one that is there, or plan the {thing.noun} in this stack and refer to it:",
                    thing.command(distribution.region),
                ),
                level=proven(block, block.path(name).split("[")[0].split(".")[0], stack),
            )


def _named(distribution: Resource) -> Iterator[tuple[Block, str, Thing]]:
    """Yield (block, property, thing) of everything that a distribution may name."""
    for behaviours in ("defaultCacheBehavior", "orderedCacheBehaviors"):
        for behaviour in distribution.blocks(behaviours):
            for name, thing in BEHAVIOURS.items():
                yield behaviour, name, thing
            for association in behaviour.blocks("functionAssociations"):
                yield association, "functionArn", things.PUBLISHED_FUNCTION
    for origin in distribution.blocks("origins"):
        yield origin, "originAccessControlId", things.ORIGIN_ACCESS_CONTROL
        for bucket in origin.blocks("s3OriginConfig"):
            yield bucket, "originAccessIdentity", things.ORIGIN_ACCESS_IDENTITY


def _outside(block: Block, name: str, thing: Thing, stack: Stack) -> list[str]:
    """Return the ids that a property names and that this stack does not plan."""
    value = block.raw(name)
    if isinstance(value, list):
        return [item for item in value if isinstance(item, str) and not stack.plans(item)]
    id = named_outside(block, name, stack, *thing.types, Cloudfront.FUNCTION, key="id")
    # The ARN of a planned function may be put together in the program.
    return [id] if id and not stack.holding("name", id.rpartition("/")[2], Cloudfront.FUNCTION) else []
