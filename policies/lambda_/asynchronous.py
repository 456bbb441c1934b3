"""Where AWS Lambda sends what it could not, or could, do with an event."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Block, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import S3, Lambda, Sns
from policypack.shelf.targets import named_target

# https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
_LETTERS = ("sns", "sqs")
_RESULTS = ("event-bus", "lambda", "sns", "sqs")
_DESTINATIONS = (*_RESULTS, "s3")


@policy(Lambda.FUNCTION, Lambda.FUNCTION_EVENT_INVOKE_CONFIG)
def target_refused(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Events of a function go to what cannot take them.

    Why: "InvalidParameterValueException: The provided target must be an SQS queue or SNS topic": dead letters go to
    standard queues and topics, results also to functions, buses and, of failures, buckets. FIFO ones are not supported.
    Source: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
        https://github.com/badmintoncryer/cdk-preflight/blob/main/docs/rules.md
    """
    if resource.type == Lambda.FUNCTION:
        letters = resource.block("deadLetterConfig")
        if letters is not None:
            yield from _judged(letters, "targetArn", _LETTERS, stack)
        return
    config = resource.block("destinationConfig")
    for name, taken in (("onFailure", _DESTINATIONS), ("onSuccess", _RESULTS)):
        destination = config.block(name) if config else None
        if destination is not None:
            yield from _judged(destination, "destination", taken, stack)


def _judged(block: Block, name: str, taken: tuple[str, ...], stack: Stack) -> Iterator[Finding]:
    bucket = stack.follow(block, name, S3.BUCKET)
    target = None if bucket else named_target(block, name, stack)
    kind = "s3" if bucket else target.kind if target else None
    planned = bucket or (target.resource if target else None)
    shown = f"that of {planned.name}" if planned else f"one of {kind}"
    fifo = bool(target and target.fifo) or (
        planned is not None and planned.type == Sns.TOPIC and not planned.external and planned.flag("fifoTopic")
    )
    if kind is not None and kind not in taken:
        problem = (
            f"{name} is {shown}{f' ({kind})' if planned else ''}; targets of {', '.join(sorted(taken))} are taken."
        )
    elif fifo:
        problem = f"{name} is {shown}, which is FIFO."
    else:
        return
    yield block.finding(
        name,
        problem=problem,
        fix=f"Name a standard queue or topic{', a function or a bus' if 'lambda' in taken else ''}.",
    )
