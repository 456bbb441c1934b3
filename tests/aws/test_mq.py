"""Amazon MQ: versions and instance types, whose pages botocore cannot turn by itself."""

from __future__ import annotations

from datetime import UTC, datetime

from policypack.aws.services.mq import BrokerConfiguration, BrokerOption
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

VERSIONS = Verb(
    "describe_broker_engine_types",
    "mq:DescribeBrokerEngineTypes",
    lambda aws: aws.mq.versions("RABBITMQ"),
    {"EngineType": "RABBITMQ"},
)
OPTIONS = Verb(
    "describe_broker_instance_options",
    "mq:DescribeBrokerInstanceOptions",
    lambda aws: aws.mq.options("mq.m5.large"),
    {"HostInstanceType": "mq.m5.large"},
)

CONFIGURATION = Verb(
    "describe_configuration",
    "mq:DescribeConfiguration",
    lambda aws: aws.mq.configuration("c-1234"),
    {"ConfigurationId": "c-1234"},
    ("NotFoundException",),
)

TestRefusals = outcomes("mq", (VERSIONS, OPTIONS, CONFIGURATION))


def test_versions_of_all_pages_and_of_this_engine_only(stub: Stub) -> None:
    pages = (
        {
            "BrokerEngineTypes": [{"EngineType": "RABBITMQ", "EngineVersions": [{"Name": "3.13"}, {"Name": "4.2"}]}],
            "NextToken": "more",
        },
        {"BrokerEngineTypes": [{"EngineType": "ACTIVEMQ", "EngineVersions": [{"Name": "5.19"}]}]},
    )
    assert found(stub, "mq", VERSIONS, *pages, following="NextToken") == ("3.13", "4.2")


def test_options_of_all_pages(stub: Stub) -> None:
    option = {
        "EngineType": "RABBITMQ",
        "HostInstanceType": "mq.m5.large",
        "StorageType": "EBS",
        "SupportedDeploymentModes": ["SINGLE_INSTANCE", "CLUSTER_MULTI_AZ"],
        "SupportedEngineVersions": ["3.13"],
        "AvailabilityZones": [{"Name": "eu-west-1a"}],
    }
    pages = (
        {"BrokerInstanceOptions": [option], "NextToken": "more"},
        {"BrokerInstanceOptions": [{"EngineType": "ACTIVEMQ", "HostInstanceType": "mq.m5.large"}]},
    )
    assert found(stub, "mq", OPTIONS, *pages, following="NextToken") == (
        BrokerOption(
            "RABBITMQ", "mq.m5.large", "EBS", ("SINGLE_INSTANCE", "CLUSTER_MULTI_AZ"), ("3.13",), ("eu-west-1a",)
        ),
        BrokerOption("ACTIVEMQ", "mq.m5.large", "", (), (), ()),
    )


def test_what_is_not_offered_is_an_empty_answer(stub: Stub) -> None:
    assert found(stub, "mq", OPTIONS, {"BrokerInstanceOptions": []}) == ()
    assert found(stub, "mq", VERSIONS, {"BrokerEngineTypes": []}) == ()


def test_a_configuration_and_its_newest_revision(stub: Stub) -> None:
    answer = {
        "Id": "c-1234",
        "EngineType": "ActiveMQ",
        "LatestRevision": {"Created": datetime(2026, 1, 1, tzinfo=UTC), "Revision": 2},
    }
    assert found(stub, "mq", CONFIGURATION, answer) == BrokerConfiguration("c-1234", "ACTIVEMQ", 2)
