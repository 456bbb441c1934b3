from __future__ import annotations

from policypack.aws.services.ec2 import Subnet
from policypack.testing import Table, Unknown
from tests.policies.machines import base

ASKED = ("ec2.offering_zones", "t4g.micro")
EVERYWHERE = {ASKED: ("eu-west-1a", "eu-west-1b", "eu-west-1c")}
ELSEWHERE = {ASKED: ("eu-west-1b", "eu-west-1c")}
SUBNET = ("ec2.subnets", (("subnet-id", ("subnet-9",)),))
OUTSIDE = Subnet(
    id="subnet-9",
    vpc="vpc-1",
    cidr="10.0.9.0/24",
    zone="eu-west-1a",
    zone_id="euw1-az1",
    state="available",
    owner="",
    arn="",
    free=9,
    public_ip=False,
    default=False,
)
NOT_IN_ZONE = ("bastion", "t4g.micro is not offered in eu-west-1a, where the machine shall stand.")

not_offered = (
    Table("ec2-instance-type-not-offered", base)
    .good("offered", facts=EVERYWHERE)
    .bad("not in the planned subnet's zone", None, NOT_IN_ZONE, facts=ELSEWHERE, level="mandatory")
    .not_found(
        "nowhere in the region",
        None,
        ("bastion", "t4g.micro is not offered in any zone of eu-west-1."),
        ("web", "t4g.micro is not offered in any zone of eu-west-1."),
        facts={ASKED: ()},
        level="mandatory",
    )
    .bad(
        "not in the zone that the machine names",
        lambda plan: plan.set("bastion", availabilityZone="eu-west-1a", subnetId=None),
        NOT_IN_ZONE,
        facts=ELSEWHERE,
    )
    .good(
        "a Local Zone is listed apart",
        lambda plan: plan.set("bastion", availabilityZone="eu-west-1-ham-1a", subnetId=None),
        facts=ELSEWHERE,
    )
    .outside(
        "a subnet elsewhere, whose zone AWS says",
        lambda plan: plan.set("bastion", subnetId="subnet-9"),
        NOT_IN_ZONE,
        facts={**ELSEWHERE, SUBNET: (OUTSIDE,)},
    )
    .good(
        "a subnet that is not there is another policy's",
        lambda plan: plan.set("bastion", subnetId="subnet-9"),
        facts={**ELSEWHERE, SUBNET: ()},
    )
    .good("EC2 chooses the zone", lambda plan: plan.set("bastion", subnetId=None), facts=ELSEWHERE)
    .good(
        "the subnet's zone is not known yet", lambda plan: plan.set("private", availabilityZone=None), facts=ELSEWHERE
    )
    .absent("no type", lambda plan: plan.set("bastion", instanceType=None), facts=EVERYWHERE)
    .unknown("from an update", lambda plan: plan.set("bastion", instanceType=Unknown()), facts=EVERYWHERE)
    .cannot_ask("denied")
)
