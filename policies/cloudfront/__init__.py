"""Amazon CloudFront."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Block, Finding, Resource, Stack, Text, policy
from policypack.catalogue.tokens import S3, Cloudfront
from policypack.shelf.certificates import certificates
from policypack.shelf.providers import emulated, in_other_partition

HOME = "us-east-1"
CERTIFICATE_ARN = re.compile(r"arn:aws(-us-gov)?:acm:(?P<region>[a-z]{2}(-[a-z]+)+-\d):")


def _has_certificate(distribution: Resource) -> bool:
    """Has it a certificate of its own, be it known only after the update?"""
    viewer = distribution.block("viewerCertificate")
    return viewer is not None and any(
        viewer.raw(name) not in (None, "") for name in ("acmCertificateArn", "iamCertificateId")
    )


@policy(Cloudfront.DISTRIBUTION, level="advisory", severity="medium", group="security", environment="production")
def default_certificate(distribution: Resource) -> Iterator[Finding]:
    """Distribution uses CloudFront's default certificate.

    Why: The default certificate is for *.cloudfront.net only, and with it CloudFront still accepts TLS 1.0:
    minimumProtocolVersion has no effect. Said of production alone: a test needs no name of its own.
    Source: https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ViewerCertificate.html
    """
    if _has_certificate(distribution) or distribution.items("aliases"):
        return
    yield distribution.finding(
        "viewerCertificate",
        problem="viewerCertificate is the default one: the site has no name of its own and accepts TLS 1.0.",
        fix="Request a certificate in us-east-1, set aliases, viewerCertificate.acmCertificateArn, sslSupportMethod "
        "sni-only and minimumProtocolVersion TLSv1.2_2021.",
    )


@policy(Cloudfront.DISTRIBUTION)
def alias_without_certificate(distribution: Resource) -> Iterator[Finding]:
    """Distribution has aliases but no certificate for them.

    Why: "InvalidViewerCertificate: To add an alternate domain name (CNAME) to a CloudFront distribution, you must
    attach a trusted certificate that validates your authorization to use the domain name."
    Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html
    """
    own = _has_certificate(distribution)
    aliases = distribution.items("aliases")
    if own or not aliases or in_other_partition(distribution) or emulated(distribution):
        return
    shown = ", ".join(str(alias) for alias in aliases if isinstance(alias, str | Text)) or "known after the update"
    yield distribution.finding(
        "aliases",
        problem=f"aliases has {len(aliases)} names ({shown}), and viewerCertificate names no certificate."
        if len(aliases) > 1
        else f"The alias is {shown}, and viewerCertificate names no certificate.",
        fix="Set viewerCertificate.acmCertificateArn to a certificate in us-east-1 that covers them, and "
        "sslSupportMethod to sni-only; or remove aliases.",
    )


@policy(Cloudfront.DISTRIBUTION)
def certificate_outside_us_east_1(distribution: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Certificate of the distribution is not in us-east-1.

    Why: "InvalidViewerCertificate: The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't
    valid, or doesn't include a valid certificate chain."
    Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html
    """
    viewer = distribution.block("viewerCertificate")
    if (
        viewer is None
        or not viewer.has("acmCertificateArn")
        or in_other_partition(distribution)
        or emulated(distribution)
    ):
        return
    planned = certificates(viewer, "acmCertificateArn", stack)
    regions = {certificate.region for certificate in planned}
    value = viewer.raw("acmCertificateArn")
    if not planned:
        text = value.prefix if isinstance(value, Text) else viewer.text("acmCertificateArn") or ""
        match = CERTIFICATE_ARN.match(text)
        regions = {match["region"]} if match else set()
    if regions and HOME not in regions:
        named = planned[0].name if planned else str(value)
        yield viewer.finding(
            "acmCertificateArn",
            problem=f"The certificate {named} is in {', '.join(sorted(regions))}; CloudFront takes only certificates "
            f"of {HOME}.",
            fix=f"Create the certificate and its validation with a provider whose region is {HOME}: "
            f'aws.Provider("virginia", region="{HOME}").',
        )


@policy(Cloudfront.DISTRIBUTION, level="advisory", severity="low", group="reliability")
def error_pages_missing(distribution: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Distribution of a static site has no error pages.

    Why: A missing object of a private bucket is answered with 403 and S3's XML. Single-page applications show that
    to everybody who reloads a page that only the browser knows.
    Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/creating-custom-error-pages.html
    """
    if distribution.has("customErrorResponses") and distribution.items("customErrorResponses"):
        return
    origins = distribution.blocks("origins")
    if origins and all(_is_bucket(origin, stack) for origin in origins):
        yield distribution.finding(
            "customErrorResponses",
            problem="customErrorResponses is not set, and every origin is a bucket.",
            fix="Add customErrorResponses for 403 and 404 with responseCode and responsePagePath, such as 200 and "
            "/index.html for a single-page application.",
        )


def _is_bucket(origin: Block, stack: Stack) -> bool:
    if origin.has("customOriginConfig"):
        return False
    return (
        origin.has("s3OriginConfig")
        or origin.raw("originAccessControlId") not in (None, "")
        or bool(stack.follow_all(origin, "domainName", S3.BUCKET))
    )


@policy(Cloudfront.DISTRIBUTION)
def error_page_incomplete(distribution: Resource) -> Iterator[Finding]:
    """Error page lacks its response code, or the reverse.

    Why: "InvalidArgument: Your request must specify both ResponsePagePath and ResponseCode together or none of them."
    Source: https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CustomErrorResponse.html
    """
    for block in distribution.blocks("customErrorResponses"):
        # The provider sends 0 and an empty text as if they were not there.
        code = block.raw("responseCode") not in (None, 0, "", "0")
        page = block.raw("responsePagePath") not in (None, "")
        there, missing = ("responseCode", "responsePagePath") if code else ("responsePagePath", "responseCode")
        if code == page or not block.given(there):
            continue
        yield block.finding(
            missing,
            problem=f"The error response for {block.text('errorCode')} has {there} and no {missing}.",
            fix=f"Set {missing} too, or remove {there}.",
        )
