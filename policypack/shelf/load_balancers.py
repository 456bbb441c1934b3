"""Load balancers of the plan: what listens on them, what they forward to, and who may reach whom."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from policypack import UNKNOWN, Block, Resource, Stack, Text, Undecided
from policypack.catalogue.tokens import Autoscaling, Ec2, Ecs, Lb, Vpc
from policypack.shelf.security_groups import Opening

STACK_REFERENCE = "pulumi:pulumi:StackReference"


def listeners_of(balancer: Resource, stack: Stack) -> list[Resource]:
    return stack.referrers(balancer, Lb.LISTENER, property="loadBalancerArn")


def is_application(balancer: Resource) -> bool:
    return balancer.text("loadBalancerType", default="application") == "application"


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
    return list(stack.pointing_to(target_group, _own_forwards, Lb.LISTENER, Lb.LISTENER_RULE))


def forwards_somewhere(stack: Stack) -> bool:
    """Is there a listener or a rule of which only an update knows where it forwards to?"""
    return stack.once(_forwards_somewhere)


def _forwards_somewhere(stack: Stack) -> bool:
    listeners = stack.of_type(Lb.LISTENER, Lb.LISTENER_RULE)
    return any(block.raw(name) is UNKNOWN for each in listeners for block, name in _own_forwards(each))


def _own_forwards(listener: Resource) -> Iterator[tuple[Block, str]]:
    # One that is only read here belongs to another stack, and cannot know a new target group.
    return iter(()) if listener.external else forwards(listener)


def balancers_of(target_group: Resource, stack: Stack) -> list[Resource]:
    """Return the planned load balancers that send traffic to a target group."""
    found = {}
    for attached in attached_to(target_group, stack):
        listeners = (
            [attached] if attached.type == Lb.LISTENER else stack.follow_all(attached, "listenerArn", Lb.LISTENER)
        )
        for listener in listeners:
            for balancer in stack.follow_all(listener, "loadBalancerArn", Lb.LOAD_BALANCER):
                found[balancer.urn] = balancer
    return list(found.values())


class Receiver(NamedTuple):
    """Something that a target group sends traffic to: who, on which port, behind which security groups."""

    owner: Resource
    port: int
    groups: tuple[Resource, ...]


def targets_of(target_group: Resource, stack: Stack) -> Iterator[Receiver]:
    """Yield the planned targets whose security groups are known: ECS services, instances, scaling groups.

    Raises Undecided where a port or a reference is not known, or a security group is another stack's.
    """
    yield from _services(target_group, stack)
    yield from _instances(target_group, stack)
    yield from _scaling_groups(target_group, stack)


def _services(target_group: Resource, stack: Stack) -> Iterator[Receiver]:
    for service in stack.pointing_to(target_group, _balanced, Ecs.SERVICE):
        network = service.block("networkConfiguration")
        for block in service.blocks("loadBalancers") if network else ():
            port = block.number("containerPort")
            if port is not None and stack.follow(block, "targetGroupArn", Lb.TARGET_GROUP) is target_group:
                yield from _target(service, port, network, "securityGroups", stack)


def _instances(target_group: Resource, stack: Stack) -> Iterator[Receiver]:
    for attachment in stack.pointing_to(target_group, _attached, Lb.TARGET_GROUP_ATTACHMENT):
        if stack.follow(attachment, "targetGroupArn", Lb.TARGET_GROUP) is not target_group:
            continue
        instance = stack.follow(attachment, "targetId", Ec2.INSTANCE)
        port = attachment.number("port") or target_group.number("port")
        if instance and port:
            yield from _target(instance, port, instance, "vpcSecurityGroupIds", stack)


def _scaling_groups(target_group: Resource, stack: Stack) -> Iterator[Receiver]:
    for group in stack.pointing_to(target_group, _grouped, Autoscaling.GROUP):
        reference = group.block("launchTemplate")
        template = stack.follow(reference, "id", Ec2.LAUNCH_TEMPLATE) if reference else None
        port = target_group.number("port")
        if template and port:
            yield from _target(group, port, template, "vpcSecurityGroupIds", stack)


def _balanced(service: Resource) -> list[tuple[Block, str]]:
    return [(block, "targetGroupArn") for block in service.blocks("loadBalancers")]


def _attached(attachment: Resource) -> list[tuple[Block, str]]:
    return [(attachment, "targetGroupArn")]


def _grouped(group: Resource) -> list[tuple[Block, str]]:
    return [(group, "targetGroupArns")]


def _target(owner: Resource, port: float, block: Block | None, name: str, stack: Stack) -> Iterator[Receiver]:
    groups = planned_groups(block, name, stack) if block else []
    if groups:
        yield Receiver(owner, math.floor(port), tuple(groups))


def planned_groups(block: Block, name: str, stack: Stack) -> list[Resource]:
    """Return the security groups that a property lists; Undecided unless this stack plans exactly these."""
    listed = block.items(name)
    groups = stack.follow_all(block, name, Ec2.SECURITY_GROUP)
    if len(groups) != len(listed):
        raise Undecided(f"{block.path(name)} of {block.resource.name} names a group of another stack", cause="outside")
    return groups


# Where else than from a security group a rule lets traffic in. Ranges are not compared: a subnet's may be among them.
_ADDRESSES = ("cidrBlocks", "ipv6CidrBlocks", "prefixListIds", "cidrIpv4", "cidrIpv6", "prefixListId")
_SOURCES = ("securityGroups", "sourceSecurityGroupId", "referencedSecurityGroupId")


def admits(opening: Opening, port: int, senders: list[Resource], receivers: tuple[Resource, ...]) -> bool:
    """May traffic of `senders` (security groups) come in on a port? What cannot be told counts as yes."""
    if not opening.admits(port):
        return False
    block = opening.block
    if any(block.raw(name) not in (None, "", []) for name in _ADDRESSES):
        return True
    sent = {group.urn for group in senders}
    if opening.itself and sent.intersection(group.urn for group in receivers):
        return True
    if sent.intersection(source.urn for source in opening.sources):
        return True
    # A source that is not planned here may be anything.
    listed = sum(len(block.items(name)) for name in _SOURCES)
    return listed > len(opening.sources)


def lets_out(group: Resource, stack: Stack) -> bool:
    """Does a planned group have any rule for traffic that goes out? What cannot be told counts as yes."""
    if group.exists or group.items("egress"):
        return True
    return stack.once(_rule_of_any) or any(stack.pointing_to(group, _outward, *_OUTWARD))


_OUTWARD = (Vpc.SECURITY_GROUP_EGRESS_RULE, Ec2.SECURITY_GROUP_RULE)


def _outward(rule: Resource) -> list[tuple[Block, str]]:
    inward = rule.type == Ec2.SECURITY_GROUP_RULE and rule.raw("type") == "ingress"
    return [] if inward else [(rule, "securityGroupId")]


def _rule_of_any(stack: Stack) -> bool:
    """Is there a rule for traffic that goes out of a group that only an update knows?"""
    places = (place for rule in stack.of_type(*_OUTWARD) for place in _outward(rule))
    return any(not rule.known(name) and not stack.follow_all(rule, name, Ec2.SECURITY_GROUP) for rule, name in places)


def from_other_stack(block: Block, name: str, stack: Stack) -> str | None:
    """Return the name of the stack reference that a property's value comes from, None where there is none."""
    value = block.raw(name)
    urns: tuple[str, ...] = ()
    if isinstance(value, Text):
        urns = tuple(symbol.urn for symbol in value.symbols)
    elif block.has(name) and not block.known(name):
        root = block.path(name).split(".")[0].split("[")[0]
        urns = tuple(block.resource.property_dependencies.get(root, ()))
    for urn in urns:
        source = stack.get(urn)
        if source is not None and source.type == STACK_REFERENCE:
            return source.name
    return None
