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
    if dns is None:
        return
    namespace = stack.follow(dns, "namespaceId", Servicediscovery.PRIVATE_DNS_NAMESPACE)
    if namespace is not None and service.given("healthCheckConfig"):
        yield service.finding(
            "healthCheckConfig",
            problem=f"healthCheckConfig is set, and {namespace.name} is a private namespace.",
            fix="Use healthCheckCustomConfig, or remove it.",
        )


# What an instance says for the records of its service; an alias stands for addresses too.
# https://docs.aws.amazon.com/cloud-map/latest/api/API_RegisterInstance.html
_NEEDED = {
    "A": ("AWS_INSTANCE_IPV4", "AWS_ALIAS_DNS_NAME", "AWS_EC2_INSTANCE_ID"),
    "AAAA": ("AWS_INSTANCE_IPV6", "AWS_ALIAS_DNS_NAME", "AWS_EC2_INSTANCE_ID"),
    "CNAME": ("AWS_INSTANCE_CNAME",),
    "SRV": ("AWS_INSTANCE_PORT",),
}


@policy(Servicediscovery.INSTANCE)
def instance_attribute_missing(instance: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Instance does not say what the records of its service need.

    Why: "InvalidInput": if the service configuration includes an A record, AWS_INSTANCE_IPV4 is required, and the like
    for the other types.
    Source: https://docs.aws.amazon.com/cloud-map/latest/api/API_RegisterInstance.html
    """
    service = stack.follow(instance, "serviceId", Servicediscovery.SERVICE)
    dns = service.block("dnsConfig") if service else None
    given = instance.block("attributes")
    if service is None or dns is None or given is None:
        return
    for record in dns.blocks("dnsRecords"):
        kind = record.text("type") or ""
        needed = _NEEDED.get(kind, ())
        if needed and not any(given.has(name) for name in needed):
            yield instance.finding(
                "attributes",
                problem=f"{service.name} makes {kind} records, and attributes has no {needed[0]}.",
                fix=f"Add {needed[0]} to attributes.",
            )
