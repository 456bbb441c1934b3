"""What queues, functions, streams and other targets of events are, planned or named by their ARN."""

from __future__ import annotations

import re
from typing import NamedTuple

from policypack import Block, Resource, Stack, Text
from policypack.catalogue.tokens import (
    Batch,
    Cloudwatch,
    Codebuild,
    Codepipeline,
    Dynamodb,
    Ecs,
    Kinesis,
    Lambda,
    Mq,
    Msk,
    Sfn,
    Sns,
    Sqs,
)

# What stands in the ARN for the service; for EventBridge what kind of thing it is.
_KINDS = {
    Batch.JOB_QUEUE: "batch",
    Cloudwatch.EVENT_API_DESTINATION: "api-destination",
    Cloudwatch.EVENT_BUS: "event-bus",
    Cloudwatch.LOG_GROUP: "logs",
    Codebuild.PROJECT: "codebuild",
    Codepipeline.PIPELINE: "codepipeline",
    Dynamodb.TABLE: "dynamodb",
    Ecs.CLUSTER: "ecs",
    Kinesis.FIREHOSE_DELIVERY_STREAM: "firehose",
    Kinesis.STREAM: "kinesis",
    Lambda.FUNCTION: "lambda",
    Mq.BROKER: "mq",
    Msk.CLUSTER: "kafka",
    Sfn.STATE_MACHINE: "states",
    Sns.TOPIC: "sns",
    Sqs.QUEUE: "sqs",
}
_ARN = re.compile(r"arn:[^:]+:(?P<service>[^:]+):[^:]*:[^:]*:(?P<rest>.*)", re.DOTALL)


class Target(NamedTuple):
    """A thing that is named: "sqs", "lambda", "event-bus", …; `resource` where it is planned. `fifo`: such a queue."""

    kind: str
    resource: Resource | None
    fifo: bool = False


def named_target(block: Block, name: str, stack: Stack) -> Target | None:
    """Return what a property names; None where it is absent, or nobody can tell yet.

    Raises Undecided where it may be one of several.
    """
    resource = stack.follow(block, name, *_KINDS)
    if resource is not None:
        fifo = resource.type == Sqs.QUEUE and not resource.external and resource.flag("fifoQueue")
        return Target(_KINDS[resource.type], resource, fifo)
    value = block.raw(name)
    match = _ARN.match(value.prefix if isinstance(value, Text) else value if isinstance(value, str) else "")
    if match is None:
        return None
    service, rest = match["service"], match["rest"]
    kind = rest.partition("/")[0] if service == "events" else service
    return Target(kind, None, service == "sqs" and isinstance(value, str) and value.endswith(".fifo"))
