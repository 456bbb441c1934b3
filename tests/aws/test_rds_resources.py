"""RDS: databases, groups, snapshots, certificates and what can be ordered."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from policypack.aws.services._account_quotas import AccountQuota
from policypack.aws.services.rds import (
    CertificateAuthority,
    Database,
    DatabaseCluster,
    DatabaseSnapshot,
    GlobalCluster,
    OptionGroup,
    Orderable,
    ParameterGroup,
    SubnetGroup,
)
from tests.aws.helpers import KEYS, Stub
from tests.aws.outcomes import Verb, found, outcomes

SHARED = "arn:aws:rds:eu-west-1:364412870955:snapshot:ledger"
SHARED_CLUSTER = "arn:aws:rds:eu-west-1:364412870955:cluster-snapshot:orders"
OPTION = {
    "Engine": "postgres",
    "EngineVersion": "16.8",
    "DBInstanceClass": "db.m7g.large",
    "LicenseModel": "postgresql-license",
    "StorageType": "gp3",
    "AvailabilityZones": [{"Name": "eu-west-1a"}, {"Name": "eu-west-1b"}],
    "MultiAZCapable": True,
    "SupportsClusters": False,
    "SupportsPerformanceInsights": True,
    "SupportsEnhancedMonitoring": True,
    "SupportsIAMDatabaseAuthentication": True,
    "MinStorageSize": 20,
    "MaxStorageSize": 65536,
    "SupportedNetworkTypes": ["IPV4"],
    "SupportsIops": True,
    "SupportsStorageThroughput": True,
    "MinStorageThroughputPerDbInstance": 125,
    "MaxStorageThroughputPerDbInstance": 4000,
    "SupportsStorageAutoscaling": True,
    "SupportsGlobalDatabases": False,
}
ORDERABLE = Orderable(
    version="16.8",
    instance_class="db.m7g.large",
    licence="postgresql-license",
    storage="gp3",
    zones=("eu-west-1a", "eu-west-1b"),
    multi_az=True,
    clusters=False,
    performance_insights=True,
    enhanced_monitoring=True,
    iam_authentication=True,
    least_storage=20,
    most_storage=65536,
    networks=("IPV4",),
    iops=True,
    throughput=True,
    least_throughput=125,
    most_throughput=4000,
    autoscaling=True,
    global_databases=False,
)

VERBS: dict[str, Verb] = {
    "orderable": Verb(
        "describe_orderable_db_instance_options",
        "rds:DescribeOrderableDBInstanceOptions",
        lambda aws: aws.rds.orderable("postgres", "db.m7g.large", "16.8"),
        {"Engine": "postgres", "DBInstanceClass": "db.m7g.large", "EngineVersion": "16.8"},
    ),
    "database": Verb(
        "describe_db_instances",
        "rds:DescribeDBInstances",
        lambda aws: aws.rds.database("ledger"),
        {"DBInstanceIdentifier": "ledger"},
        ("DBInstanceNotFound", "DBInstanceNotFoundFault"),
    ),
    "cluster": Verb(
        "describe_db_clusters",
        "rds:DescribeDBClusters",
        lambda aws: aws.rds.cluster("orders"),
        {"DBClusterIdentifier": "orders"},
        ("DBClusterNotFoundFault",),
    ),
    "global_cluster": Verb(
        "describe_global_clusters",
        "rds:DescribeGlobalClusters",
        lambda aws: aws.rds.global_cluster("world"),
        {"GlobalClusterIdentifier": "world"},
        ("GlobalClusterNotFoundFault",),
    ),
    "parameter_group": Verb(
        "describe_db_parameter_groups",
        "rds:DescribeDBParameterGroups",
        lambda aws: aws.rds.parameter_group("tuned"),
        {"DBParameterGroupName": "tuned"},
        ("DBParameterGroupNotFound",),
    ),
    "cluster_parameter_group": Verb(
        "describe_db_cluster_parameter_groups",
        "rds:DescribeDBClusterParameterGroups",
        lambda aws: aws.rds.cluster_parameter_group("tuned"),
        {"DBClusterParameterGroupName": "tuned"},
        ("DBParameterGroupNotFound",),
    ),
    "static_parameters": Verb(
        "describe_engine_default_parameters",
        "rds:DescribeEngineDefaultParameters",
        lambda aws: aws.rds.static_parameters("postgres16"),
        {"DBParameterGroupFamily": "postgres16"},
    ),
    "option_group": Verb(
        "describe_option_groups",
        "rds:DescribeOptionGroups",
        lambda aws: aws.rds.option_group("audit"),
        {"OptionGroupName": "audit"},
        ("OptionGroupNotFoundFault",),
    ),
    "options": Verb(
        "describe_option_group_options",
        "rds:DescribeOptionGroupOptions",
        lambda aws: aws.rds.options("mysql", "8.0"),
        {"EngineName": "mysql", "MajorEngineVersion": "8.0"},
        ("InvalidParameterCombination",),
    ),
    "subnet_group": Verb(
        "describe_db_subnet_groups",
        "rds:DescribeDBSubnetGroups",
        lambda aws: aws.rds.subnet_group("private"),
        {"DBSubnetGroupName": "private"},
        ("DBSubnetGroupNotFoundFault",),
    ),
    "snapshot": Verb(
        "describe_db_snapshots",
        "rds:DescribeDBSnapshots",
        lambda aws: aws.rds.snapshot("before"),
        {"DBSnapshotIdentifier": "before"},
        ("DBSnapshotNotFound",),
    ),
    "cluster_snapshot": Verb(
        "describe_db_cluster_snapshots",
        "rds:DescribeDBClusterSnapshots",
        lambda aws: aws.rds.cluster_snapshot("before"),
        {"DBClusterSnapshotIdentifier": "before"},
        ("DBClusterSnapshotNotFoundFault",),
    ),
    "certificates": Verb("describe_certificates", "rds:DescribeCertificates", lambda aws: aws.rds.certificates(), {}),
    "quotas": Verb("describe_account_attributes", "rds:DescribeAccountAttributes", lambda aws: aws.rds.quotas(), {}),
}

TestRefusals = outcomes("rds", VERBS.values())

GROUP = {"DBParameterGroupName": "tuned", "DBParameterGroupFamily": "postgres16"}
ONE: list[tuple[str, dict[str, Any], object]] = [
    (
        "database",
        {
            "DBInstances": [
                {
                    "DBInstanceIdentifier": "ledger",
                    "DBInstanceArn": "arn:aws:rds:eu-west-1:483920175646:db:ledger",
                    "Engine": "postgres",
                    "EngineVersion": "15.4",
                    "DBInstanceStatus": "available",
                    "DBInstanceClass": "db.m7g.large",
                    "DBParameterGroups": [{"DBParameterGroupName": "tuned"}],
                }
            ]
        },
        Database(
            "ledger",
            "arn:aws:rds:eu-west-1:483920175646:db:ledger",
            "postgres",
            "15.4",
            "available",
            "db.m7g.large",
            parameter_groups=("tuned",),
        ),
    ),
    (
        "cluster",
        {
            "DBClusters": [
                {
                    "DBClusterIdentifier": "orders",
                    "DBClusterArn": "arn:aws:rds:eu-west-1:483920175646:cluster:orders",
                    "Engine": "aurora-postgresql",
                    "EngineVersion": "15.4",
                    "Status": "available",
                    "EngineMode": "provisioned",
                    "DBClusterParameterGroup": "tuned",
                }
            ]
        },
        DatabaseCluster(
            "orders",
            "arn:aws:rds:eu-west-1:483920175646:cluster:orders",
            "aurora-postgresql",
            "15.4",
            "available",
            "provisioned",
            "tuned",
        ),
    ),
    (
        "global_cluster",
        {
            "GlobalClusters": [
                {
                    "GlobalClusterIdentifier": "world",
                    "Engine": "aurora-mysql",
                    "EngineVersion": "8.0.mysql_aurora.3.08.0",
                    "GlobalClusterMembers": [
                        {"DBClusterArn": "arn:reader", "IsWriter": False},
                        {"DBClusterArn": "arn:writer", "IsWriter": True},
                    ],
                }
            ]
        },
        GlobalCluster("world", "aurora-mysql", "8.0.mysql_aurora.3.08.0", "arn:writer"),
    ),
    ("parameter_group", {"DBParameterGroups": [GROUP]}, ParameterGroup("tuned", "postgres16")),
    (
        "cluster_parameter_group",
        {
            "DBClusterParameterGroups": [
                {"DBClusterParameterGroupName": "tuned", "DBParameterGroupFamily": "aurora-postgresql15"}
            ]
        },
        ParameterGroup("tuned", "aurora-postgresql15"),
    ),
    (
        "option_group",
        {"OptionGroupsList": [{"OptionGroupName": "audit", "EngineName": "mysql", "MajorEngineVersion": "8.0"}]},
        OptionGroup("audit", "mysql", "8.0"),
    ),
    (
        "static_parameters",
        {
            "EngineDefaults": {
                "Parameters": [
                    {"ParameterName": "shared_buffers", "ApplyType": "static"},
                    {"ParameterName": "work_mem", "ApplyType": "dynamic"},
                ]
            }
        },
        ("shared_buffers",),
    ),
    (
        "subnet_group",
        {
            "DBSubnetGroups": [
                {
                    "DBSubnetGroupName": "private",
                    "VpcId": "vpc-1",
                    "SubnetGroupStatus": "Complete",
                    "Subnets": [
                        {"SubnetIdentifier": "subnet-1", "SubnetAvailabilityZone": {"Name": "eu-west-1b"}},
                        {"SubnetIdentifier": "subnet-2", "SubnetAvailabilityZone": {"Name": "eu-west-1a"}},
                    ],
                }
            ]
        },
        SubnetGroup("private", "vpc-1", "Complete", ("subnet-1", "subnet-2"), ("eu-west-1a", "eu-west-1b")),
    ),
    (
        "snapshot",
        {
            "DBSnapshots": [
                {
                    "DBSnapshotIdentifier": "before",
                    "DBSnapshotArn": "arn:before",
                    "Engine": "postgres",
                    "EngineVersion": "16.8",
                    "Status": "available",
                    "Encrypted": True,
                    "AllocatedStorage": 20,
                }
            ]
        },
        DatabaseSnapshot("before", "arn:before", "postgres", "16.8", "available", encrypted=True, size=20),
    ),
    (
        "cluster_snapshot",
        {
            "DBClusterSnapshots": [
                {
                    "DBClusterSnapshotIdentifier": "before",
                    "DBClusterSnapshotArn": "arn:before",
                    "Engine": "docdb",
                    "Status": "creating",
                    "StorageEncrypted": True,
                }
            ]
        },
        DatabaseSnapshot("before", "arn:before", "docdb", "", "creating", encrypted=True, size=0),
    ),
    (
        "quotas",
        {"AccountQuotas": [{"AccountQuotaName": "DBInstances", "Used": 38, "Max": 40}]},
        (AccountQuota("DBInstances", 38, 40),),
    ),
]


@pytest.mark.parametrize(("name", "page", "answer"), ONE, ids=[name for name, _, _ in ONE])
def test_what_is_there_is_told(stub: Stub, name: str, page: dict[str, Any], answer: object) -> None:
    assert found(stub, "rds", VERBS[name], page) == answer


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("database", {"DBInstances": []}),
        ("cluster", {"DBClusters": []}),
        ("global_cluster", {"GlobalClusters": []}),
        ("parameter_group", {"DBParameterGroups": []}),
        ("cluster_parameter_group", {"DBClusterParameterGroups": []}),
        ("option_group", {"OptionGroupsList": []}),
        ("subnet_group", {"DBSubnetGroups": []}),
        ("snapshot", {"DBSnapshots": []}),
        ("cluster_snapshot", {"DBClusterSnapshots": []}),
    ],
)
def test_an_empty_list_says_that_there_is_none(stub: Stub, name: str, page: dict[str, Any]) -> None:
    assert found(stub, "rds", VERBS[name], page) is None


def test_orderable_options_are_read_to_the_last_page(stub: Stub) -> None:
    pages = (
        {"OrderableDBInstanceOptions": [OPTION], "Marker": "more"},
        {"OrderableDBInstanceOptions": [{**OPTION, "StorageType": "io2", "MinIopsPerDbInstance": 1000}]},
    )
    first, second = found(stub, "rds", VERBS["orderable"], *pages)
    assert first == ORDERABLE
    assert (second.storage, second.least_iops) == ("io2", 1000)


def test_a_class_that_is_not_orderable_is_an_empty_answer(stub: Stub) -> None:
    assert found(stub, "rds", VERBS["orderable"], {"OrderableDBInstanceOptions": []}) == ()


def test_options_of_other_classes_do_not_count(stub: Stub) -> None:
    other = {**OPTION, "DBInstanceClass": "db.r7g.large"}
    assert found(stub, "rds", VERBS["orderable"], {"OrderableDBInstanceOptions": [other]}) == ()


def test_all_versions_count_where_none_is_named(stub: Stub) -> None:
    stub("rds").add_response(
        "describe_orderable_db_instance_options",
        {"OrderableDBInstanceOptions": [OPTION]},
        {"Engine": "postgres", "DBInstanceClass": "db.m7g.large"},
    )
    assert stub.aws.rds.orderable("postgres", "db.m7g.large") == (ORDERABLE,)


def test_option_names_of_all_pages(stub: Stub) -> None:
    pages = (
        {"OptionGroupOptions": [{"Name": "MARIADB_AUDIT_PLUGIN"}], "Marker": "more"},
        {"OptionGroupOptions": [{"Name": "MEMCACHED"}]},
    )
    assert found(stub, "rds", VERBS["options"], *pages) == ("MARIADB_AUDIT_PLUGIN", "MEMCACHED")


def test_certificates_of_all_pages(stub: Stub) -> None:
    item = {
        "CertificateIdentifier": "rds-ca-rsa2048-g1",
        "CertificateType": "CA",
        "ValidTill": datetime(2061, 5, 22, tzinfo=UTC),
    }
    pages = (
        {"Certificates": [item], "Marker": "more"},
        {"Certificates": [{**item, "CertificateIdentifier": "rds-ca-ecc384-g1"}]},
    )
    first, second = found(stub, "rds", VERBS["certificates"], *pages)
    assert first == CertificateAuthority("rds-ca-rsa2048-g1", "CA", "2061-05-22T00:00:00+00:00")
    assert second.identifier == "rds-ca-ecc384-g1"


def test_a_shared_snapshot_is_asked_for_by_its_arn(stub: Stub) -> None:
    shared = {"IncludeShared": True, "IncludePublic": True}
    stub("rds").add_response("describe_db_snapshots", {"DBSnapshots": []}, {"DBSnapshotIdentifier": SHARED, **shared})
    stub("rds").add_response(
        "describe_db_cluster_snapshots",
        {"DBClusterSnapshots": []},
        {"DBClusterSnapshotIdentifier": SHARED_CLUSTER, **shared},
    )
    assert stub.aws.rds.snapshot(SHARED) is None
    assert stub.aws.rds.cluster_snapshot(SHARED_CLUSTER) is None


@pytest.mark.parametrize("prefix", ["", "arn:aws:rds:eu-west-1:483920175646:snapshot:"])
def test_an_automatic_snapshot_is_asked_for_as_one(stub: Stub, prefix: str) -> None:
    name = f"{prefix}rds:ledger-2026-10-20-03-07"
    asked = {"DBSnapshotIdentifier": name, "SnapshotType": "automated"}
    stub("rds").add_response("describe_db_snapshots", {"DBSnapshots": []}, asked)
    assert stub.aws.rds.snapshot(name) is None


def test_against_the_emulator() -> None:
    import boto3

    with Emulator() as emulator:
        client = boto3.client(
            "rds",
            region_name="eu-west-1",
            endpoint_url=emulator.url,
            aws_access_key_id=KEYS["accessKey"],
            aws_secret_access_key=KEYS["secretKey"],
        )
        client.create_db_instance(
            DBInstanceIdentifier="ledger", DBInstanceClass="db.m7g.large", Engine="postgres", AllocatedStorage=20
        )
        client.create_db_snapshot(DBSnapshotIdentifier="before", DBInstanceIdentifier="ledger")
        client.create_db_parameter_group(
            DBParameterGroupName="tuned", DBParameterGroupFamily="postgres16", Description="Tuned"
        )
        rds = Lookups(mode="emulator", endpoint_url=emulator.url).bind({}, "eu-west-1").rds
        there = rds.database("ledger")
        assert there is not None
        assert there.engine == "postgres"
        snapshot = rds.snapshot("before")
        assert snapshot is not None
        assert snapshot.engine == "postgres"
        assert rds.parameter_group("tuned") == ParameterGroup("tuned", "postgres16")
        assert (rds.database("other"), rds.cluster("other"), rds.snapshot("other")) == (None, None, None)
        assert rds.global_cluster("other") is None
        assert (rds.parameter_group("other"), rds.option_group("other"), rds.subnet_group("other")) == (None,) * 3
        assert (rds.cluster_snapshot("other"), rds.cluster_parameter_group("other")) == (None, None)
