"""CloudFront: origins of the right kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, Stack, Text, policy
from policypack.catalogue.tokens import S3, Apigateway, Apigatewayv2, Cloudfront, Lambda, Lb

# Outputs that are hosts, and not buckets of S3.
_HOSTS = {
    (Lb.LOAD_BALANCER, "dnsName"),
    (Apigatewayv2.API, "apiEndpoint"),
    (Apigateway.DOMAIN_NAME, "regionalDomainName"),
    (Lambda.FUNCTION_URL, "functionUrl"),
    (S3.BUCKET, "websiteEndpoint"),
    (S3.BUCKET_WEBSITE_CONFIGURATION, "websiteEndpoint"),
}
_BUCKET = re.compile(r".+\.s3(express-[\w-]+)?[.-].*amazonaws\.com(\.cn)?|.+\.s3\.amazonaws\.com")
_OWN = ("customOriginConfig", "vpcOriginConfig")


@policy(Cloudfront.DISTRIBUTION)
def origin_is_no_bucket(distribution: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Origin is no bucket, and has no settings of its own kind.

    Why: "InvalidArgument: The parameter Origin DomainName does not refer to a valid S3 bucket." Without
    customOriginConfig an origin is a bucket of S3; the website of a bucket is none.
    Source: https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_Origin.html
    """
    for origin in distribution.blocks("origins"):
        name = origin.raw("domainName")
        symbol = name.whole if isinstance(name, Text) else None
        source = stack.get(symbol.urn) if symbol and symbol.urn else None
        host = bool(source and symbol and (source.type, symbol.property) in _HOSTS)
        host = host or (isinstance(name, str) and bool(name) and (not _BUCKET.fullmatch(name) or ".s3-website" in name))
        if host and all(origin.raw(kind) in (None, {}, []) for kind in _OWN):
            yield origin.finding(
                "customOriginConfig",
                problem=f"The origin is {str(name)!r}, which is no bucket, and customOriginConfig is not set.",
                fix="Set customOriginConfig with httpPort 80, httpsPort 443, originProtocolPolicy and "
                "originSslProtocols.",
            )
