"""Repositories that are there."""

from __future__ import annotations

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

ARN = "arn:aws:codecommit:eu-west-1:483920175646:shop"
REPOSITORY = Verb(
    "get_repository",
    "codecommit:GetRepository",
    lambda aws: aws.codecommit.repository("shop"),
    {"repositoryName": "shop"},
    ("RepositoryDoesNotExistException",),
)

TestRefusals = outcomes("codecommit", [REPOSITORY])


def test_a_repository(stub: Stub) -> None:
    assert found(stub, "codecommit", REPOSITORY, {"repositoryMetadata": {"Arn": ARN}}) == ARN


def test_against_the_emulator() -> None:
    with Emulator() as emulator:
        lookups = Lookups(mode="emulator", endpoint_url=emulator.url)
        aws = lookups.bind({}, "eu-west-1")
        lookups.sessions.client(aws.identity, "codecommit", "eu-west-1").create_repository(repositoryName="shop")
        assert str(aws.codecommit.repository("shop")).endswith(":shop")
        assert aws.codecommit.repository("others") is None
