"""AWS Certificate Manager."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, Text, policy

CERTIFICATE = "aws:acm/certificate:Certificate"

# https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html#ACM-RequestCertificate-request-DomainName
FIRST_NAME_LIMIT = 64
OTHER_NAME_LIMIT = 253


@policy(CERTIFICATE)
def domain_too_long(certificate: Resource) -> Iterator[Finding]:
    """Domain name of the certificate is too long.

    Why: The first name of a certificate becomes its common name, which holds 64 characters: "The first domain name
    can be no longer than 64 characters." Further names hold 253.
    Source: https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html
    """
    first = certificate.partial("domainName")
    named: list[tuple[str, str | Text, int]] = []
    if first is not None:
        named.append(("domainName", first, FIRST_NAME_LIMIT))
    if certificate.has("subjectAlternativeNames"):
        for index, name in enumerate(certificate.partials("subjectAlternativeNames")):
            named.append((f"subjectAlternativeNames[{index}]", name, OTHER_NAME_LIMIT))
    for path, name, limit in named:
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
