"""Platforms, applications and host names of Elastic Beanstalk."""

from __future__ import annotations

from typing import Any

import pytest

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from policypack.errors import Unavailable
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

NAME = "Docker running on 64bit Amazon Linux 2023"
ARN = f"arn:aws:elasticbeanstalk:eu-west-1::platform/{NAME}"
STACKS = Verb(
    "list_available_solution_stacks",
    "elasticbeanstalk:ListAvailableSolutionStacks",
    lambda aws: aws.elasticbeanstalk.solution_stacks(),
    {},
)
PLATFORMS = Verb(
    "list_platform_versions",
    "elasticbeanstalk:ListPlatformVersions",
    lambda aws: aws.elasticbeanstalk.platforms(NAME),
    {"Filters": [{"Type": "PlatformName", "Operator": "=", "Values": [NAME]}]},
)
APPLICATION = Verb(
    "describe_applications",
    "elasticbeanstalk:DescribeApplications",
    lambda aws: aws.elasticbeanstalk.application("shop"),
    {"ApplicationNames": ["shop"]},
)
VERSION = Verb(
    "describe_application_versions",
    "elasticbeanstalk:DescribeApplicationVersions",
    lambda aws: aws.elasticbeanstalk.version("shop", "v7"),
    {"ApplicationName": "shop", "VersionLabels": ["v7"]},
)
FREE = Verb(
    "check_dns_availability",
    "elasticbeanstalk:CheckDNSAvailability",
    lambda aws: aws.elasticbeanstalk.cname_free("shop"),
    {"CNAMEPrefix": "shop"},
)

TestRefusals = outcomes("elasticbeanstalk", [STACKS, PLATFORMS, APPLICATION, VERSION, FREE])


def test_solution_stacks_in_the_order_of_aws(stub: Stub) -> None:
    names = ["64bit Amazon Linux 2023 v4.4.0 running Docker", "64bit Amazon Linux 2023 v4.3.9 running Docker"]
    assert found(stub, "elasticbeanstalk", STACKS, {"SolutionStacks": names}) == tuple(names)


def test_versions_of_a_platform_on_two_pages(stub: Stub) -> None:
    pages = [
        {"PlatformSummaryList": [{"PlatformArn": f"{ARN}/4.4.0"}], "NextToken": "more"},
        {"PlatformSummaryList": [{"PlatformArn": f"{ARN}/4.3.9"}]},
    ]
    versions = found(stub, "elasticbeanstalk", PLATFORMS, *pages, following="NextToken")
    assert versions == (f"{ARN}/4.4.0", f"{ARN}/4.3.9")


def test_an_application(stub: Stub) -> None:
    there = {"ApplicationName": "shop", "ApplicationArn": "arn:shop"}
    assert found(stub, "elasticbeanstalk", APPLICATION, {"Applications": [there]}) == "arn:shop"


@pytest.mark.parametrize(
    ("verb", "nothing"),
    [
        (STACKS, {"SolutionStacks": []}),
        (PLATFORMS, {"PlatformSummaryList": []}),
        (APPLICATION, {"Applications": []}),
        (VERSION, {"ApplicationVersions": []}),
    ],
    ids=str,
)
def test_what_may_not_be_seen_is_left_out_and_so_none_proves_nothing(
    stub: Stub, verb: Verb, nothing: dict[str, Any]
) -> None:
    with pytest.raises(Unavailable, match="leaves out what this identity may not see") as caught:
        found(stub, "elasticbeanstalk", verb, nothing)
    assert (caught.value.cause, caught.value.action) == ("denied", verb.action)


def test_the_applications_that_may_be_seen(stub: Stub) -> None:
    stub("elasticbeanstalk").add_response("describe_applications", {"Applications": [{"ApplicationName": "shop"}]}, {})
    assert stub.aws.elasticbeanstalk.applications() == ("shop",)


def test_a_version(stub: Stub) -> None:
    there = {"VersionLabel": "v7", "Status": "PROCESSED"}
    assert found(stub, "elasticbeanstalk", VERSION, {"ApplicationVersions": [there]}) == "PROCESSED"


def test_a_host_name_that_is_taken(stub: Stub) -> None:
    assert found(stub, "elasticbeanstalk", FREE, {"Available": False}) is False


def test_against_the_emulator() -> None:
    with Emulator() as emulator:
        lookups = Lookups(mode="emulator", endpoint_url=emulator.url)
        aws = lookups.bind({}, "eu-west-1")
        client = lookups.sessions.client(aws.identity, "elasticbeanstalk", "eu-west-1")
        client.create_application(ApplicationName="shop")
        assert str(aws.elasticbeanstalk.application("shop")).endswith("application/shop")
        assert aws.elasticbeanstalk.applications() == ("shop",)
        for asks in (lambda: aws.elasticbeanstalk.application("others"), aws.elasticbeanstalk.solution_stacks):
            with pytest.raises(Unavailable):
                asks()
