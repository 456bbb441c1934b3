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


def test_a_group_on_the_second_page(stub: Stub) -> None:
    first = {"logGroups": [{"logGroupName": "/ecs/api-admin"}], "nextToken": "more"}
    second = {"logGroups": [{"logGroupName": "/ecs/api", "arn": ARN, "retentionInDays": 30}]}
    assert found(stub, "logs", GROUP, first, second, following="nextToken") == LogGroup("/ecs/api", ARN, 30)


def test_a_longer_name_is_another_group(stub: Stub) -> None:
    assert found(stub, "logs", GROUP, {"logGroups": [{"logGroupName": "/ecs/api-v2"}]}) is None


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
