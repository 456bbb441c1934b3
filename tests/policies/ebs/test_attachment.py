from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown


def base() -> Plan:
    plan = Plan().add("aws:ebs/volume:Volume", "data", availabilityZone="eu-west-1a", size=10)
    plan.add("aws:ec2/subnet:Subnet", "front", vpcId="vpc-01234567", cidrBlock="10.0.1.0/24")
    plan.set("front", availabilityZone="eu-west-1a")
    plan.add("aws:ec2/instance:Instance", "web", ami="ami-01234567", instanceType="t3.micro", subnetId=Ref("front"))
    return plan.add(
        "aws:ec2/volumeAttachment:VolumeAttachment",
        "mount",
        deviceName="/dev/sdf",
        volumeId=Ref("data"),
        instanceId=Ref("web"),
    )


_zone_mismatch = (
    Table("ebs-attachment-zone-mismatch", base)
    .good("one zone")
    .bad(
        "the subnet is elsewhere",
        lambda p: p.set("front", availabilityZone="eu-west-1b"),
        ("mount", "The volume data is in eu-west-1a, and the machine web in eu-west-1b."),
        level="mandatory",
    )
    .bad(
        "the machine is elsewhere",
        lambda p: p.set("web", subnetId=None, availabilityZone="eu-west-1c"),
        ("mount", "The volume data is in eu-west-1a, and the machine web in eu-west-1c."),
    )
    .absent("a zone that AWS chooses", lambda p: p.set("front", availabilityZone=None))
    .unknown("which zone", lambda p: p.set("data", availabilityZone=Unknown()), undecided=False)
    .outside("a volume that is there", lambda p: p.set("mount", volumeId="vol-01234567"))
)
