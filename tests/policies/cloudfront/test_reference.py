from __future__ import annotations

from typing import Any

from policypack.aws.services.cloudfront import NamedItem
from policypack.testing import Plan, Ref, Table, Unknown

DISTRIBUTION = "aws:cloudfront/distribution:Distribution"
OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6"
GONE = "11111111-2222-3333-4444-555555555555"
CACHE = {("cloudfront.cache_policies",): (NamedItem(OPTIMIZED, "Managed-CachingOptimized"),)}
FUNCTION = "arn:aws:cloudfront::210987654321:function/rewrite"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:cloudfront/originAccessControl:OriginAccessControl", "own", originAccessControlOriginType="s3")
    plan.add("aws:cloudfront/keyGroup:KeyGroup", "keys", items=["K1"])
    return plan.add(
        DISTRIBUTION,
        "site",
        enabled=True,
        origins=[{"originId": "o", "domainName": "b.s3.amazonaws.com", "originAccessControlId": Ref("own")}],
        defaultCacheBehavior={"targetOriginId": "o", "cachePolicyId": OPTIMIZED, "trustedKeyGroups": [Ref("keys")]},
    )


def behaviour(**named: object) -> Any:
    return lambda plan: plan.set("site", defaultCacheBehavior={"targetOriginId": "o", **named})


def origin(**named: object) -> Any:
    return lambda plan: behaviour()(plan).set("site", origins=[{"originId": "o", **named}])


NO_POLICY = "AWS answers NoSuchCachePolicy."
E2 = "origin-access-identity/cloudfront/E2"
not_found = (
    Table("cloudfront-reference-not-found", base)
    .good("a managed policy and planned ones", facts=CACHE)
    .not_found(
        "a cache policy",
        behaviour(cachePolicyId=GONE),
        ("site", f"The account has no cache policy {GONE}; AWS answers NoSuchCachePolicy."),
        facts=CACHE,
        level="mandatory",
    )
    .bad(
        "the name of a managed policy",
        behaviour(cachePolicyId="CachingOptimized"),
        ("site", f"The account has no cache policy CachingOptimized; {NO_POLICY} {OPTIMIZED} has this name."),
        facts=CACHE,
    )
    .bad(
        "other policies of another path",
        lambda plan: plan.set(
            "site",
            orderedCacheBehaviors=[
                {"pathPattern": "/api/*", "originRequestPolicyId": "1", "responseHeadersPolicyId": "2"}
            ],
        ),
        ("site", "The account has no origin request policy 1; AWS answers NoSuchOriginRequestPolicy."),
        ("site", "The account has no response headers policy 2; AWS answers NoSuchResponseHeadersPolicy."),
        facts={
            **CACHE,
            ("cloudfront.origin_request_policies",): (),
            ("cloudfront.response_headers_policies",): (),
        },
    )
    .bad(
        "a key group and a function",
        behaviour(trustedKeyGroups=["K9", Ref("keys")], functionAssociations=[{"functionArn": FUNCTION}]),
        ("site", "The account has no key group K9; AWS answers TrustedKeyGroupDoesNotExist."),
        ("site", f"The account has no published function {FUNCTION}; AWS answers InvalidFunctionAssociation."),
        facts={("cloudfront.key_groups",): (), ("cloudfront.functions",): ()},
    )
    .bad(
        "access control and identity of an origin",
        lambda plan: behaviour()(plan).set(
            "site",
            origins=[
                {"originId": "o", "originAccessControlId": "E1"},
                {"originId": "p", "s3OriginConfig": {"originAccessIdentity": E2}},
            ],
        ),
        ("site", "The account has no origin access control E1; AWS answers InvalidOriginAccessControl."),
        ("site", f"The account has no origin access identity {E2}; AWS answers InvalidOriginAccessIdentity."),
        facts={("cloudfront.access_controls",): (), ("cloudfront.access_identities",): (NamedItem("E3", "old"),)},
    )
    .good(
        "an identity that is there",
        origin(s3OriginConfig={"originAccessIdentity": E2}),
        facts={("cloudfront.access_identities",): (NamedItem("E2", ""),)},
    )
    .outside(
        "a function that is there",
        behaviour(functionAssociations=[{"functionArn": FUNCTION}]),
        facts={("cloudfront.functions",): (NamedItem(FUNCTION, "rewrite"),)},
    )
    .good(
        "a planned function by an ARN of the program's making",
        lambda plan: behaviour(functionAssociations=[{"functionArn": FUNCTION}])(
            plan.add("aws:cloudfront/function:Function", "edge", name="rewrite", runtime="cloudfront-js-2.0")
        ),
        facts={},
    )
    .absent("names nothing", behaviour(), facts={})
    .unknown("from an update", behaviour(cachePolicyId=Unknown()), facts={})
    .cannot_ask("denied")
)
