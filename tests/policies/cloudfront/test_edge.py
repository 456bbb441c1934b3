from __future__ import annotations

from typing import Any

from policypack.testing import Plan, Ref, Table, Unknown

SITE = "aws:cloudfront/distribution:Distribution"
ARN = "arn:aws:lambda:us-east-1:210987654321:function:edge"
CUSTOM = {"httpPort": 80, "httpsPort": 443, "originProtocolPolicy": "https-only", "originSslProtocols": ["TLSv1.2"]}


def base() -> Plan:
    plan = Plan(region="us-east-1")
    plan.add("aws:lambda/function:Function", "edge", name="edge", publish=True, timeout=5, memorySize=128)
    plan.add("aws:lb/loadBalancer:LoadBalancer", "front", name="front")
    plan.add(SITE, "site", origins=[{"originId": "a", "domainName": "shop.s3.us-east-1.amazonaws.com"}])
    return associated(plan, Ref("edge", "qualifiedArn"))


def associated(plan: Plan, arn: Any, event: str = "viewer-request") -> Plan:
    found = [{"eventType": event, "lambdaArn": arn}]
    return plan.set("site", defaultCacheBehavior={"targetOriginId": "a", "lambdaFunctionAssociations": found})


def origin(plan: Plan, name: Any, **more: Any) -> Plan:
    return plan.set("site", origins=[{"originId": "a", "domainName": name, **more}])


function_without_version = (
    Table("cloudfront-edge-function-without-version", base)
    .good("a version that is published")
    .good("a version as text", lambda p: associated(p, f"{ARN}:3"))
    .bad(
        "no version",
        lambda p: associated(p, ARN),
        ("site", f"lambdaArn is '{ARN}', which ends in no version of us-east-1."),
        level="mandatory",
    )
    .bad(
        "the function's ARN",
        lambda p: associated(p, Ref("edge", "arn")),
        ("site", "lambdaArn is '${edge.arn}', which ends in no version of us-east-1."),
        view="preview",
    )
    .bad(
        "not published",
        lambda p: p.set("edge", publish=False),
        ("site", "lambdaArn is '${edge.qualifiedArn}', and edge does not publish."),
        view="preview",
    )
    .absent("no function", lambda p: associated(p, None))
    .unknown("from an update", lambda p: associated(p, Unknown()), undecided=False)
    .outside("another stack's", lambda p: associated(p, f"{ARN}:1"))
)

function_refused = (
    Table("cloudfront-edge-function-refused", base)
    .good("a small one")
    .good(
        "for longer at an origin",
        lambda p: associated(p.set("edge", timeout=30), Ref("edge", "qualifiedArn"), "origin-request"),
    )
    .bad(
        "variables",
        lambda p: p.set("edge", environment={"variables": {"A": "b"}}),
        ("site", "The function edge has environment."),
        level="mandatory",
    )
    .bad(
        "one second more",
        lambda p: p.set("edge", timeout=6),
        ("site", "The function edge has a timeout of 6 seconds, and 5 are allowed."),
    )
    .bad(
        "more memory",
        lambda p: p.set("edge", memorySize=256),
        ("site", "The function edge has 256 MB, and 128 are allowed for viewers' events."),
    )
    .bad(
        "another region",
        lambda p: p.set("edge", region="eu-west-1"),
        ("site", "The function edge is in eu-west-1, and not in us-east-1."),
    )
    .absent("no function", lambda p: associated(p, None))
    .unknown("its memory", lambda p: p.set("edge", memorySize=Unknown()))
    .outside("another stack's", lambda p: associated(p, f"{ARN}:1"))
)

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
