"""MSK: versions."""

from __future__ import annotations

from policypack.aws.services.kafka import KafkaVersion
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

VERSIONS = Verb("list_kafka_versions", "kafka:ListKafkaVersions", lambda aws: aws.kafka.versions(), {})

TestRefusals = outcomes("kafka", (VERSIONS,))


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
