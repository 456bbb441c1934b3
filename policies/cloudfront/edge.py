"""CloudFront: functions at its edges, and origins of the right kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Block, Finding, Resource, Stack, Text, policy
from policypack.catalogue.tokens import S3, Apigateway, Apigatewayv2, Cloudfront, Lambda, Lb

# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-functions-restrictions.html
_VERSION = re.compile(r"arn:[^:]+:lambda:us-east-1:\d{12}:function:[^:]+:\d+")
_VIEWER_MEMORY, _VIEWER_SECONDS, _ORIGIN_SECONDS = 128, 5, 30
_GIVEN = ("deadLetterConfig", "environment", "fileSystemConfig", "vpcConfig")
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


def _behaviors(distribution: Resource) -> Iterator[Block]:
    for name in ("defaultCacheBehavior", "orderedCacheBehaviors"):
        yield from distribution.blocks(name)


@policy(Cloudfront.DISTRIBUTION)
def function_without_version(distribution: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Distribution names a function of Lambda without a version.

    Why: "InvalidLambdaFunctionAssociation: The function ARN must reference a specific function version. (The ARN must
    end with the version number.)" Neither $LATEST nor an alias is one.
    Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-functions-restrictions.html
    """
    for behavior in _behaviors(distribution):
        for association in behavior.blocks("lambdaFunctionAssociations"):
            arn = association.raw("lambdaArn")
            symbol = arn.whole if isinstance(arn, Text) else None
            source = stack.get(symbol.urn) if symbol and symbol.urn else None
            unversioned = (
                source and symbol and source.type == Lambda.FUNCTION and symbol.property in ("arn", "invokeArn")
            )
            unpublished = source and symbol and symbol.property == "qualifiedArn" and not source.flag("publish")
            if unversioned or unpublished or (isinstance(arn, str) and arn and not _VERSION.fullmatch(arn)):
                yield association.finding(
                    "lambdaArn",
                    problem=f"lambdaArn is {str(arn)!r}, "
                    + (
                        f"and {source.name} does not publish."
                        if unpublished and source
                        else "which ends in no version of us-east-1."
                    ),
                    fix="Set publish of the function to true and pass its qualifiedArn; the function is in us-east-1.",
                )


@policy(Cloudfront.DISTRIBUTION)
def function_refused(distribution: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Function of Lambda has what CloudFront's edges do not.

    Why: "InvalidLambdaFunctionAssociation: The function cannot have environment variables", "… must be in region
    'us-east-1'", "… memory size is larger than the maximum allowed for functions that are triggered by a viewer event".
    Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-functions-restrictions.html
    """
    for behavior in _behaviors(distribution):
        for association in behavior.blocks("lambdaFunctionAssociations"):
            function = stack.follow(association, "lambdaArn", Lambda.FUNCTION)
            viewer = (association.text("eventType") or "").startswith("viewer-")
            problem = _refused(function, viewer) if function else ""
            if function and problem:
                yield association.finding(
                    "lambdaArn",
                    problem=f"The function {function.name} {problem}.",
                    fix="Make a function for CloudFront alone, in us-east-1, without it.",
                )


def _refused(function: Resource, viewer: bool) -> str:
    """Say what an edge refuses of a function; nothing where it refuses nothing."""
    given = [name for name in _GIVEN if any(value not in (None, {}, []) for value in _settings(function, name))]
    seconds = function.number("timeout", default=3) or 3
    most = _VIEWER_SECONDS if viewer else _ORIGIN_SECONDS
    if function.region != "us-east-1":
        return f"is in {function.region}, and not in us-east-1"
    if given:
        return f"has {given[0]}"
    if "arm64" in function.texts("architectures"):
        return "is for arm64"
    if seconds > most:
        return f"has a timeout of {seconds} seconds, and {most} are allowed"
    if viewer and (function.number("memorySize", default=128) or 128) > _VIEWER_MEMORY:
        return f"has {function.number('memorySize')} MB, and {_VIEWER_MEMORY} are allowed for viewers' events"
    return ""


def _settings(function: Resource, name: str) -> Iterator[object]:
    for block in function.blocks(name):
        yield from block.values.values()


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
