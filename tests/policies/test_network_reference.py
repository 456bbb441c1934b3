from __future__ import annotations

from policypack.aws.services.ec2 import SecurityGroup, Subnet, Vpc
from policypack.testing import Plan, Ref, Table, Unknown

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
    .outside(
        "in another region",
        lambda plan: in_vpc(plan, VPC).set("api", region="eu-south-1"),
        facts={asked("vpcs", "vpc-id", VPC): vpcs(VPC)},
    )
    .absent("none", lambda plan: in_vpc(plan, None), facts={})
    .unknown("from an update", lambda plan: in_vpc(plan, Unknown()), facts={}, undecided=False)
    .cannot_ask("denied", lambda plan: in_vpc(plan, VPC))
)
