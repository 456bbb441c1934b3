"""Settings of event source mappings, which each kind of source limits in its own way."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, Stack, Text, policy, read_json
from policypack.catalogue.tokens import S3, Dynamodb, Kinesis, Lambda, Mq, Msk, Sns, Sqs
from policypack.shelf.event_patterns import NO_OPERATOR, pattern_problems

# https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
_FIFO_MOST = 10
# Settings of streams that queues do not have.
# https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
_OF_STREAMS = (
    *("startingPosition", "startingPositionTimestamp", "parallelizationFactor", "bisectBatchOnFunctionError"),
    *("maximumRecordAgeInSeconds", "maximumRetryAttempts", "tumblingWindowInSeconds", "destinationConfig"),
)

# What calls functions, and is not read.
_PUSHING = (S3.BUCKET, Sns.TOPIC)
_SOURCES = (Sqs.QUEUE, Kinesis.STREAM, Dynamodb.TABLE, Msk.CLUSTER, Mq.BROKER)


def _source(mapping: Resource, stack: Stack) -> tuple[str, bool]:
    """Return the service that a mapping reads from, and whether it is a FIFO queue; "" where it names none."""
    planned = stack.follow_all(mapping, "eventSourceArn", *_SOURCES)
    if planned:
        service = planned[0].type.split("/")[0].removeprefix("aws:")
        return service, service == "sqs" and planned[0].flag("fifoQueue")
    value = mapping.partial("eventSourceArn")
    text = value.literal if isinstance(value, Text) else value or ""
    parts = text.split(":")
    return (parts[2] if len(parts) > 2 else "", text.endswith(".fifo"))


@policy(Lambda.EVENT_SOURCE_MAPPING)
def batch_refused(mapping: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Batches from a queue are larger than Lambda takes them.

    Why: FIFO queues give ten messages at most and have no window; batches of more from other queues need one:
    "InvalidParameterValueException: Maximum batch window in seconds must be greater than 0 if maximum batch size is
    greater than 10".
    Source: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
    """
    service, fifo = _source(mapping, stack)
    if service != "sqs":
        return
    window_ = "maximumBatchingWindowInSeconds"
    size, window = mapping.number("batchSize") or 0, mapping.number(window_) or 0
    if fifo and size > _FIFO_MOST:
        name, problem = "batchSize", f"batchSize is {size}, and the queue is a FIFO one: {_FIFO_MOST} at most."
        fix = f"Set batchSize to {_FIFO_MOST} or less."
    elif fifo and window > 0:
        name, problem = window_, f"{window_} is {window}, and FIFO queues have no window."
        fix = f"Remove {window_}."
    elif size > _FIFO_MOST and window < 1:
        name, problem = window_, f"batchSize is {size}, and there is no window in which so many are gathered."
        fix = f"Set {window_} to 1 or more, or batchSize to 10 or less."
    else:
        return
    yield mapping.finding(name, problem=problem, fix=fix)


@policy(Lambda.EVENT_SOURCE_MAPPING)
def setting_of_another_source(mapping: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Event source mapping has a setting of another kind of source.

    Why: "InvalidParameterValueException: StartingPosition is not valid for SQS event sources"; "StartingPosition is
    required for Kinesis and DynamoDB event sources".
    Source: https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
        https://github.com/badmintoncryer/cdk-preflight/blob/main/docs/rules.md
    """
    service, _ = _source(mapping, stack)
    if service == "sqs":
        found = [name for name in mapping.given(*_OF_STREAMS) if mapping.raw(name) not in (0, False)]
        if found:
            yield mapping.finding(
                found[0],
                problem=f"The source is a queue, and {', '.join(found)} {'is' if len(found) == 1 else 'are'} set.",
                fix=f"Remove {', '.join(found)}; a queue has a redrive policy of its own.",
            )
    elif service in ("kinesis", "dynamodb", "kafka", "msk"):
        if mapping.raw("startingPosition") in (None, ""):
            yield mapping.finding(
                "startingPosition",
                problem="The source is a stream, and there is no startingPosition.",
                fix="Set startingPosition to LATEST or TRIM_HORIZON.",
            )
        elif mapping.given("scalingConfig"):
            yield mapping.finding(
                "scalingConfig",
                problem="The source is a stream, and scalingConfig is for queues.",
                fix="Remove scalingConfig; use parallelizationFactor.",
            )
    elif service == "mq" and mapping.given("startingPosition"):
        yield mapping.finding(
            "startingPosition",
            problem="The source is a broker, and startingPosition is for streams.",
            fix="Remove startingPosition.",
        )


@policy(Lambda.EVENT_SOURCE_MAPPING)
def source_refused(mapping: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Event source is none that Lambda reads.

    Why: "InvalidParameterValueException: Unrecognized event source, must be kinesis, dynamodb stream or sqs": a table
    is read by its stream, which is to be switched on; topics and buckets are not read.
    Source: https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
    https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
    """
    value = mapping.raw("eventSourceArn")
    whole = value.whole if isinstance(value, Text) else None
    table = stack.follow(mapping, "eventSourceArn", Dynamodb.TABLE)
    other = stack.follow(mapping, "eventSourceArn", *_PUSHING)
    pushed = next((name for name in ("s3", "sns") if isinstance(value, str) and f":{name}:" in value[:16]), None)
    if other is not None or pushed:
        problem = f"eventSourceArn is that of {other.name if other else pushed}, which calls functions itself."
        fix = "Set up its notification or subscription, and an aws.lambda.Permission for it."
    elif table is not None and whole is not None and whole.property == "arn":
        problem, fix = f"eventSourceArn is the arn of the table {table.name}.", f"Give the streamArn of {table.name}."
    elif table is not None and not table.external and not table.flag("streamEnabled") and not table.has("replicas"):
        problem = f"The table {table.name} has no stream: streamEnabled is not true."
        fix = f"Set streamEnabled and streamViewType of {table.name}."
    elif isinstance(value, str) and ":dynamodb:" in value and "/stream/" not in value:
        problem, fix = f"eventSourceArn is {value!r}, which is no stream.", "Give the ARN of the table's stream."
    else:
        return
    yield mapping.finding("eventSourceArn", problem=problem, fix=fix)


# What each kind of source must be told besides.
_TOLD = {"kafka": "topics", "msk": "topics", "mq": "queues"}


@policy(Lambda.EVENT_SOURCE_MAPPING)
def setting_missing(mapping: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Event source mapping lacks what its kind of source needs.

    Why: "InvalidParameterValueException: Topics are required for Kafka event sources", "Queues are required"; a stream
    of a table is not read from a time on: AT_TIMESTAMP is for Kinesis, Kafka and DocumentDB. Brokers and DocumentDB ask
    for a password.
    Source: https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
        https://docs.aws.amazon.com/lambda/latest/dg/with-mq.html
    """
    service, _ = _source(mapping, stack)
    needed = _TOLD.get(service)
    if needed and mapping.raw(needed) in (None, "", []):
        yield mapping.finding(
            needed, problem=f"The source is of {service}, and there are no {needed}.", fix=f"Set {needed}."
        )
    if service in ("mq", "rds") and mapping.raw("sourceAccessConfigurations") in (None, []):
        yield mapping.finding(
            "sourceAccessConfigurations",
            problem=f"The source is of {service}, and there are no sourceAccessConfigurations.",
            fix="Add one of the type BASIC_AUTH, with the ARN of the secret as its uri.",
        )
    if service == "dynamodb" and mapping.text("startingPosition") == "AT_TIMESTAMP":
        yield mapping.finding(
            "startingPosition",
            problem="startingPosition is AT_TIMESTAMP, and the source is the stream of a table.",
            fix="Use LATEST or TRIM_HORIZON.",
        )
    criteria = mapping.block("filterCriteria")
    for index, each in enumerate(criteria.blocks("filters") if criteria else []):
        pattern = each.raw("pattern")
        problem = _wrong(pattern) if isinstance(pattern, str) else ""
        if problem:
            yield each.finding(
                "pattern",
                problem=f"The pattern of filter {index + 1} {problem}: Invalid filter pattern definition.",
                fix='Write it as {"body": {"kind": ["order"]}}.',
                # There may be operators that the table does not have.
                level="advisory" if NO_OPERATOR in problem else None,
            )


def _wrong(text: str) -> str:
    try:
        pattern = read_json(text)
    except ValueError:
        pattern = None
    if not isinstance(pattern, dict):
        return "is no JSON object"
    problem = next(pattern_problems(pattern), "") if pattern else ""
    return f"is refused, {problem}" if problem else ""
