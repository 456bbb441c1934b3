"""AWS Certificate Manager."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import UNKNOWN, Aws, Finding, Resource, Stack, Text, Undecided, policy
from policypack.catalogue.tokens import Acm, Cloudfront, Elasticbeanstalk, Elb, Lb
from policypack.shelf.certificates import CONSUMERS, names, public, unissuable
from policypack.shelf.providers import emulated

# https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html#ACM-RequestCertificate-request-DomainName
FIRST_NAME_LIMIT = 64
OTHER_NAME_LIMIT = 253

# Amazon owns them, so nobody else can prove to: https://docs.aws.amazon.com/acm/latest/userguide/acm-concepts.html
AWS_DOMAINS = ("amazonaws.com", "cloudfront.net", "elasticbeanstalk.com")
# Outputs that hold a name below these domains.
AWS_HOSTNAMES = {
    Lb.LOAD_BALANCER: "dnsName",
    Elb.LOAD_BALANCER: "dnsName",
    Cloudfront.DISTRIBUTION: "domainName",
    Elasticbeanstalk.ENVIRONMENT: "cname",
}


@policy(Acm.CERTIFICATE)
def domain_too_long(certificate: Resource) -> Iterator[Finding]:
    """Domain name of the certificate is too long.

    Why: The first name of a certificate becomes its common name, which holds 64 characters: "The first domain name
    can be no longer than 64 characters." Further names hold 253.
    Source: https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html
    """
    for path, name in names(certificate):
        limit = FIRST_NAME_LIMIT if path == "domainName" else OTHER_NAME_LIMIT
        # The literal part of a name with holes is its least length.
        length = len(name.literal if isinstance(name, Text) else name)
        if length > limit:
            at_least = "at least " if isinstance(name, Text) else ""
            yield certificate.finding(
                path,
                problem=f"{path} {str(name)!r} has {at_least}{length} characters; at most {limit} are allowed.",
                fix="Use a shorter name first, and put the long one into subjectAlternativeNames."
                if limit == FIRST_NAME_LIMIT
                else "Use a shorter name, or a wildcard of its parent domain.",
            )


@policy(Acm.CERTIFICATE)
def certificate_domain_reserved(certificate: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Certificate is for a domain that nobody can own.

    Why: A public certificate is issued to who proves to own the domain. Nobody can for example.com, .test, .local
    and the like: the request stays pending and fails, a CertificateValidation waits 75 minutes for it, and listeners,
    distributions and API domains refuse a certificate that is not issued (UnsupportedCertificate).
    Source: https://docs.aws.amazon.com/acm/latest/userguide/domain-ownership-validation.html
        https://www.iana.org/assignments/special-use-domain-names/special-use-domain-names.xhtml
    """
    if emulated(certificate):
        return
    found = unissuable(certificate)
    if found is None:
        return
    path, name = found
    waiting = [user for user in stack.referrers(certificate, Acm.CERTIFICATE_VALIDATION, *CONSUMERS) if not user.exists]
    used = f", and {' and '.join(sorted(user.name for user in waiting))} cannot do without it" if waiting else ""
    yield certificate.finding(
        path,
        problem=f"No public certificate can be issued for {name}, which is a reserved domain{used}.",
        fix=f"Set {path} to a domain that you own, or name a private authority in certificateAuthorityArn.",
        level=None if waiting else "advisory",
    )


@policy(Acm.CERTIFICATE, level="advisory")
def certificate_never_validated(certificate: Resource, *, stack: Stack, aws: Aws | None = None) -> Iterator[Finding]:
    """Nothing validates the certificate.

    Why: ACM issues a certificate with DNS validation when it finds the record it asked for. Without it the
    certificate stays "Pending validation", and what uses it is refused: "UnsupportedCertificate: The certificate …
    must have a fully-qualified domain name, a supported signature, and a supported key size." That the account has
    no hosted zone for the domain proves nothing: its DNS may be kept elsewhere.
    Source: https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
    """
    if certificate.exists or emulated(certificate) or not public(certificate):
        return
    if certificate.text("validationMethod") != "DNS":
        return
    # What can never be issued is another policy's matter.
    if any(_names_of_aws(certificate, stack)) or unissuable(certificate):
        return
    users = stack.referrers(certificate, *CONSUMERS)
    if (
        not users
        or stack.referrers(certificate, Acm.CERTIFICATE_VALIDATION)
        or any(_is_record(other) for other in stack.dependents(certificate))
    ):
        return
    domain = certificate.partial("domainName")
    yield certificate.finding(
        "validationMethod",
        problem=f"{' and '.join(sorted(user.name for user in users))} {'uses' if len(users) == 1 else 'use'} the "
        f"certificate for {domain}, and this stack neither creates its DNS record nor waits for it."
        + _zone(domain, aws),
        fix="Create an aws.route53.Record from domainValidationOptions and an aws.acm.CertificateValidation, and give "
        "the validation's certificateArn to what uses the certificate.",
    )


def _zone(domain: str | Text | None, aws: Aws | None) -> str:
    """Say which public hosted zone of the account the record belongs into; nothing where it cannot be told."""
    if aws is None or not isinstance(domain, str):
        return ""
    try:
        zones = [zone.name for zone in aws.route53.zones() if not zone.private]
    except Undecided:
        return ""
    name = domain.removeprefix("*.").rstrip(".").lower()
    fitting = [zone for zone in zones if name == zone or name.endswith(f".{zone}")]
    if fitting:
        return f" The account has the hosted zone {max(fitting, key=len)} for it."
    return " The account has no hosted zone for it."


def _is_record(resource: Resource) -> bool:
    """Is it a DNS record, of whichever provider?"""
    return "record" in resource.type.lower()


@policy(Acm.CERTIFICATE)
def domain_is_aws_hostname(certificate: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Certificate is for a host name that belongs to AWS.

    Why: Public certificates are not issued for names that Amazon owns, such as those under amazonaws.com,
    cloudfront.net and elasticbeanstalk.com, and a load balancer's own name is one of them.
    Source: https://docs.aws.amazon.com/acm/latest/userguide/acm-public-certificates.html
    """
    if not public(certificate) or emulated(certificate):
        return
    for path, name in _names_of_aws(certificate, stack):
        yield certificate.finding(
            path,
            problem=f"{path} is {name}, a host name of AWS, for which no certificate can be issued to you.",
            fix="Request the certificate for a domain of your own and point it to that host name with a DNS alias "
            "record.",
        )


def _names_of_aws(certificate: Resource, stack: Stack) -> Iterator[tuple[str, str]]:
    """Yield (property path, name) of the certificate's names that belong to AWS. Raises Undecided."""
    if certificate.raw("domainName") is UNKNOWN:
        # The engine hides the name, but says what it is made of: a load balancer has no other name to offer.
        sources = [stack.get(urn) for urn in certificate.property_dependencies.get("domainName", ())]
        if len(sources) == 1 and sources[0] and sources[0].type in AWS_HOSTNAMES:
            yield "domainName", f"{sources[0].name}.{AWS_HOSTNAMES[sources[0].type]}"
            return
    for path, name in names(certificate):
        if isinstance(name, Text):
            last = name.parts[-1]
            source = stack.get(last.urn) if not isinstance(last, str) else None
            if source and not isinstance(last, str) and AWS_HOSTNAMES.get(source.type) == last.property:
                yield path, str(name)
                continue
        text = (name.literal if isinstance(name, Text) else name).lower().rstrip(".")
        if any(text == domain or text.endswith(f".{domain}") for domain in AWS_DOMAINS):
            yield path, str(name)
