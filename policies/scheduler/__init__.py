"""Amazon EventBridge Scheduler. What a schedule's expression says is judged with the rules of EventBridge."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, Stack, policy, read_json
from policypack.catalogue.tokens import Scheduler
from policypack.shelf.targets import named_target

# What is told to these kinds of targets.
# https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-templated.html
_TOLD = {"ecs": "ecsParameters", "event-bus": "eventbridgeParameters", "kinesis": "kinesisParameters"}
_FIRST = {
    "ecsParameters": "taskDefinitionArn",
    "eventbridgeParameters": "detailType and source",
    "kinesisParameters": "partitionKey",
}
# Of these the input is JSON.
_JSON = ("event-bus", "lambda", "states")
# https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html
_CALL = re.compile(r"arn:[^:]+:scheduler:::aws-sdk:(?P<service>[^:]*):(?P<action>.*)")
_READS = (
    *("get", "describe", "list", "poll", "receive", "search", "scan", "query", "select", "read", "lookup", "discover"),
    *("validate", "batchGet", "batchDescribe", "batchRead", "transactGet", "adminGet", "adminList", "retrieve"),
)


@policy(Scheduler.SCHEDULE)
def target_setting_missing(schedule: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Target of a schedule lacks what its kind needs.

    Why: "ValidationException": tasks of ECS need their definition, streams of Kinesis a partition key, buses of
    EventBridge the source and the kind of the event, FIFO queues a group.
    Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-templated.html
    """
    target = schedule.block("target")
    found = named_target(target, "arn", stack) if target else None
    if target is None or found is None:
        return
    needed = "sqsParameters" if found.fifo else _TOLD.get(found.kind)
    if needed and not target.has(needed):
        what = found.resource.name if found.resource else f"a resource of {found.kind}"
        yield target.finding(
            needed,
            problem=f"The target is {what}{', a FIFO queue' if found.fifo else ''}, and there is no {needed}.",
            fix="Set sqsParameters.messageGroupId." if found.fifo else f"Set {needed}.{_FIRST[needed]}.",
            level="advisory" if found.fifo else None,
        )


@policy(Scheduler.SCHEDULE)
def target_input_malformed(schedule: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Input of a schedule's target is not JSON.

    Why: "ValidationException": for functions, state machines and buses "the input must be a well-formed JSON".
    Source: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_Target.html
    """
    target = schedule.block("target")
    given = target.raw("input") if target else None
    if target is None or not isinstance(given, str) or not given:
        return
    found = named_target(target, "arn", stack)
    if found is None or found.kind not in _JSON:
        return
    try:
        read_json(given)
    except ValueError as error:
        yield target.finding(
            "input",
            problem=f"input is not JSON: {error}.",
            fix="Build it with json.dumps or JSON.stringify; a text needs quotes.",
        )


@policy(Scheduler.SCHEDULE)
def call_unsupported(schedule: Resource) -> Iterator[Finding]:
    """Schedule calls an action that the scheduler does not call.

    Why: "ValidationException: … is not a supported target": actions that only read are not called, and an action is
    written with a small letter at its beginning.
    Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html
    """
    target = schedule.block("target")
    arn = target.raw("arn") if target else None
    match = _CALL.fullmatch(arn) if isinstance(arn, str) else None
    if target is None or match is None:
        return
    action = match["action"]
    if not re.fullmatch("[a-z][A-Za-z0-9]*", action):
        problem, fix = f"The action is {action!r}.", "Write it as startInstances, with a small letter first."
    elif re.match(f"({'|'.join(_READS)})(?![a-z])", action):
        problem, fix = f"{action} only reads, and the scheduler does not call it.", "Let a function call it."
    else:
        return
    yield target.finding("arn", problem=problem, fix=fix)


@policy(Scheduler.SCHEDULE)
def ends_before_start(schedule: Resource) -> Iterator[Finding]:
    """Schedule ends before it begins.

    Why: "ValidationException: The EndDate you specify must come after the StartDate".
    Source: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
    """
    start, end = schedule.text("startDate"), schedule.text("endDate")
    # Both are written in UTC, so that they compare as texts.
    if start and end and len(start) == len(end) and end <= start:
        yield schedule.finding(
            "endDate", problem=f"endDate is {end}, and startDate is {start}.", fix="Set endDate to a later time."
        )
