from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

VPC = "aws:ec2/vpc:Vpc"
SUBNET = "aws:ec2/subnet:Subnet"


def base() -> Plan:
    plan = Plan()
    plan.add(VPC, "main", cidrBlock="10.0.0.0/16")
    plan.add(SUBNET, "a", vpcId=Ref("main"), cidrBlock="10.0.0.0/24")
    plan.add(SUBNET, "b", vpcId=Ref("main"), cidrBlock="10.0.1.0/24")
    return plan


refused = (
    Table("vpc-cidr-refused", base)
    .good("inside the limits")
    .bad(
        "eight bits",
        lambda plan: plan.set("main", cidrBlock="10.0.0.0/8"),
        ("main", "cidrBlock is 10.0.0.0/8; the length must be from /16 to /28."),
        level="mandatory",
    )
    .bad(
        "address inside the range",
        lambda plan: plan.set("a", cidrBlock="10.0.0.5/24"),
        (
            "a",
            "cidrBlock is '10.0.0.5/24', which is not the address of a network and its length.",
            "Write the first address of the range and its length, for instance 10.0.1.0/24.",
        ),
    )
    .bad(
        "counted past 255",
        lambda plan: plan.set("b", cidrBlock="10.0.256.0/24"),
        ("b", "cidrBlock is '10.0.256.0/24', which is not the address of a network and its length."),
    )
    .absent("range of a pool", lambda plan: plan.set("main", cidrBlock=None))
    .unknown("range from an update", lambda plan: plan.set("main", cidrBlock=Unknown()))
    .without("outside", "reads one resource")
)

missing = (
    Table("vpc-cidr-missing", base)
    .good("all have one")
    .good(
        "from a pool",
        lambda plan: plan.set("main", cidrBlock=None, ipv4IpamPoolId="ipam-pool-0a", ipv4NetmaskLength=20),
    )
    .good("for IPv6 alone", lambda plan: plan.set("a", cidrBlock=None, ipv6Native=True, ipv6CidrBlock="2600:1f1c::/64"))
    .absent(
        "neither range nor pool",
        lambda plan: plan.set("main", cidrBlock=None).set("a", cidrBlock=None).remove("b"),
        ("main", "Neither cidrBlock nor ipv4IpamPoolId is set."),
        ("a", "Neither cidrBlock nor ipv4IpamPoolId is set, and ipv6Native is not true."),
    )
    .bad(
        "IPv6 beside nothing",
        lambda plan: plan.set("a", cidrBlock=None, ipv6CidrBlock="2600:1f1c::/64"),
        ("a", "Neither cidrBlock nor ipv4IpamPoolId is set, and ipv6Native is not true."),
        level="mandatory",
    )
    .unknown("range from an update", lambda plan: plan.set("main", cidrBlock=Unknown()), undecided=False)
    .without("outside", "reads one resource")
)

outside_vpc = (
    Table("vpc-cidr-outside-vpc", base)
    .good("inside")
    .good(
        "inside a second range",
        lambda plan: plan.add(
            "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation",
            "more",
            vpcId=Ref("main"),
            cidrBlock="100.64.0.0/16",
        ).set("b", cidrBlock="100.64.1.0/24"),
    )
    .bad(
        "another network",
        lambda plan: plan.set("b", cidrBlock="10.1.0.0/24"),
        ("b", "cidrBlock is 10.1.0.0/24, and the VPC main has 10.0.0.0/16."),
        level="mandatory",
    )
    .bad(
        "beside both of its ranges",
        lambda plan: plan.add(
            "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation",
            "more",
            vpcId=Ref("main"),
            cidrBlock="100.64.0.0/16",
        ).set("b", cidrBlock="10.1.0.0/24"),
        ("b", "cidrBlock is 10.1.0.0/24, and the VPC main has 10.0.0.0/16 and 100.64.0.0/16."),
    )
    .bad(
        "VPC that may have got more ranges elsewhere",
        lambda plan: (
            plan.remove("main")
            .add(VPC, "main", cidrBlock="10.0.0.0/16", outputs={"id": "vpc-0a1b2c3d"})
            .set("b", cidrBlock="10.1.0.0/24")
        ),
        ("b", "cidrBlock is 10.1.0.0/24, and the VPC main has 10.0.0.0/16."),
        level="advisory",
    )
    .absent("range of a pool", lambda plan: plan.set("main", cidrBlock=None))
    .unknown("range from an update", lambda plan: plan.set("main", cidrBlock=Unknown()))
    .outside("VPC of another stack", lambda plan: plan.set("b", vpcId="vpc-0a1b2c3d", cidrBlock="10.1.0.0/24"))
)

overlaps = (
    Table("vpc-cidr-overlaps", base)
    .good("side by side")
    .bad(
        "the same range",
        lambda plan: plan.set("b", cidrBlock="10.0.0.0/24"),
        ("b", "cidrBlock is 10.0.0.0/24, and the subnet a of the same VPC has 10.0.0.0/24."),
        level="mandatory",
    )
    .bad(
        "one inside the other",
        lambda plan: plan.set("a", cidrBlock="10.0.0.0/20"),
        ("b", "cidrBlock is 10.0.1.0/24, and the subnet a of the same VPC has 10.0.0.0/20."),
    )
    .absent("only addresses of version 6", lambda plan: plan.set("b", cidrBlock=None, ipv6Native=True))
    .unknown("range from an update", lambda plan: plan.set("b", cidrBlock=Unknown()))
    .outside("VPC of another stack", lambda plan: plan.set("b", vpcId="vpc-0a1b2c3d", cidrBlock="10.0.0.0/24"))
)


def more(plan: Plan, range: object) -> Plan:
    return plan.add(
        "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation", "more", vpcId=Ref("main"), cidrBlock=range
    )


further_refused = (
    Table("vpc-cidr-further-refused", base)
    .good("of the same private range", lambda p: more(p, "10.1.0.0/16"))
    .good("a shared one", lambda p: more(p, "100.64.0.0/16"))
    .good("a public one beside a private one", lambda p: more(p, "203.0.113.0/24"))
    .bad(
        "inside of what there is",
        lambda p: more(p, "10.0.128.0/20"),
        ("more", "cidrBlock is 10.0.128.0/20; it overlaps 10.0.0.0/16 of the VPC main."),
        level="mandatory",
    )
    .bad(
        "of another private range",
        lambda p: more(p, "192.168.0.0/16"),
        (
            "more",
            "cidrBlock is 192.168.0.0/16; it is of 192.168.0.0/16, and the VPC main has 10.0.0.0/16, of 10.0.0.0/8.",
        ),
    )
    .bad(
        "too large",
        lambda p: more(p, "100.64.0.0/10"),
        ("more", "cidrBlock is 100.64.0.0/10; the length must be from /16 to /28."),
    )
    .good("beside a range that a pool chooses", lambda p: more(p, "192.168.0.0/16").set("main", cidrBlock=None))
    .absent("a pool chooses", lambda p: more(p, None))
    .unknown("from an update", lambda p: more(p, Unknown()))
    .outside("a VPC that is there", lambda p: more(p, "192.168.0.0/16").set("more", vpcId="vpc-01234567"))
)


def clients(plan: Plan, range: object) -> Plan:
    return plan.add("aws:ec2clientvpn/endpoint:Endpoint", "vpn", vpcId=Ref("main"), clientCidrBlock=range)


clients_in_vpc = (
    Table("vpc-cidr-clients-in-vpc", base)
    .good("beside it", lambda p: clients(p, "10.1.0.0/22"))
    .bad(
        "inside of it",
        lambda p: clients(p, "10.0.4.0/22"),
        ("vpn", "clientCidrBlock is 10.0.4.0/22, and the VPC main has 10.0.0.0/16."),
        level="mandatory",
    )
    .absent("IPv6 alone", lambda p: clients(p, None))
    .unknown("from an update", lambda p: clients(p, Unknown()), undecided=False)
    .outside("a VPC that is there", lambda p: clients(p, "10.0.4.0/22").set("vpn", vpcId="vpc-01234567"))
)
