"""Elastic Load Balancing: application and network load balancers."""

from __future__ import annotations

from collections.abc import Iterator

from policies._security_groups import ingress, planned_groups
from policypack import Block, Finding, Resource, Stack, Text, policy

LOAD_BALANCER = "aws:lb/loadBalancer:LoadBalancer"
LISTENER = "aws:lb/listener:Listener"
LISTENER_RULE = "aws:lb/listenerRule:ListenerRule"
TARGET_GROUP = "aws:lb/targetGroup:TargetGroup"
CERTIFICATE = "aws:acm/certificate:Certificate"

# Reserved by RFC 2606 and RFC 6761, or never delegated to anybody: no public certificate can be issued.
# https://www.iana.org/assignments/special-use-domain-names/special-use-domain-names.xhtml
RESERVED_DOMAINS = ("example.com", "example.net", "example.org", "example.edu")
RESERVED_SUFFIXES = ("example", "test", "invalid", "localhost", "local", "internal")


def listeners_of(balancer: Resource, stack: Stack) -> list[Resource]:
    return stack.referrers(balancer, LISTENER, property="loadBalancerArn")


def forwards(block: Resource | Block) -> Iterator[tuple[Block, str]]:
    """Yield (block, property name) of every target group that a listener's or rule's actions forward to."""
    name = "defaultActions" if block.has("defaultActions") else "actions"
    for action in block.blocks(name):
        if action.has("targetGroupArn"):
            yield action, "targetGroupArn"
        forward = action.block("forward")
        for target in forward.blocks("targetGroups") if forward else ():
            yield target, "arn"


def attached_to(target_group: Resource, stack: Stack) -> list[Resource]:
    """Return the listeners and rules of the plan that forward to a target group."""
    return [
        listener
        for listener in stack.of_type(LISTENER, LISTENER_RULE)
        if any(
            found is target_group
            for block, name in forwards(listener)
            for found in stack.follow_all(block, name, TARGET_GROUP)
        )
    ]


def unissuable(certificate: Resource) -> str | None:
    """Return the name for which no public certificate can be issued, if the certificate has one."""
    if certificate.has("certificateAuthorityArn") or certificate.has("privateKey"):
        return None
    names = [certificate.raw("domainName"), *certificate.items("subjectAlternativeNames")]
    for name in names:
        text = name.raw if isinstance(name, Text) else name
        if isinstance(text, str) and reserved(text):
            return str(name)
    return None


def reserved(domain: str) -> bool:
    """Is a domain, or the one above it, reserved so that nobody can prove to own it?"""
    domain = domain.lower().rstrip(".")
    last = domain.rsplit(".", 1)[-1]
    return last in RESERVED_SUFFIXES or any(domain == r or domain.endswith(f".{r}") for r in RESERVED_DOMAINS)


@policy(LOAD_BALANCER, level="advisory")
def load_balancer_without_working_listener(balancer: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Load balancer has no listener that works.

    Why: A load balancer answers nobody without a listener, and an HTTPS or TLS listener needs a certificate that
    has been issued. Reserved domains such as example.com get none: the request stays pending until it fails.
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html
    """
    listeners = listeners_of(balancer, stack)
    if not listeners:
        yield balancer.finding(
            problem="No listener of this stack belongs to the load balancer, so nothing answers on it.",
            fix="Add a listener with its default action, or remove the load balancer.",
        )
        return
    hopeless = []
    for listener in listeners:
        certificate = stack.follow(listener, "certificateArn", CERTIFICATE)
        name = unissuable(certificate) if certificate else None
        if name is None:
            return
        hopeless.append((listener.number("port"), name))
    named = " and ".join(f"port {port} needs a certificate for {name}" for port, name in hopeless)
    yield balancer.finding(
        problem=f"Every listener of the load balancer waits for a certificate that cannot be issued: {named}.",
        fix="Request the certificate for a domain that you own and validate it, or add an HTTP listener on port 80 "
        "until there is one.",
    )


@policy(LOAD_BALANCER, level="advisory")
def security_group_blocks_listener(balancer: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Security group of the load balancer does not admit a listener's port.

    Why: Connections to the listener time out: the security groups of a load balancer decide who reaches it, and
    what no rule admits is dropped.
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html
    """
    if not balancer.has("securityGroups"):
        return
    openings = [
        opening
        for group in planned_groups(balancer, "securityGroups", stack)
        for opening in ingress(group, stack)
    ]
    for listener in listeners_of(balancer, stack):
        port = listener.number("port")
        protocol = "udp" if listener.text("protocol") == "UDP" else "tcp"
        if port is None or any(opening.admits(int(port), protocol) for opening in openings):
            continue
        admitted = sorted({(o.first, o.last) for o in openings})
        ports = ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in admitted) or "nothing"
        yield listener.finding(
            "port",
            problem=f"The listener answers on port {port}, but the security groups of {balancer.name} admit {ports}.",
            fix=f"Add an ingress rule for port {port} to the security group of {balancer.name}.",
        )
