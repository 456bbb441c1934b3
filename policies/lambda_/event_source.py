"""AWS Lambda: queues and streams outside the stack that functions read."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Dynamodb, Kinesis, Lambda, Msk, Sqs
from policypack.shelf.existing import NamedArn, by_another, own_arn, whose
from policypack.shelf.messaging import FUNCTION_TIMEOUT, QUEUE_VISIBILITY
from policypack.shelf.outside import proven, with_commands
from policypack.shown import argument

# Of these Lambda takes one mapping for each pair; of a Kafka cluster it takes one for each topic.
SINGLE = ("sqs", "kinesis", "dynamodb")
# What else than a queue a stack plans and functions read.
STREAMS = (Dynamodb.TABLE, Kinesis.STREAM, Msk.CLUSTER)
# https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
LONGEST_VISIBILITY = 43_200


def _source(mapping: Resource, aws: Aws) -> NamedArn | None:
    text = mapping.text("eventSourceArn")
    return own_arn(text, aws) if text else None


def _function(mapping: Resource, aws: Aws) -> tuple[str, str] | None:
    """Return (what the program wrote, the function's bare name); None for a function of another account."""
    text = mapping.text("functionName")
    if not text or (text.startswith("arn:") and own_arn(text, aws) is None):
        return None
    return text, text.rpartition("function:")[2].partition(":")[0]


def _timeout(mapping: Resource, stack: Stack, aws: Aws) -> tuple[str, float | None] | None:
    """Return the function's name and how long it may take: what the plan or, for one that is not planned, AWS says."""
    function = stack.follow(mapping, "functionName", Lambda.FUNCTION)
    if function is not None:
        return function.name, function.number("timeout", default=FUNCTION_TIMEOUT)
    named = _function(mapping, aws)
    if named is None:
        return None
    for function in stack.named(named[1], mapping, Lambda.FUNCTION):
        return function.name, function.number("timeout", default=FUNCTION_TIMEOUT)
    found = aws.lambda_.function(named[0])
    return (named[1], found.timeout) if found else None


def _visibility(mapping: Resource, stack: Stack, aws: Aws) -> tuple[str, float | None, NamedArn | None] | None:
    """Return the queue's name, for how long it hides a message, and the ARN of one that is not planned."""
    queue = stack.follow(mapping, "eventSourceArn", Sqs.QUEUE)
    arn = _source(mapping, aws) if queue is None else None
    if arn is not None and arn.service == "sqs":
        queue = next(iter(stack.named(arn.resource, mapping, Sqs.QUEUE, region=arn.region)), None)
        if queue is None:
            return arn.resource, aws.sqs.visibility_timeout(arn.resource, region=arn.region), arn
    if queue is None:
        return None
    return queue.name, queue.number("visibilityTimeoutSeconds", default=QUEUE_VISIBILITY), None


@policy(Lambda.EVENT_SOURCE_MAPPING)
def visibility_too_short(mapping: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Queue hides a message for less time than the function may take.

    Why: Lambda refuses the mapping: "InvalidParameterValueException: Queue visibility timeout: 30 seconds is less than
    Function timeout: 900 seconds". Here the queue, the function or both are there already; where the stack plans both,
    sqs-queue-visibility-below-function-timeout judges them.
    Source: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
    """
    if stack.follow_all(mapping, "eventSourceArn", *STREAMS):
        return
    if stack.follow(mapping, "eventSourceArn", Sqs.QUEUE) and stack.follow(mapping, "functionName", Lambda.FUNCTION):
        return
    queue = _visibility(mapping, stack, aws)
    function = _timeout(mapping, stack, aws) if queue else None
    if queue is None or function is None or queue[1] is None or function[1] is None or queue[1] >= function[1]:
        return
    name, seconds, arn = queue
    longer = min(function[1] * 6, LONGEST_VISIBILITY)
    advice = f"Let the queue hide messages for at least {function[1]} seconds, better for {longer}: six times it"
    fix = f"{advice} (visibilityTimeoutSeconds of {name})."
    if arn is not None:
        region = argument(arn.region)
        place = (
            f"--region {region} --queue-url $(aws sqs get-queue-url --region {region} --queue-name {argument(name)} "
        )
        fix = with_commands(
            f"{advice}, or lower the function's timeout:",
            f"aws sqs set-queue-attributes --attributes VisibilityTimeout={longer} {place}--query QueueUrl "
            "--output text)",
        )
    yield mapping.finding(
        "eventSourceArn",
        problem=f"The queue {name} hides a message for {seconds} seconds, and the function {function[0]}, which reads "
        f"it, may take {function[1]} seconds.",
        fix=fix,
        level=proven(mapping, "eventSourceArn", stack),
    )


@policy(Lambda.EVENT_SOURCE_MAPPING)
def already_mapped(mapping: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Function reads the queue or stream already.

    Why: "ResourceConflictException: An event source mapping with SQS arn … and function … already exists. Please update
    or delete the existing mapping with UUID …". Only a function and a source that are both outside the stack are
    looked at.
    Source: https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
    """
    if mapping.exists or stack.follow_all(mapping, "functionName", Lambda.FUNCTION):
        return
    source, function = _source(mapping, aws), _function(mapping, aws)
    if source is None or function is None or source.service not in SINGLE or "/consumer/" in source.resource:
        return
    if stack.named(function[1], mapping, Lambda.FUNCTION):
        return
    found = aws.lambda_.event_source_mapping(function[0], source.text)
    if found is not None:
        yield mapping.finding(
            "eventSourceArn",
            problem=f"The function {function[1]} reads {source.text} already, by the mapping {found}.{whose(stack)}",
            fix=with_commands(
                "Leave the mapping out of the stack, delete the one that is there, or adopt it:",
                f"pulumi import {Lambda.EVENT_SOURCE_MAPPING} {argument(mapping.name)} {argument(found)}",
            ),
            level=by_another(stack),
        )


@policy(Lambda.EVENT_SOURCE_MAPPING)
def stream_not_found(mapping: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Stream of the table does not exist any more.

    Why: "InvalidParameterValueException: Stream not found: arn:aws:dynamodb:…". A stream that is switched off and on
    again is another one, with another time at the end of its ARN.
    Source: https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-eventsourcemapping.html
        https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html
    """
    if stack.follow_all(mapping, "eventSourceArn", *STREAMS, Sqs.QUEUE):
        return
    arn = _source(mapping, aws)
    if arn is None or arn.service != "dynamodb" or "/stream/" not in arn.resource:
        return
    name = arn.resource.split("/")[1]
    table = (
        None
        if stack.named(name, mapping, Dynamodb.TABLE, region=arn.region)
        else aws.dynamodb.table(name, region=arn.region)
    )
    # A table that is not there is reported by arn-target-not-found.
    if table is None or aws.dynamodbstreams.stream(arn.text, region=arn.region) is not None:
        return
    yield mapping.finding(
        "eventSourceArn",
        problem=f"The table {name} has no stream {arn.resource.rpartition('/')[2]}.",
        fix=f"Name the table's present stream, {table.stream}; take it from aws.dynamodb.get_table(name={name!r})."
        if table.stream
        else with_commands(
            "Switch the table's stream on, and name that one:",
            f"aws dynamodb update-table --region {argument(arn.region)} --table-name {argument(name)} "
            "--stream-specification StreamEnabled=true,StreamViewType=NEW_AND_OLD_IMAGES",
        ),
        level=proven(mapping, "eventSourceArn", stack),
    )
