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

VISIBILITY = Verb(
    "get_queue_attributes",
    "sqs:GetQueueAttributes",
    lambda aws: aws.sqs._visibility_timeout(URL),
    {"QueueUrl": URL, "AttributeNames": ["VisibilityTimeout"]},
    ("AWS.SimpleQueueService.NonExistentQueue", "QueueDoesNotExist"),
)

TestRefusals = outcomes("sqs", [QUEUE, VISIBILITY])


def test_a_queue(stub: Stub) -> None:
    assert found(stub, "sqs", QUEUE, {"QueueUrl": URL}) == URL


def test_the_visibility_timeout_by_the_name_of_the_queue(stub: Stub) -> None:
    stub("sqs").add_response(QUEUE.operation, {"QueueUrl": URL}, QUEUE.expected)
    stub("sqs").add_response(VISIBILITY.operation, {"Attributes": {"VisibilityTimeout": "45"}}, VISIBILITY.expected)
    assert stub.aws.sqs.visibility_timeout("orders") == 45


def test_against_the_emulator() -> None:
    with Emulator() as emulator:
        lookups = Lookups(mode="emulator", endpoint_url=emulator.url)
        aws = lookups.bind({}, "eu-west-1")
        lookups.sessions.client(aws.identity, "sqs", "eu-west-1").create_queue(QueueName="orders")
        assert str(aws.sqs.queue("orders")).endswith("/orders")
        assert aws.sqs.visibility_timeout("orders") == 30
        assert aws.sqs.queue("others") is None
        assert aws.sqs.visibility_timeout("others") is None
