"""Database Migration Service: versions and classes."""

from __future__ import annotations

from policypack.aws.services.dms import OrderableReplication, ReplicationVersion
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

VERSIONS = Verb("describe_engine_versions", "dms:DescribeEngineVersions", lambda aws: aws.dms.versions(), {})
ORDERABLE = Verb(
    "describe_orderable_replication_instances",
    "dms:DescribeOrderableReplicationInstances",
    lambda aws: aws.dms.orderable(),
    {},
)

ARN = "arn:aws:dms:eu-west-1:483920175646:cert:RDS"
SUBNETS = Verb(
    "describe_replication_subnet_groups",
    "dms:DescribeReplicationSubnetGroups",
    lambda aws: aws.dms.subnet_group("private"),
    {"Filters": [{"Name": "replication-subnet-group-id", "Values": ["private"]}]},
    ("ResourceNotFoundFault",),
)
CERTIFICATE = Verb(
    "describe_certificates",
    "dms:DescribeCertificates",
    lambda aws: aws.dms.certificate(ARN),
    {"Filters": [{"Name": "certificate-arn", "Values": [ARN]}]},
    ("ResourceNotFoundFault",),
)

TestRefusals = outcomes("dms", (VERSIONS, ORDERABLE, SUBNETS, CERTIFICATE))


def test_versions_of_all_pages(stub: Stub) -> None:
    pages = (
        {"EngineVersions": [{"Version": "3.5.4", "AvailableUpgrades": ["3.6.1"]}], "Marker": "more"},
        {"EngineVersions": [{"Version": "3.6.1"}]},
    )
    assert found(stub, "dms", VERSIONS, *pages) == (
        ReplicationVersion("3.5.4", ("3.6.1",)),
        ReplicationVersion("3.6.1", ()),
    )


def test_orderable_classes_of_all_pages(stub: Stub) -> None:
    item = {
        "EngineVersion": "3.6.1",
        "ReplicationInstanceClass": "dms.t3.medium",
        "AvailabilityZones": ["eu-west-1a"],
        "MinAllocatedStorage": 5,
        "MaxAllocatedStorage": 6144,
    }
    pages = (
        {"OrderableReplicationInstances": [item], "Marker": "more"},
        {"OrderableReplicationInstances": [{"EngineVersion": "3.6.1", "ReplicationInstanceClass": "dms.r6i.large"}]},
    )
    assert found(stub, "dms", ORDERABLE, *pages) == (
        OrderableReplication("3.6.1", "dms.t3.medium", ("eu-west-1a",), 5, 6144),
        OrderableReplication("3.6.1", "dms.r6i.large", (), 0, 0),
    )


def test_nothing_offered_is_an_empty_answer(stub: Stub) -> None:
    assert found(stub, "dms", VERSIONS, {"EngineVersions": []}) == ()
    assert found(stub, "dms", ORDERABLE, {"OrderableReplicationInstances": []}) == ()


def test_what_is_named_is_there_or_not(stub: Stub) -> None:
    pages = ({"ReplicationSubnetGroups": [], "Marker": "more"}, {"ReplicationSubnetGroups": [{"VpcId": "vpc-1"}]})
    assert found(stub, "dms", SUBNETS, *pages) == "vpc-1"
    assert found(stub, "dms", CERTIFICATE, {"Certificates": [{"CertificateIdentifier": "rds"}]}) == "rds"


def test_empty_lists_say_that_there_is_none(stub: Stub) -> None:
    assert found(stub, "dms", SUBNETS, {"ReplicationSubnetGroups": []}) is None
    assert found(stub, "dms", CERTIFICATE, {"Certificates": []}) is None
