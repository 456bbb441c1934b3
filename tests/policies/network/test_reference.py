from __future__ import annotations

from typing import Any

import pytest

from policypack.aws.services.ec2 import SecurityGroup, Subnet, Vpc
from policypack.aws.services.network import Endpoint
from policypack.policy import discover
from policypack.testing import Plan, Ref, Table, Unknown, judge_plan
from tests.policies.machines import ignoring

VPC, GONE = "vpc-0a1b2c3d4e5f60718", "vpc-0ffffffffffffffff"
A, B, GROUP = "subnet-0a1b2c3d4e5f60718", "subnet-0b1b2c3d4e5f60718", "sg-0a1b2c3d4e5f60718"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:ec2/vpc:Vpc", "main", cidrBlock="10.0.0.0/16")
    plan.add("aws:lb/targetGroup:TargetGroup", "api", port=80, protocol="HTTP", vpcId=Ref("main"))
    return plan.add("aws:lb/loadBalancer:LoadBalancer", "web", internal=True)


def vpcs(*ids: str) -> tuple[Vpc, ...]:
    return tuple(
        Vpc(id, "10.0.0.0/16", default=False, state="available", owner="", tenancy="default", dhcp_options="")
        for id in ids
    )


def subnet(id: str) -> Subnet:
    return Subnet(
        id, VPC, "10.0.0.0/24", "eu-west-1a", "", "available", "", "", free=200, public_ip=False, default=False
    )


def asked(verb: str, filter: str, *ids: str) -> tuple[object, ...]:
    return (f"ec2.{verb}", ((filter, ids),))


def in_vpc(plan: Plan, id: object) -> Plan:
    return plan.set("api", vpcId=id)


def balanced(plan: Plan) -> Plan:
    return plan.set("web", subnets=[A, B], securityGroups=[GROUP])


SUBNETS = {
    asked("subnets", "subnet-id", A, B): (subnet(A),),
    asked("security_groups", "group-id", GROUP): (SecurityGroup(GROUP, "web", VPC, "", ""),),
}
not_found = (
    Table("network-reference-not-found", base)
    .good("planned here", facts={})
    .good("there", lambda plan: in_vpc(plan, VPC), facts={asked("vpcs", "vpc-id", VPC): vpcs(VPC)})
    .good(
        "a peer's",
        lambda plan: plan.add("aws:ec2/vpcPeeringConnection:VpcPeeringConnection", "p", peerVpcId=GONE),
        facts={},
    )
    .good(
        "the endpoint of whoever uses the service",
        lambda plan: plan.add(
            "aws:ec2/vpcEndpointConnectionAccepter:VpcEndpointConnectionAccepter",
            "yes",
            vpcEndpointId="vpce-0a1b2c3d4e5f60718",
            vpcEndpointServiceId="vpce-svc-0a1b2c3d4e5f60718",
        ),
        facts={},
    )
    .bad(
        "changes of the subnets are ignored",
        lambda plan: ignoring(plan.set("web", subnets=[A]), "web", "subnets"),
        ("web", f"subnets names the subnet {A}, and there is none of this id in eu-west-1."),
        facts={asked("subnets", "subnet-id", A): ()},
        view="preview",
        level="advisory",
    )
    .good("a tag", lambda plan: plan.set("api", tags={"vpc": GONE}), facts={})
    .not_found(
        "a VPC",
        lambda plan: in_vpc(plan, GONE),
        ("api", f"vpcId names the VPC {GONE}, and there is none of this id in eu-west-1."),
        facts={asked("vpcs", "vpc-id", GONE): ()},
        level="mandatory",
    )
    .bad(
        "one of two subnets",
        balanced,
        ("web", f"subnets names the subnet {B}, and there is none of this id in eu-west-1."),
        facts=SUBNETS,
        level="mandatory",
    )
    .bad(
        "both subnets and the group",
        balanced,
        ("web", f"subnets names the subnets {A}, {B}, and there are none of these ids in eu-west-1."),
        ("web", f"securityGroups names the security group {GROUP}, and there is none of this id in eu-west-1."),
        facts={asked("subnets", "subnet-id", A, B): (), asked("security_groups", "group-id", GROUP): ()},
    )
    .bad(
        "a rule's source may be a peer's",
        lambda plan: plan.add(
            "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "in", referencedSecurityGroupId=GROUP
        ),
        (
            "in",
            f"referencedSecurityGroupId names the security group {GROUP}, and there is none of this id in eu-west-1.",
        ),
        facts={asked("security_groups", "group-id", GROUP): ()},
        level="advisory",
    )
    .bad(
        "and that of a rule within its group",
        lambda plan: plan.add(
            "aws:ec2/securityGroup:SecurityGroup", "sg", ingress=[{"protocol": "-1", "securityGroups": [GROUP]}]
        ),
        (
            "sg",
            f"ingress[0].securityGroups names the security group {GROUP}, and there is none of this id in eu-west-1.",
        ),
        facts={asked("security_groups", "group-id", GROUP): ()},
        level="advisory",
    )
    .bad(
        "an access point takes the VPC as it is",
        lambda plan: plan.add(
            "aws:s3/accessPoint:AccessPoint", "data", bucket="acme-data", vpcConfiguration={"vpcId": GONE}
        ),
        ("data", f"vpcConfiguration.vpcId names the VPC {GONE}, and there is none of this id in eu-west-1."),
        facts={asked("vpcs", "vpc-id", GONE): ()},
        level="advisory",
    )
    .bad(
        "a function does not",
        lambda plan: plan.add(
            "aws:lambda/function:Function", "resize", vpcConfig={"subnetIds": [A], "securityGroupIds": []}
        ),
        ("resize", f"vpcConfig.subnetIds names the subnet {A}, and there is none of this id in eu-west-1."),
        facts={asked("subnets", "subnet-id", A): ()},
        level="mandatory",
    )
    .good(
        "kept for others",
        lambda plan: plan.add("aws:ssm/parameter:Parameter", "peer", type="String", value=GONE).add(
            "aws:lambda/function:Function", "job", environment={"variables": {"VPC": GONE}}
        ),
        facts={},
    )
    .good(
        "endpoints of other regions",
        lambda plan: plan.add(
            "aws:globalaccelerator/endpointGroup:EndpointGroup",
            "far",
            endpointGroupRegion="eu-south-1",
            endpointConfigurations=[{"endpointId": "eipalloc-0a1b2c3d4e5f60718"}],
        ),
        facts={},
    )
    .good(
        "a snapshot outlives its volume",
        lambda plan: plan.add(
            "aws:ebs/snapshot:Snapshot", "before", volumeId="vol-0a1b2c3d4e5f60718", outputs={"id": "snap-0a1b2c3d"}
        ),
        facts={("network_ids.volumes", ("vol-0a1b2c3d4e5f60718",)): frozenset()},
    )
    .bad(
        "a launch template is taken as it is",
        lambda plan: plan.add("aws:ec2/launchTemplate:LaunchTemplate", "lt", vpcSecurityGroupIds=[GROUP]),
        ("lt", f"vpcSecurityGroupIds names the security group {GROUP}, and there is none of this id in eu-west-1."),
        facts={asked("security_groups", "group-id", GROUP): ()},
        level="advisory",
    )
    .bad(
        "two resources ask once for all that the stack names",
        lambda plan: in_vpc(plan, VPC).add("aws:ec2/routeTable:RouteTable", "private", vpcId=GONE),
        ("private", f"vpcId names the VPC {GONE}, and there is none of this id in eu-west-1."),
        facts={asked("vpcs", "vpc-id", VPC, GONE): vpcs(VPC)},
    )
    .outside(
        "in another region",
        lambda plan: in_vpc(plan, VPC).set("api", region="eu-south-1"),
        facts={asked("vpcs", "vpc-id", VPC): vpcs(VPC)},
    )
    .absent("none", lambda plan: in_vpc(plan, None), facts={})
    .unknown("from an update", lambda plan: in_vpc(plan, Unknown()), facts={}, undecided=False)
    .cannot_ask("denied", lambda plan: in_vpc(plan, VPC))
)


ROUTE = "aws:ec2/route:Route"
# (Type, property, beginning of the id) -> what AWS is asked beside the id, its answer where the thing is there, level.
KINDS: dict[tuple[str, str, str], tuple[str, Any, str]] = {
    (ROUTE, "routeTableId", "rtb"): ("network_ids.route_tables", None, "mandatory"),
    (ROUTE, "gatewayId", "igw"): ("network.internet_gateways", "", "mandatory"),
    (ROUTE, "egressOnlyGatewayId", "eigw"): ("network_ids.egress_gateways", None, "mandatory"),
    (ROUTE, "natGatewayId", "nat"): ("network.nat_gateways", (), "mandatory"),
    (ROUTE, "transitGatewayId", "tgw"): ("network_ids.transit_gateways", None, "mandatory"),
    (ROUTE, "vpcPeeringConnectionId", "pcx"): ("network_ids.peering_connections", None, "mandatory"),
    (ROUTE, "vpcEndpointId", "vpce"): ("network.endpoints", Endpoint, "mandatory"),
    (ROUTE, "networkInterfaceId", "eni"): ("network_ids.interfaces", None, "mandatory"),
    (ROUTE, "destinationPrefixListId", "pl"): ("network_ids.prefix_lists", None, "mandatory"),
    ("aws:ec2/natGateway:NatGateway", "allocationId", "eipalloc"): ("network_ids.addresses", None, "mandatory"),
    ("aws:ec2/networkAclRule:NetworkAclRule", "networkAclId", "acl"): ("network_ids.network_acls", None, "mandatory"),
    ("aws:ec2/vpcDhcpOptionsAssociation:VpcDhcpOptionsAssociation", "dhcpOptionsId", "dopt"): (
        "network_ids.dhcp_options",
        None,
        "mandatory",
    ),
    ("aws:lb/targetGroupAttachment:TargetGroupAttachment", "targetId", "i"): (
        "network_ids.instances",
        None,
        "mandatory",
    ),
    ("aws:ec2/volumeAttachment:VolumeAttachment", "volumeId", "vol"): ("network_ids.volumes", None, "mandatory"),
    ("aws:ebs/fastSnapshotRestore:FastSnapshotRestore", "snapshotId", "snap"): (
        "network_ids.snapshots",
        None,
        "mandatory",
    ),
    ("aws:ec2transitgateway/vpcAttachment:VpcAttachment", "transitGatewayId", "tgw"): (
        "network_ids.transit_gateways",
        None,
        "mandatory",
    ),
    ("aws:apigateway/restApi:RestApi", "description2", "vpce"): ("network.endpoints", Endpoint, "advisory"),
    ("aws:ec2transitgateway/peeringAttachment:PeeringAttachment", "transitGatewayId", "tgw"): ("", None, ""),
}


@pytest.mark.parametrize(("type", "property", "start"), KINDS)
def test_each_kind_is_asked_for(type: str, property: str, start: str) -> None:
    verb, shape, level = KINDS[type, property, start]
    id = f"{start}-0a1b2c3d4e5f60718"
    there: Any = frozenset({id})
    if shape == "":
        there = (id,)
    elif shape == ():
        there = ((id, "subnet-1"),)
    elif shape is Endpoint:
        there = (Endpoint(id, VPC, "com.amazonaws.eu-west-1.s3", "Gateway"),)
    rules = [policy for policy in discover("policies") if policy.id == "network-reference-not-found"]
    plan = Plan().add(type, "it", **{property: id})
    asked = (verb, (id,)) if shape is None else (verb,)
    assert not judge_plan(plan, rules, view="engine", facts={asked: there}).findings
    findings = judge_plan(plan, rules, view="engine", facts={asked: frozenset() if shape is None else ()}).findings
    assert [finding.level for finding in findings] == ([level] if level else [])
