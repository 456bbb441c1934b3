"""Queues."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policypack.aws.regions import QUEUE_URL
from policypack.aws.things.thing import ByArn, Taken, Thing
from policypack.catalogue.tokens import Sqs

if TYPE_CHECKING:
    from policypack.aws.facade import Aws
    from policypack.resource import Resource


def _name(text: str) -> str | None:
    match = QUEUE_URL.fullmatch(text)
    return match[4] if match else None


def _region(text: str) -> str:
    match = QUEUE_URL.fullmatch(text)
    return (match[1] or match[2]) if match else ""


def _there(aws: Aws, name: str, resource: Resource) -> bool:
    match = QUEUE_URL.fullmatch(resource.text("queueUrl") or "")
    # Another account's queue cannot be told from one that is not there.
    if match is None or match[3] != aws.account():
        return True
    return aws.sqs.queue(name, region=_region(match[0])) is not None


# https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
QUEUE = Thing(
    "queue",
    {Sqs.QUEUE: "name"},
    lambda aws, name, region: aws.sqs.queue(name, region=region),
    "sqs list-queues",
    "QueueUrls[]",
    "AWS.SimpleQueueService.NonExistentQueue: The specified queue does not exist",
    spells=_name,
    region_in=_region,
    there=_there,
    taken=Taken("QueueNameExists", adopts=str, alike=True),
    arn=ByArn("sqs", name=lambda arn: arn.resource),
)
