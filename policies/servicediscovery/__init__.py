"""AWS Cloud Map."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Servicediscovery


@policy(Servicediscovery.SERVICE)
def health_check_outside_public_names(service: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Service of a private namespace has a health check of Route 53.

    Why: "Public DNS and HTTP namespaces only": Route 53 cannot reach what has private names, and CreateService answers
    InvalidInput.
    Source: https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateService.html
    """
    dns = service.block("dnsConfig")
    if not service.has("healthCheckConfig") or dns is None:
        return
    namespace = stack.follow(dns, "namespaceId", Servicediscovery.PRIVATE_DNS_NAMESPACE)
    if namespace is not None:
        yield service.finding(
            "healthCheckConfig",
            problem=f"healthCheckConfig is set, and {namespace.name} is a private namespace.",
            fix="Use healthCheckCustomConfig, or remove it.",
        )
