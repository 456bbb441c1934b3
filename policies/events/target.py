"""Targets of EventBridge rules."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, Stack, Text, policy
from policypack.catalogue.tokens import S3, Cloudwatch, Dynamodb, Kinesis, Lambda, Sns, Sqs

# What EventBridge reaches by the policy of the target alone. A role is for the functions of other accounts.
_LOGS = re.compile(r"arn:[^:]+:logs:.*")
_QUEUE = re.compile(r"arn:[^:]+:sqs:[^:]*:[^:]*:[^:]+")


@policy(Cloudwatch.EVENT_TARGET)
def role_refused(target: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Target is given a role that its kind does not take.

    Why: "ValidationException: RoleArn is not supported for target". Log groups, and functions of the same account, are
    reached by their own policies.
    Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
    """
    if target.raw("roleArn") in (None, ""):
        return
    arn = target.raw("arn")
    planned = stack.follow_all(target, "arn", Lambda.FUNCTION, Cloudwatch.LOG_GROUP)
    text = arn.prefix if isinstance(arn, Text) else arn if isinstance(arn, str) else ""
    if not planned and not _LOGS.match(text):
        target.partial("arn")
        return
    what = f"the function {planned[0].name}" if planned and planned[0].type == Lambda.FUNCTION else "a log group"
    yield target.finding(
        "roleArn",
        problem=f"The target is {what}, and roleArn is set.",
        fix="Remove roleArn, and let the target's own policy admit events.amazonaws.com: a Permission of a function, a "
        "LogResourcePolicy for log groups.",
    )


@policy(Cloudwatch.EVENT_TARGET)
def dead_letters_no_queue(target: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Dead letters of a target go to what is no standard queue.

    Why: "ValidationException: Parameter … DeadLetterConfig.Arn is not valid": EventBridge sends them to standard SQS
    queues alone.
    Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
    """
    letters = target.block("deadLetterConfig")
    if letters is None or letters.raw("arn") in (None, ""):
        return
    arn = letters.raw("arn")
    others = stack.follow_all(letters, "arn", Dynamodb.TABLE, Kinesis.STREAM, Lambda.FUNCTION, S3.BUCKET, Sns.TOPIC)
    queues = stack.follow_all(letters, "arn", Sqs.QUEUE)
    if others and not queues:
        problem = f"deadLetterConfig.arn is that of {others[0].name}, which is no queue."
    elif len(queues) == 1 and queues[0].flag("fifoQueue"):
        problem = f"deadLetterConfig.arn is that of {queues[0].name}, a FIFO queue."
    elif isinstance(arn, str) and not queues and not _QUEUE.fullmatch(arn):
        problem = f"deadLetterConfig.arn is {arn!r}, which is no queue."
    elif isinstance(arn, str) and arn.endswith(".fifo"):
        problem = f"deadLetterConfig.arn is {arn!r}, a FIFO queue."
    else:
        letters.partial("arn")
        return
    yield letters.finding("arn", problem=problem, fix="Give the ARN of a standard SQS queue.")
