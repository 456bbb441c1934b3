"""Certificates that are in ACM already and that a resource names by their ARN."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from policypack import Aws, Block, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Acm
from policypack.clock import moment
from policypack.shelf.certificates import CONSUMERS
from policypack.shelf.existing import arn_outside, proven
from policypack.shelf.outside import with_commands
from policypack.shelf.remote import adrift
from policypack.shown import argument

if TYPE_CHECKING:
    from policypack.aws.services.acm import Certificate

# Where a resource names its certificate: the block, the property in it, and the property with its host names.
_PLACES = (
    ("", "certificateArn", "domainName"),
    ("", "regionalCertificateArn", "domainName"),
    ("domainNameConfiguration", "certificateArn", "domainName"),
    ("viewerCertificate", "acmCertificateArn", "aliases"),
)
_LISTENERS = CONSUMERS[:2]
SOON = timedelta(days=30)


def _places(resource: Resource) -> Iterator[tuple[Block, str, str]]:
    for inner, name, hosts in _PLACES:
        block = resource.block(inner) if inner else resource
        if block is not None and block.has(name):
            yield block, name, hosts if resource.type not in _LISTENERS else ""


def _named(resource: Resource, stack: Stack, aws: Aws) -> Iterator[tuple[Block, str, str, str, Certificate | None]]:
    """Yield (block, property, host-name property, ARN, answer) of every certificate outside the stack."""
    for block, name, hosts in _places(resource):
        arn = arn_outside(block, name, stack, aws, Acm.CERTIFICATE, Acm.CERTIFICATE_VALIDATION)
        if arn is not None and arn.service == "acm":
            yield block, name, hosts, arn.text, aws.acm.certificate(arn.text)


def _command(arn: str) -> str:
    return f"aws acm describe-certificate --region {argument(arn.split(':')[3])} --certificate-arn {argument(arn)}"


@policy(*CONSUMERS)
def not_found(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Certificate does not exist.

    Why: "CertificateNotFound: Certificate 'arn:aws:acm:…' not found" of a listener, "InvalidViewerCertificate: The
    specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid" of a distribution. It is asked
    for in the region that its ARN names.
    Source: https://docs.aws.amazon.com/acm/latest/APIReference/API_DescribeCertificate.html
    """
    for block, name, _hosts, arn, certificate in _named(resource, stack, aws):
        if certificate is None:
            region = arn.split(":")[3]
            yield block.finding(
                name,
                problem=f"There is no certificate {arn.rpartition('/')[2]} in {region}, and this stack does not "
                "create it.",
                fix=with_commands(
                    "Name a certificate that is there, or request one in the stack:",
                    f"aws acm list-certificates --region {argument(region)} --query "
                    "'CertificateSummaryList[].[CertificateArn,DomainName,Status]' --output text",
                ),
                level=proven(block, name, stack),
            )


@policy(*CONSUMERS)
def not_issued(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Certificate is there but was not issued.

    Why: "UnsupportedCertificate: The certificate '…' must have a fully-qualified domain name, a supported signature,
    and a supported key size", or InvalidViewerCertificate: only an issued certificate can be used.
    Source: https://docs.aws.amazon.com/acm/latest/userguide/certificate-validation.html
    """
    for block, name, _hosts, arn, certificate in _named(resource, stack, aws):
        if certificate is None or certificate.issued:
            continue
        reason = f" ({certificate.reason})" if certificate.reason else ""
        pending = certificate.status == "PENDING_VALIDATION"
        if pending and stack.holding("certificateArn", arn, Acm.CERTIFICATE_VALIDATION):
            continue  # this update waits until it is issued
        # A record of this stack may be what it waits for, and a validation be its own.
        awaited = stack.has_type("aws:route53/record:") or adrift(stack, "certificateArn", Acm.CERTIFICATE_VALIDATION)
        yield block.finding(
            name,
            problem=f"The certificate for {certificate.names[0]} has the status {certificate.status}{reason}; "
            "only an issued one can be used.",
            fix=with_commands(
                "Create the DNS records that it waits for, in this stack or by hand; they are listed by:"
                if pending
                else "Request the certificate anew and name that one; why this one is not issued is said by:",
                _command(arn),
            ),
            level="advisory" if pending and awaited else proven(block, name, stack),
        )


@policy(*CONSUMERS)
def names_not_covered(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Certificate is not for the name it is used for.

    Why: "InvalidViewerCertificate: The certificate that is attached to your distribution doesn't cover the
    alternate domain name (CNAME) that you're trying to add." API Gateway and Cognito refuse the domain likewise. A
    wildcard covers one label and not the domain itself.
    Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html#alternate-domain-names-requirements
    """
    for block, name, hosts, _arn, certificate in _named(resource, stack, aws):
        if certificate is None or not hosts:
            continue
        missing = [host for host in resource.texts(hosts) if not certificate.covers(host)]
        if missing:
            yield block.finding(
                name,
                problem=f"The certificate is for {', '.join(certificate.names[:5])}, and not for "
                f"{', '.join(missing)} in {hosts}.",
                fix=f"Request a certificate that has {' and '.join(missing)} among its names, and name that one.",
                level=proven(block, name, stack),
            )


@policy(*CONSUMERS, level="advisory", group="reliability")
def expires_soon(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Imported certificate ends soon.

    Why: ACM renews what it issued itself; an imported certificate ends on its day, and browsers refuse the site from
    then on.
    Source: https://docs.aws.amazon.com/acm/latest/userguide/import-reimport.html
    """
    for block, name, _hosts, _arn, certificate in _named(resource, stack, aws):
        if certificate is None or certificate.expires is None or certificate.kind != "IMPORTED":
            continue
        if certificate.expires - moment() < SOON:
            yield block.finding(
                name,
                problem=f"The imported certificate for {certificate.names[0]} ends on {certificate.expires:%Y-%m-%d}, "
                "and ACM does not renew what it did not issue.",
                fix="Import its successor under the same ARN: `aws acm import-certificate --certificate-arn …`.",
            )
