from __future__ import annotations

from typing import Any

from policypack.testing import Plan, Ref, Table, Unknown

SITE = "aws:cloudfront/distribution:Distribution"
CUSTOM = {"httpPort": 80, "httpsPort": 443, "originProtocolPolicy": "https-only", "originSslProtocols": ["TLSv1.2"]}


def base() -> Plan:
    plan = Plan(region="us-east-1")
    plan.add("aws:lb/loadBalancer:LoadBalancer", "front", name="front")
    return plan.add(SITE, "site", origins=[{"originId": "a", "domainName": "shop.s3.us-east-1.amazonaws.com"}])


def origin(plan: Plan, name: Any, **more: Any) -> Plan:
    return plan.set("site", origins=[{"originId": "a", "domainName": name, **more}])


origin_is_no_bucket = (
    Table("cloudfront-edge-origin-is-no-bucket", base)
    .good("a bucket")
    .good("a bucket's output", lambda p: origin(p, Ref("front", "bucketRegionalDomainName")))
    .good("a host with its settings", lambda p: origin(p, "api.shop.dev", customOriginConfig=CUSTOM))
    .good("an older name of a bucket", lambda p: origin(p, "shop.s3.amazonaws.com"))
    .bad(
        "a host",
        lambda p: origin(p, "api.shop.dev"),
        ("site", "The origin is 'api.shop.dev', which is no bucket, and customOriginConfig is not set."),
        level="mandatory",
    )
    .bad(
        "the website of a bucket",
        lambda p: origin(p, "shop.s3-website-us-east-1.amazonaws.com", s3OriginConfig={"originAccessIdentity": ""}),
        (
            "site",
            (
                "The origin is 'shop.s3-website-us-east-1.amazonaws.com', which is no bucket, and "
                "customOriginConfig is "
                "not set."
            ),
        ),
    )
    .bad(
        "a load balancer",
        lambda p: origin(p, Ref("front", "dnsName")),
        ("site", "The origin is '${front.dnsName}', which is no bucket, and customOriginConfig is not set."),
        view="preview",
    )
    .absent("no origins", lambda p: p.set("site", origins=None))
    .unknown("the origins", lambda p: p.set("site", origins=Unknown()))
    .outside("a host of another stack", lambda p: origin(p, "api.shop.dev", customOriginConfig=CUSTOM))
)
