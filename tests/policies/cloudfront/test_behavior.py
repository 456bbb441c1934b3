from __future__ import annotations

from collections.abc import Callable
from typing import Any

from policypack.testing import Plan, Ref, Table, Unknown

POLICY = "658327ea-f89d-4fab-a63d-7e88639e58f6"
SITE = {
    "targetOriginId": "app",
    "cachePolicyId": POLICY,
    "allowedMethods": ["GET", "HEAD"],
    "cachedMethods": ["GET", "HEAD"],
}

ALL = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]


def base() -> Plan:
    plan = Plan()
    plan.add("aws:s3/bucket:Bucket", "logs", bucket="acme-logs")
    plan.add(
        "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
        "owner",
        bucket=Ref("logs"),
        rule={"objectOwnership": "BucketOwnerPreferred"},
    )
    plan.add(
        "aws:cloudfront/distribution:Distribution",
        "site",
        origins=[{"originId": "app", "domainName": "app.shop.io"}],
        defaultCacheBehavior=SITE,
        loggingConfig={"bucket": Ref("logs", "bucketDomainName")},
    )
    cached = {"enableAcceptEncodingGzip": True, "headersConfig": {"headers": {"items": ["Accept-Language"]}}}
    plan.add("aws:cloudfront/cachePolicy:CachePolicy", "pages", parametersInCacheKeyAndForwardedToOrigin=cached)
    return plan


def behave(plan: Plan, **more: Any) -> Plan:
    return plan.set("site", defaultCacheBehavior={**SITE, **more})


def keyed(plan: Plan, **more: Any) -> Plan:
    return plan.set("pages", parametersInCacheKeyAndForwardedToOrigin=more)


LISTS = {"headersConfig": {"headers": {"items": ["Accept-encoding"]}}}
cache_setting_wrong = (
    Table("cloudfront-behavior-cache-setting-wrong", base)
    .good("a policy")
    .good("values", lambda p: behave(p, cachePolicyId=None, forwardedValues={"queryString": False}))
    .good("a policy of an update", lambda p: behave(p, cachePolicyId=Ref("pages")))
    .bad(
        "both",
        lambda p: behave(p, forwardedValues={}),
        ("site", "The behaviour has both cachePolicyId and forwardedValues."),
    )
    .bad(
        "neither, in another behaviour",
        lambda p: p.set("site", orderedCacheBehaviors=[{"targetOriginId": "app", "pathPattern": "/x"}]),
        ("site", "The behaviour has neither cachePolicyId nor forwardedValues."),
        level="mandatory",
    )
    .absent("no behaviour", lambda p: p.set("site", defaultCacheBehavior=None))
    .unknown("the behaviour", lambda p: p.set("site", defaultCacheBehavior=Unknown()))
)


def grouped(*members: str) -> Callable[[Plan], Plan]:
    group = {"originId": "both", "members": [{"originId": member} for member in members]}
    return lambda plan: plan.set("site", originGroups=[group])


group_member_unknown = (
    Table("cloudfront-behavior-group-member-unknown", base)
    .good("two of its origins", grouped("app", "app"))
    .bad(
        "one that is not there",
        grouped("app", "spare"),
        ("site", "The group both has the member 'spare'; the origins are app."),
        level="mandatory",
    )
    .bad("one alone", grouped("app"), ("site", "The group both has 1 members; two are needed."))
    .absent("no groups", lambda p: p.set("site", originGroups=None))
    .unknown("the groups", lambda p: p.set("site", originGroups=Unknown()))
)

origin_unknown = (
    Table("cloudfront-behavior-origin-unknown", base)
    .good("its origin")
    .good("a group", lambda p: grouped("app", "app")(behave(p, targetOriginId="both")))
    .bad(
        "another word",
        lambda p: behave(p, targetOriginId="web"),
        ("site", "targetOriginId is 'web'; the origins are app."),
        level="mandatory",
    )
    .absent("no target", lambda p: behave(p, targetOriginId=None))
    .unknown("the origins", lambda p: p.set("site", origins=Unknown()))
)

methods_refused = (
    Table("cloudfront-behavior-methods-refused", base)
    .good("two")
    .good("all", lambda p: behave(p, allowedMethods=["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]))
    .bad(
        "one more",
        lambda p: behave(p, allowedMethods=["GET", "HEAD", "POST"]),
        ("site", "allowedMethods are GET, HEAD, POST."),
        level="mandatory",
    )
    .bad(
        "cached and not allowed",
        lambda p: behave(p, cachedMethods=["GET", "HEAD", "OPTIONS"]),
        ("site", "cachedMethods are GET, HEAD, OPTIONS; allowedMethods GET, HEAD."),
    )
    .bad(
        "all are cached",
        lambda p: behave(p, allowedMethods=ALL, cachedMethods=ALL),
        (
            "site",
            f"cachedMethods are {', '.join(ALL)}; allowedMethods {', '.join(ALL)}.",
            "Use GET and HEAD, or GET, HEAD and OPTIONS where OPTIONS is allowed.",
        ),
    )
    .absent("none", lambda p: behave(p, allowedMethods=None, cachedMethods=None))
    .unknown("from an update", lambda p: behave(p, allowedMethods=Unknown()))
)

policy_lists_accept_encoding = (
    Table("cloudfront-behavior-policy-lists-accept-encoding", base)
    .good("another header")
    .good("not normalized", lambda p: keyed(p, **LISTS))
    .bad(
        "normalized",
        lambda p: keyed(p, enableAcceptEncodingBrotli=True, **LISTS),
        ("pages", "The headers list Accept-Encoding, which the policy normalizes already."),
        level="mandatory",
    )
    .bad(
        "normalized for gzip",
        lambda p: keyed(p, enableAcceptEncodingGzip=True, **LISTS),
        ("pages", "The headers list Accept-Encoding, which the policy normalizes already."),
    )
    .absent("no parameters", lambda p: p.set("pages", parametersInCacheKeyAndForwardedToOrigin=None))
    .unknown("from an update", lambda p: p.set("pages", parametersInCacheKeyAndForwardedToOrigin=Unknown()))
)

NO_ACL = "The logs go to logs, which takes no ACLs."
log_bucket_without_acl = (
    Table("cloudfront-behavior-log-bucket-without-acl", base)
    .good("the owner is preferred")
    .good("who writes owns", lambda p: p.set("owner", rule={"objectOwnership": "ObjectWriter"}))
    .bad(
        "enforced",
        lambda p: p.set("owner", rule={"objectOwnership": "BucketOwnerEnforced"}),
        ("site", NO_ACL),
        level="mandatory",
    )
    .bad("as a new bucket is", lambda p: p.remove("owner"), ("site", NO_ACL), level="mandatory", view="preview")
    .bad(
        "as text",
        lambda p: p.remove("owner").set("site", loggingConfig={"bucket": "acme-logs.s3.amazonaws.com"}),
        ("site", NO_ACL),
    )
    .unknown("which bucket", lambda p: p.set("site", loggingConfig={"bucket": Unknown()}), undecided=False)
    .absent("no logs", lambda p: p.remove("owner").set("site", loggingConfig=None))
    .unknown("the logs", lambda p: p.remove("owner").set("site", loggingConfig=Unknown()))
    .outside("a bucket of another stack", lambda p: p.set("site", loggingConfig={"bucket": "other.s3.amazonaws.com"}))
)


def site(**behavior: Any) -> Plan:
    members = [{"originId": "a"}, {"originId": "b"}]
    return Plan().add(
        "aws:cloudfront/distribution:Distribution",
        "pages",
        origins=[{"originId": name, "domainName": f"{name}.shop.dev"} for name in ("a", "b")],
        originGroups=[{"originId": "both", "members": members, "failoverCriteria": {"statusCodes": [500]}}],
        defaultCacheBehavior={"targetOriginId": "a", "cachePolicyId": "x", "allowedMethods": ALL, **behavior},
    )


def behaving(**behavior: Any) -> Any:
    return lambda p: p.set(
        "pages", defaultCacheBehavior={"targetOriginId": "a", "cachePolicyId": "x", "allowedMethods": ALL, **behavior}
    )


group_cannot_take = (
    Table("cloudfront-behavior-group-cannot-take", site)
    .good("an origin")
    .good("a group that is read from", behaving(targetOriginId="both", allowedMethods=["GET", "HEAD"]))
    .bad(
        "a group that is written to",
        behaving(targetOriginId="both"),
        (
            "pages",
            "allowedMethods have DELETE, PATCH, POST, PUT, and both is an origin group.",
            "Send these to an origin by a behaviour of their own, or allow GET, HEAD and OPTIONS alone.",
        ),
        level="mandatory",
    )
    .absent("no groups", lambda p: p.set("pages", originGroups=None))
    .unknown("the methods", behaving(allowedMethods=Unknown()))
    .without("outside", "reads one resource")
)


def own(*events: str) -> list[dict[str, str]]:
    return [
        {"eventType": event, "functionArn": f"arn:aws:cloudfront::210987654321:function/{event}"} for event in events
    ]


def theirs(*events: Any) -> list[dict[str, Any]]:
    arn = "arn:aws:lambda:us-east-1:210987654321:function:edge:1"
    return [{"eventType": event, "lambdaArn": arn} for event in events]


functions_refused = (
    Table("cloudfront-behavior-functions-refused", site)
    .good("none")
    .good("one for each event", behaving(functionAssociations=own("viewer-request", "viewer-response")))
    .good(
        "at the viewer and at the origin",
        behaving(functionAssociations=own("viewer-request"), lambdaFunctionAssociations=theirs("origin-request")),
    )
    .bad(
        "two for an event",
        behaving(lambdaFunctionAssociations=theirs("viewer-request", "viewer-request")),
        ("pages", "viewer-request has two functions.", "Make one function of the two."),
        level="mandatory",
    )
    .bad(
        "of both kinds at the viewer",
        behaving(functionAssociations=own("viewer-request"), lambdaFunctionAssociations=theirs("viewer-response")),
        ("pages", "functionAssociations have viewer-request, and lambdaFunctionAssociations viewer-response."),
        level="mandatory",
    )
    .absent("no behaviour", lambda p: p.set("pages", defaultCacheBehavior=None))
    .unknown("the event", behaving(lambdaFunctionAssociations=theirs(Unknown())))
    .without("outside", "reads one resource")
)
