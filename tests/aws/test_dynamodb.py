"""Tables that are there."""

from __future__ import annotations

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from policypack.aws.services.dynamodb import DynamoTable
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

ARN = "arn:aws:dynamodb:eu-west-1:483920175646:table/orders"
TABLE = Verb(
    "describe_table",
    "dynamodb:DescribeTable",
    lambda aws: aws.dynamodb.table("orders"),
    {"TableName": "orders"},
    ("ResourceNotFoundException",),
)

TestRefusals = outcomes("dynamodb", [TABLE])


def test_a_table(stub: Stub) -> None:
    answer = {"Table": {"TableName": "orders", "TableArn": ARN, "TableStatus": "ACTIVE"}}
    assert found(stub, "dynamodb", TABLE, answer) == DynamoTable("orders", ARN, "ACTIVE")


def test_against_the_emulator() -> None:
    with Emulator() as emulator:
        lookups = Lookups(mode="emulator", endpoint_url=emulator.url)
        aws = lookups.bind({}, "eu-west-1")
        lookups.sessions.client(aws.identity, "dynamodb", "eu-west-1").create_table(
            TableName="orders",
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
            BillingMode="PAY_PER_REQUEST",
        )
        table = aws.dynamodb.table("orders")
        assert table is not None
        assert table.status == "ACTIVE"
        assert aws.dynamodb.table("others") is None
