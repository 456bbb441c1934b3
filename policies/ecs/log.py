"""Amazon ECS: where containers log to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Aws, Block, Finding, Resource, Stack, Undecided, policy
from policypack.catalogue.tokens import Cloudwatch, Ecs
from policypack.shelf.containers import containers, starts_tasks
from policypack.shelf.origins import brought
from policypack.shelf.outputs import MARKS
from policypack.shelf.remote import has_maker, unseen

REGION = re.compile(r"[a-z]{2,4}(-[a-z]+)+-\d")


def awslogs(task: Resource) -> Iterator[Block]:
    """Yield the options of every container that logs with the awslogs driver."""
    for container in containers(task):
        configuration = container.block("logConfiguration")
        if configuration and configuration.text("logDriver") == "awslogs":
            options = configuration.block("options")
            if options:
                yield options


@policy(Ecs.TASK_DEFINITION)
def region_mismatch(task: Resource, *, stack: Stack, aws: Aws | None = None) -> Iterator[Finding]:
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
    groups = stack.follow_all(options, "awslogs-group", Cloudwatch.LOG_GROUP)
    group = options.partial("awslogs-group")
    there = stack.named(group, task, Cloudwatch.LOG_GROUP, region=named) if group else []
    if there or any(other.region == named for other in groups):
        return False
    # One of the same name may be there from elsewhere.
    missing = _missing(group, named, aws) if isinstance(group, str) else None
    return bool(groups) if missing is None else missing


@policy(Ecs.TASK_DEFINITION)
def group_not_found(task: Resource, *, stack: Stack, aws: Aws | None = None) -> Iterator[Finding]:
    """Containers log to a log group that nobody creates.

    Why: A task does not start until its log group is there: "ResourceInitializationError: failed to validate logger
    args: … The specified log group does not exist." Without an answer of AWS the group may be there already.
    Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html
    """
    if has_maker(stack):
        return
    for options in awslogs(task):
        if not options.has("awslogs-group") or options.text("awslogs-create-group", default="false") == "true":
            continue
        if stack.follow_all(options, "awslogs-group", Cloudwatch.LOG_GROUP):
            continue
        name = options.text("awslogs-group") or ""
        if any(mark in name for mark in MARKS):
            continue  # an Output that was turned into text, which output-stringified reports
        region = options.partial("awslogs-region")
        where = region if isinstance(region, str) and REGION.fullmatch(region) else task.region
        if stack.named(name, task, Cloudwatch.LOG_GROUP, region=where):
            continue
        missing = _missing(name, where, aws)
        if missing is False:
            continue
        said = f"is not in {where}" if missing else "is not planned in this stack"
        started = starts_tasks(task, stack) and not brought(Cloudwatch.LOG_GROUP, name, task, stack, where)
        yield options.finding(
            "awslogs-group",
            problem=f"The log group {name} {said}, and awslogs-create-group is not true.",
            fix=f"Add an aws.cloudwatch.LogGroup with the name {name} and refer to its name, or set "
            "awslogs-create-group to true and allow logs:CreateLogGroup to the execution role.",
            level=unseen(stack) if missing and started else "advisory",
        )


def _missing(name: str, region: str, aws: Aws | None) -> bool | None:
    """Does AWS say that there is no such log group? None where it was not asked or did not answer."""
    if aws is None:
        return None
    try:
        return aws.logs.log_group(name, region=region) is None
    except Undecided:
        return None
