from __future__ import annotations

from policypack.aws.services.ec2 import Subnet
from policypack.testing import Plan, Ref, Table, Unknown

GROUP = "aws:autoscaling/group:Group"
SUBNET = "aws:ec2/subnet:Subnet"


def base() -> Plan:
    plan = Plan()
    for letter in "ab":
        plan.add(SUBNET, f"private-{letter}", vpcId="vpc-1", availabilityZone=f"eu-west-1{letter}")
    plan.add("aws:ec2/launchTemplate:LaunchTemplate", "web", instanceType="g5.xlarge")
    return plan.add(
        GROUP,
        "webs",
        launchTemplate={"id": Ref("web")},
        vpcZoneIdentifiers=[Ref("private-a"), Ref("private-b")],
        minSize=2,
        maxSize=4,
    )


def mixed(plan: Plan, *, types: tuple[str, ...] = ("g5.xlarge", "g6.xlarge")) -> Plan:
    return plan.set(
        "webs",
        launchTemplate=None,
        mixedInstancesPolicy={
            "launchTemplate": {
                "launchTemplateSpecification": {"launchTemplateId": Ref("web")},
                "overrides": [{"instanceType": name} for name in types],
            }
        },
    )


def elsewhere(plan: Plan) -> Plan:
    return plan.set("webs", vpcZoneIdentifiers=["subnet-9"])


def subnet(zone: str) -> Subnet:
    return Subnet(
        id="subnet-9",
        vpc="vpc-1",
        cidr="10.0.9.0/24",
        zone=zone,
        zone_id="",
        state="available",
        owner="",
        arn="",
        free=9,
        public_ip=False,
        default=False,
    )


FOUR = ("g4dn.xlarge", "g5.xlarge", "g6.xlarge", "p4d.24xlarge")
ASKED = ("ec2.offering_zones", "g5.xlarge")
OTHER = ("ec2.offering_zones", "g6.xlarge")
SUBNETS = ("ec2.subnets", (("subnet-id", ("subnet-9",)),))

type_not_offered = (
    Table("autoscaling-zone-type-not-offered", base)
    .good("in both zones", facts={ASKED: ("eu-west-1a", "eu-west-1b")})
    .bad(
        "in one of them",
        None,
        ("webs", "g5.xlarge is not offered in eu-west-1b, where the group may start machines."),
        facts={ASKED: ("eu-west-1a",)},
        level="advisory",
    )
    .not_found(
        "in none",
        None,
        ("webs", "g5.xlarge is not offered in eu-west-1a and eu-west-1b, where the group may start machines."),
        facts={ASKED: ("eu-west-1c",)},
        level="mandatory",
    )
    .bad(
        "in none, and no machine is waited for",
        lambda plan: plan.set("webs", minSize=0),
        ("webs", "g5.xlarge is not offered in eu-west-1a and eu-west-1b, where the group may start machines."),
        facts={ASKED: ("eu-west-1c",)},
        level="advisory",
    )
    .bad(
        "in none, and waiting is switched off",
        lambda plan: plan.set("webs", waitForCapacityTimeout="0"),
        ("webs", "g5.xlarge is not offered in eu-west-1a and eu-west-1b, where the group may start machines."),
        facts={ASKED: ("eu-west-1c",)},
        level="advisory",
    )
    .good("another type of the group is", mixed, facts={ASKED: ("eu-west-1a",), OTHER: ("eu-west-1b",)})
    .bad(
        "none of its types is",
        mixed,
        ("webs", "g5.xlarge, g6.xlarge are not offered in eu-west-1b, where the group may start machines."),
        facts={ASKED: ("eu-west-1a",), OTHER: ()},
    )
    .outside(
        "a subnet elsewhere",
        elsewhere,
        ("webs", "g5.xlarge is not offered in eu-west-1c, where the group may start machines."),
        facts={ASKED: ("eu-west-1a",), SUBNETS: (subnet("eu-west-1c"),)},
    )
    .good("a launch template elsewhere", lambda plan: plan.set("webs", launchTemplate={"id": "lt-1"}), facts={})
    .good("the subnet is not there: another policy's", elsewhere, facts={SUBNETS: ()})
    .good("a zone is not known yet", lambda plan: plan.set("private-b", availabilityZone=None), facts={})
    .bad(
        "in one of the zones that it names itself",
        lambda plan: plan.set("webs", vpcZoneIdentifiers=None, availabilityZones=["eu-west-1a", "eu-west-1c"]),
        ("webs", "g5.xlarge is not offered in eu-west-1c, where the group may start machines."),
        facts={ASKED: ("eu-west-1a", "eu-west-1b")},
    )
    .bad(
        "one machine, in none",
        lambda plan: plan.set("webs", minSize=1),
        ("webs", "g5.xlarge is not offered in eu-west-1a and eu-west-1b, where the group may start machines."),
        facts={ASKED: ("eu-west-1c",)},
        level="mandatory",
    )
    .bad(
        "four types, and the type of a mixed group's template",
        lambda plan: mixed(plan, types=FOUR),
        (
            "webs",
            (
                "g4dn.xlarge, g5.xlarge, g6.xlarge and 1 more are not offered in eu-west-1b, where the group may start "
                "machines."
            ),
        ),
        facts={("ec2.offering_zones", name): ("eu-west-1a",) for name in FOUR},
    )
    .bad(
        "a mixed group starts what its template says",
        lambda plan: mixed(plan, types=()),
        ("webs", "g5.xlarge is not offered in eu-west-1b, where the group may start machines."),
        facts={ASKED: ("eu-west-1a",)},
    )
    .absent("no template at all", lambda plan: plan.set("webs", launchTemplate=None), facts={})
    .absent("the template says no type", lambda plan: plan.set("web", instanceType=None), facts={})
    .unknown("type from an update", lambda plan: plan.set("web", instanceType=Unknown()), facts={})
    .cannot_ask("denied")
)
