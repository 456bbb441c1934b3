"""File systems, mount targets and access points."""

from __future__ import annotations

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from policypack.aws.services.efs import FileSystem, MountTarget
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

FILE_SYSTEM = Verb(
    "describe_file_systems",
    "elasticfilesystem:DescribeFileSystems",
    lambda aws: aws.efs.file_system("fs-0123456789abcdef0"),
    {"FileSystemId": "fs-0123456789abcdef0"},
    ("FileSystemNotFound",),
)
TARGETS = Verb(
    "describe_mount_targets",
    "elasticfilesystem:DescribeMountTargets",
    lambda aws: aws.efs.mount_targets("fs-0123456789abcdef0"),
    {"FileSystemId": "fs-0123456789abcdef0"},
    ("FileSystemNotFound",),
)
ACCESS_POINT = Verb(
    "describe_access_points",
    "elasticfilesystem:DescribeAccessPoints",
    lambda aws: aws.efs.access_point("fsap-0123456789abcdef0"),
    {"AccessPointId": "fsap-0123456789abcdef0"},
    ("AccessPointNotFound",),
)

TestRefusals = outcomes("efs", [FILE_SYSTEM, TARGETS, ACCESS_POINT])


def test_a_file_system_of_one_zone(stub: Stub) -> None:
    answer = {
        "FileSystems": [
            {
                "OwnerId": "483920175646",
                "CreationToken": "t",
                "FileSystemId": "fs-1",
                "CreationTime": 0,
                "LifeCycleState": "available",
                "NumberOfMountTargets": 0,
                "SizeInBytes": {"Value": 0},
                "PerformanceMode": "generalPurpose",
                "AvailabilityZoneName": "eu-west-1a",
                "Tags": [],
            }
        ]
    }
    assert found(stub, "efs", FILE_SYSTEM, answer) == FileSystem("fs-1", "available", "eu-west-1a")


def test_mount_targets_of_two_pages_without_those_that_go(stub: Stub) -> None:
    target = {
        "MountTargetId": "fsmt-0123456789abcdef0",
        "FileSystemId": "fs-1",
        "SubnetId": "subnet-0123456789abcdef0",
        "LifeCycleState": "available",
        "AvailabilityZoneName": "eu-west-1a",
        "VpcId": "vpc-1",
    }
    stub("efs").add_response("describe_mount_targets", {"MountTargets": [target], "NextMarker": "2"}, TARGETS.expected)
    stub("efs").add_response(
        "describe_mount_targets",
        {"MountTargets": [{**target, "MountTargetId": "fsmt-0123456789abcdef1", "LifeCycleState": "deleting"}]},
        {**TARGETS.expected, "Marker": "2"},
    )
    assert TARGETS.asks(stub.aws) == (
        MountTarget("fsmt-0123456789abcdef0", "subnet-0123456789abcdef0", "eu-west-1a", "vpc-1"),
    )


def test_an_access_point(stub: Stub) -> None:
    assert found(stub, "efs", ACCESS_POINT, {"AccessPoints": [{"FileSystemId": "fs-1"}]}) == "fs-1"


def test_against_the_emulator() -> None:
    with Emulator() as emulator:
        lookups = Lookups(mode="emulator", endpoint_url=emulator.url)
        aws = lookups.bind({}, "eu-west-1")
        client = lookups.sessions.client(aws.identity, "efs", "eu-west-1")
        subnet = lookups.sessions.client(aws.identity, "ec2", "eu-west-1").describe_subnets()["Subnets"][0]
        id = client.create_file_system(CreationToken="t")["FileSystemId"]
        client.create_mount_target(FileSystemId=id, SubnetId=subnet["SubnetId"])
        point = client.create_access_point(ClientToken="t", FileSystemId=id)["AccessPointId"]
        there = aws.efs.file_system(id)
        assert there is not None
        assert (there.id, there.zone) == (id, "")
        targets = aws.efs.mount_targets(id)
        assert targets is not None
        assert [(target.subnet, target.zone) for target in targets] == [
            (subnet["SubnetId"], subnet["AvailabilityZone"])
        ]
        assert aws.efs.access_point(point) == id
        assert aws.efs.file_system("fs-0123456789abcdef0") is None
        assert aws.efs.mount_targets("fs-0123456789abcdef0") is None
        assert aws.efs.access_point("fsap-0123456789abcdef0") is None
