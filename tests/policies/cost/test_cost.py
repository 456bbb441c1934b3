from __future__ import annotations

from policypack.aws.services.pricing import Offer
from policypack.testing import CANNOT_ASK, Plan, Table, Unknown

NAT = "aws:ec2/natGateway:NatGateway"
KEY = "aws:kms/key:Key"
LIVE = {
    ("pricing.offers", "AmazonEC2", (("productFamily", "NAT Gateway"), ("regionCode", "eu-west-1"))): (
        Offer("EU-NatGateway-Bytes", "NatGateway", "GB", "0", 9.0),
        Offer("EU-NatGateway-Hours", "NatGateway", "Hrs", "0", 1.0),
    )
}


def base() -> Plan:
    plan = Plan(region="eu-west-1")
    plan.add(NAT, "way-out", subnetId="subnet-0a1b2c3d4e5f60718")
    plan.add(KEY, "data", description="Orders")
    return plan


def said(sum: str, budget: str, largest: str) -> tuple[str, str]:
    text = f"The stack costs at least about {sum} USD a month, and its budget (maxMonthly) is {budget} USD."
    return "store-shop", f"{text} The largest: {largest}."


budget = (
    Table("cost-estimate", base)
    .good("no budget is set", lambda plan: plan.add("aws:eks/cluster:Cluster", "shop"), config={})
    .good("no budget, said", lambda plan: plan.add("aws:eks/cluster:Cluster", "shop"), config={"maxMonthly": 0})
    .good("within the budget", config={"maxMonthly": 40})
    .good("exactly the budget", lambda plan: plan.remove("way-out"), config={"maxMonthly": 1})
    .bad(
        "over the budget",
        lambda plan: None,
        said("36", "30", "NAT gateway way-out 35, KMS key data 1"),
        config={"maxMonthly": 30},
        level="advisory",
    )
    .bad(
        "more than can be named",
        lambda plan: [plan.add(KEY, f"key-{number}") for number in range(5)],
        said(
            "41",
            "0.5",
            "NAT gateway way-out 35, KMS key data 1, KMS key key-0 1, KMS key key-1 1, KMS key key-2 1, and 2 more",
        ),
        config={"maxMonthly": 0.5},
    )
    .bad(
        "AWS's own price is what counts",
        lambda plan: None,
        said("730", "40", "NAT gateway way-out 730, KMS key data 1"),
        facts=LIVE,
        config={"maxMonthly": 40},
    )
    .bad(
        "the bundled price where AWS cannot be asked",
        lambda plan: None,
        said("36", "30", "NAT gateway way-out 35, KMS key data 1"),
        facts=CANNOT_ASK,
        undecided=False,
        config={"maxMonthly": 30},
    )
    .unknown(
        "what is unknown is left out",
        lambda plan: plan.add("aws:rds/instance:Instance", "shop", engine="mysql", instanceClass=Unknown()),
        undecided=False,
        config={"maxMonthly": 40},
    )
)
