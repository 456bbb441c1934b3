"""Identities, configuration sets and the sandbox of SES."""

from __future__ import annotations

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from policypack.aws.services.sesv2 import EmailIdentity
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

GONE = ("NotFoundException",)
IDENTITY = Verb(
    "get_email_identity",
    "ses:GetEmailIdentity",
    lambda aws: aws.sesv2.identity("shop.example"),
    {"EmailIdentity": "shop.example"},
    GONE,
)
SET = Verb(
    "get_configuration_set",
    "ses:GetConfigurationSet",
    lambda aws: aws.sesv2.configuration_set("mail"),
    {"ConfigurationSetName": "mail"},
    GONE,
)
SANDBOX = Verb("get_account", "ses:GetAccount", lambda aws: aws.sesv2.in_sandbox(), {})

TestRefusals = outcomes("sesv2", [IDENTITY, SET, SANDBOX])


def test_an_identity(stub: Stub) -> None:
    answer = {"IdentityType": "DOMAIN", "VerifiedForSendingStatus": True}
    assert found(stub, "sesv2", IDENTITY, answer) == EmailIdentity("shop.example", verified=True)


def test_a_configuration_set(stub: Stub) -> None:
    assert found(stub, "sesv2", SET, {"ConfigurationSetName": "mail"}) == "mail"


def test_the_sandbox(stub: Stub) -> None:
    assert found(stub, "sesv2", SANDBOX, {"ProductionAccessEnabled": False}) is True


def test_against_the_emulator() -> None:
    with Emulator() as emulator:
        lookups = Lookups(mode="emulator", endpoint_url=emulator.url)
        aws = lookups.bind({}, "eu-west-1")
        client = lookups.sessions.client(aws.identity, "sesv2", "eu-west-1")
        client.create_configuration_set(ConfigurationSetName="mail")
        assert aws.sesv2.configuration_set("mail") == "mail"
        assert aws.sesv2.identity("others.example") is None
