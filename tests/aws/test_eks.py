"""EKS: versions, add-ons and clusters."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from policypack.aws.services.eks import AddonVersion, Cluster, KubernetesVersion
from policypack.errors import Unavailable
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

VERSIONS = Verb(
    "describe_cluster_versions", "eks:DescribeClusterVersions", lambda aws: aws.eks.versions(), {"includeAll": True}
)
ADDON = Verb(
    "describe_addon_versions",
    "eks:DescribeAddonVersions",
    lambda aws: aws.eks.addon("vpc-cni"),
    {"addonName": "vpc-cni"},
    ("ResourceNotFoundException",),
)
CLUSTER = Verb(
    "describe_cluster",
    "eks:DescribeCluster",
    lambda aws: aws.eks.cluster("main"),
    {"name": "main"},
    ("ResourceNotFoundException",),
)

POLICIES = Verb("list_access_policies", "eks:ListAccessPolicies", lambda aws: aws.eks.access_policies(), {})

TestRefusals = outcomes("eks", (VERSIONS, ADDON, CLUSTER, POLICIES))


def test_versions_of_all_pages(stub: Stub) -> None:
    pages = (
        {
            "clusterVersions": [
                {
                    "clusterVersion": "1.34",
                    "versionStatus": "STANDARD_SUPPORT",
                    "defaultVersion": True,
                    "endOfStandardSupportDate": datetime(2026, 12, 2, tzinfo=UTC),
                    "endOfExtendedSupportDate": datetime(2027, 12, 2, tzinfo=UTC),
                }
            ],
            "nextToken": "more",
        },
        {"clusterVersions": [{"clusterVersion": "1.23", "status": "unsupported"}]},
    )
    assert found(stub, "eks", VERSIONS, *pages, following="nextToken") == (
        KubernetesVersion(
            "1.34", "STANDARD_SUPPORT", default=True, standard_until="2026-12-02", extended_until="2027-12-02"
        ),
        KubernetesVersion("1.23", "UNSUPPORTED", default=False, standard_until="", extended_until=""),
    )


def test_an_answer_without_the_support_of_a_version_is_no_answer(stub: Stub) -> None:
    stub("eks").add_response(
        "describe_cluster_versions", {"clusterVersions": [{"clusterVersion": "1.34"}]}, {"includeAll": True}
    )
    with pytest.raises(Unavailable) as caught:
        stub.aws.eks.versions()
    assert caught.value.cause == "unsupported"


def test_addon_versions_of_all_pages(stub: Stub) -> None:
    def page(version: str, *, default: bool) -> dict[str, object]:
        return {
            "addons": [
                {
                    "addonName": "vpc-cni",
                    "addonVersions": [
                        {
                            "addonVersion": version,
                            "architecture": ["amd64", "arm64"],
                            "compatibilities": [{"clusterVersion": "1.34", "defaultVersion": default}],
                        }
                    ],
                }
            ]
        }

    pages = (
        {**page("v1.20.1-eksbuild.1", default=True), "nextToken": "more"},
        page("v1.19.0-eksbuild.1", default=False),
    )
    assert found(stub, "eks", ADDON, *pages, following="nextToken") == (
        AddonVersion("v1.20.1-eksbuild.1", ("1.34",), ("amd64", "arm64"), ("1.34",)),
        AddonVersion("v1.19.0-eksbuild.1", ("1.34",), ("amd64", "arm64"), ()),
    )


def test_an_addon_that_aws_does_not_list(stub: Stub) -> None:
    assert found(stub, "eks", ADDON, {"addons": []}) is None


def test_a_cluster_that_is_there(stub: Stub) -> None:
    cluster = {
        "name": "main",
        "arn": "arn:main",
        "version": "1.33",
        "status": "ACTIVE",
        "accessConfig": {"authenticationMode": "API"},
    }
    assert found(stub, "eks", CLUSTER, {"cluster": cluster}) == Cluster("main", "arn:main", "1.33", "ACTIVE", "API")


def test_against_the_emulator() -> None:
    with Emulator() as emulator:
        eks = Lookups(mode="emulator", endpoint_url=emulator.url).bind({}, "eu-west-1").eks
        assert eks.cluster("nowhere") is None
        with pytest.raises(Unavailable) as caught:
            eks.versions()
    assert caught.value.cause == "unsupported"


def test_access_policies_of_all_pages(stub: Stub) -> None:
    arns = [
        f"arn:aws:eks::aws:cluster-access-policy/{name}" for name in ("AmazonEKSViewPolicy", "AmazonEKSAdminPolicy")
    ]
    pages = (
        {"accessPolicies": [{"name": "AmazonEKSViewPolicy", "arn": arns[0]}], "nextToken": "more"},
        {"accessPolicies": [{"name": "AmazonEKSAdminPolicy", "arn": arns[1]}]},
    )
    assert found(stub, "eks", POLICIES, *pages, following="nextToken") == tuple(arns)


def test_no_access_policy_is_an_empty_answer(stub: Stub) -> None:
    assert found(stub, "eks", POLICIES, {"accessPolicies": []}) == ()
