from __future__ import annotations

from typing import Any

from policypack.aws.services.ec2 import Vpc
from policypack.testing import Plan, Ref, Table, Unknown

THERE = "vpc-0a1b2c3d4e5f60718"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:ec2/vpc:Vpc", "main", cidrBlock="10.0.0.0/16")
    plan.add("aws:ec2/vpc:Vpc", "data", cidrBlock="10.1.0.0/16")
    return plan.add(
        "aws:ec2/vpcPeeringConnection:VpcPeeringConnection",
        "p",
        vpcId=Ref("main"),
        peerVpcId=Ref("data"),
        autoAccept=True,
    )


def network(*cidrs: str, region: str = "") -> dict[Any, Any]:
    found = Vpc(
        THERE, cidrs[0], default=False, state="available", owner="", tenancy="default", dhcp_options="", cidrs=cidrs
    )
    return {("ec2.vpcs", (("vpc-id", (THERE,)),), *filter(None, (region,))): (found,)}


def to(**changed: object) -> Any:
    return lambda plan: plan.set("p", peerVpcId=THERE, **changed)


def says(theirs: str, mine: str = "10.0.0.0/16") -> tuple[str, str]:
    return "p", f"The VPC of vpcId has {mine}, and the one of peerVpcId {theirs}, which overlap."


addresses_overlap = (
    Table("vpc-peering-addresses-overlap", base)
    .good("apart", facts={})
    .bad(
        "both planned",
        lambda plan: plan.set("data", cidrBlock="10.0.128.0/17"),
        says("10.0.128.0/17"),
        facts={},
        level="mandatory",
    )
    .bad(
        "by a second range",
        lambda plan: plan.add(
            "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation",
            "more",
            vpcId=Ref("main"),
            cidrBlock="10.1.0.0/24",
        ),
        says("10.1.0.0/16", "10.1.0.0/24"),
        facts={},
    )
    .bad(
        "one that is there", to(), says("10.0.0.0/16"), facts=network("172.16.0.0/16", "10.0.0.0/16"), level="mandatory"
    )
    .bad(
        "in another region",
        to(peerRegion="us-east-1"),
        says("10.0.0.0/8"),
        facts=network("10.0.0.0/8", region="us-east-1"),
    )
    .good("apart and there", to(peerOwnerId="210987654321"), facts=network("172.16.0.0/16"))
    .outside("another account's", to(peerOwnerId="364412870955"), facts={})
    .absent("range of a pool", lambda plan: plan.set("data", cidrBlock=None), facts={})
    .unknown("from an update", lambda plan: plan.set("p", peerVpcId=Unknown()), facts={})
    .not_found("gone", to(), facts={("ec2.vpcs", (("vpc-id", (THERE,)),)): ()})
    .cannot_ask("denied", to())
)

with_itself = (
    Table("vpc-peering-with-itself", base)
    .good("two VPCs")
    .bad(
        "one",
        lambda p: p.set("p", peerVpcId=Ref("main")),
        ("p", "vpcId and peerVpcId are both that of main."),
        level="mandatory",
    )
    .absent("no other side", lambda p: p.set("p", peerVpcId=None))
    .unknown("which one", lambda p: p.set("p", peerVpcId=Unknown()), undecided=False)
    .outside("one that is there", lambda p: p.set("p", peerVpcId="vpc-01234567"))
)

OPTIONS = {"allowRemoteVpcDnsResolution": True}


def accepted(plan: Plan) -> Plan:
    plan.set("p", autoAccept=None, peerRegion="us-east-1")
    plan.add(
        "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter",
        "yes",
        vpcPeeringConnectionId=Ref("p"),
        autoAccept=True,
        provider={"region": "us-east-1"},
    )
    return set_beside(plan)


def set_beside(plan: Plan) -> Plan:
    return plan.add(
        "aws:ec2/peeringConnectionOptions:PeeringConnectionOptions",
        "names",
        vpcPeeringConnectionId=Ref("p"),
        requester=OPTIONS,
        depends_on=["yes"] if "yes" in plan.planned else [],
    )


WAITS = "requester is set, and p waits to be accepted: its autoAccept is not true."
options_before_acceptance = (
    Table("vpc-peering-options-before-acceptance", base)
    .bad(
        "never accepted",
        lambda plan: set_beside(plan.set("p", autoAccept=None, peerRegion="us-east-1")),
        (
            "names",
            WAITS,
            (
                "Set autoAccept to true where both VPCs are of this account and region; else add a "
                "VpcPeeringConnectionAccepter, and let PeeringConnectionOptions depend on it."
            ),
        ),
        level="advisory",
    )
    .bad(
        "in the connection itself",
        lambda plan: plan.set("p", autoAccept=None, requester=OPTIONS),
        ("p", WAITS),
        level="mandatory",
    )
    .good("accepted by itself", lambda plan: plan.set("p", requester=OPTIONS))
    .good("accepted by another", accepted)
    .absent("no options", lambda plan: plan.set("p", autoAccept=None))
    .unknown("from an update", lambda plan: plan.set("p", autoAccept=Unknown(), requester=OPTIONS))
    .outside(
        "a connection of another stack",
        lambda plan: set_beside(plan).set("names", vpcPeeringConnectionId="pcx-0a1b2c3d4e5f60718"),
    )
)
