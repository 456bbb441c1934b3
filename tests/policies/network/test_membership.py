from __future__ import annotations

import pytest

from policies.network.membership import PLACES, PLANNED
from policypack.aws.services.ec2 import SecurityGroup, Subnet, Vpc, Zone
from policypack.aws.services.rds import SubnetGroup
from policypack.catalogue import provider
from policypack.policy import discover
from policypack.testing import Plan, Ref, Table, Unknown, judge_plan
from tests.policies.states import existing

VPC, OTHER = "vpc-0a1b2c3d4e5f60718", "vpc-0b1b2c3d4e5f60718"
A, B = "subnet-0a1b2c3d4e5f60718", "subnet-0b1b2c3d4e5f60718"
GROUP = "sg-0a1b2c3d4e5f60718"
FUNCTION = "aws:lambda/function:Function"
ASSOCIATIONS = ("network_ids.associated_vpcs", (GROUP,))


def base() -> Plan:
    plan = Plan()
    plan.add("aws:ec2/vpc:Vpc", "main", cidrBlock="10.0.0.0/16")
    plan.add("aws:ec2/subnet:Subnet", "a", vpcId=Ref("main"), cidrBlock="10.0.0.0/24")
    plan.add("aws:ec2/securityGroup:SecurityGroup", "web", vpcId=Ref("main"))
    return plan.add("aws:lb/loadBalancer:LoadBalancer", "lb", subnets=[Ref("a")], securityGroups=[Ref("web")])


def subnet(id: str, vpc: str = VPC, zone: str = "eu-west-1a") -> Subnet:
    return Subnet(id, vpc, "10.0.0.0/24", zone, "", "available", "", "", free=200, public_ip=False, default=False)


def of(*subnets: Subnet) -> dict[object, object]:
    return {("ec2.subnets", (("subnet-id", tuple(item.id for item in subnets)),)): subnets}


def group(vpc: str) -> dict[object, object]:
    return {("ec2.security_groups", (("group-id", (GROUP,)),)): (SecurityGroup(GROUP, "web", vpc, "", ""),)}


def there(plan: Plan) -> Plan:
    return plan.set("lb", subnets=[A, B], securityGroups=[GROUP])


def function(plan: Plan) -> Plan:
    return plan.add(FUNCTION, "resize", vpcConfig={"subnetIds": [A], "securityGroupIds": [GROUP]})


def database(plan: Plan, **given: object) -> Plan:
    return plan.add("aws:rds/instance:Instance", "ledger", **{"vpcSecurityGroupIds": [GROUP], **given})


def in_group(vpc: str) -> SubnetGroup:
    return SubnetGroup("data", vpc, "Complete", (A, B), ("eu-west-1a", "eu-west-1b"))


DEFAULT = ("ec2.vpcs", (("is-default", ("true",)),))


def default_vpc(id: str) -> Vpc:
    return Vpc(id, "172.31.0.0/16", default=True, state="", owner="", tenancy="", dhcp_options="")


def networks(*ids: str) -> dict[object, object]:
    return {("ec2.vpcs", (("vpc-id", ids),)): tuple(default_vpc(id) for id in ids)}


def said(first: str, vpc: str, other: str, second: str, of: str = "lb") -> tuple[str, str]:
    return of, f"{first} is in {vpc}, and {other} is in {second}; all that {of} names must be in one VPC."


NONE = {ASSOCIATIONS: frozenset()}
ASSOCIATION = "aws:ec2/routeTableAssociation:RouteTableAssociation"
ATTACHED = "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment"
ADMITTED = "web is in the VPC main, and far is in the VPC spare; all that let names must be in one VPC."


def second(plan: Plan) -> Plan:
    return plan.add("aws:ec2/vpc:Vpc", "spare", cidrBlock="10.1.0.0/16")


def routed(plan: Plan, vpc: object) -> Plan:
    """Add a route table of the VPC main whose route leads to a gateway of another VPC, or of none."""
    home = Ref(vpc) if isinstance(vpc, str) else vpc
    second(plan).add("aws:ec2/internetGateway:InternetGateway", "door", vpcId=home)
    routes = [{"cidrBlock": "0.0.0.0/0", "gatewayId": Ref("door")}]
    return plan.add("aws:ec2/routeTable:RouteTable", "out", vpcId=Ref("main"), routes=routes)


def admitted(plan: Plan) -> Plan:
    second(plan).add("aws:ec2/securityGroup:SecurityGroup", "far", vpcId=Ref("spare"))
    return plan.add(
        "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        "let",
        securityGroupId=Ref("web"),
        referencedSecurityGroupId=Ref("far"),
        ipProtocol="-1",
    )


apart = (
    Table("network-membership-apart", base)
    .good("all in one")
    .bad(
        "a group of another",
        lambda plan: second(plan).set("web", vpcId=Ref("spare")),
        (
            "lb",
            "a is in the VPC main, and web is in the VPC spare; all that lb names must be in one VPC.",
            "Name only what is in one VPC, and set vpcId of each security group.",
        ),
        level="mandatory",
        view="preview",
    )
    .bad(
        "a route table for a subnet of another",
        lambda plan: (
            second(plan)
            .add("aws:ec2/routeTable:RouteTable", "out", vpcId=Ref("spare"))
            .add(ASSOCIATION, "pair", subnetId=Ref("a"), routeTableId=Ref("out"))
        ),
        ("pair", "a is in the VPC main, and out is in the VPC spare; all that pair names must be in one VPC."),
        view="preview",
    )
    .bad(
        "a route of a table to the gateway of another",
        lambda plan: routed(plan, "spare"),
        ("out", "main is in the VPC main, and door is in the VPC spare; all that out names must be in one VPC."),
        view="preview",
    )
    .bad(
        "a route to a gateway that is attached elsewhere",
        lambda plan: (
            routed(plan, None)
            .add(ATTACHED, "attached", internetGatewayId=Ref("door"), vpcId=Ref("spare"))
            .set("out", routes=None)
            .add("aws:ec2/route:Route", "way", routeTableId=Ref("out"), gatewayId=Ref("door"))
        ),
        ("way", "out is in the VPC main, and door is in the VPC spare; all that way names must be in one VPC."),
        view="preview",
    )
    .bad(
        "a route to the NAT gateway of another",
        lambda plan: (
            second(plan)
            .add("aws:ec2/subnet:Subnet", "b", vpcId=Ref("spare"), cidrBlock="10.1.0.0/24")
            .add("aws:ec2/natGateway:NatGateway", "nat", subnetId=Ref("b"))
            .add("aws:ec2/routeTable:RouteTable", "out", vpcId=Ref("main"))
            .add("aws:ec2/route:Route", "way", routeTableId=Ref("out"), natGatewayId=Ref("nat"))
        ),
        ("way", "out is in the VPC main, and nat is in the VPC spare; all that way names must be in one VPC."),
        view="preview",
    )
    .good("a route of a table to its own gateway", lambda plan: routed(plan, "main"))
    .good("a gateway of which nobody says where it is", lambda plan: routed(plan, None))
    .good("a gateway that is told later", lambda plan: routed(plan, Unknown()))
    # Without state nobody knows whether the VPCs are there, and peered.
    .bad("a rule that admits a group of another", admitted, ("let", ADMITTED), view="preview", level="advisory")
    .good("a rule between VPCs that may be peered from elsewhere", lambda plan: existing(admitted(plan), "spare"))
    .bad(
        "a group that admits one of another",
        lambda plan: admitted(plan).remove("let").set("web", ingress=[{"securityGroups": [Ref("far")]}]),
        ("web", "main is in the VPC main, and far is in the VPC spare; all that web names must be in one VPC."),
        view="preview",
    )
    .good(
        "a rule that admits a group of a peer",
        lambda plan: admitted(plan).add(
            "aws:ec2/vpcPeeringConnection:VpcPeeringConnection", "peers", vpcId=Ref("main"), peerVpcId=Ref("spare")
        ),
    )
    .bad(
        "a group of none",
        lambda plan: plan.set("web", vpcId=None),
        ("lb", "a is in the VPC main, and web is in the default VPC; all that lb names must be in one VPC."),
        view="preview",
    )
    .bad(
        "machines that start later",
        lambda plan: (
            plan.remove("lb")
            .set("web", vpcId=None)
            .add(
                "aws:batch/computeEnvironment:ComputeEnvironment",
                "jobs",
                computeResources={"subnets": [Ref("a")], "securityGroupIds": [Ref("web")]},
            )
        ),
        ("jobs", "a is in the VPC main, and web is in the default VPC; all that jobs names must be in one VPC."),
        level="advisory",
        view="preview",
    )
    .good("a group of none, and a VPC that is there", lambda plan: existing(plan.set("web", vpcId=None), "main"))
    .good(
        "groups that are associated with other VPCs",
        lambda plan: (
            second(plan)
            .set("web", vpcId=Ref("spare"))
            .add(
                "aws:vpc/securityGroupVpcAssociation:SecurityGroupVpcAssociation",
                "both",
                securityGroupId=Ref("web"),
                vpcId=Ref("main"),
            )
        ),
    )
    .absent("no groups", lambda plan: plan.set("web", vpcId=None).set("lb", securityGroups=None))
    .unknown("of which VPC", lambda plan: plan.set("web", vpcId=Unknown()), undecided=False)
    .outside("groups elsewhere", lambda plan: plan.set("lb", securityGroups=[GROUP]))
)

different_vpcs = (
    Table("network-membership-different-vpcs", base)
    .good("all is planned in one VPC", facts={})
    .good("all is there in one VPC", there, facts={**of(subnet(A), subnet(B)), **group(VPC)})
    .bad(
        "a subnet group of subnets in two VPCs, and nothing of what is in it",
        lambda plan: database(
            second(plan)
            .add("aws:ec2/subnet:Subnet", "b", vpcId=Ref("spare"), cidrBlock="10.1.0.0/24")
            .add("aws:rds/subnetGroup:SubnetGroup", "data", subnetIds=[Ref("a"), Ref("b")]),
            dbSubnetGroupName=Ref("data", "name"),
        ),
        said("a", "the new VPC main", "b", "the new VPC spare", "data"),
        facts=group(OTHER),
    )
    .good(
        "a database in a group that is there nowhere is another policy's",
        lambda plan: database(plan, dbSubnetGroupName="data"),
        facts={("rds.subnet_group", "data"): None, **group(OTHER)},
    )
    .bad(
        "an endpoint in a VPC that is planned here",
        lambda plan: plan.add(
            "aws:ec2/vpcEndpoint:VpcEndpoint", "ssm", vpcId=Ref("main"), subnetIds=[A], vpcEndpointType="Interface"
        ),
        said("ssm", "the new VPC main", A, VPC, "ssm"),
        facts=of(subnet(A)),
    )
    .unknown("of which VPC a new group is", lambda plan: plan.set("web", vpcId=Unknown()), facts={}, undecided=False)
    .good(
        "part of an id is no id",
        lambda plan: plan.set("lb", subnets=[A], securityGroups=[Ref("web", "arn")]),
        facts=of(subnet(A)),
        view="preview",
    )
    .bad(
        "a group of another VPC",
        there,
        said(A, VPC, GROUP, OTHER),
        facts={**of(subnet(A), subnet(B)), **group(OTHER), **NONE},
        level="mandatory",
    )
    .bad(
        "two subnets",
        there,
        said(A, VPC, B, OTHER),
        facts={**of(subnet(A), subnet(B, OTHER)), **group(VPC), **NONE},
        level="mandatory",
    )
    .bad(
        "of a function",
        function,
        said(A, VPC, GROUP, OTHER, "resize"),
        facts={**of(subnet(A)), **group(OTHER), **NONE},
        level="mandatory",
    )
    .good(
        "the group may be used in the other VPC",
        there,
        facts={**of(subnet(A), subnet(B)), **group(OTHER), ASSOCIATIONS: frozenset({(GROUP, VPC)})},
    )
    .good(
        "the stack makes that possible",
        lambda plan: there(plan).add(
            "aws:vpc/securityGroupVpcAssociation:SecurityGroupVpcAssociation", "both", securityGroupId=GROUP, vpcId=VPC
        ),
        facts={
            **of(subnet(A), subnet(B)),
            **group(OTHER),
        },
    )
    .bad(
        "a new group in a new VPC, a subnet in an old one",
        lambda plan: plan.set("lb", subnets=[A]),
        said(A, VPC, "web", "the new VPC main"),
        facts=of(subnet(A)),
        level="mandatory",
    )
    .bad(
        "a new group without vpcId is in the default VPC",
        lambda plan: plan.set("web", vpcId=None),
        said("a", "the new VPC main", "web", OTHER),
        facts={DEFAULT: (default_vpc(OTHER),)},
    )
    .bad(
        "a new group in the other VPC",
        lambda plan: plan.set("web", vpcId=OTHER).set("lb", subnets=[A]),
        said(A, VPC, "web", OTHER),
        facts={**of(subnet(A)), **networks(OTHER)},
    )
    .good(
        "a new group in a VPC that is not there, which is another policy's",
        lambda plan: plan.set("web", vpcId=OTHER).set("lb", subnets=[A]),
        facts={**of(subnet(A)), ("ec2.vpcs", (("vpc-id", (OTHER,)),)): ()},
    )
    .bad(
        "a launch template is taken as it is",
        lambda plan: plan.add(
            "aws:ec2/launchTemplate:LaunchTemplate",
            "lt",
            networkInterfaces=[{"subnetId": A, "securityGroups": [GROUP]}],
        ),
        said(A, VPC, GROUP, OTHER, "lt"),
        facts={**of(subnet(A)), **group(OTHER), **NONE},
        level="advisory",
    )
    .bad(
        "an endpoint's VPC and subnet",
        lambda plan: plan.add(
            "aws:ec2/vpcEndpoint:VpcEndpoint", "ssm", vpcId=OTHER, subnetIds=[A], vpcEndpointType="Interface"
        ),
        said("ssm", OTHER, A, VPC, "ssm"),
        facts={**of(subnet(A)), **networks(OTHER)},
    )
    .bad(
        "a database's subnet group and its security group",
        lambda plan: database(plan, dbSubnetGroupName="data"),
        said("The subnet group data", VPC, GROUP, OTHER, "ledger"),
        facts={("rds.subnet_group", "data"): in_group(VPC), **group(OTHER), **NONE},
        level="mandatory",
    )
    .bad(
        "a database without subnet group is in the default VPC",
        lambda plan: database(plan, vpcSecurityGroupIds=[Ref("web")]),
        said("ledger, which names no subnet group,", VPC, "web", "the new VPC main", "ledger"),
        facts={("rds.subnet_group", "default"): in_group(VPC)},
        level="mandatory",
    )
    .bad(
        "which there is no subnet group for yet",
        lambda plan: database(plan),
        said("ledger, which names no subnet group,", VPC, GROUP, OTHER, "ledger"),
        facts={("rds.subnet_group", "default"): None, DEFAULT: (default_vpc(VPC),), **group(OTHER), **NONE},
    )
    .good(
        "a database in a group that is planned here",
        lambda plan: database(
            plan.add("aws:rds/subnetGroup:SubnetGroup", "data", subnetIds=[Ref("a")]),
            dbSubnetGroupName=Ref("data", "name"),
            vpcSecurityGroupIds=[Ref("web")],
        ),
        facts={},
    )
    .bad(
        "a database in a group that is planned here, with another VPC's security group",
        lambda plan: database(
            plan.add("aws:rds/subnetGroup:SubnetGroup", "data", subnetIds=[Ref("a")]),
            dbSubnetGroupName=Ref("data", "name"),
        ),
        said("The subnet group data", "the new VPC main", GROUP, OTHER, "ledger"),
        facts={**group(OTHER), **NONE},
    )
    .good("a replica is where its source is", lambda plan: database(plan, replicateSourceDb="main"), facts=group(OTHER))
    .good(
        "a database that is there stays where it is",
        lambda plan: database(plan, outputs={"id": "ledger"}),
        facts=group(OTHER),
        view="engine",
    )
    .not_found(
        "another policy's",
        there,
        facts={
            ("ec2.subnets", (("subnet-id", (A, B)),)): (),
            ("ec2.security_groups", (("group-id", (GROUP,)),)): (),
        },
    )
    .outside(
        "in another region",
        lambda plan: there(plan).set("lb", region="eu-south-1"),
        facts={**of(subnet(A), subnet(B)), **group(VPC)},
    )
    .absent("no group", lambda plan: there(plan).set("lb", securityGroups=None), facts=of(subnet(A), subnet(B)))
    .unknown("from an update", lambda plan: plan.set("lb", subnets=Unknown()), facts={}, undecided=False)
    .cannot_ask("denied", there)
)


@pytest.mark.parametrize("type", PLACES)
def test_each_place_is_looked_at(type: str) -> None:
    place = PLACES[type]
    given: dict[str, object] = {
        name: [A, B]
        if name in ("subnets", "subnetIds")
        else A
        if name == "subnetId"
        else "data"
        if name.endswith("SubnetGroupName")
        else [GROUP]
        for name in place.properties
        if name != "vpcId"
    }
    rules = [policy for policy in discover("policies") if policy.id == "network-membership-different-vpcs"]
    plan = Plan().add(type, "it", **({place.block: given} if place.block else given))
    subnets = (subnet(A), subnet(B, OTHER)) if "subnetId" not in place.properties else (subnet(A),)
    facts = {**of(*subnets), **group(OTHER), **NONE, ("rds.subnet_group", "data"): in_group(VPC)}
    findings = judge_plan(plan, rules, view="engine", facts=facts).findings
    assert len(findings) == 1


def instance(plan: Plan, **given: object) -> Plan:
    return plan.set("api", **{"subnetId": A, "availabilityZone": "eu-west-1b", **given})


def machine() -> Plan:
    plan = Plan()
    plan.add("aws:ec2/subnet:Subnet", "own", vpcId=VPC, cidrBlock="10.0.0.0/24")
    return plan.add("aws:ec2/instance:Instance", "api", ami="ami-1", subnetId=Ref("own"))


ZONES: dict[object, object] = {
    ("ec2.zones", True): (Zone("eu-west-1b", "euw1-az2", "available", "", "", "availability-zone", ""),)
}
zone_mismatch = (
    Table("network-membership-zone-mismatch", machine)
    .good("planned here", facts={})
    .good("the subnet's zone", instance, facts=of(subnet(A, zone="eu-west-1b")))
    .bad(
        "another zone",
        instance,
        ("api", f"availabilityZone is eu-west-1b, and the subnet {A} is in eu-west-1a."),
        facts={**of(subnet(A)), **ZONES},
        level="mandatory",
    )
    .good(
        "a zone that the account does not have is another policy's",
        lambda plan: instance(plan, availabilityZone="eu-west-1f"),
        facts={**of(subnet(A)), **ZONES},
    )
    .absent("the subnet decides", lambda plan: instance(plan, availabilityZone=None), facts={})
    .unknown("from an update", lambda plan: instance(plan, availabilityZone=Unknown()), facts={})
    .outside("no subnet at all", lambda plan: instance(plan, subnetId=None), facts={})
    .not_found("another policy's", instance, facts={("ec2.subnets", (("subnet-id", (A,)),)): ()})
    .cannot_ask("denied", instance)
)


@pytest.mark.parametrize("type", PLANNED)
def test_each_planned_place_is_of_this_provider(type: str) -> None:
    place = PLANNED[type]
    fields = provider.inputs(type)
    if place.block:
        fields = (fields[place.block].element or fields[place.block]).fields
    assert set(place.properties) <= set(fields)
