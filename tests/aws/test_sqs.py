"""Queues that are there."""

from __future__ import annotations

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

URL = "https://sqs.eu-west-1.amazonaws.com/483920175646/orders"
QUEUE = Verb(
    "get_queue_url",
    "sqs:GetQueueUrl",
    lambda aws: aws.sqs.queue("orders"),
    {"QueueName": "orders"},
    ("AWS.SimpleQueueService.NonExistentQueue", "QueueDoesNotExist"),
)

TestRefusals = outcomes("sqs", [QUEUE])


def test_a_queue(stub: Stub) -> None:
    assert found(stub, "sqs", QUEUE, {"QueueUrl": URL}) == URL


def test_against_the_emulator() -> None:
    with Emulator() as emulator:
        lookups = Lookups(mode="emulator", endpoint_url=emulator.url)
        aws = lookups.bind({}, "eu-west-1")
        lookups.sessions.client(aws.identity, "sqs", "eu-west-1").create_queue(QueueName="orders")
        assert str(aws.sqs.queue("orders")).endswith("/orders")
        assert aws.sqs.queue("others") is None
