from __future__ import annotations

from policypack.aws.services.ec2 import Zone
from policypack.testing import Plan, Ref, Table, Unknown
from tests.policies.states import existing

ASKED = ("ec2.zones",)
ZONES = tuple(
    Zone(name, id, "available", "opt-in-not-required", "", "availability-zone", "us-east-1")
    for name, id in (("us-east-1a", "use1-az1"), ("us-east-1e", "use1-az3"))
)
SUBNETS = {"subnetIds": [Ref("a"), Ref("b")]}


def base() -> Plan:
    plan = Plan(region="us-east-1").add("aws:ec2/vpc:Vpc", "net", cidrBlock="10.0.0.0/16")
    for at, (name, id) in enumerate((("a", "use1-az1"), ("b", "use1-az2"))):
        plan.add("aws:ec2/subnet:Subnet", name, vpcId=Ref("net"), cidrBlock=f"10.0.{at}.0/24", availabilityZoneId=id)
    role = "arn:aws:iam::210987654321:role/eks"
    return plan.add("aws:eks/cluster:Cluster", "main", roleArn=role, vpcConfig=SUBNETS)


def lettered(plan: Plan) -> Plan:
    return plan.set("b", availabilityZoneId=None, availabilityZone="us-east-1e")


refused = (
    Table("eks-zone-refused", base)
    .good("zones that EKS uses")
    .bad(
        "one that it does not",
        lambda p: p.set("b", availabilityZoneId="use1-az3"),
        ("main", "b is in use1-az3, which EKS does not use."),
        level="mandatory",
    )
    .bad(
        "by its letter",
        lettered,
        ("main", "b is in us-east-1e (use1-az3), which EKS does not use."),
        facts={ASKED: ZONES},
    )
    .good("a region where all are used", lambda p: lettered(p).set("b", availabilityZone="eu-west-1c"), facts={})
    .not_found("a zone that is none: another policy's", lettered, facts={ASKED: ZONES[:1]})
    .good(
        "a cluster that is there",
        lambda p: existing(p.set("b", availabilityZoneId="use1-az3"), "main"),
        facts={},
        view="engine",
    )
    .absent("no network", lambda p: p.set("main", vpcConfig=None), facts={})
    .absent("AWS chooses", lambda p: p.set("b", availabilityZoneId=None), facts={})
    .unknown("the zone", lambda p: p.set("b", availabilityZoneId=Unknown()), facts={})
    .outside("subnets elsewhere", lambda p: p.set("main", vpcConfig={"subnetIds": ["subnet-01234567"]}), facts={})
    .cannot_ask("denied", lettered)
)
