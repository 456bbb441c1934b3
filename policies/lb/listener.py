"""Listeners of load balancers: certificates, redirects, and where their load balancer is."""

from __future__ import annotations

from collections.abc import Iterator

from policies.lb._protocols import DATAGRAMS, FORWARDED, SPOKEN
from policypack import Block, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Ec2, Ecs, Lb
from policypack.shelf.load_balancers import forwards, from_other_stack, listeners_of
from policypack.shelf.ways import vpc_of

ENCRYPTED = ("HTTPS", "TLS")
PLAIN = ("HTTP", "TCP", "UDP", "TCP_UDP")


# The parts of a redirect that keep what the request had.
# https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RedirectActionConfig.html
SAME = {"host": "#{host}", "path": "/#{path}", "query": "#{query}"}


@policy(Lb.LISTENER)
def without_certificate(listener: Resource) -> Iterator[Finding]:
    """Listener that encrypts has no certificate.

    Why: "ValidationError: A certificate must be specified for HTTPS listeners." Certificates of a
    ListenerCertificate come on top of the default one, they do not replace it.
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html
        https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html
    """
    protocol = listener.text("protocol")
    if protocol in ENCRYPTED and listener.raw("certificateArn") in (None, ""):
        yield listener.finding(
            "certificateArn",
            problem=f"The listener's protocol is {protocol}, and certificateArn is not set.",
            fix="Set certificateArn to a certificate of ACM in this region, or protocol to "
            f"{'HTTP' if protocol == 'HTTPS' else 'TCP'}.",
        )


@policy(Lb.LISTENER)
def certificate_without_encryption(listener: Resource) -> Iterator[Finding]:
    """Listener that does not encrypt has a certificate or TLS policy.

    Why: "ValidationError: A certificate cannot be specified for HTTP listeners", and the same of an SSL policy.
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html
    """
    protocol = listener.text("protocol")
    if protocol in PLAIN:
        for name in listener.given("certificateArn", "sslPolicy"):
            yield listener.finding(
                name,
                problem=f"The listener's protocol is {protocol}, and {name} is set; AWS refuses both together.",
                fix=f"Remove {name}, or set protocol to {'HTTPS' if protocol == 'HTTP' else 'TLS'}.",
            )


@policy(Lb.LISTENER)
def incomplete(listener: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Listener does not say on which port it listens, or what it speaks.

    Why: "ValidationError: A listener protocol must be specified", "A port must be specified". Only listeners of a
    Gateway Load Balancer have neither.
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html
    """
    balancer = stack.follow(listener, "loadBalancerArn", Lb.LOAD_BALANCER)
    if balancer is None or balancer.external or balancer.text("loadBalancerType") == "gateway":
        return
    # The provider says HTTP for an application load balancer.
    wanted = ("port", "protocol") if balancer.text("loadBalancerType") == "network" else ("port",)
    missing = [name for name in wanted if not listener.has(name)]
    if missing:
        yield listener.finding(
            missing[0],
            problem=f"The listener has no {' and no '.join(missing)}.",
            fix=f"Set {' and '.join(missing)}.",
        )


@policy(
    Lb.LISTENER,
    silences={
        "lb-listener-target-protocol-unsupported": "resource",
        "lb-listener-without-certificate": "resource",
        "lb-listener-certificate-without-encryption": "resource",
    },
)
def protocol_unsupported(listener: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Listener speaks a protocol that its load balancer does not.

    Why: "ValidationError: Listener protocol 'TCP' must be one of 'HTTPS, HTTP'" on an application load balancer, and
    the reverse on a network load balancer. A gateway load balancer passes everything on, so that neither a port nor a
    protocol can be said.
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html
    """
    balancer = stack.follow(listener, "loadBalancerArn", Lb.LOAD_BALANCER)
    if balancer is None:
        return
    kind = balancer.text("loadBalancerType", default="application") or ""
    given = listener.given("protocol", "port") if kind == "gateway" else ()
    if given:
        name = given[0]
        yield listener.finding(
            name,
            problem=f"{name} is {listener.text(name)}, and {balancer.name} is of type gateway, which takes none.",
            fix="Leave protocol and port out.",
        )
    protocol = listener.text("protocol")
    if kind in SPOKEN and protocol is not None and protocol not in SPOKEN[kind]:
        yield listener.finding(
            "protocol",
            problem=f"protocol is {protocol}, and {balancer.name} is of type {kind}, which knows "
            f"{', '.join(SPOKEN[kind])}.",
            fix=f"Set protocol to one of these, or loadBalancerType of {balancer.name} to the other type.",
        )


@policy(Lb.LISTENER, Lb.LISTENER_RULE)
def target_protocol_unsupported(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Target group has a protocol that the load balancer cannot forward.

    Why: An application load balancer forwards only to groups of HTTP and HTTPS, a network load balancer only to
    groups of the others, by the protocol of its listener: "IncompatibleProtocols", or InvalidLoadBalancerAction.
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
        https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups.html
    """
    listener = resource if resource.type == Lb.LISTENER else stack.follow(resource, "listenerArn", Lb.LISTENER)
    balancer = stack.follow(listener, "loadBalancerArn", Lb.LOAD_BALANCER) if listener else None
    kind = balancer.text("loadBalancerType", default="application") or "" if balancer else ""
    if listener is None or balancer is None or kind not in SPOKEN:
        return
    spoken = listener.text("protocol") or ""
    for block, name in forwards(resource):
        group = stack.follow(block, name, Lb.TARGET_GROUP)
        protocol = group.text("protocol") if group and group.text("targetType") != "lambda" else None
        if group is None or protocol is None:
            continue
        if protocol not in SPOKEN[kind]:
            yield block.finding(
                name,
                problem=f"{group.name} has the protocol {protocol}, and {balancer.name} is of type {kind}, which knows "
                f"{', '.join(SPOKEN[kind])}.",
                fix=f"Set protocol of {group.name} to one of these.",
            )
        elif protocol not in FORWARDED.get(spoken, (protocol,)):
            yield block.finding(
                name,
                problem=f"{group.name} has the protocol {protocol}, and a listener of {spoken} forwards to groups of "
                f"{' or '.join(FORWARDED[spoken])}.",
                fix=f"Set protocol of {group.name} to one of these, or that of the listener.",
            )


@policy(Lb.LISTENER)
def datagrams_on_both_families(listener: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Listener of UDP belongs to a load balancer of IPv4 and IPv6.

    Why: "You can't specify the UDP, TCP_UDP, QUIC, or TCP_QUIC protocol if dual-stack mode is enabled": it needs an
    IPv6 prefix from which the load balancer sends.
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html
    """
    balancer = stack.follow(listener, "loadBalancerArn", Lb.LOAD_BALANCER)
    if balancer is None or balancer.external or listener.text("protocol") not in DATAGRAMS:
        return
    if balancer.text("ipAddressType") == "dualstack" and balancer.text("enablePrefixForIpv6SourceNat") != "on":
        yield listener.finding(
            "protocol",
            problem=f"protocol is {listener.text('protocol')}, and ipAddressType of {balancer.name} is dualstack.",
            fix=f"Set enablePrefixForIpv6SourceNat of {balancer.name} to on, or ipAddressType to ipv4.",
        )


@policy(Lb.LISTENER, Lb.LISTENER_RULE)
def target_group_apart(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Target group has another VPC or family of addresses than its balancer.

    Why: "InvalidConfigurationRequest: The following target groups are in a different VPC than load balancer …", and
    groups of IPv6 addresses are for load balancers of both families.
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
        https://github.com/badmintoncryer/cdk-preflight/blob/main/docs/rules.md
    """
    listener = resource if resource.type == Lb.LISTENER else stack.follow(resource, "listenerArn", Lb.LISTENER)
    balancer = stack.follow(listener, "loadBalancerArn", Lb.LOAD_BALANCER) if listener else None
    if balancer is None or balancer.external:
        return
    vpc = _vpc_of(balancer, stack)
    for block, name in forwards(resource):
        group = stack.follow(block, name, Lb.TARGET_GROUP)
        home = stack.follow(group, "vpcId", Ec2.VPC) if group and not group.external else None
        if group and vpc and home and home is not vpc:
            yield block.finding(
                name,
                problem=f"{group.name} is in the VPC {home.name}, and {balancer.name} in the VPC {vpc.name}.",
                fix=f"Set vpcId of {group.name} to the VPC of {balancer.name}.",
            )
        elif group and group.text("ipAddressType") == "ipv6" and balancer.text("ipAddressType", "ipv4") == "ipv4":
            yield block.finding(
                name,
                problem=f"ipAddressType of {group.name} is ipv6, and that of {balancer.name} is ipv4.",
                fix=f"Set ipAddressType of {balancer.name} to dualstack, or of {group.name} to ipv4.",
            )


def _vpc_of(balancer: Resource, stack: Stack) -> Resource | None:
    places: list[Block] = [balancer, *balancer.blocks("subnetMappings")]
    names = ("subnets", "subnetId")
    return vpc_of([found for at in places for name in names for found in stack.follow_all(at, name, Ec2.SUBNET)], stack)


@policy(Lb.LISTENER_CERTIFICATE)
def further_certificate_without_encryption(certificate: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Certificate is added to a listener that does not encrypt.

    Why: Certificates are added to the list "for the specified HTTPS or TLS listener"; another one takes none.
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_AddListenerCertificates.html
        https://github.com/badmintoncryer/cdk-preflight/blob/main/docs/rules.md
    """
    listener = stack.follow(certificate, "listenerArn", Lb.LISTENER)
    protocol = listener.text("protocol") if listener else None
    if listener and protocol in PLAIN:
        yield certificate.finding(
            "listenerArn",
            problem=f"The listener {listener.name} speaks {protocol}.",
            fix="Add the certificate to a listener of HTTPS or TLS.",
        )


@policy(Lb.LISTENER, Lb.LISTENER_RULE, Ecs.SERVICE, level="advisory", severity="medium")
def outside_stack(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Traffic depends on a load balancer of another stack.

    Why: What the other stack exports is known only when it is deployed, and nothing in this stack serves
    requests until then: if it is not there, or its output is named otherwise, the update fails.
    Source: https://www.pulumi.com/docs/iac/concepts/stacks/#stackreferences
    """
    if stack.of_type(Lb.LOAD_BALANCER):
        return
    for block, name, what in _uses(resource):
        other = from_other_stack(block, name, stack)
        if other:
            yield block.finding(
                name,
                problem=f"The {what} in {block.path(name)} comes from the stack reference {other}, and this stack "
                "has no load balancer of its own.",
                fix="Make sure that the other stack is deployed and exports it, or plan load balancer, listener and "
                "target group here.",
            )


def _uses(resource: Resource) -> Iterator[tuple[Block, str, str]]:
    if resource.type == Lb.LISTENER:
        yield resource, "loadBalancerArn", "load balancer"
    elif resource.type == Lb.LISTENER_RULE:
        yield resource, "listenerArn", "listener"
    else:
        for block in resource.blocks("loadBalancers"):
            yield block, "targetGroupArn", "target group"


@policy(Lb.LISTENER, Lb.LISTENER_RULE)
def redirects_nowhere(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Redirect leads to itself, or to a port without a listener.

    Why: AWS refuses a redirect that changes nothing: "InvalidLoadBalancerAction: The redirect configuration is not
    valid because it creates a loop." On a port without a listener browsers time out; that is only advised about, for
    the listener may belong to another stack.
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RedirectActionConfig.html
    """
    listener = resource if resource.type == Lb.LISTENER else stack.follow(resource, "listenerArn", Lb.LISTENER)
    balancer = stack.follow(listener, "loadBalancerArn", Lb.LOAD_BALANCER) if listener else None
    if listener is None or balancer is None:
        return
    for action in resource.blocks("defaultActions" if resource.type == Lb.LISTENER else "actions"):
        redirect = action.block("redirect")
        if redirect is None or redirect.text("host", "#{host}") != "#{host}":
            continue
        own_port, own_protocol = listener.text("port"), listener.text("protocol", "HTTP")
        port = _kept(redirect.text("port"), "#{port}", own_port)
        protocol = _kept(redirect.text("protocol"), "#{protocol}", own_protocol)
        if (port, protocol) == (own_port, own_protocol):
            if all(redirect.text(name, same) == same for name, same in SAME.items()):
                yield redirect.finding(
                    "port",
                    problem=f"The listener on {protocol} port {port} redirects to {protocol} port {port}, same host, "
                    "path and query: to itself.",
                    fix="Redirect to another host or path, or forward to a target group."
                    if protocol == "HTTPS"
                    else "Set protocol to HTTPS and port to 443, or forward to a target group.",
                )
        elif port not in stack.once(_ports, balancer):
            stack.to_the_end()
            yield redirect.finding(
                "port",
                problem=f"The redirect leads to port {port} of {balancer.name}, which has no listener on it.",
                fix=f"Add a listener on port {port} to {balancer.name}, or redirect to a port that has one.",
                level="advisory",
            )


def _ports(stack: Stack, balancer: Resource) -> set[str | None]:
    return {listener.text("port") for listener in listeners_of(balancer, stack)}


def _kept(value: str | None, same: str, own: str | None) -> str | None:
    return own if value in (None, "", same) else value
