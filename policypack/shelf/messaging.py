"""Queues and topics: what makes one FIFO."""

from __future__ import annotations

from policypack import Resource
from policypack.catalogue.tokens import Sqs

# Seconds that AWS takes where a queue and a function leave them out.
QUEUE_VISIBILITY = 30
# https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html (Timeout)
FUNCTION_TIMEOUT = 3


def fifo(resource: Resource) -> bool:
    """Is a queue or a topic FIFO?"""
    return resource.flag("fifoQueue" if resource.type == Sqs.QUEUE else "fifoTopic", default=False)
