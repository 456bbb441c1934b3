"""Secrets: there, on their way out, or not there. Values are never read."""

from __future__ import annotations

from datetime import UTC, datetime

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from policypack.aws.services.secretsmanager import StoredSecret
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

ARN = "arn:aws:secretsmanager:eu-west-1:483920175646:secret:orders-db-a1b2c3"
SECRET = Verb(
    "describe_secret",
    "secretsmanager:DescribeSecret",
    lambda aws: aws.secretsmanager.secret("orders-db"),
    {"SecretId": "orders-db"},
    ("ResourceNotFoundException",),
)

TestRefusals = outcomes("secretsmanager", [SECRET])


def test_a_secret_that_waits_for_its_deletion(stub: Stub) -> None:
    asked = datetime(2026, 11, 20, tzinfo=UTC)
    answer = {"Name": "orders-db", "ARN": ARN, "DeletedDate": asked}
    assert found(stub, "secretsmanager", SECRET, answer) == StoredSecret("orders-db", ARN, asked)


def test_against_the_emulator() -> None:
    with Emulator() as emulator:
        lookups = Lookups(mode="emulator", endpoint_url=emulator.url)
        aws = lookups.bind({}, "eu-west-1")
        client = lookups.sessions.client(aws.identity, "secretsmanager", "eu-west-1")
        for name in ("kept", "deleted"):
            client.create_secret(Name=name, SecretString="{}")
        client.delete_secret(SecretId="deleted")
        kept, deleted = aws.secretsmanager.secret("kept"), aws.secretsmanager.secret("deleted")
        assert kept is not None
        assert kept.deleted is None
        assert deleted is not None
        assert deleted.deleted is not None
        assert aws.secretsmanager.secret("never") is None
