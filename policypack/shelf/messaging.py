"""Queues and topics: what makes one FIFO."""

from __future__ import annotations

from policypack import Resource
from policypack.catalogue.tokens import Sqs


def fifo(resource: Resource) -> bool:
    """Is a queue or a topic FIFO?"""
    return resource.flag("fifoQueue" if resource.type == Sqs.QUEUE else "fifoTopic", default=False)
