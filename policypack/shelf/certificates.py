"""Certificates of the plan: the names on them, who uses them, and whether they can be issued."""

from __future__ import annotations

from policypack import Block, Resource, Stack, Text
from policypack.catalogue.tokens import Acm, Apigateway, Apigatewayv2, Appsync, Cloudfront, Cognito, Lb

# What serves with a certificate, and is refused while the certificate is not issued.
CONSUMERS = (
    Lb.LISTENER,
    Lb.LISTENER_CERTIFICATE,
    Cloudfront.DISTRIBUTION,
    Apigateway.DOMAIN_NAME,
    Apigatewayv2.DOMAIN_NAME,
    Appsync.DOMAIN_NAME,
    Cognito.USER_POOL_DOMAIN,
)

# Reserved by RFC 2606 and RFC 6761, or never delegated to anybody: no public certificate can be issued.
# https://www.iana.org/assignments/special-use-domain-names/special-use-domain-names.xhtml
RESERVED_DOMAINS = ("example.com", "example.net", "example.org", "example.edu")
RESERVED_SUFFIXES = ("example", "test", "invalid", "localhost", "local", "internal")


def public(certificate: Resource) -> bool:
    """Is it a certificate that ACM's public authority is asked for: neither imported nor of a private authority?"""
    return not certificate.has("certificateAuthorityArn") and not certificate.has("privateKey")


def names(certificate: Resource) -> list[tuple[str, str | Text]]:
    """Return (property path, name) of every name on a certificate, the first one first. Raises Undecided."""
    first = certificate.partial("domainName")
    found: list[tuple[str, str | Text]] = [] if first is None else [("domainName", first)]
    for index, name in enumerate(certificate.partials("subjectAlternativeNames")):
        found.append((f"subjectAlternativeNames[{index}]", name))
    return found


def unissuable(certificate: Resource) -> tuple[str, str] | None:
    """Return (path, name) of a name for which no public certificate can be issued, None where there is none."""
    if not public(certificate):
        return None
    for path, name in names(certificate):
        if reserved(name.raw if isinstance(name, Text) else name):
            return path, str(name)
    return None


def reserved(domain: str) -> bool:
    """Is a domain, or the one above it, reserved so that nobody can prove to own it?"""
    domain = domain.lower().rstrip(".")
    last = domain.rsplit(".", 1)[-1]
    return last in RESERVED_SUFFIXES or any(domain == r or domain.endswith(f".{r}") for r in RESERVED_DOMAINS)


def certificates(block: Block, name: str, stack: Stack) -> list[Resource]:
    """Return the planned certificates that a property refers to, directly or through their validation."""
    found = {}
    for resource in stack.follow_all(block, name, Acm.CERTIFICATE, Acm.CERTIFICATE_VALIDATION):
        if resource.type == Acm.CERTIFICATE:
            found[resource.urn] = resource
            continue
        for certificate in stack.follow_all(resource, "certificateArn", Acm.CERTIFICATE):
            found[certificate.urn] = certificate
    return list(found.values())
