from __future__ import annotations

from typing import Any

from policypack.aws.services.route53 import HostedZone
from policypack.testing import Plan, Ref, Table, Unknown

VPC = "vpc-0a1b2c3d4e5f60718"
SEEN = ("route53.vpc_zones", VPC, "eu-west-1")


def base() -> Plan:
    plan = Plan()
    plan.add("aws:ec2/vpc:Vpc", "main", cidrBlock="10.0.0.0/16")
    plan.add("aws:route53/zone:Zone", "inner", name="shop.internal", vpcs=[{"vpcId": Ref("main")}])
    return plan.add("aws:route53/zone:Zone", "outer", name="shop.example")


def seen(plan: Plan, **more: object) -> Plan:
    return plan.set("inner", vpcs=[{"vpcId": VPC, **more}])


def associated(zone: object) -> Any:
    return lambda plan: plan.add("aws:route53/zoneAssociation:ZoneAssociation", "more", zoneId=zone, vpcId=VPC)


TAKEN = f"The VPC {VPC} in eu-west-1 sees the private zone Z1 for shop.internal already."
NO_STATE = " It may be this stack's own: this preview reads no state; `pulumi preview` does."
name_taken_in_vpc = (
    Table("route53-private-name-taken-in-vpc", base)
    .good("planned VPC", facts={})
    .good("another name", seen, facts={SEEN: (("Z2", "other.internal"),)})
    .bad("taken", seen, ("inner", TAKEN), facts={SEEN: (("Z1", "shop.internal"),)}, view="engine", level="mandatory")
    .bad(
        "perhaps its own",
        seen,
        ("inner", TAKEN + NO_STATE),
        facts={SEEN: (("Z1", "shop.internal"),)},
        view="preview",
        level="advisory",
    )
    .bad(
        "in another region",
        lambda plan: seen(plan, vpcRegion="us-east-1"),
        ("inner", TAKEN.replace("eu-west-1", "us-east-1")),
        facts={("route53.vpc_zones", VPC, "us-east-1"): (("Z1", "shop.internal"),)},
        view="engine",
    )
    .bad(
        "an association of a planned zone",
        associated(Ref("inner")),
        ("more", TAKEN),
        facts={SEEN: (("Z1", "shop.internal"),)},
        view="engine",
    )
    .bad(
        "an association of a zone that is there",
        associated("Z9"),
        ("more", TAKEN),
        facts={
            SEEN: (("Z1", "shop.internal"),),
            ("route53.zones",): (HostedZone("Z9", "shop.internal", private=True, records=2, comment="", reference=""),),
        },
        view="engine",
    )
    .absent("public", lambda plan: plan.set("inner", vpcs=None), facts={})
    .unknown("from an update", lambda plan: seen(plan).set("inner", vpcs=[{"vpcId": Unknown()}]), facts={})
    .outside("a zone of another account", associated("Z9"), facts={("route53.zones",): ()})
    .not_found("no zones", seen, facts={SEEN: ()})
    .cannot_ask("denied", seen)
)
