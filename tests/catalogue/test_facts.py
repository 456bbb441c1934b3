"""Offline facts: each has a date, a source and a scope, and says nothing where its table ends."""

from __future__ import annotations

import datetime
import importlib.metadata
import importlib.util
import json
import re
import zipfile
from pathlib import Path

import pytest

from policypack import catalogue
from policypack.aws import regions
from policypack.catalogue import generate, provider

FOLDER = Path(catalogue.__file__).parent
TABLES = [name.removesuffix(".json") for name in zipfile.ZipFile(FOLDER / "aws.zip").namelist()]


@pytest.mark.parametrize("table", TABLES)
def test_a_table_says_when_where_from_and_for_what(table: str) -> None:
    about = catalogue.about(table)
    assert datetime.date.fromisoformat(about.date) >= datetime.date(2026, 1, 1)
    assert about.source
    assert about.scope


def test_suffixes_of_hosts_and_regions_are_those_of_all_partitions_that_botocore_knows() -> None:
    import botocore

    known = json.loads((Path(botocore.__file__).parent / "data" / "partitions.json").read_text(encoding="utf-8"))
    outputs = [partition["outputs"] for partition in known["partitions"]]
    assert set(regions.SUFFIXES) == {each["dnsSuffix"] for each in outputs}
    assert set(regions.DUAL_STACK_SUFFIXES) == {each["dualStackDnsSuffix"] for each in outputs}
    names = {name for partition in known["partitions"] for name in partition["regions"] if not name.endswith("-global")}
    assert names <= set(catalogue.regions())
    assert all(regions.NAME.fullmatch(name) for name in catalogue.regions())
    # Each partition's form is a narrower one: it begins with letters and ends like this.
    assert all(re.match(r"\^\(?[a-z]", each["regionRegex"]) for each in known["partitions"])
    assert all(each["regionRegex"].endswith(r"\-\w+\-\d+$") for each in known["partitions"])


@pytest.mark.parametrize(
    ("type", "path", "has_form"),
    [
        ("aws:cloudwatch/metricAlarm:MetricAlarm", "alarmDescription", False),
        ("aws:cloudwatch/metricAlarm:MetricAlarm", "comparisonOperator", True),
        ("aws:cloudwatch/logMetricFilter:LogMetricFilter", "pattern", False),
        ("aws:cloudwatch/logMetricFilter:LogMetricFilter", "logGroupName", True),
        ("aws:cloudwatch/logGroup:LogGroup", "name", True),
        ("aws:lambda/function:Function", "description", False),
        ("aws:lambda/function:Function", "vpcConfig.subnetIds", True),
        ("aws:lambda/function:Function", "role", True),
        ("aws:ec2/instance:Instance", "ami", False),  # EC2's model has no patterns: nothing is known
        ("random:index/randomId:RandomId", "prefix", False),
    ],
)
def test_inputs_that_aws_holds_to_a_form(type: str, path: str, has_form: bool) -> None:
    assert provider.has_form(type, path) is has_form


def test_a_finding_on_the_catalogue_is_never_more_than_advisory() -> None:
    evidence = catalogue.evidence("rds-versions")
    assert evidence.source == "catalogue"
    assert evidence.at == catalogue.about("rds-versions").date
    assert "us-east-1" in evidence.detail


def test_a_table_that_does_not_exist_is_the_authors_error() -> None:
    with pytest.raises(KeyError):
        catalogue.about("eks-versions")
    with pytest.raises(KeyError):
        catalogue.node_types("kafka", "us-east-1")


@pytest.mark.parametrize(
    ("region", "opt_in"),
    [("us-east-1", False), ("eu-south-1", True), ("ap-northeast-3", False), ("cn-north-1", None), ("xx-east-1", None)],
)
def test_regions_that_must_be_enabled_first(region: str, opt_in: bool | None) -> None:
    assert catalogue.region_opt_in(region) is opt_in


@pytest.mark.parametrize(
    ("region", "partition", "suffix"),
    [
        ("eu-south-1", "aws", "amazonaws.com"),
        ("cn-northwest-1", "aws-cn", "amazonaws.com.cn"),
        ("us-gov-west-1", "aws-us-gov", "amazonaws.com"),
        ("eusc-de-east-1", "aws-eusc", "amazonaws.eu"),
        ("eu-west-99", "aws", "amazonaws.com"),
        ("cn-south-99", "aws-cn", "amazonaws.com.cn"),
        ("us-isob-north-99", "aws-iso-b", "sc2s.sgov.gov"),
    ],
)
def test_partitions_of_known_and_of_newer_regions(region: str, partition: str, suffix: str) -> None:
    assert catalogue.partition(region) == partition
    assert catalogue.dns_suffix(region) == suffix


def test_zones_are_full_names_and_unknown_regions_have_none() -> None:
    assert (
        catalogue.zones("us-west-1") == ("us-west-1a", "us-west-1b", "us-west-1c")
        or len(catalogue.zones("us-west-1")) == 2
    )
    assert len(catalogue.zones("us-east-1")) == 6
    assert catalogue.zones("xx-east-1") == ()


def test_lambda_runtimes_have_their_end() -> None:
    runtimes = catalogue.lambda_runtimes()
    assert runtimes["python3.8"].deprecated == "2024-10-14"
    assert runtimes["python3.8"].successor
    assert "python2.7" in runtimes
    assert "provided" in runtimes
    assert "no-such-runtime" not in runtimes


def test_database_versions_retired_and_not() -> None:
    versions = catalogue.rds_versions("postgres")
    assert versions is not None
    assert "9.6.1" in versions | catalogue.rds_retired_versions("postgres")
    assert "15.4" in (catalogue.rds_versions("aurora-postgresql", cluster=True) or ())
    assert catalogue.rds_versions("couchdb") is None
    assert catalogue.rds_retired_versions("couchdb") == frozenset()
    assert "7.1" in (catalogue.elasticache_versions("redis") or ())


def test_classes_by_region_and_engine() -> None:
    milan = catalogue.rds_classes("eu-south-1", "aurora-postgresql")
    virginia = catalogue.rds_classes("us-east-1", "aurora-postgresql")
    assert milan is not None
    assert virginia is not None
    assert "db.r6g.large" in milan
    assert len(milan) < len(virginia)
    assert catalogue.rds_classes("eu-south-1", "couchdb") is None
    assert catalogue.rds_classes("xx-east-1", "mysql") is None
    assert catalogue.rds_classes("us-east-1", "mysql", cluster=True)


def test_types_and_nodes_by_region() -> None:
    assert "t3.micro" in (catalogue.instance_types("eu-south-1") or ())
    assert "t9.micro" not in (catalogue.instance_types("eu-south-1") or ())
    assert catalogue.instance_types("xx-east-1") is None
    assert "cache.t4g.micro" in (catalogue.node_types("elasticache", "us-east-1") or ())
    assert catalogue.node_types("docdb", "eusc-de-east-1") is None


def test_services_by_region_and_the_regions_nothing_is_known_about() -> None:
    runner = catalogue.service_regions("AWS::AppRunner")
    assert runner is not None
    assert "us-east-1" in runner
    assert "eu-south-1" not in runner
    assert catalogue.type_regions("AWS::S3::Bucket") == catalogue.covered_regions()
    assert catalogue.service_regions("AWS::NoSuchService") is None
    # Their lists are copies of us-east-1's.
    assert not {"us-iso-east-1", "eusc-de-east-1", "us-isof-south-1"} & catalogue.covered_regions()


def test_a_service_prefix_is_not_found_by_its_beginning() -> None:
    assert catalogue.service_regions("AWS::E") is None


def test_iam_actions_are_lower_case() -> None:
    actions = catalogue.iam_actions("s3")
    assert actions is not None
    assert "getobject" in actions
    assert "getobjects" not in actions
    assert catalogue.iam_actions("s33") is None
    assert {"s3", "ec2", "elasticloadbalancing"} <= catalogue.iam_prefixes()


def test_equal_contents_give_equal_files(tmp_path: Path) -> None:
    for name in ("one", "two"):
        generate.write(tmp_path / name, {"b": {"z": 1, "a": "é"}, "a": []})
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    with zipfile.ZipFile(tmp_path / "one") as file:
        assert json.loads(file.read("b.json")) == {"a": "é", "z": 1}


@pytest.mark.skipif(importlib.util.find_spec("cfnlint") is None, reason="cfn-lint is not installed")
def test_the_committed_tables_agree_with_the_installed_sources() -> None:
    from policypack.catalogue._aws_data import tables

    version = importlib.metadata.version("cfn-lint")
    if f"cfn-lint {version}," not in catalogue.about("lambda-runtimes").source:
        pytest.skip(f"the tables were made from another cfn-lint than the installed {version}")
    fresh = tables()
    assert sorted(fresh) == sorted(TABLES)
    for name, table in fresh.items():
        if name != "regions":  # rests on botocore too, whose version is not ours to pin here
            committed = json.loads(zipfile.ZipFile(FOLDER / "aws.zip").read(f"{name}.json"))
            assert committed == table, name


def test_the_provider_facts_name_only_types_and_properties_that_exist() -> None:
    resources = {"aws:s3/bucket:Bucket": {"inputs": ["bucket"]}}
    with pytest.raises(KeyError, match="not in the installed pulumi-aws"):
        generate._check_facts(resources)


def test_rules_of_config_say_what_triggers_them_and_what_they_need() -> None:
    rules = catalogue.config_rules()
    assert rules["ENCRYPTED_VOLUMES"].triggers == {"change"}
    assert rules["ACM_CERTIFICATE_EXPIRATION_CHECK"].triggers == {"change", "periodic"}
    assert rules["APPROVED_AMIS_BY_ID"].needed == ("amiIds",)
    assert rules["REQUIRED_TAGS"].needed == ()
    assert all(rule.triggers for rule in rules.values())
