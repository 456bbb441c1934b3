"""Targets of load balancers: what belongs to which kind of group."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator

from policypack import Finding, Resource, Stack, Text, content, policy
from policypack.catalogue.tokens import Autoscaling, Ec2, Lambda, Lb
from policypack.shelf.load_balancers import attached_to

# https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetDescription.html
_WANTED = {
    "instance": "the id of an instance",
    "ip": "an IP address",
    "lambda": "the ARN of a function",
    "alb": "the ARN of an application load balancer",
}
# The kind of group that an output of a resource is a target of.
_OUTPUTS = {
    (Ec2.INSTANCE, "id"): "instance",
    (Ec2.INSTANCE, "privateIp"): "ip",
    (Ec2.INSTANCE, "publicIp"): "ip",
    (Ec2.NETWORK_INTERFACE, "privateIp"): "ip",
    (Lambda.FUNCTION, "arn"): "lambda",
    (Lambda.ALIAS, "arn"): "lambda",
    (Lb.LOAD_BALANCER, "arn"): "alb",
    (Lb.LOAD_BALANCER, "id"): "alb",
}
_INSTANCE = re.compile(r"i-[0-9a-f]+")


@policy(Lb.TARGET_GROUP_ATTACHMENT)
def of_another_kind(attachment: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Target is of another kind than its group takes.

    Why: "ValidationError: The IP address 'i-…' is not a valid IPv4 address", "Instance ID '10.0.0.4' is not valid".
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetDescription.html
    """
    group = stack.follow(attachment, "targetGroupArn", Lb.TARGET_GROUP)
    kind = group.text("targetType", default="instance") if group else None
    value = attachment.raw("targetId")
    found = _kind(value, stack)
    if group is None or kind not in _WANTED or found in (None, kind):
        return
    yield attachment.finding(
        "targetId",
        problem=f"targetId is {str(value)!r}, and {group.name} has the target type {kind}.",
        fix=f"Pass {_WANTED[kind]}, or set targetType of {group.name} to {found}.",
    )


@policy(Lb.TARGET_GROUP_ATTACHMENT)
def address_not_private(attachment: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Target is a public address, or one outside of the VPC without a zone.

    Why: "You can't specify publicly routable IP addresses", and of an address outside of the VPC the zone "is
    required".
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
        https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetDescription.html
    """
    group = stack.follow(attachment, "targetGroupArn", Lb.TARGET_GROUP)
    text = attachment.raw("targetId")
    address = _address(text) if group and group.text("targetType") == "ip" else None
    if group is None or address is None or address.version == 6 or not _outside(address, group, stack):
        return
    if address.is_global:
        yield attachment.finding(
            "targetId",
            problem=f"targetId is {address}, which is a public address.",
            fix="Name the private address of the target.",
        )
    elif not attachment.has("availabilityZone"):
        yield attachment.finding(
            "availabilityZone",
            problem=f"targetId is {address}, which is outside of the VPC, and availabilityZone is not set.",
            fix="Set availabilityZone to all.",
        )


def _address(value: object) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(content(value)) if isinstance(value, str) else None
    except ValueError:
        return None


def _outside(address: ipaddress.IPv4Address | ipaddress.IPv6Address, group: Resource, stack: Stack) -> bool:
    """Is an address in none of the ranges of the group's VPC, which are all in the plan?"""
    vpc = stack.follow(group, "vpcId", Ec2.VPC)
    block = vpc.raw("cidrBlock") if vpc is not None and not (vpc.exists or vpc.external) else None
    if vpc is None or not isinstance(block, str) or stack.of_type(Ec2.VPC_IPV4_CIDR_BLOCK_ASSOCIATION):
        return False
    try:
        return address not in ipaddress.ip_network(block, strict=False)
    except ValueError:
        return False


def _kind(value: object, stack: Stack) -> str | None:
    """Return which kind of group takes a target; None where that cannot be told."""
    if isinstance(value, Text):
        symbol = value.whole
        if symbol is None:
            return None
        source = stack.get(symbol.urn)
        return _OUTPUTS.get((source.type, symbol.property)) if source else None
    if not isinstance(value, str) or not value:
        return None
    if _INSTANCE.fullmatch(value):
        return "instance"
    if value.startswith("arn:"):
        return "lambda" if ":lambda:" in value else "alb" if ":loadbalancer/app/" in value else None
    return "ip" if _address(value) else None


@policy(Autoscaling.GROUP, Autoscaling.ATTACHMENT)
def scaling_group_refused(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Auto Scaling group registers its instances with targets of another kind.

    Why: "ValidationError: Provided Target Groups may not be valid": instances are registered by their ids, so that the
    target type is instance.
    Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/getting-started-elastic-load-balancing.html
    """
    name = "targetGroupArns" if resource.type == Autoscaling.GROUP else "lbTargetGroupArn"
    for group in stack.follow_all(resource, name, Lb.TARGET_GROUP):
        kind = group.text("targetType", default="instance")
        if kind != "instance":
            yield resource.finding(
                name,
                problem=f"{group.name} has the target type {kind}, and an Auto Scaling group registers instances.",
                fix=f"Set targetType of {group.name} to instance.",
            )


@policy(Lb.TARGET_GROUP)
def of_two_balancers(group: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Two load balancers send to one target group.

    Why: "TargetGroupAssociationLimit: The following target groups cannot be associated with more than one load
    balancer".
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
    """
    found = {}
    for attached in attached_to(group, stack):
        listener = attached if attached.type == Lb.LISTENER else stack.follow(attached, "listenerArn", Lb.LISTENER)
        balancer = stack.follow(listener, "loadBalancerArn", Lb.LOAD_BALANCER) if listener else None
        if balancer is not None:
            found[balancer.urn] = balancer.name
    names = sorted(found.values())
    if len(names) > 1:
        yield group.finding(
            problem=f"{' and '.join(names)} send to the group, which may be of one load balancer.",
            fix="Make a target group for each; a service of ECS and an Auto Scaling group take several.",
        )


@policy(Lb.LOAD_BALANCER)
def address_refused(balancer: Resource) -> Iterator[Finding]:
    """Load balancer is given an Elastic IP address that it cannot have.

    Why: "InvalidConfigurationRequest: Elastic IPs are not supported for load balancers with type 'application'"; those
    of an internal network load balancer are private addresses.
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SubnetMapping.html
    """
    kind = balancer.text("loadBalancerType", default="application")
    if kind == "network" and not balancer.flag("internal"):
        return
    given = [mapping for mapping in balancer.blocks("subnetMappings") if mapping.given("allocationId")]
    if given:
        what = "internal" if kind == "network" else f"of type {kind}"
        yield given[0].finding(
            "allocationId",
            problem=f"allocationId is set, and the load balancer is {what}.",
            fix="Remove allocationId, or make it a network load balancer that faces the internet.",
        )
