"""Keys, their aliases and policies."""

from __future__ import annotations

import pytest

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from policypack.aws.emulator_account import KEY
from policypack.aws.services.kms import Key
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

ARN = "arn:aws:kms:eu-west-1:483920175646:key/6d3c"
GONE = ("NotFoundException",)
ONE_KEY = Verb(
    "describe_key", "kms:DescribeKey", lambda aws: aws.kms.key("alias/orders"), {"KeyId": "alias/orders"}, GONE
)
POLICY = Verb(
    "get_key_policy",
    "kms:GetKeyPolicy",
    lambda aws: aws.kms.policy(ARN),
    {"KeyId": ARN, "PolicyName": "default"},
    GONE,
)

TestRefusals = outcomes("kms", [ONE_KEY, POLICY])


@pytest.mark.parametrize(("state", "usable"), [("Enabled", True), ("Disabled", False), ("PendingDeletion", False)])
def test_only_some_states_can_be_used(stub: Stub, state: str, usable: bool) -> None:
    metadata = {"KeyId": "6d3c", "Arn": ARN, "KeyState": state, "KeyManager": "CUSTOMER"}
    key = found(stub, "kms", ONE_KEY, {"KeyMetadata": metadata})
    assert key == Key(ARN, state)
    assert key.usable is usable


def test_the_policy_of_a_key(stub: Stub) -> None:
    assert found(stub, "kms", POLICY, {"Policy": "{}"}) == "{}"


def test_against_the_emulator() -> None:
    with Emulator() as emulator:
        lookups = Lookups(mode="emulator", endpoint_url=emulator.url)
        aws = lookups.bind({}, "eu-west-1")
        arn = lookups.sessions.client(aws.identity, "kms", "eu-west-1").create_key()["KeyMetadata"]["Arn"]
        assert aws.kms.key(arn) == Key(arn, "Enabled")
        assert aws.kms.key("alias/nobodys") is None
        others = f"arn:aws:kms:eu-west-1:{emulator.account}:key/{KEY}"
        assert aws.kms.key(others) == Key(others, "Enabled")
        assert "logs.eu-west-1.amazonaws.com" in str(aws.kms.policy(others))
