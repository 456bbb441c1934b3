"""The organization that the account is in."""

from __future__ import annotations

from policypack.aws import Lookups
from policypack.aws.emulator import ACCOUNT, Emulator
from policypack.aws.services.organizations import Organization
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

GONE = ("AWSOrganizationsNotInUseException",)
HOME = "us-east-1"
ORGANIZATION = Verb(
    "describe_organization",
    "organizations:DescribeOrganization",
    lambda aws: aws.organizations.organization(),
    {},
    GONE,
    region=HOME,
)
TRUSTED = Verb(
    "list_aws_service_access_for_organization",
    "organizations:ListAWSServiceAccessForOrganization",
    lambda aws: aws.organizations.trusted_services(),
    {},
    GONE,
    region=HOME,
)

TestRefusals = outcomes("organizations", [ORGANIZATION, TRUSTED])


def test_an_organization(stub: Stub) -> None:
    answer = {"Organization": {"Id": "o-a1b2c3d4e5", "MasterAccountId": "210987654321"}}
    assert found(stub, "organizations", ORGANIZATION, answer) == Organization("o-a1b2c3d4e5", "210987654321")


def test_trusted_services_of_two_pages(stub: Stub) -> None:
    pages = [
        {"EnabledServicePrincipals": [{"ServicePrincipal": "ram.amazonaws.com"}], "NextToken": "more"},
        {"EnabledServicePrincipals": [{"ServicePrincipal": "cloudtrail.amazonaws.com"}]},
    ]
    services = found(stub, "organizations", TRUSTED, *pages, following="NextToken")
    assert services == ("cloudtrail.amazonaws.com", "ram.amazonaws.com")


def test_against_the_emulator() -> None:
    with Emulator() as emulator:
        lookups = Lookups(mode="emulator", endpoint_url=emulator.url)
        aws = lookups.bind({}, "eu-west-1")
        lookups.sessions.client(aws.identity, "organizations", HOME).create_organization(FeatureSet="ALL")
        there = aws.organizations.organization()
        assert there is not None
        assert there.manager == ACCOUNT
