"""The stand-in provider fills in what the real one fills in, and refuses what only AWS can do."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from pulumi.runtime.rpc import UNKNOWN

# Importing a service of pulumi-aws warns of each class in it that has a successor.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture(scope="module")
def standin() -> ModuleType:
    path = Path(__file__).parent / "provider" / "standin.py"
    spec = importlib.util.spec_from_file_location("standin", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["standin"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def settings(standin: ModuleType, **properties: str) -> object:
    return standin.Settings.read(properties)


def test_region_comes_from_the_provider_where_a_resource_has_one(standin: ModuleType) -> None:
    milan = settings(standin, region="eu-south-1")
    assert standin.checked("aws:ec2/vpc:Vpc", "net", b"1", {}, milan)["region"] == "eu-south-1"
    assert standin.checked("aws:ec2/vpc:Vpc", "net", b"1", {"region": "eu-west-1"}, milan)["region"] == "eu-west-1"
    assert "region" not in standin.checked("aws:iam/role:Role", "role", b"1", {}, milan)


def test_own_tags_win_over_default_tags(standin: ModuleType) -> None:
    tagged = settings(standin, defaultTags='{"tags": {"Project": "shop", "Owner": "orders"}}')
    inputs = standin.checked("aws:ec2/vpc:Vpc", "net", b"1", {"tags": {"Owner": "network"}}, tagged)
    assert inputs["tags"] == {"Owner": "network"}
    assert inputs["tagsAll"] == {"Project": "shop", "Owner": "network"}


def test_unknown_tags_stay_unknown(standin: ModuleType) -> None:
    tagged = settings(standin, defaultTags='{"tags": {"Project": "shop"}}')
    assert standin.checked("aws:ec2/vpc:Vpc", "net", b"1", {"tags": UNKNOWN}, tagged)["tagsAll"] == UNKNOWN


def test_what_cannot_be_tagged_gets_no_tags(standin: ModuleType) -> None:
    tagged = settings(standin, defaultTags='{"tags": {"Project": "shop"}}')
    inputs = standin.checked("aws:ec2/routeTableAssociation:RouteTableAssociation", "a", b"1", {}, tagged)
    assert "tagsAll" not in inputs


@pytest.mark.parametrize(
    ("token", "property", "start"),
    [
        ("aws:lb/loadBalancer:LoadBalancer", "name", "orders-"),
        ("aws:rds/instance:Instance", "identifier", "orders"),
        ("aws:s3/bucket:Bucket", "bucket", "orders-"),
        ("aws:lambda/function:Function", "name", "orders-"),
    ],
)
def test_a_name_that_is_not_given_is_made_of_the_resources(
    standin: ModuleType, token: str, property: str, start: str
) -> None:
    nameless = standin.checked(token, "orders", b"1", {}, settings(standin))
    assert nameless[property].startswith(start)
    assert len(nameless[property]) == len(start) + 7
    assert standin.checked(token, "orders", b"1", {property: "mine"}, settings(standin))[property] == "mine"


def test_the_identifier_of_a_cluster_is_left_to_aws(standin: ModuleType) -> None:
    for token in ("aws:rds/cluster:Cluster", "aws:rds/clusterInstance:ClusterInstance"):
        inputs = standin.checked(token, "orders", b"1", {}, settings(standin))
        assert not {"identifier", "clusterIdentifier", "name"} & set(inputs)


def test_a_name_prefix_leaves_the_name_to_aws(standin: ModuleType) -> None:
    inputs = standin.checked("aws:lb/targetGroup:TargetGroup", "orders", b"1", {"namePrefix": "ord"}, settings(standin))
    assert "name" not in inputs


def test_a_plan_knows_the_inputs_and_no_output(standin: ModuleType) -> None:
    plan = standin.planned("aws:ec2/vpc:Vpc", {"cidrBlock": "10.0.0.0/16"})
    assert plan["cidrBlock"] == "10.0.0.0/16"
    assert plan["id"] == plan["arn"] == plan["ownerId"] == UNKNOWN


def test_functions_that_only_aws_can_answer_are_not_answered(standin: ModuleType) -> None:
    zones = standin.answer("aws:index/getAvailabilityZones:getAvailabilityZones", {}, "eu-south-1")
    assert zones["names"] == ["eu-south-1a", "eu-south-1b", "eu-south-1c"]
    assert standin.answer("aws:ec2/getAmi:getAmi", {}, "eu-south-1") is None


def test_what_exists_is_compared_with_its_state_and_read_by_its_id(standin: ModuleType) -> None:
    """Second previews, imports and `.get` of programs under test come through here."""
    provider, urn = standin.StandIn("aws"), "urn:pulumi:dev::shop::aws:sqs/queue:Queue::jobs"
    request = standin.provider_pb2.DiffRequest
    before, after = (
        standin.write({"name": "jobs", "delaySeconds": 5}),
        standin.write({"name": "mail", "delaySeconds": 5}),
    )
    changed = provider.Diff(request(urn=urn, old_inputs=before, news=after), None)
    assert (list(changed.diffs), list(changed.replaces)) == (["name"], ["name"])
    assert not provider.Diff(request(urn=urn, old_inputs=before, news=before), None).diffs
    found = provider.Read(standin.provider_pb2.ReadRequest(urn=urn, id="https://sqs/jobs"), None)
    assert (found.id, found.properties["arn"]) == ("https://sqs/jobs", "https://sqs/jobs")
