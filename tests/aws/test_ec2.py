"""EC2's lists: by filter, all pages, and "could not ask" is never "there is none"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from policypack.aws import Aws
from policypack.aws.services.ec2 import InstanceType, SecurityGroup, Subnet, Vpc, Zone
from policypack.errors import Unavailable
from tests.aws.helpers import ACCOUNT, Stub

VPC = {"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16", "State": "available", "OwnerId": ACCOUNT, "IsDefault": True}
SUBNET = {
    "SubnetId": "subnet-1",
    "VpcId": "vpc-1",
    "CidrBlock": "10.0.1.0/24",
    "AvailabilityZone": "eu-west-1a",
    "AvailabilityZoneId": "euw1-az1",
    "State": "available",
    "AvailableIpAddressCount": 251,
}
GROUP = {"GroupId": "sg-1", "GroupName": "web", "VpcId": "vpc-1", "Description": "Web", "OwnerId": ACCOUNT}
IMAGE = {"ImageId": "ami-1", "Name": "al2023", "Architecture": "arm64", "State": "available"}
TYPE = {
    "InstanceType": "t4g.micro",
    "VCpuInfo": {"DefaultVCpus": 2, "DefaultCores": 2},
    "MemoryInfo": {"SizeInMiB": 1024},
    "ProcessorInfo": {"SupportedArchitectures": ["arm64"]},
    "CurrentGeneration": True,
    "NetworkInfo": {"MaximumNetworkInterfaces": 2, "Ipv4AddressesPerInterface": 2},
}
ZONE = {"ZoneName": "eu-west-1a", "ZoneId": "euw1-az1", "State": "available", "GroupName": "eu-west-1-zg-1"}
WEB = (("group-name", ("web",)),)

VERBS: dict[str, Callable[[Aws], Any]] = {
    "DescribeVpcs": lambda aws: aws.ec2.vpcs(),
    "DescribeSubnets": lambda aws: aws.ec2.subnets(),
    "DescribeSecurityGroups": lambda aws: aws.ec2.security_groups(WEB),
    "DescribeImages": lambda aws: aws.ec2.images(("self",)),
    "DescribeInstanceTypes": lambda aws: aws.ec2.instance_type("t4g.micro"),
    "DescribeAvailabilityZones": lambda aws: aws.ec2.zones(),
}
PAGED = {
    "DescribeVpcs": ("Vpcs", VPC),
    "DescribeSubnets": ("Subnets", SUBNET),
    "DescribeSecurityGroups": ("SecurityGroups", GROUP),
    "DescribeImages": ("Images", IMAGE),
}


def method(operation: str) -> str:
    return "".join(f"_{char.lower()}" if char.isupper() else char for char in operation).lstrip("_")


def test_a_subnet_on_an_outpost_with_addresses_of_version_6(stub: Stub) -> None:
    item = {key: value for key, value in SUBNET.items() if key != "CidrBlock"}
    stub("ec2").add_response("describe_subnets", {"Subnets": [{**item, "Ipv6Native": True, "OutpostArn": "arn:1"}]})
    (found,) = stub.aws.ec2.subnets()
    assert (found.cidr, found.outpost) == ("", "arn:1")


def test_networks_subnets_and_groups_are_what_aws_says(stub: Stub) -> None:
    stub("ec2").add_response("describe_vpcs", {"Vpcs": [{**VPC, "Tags": [{"Key": "Name", "Value": "main"}]}]})
    stub("ec2").add_response("describe_subnets", {"Subnets": [SUBNET]})
    stub("ec2").add_response("describe_security_groups", {"SecurityGroups": [GROUP]})
    assert stub.aws.ec2.vpcs() == (
        Vpc(
            id="vpc-1",
            cidr="10.0.0.0/16",
            default=True,
            state="available",
            owner=ACCOUNT,
            tenancy="default",
            dhcp_options="",
            tags=(("Name", "main"),),
            cidrs=("10.0.0.0/16",),
        ),
    )
    assert stub.aws.ec2.subnets() == (
        Subnet(
            id="subnet-1",
            vpc="vpc-1",
            cidr="10.0.1.0/24",
            zone="eu-west-1a",
            zone_id="euw1-az1",
            state="available",
            owner="",
            arn="",
            free=251,
            public_ip=False,
            default=False,
        ),
    )
    assert stub.aws.ec2.security_groups() == (SecurityGroup("sg-1", "web", "vpc-1", "Web", ACCOUNT),)


@pytest.mark.parametrize("operation", PAGED)
def test_every_page_is_read(stub: Stub, operation: str) -> None:
    field, item = PAGED[operation]
    stub("ec2").add_response(method(operation), {field: [item], "NextToken": "more"})
    stub("ec2").add_response(method(operation), {field: [item]})
    assert len(VERBS[operation](stub.aws)) == 2


@pytest.mark.parametrize("operation", PAGED)
def test_nothing_that_matches_is_an_empty_answer(stub: Stub, operation: str) -> None:
    stub("ec2").add_response(method(operation), {PAGED[operation][0]: []})
    assert VERBS[operation](stub.aws) == ()


def test_filters_and_owners_reach_aws(stub: Stub) -> None:
    stub("ec2").add_response(
        "describe_images",
        {"Images": []},
        {
            "Owners": ["amazon"],
            "IncludeDeprecated": True,
            "Filters": [{"Name": "name", "Values": ["al2023-*", "al2-*"]}],
        },
    )
    assert stub.aws.ec2.images(("amazon",), (("name", ("al2023-*", "al2-*")),), deprecated=True) == ()


def test_the_newest_image_comes_first(stub: Stub) -> None:
    images = [{**IMAGE, "ImageId": f"ami-{day}", "CreationDate": f"2026-01-0{day}T00:00:00.000Z"} for day in (1, 3, 2)]
    stub("ec2").add_response("describe_images", {"Images": images})
    assert [image.id for image in stub.aws.ec2.images(("self",))] == ["ami-3", "ami-2", "ami-1"]


def test_an_instance_type_is_offered_or_not(stub: Stub) -> None:
    stub("ec2").add_response("describe_instance_types", {"InstanceTypes": [TYPE]})
    stub("ec2").add_response("describe_instance_types", {"InstanceTypes": []})
    assert stub.aws.ec2.instance_type("t4g.micro") == InstanceType(
        name="t4g.micro",
        vcpus=2,
        cores=2,
        memory=1024,
        architectures=("arm64",),
        generation_current=True,
        bare_metal=False,
        hypervisor="",
        burstable=False,
        free_tier=False,
        interfaces=2,
        addresses_per_interface=2,
    )
    assert stub.aws.ec2.instance_type("t9.micro") is None


def test_zones_with_the_state_of_the_account(stub: Stub) -> None:
    stub("ec2").add_response(
        "describe_availability_zones",
        {"AvailabilityZones": [{**ZONE, "OptInStatus": "opted-in", "ZoneType": "local-zone"}]},
        {"AllAvailabilityZones": True, "Filters": [{"Name": "state", "Values": ["available"]}]},
    )
    assert stub.aws.ec2.zones((("state", ("available",)),), everything=True) == (
        Zone("eu-west-1a", "euw1-az1", "available", "opted-in", "eu-west-1-zg-1", "local-zone", ""),
    )


@pytest.mark.parametrize("operation", VERBS)
@pytest.mark.parametrize(
    ("code", "cause"), [("UnauthorizedOperation", "denied"), ("RequestLimitExceeded", "throttled")]
)
def test_what_could_not_be_asked_is_not_absent(stub: Stub, operation: str, code: str, cause: str) -> None:
    stub.fails("ec2", method(operation), code, "no", 403 if cause == "denied" else 503)
    with pytest.raises(Unavailable) as caught:
        VERBS[operation](stub.aws)
    assert caught.value.cause == cause
    assert caught.value.action == f"ec2:{operation}"


def test_a_network_has_further_ranges_and_loses_some(stub: Stub) -> None:
    ranges = [("10.0.0.0/16", "associated"), ("10.1.0.0/16", "associating"), ("10.2.0.0/16", "disassociated")]
    more = [{"CidrBlock": cidr, "CidrBlockState": {"State": state}} for cidr, state in ranges]
    stub("ec2").add_response("describe_vpcs", {"Vpcs": [{**VPC, "CidrBlockAssociationSet": more}]})
    assert stub.aws.ec2.vpcs()[0].cidrs == ("10.0.0.0/16", "10.1.0.0/16")


def test_an_image_says_how_large_its_root_volume_is(stub: Stub) -> None:
    mappings = [
        {"DeviceName": "/dev/sdb", "VirtualName": "ephemeral0"},
        {"DeviceName": "/dev/xvda", "Ebs": {"VolumeSize": 30}},
    ]
    image = {**IMAGE, "RootDeviceName": "/dev/xvda", "BlockDeviceMappings": mappings}
    stub("ec2").add_response("describe_images", {"Images": [image]})
    assert stub.aws.ec2.images(("self",))[0].root_size == 30
