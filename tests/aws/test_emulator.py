from __future__ import annotations

import os
import sys

import pytest

from policypack.aws import Lookups, Service, fact
from policypack.aws.emulator import Emulator
from policypack.aws.emulator_answers import (
    ANSWERS,
    Emulated,
    Question,
    describe_db_engine_versions,
    describe_orderable_db_instance_options,
    table,
)
from policypack.errors import ConfigError, Unavailable


class Iam(Service):
    """Something moto has, something it lacks, and a service it lacks altogether."""

    service = "iam"

    @fact("iam:ListRoles")
    def roles(self, region: str | None = None) -> tuple[str, ...]:
        return tuple(item["RoleName"] for item in self.pages("list_roles", "Roles"))

    @fact("iam:SimulatePrincipalPolicy")
    def simulate(self, region: str | None = None) -> str:
        return str(
            self.call("simulate_principal_policy", PolicySourceArn="arn:aws:iam::1:role/x" * 2, ActionNames=["a:B"])
        )


class Analyzer(Service):
    """A service that moto does not have."""

    service = "accessanalyzer"

    @fact("access-analyzer:ValidatePolicy")
    def findings(self, region: str | None = None) -> tuple[str, ...]:
        found = self.pages("validate_policy", "findings", policyDocument="{}", policyType="IDENTITY_POLICY")
        return tuple(item["issueCode"] for item in found)


class Quotas(Service):
    """A JSON service with an operation that moto lacks."""

    service = "eks"

    @fact("eks:DescribeClusterVersions")
    def versions(self, region: str | None = None) -> tuple[str, ...]:
        return tuple(item["clusterVersion"] for item in self.pages("describe_cluster_versions", "clusterVersions"))


def asking(emulator: Emulator, region: str = "eu-west-1") -> Lookups:
    return Lookups(mode="emulator", endpoint_url=emulator.url)


def test_it_leaves_the_process_as_it_was(capfd: pytest.CaptureFixture[str]):
    before = dict(os.environ)
    with Emulator() as emulator:
        aws = asking(emulator).bind({}, "eu-west-1")
        assert aws.account() == emulator.account
        for verb in (Iam(aws).simulate, Analyzer(aws).findings, Quotas(aws).versions):
            with pytest.raises(Unavailable):
                verb()
        assert dict(os.environ) == before
    out, err = capfd.readouterr()
    assert (out, err) == ("", "")


def test_its_account_is_not_one_of_documentations_placeholders():
    assert Emulator().account not in {"123456789012", "111111111111", "000000000000"}
    assert len(Emulator().account) == 12


def test_motos_own_variable_wins(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("MOTO_ACCOUNT_ID", "210987654321")
    with Emulator() as emulator:
        assert emulator.account == "210987654321"
        assert asking(emulator).bind({}, "eu-west-1").account() == "210987654321"


def test_each_start_begins_empty():
    for _ in range(2):
        with Emulator() as emulator:
            lookups = asking(emulator)
            aws = lookups.bind({}, "eu-west-1")
            assert Iam(aws).roles() == ()
            client = lookups.sessions.client(aws.identity, "iam", "eu-west-1")
            client.create_role(RoleName="left-over", AssumeRolePolicyDocument="{}")


@pytest.mark.parametrize("verb", [lambda aws: Iam(aws).simulate(), lambda aws: Analyzer(aws).findings()])
def test_what_nobody_emulates_is_unsupported_and_not_absent(verb):
    with Emulator() as emulator, pytest.raises(Unavailable) as caught:
        verb(asking(emulator).bind({}, "eu-west-1"))
    assert caught.value.cause == "unsupported"


def test_regions_are_those_of_the_request():
    with Emulator() as emulator:
        aws = asking(emulator).bind({}, "eu-west-1")
        aws.lookups.sessions.client(aws.identity, "ecr", "eu-west-1").create_repository(repositoryName="api")
        host = f"{emulator.account}.dkr.ecr.%s.amazonaws.com/api:v1"
        here, there = aws.ecr.image(host % "eu-west-1"), aws.ecr.image(host % "eu-west-2")
    assert (here.missing, there.missing) == ("tag", "repository")  # type: ignore[union-attr]


def test_the_registry_of_another_account_is_closed():
    with Emulator() as emulator, pytest.raises(Unavailable) as caught:
        asking(emulator).bind({}, "eu-west-1").ecr.image("746193825046.dkr.ecr.eu-west-1.amazonaws.com/api:v1")
    assert (caught.value.cause, caught.value.action) == ("denied", "ecr:DescribeImages")


def test_a_rest_operation_can_be_answered_too(monkeypatch: pytest.MonkeyPatch):
    def versions(question: Question) -> dict[str, object]:
        return {"clusterVersions": [{"clusterVersion": f"1.31-{question.region}-{question.account}"}]}

    monkeypatch.setattr(
        "policypack.aws.emulator.ANSWERS", [*ANSWERS, Emulated("eks", "DescribeClusterVersions", "eks", versions)]
    )
    with Emulator() as emulator:
        aws = asking(emulator).bind({}, "eu-central-1")
        assert Quotas(aws).versions() == (f"1.31-eu-central-1-{emulator.account}",)


def test_without_moto_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "moto.moto_server.werkzeug_app", None)
    with pytest.raises(ConfigError, match=r"pip install -r requirements-dev\.txt"), Emulator():
        pass


def test_the_table_of_versions_is_dated_and_fits_the_example():
    data = table()
    assert data["source"]
    assert data["date"] >= "2026-01-01"
    local = data["regions"]["eu-south-1"]["aurora-postgresql"]
    assert "15.4" not in local
    assert {"15.6", "15.13"} <= set(local)
    for engine, versions in data["engines"].items():
        assert versions["available"], engine
        assert not set(versions["available"]) & set(versions["deprecated"])


@pytest.mark.parametrize(
    ("engine", "version", "serverless"),
    [
        ("aurora-postgresql", "12.22", False),
        ("aurora-postgresql", "13.9", True),
        ("aurora-postgresql", "16.13", True),
        ("aurora-mysql", "5.7.mysql_aurora.2.12.5", False),
        ("aurora-mysql", "8.0.mysql_aurora.3.04.0", True),
        ("docdb", "5.0.0", False),
    ],
)
def test_serverless_begins_with_the_versions_that_aws_names(engine: str, version: str, serverless: bool):
    asked = Question({"Engine": engine, "EngineVersion": version, "IncludeAll": True}, "eu-west-1", "210987654321")
    offered = describe_db_engine_versions(asked)["DBEngineVersions"]
    assert [("ServerlessV2FeaturesSupport" in item) for item in offered] == [serverless]


@pytest.mark.parametrize(
    ("engine", "instance_class", "offered"),
    [
        ("postgres", "db.t4g.medium", True),
        ("aurora-postgresql", "db.serverless", True),
        ("postgres", "db.t4g.enormous", False),
    ],
)
def test_classes_can_be_ordered_as_the_catalogue_has_them(engine: str, instance_class: str, offered: bool):
    asked = Question({"Engine": engine, "DBInstanceClass": instance_class}, "eu-west-1", "210987654321")
    options = describe_orderable_db_instance_options(asked)["OrderableDBInstanceOptions"]
    assert bool(options) is offered
