"""Connections to code hosts."""

from __future__ import annotations

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from policypack.aws.services.codeconnections import Connection
from tests.aws.helpers import ACCOUNT, Stub
from tests.aws.outcomes import Verb, found, outcomes

ARN = f"arn:aws:codeconnections:eu-west-1:{ACCOUNT}:connection/0f6a2f3e-5d0c-4c8e-9d57-2f0f3e8f6b11"
CONNECTION = Verb(
    "get_connection",
    "codeconnections:GetConnection",
    lambda aws: aws.codeconnections.connection(ARN),
    {"ConnectionArn": ARN},
    ("ResourceNotFoundException",),
)

TestRefusals = outcomes("codeconnections", [CONNECTION])


def test_a_connection(stub: Stub) -> None:
    named = {"ConnectionName": "github", "ConnectionArn": ARN, "ProviderType": "GitHub"}
    answer = {"Connection": {**named, "ConnectionStatus": "PENDING"}}
    assert found(stub, "codeconnections", CONNECTION, answer) == Connection("github", ARN, "PENDING", "GitHub")


def test_against_the_emulator() -> None:
    with Emulator() as emulator:
        aws = Lookups(mode="emulator", endpoint_url=emulator.url).bind({}, "eu-west-1")
        assert aws.codeconnections.connection(ARN) is None
