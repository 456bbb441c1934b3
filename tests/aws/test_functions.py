"""Provider functions with credentials: the preview asks AWS what the provider would ask."""

from __future__ import annotations

from typing import Any

import pytest

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from policypack.preview.invokes import InvokeFailed, Invokes
from policypack.symbol import Symbols, Text
from tests.aws.helpers import ACCOUNT, KEYS, REGION, Stub
from tests.aws.test_ec2 import GROUP, IMAGE, SUBNET, TYPE, VPC, ZONE
from tests.aws.test_route53 import HOME
from tests.aws.test_route53 import ZONE as HOSTED_ZONE

PROVIDER = {key: str(value) for key, value in KEYS.items()}


class Asking:
    """Functions answered by a stub."""

    def __init__(self, stub: Stub) -> None:
        self.symbols = Symbols()
        self.invokes = Invokes(self.symbols, stub.lookups)

    def __call__(self, name: str, /, **args: Any) -> dict[str, Any]:
        tok = f"aws:{name}:{name.rpartition('/')[2]}"
        found = self.invokes.answer(tok, args, region=REGION, provider=PROVIDER)
        assert found is not None
        return found

    def symbolic(self, text: str) -> bool:
        return isinstance(self.symbols.parse(text), Text)


@pytest.fixture
def ask(stub: Stub) -> Asking:
    return Asking(stub)


def test_the_default_vpc_and_its_subnets(stub: Stub, ask: Asking) -> None:
    stub("ec2").add_response("describe_vpcs", {"Vpcs": [VPC]}, {"Filters": [{"Name": "isDefault", "Values": ["true"]}]})
    vpc = ask("ec2/getVpc", default=True)
    assert (vpc["id"], vpc["cidrBlock"], vpc["default"]) == ("vpc-1", "10.0.0.0/16", True)
    assert vpc["arn"] == f"arn:aws:ec2:{REGION}:{ACCOUNT}:vpc/vpc-1"
    assert ask.symbolic(vpc["mainRouteTableId"])
    stub("ec2").add_response(
        "describe_subnets",
        {"Subnets": [SUBNET, {**SUBNET, "SubnetId": "subnet-2"}]},
        {"Filters": [{"Name": "tag:Tier", "Values": ["private"]}, {"Name": "vpc-id", "Values": ["vpc-1"]}]},
    )
    filters = [{"name": "vpc-id", "values": ["vpc-1"]}]
    assert ask("ec2/getSubnets", filters=filters, tags={"Tier": "private"})["ids"] == ["subnet-1", "subnet-2"]


def test_one_subnet_by_its_id(stub: Stub, ask: Asking) -> None:
    stub("ec2").add_response(
        "describe_subnets", {"Subnets": [SUBNET]}, {"Filters": [{"Name": "subnet-id", "Values": ["subnet-1"]}]}
    )
    found = ask("ec2/getSubnet", id="subnet-1")
    assert (found["vpcId"], found["availabilityZone"], found["availableIpAddressCount"]) == ("vpc-1", "eu-west-1a", 251)


def test_a_security_group_by_name(stub: Stub, ask: Asking) -> None:
    stub("ec2").add_response("describe_security_groups", {"SecurityGroups": [GROUP]})
    stub("ec2").add_response("describe_security_groups", {"SecurityGroups": [GROUP]})
    assert ask("ec2/getSecurityGroup", name="web")["id"] == "sg-1"
    assert ask("ec2/getSecurityGroups", filters=[{"name": "x", "values": ["y"]}])["vpcIds"] == ["vpc-1"]


def test_the_newest_image_whose_name_matches(stub: Stub, ask: Asking) -> None:
    images = [
        {**IMAGE, "ImageId": "ami-old", "Name": "al2023-1", "CreationDate": "2026-01-01T00:00:00.000Z"},
        {**IMAGE, "ImageId": "ami-new", "Name": "al2023-2", "CreationDate": "2026-02-01T00:00:00.000Z"},
        {**IMAGE, "ImageId": "ami-other", "Name": "minimal", "CreationDate": "2026-03-01T00:00:00.000Z"},
    ]
    stub("ec2").add_response("describe_images", {"Images": images})
    found = ask("ec2/getAmi", owners=["amazon"], nameRegex="^al2023", mostRecent=True)
    assert (found["id"], found["imageId"], found["architecture"]) == ("ami-new", "ami-new", "arm64")
    with pytest.raises(InvokeFailed, match="2 AMIs"):
        ask("ec2/getAmi", owners=["amazon"], nameRegex="^al2023")


def test_all_public_images_are_never_asked_for(stub: Stub, ask: Asking) -> None:
    assert ask.symbolic(ask("ec2/getAmi", mostRecent=True)["id"])
    assert ask.symbolic(ask("ec2/getAmi", owners=["self"], nameRegex="(?P<broken")["id"])


def test_an_instance_types_numbers_are_numbers(stub: Stub, ask: Asking) -> None:
    stub("ec2").add_response("describe_instance_types", {"InstanceTypes": [TYPE]})
    stub("ec2").add_response("describe_instance_types", {"InstanceTypes": []})
    found = ask("ec2/getInstanceType", instanceType="t4g.micro")
    assert (found["defaultVcpus"], found["memorySize"], found["supportedArchitectures"]) == (2, 1024, ["arm64"])
    with pytest.raises(InvokeFailed, match=r"no instance type t9\.micro in eu-west-1"):
        ask("ec2/getInstanceType", instanceType="t9.micro")


def test_the_zones_of_this_account(stub: Stub, ask: Asking) -> None:
    other = {**ZONE, "ZoneName": "eu-west-1b", "ZoneId": "euw1-az2"}
    stub("ec2").add_response("describe_availability_zones", {"AvailabilityZones": [other, ZONE]})
    stub("ec2").add_response("describe_availability_zones", {"AvailabilityZones": [other]})
    found = ask("index/getAvailabilityZones", state="available", excludeNames=["eu-west-1c"])
    assert found["names"] == ["eu-west-1a", "eu-west-1b"]
    assert found["zoneIds"] == ["euw1-az1", "euw1-az2"]
    assert ask("index/getAvailabilityZone", name="eu-west-1b")["zoneId"] == "euw1-az2"


def test_a_hosted_zone_by_name(stub: Stub, ask: Asking) -> None:
    page = {"MaxItems": "100", "Marker": "", "IsTruncated": False}
    stub("route53", HOME).add_response("list_hosted_zones", {**page, "HostedZones": [HOSTED_ZONE]})
    stub("route53", HOME).add_response(
        "get_hosted_zone", {"HostedZone": HOSTED_ZONE, "DelegationSet": {"NameServers": ["ns-1.awsdns-01.org"]}}
    )
    found = ask("route53/getZone", name="example.com.")
    assert (found["zoneId"], found["nameServers"]) == ("Z1", ["ns-1.awsdns-01.org"])
    with pytest.raises(InvokeFailed, match="no private hosted zone"):
        ask("route53/getZone", name="example.com", privateZone=True)


def test_a_public_parameter_is_read_and_no_other(stub: Stub, ask: Asking) -> None:
    name = "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id"
    stub("ssm").add_response("get_parameter", {"Parameter": {"Name": name, "Value": "ami-1"}})
    assert ask("ssm/getParameter", name=name)["value"] == "ami-1"
    assert ask.symbolic(ask("ssm/getParameter", name="/db/password")["value"])


def test_the_identity_is_the_callers(stub: Stub, ask: Asking) -> None:
    stub("sts").add_response(
        "get_caller_identity", {"UserId": "u", "Account": ACCOUNT, "Arn": f"arn:aws:iam::{ACCOUNT}:user/deployer"}
    )
    found = ask("index/getCallerIdentity")
    assert (found["accountId"], found["arn"]) == (ACCOUNT, f"arn:aws:iam::{ACCOUNT}:user/deployer")


def test_what_aws_does_not_have_fails_the_program_as_it_would_at_the_real_preview(stub: Stub, ask: Asking) -> None:
    stub("ec2").add_response("describe_vpcs", {"Vpcs": []})
    with pytest.raises(InvokeFailed, match=r"get_vpc\(id='vpc-9'\): AWS has no VPC that matches"):
        ask("ec2/getVpc", id="vpc-9")


def test_without_permission_the_answer_is_made_of_symbols_and_the_reason_is_kept(stub: Stub, ask: Asking) -> None:
    stub.fails("ec2", "describe_vpcs", "UnauthorizedOperation", "no", 403)
    assert ask.symbolic(ask("ec2/getVpc", id="vpc-1")["cidrBlock"])
    (failure,) = ask.invokes.unasked.values()
    assert (failure.cause, failure.action) == ("denied", "ec2:DescribeVpcs")


def test_a_question_about_something_planned_is_not_asked(stub: Stub, ask: Asking) -> None:
    planned = ask.symbols.token("urn", "main", "id")
    found = ask("ec2/getSubnets", filters=[{"name": "vpc-id", "values": [planned]}])
    assert all(ask.symbolic(text) for text in found["ids"])


def test_secret_values_are_never_asked_for(stub: Stub, ask: Asking) -> None:
    found = ask("secretsmanager/getSecretVersion", secretId="prod/db")
    assert ask.symbolic(found["secretString"])


def test_without_credentials_nothing_is_asked() -> None:
    symbols = Symbols()
    invokes = Invokes(symbols, Lookups(cache_dir=None))
    found = invokes.answer("aws:ec2/getVpc:getVpc", {"default": True}, region=REGION, provider={})
    assert found is not None
    assert isinstance(symbols.parse(found["id"]), Text)


def test_an_emulator_answers_what_it_has_and_says_nothing_about_what_it_lacks() -> None:
    symbols = Symbols()
    with Emulator() as emulator:
        invokes = Invokes(symbols, Lookups(mode="emulator", endpoint_url=emulator.url, cache_dir=None))

        def ask(name: str, args: dict[str, Any]) -> dict[str, Any]:
            tok = f"aws:{name}:{name.rpartition('/')[2]}"
            return invokes.answer(tok, args, region=REGION, provider={}) or {}

        vpc = ask("ec2/getVpc", {"default": True})
        assert vpc["cidrBlock"] == "172.31.0.0/16"
        assert len(ask("ec2/getSubnets", {"filters": [{"name": "vpc-id", "values": [vpc["id"]]}]})["ids"]) == 3
        assert ask("index/getAvailabilityZones", {"state": "available"})["names"][0] == "eu-west-1a"
        assert ask("index/getCallerIdentity", {})["accountId"] == emulator.account
        zone = ask("route53/getZone", {"name": "example.com"})
    assert isinstance(symbols.parse(zone["zoneId"]), Text)
    assert not invokes.unasked
