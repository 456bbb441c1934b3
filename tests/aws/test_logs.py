"""Log groups: AWS lists them by prefix."""

from __future__ import annotations

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from policypack.aws.services.logs import LogGroup
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

GROUP = Verb(
    "describe_log_groups",
    "logs:DescribeLogGroups",
    lambda aws: aws.logs.log_group("/ecs/api"),
    {"logGroupNamePrefix": "/ecs/api"},
)
ARN = "arn:aws:logs:eu-west-1:483920175646:log-group:/ecs/api:*"

TestRefusals = outcomes("logs", [GROUP])


def test_a_group_is_the_first_of_those_that_begin_with_its_name(stub: Stub) -> None:
    groups = [{"logGroupName": "/ecs/api", "arn": ARN, "retentionInDays": 30}, {"logGroupName": "/ecs/api-admin"}]
    assert found(stub, "logs", GROUP, {"logGroups": groups, "nextToken": "more"}) == LogGroup("/ecs/api", ARN, 30)


def test_a_longer_name_is_another_group(stub: Stub) -> None:
    page = {"logGroups": [{"logGroupName": "/ecs/api-v2"}], "nextToken": "more"}
    assert found(stub, "logs", GROUP, page) is None
    assert len(stub.lookups.requests) == 1


def test_against_the_emulator() -> None:
    with Emulator() as emulator:
        lookups = Lookups(mode="emulator", endpoint_url=emulator.url)
        aws = lookups.bind({}, "eu-west-1")
        lookups.sessions.client(aws.identity, "logs", "eu-west-1").create_log_group(logGroupName="/ecs/api")
        there = aws.logs.log_group("/ecs/api")
        assert there is not None
        assert there.name == "/ecs/api"
        assert aws.logs.log_group("/ecs") is None
        assert aws.logs.log_group("/ecs/api", region="eu-south-1") is None
