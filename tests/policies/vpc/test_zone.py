from __future__ import annotations

import pytest

from policies.vpc.zone import LISTINGS
from policypack.catalogue import provider
from policypack.testing import Plan, Ref, Table, Unknown

ATTACHMENT = "aws:ec2transitgateway/vpcAttachment:VpcAttachment"
BOTH = [Ref("a"), Ref("b")]


def base() -> Plan:
    plan = Plan()
    plan.add("aws:ec2/vpc:Vpc", "net", cidrBlock="10.0.0.0/16", enableDnsSupport=True, enableDnsHostnames=True)
    for at, name in enumerate("ab"):
        zone = f"eu-west-1{name}"
        plan.add("aws:ec2/subnet:Subnet", name, vpcId=Ref("net"), cidrBlock=f"10.0.{at}.0/24", availabilityZone=zone)
    plan.add("aws:ec2transitgateway/transitGateway:TransitGateway", "hub")
    return plan.add(ATTACHMENT, "spoke", transitGatewayId=Ref("hub"), vpcId=Ref("net"), subnetIds=BOTH)


def together(plan: Plan) -> Plan:
    return plan.set("b", availabilityZone="eu-west-1a")


def files(plan: Plan, kind: str) -> Plan:
    return together(plan.remove("spoke")).add(
        "aws:fsx/windowsFileSystem:WindowsFileSystem",
        "share",
        deploymentType=kind,
        preferredSubnetId=Ref("a"),
        throughputCapacity=32,
        activeDirectoryId="d-1234567890",
        subnetIds=BOTH,
    )


share = (
    Table("vpc-zone-shared", base)
    .good("one in each zone")
    .bad(
        "an attachment",
        together,
        ("spoke", "a and b are in eu-west-1a: DuplicateSubnetsInSameZone: Duplicate Subnets for same AZ."),
        level="mandatory",
    )
    .bad(
        "mappings of a firewall",
        lambda p: together(p.remove("spoke")).add(
            "aws:networkfirewall/firewall:Firewall",
            "wall",
            firewallPolicyArn="arn:aws:network-firewall:eu-west-1:210987654321:firewall-policy/p",
            vpcId=Ref("net"),
            subnetMappings=[{"subnetId": Ref("a")}, {"subnetId": Ref("b")}],
        ),
        ("wall", "a and b are in eu-west-1a: Each subnet must belong to a different Availability Zone in the VPC."),
    )
    .bad(
        "files in several zones",
        lambda p: files(p, "MULTI_AZ_1"),
        (
            "share",
            "a and b are in eu-west-1a: BadRequest: the two subnets of a Multi-AZ file system are in different zones.",
        ),
    )
    .good("files in one zone", lambda p: files(p, "SINGLE_AZ_2"))
    .absent("no zone", lambda p: p.set("b", availabilityZone=None))
    .unknown("the zone", lambda p: together(p).set("a", availabilityZone=Unknown()))
    .outside("a subnet that is there", lambda p: together(p).set("spoke", subnetIds=[Ref("a"), "subnet-1234"]))
)


@pytest.mark.parametrize("type", LISTINGS)
def test_each_listing_is_of_this_provider(type: str) -> None:
    listing = LISTINGS[type]
    fields = provider.inputs(type)
    if listing.within:
        shape = fields[listing.within]
        fields = (shape.element or shape).fields
    assert listing.name in fields
