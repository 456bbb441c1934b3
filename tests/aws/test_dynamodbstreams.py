"""Streams that are there."""

from __future__ import annotations

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

ARN = "arn:aws:dynamodb:eu-west-1:483920175646:table/orders/stream/2024-01-01T00:00:00.000"
STREAM = Verb(
    "describe_stream",
    "dynamodb:DescribeStream",
    lambda aws: aws.dynamodbstreams.stream(ARN),
    {"StreamArn": ARN, "Limit": 1},
    ("ResourceNotFoundException",),
)

TestRefusals = outcomes("dynamodbstreams", [STREAM])


def test_a_stream(stub: Stub) -> None:
    assert found(stub, "dynamodbstreams", STREAM, {"StreamDescription": {"StreamStatus": "ENABLED"}}) == "ENABLED"


def test_against_the_emulator() -> None:
    with Emulator() as emulator:
        lookups = Lookups(mode="emulator", endpoint_url=emulator.url)
        aws = lookups.bind({}, "eu-west-1")
        table = lookups.sessions.client(aws.identity, "dynamodb", "eu-west-1").create_table(
            TableName="orders",
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
            BillingMode="PAY_PER_REQUEST",
            StreamSpecification={"StreamEnabled": True, "StreamViewType": "KEYS_ONLY"},
        )["TableDescription"]
        assert aws.dynamodbstreams.stream(table["LatestStreamArn"]) == "ENABLED"
