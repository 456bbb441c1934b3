"""Where AWS Lambda sends what it could not, or could, do with an event."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Block, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import S3, Lambda, Sns
from policypack.shelf.targets import named_target

# https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
_LETTERS = ("sns", "sqs")
_DESTINATIONS = ("event-bus", "lambda", "s3", "sns", "sqs")


@policy(Lambda.FUNCTION, Lambda.FUNCTION_EVENT_INVOKE_CONFIG)
def target_refused(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Events of a function go to what cannot take them.

    Why: "InvalidParameterValueException: The provided target must be an SQS queue or SNS topic": dead letters go to
    standard queues and topics, results also to functions, buses and, of failures, buckets. FIFO ones are not supported.
    Source: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
    """
    if resource.type == Lambda.FUNCTION:
        places = [(resource.block("deadLetterConfig"), "targetArn", _LETTERS)]
    else:
        config = resource.block("destinationConfig")
        ends = [(config.block(name) if config else None, name) for name in ("onFailure", "onSuccess")]
        places = [
            (block, "destination", _DESTINATIONS if name == "onFailure" else tuple(set(_DESTINATIONS) - {"s3"}))
            for block, name in ends
        ]
    for block, name, taken in places:
        if block is not None:
            yield from _judged(block, name, taken, stack)


def _judged(block: Block, name: str, taken: tuple[str, ...], stack: Stack) -> Iterator[Finding]:
    bucket = stack.follow(block, name, S3.BUCKET)
    target = None if bucket else named_target(block, name, stack)
    kind = "s3" if bucket else target.kind if target else None
    planned = bucket or (target.resource if target else None)
    shown = planned.name if planned else f"one of {kind}"
    fifo = bool(target and target.fifo) or (
        planned is not None and planned.type == Sns.TOPIC and not planned.external and planned.flag("fifoTopic")
    )
    if kind is not None and kind not in taken:
        problem = f"{name} is {shown}, of {kind}; {', '.join(sorted(taken))} are taken."
    elif fifo:
        problem = f"{name} is {shown}, which is FIFO."
    else:
        return
    yield block.finding(name, problem=problem, fix="Name a standard queue or topic.")
