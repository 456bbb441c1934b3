"""MSK: versions."""

from __future__ import annotations

from datetime import UTC, datetime

from policypack.aws.services.kafka import KafkaCluster, KafkaConfiguration, KafkaVersion
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

VERSIONS = Verb("list_kafka_versions", "kafka:ListKafkaVersions", lambda aws: aws.kafka.versions(), {})

ARN = "arn:aws:kafka:eu-west-1:483920175646:cluster/events/1c3a2b4d-0000-0000-0000-000000000000-4"
CLUSTER = Verb(
    "list_clusters", "kafka:ListClusters", lambda aws: aws.kafka.cluster("events"), {"ClusterNameFilter": "events"}
)
UPGRADES = Verb(
    "get_compatible_kafka_versions",
    "kafka:GetCompatibleKafkaVersions",
    lambda aws: aws.kafka.upgrades(ARN),
    {"ClusterArn": ARN},
    ("NotFoundException",),
)
CONFIGURATION = Verb(
    "describe_configuration",
    "kafka:DescribeConfiguration",
    lambda aws: aws.kafka.configuration(ARN),
    {"Arn": ARN},
    ("NotFoundException",),
)

TestRefusals = outcomes("kafka", (VERSIONS, CLUSTER, UPGRADES, CONFIGURATION))


def test_versions_of_all_pages(stub: Stub) -> None:
    pages = (
        {"KafkaVersions": [{"Version": "2.2.1", "Status": "DEPRECATED"}], "NextToken": "more"},
        {"KafkaVersions": [{"Version": "3.8.x", "Status": "ACTIVE"}]},
    )
    assert found(stub, "kafka", VERSIONS, *pages, following="NextToken") == (
        KafkaVersion("2.2.1", "DEPRECATED"),
        KafkaVersion("3.8.x", "ACTIVE"),
    )


def test_no_version_at_all_is_an_empty_answer(stub: Stub) -> None:
    assert found(stub, "kafka", VERSIONS, {"KafkaVersions": []}) == ()


def test_a_cluster_by_its_whole_name(stub: Stub) -> None:
    item = {"ClusterName": "events-old", "ClusterArn": ARN}
    running = {"ClusterName": "events", "ClusterArn": ARN, "CurrentBrokerSoftwareInfo": {"KafkaVersion": "3.8.x"}}
    pages = ({"ClusterInfoList": [item], "NextToken": "more"}, {"ClusterInfoList": [running]})
    assert found(stub, "kafka", CLUSTER, *pages, following="NextToken") == KafkaCluster("events", ARN, "3.8.x")


def test_the_beginning_of_a_name_is_not_the_name(stub: Stub) -> None:
    page = {"ClusterInfoList": [{"ClusterName": "events-old", "ClusterArn": ARN}]}
    assert found(stub, "kafka", CLUSTER, page) is None


def test_where_a_cluster_can_go(stub: Stub) -> None:
    answer = {"CompatibleKafkaVersions": [{"SourceVersion": "3.6.0", "TargetVersions": ["3.7.x", "3.8.x"]}]}
    assert found(stub, "kafka", UPGRADES, answer) == ("3.7.x", "3.8.x")


def test_a_configuration_and_its_newest_revision(stub: Stub) -> None:
    answer = {
        "Arn": ARN,
        "Name": "tuned",
        "LatestRevision": {"CreationTime": datetime(2026, 1, 1, tzinfo=UTC), "Revision": 3},
    }
    assert found(stub, "kafka", CONFIGURATION, answer) == KafkaConfiguration("tuned", 3)
