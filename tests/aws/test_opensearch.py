"""OpenSearch: versions and instance types, whose pages botocore cannot turn by itself."""

from __future__ import annotations

import pytest

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from policypack.aws.services.opensearch import Domain, SearchInstanceType
from policypack.errors import Unavailable
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

VERSIONS = Verb("list_versions", "es:ListVersions", lambda aws: aws.opensearch.versions(), {})
TYPES = Verb(
    "list_instance_type_details",
    "es:ListInstanceTypeDetails",
    lambda aws: aws.opensearch.instance_types("OpenSearch_2.19"),
    {"EngineVersion": "OpenSearch_2.19"},
    ("ResourceNotFoundException",),
)
DOMAIN = Verb(
    "describe_domain",
    "es:DescribeDomain",
    lambda aws: aws.opensearch.domain("logs"),
    {"DomainName": "logs"},
    ("ResourceNotFoundException",),
)

ARN = "arn:aws:es:eu-west-1:483920175646:domain/logs"

UPGRADES = Verb(
    "get_compatible_versions",
    "es:GetCompatibleVersions",
    lambda aws: aws.opensearch.upgrades("logs"),
    {"DomainName": "logs"},
    ("ResourceNotFoundException",),
)

TestRefusals = outcomes("opensearch", (VERSIONS, TYPES, DOMAIN, UPGRADES))


def test_versions_of_all_pages(stub: Stub) -> None:
    pages = ({"Versions": ["OpenSearch_2.19"], "NextToken": "more"}, {"Versions": ["Elasticsearch_7.10"]})
    assert found(stub, "opensearch", VERSIONS, *pages, following="NextToken") == (
        "OpenSearch_2.19",
        "Elasticsearch_7.10",
    )


def test_instance_types_of_all_pages(stub: Stub) -> None:
    pages = (
        {
            "InstanceTypeDetails": [
                {
                    "InstanceType": "r6g.large.search",
                    "InstanceRole": ["data", "master"],
                    "EncryptionEnabled": True,
                    "AdvancedSecurityEnabled": True,
                    "WarmEnabled": False,
                }
            ],
            "NextToken": "more",
        },
        {"InstanceTypeDetails": [{"InstanceType": "m5.large.search"}]},
    )
    assert found(stub, "opensearch", TYPES, *pages, following="NextToken") == (
        SearchInstanceType("r6g.large.search", ("data", "master"), encryption=True, fine_access=True, warm=False),
        SearchInstanceType("m5.large.search", ()),
    )


def test_pages_that_never_end_are_no_answer(stub: Stub) -> None:
    for expected in ({}, {"NextToken": "more"}):
        stub("opensearch").add_response("list_versions", {"Versions": [], "NextToken": "more"}, expected)
    with pytest.raises(Unavailable) as caught:
        stub.aws.opensearch.versions()
    assert caught.value.cause == "unsupported"


def test_half_a_page_and_then_throttled_is_no_answer(stub: Stub) -> None:
    stub("opensearch").add_response("list_versions", {"Versions": ["OpenSearch_2.19"], "NextToken": "more"}, {})
    stub.throttled("opensearch", "list_versions")
    with pytest.raises(Unavailable) as caught:
        stub.aws.opensearch.versions()
    assert caught.value.cause == "throttled"


def test_a_domain_that_is_there(stub: Stub) -> None:
    status = {
        "DomainId": "1/logs",
        "DomainName": "logs",
        "ARN": ARN,
        "EngineVersion": "OpenSearch_2.19",
        "ClusterConfig": {},
    }
    assert found(stub, "opensearch", DOMAIN, {"DomainStatus": status}) == Domain("logs", ARN, "OpenSearch_2.19")


def test_against_the_emulator() -> None:
    with Emulator() as emulator:
        opensearch = Lookups(mode="emulator", endpoint_url=emulator.url).bind({}, "eu-west-1").opensearch
        assert opensearch.domain("nowhere") is None
        with pytest.raises(Unavailable) as caught:
            opensearch.versions()
    assert caught.value.cause == "unsupported"


def test_where_a_domain_can_go(stub: Stub) -> None:
    answer = {"CompatibleVersions": [{"SourceVersion": "OpenSearch_2.11", "TargetVersions": ["OpenSearch_2.19"]}]}
    assert found(stub, "opensearch", UPGRADES, answer) == ("OpenSearch_2.19",)


def test_a_domain_on_the_newest_version_can_go_nowhere(stub: Stub) -> None:
    assert found(stub, "opensearch", UPGRADES, {"CompatibleVersions": []}) == ()
