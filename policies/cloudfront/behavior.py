"""Cache behaviours, origins and log buckets of distributions."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Block, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import S3, Cloudfront
from policypack.shelf.buckets import companions
from policypack.shelf.remote import unseen

_TWO = frozenset({"GET", "HEAD"})
_ALLOWED = (_TWO, _TWO | {"OPTIONS"}, _TWO | {"OPTIONS", "DELETE", "PATCH", "POST", "PUT"})


def _behaviors(distribution: Resource) -> list[Block]:
    return [*distribution.blocks("defaultCacheBehavior"), *distribution.blocks("orderedCacheBehaviors")]


@policy(Cloudfront.DISTRIBUTION)
def cache_setting_wrong(distribution: Resource) -> Iterator[Finding]:
    """Cache behaviour has neither a cache policy nor forwarded values, or both.

    Why: "InvalidArgument: The parameter ForwardedValues is required", or "The parameter ForwardedValues cannot be used
    when a cache policy is associated to the cache behavior".
    Source: https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DefaultCacheBehavior.html
    """
    for behavior in _behaviors(distribution):
        chosen, values = behavior.raw("cachePolicyId") not in (None, ""), behavior.raw("forwardedValues") is not None
        if chosen == values and (
            not chosen or (behavior.given("cachePolicyId") and behavior.blocks("forwardedValues"))
        ):
            both = "both cachePolicyId and" if values else "neither cachePolicyId nor"
            yield behavior.finding(
                "cachePolicyId",
                problem=f"The behaviour has {both} forwardedValues.",
                fix="Keep cachePolicyId alone: 658327ea-f89d-4fab-a63d-7e88639e58f6 is Managed-CachingOptimized.",
            )


@policy(Cloudfront.DISTRIBUTION)
def origin_unknown(distribution: Resource) -> Iterator[Finding]:
    """Cache behaviour sends to an origin that the distribution does not have.

    Why: "NoSuchOrigin: One or more of your origins or origin groups do not exist".
    Source: https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateDistribution.html
    """
    known = [str(o.partial("originId")) for name in ("origins", "originGroups") for o in distribution.blocks(name)]
    for behavior in _behaviors(distribution):
        target = behavior.partial("targetOriginId")
        if target is not None and str(target) not in known:
            yield behavior.finding(
                "targetOriginId",
                problem=f"targetOriginId is {str(target)!r}; the origins are {', '.join(known) or 'none'}.",
                fix="Set it to the originId of an origin or of an origin group.",
            )


@policy(Cloudfront.DISTRIBUTION)
def group_member_unknown(distribution: Resource) -> Iterator[Finding]:
    """Origin group has not two members that are origins of the distribution.

    Why: "InvalidArgument: The parameter Members has one or more origins for origin group that aren't valid. Origins
    that you specify for an origin group must be associated with the distribution". A group has two members.
    Source: https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_OriginGroupMembers.html
    """
    known = [str(origin.partial("originId")) for origin in distribution.blocks("origins")]
    for group in distribution.blocks("originGroups"):
        members = [str(member.partial("originId")) for member in group.blocks("members")]
        unknown = [member for member in members if member not in known]
        if unknown or len(members) != 2:
            yield group.finding(
                "members",
                problem=f"The group {group.raw('originId')} has the member {unknown[0]!r}; the origins are "
                f"{', '.join(known) or 'none'}."
                if unknown
                else f"The group {group.raw('originId')} has {len(members)} members; two are needed.",
                fix="Name the originIds of two origins of the distribution: the first one, and the one to fall back "
                "on.",
            )


@policy(Cloudfront.DISTRIBUTION)
def methods_refused(distribution: Resource) -> Iterator[Finding]:
    """Cache behaviour has methods that CloudFront does not take together.

    Why: "InvalidArgument: The parameter AllowedMethods …": three sets are allowed (GET and HEAD; with OPTIONS; all
    seven), and of the cached ones two.
    Source: https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_AllowedMethods.html
    """
    for behavior in _behaviors(distribution):
        allowed, cached = frozenset(behavior.texts("allowedMethods")), frozenset(behavior.texts("cachedMethods"))
        if allowed and allowed not in _ALLOWED:
            yield behavior.finding(
                "allowedMethods",
                problem=f"allowedMethods are {', '.join(sorted(allowed))}.",
                fix="Use GET and HEAD; GET, HEAD and OPTIONS; or all of DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT.",
            )
        elif cached and (cached not in _ALLOWED[:2] or (allowed and not cached <= allowed)):
            yield behavior.finding(
                "cachedMethods",
                problem=f"cachedMethods are {', '.join(sorted(cached))}; allowedMethods {', '.join(sorted(allowed))}.",
                fix="Use GET and HEAD, or GET, HEAD and OPTIONS where OPTIONS is allowed.",
            )


@policy(Cloudfront.DISTRIBUTION)
def group_cannot_take(distribution: Resource) -> Iterator[Finding]:
    """Cache behaviour of an origin group takes methods that change something.

    Why: "InvalidArgument: The parameter AllowedMethods cannot include POST, PUT, PATCH, or DELETE for a cached behavior
    associated with an origin group": what was half done is not asked of a second origin.
    Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html
    """
    groups = [group.text("originId") for group in distribution.blocks("originGroups")]
    for behavior in _behaviors(distribution) if groups else ():
        changing = sorted({"DELETE", "PATCH", "POST", "PUT"}.intersection(behavior.texts("allowedMethods")))
        target = behavior.text("targetOriginId")
        if changing and target in groups:
            yield behavior.finding(
                "allowedMethods",
                problem=f"allowedMethods have {', '.join(changing)}, and {target} is an origin group.",
                fix="Send these to an origin by a behaviour of their own, or allow GET, HEAD and OPTIONS alone.",
            )


@policy(Cloudfront.DISTRIBUTION)
def functions_refused(distribution: Resource) -> Iterator[Finding]:
    """Cache behaviour has two functions where one can be.

    Why: "InvalidFunctionAssociation", "InvalidLambdaFunctionAssociation": an event has one function, and the events of
    the viewer have functions of CloudFront or of Lambda.
    Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-functions-restrictions.html
    """
    for behavior in _behaviors(distribution):
        own = [item.text("eventType") or "" for item in behavior.blocks("functionAssociations")]
        theirs = [item.text("eventType") or "" for item in behavior.blocks("lambdaFunctionAssociations")]
        twice = next((event for events in (own, theirs) for event in events if events.count(event) > 1), None)
        viewer = [event for event in theirs if event.startswith("viewer-")]
        if twice:
            problem, fix = f"{twice} has two functions.", "Make one function of the two."
        elif own and viewer:
            problem = f"functionAssociations have {own[0]}, and lambdaFunctionAssociations {viewer[0]}."
            fix = "Use functions of one kind for the events of the viewer; those of the origin are Lambda's."
        else:
            continue
        yield behavior.finding(
            "functionAssociations" if own else "lambdaFunctionAssociations", problem=problem, fix=fix
        )


@policy(Cloudfront.CACHE_POLICY)
def policy_lists_accept_encoding(cache: Resource) -> Iterator[Finding]:
    """Cache policy normalizes Accept-Encoding and lists it.

    Why: With enableAcceptEncodingGzip or -Brotli CloudFront puts the normalized header into the cache key by itself:
    "InvalidArgument: The parameter Headers contains Accept-Encoding that is not allowed".
    Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cache-key-understand-cache-policy.html
        https://github.com/badmintoncryer/cdk-preflight/blob/main/docs/rules.md
    """
    parameters = cache.block("parametersInCacheKeyAndForwardedToOrigin")
    if parameters is None:
        return
    if not (parameters.flag("enableAcceptEncodingGzip") or parameters.flag("enableAcceptEncodingBrotli")):
        return
    config = parameters.block("headersConfig")
    headers = config.block("headers") if config else None
    if headers is not None and "accept-encoding" in [item.lower() for item in headers.texts("items")]:
        yield headers.finding(
            "items",
            problem="The headers list Accept-Encoding, which the policy normalizes already.",
            fix="Remove Accept-Encoding from the list.",
        )


@policy(Cloudfront.DISTRIBUTION)
def log_bucket_without_acl(distribution: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Logs of a distribution go to a bucket that takes no ACLs.

    Why: "InvalidArgument: The S3 bucket that you specified for CloudFront logs does not enable ACL access": a new
    bucket's objects belong to its owner, and ACLs are off.
    Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging-legacy-s3.html
    """
    logging = distribution.block("loggingConfig")
    value = logging.raw("bucket") if logging else None
    if logging is None or value in (None, "") or distribution.exists:
        return
    buckets = stack.follow_all(logging, "bucket", S3.BUCKET)
    if isinstance(value, str) and not buckets:
        buckets = [one for one in stack.of_type(S3.BUCKET) if value.startswith(f"{one.raw('bucket')}.")]
    if len(buckets) != 1 or buckets[0].exists or buckets[0].external:
        return
    controls = companions(buckets[0], stack, S3.BUCKET_OWNERSHIP_CONTROLS)
    rules = [rule for control in controls for rule in control.blocks("rule")]
    if any(rule.raw("objectOwnership") != "BucketOwnerEnforced" for rule in rules):
        return
    yield logging.finding(
        "bucket",
        problem=f"The logs go to {buckets[0].name}, which takes no ACLs.",
        fix=f"Add BucketOwnershipControls of {buckets[0].name} with BucketOwnerPreferred, and let the distribution "
        "depend on them; or use the newer delivery of logs (aws.cloudwatch.LogDelivery).",
        level=None if rules else unseen(stack, "bucket", S3.BUCKET_OWNERSHIP_CONTROLS),
    )
