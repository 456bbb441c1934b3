"""EC2: where types are offered, key pairs, launch templates, one image, what runs."""

from __future__ import annotations

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from policypack.aws.services.ec2 import KeyPair, LaunchTemplate, VolumeSnapshot
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes


def filtered(name: str, *values: str) -> dict[str, object]:
    return {"Filters": [{"Name": name, "Values": list(values)}]}


OFFERINGS = Verb(
    "describe_instance_type_offerings",
    "ec2:DescribeInstanceTypeOfferings",
    lambda aws: aws.ec2.offering_zones("t4g.micro"),
    {"LocationType": "availability-zone", **filtered("instance-type", "t4g.micro")},
)
KEY_PAIR = Verb(
    "describe_key_pairs", "ec2:DescribeKeyPairs", lambda aws: aws.ec2.key_pair("ops"), filtered("key-name", "ops")
)
TEMPLATE = Verb(
    "describe_launch_templates",
    "ec2:DescribeLaunchTemplates",
    lambda aws: aws.ec2.launch_template("lt-0123456789abcdef0"),
    {"LaunchTemplateIds": ["lt-0123456789abcdef0"]},
    ("InvalidLaunchTemplateId.NotFound",),
)
NAMED = Verb(
    "describe_launch_templates",
    "ec2:DescribeLaunchTemplates",
    lambda aws: aws.ec2.launch_template_named("web"),
    filtered("launch-template-name", "web"),
)
RUNNING = Verb(
    "describe_instances",
    "ec2:DescribeInstances",
    lambda aws: aws.ec2.running(),
    filtered("instance-state-name", "pending", "running"),
)
IMAGE = Verb(
    "describe_images",
    "ec2:DescribeImages",
    lambda aws: aws.ec2.image("ami-0123456789abcdef0"),
    {"IncludeDeprecated": True, **filtered("image-id", "ami-0123456789abcdef0")},
)

SNAPSHOT = Verb(
    "describe_snapshots",
    "ec2:DescribeSnapshots",
    lambda aws: aws.ec2.snapshot("snap-0123456789abcdef0"),
    {"SnapshotIds": ["snap-0123456789abcdef0"]},
    ("InvalidSnapshot.NotFound",),
)

TestRefusals = outcomes("ec2", (OFFERINGS, KEY_PAIR, TEMPLATE, NAMED, RUNNING, IMAGE, SNAPSHOT))


def test_offering_zones_of_all_pages(stub: Stub) -> None:
    pages = (
        {"InstanceTypeOfferings": [{"InstanceType": "t4g.micro", "Location": "eu-west-1b"}], "NextToken": "more"},
        {"InstanceTypeOfferings": [{"InstanceType": "t4g.micro", "Location": "eu-west-1a"}]},
    )
    assert found(stub, "ec2", OFFERINGS, *pages, following="NextToken") == ("eu-west-1a", "eu-west-1b")


def test_a_type_that_is_offered_nowhere(stub: Stub) -> None:
    assert found(stub, "ec2", OFFERINGS, {"InstanceTypeOfferings": []}) == ()


def test_a_key_pair_is_there_or_not(stub: Stub) -> None:
    pair = {"KeyPairId": "key-1", "KeyName": "ops", "KeyType": "ed25519"}
    assert found(stub, "ec2", KEY_PAIR, {"KeyPairs": [pair]}) == KeyPair("key-1", "ops", "ed25519")


def test_a_key_pair_in_other_capitals_is_another_one(stub: Stub) -> None:
    assert found(stub, "ec2", KEY_PAIR, {"KeyPairs": [{"KeyName": "Ops"}]}) is None


def test_launch_templates_are_there_or_not(stub: Stub) -> None:
    item = {
        "LaunchTemplateId": "lt-0123456789abcdef0",
        "LaunchTemplateName": "web",
        "LatestVersionNumber": 3,
        "DefaultVersionNumber": 1,
    }
    there = LaunchTemplate("lt-0123456789abcdef0", "web", 3, 1)
    assert found(stub, "ec2", TEMPLATE, {"LaunchTemplates": [item]}) == there
    assert found(stub, "ec2", NAMED, {"LaunchTemplates": [item]}) == there


def test_no_launch_template_of_this_name(stub: Stub) -> None:
    assert found(stub, "ec2", NAMED, {"LaunchTemplates": []}) is None


def test_what_runs_of_all_pages(stub: Stub) -> None:
    processors = {"CoreCount": 2, "ThreadsPerCore": 2}
    pages = (
        {"Reservations": [{"Instances": [{"InstanceType": "m5.xlarge", "CpuOptions": processors}]}], "NextToken": "m"},
        {
            "Reservations": [
                {"Instances": [{"InstanceType": "c7g.large", "InstanceLifecycle": "spot", "CpuOptions": processors}]},
                {"Instances": [{"InstanceType": "m5.xlarge", "Placement": {"Tenancy": "host"}}]},
            ]
        },
    )
    assert found(stub, "ec2", RUNNING, *pages, following="NextToken") == (
        ("m5.xlarge", "on-demand", 4),
        ("c7g.large", "spot", 4),
    )


def test_an_image_that_is_not_visible(stub: Stub) -> None:
    assert found(stub, "ec2", IMAGE, {"Images": []}) is None


def test_a_snapshot(stub: Stub) -> None:
    snapshot = {"SnapshotId": "snap-1", "VolumeSize": 100, "State": "completed"}
    assert found(stub, "ec2", SNAPSHOT, {"Snapshots": [snapshot]}) == VolumeSnapshot("snap-1", 100, "completed")


def test_against_the_emulator() -> None:
    with Emulator() as emulator:
        ec2 = Lookups(mode="emulator", endpoint_url=emulator.url).bind({}, "eu-west-1").ec2
        assert "eu-west-1a" in ec2.offering_zones("t3.micro")
        assert ec2.offering_zones("t9.micro") == ()
        assert ec2.key_pair("ops") is None
        assert ec2.launch_template_named("web") is None
        assert ec2.launch_template("lt-0123456789abcdef0") is None
        assert ec2.image("ami-0123456789abcdef0") is None
        assert ec2.snapshot("snap-0123456789abcdef0") is None
