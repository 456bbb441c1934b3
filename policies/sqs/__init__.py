"""Amazon SQS."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, Stack, Text, policy
from policypack.catalogue.tokens import Lambda, Sqs
from policypack.shelf.messaging import FUNCTION_TIMEOUT, QUEUE_VISIBILITY, fifo
from policypack.shelf.naming import NameRule, broken, given
from policypack.shelf.providers import emulated

# https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
NAME = NameRule("0-9A-Za-z_-", "letters, digits, hyphens and underscores", 80)
RANGES = {
    "delaySeconds": (0, 900),
    "kmsDataKeyReusePeriodSeconds": (60, 86_400),
    "maxMessageSize": (1024, 1_048_576),
    "messageRetentionSeconds": (60, 1_209_600),
    "receiveWaitTimeSeconds": (0, 20),
    "visibilityTimeoutSeconds": (0, 43_200),
}
FIFO_ONLY = ("contentBasedDeduplication", "deduplicationScope", "fifoThroughputLimit")
# https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
RECEIVES = (1, 1000)
_QUEUE = re.compile(r"arn:[^:]+:sqs:(?P<region>[^:]+):[^:]+:[^:]+?(?P<fifo>\.fifo)?")
_KINDS = ("standard", "FIFO")
# Who may name a queue for its dead letters; and how many queues may be listed.
PERMISSIONS = ("allowAll", "byQueue", "denyAll")
SOURCES = 10


@policy(Sqs.QUEUE)
def queue_name_invalid(queue: Resource) -> Iterator[Finding]:
    """Queue name is not valid.

    Why: The provider refuses it: "invalid queue name". A FIFO queue's name ends with .fifo, and no other's may hold a
    period at all.
    Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
    """
    name = queue.partial("name")
    if name is None:
        return
    raw = name.raw if isinstance(name, Text) else name
    problems, fix = [], "Use 80 letters, digits, hyphens and underscores at most, with the .fifo of a FIFO queue."
    if fifo(queue):
        # What ends with a hole may end with anything.
        if not raw.endswith(".fifo") and not (isinstance(name, Text) and not isinstance(name.parts[-1], str)):
            problems, fix = ["does not end with '.fifo', and fifoQueue is true"], "End the name with .fifo."
    elif raw.endswith(".fifo"):
        problems, fix = ["ends with '.fifo', and fifoQueue is not true"], "Set fifoQueue to true, or leave .fifo out."
    if not problems:
        problems += broken(_without_ending(name), given(queue, NAME))
    if problems:
        yield queue.finding(
            "name",
            problem=f"name {str(name)!r} {', and '.join(problems)}.",
            fix=fix,
        )


def _without_ending(name: str | Text) -> str | Text:
    last = name.parts[-1] if isinstance(name, Text) else name
    if not isinstance(last, str):
        return name
    short = last.removesuffix(".fifo")
    return short if isinstance(name, str) else Text((*name.parts[:-1], short), name.raw)


@policy(Sqs.QUEUE)
def queue_setting_out_of_range(queue: Resource) -> Iterator[Finding]:
    """Setting of the queue is out of range.

    Why: "InvalidAttributeValue: Invalid value for the parameter VisibilityTimeout", or the provider's "expected … to
    be in the range".
    Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
    """
    for name, (least, most) in RANGES.items():
        value = queue.number(name) if queue.known(name) else None
        if value is not None and not least <= value <= most:
            yield queue.finding(
                name,
                problem=f"{name} is {value}; from {least} to {most} are allowed.",
                fix=f"Set {name} to {min(max(value, least), most)} or another value in that range.",
            )


@policy(Sqs.QUEUE)
def queue_fifo_setting_on_standard(queue: Resource) -> Iterator[Finding]:
    """Standard queue has a setting that only FIFO queues have.

    Why: "InvalidAttributeName: Unknown Attribute ContentBasedDeduplication"; the provider says "content-based
    deduplication can only be set for FIFO queue".
    Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
    """
    if fifo(queue):
        return
    for name in FIFO_ONLY:
        if queue.known(name) and queue.raw(name) not in (False, ""):
            yield queue.finding(
                name,
                problem=f"{name} is set, and fifoQueue is not true.",
                fix=f"Set fifoQueue to true (and end the name with .fifo), or remove {name}.",
            )


@policy(Sqs.QUEUE)
def redrive_invalid(queue: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Dead-letter queue does not fit the queue.

    Why: "InvalidParameterValue: Value … for parameter RedrivePolicy is invalid. Reason: Dead-letter queue must be same
    type of queue as the source", maxReceiveCount is not 1 to 1000, or the queue of dead letters is in another region.
    Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
        https://github.com/badmintoncryer/cdk-preflight/blob/main/docs/rules.md
    """
    redrive = queue.document("redrivePolicy")
    if redrive is None:
        return
    count = redrive.number("maxReceiveCount") if redrive.known("maxReceiveCount") else None
    if count is not None and not RECEIVES[0] <= count <= RECEIVES[1]:
        yield queue.finding(
            "redrivePolicy",
            problem=f"maxReceiveCount is {count}; from {RECEIVES[0]} to {RECEIVES[1]} are allowed.",
            fix="Set maxReceiveCount to how often a message may fail, for instance 5.",
        )
    dead = stack.follow(redrive, "deadLetterTargetArn", Sqs.QUEUE)
    arn = redrive.raw("deadLetterTargetArn")
    if dead is None and isinstance(arn, str) and arn:
        yield from _redrive_arn(queue, arn)
    if dead is not None and fifo(dead) != fifo(queue):
        kind, other = ("FIFO", "standard") if fifo(queue) else ("standard", "FIFO")
        yield queue.finding(
            "redrivePolicy",
            problem=f"The queue is {kind}, and its dead-letter queue {dead.name} is {other}.",
            fix=f"Make {dead.name} {kind} too"
            + (": fifoQueue true and a name that ends with .fifo." if kind == "FIFO" else ": without fifoQueue."),
        )


def _redrive_arn(queue: Resource, arn: str) -> Iterator[Finding]:
    match = _QUEUE.fullmatch(arn)
    own = _KINDS[fifo(queue)]
    if match is None:
        problem = f"deadLetterTargetArn is {arn!r}, which is no queue's ARN."
    elif match["region"] != queue.region and not emulated(queue):
        problem = f"The queue is in {queue.region}, and deadLetterTargetArn is {arn}, of {match['region']}."
    elif bool(match["fifo"]) != fifo(queue):
        problem = f"The queue is {own}, and deadLetterTargetArn is {arn}, which is not."
    else:
        return
    yield queue.finding("redrivePolicy", problem=problem, fix=f"Name the ARN of a {own} queue in {queue.region}.")


@policy(Lambda.EVENT_SOURCE_MAPPING)
def queue_visibility_below_function_timeout(mapping: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Queue shows a message again before the function has had its time.

    Why: Lambda refuses the mapping: "InvalidParameterValueException: Queue visibility timeout: 30 seconds is less than
    Function timeout: 60 seconds".
    Source: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
    """
    queue = stack.follow(mapping, "eventSourceArn", Sqs.QUEUE)
    function = stack.follow(mapping, "functionName", Lambda.FUNCTION)
    if queue is None or function is None:
        return
    visibility = queue.number("visibilityTimeoutSeconds", default=QUEUE_VISIBILITY)
    timeout = function.number("timeout", default=FUNCTION_TIMEOUT)
    if visibility is None or timeout is None or visibility >= timeout:
        return
    said = "is" if queue.has("visibilityTimeoutSeconds") else "is not set, which means"
    yield queue.finding(
        "visibilityTimeoutSeconds",
        problem=f"visibilityTimeoutSeconds {said} {visibility}, and {function.name}, which reads the queue, may take "
        f"{timeout} seconds.",
        fix=f"Set visibilityTimeoutSeconds to at least {timeout}, better to {min(timeout * 6, 43_200)}: six times it.",
        # Lambda compares the two when the mapping is made.
        level="advisory" if mapping.exists else None,
    )


@policy(Sqs.QUEUE)
def redrive_incomplete(queue: Resource) -> Iterator[Finding]:
    """Redrive policy of a queue is not whole.

    Why: "InvalidParameterValue: Value … for parameter RedrivePolicy is invalid. Reason: Redrive policy does not contain
    mandatory attribute: maxReceiveCount."; an allow policy by queue lists the queues, any other lists none.
    Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
    """
    redrive = queue.document("redrivePolicy")
    if redrive is not None:
        missing = [name for name in ("deadLetterTargetArn", "maxReceiveCount") if not redrive.has(name)]
        if missing:
            yield queue.finding(
                "redrivePolicy",
                problem=f"redrivePolicy has no {' and no '.join(missing)}.",
                fix="Write {deadLetterTargetArn: …, maxReceiveCount: 5}.",
            )
    allow = queue.document("redriveAllowPolicy")
    if allow is None:
        return
    kind, sources = allow.text("redrivePermission"), allow.items("sourceQueueArns")
    if kind not in PERMISSIONS:
        problem = f"redrivePermission is {kind!r}; it is one of {', '.join(PERMISSIONS)}."
    elif kind == "byQueue" and not 1 <= len(sources) <= SOURCES:
        problem = (
            f"redrivePermission is byQueue, and sourceQueueArns has {len(sources)} ARNs; 1 to {SOURCES} are needed."
        )
    elif kind != "byQueue" and sources:
        problem = f"redrivePermission is {kind}, and sourceQueueArns are set."
    else:
        return
    yield queue.finding(
        "redriveAllowPolicy",
        problem=problem,
        fix="Write {redrivePermission: byQueue, sourceQueueArns: […]}, or allowAll or denyAll alone.",
    )
