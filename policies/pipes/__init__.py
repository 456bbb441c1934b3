"""Amazon EventBridge Pipes."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Block, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Pipes
from policypack.shelf.targets import Target, named_target

# The parameters of each kind of source, and what in them it needs.
# https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_PipeSourceParameters.html
_SOURCES = {
    "dynamodb": ("dynamodbStreamParameters", "startingPosition"),
    "kafka": ("managedStreamingKafkaParameters", "topicName"),
    "kinesis": ("kinesisStreamParameters", "startingPosition"),
    "sqs": ("sqsQueueParameters", ""),
}
# https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_PipeTargetParameters.html
_TARGETS = {
    "batch": ("batchJobParameters", "jobDefinition"),
    "ecs": ("ecsTaskParameters", "taskDefinitionArn"),
    "kinesis": ("kinesisStreamParameters", "partitionKey"),
}
_FIFO = ("sqsQueueParameters", "messageGroupId")
_VALUES = {
    "startingPosition": " to LATEST or TRIM_HORIZON",
    "partitionKey": " to a text, or to a path in the event such as $.eventID",
    "messageGroupId": " to a text, or to a path in the event such as $.messageId",
}


def _missing(pipe: Resource, name: str, needed: tuple[str, str], target: Target, what: str) -> Iterator[Finding]:
    outer, inner = needed
    parameters = pipe.block(name)
    block: Block | None = parameters.block(outer) if parameters else None
    if inner and (block is None or not block.has(inner)):
        shown = target.resource.name if target.resource else f"a resource of {target.kind}"
        yield pipe.finding(
            f"{name}.{outer}.{inner}",
            problem=f"The {what} is {shown}, and there is no {name}.{outer}.{inner}.",
            fix=f"Set {name}.{outer}.{inner}{_VALUES.get(inner, '')}.",
            level="advisory" if target.fifo else None,
        )


@policy(Pipes.PIPE)
def parameter_missing(pipe: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Pipe lacks what its source or its target needs.

    Why: "ValidationException": streams need a position to begin at, streams that are written to a partition key, FIFO
    queues a message group, tasks and jobs their definition.
    Source: https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_PipeSourceParameters.html
    https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_PipeTargetParameters.html
    """
    source = named_target(pipe, "source", stack)
    if source is not None and source.kind in _SOURCES:
        yield from _missing(pipe, "sourceParameters", _SOURCES[source.kind], source, "source")
    target = named_target(pipe, "target", stack)
    needed = (_FIFO if target.fifo else _TARGETS.get(target.kind)) if target else None
    if target is not None and needed:
        yield from _missing(pipe, "targetParameters", needed, target, "target")


@policy(Pipes.PIPE)
def parameter_of_other_source(pipe: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Pipe has parameters of another kind of source.

    Why: "ValidationException: … parameters do not match the source".
    Source: https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_PipeSourceParameters.html
    """
    source = named_target(pipe, "source", stack)
    parameters = pipe.block("sourceParameters")
    if source is None or parameters is None or source.kind not in _SOURCES:
        return
    own = _SOURCES[source.kind][0]
    for name in parameters.given(*(other for other, _ in _SOURCES.values() if other != own)):
        yield parameters.finding(
            name,
            problem=f"The source is a resource of {source.kind}, and {name} is set.",
            fix=f"Use {own} in its place.",
        )


# https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-event-source.html
# https://docs.aws.amazon.com/eventbridge/latest/userguide/pipes-enrichment.html
_READ = ("dynamodb", "kafka", "kinesis", "mq", "sqs")
_ENRICHING = ("api-destination", "execute-api", "lambda", "states")


@policy(Pipes.PIPE)
def kind_unsupported(pipe: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Pipe reads from, or is enriched by, what pipes do not work with.

    Why: "ValidationException: Unsupported source": pipes read from queues, streams of Kinesis and DynamoDB, and
    brokers, and are enriched by functions, state machines and APIs.
    Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-event-source.html
    https://docs.aws.amazon.com/eventbridge/latest/userguide/pipes-enrichment.html
    """
    for name, kinds, words in (
        ("source", _READ, "a queue, a stream of Kinesis or DynamoDB, or a broker"),
        ("enrichment", _ENRICHING, "a function, an Express state machine, an API or an API destination"),
    ):
        found = named_target(pipe, name, stack)
        if found is not None and found.kind not in kinds:
            shown = f"{found.resource.name}, of {found.kind}" if found.resource else f"one of {found.kind}"
            yield pipe.finding(name, problem=f"The {name} is {shown}.", fix=f"Name {words}.")
