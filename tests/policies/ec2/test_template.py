from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate"


def base() -> Plan:
    plan = Plan()
    plan.add(TEMPLATE, "machine", imageId="ami-0123456789abcdef0", userData="IyEvYmluL2Jhc2gKZWNobyBoaQo=")
    plan.add("aws:ec2/subnet:Subnet", "b", vpcId="vpc-1", availabilityZone="eu-west-1b")
    plan.add("aws:autoscaling/group:Group", "web", launchTemplate={"id": Ref("machine")})
    plan.add("aws:ec2/instance:Instance", "jump", subnetId=Ref("b"), availabilityZone="eu-west-1b")
    return plan


def beside(plan: Plan) -> Plan:
    return plan.set("machine", vpcSecurityGroupIds=["sg-1"], networkInterfaces=[{"associatePublicIpAddress": "true"}])


user_data_not_encoded = (
    Table("ec2-template-user-data-not-encoded", base)
    .good("base64")
    .good("base64 in lines", lambda p: p.set("machine", userData="IyEvYmluL2Jhc2gK\nZWNobyBoaQo="))
    .good("none", lambda p: p.set("machine", userData=""))
    .bad(
        "a script",
        lambda p: p.set("machine", userData="#!/bin/bash\necho hi\n"),
        ("machine", "userData is not base64."),
        level="mandatory",
    )
    .absent("none", lambda p: p.set("machine", userData=None))
    .unknown("from an update", lambda p: p.set("machine", userData=Unknown()), undecided=False)
)

groups_beside_interface = (
    Table("ec2-template-groups-beside-interface", base)
    .good("neither")
    .good("groups alone", lambda p: p.set("machine", vpcSecurityGroupIds=["sg-1"]))
    .good("groups in the interface", lambda p: p.set("machine", networkInterfaces=[{"securityGroups": ["sg-1"]}]))
    .bad(
        "both",
        beside,
        ("machine", "The template has networkInterfaces and vpcSecurityGroupIds."),
        level="mandatory",
    )
    .absent("no groups", lambda p: p.set("machine", vpcSecurityGroupIds=None))
    .unknown("the groups", lambda p: p.set("machine", vpcSecurityGroupIds=Unknown()))
    .unknown("the interface", lambda p: beside(p).set("machine", networkInterfaces=Unknown()))
    .outside(
        "nothing of this stack launches from it",
        lambda p: beside(p).remove("web"),
        ("machine", "The template has networkInterfaces and vpcSecurityGroupIds."),
        level="advisory",
    )
)

zone_of_another_subnet = (
    Table("ec2-template-zone-of-another-subnet", base)
    .good("the subnet's zone")
    .good("the subnet says none", lambda p: p.set("b", availabilityZone=None))
    .bad(
        "another zone",
        lambda p: p.set("jump", availabilityZone="eu-west-1c"),
        ("jump", "availabilityZone is eu-west-1c, and the subnet b is in eu-west-1b."),
        level="mandatory",
    )
    .absent("no zone", lambda p: p.set("jump", availabilityZone=None))
    .unknown("the zone", lambda p: p.set("jump", availabilityZone=Unknown()), undecided=False)
    .outside("a subnet of another stack", lambda p: p.set("jump", subnetId="subnet-1", availabilityZone="eu-west-1c"))
)
