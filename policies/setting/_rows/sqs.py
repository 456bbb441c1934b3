"""Settings of SQS."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Pair, When
from policypack.catalogue.tokens import Sqs

ROWS = (
    Pair(
        Sqs.QUEUE,
        (When("fifoThroughputLimit", ("perMessageGroupId",)),),
        "InvalidAttributeValue: perMessageGroupId is allowed only when the value for DeduplicationScope is "
        "messageGroup",
        f"{DOCS}/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html",
        takes=When("deduplicationScope", ("messageGroup",), "queue"),
    ),
    Pair(
        Sqs.QUEUE,
        (When("kmsMasterKeyId"),),
        "InvalidAttributeValue: You can use one type of server-side encryption (SSE) at one time",
        f"{DOCS}/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html",
        refuses=("sqsManagedSseEnabled",),
    ),
)
