"""Route 53 Resolver: rules and the endpoints that they forward by."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Route53

_PLAIN = "Do53"


@policy(Route53.RESOLVER_RULE)
def rule_by_inbound_endpoint(rule: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Rule forwards by an endpoint that takes queries in.

    Why: "InvalidRequestException": a rule has "the ID of the outbound Resolver endpoint".
    Source: https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_CreateResolverRule.html
    """
    endpoint = stack.follow(rule, "resolverEndpointId", Route53.RESOLVER_ENDPOINT)
    direction = endpoint.text("direction") if endpoint else None
    if endpoint is not None and direction and direction.startswith("INBOUND"):
        yield rule.finding(
            "resolverEndpointId",
            problem=f"resolverEndpointId is that of {endpoint.name}, whose direction is {direction}.",
            fix="Name an endpoint whose direction is OUTBOUND.",
        )


@policy(Route53.RESOLVER_RULE)
def target_protocol_missing(rule: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Target of a rule has a protocol that its endpoint does not have.

    Why: "The protocol you choose needs to be supported by the outbound endpoint of the Resolver rule"; the provider
    sends Do53 where none is given.
    Source: https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_TargetAddress.html
        https://github.com/hashicorp/terraform-provider-aws/issues/41523
    """
    endpoint = stack.follow(rule, "resolverEndpointId", Route53.RESOLVER_ENDPOINT)
    if endpoint is None or endpoint.external:
        return
    has = endpoint.texts("protocols") or [_PLAIN]
    for target in rule.blocks("targetIps"):
        protocol = target.text("protocol", _PLAIN) or _PLAIN
        if protocol not in has:
            default = "" if target.has("protocol") else " by default"
            yield target.finding(
                "protocol",
                problem=f"The protocol of the target is {protocol}{default}, and {endpoint.name} has {', '.join(has)}.",
                fix=f"Set protocol of the target to {' or '.join(has)}, or add {protocol} to protocols of "
                f"{endpoint.name}.",
            )
