"""What a load balancer of another stack has already: listeners on ports, rules with priorities, its VPC."""

from __future__ import annotations

from collections.abc import Iterator

from policies.lb._protocols import SPOKEN
from policypack import Aws, Block, Finding, Resource, Stack, joined, policy
from policypack.catalogue.tokens import Lb
from policypack.shelf.existing import arn_outside, by_another, whose
from policypack.shelf.load_balancers import forwards
from policypack.shelf.outside import with_commands
from policypack.shown import argument


@policy(Lb.LISTENER)
def port_taken(listener: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Load balancer of another stack listens on the port already.

    Why: "DuplicateListener: A listener already exists on this port for this load balancer", for instance one that
    the other stack made.
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html
    """
    arn = arn_outside(listener, "loadBalancerArn", stack, aws, Lb.LOAD_BALANCER)
    port = listener.number("port")
    if listener.exists or arn is None or port is None:
        return
    found = next((item for item in aws.elbv2.listeners(arn.text, region=arn.region) or () if item.port == port), None)
    if found is not None:
        yield listener.finding(
            "port",
            problem=f"The load balancer {arn.resource.split('/')[2]} has a listener on port {port} already"
            f" ({found.protocol}).{whose(stack)}",
            fix=with_commands(
                "Add a listener rule to the one that is there, choose another port, or adopt it:",
                f"pulumi import {Lb.LISTENER} {argument(listener.name)} {argument(found.arn)}",
            ),
            level=by_another(stack),
        )


@policy(Lb.LISTENER_RULE)
def priority_taken(rule: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Listener of another stack has a rule of this priority already.

    Why: "PriorityInUse: Priority '10' is currently in use": each rule of a listener has a priority of its own.
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html
    """
    arn = arn_outside(rule, "listenerArn", stack, aws, Lb.LISTENER)
    priority = rule.text("priority")
    if rule.exists or arn is None or priority is None:
        return
    taken = aws.elbv2.priorities(arn.text, region=arn.region) or ()
    if priority in taken:
        used = {int(item) for item in taken if item.isdigit()}
        free = next(number for number in range(int(priority), 50_001) if number not in used)
        yield rule.finding(
            "priority",
            problem=f"The listener has a rule with the priority {priority} already.{whose(stack)}",
            fix=f"Choose a free priority, the next is {free}; or leave it out: AWS takes the next one.",
            level=by_another(stack),
        )


@policy(Lb.LISTENER, Lb.LISTENER_RULE)
def target_group_in_another_vpc(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Target group is in another VPC than a load balancer of another stack.

    Why: "InvalidConfigurationRequest: The following target groups are in a different VPC than load balancer". Neither
    of them can be moved.
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html
    """
    balancer = _balancer(resource, stack, aws)
    found = aws.elbv2.load_balancer_at(balancer) if balancer else None
    if found is None or not found.vpc:
        return
    for block, name in forwards(resource):
        group, vpc = _group(block, name, stack, aws)
        if vpc and vpc != found.vpc:
            yield block.finding(
                name,
                problem=f"The target group {group} is in {vpc}, and the load balancer {found.name} in {found.vpc}.",
                fix=f"Create the target group with vpcId {found.vpc}, or forward from a load balancer in {vpc}.",
            )


@policy(Lb.LISTENER)
def protocol_unsupported(listener: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Listener speaks a protocol that a load balancer of another stack does not.

    Why: "ValidationError: Listener protocol 'TCP' must be one of 'HTTPS, HTTP'" on an application load balancer, and
    the reverse on a network load balancer.
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html
    """
    protocol = listener.text("protocol")
    balancer = _balancer(listener, stack, aws) if protocol else None
    found = aws.elbv2.load_balancer_at(balancer) if balancer else None
    if found and found.kind in SPOKEN and protocol not in SPOKEN[found.kind]:
        yield listener.finding(
            "protocol",
            problem=f"protocol is {protocol}, and the load balancer {found.name} is of type {found.kind}, which knows "
            f"{', '.join(SPOKEN[found.kind])}.",
            fix="Set protocol to one of these, or name a load balancer of the other type.",
        )


def _balancer(resource: Resource, stack: Stack, aws: Aws) -> str | None:
    """Return the ARN of the load balancer outside the stack; a listener's ARN names it too."""
    name, type = ("loadBalancerArn", Lb.LOAD_BALANCER) if resource.type == Lb.LISTENER else ("listenerArn", Lb.LISTENER)
    arn = arn_outside(resource, name, stack, aws, type)
    if arn is None or arn.region != resource.region:
        return None
    if resource.type == Lb.LISTENER:
        return arn.text
    start, _, path = arn.text.partition(":listener/")
    return joined(start, ":loadbalancer/", path.rpartition("/")[0]) if path.count("/") == 3 else None


def _group(block: Block, name: str, stack: Stack, aws: Aws) -> tuple[str, str]:
    """Return name and VPC of the target group, an empty text where the VPC is not known or of this stack."""
    planned = stack.follow(block, name, Lb.TARGET_GROUP)
    if planned is not None:
        vpc = planned.raw("vpcId")
        return planned.name, vpc if isinstance(vpc, str) and vpc.startswith("vpc-") else ""
    arn = arn_outside(block, name, stack, aws, Lb.TARGET_GROUP)
    group = aws.elbv2.target_group_at(arn.text) if arn and arn.region == block.resource.region else None
    return (group.name, group.vpc) if group else ("", "")
