from __future__ import annotations

import pytest

from policies.vpc.address import PLACES
from policypack.catalogue import provider
from policypack.testing import Plan, Ref, Table, Unknown

RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"


def base() -> Plan:
    plan = Plan().add("aws:ec2/securityGroup:SecurityGroup", "web", vpcId="vpc-01234567")
    plan.set("web", ingress=[{"protocol": "tcp", "fromPort": 443, "toPort": 443, "cidrBlocks": ["10.0.0.0/16"]}])
    plan.add("aws:ec2/networkAcl:NetworkAcl", "guard", vpcId="vpc-01234567")
    plan.add("aws:ec2/subnet:Subnet", "front", vpcId="vpc-01234567", cidrBlock="10.0.1.0/24")
    return plan.add("aws:ec2/networkInterface:NetworkInterface", "card", subnetId=Ref("front"))


def admitted(plan: Plan, cidr: object, name: str = "cidrBlocks") -> Plan:
    return plan.set("web", ingress=[{"protocol": "tcp", "fromPort": 443, "toPort": 443, name: [cidr]}])


_range_refused = (
    Table("vpc-address-range-refused", base)
    .good("a range")
    .good("everybody, one address, and IPv6", lambda p: admitted(p, "2001:DB8::/64", "ipv6CidrBlocks"))
    .good("one address", lambda p: admitted(p, "10.0.0.5/32"))
    .good("all of them", lambda p: admitted(p, "0.0.0.0/0"))
    .bad(
        "an address without a length",
        lambda p: admitted(p, "10.0.0.5"),
        ("web", "ingress[0].cidrBlocks has '10.0.0.5', which is no range of addresses."),
        level="mandatory",
    )
    .bad(
        "a group",
        lambda p: admitted(p, "sg-01234567"),
        ("web", "ingress[0].cidrBlocks has 'sg-01234567', which is no range of addresses."),
    )
    .bad(
        "of the other version",
        lambda p: admitted(p, "::/0"),
        (
            "web",
            "ingress[0].cidrBlocks has '::/0', which is a range of IPv6.",
            "Write it into the property beside, one for IPv6.",
        ),
    )
    .bad(
        "of version 4 where version 6 is due",
        lambda p: p.add(
            "aws:ec2/route:Route", "out", routeTableId="rtb-01234567", destinationIpv6CidrBlock="0.0.0.0/0"
        ),
        ("out", "destinationIpv6CidrBlock has '0.0.0.0/0', which is a range of IPv4."),
    )
    .bad(
        "an address of version 6 without a length",
        lambda p: admitted(p, "2001:db8::1", "ipv6CidrBlocks"),
        (
            "web",
            "ingress[0].ipv6CidrBlocks has '2001:db8::1', which is no range of addresses.",
            "Write an address and a length, for instance 2001:db8::/64; 2001:db8::1/128 is that address alone.",
        ),
    )
    .good(
        "a list of prefixes has either version",
        lambda p: p.add(
            "aws:ec2/managedPrefixList:ManagedPrefixList", "six", maxEntries=1, entries=[{"cidr": "2001:db8::/48"}]
        ),
    )
    .bad(
        "an address inside",
        lambda p: p.add(RULE, "own", securityGroupId=Ref("web"), ipProtocol="-1", cidrIpv4="10.0.0.5/24"),
        ("own", "cidrIpv4 has '10.0.0.5/24', which is an address inside of that range."),
    )
    .bad(
        "an address inside, which AWS may take",
        lambda p: p.set(
            "guard",
            ingress=[
                {
                    "ruleNo": 1,
                    "protocol": "tcp",
                    "action": "allow",
                    "fromPort": 443,
                    "toPort": 443,
                    "cidrBlock": "10.0.0.5/24",
                }
            ],
        ),
        ("guard", "ingress[0].cidrBlock has '10.0.0.5/24', which is an address inside of that range."),
        level="advisory",
    )
    .absent("no rules", lambda p: p.set("web", ingress=[]))
    .unknown("from an update", lambda p: admitted(p, Unknown()), undecided=False)
)

_outside_subnet = (
    Table("vpc-address-outside-subnet", base)
    .good("none")
    .good("the first and the last", lambda p: p.set("card", privateIps=["10.0.1.4", "10.0.1.254"]))
    .bad(
        "of another subnet",
        lambda p: p.set("card", privateIps=["10.0.2.10"]),
        ("card", "privateIps has 10.0.2.10, which is not in the subnet front (10.0.1.0/24)."),
        level="mandatory",
    )
    .bad(
        "AWS's own, at both ends",
        lambda p: p.set("card", privateIps=["10.0.1.3", "10.0.1.255"]),
        ("card", "privateIps has 10.0.1.3, which AWS keeps for itself in the subnet front (10.0.1.0/24)."),
        ("card", "privateIps has 10.0.1.255, which AWS keeps for itself in the subnet front (10.0.1.0/24)."),
    )
    .absent(
        "the subnet of IPv6 alone",
        lambda p: p.set("front", cidrBlock=None, ipv6Native=True).set("card", privateIps=["10.0.1.10"]),
    )
    .unknown("from an update", lambda p: p.set("card", privateIps=[Unknown()]), undecided=False)
    .outside("another subnet", lambda p: p.set("card", subnetId="subnet-01234567", privateIps=["10.0.2.10"]))
)


@pytest.mark.parametrize("type", PLACES)
def test_each_place_is_of_this_provider(type: str) -> None:
    for place in PLACES[type]:
        fields = provider.inputs(type)
        if place.within:
            fields = (fields[place.within].element or fields[place.within]).fields
        assert place.name in fields
