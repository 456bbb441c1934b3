"""Queues and topics: what makes one FIFO."""

from __future__ import annotations

from policypack import Resource

QUEUE = "aws:sqs/queue:Queue"
TOPIC = "aws:sns/topic:Topic"


def fifo(resource: Resource) -> bool:
    """Is a queue or a topic FIFO?"""
    return resource.flag("fifoQueue" if resource.type == QUEUE else "fifoTopic", default=False)
