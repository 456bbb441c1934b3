from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown


def base() -> Plan:
    plan = Plan()
    for zone in "ab":
        plan.add("aws:ec2/subnet:Subnet", zone, vpcId="vpc-1", availabilityZone=f"eu-west-1{zone}")
    plan.add("aws:rds/subnetGroup:SubnetGroup", "net", name="net", subnetIds=[Ref("a"), Ref("b")])
    zones = ["eu-west-1a", "eu-west-1b"]
    plan.add("aws:rds/cluster:Cluster", "db", engine="aurora-mysql", dbSubnetGroupName="net", availabilityZones=zones)
    return plan


without_subnet = (
    Table("rds-zones-without-subnet", base)
    .good("both")
    .good(
        "a subnet of an update",
        lambda p: p.set("b", availabilityZone=Unknown()).set("db", availabilityZones=["eu-west-1c"]),
    )
    .good(
        "a subnet of another stack",
        lambda p: p.set("net", subnetIds=[Ref("a"), "subnet-1"]).set("db", availabilityZones=["eu-west-1c"]),
    )
    .bad(
        "a third",
        lambda p: p.set("db", availabilityZones=["eu-west-1b", "eu-west-1c"]),
        ("db", "The cluster names eu-west-1c, where net has no subnet; it has them in eu-west-1a, eu-west-1b."),
        level="mandatory",
    )
    .absent("no zones", lambda p: p.set("db", availabilityZones=None))
    .unknown("the zones", lambda p: p.set("db", availabilityZones=Unknown()))
    .outside(
        "a group of another stack", lambda p: p.set("db", dbSubnetGroupName="other", availabilityZones=["eu-west-1c"])
    )
)


def doubled() -> Plan:
    return Plan().add("aws:rds/instance:Instance", "shop", engine="mysql", multiAz=True)


chosen_in_two = (
    Table("rds-zones-chosen-in-two", doubled)
    .good("none chosen")
    .good("one zone", lambda p: p.set("shop", multiAz=False, availabilityZone="eu-west-1a"))
    .bad(
        "one chosen",
        lambda p: p.set("shop", availabilityZone="eu-west-1a"),
        ("shop", "multiAz is true, and availabilityZone is eu-west-1a."),
        level="mandatory",
    )
    .absent("no zone", lambda p: p.set("shop", availabilityZone=None))
    .unknown("how many", lambda p: p.set("shop", availabilityZone="eu-west-1a", multiAz=Unknown()))
    .outside("another stack's group", lambda p: p.set("shop", dbSubnetGroupName="of-another"))
)
