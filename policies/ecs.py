"""Amazon ECS."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policies._containers import SERVICE, TASK, containers
from policies.lb import TARGET_GROUP, attached_to
from policypack import Aws, Block, Finding, Resource, Stack, Undecided, policy

LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup"
REGION = re.compile(r"[a-z]{2}(-[a-z]+)+-\d")
# A remote component creates resources that only the engine sees.
REMOTE = ("awsx:", "eks:")


def awslogs(task: Resource) -> Iterator[Block]:
    """Yield the options of every container that logs with the awslogs driver."""
    for container in containers(task):
        configuration = container.block("logConfiguration")
        if configuration and configuration.text("logDriver") == "awslogs":
            options = configuration.block("options")
            if options:
                yield options


@policy(TASK)
def log_region_mismatch(task: Resource, *, stack: Stack, aws: Aws | None = None) -> Iterator[Finding]:
    """Containers log to another region than the one they run in.

    Why: The log group is looked for in the region that awslogs-region names. If it is not there, the task does not
    start: "ResourceInitializationError: failed to validate logger args: … The specified log group does not exist."
    Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html
    """
    for options in awslogs(task):
        named = options.partial("awslogs-region")
        if not isinstance(named, str) or not REGION.fullmatch(named) or named == task.region:
            continue
        yield options.finding(
            "awslogs-region",
            problem=f"awslogs-region is {named}, and the task runs in {task.region}.",
            fix=f"Set awslogs-region to {task.region}, better from the provider's region than as text.",
            level=None if _certain(options, named, task, stack, aws) else "advisory",
        )


def _certain(options: Block, named: str, task: Resource, stack: Stack, aws: Aws | None) -> bool:
    """Is the log group missing in the named region for sure?"""
    if options.text("awslogs-create-group", default="false") == "true":
        return False
    groups = stack.follow_all(options, "awslogs-group", LOG_GROUP)
    if groups:
        return all(group.region != named for group in groups)
    group = options.partial("awslogs-group")
    if aws is None or not isinstance(group, str):
        return False
    try:
        return aws.logs.log_group(group, region=named) is None
    except Undecided:
        return False


@policy(SERVICE)
def service_before_listener(service: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Service does not wait for the listener of its target group.

    Why: ECS refuses a target group that no listener uses: "InvalidParameterException: The target group … does not
    have an associated load balancer." The provider tries again for some minutes, so it often passes, but not always.
    Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html
    """
    before = None
    for block in service.blocks("loadBalancers"):
        for group in stack.follow_all(block, "targetGroupArn", TARGET_GROUP):
            attached = attached_to(group, stack)
            if not attached and not group.exists:
                yield service.finding(
                    block.path("targetGroupArn"),
                    problem=f"Nothing in this stack attaches the target group {group.name} to a load balancer, so ECS "
                    "refuses the service.",
                    fix=f"Add a listener or a listener rule that forwards to {group.name}.",
                    level="advisory" if stack.has_type(*REMOTE) else None,
                )
                continue
            before = stack.dependencies(service) if before is None else before
            if attached and before.isdisjoint(listener.urn for listener in attached):
                names = " or ".join(sorted(listener.name for listener in attached))
                yield service.finding(
                    block.path("targetGroupArn"),
                    problem=f"The service may start before {names} attaches the target group {group.name}.",
                    fix=f"Let the service depend on it: depends_on=[{attached[0].name}] in the resource options.",
                    level="advisory",
                )
