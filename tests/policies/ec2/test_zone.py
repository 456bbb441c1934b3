from __future__ import annotations

from policypack.aws.services.ec2 import Zone
from policypack.testing import Table, Unknown
from tests.policies.machines import base, exists


def zone(letter: str, **changes: str) -> Zone:
    values = {
        "name": f"eu-west-1{letter}",
        "id": f"euw1-az{ord(letter) - 96}",
        "state": "available",
        "opt_in": "opt-in-not-required",
        "group": "eu-west-1-zg-1",
        "kind": "availability-zone",
        "border_group": "eu-west-1",
        **changes,
    }
    return Zone(**values)


LOCAL = zone(
    "a", name="eu-west-1-ham-1a", id="euw1-ham1-az1", opt_in="not-opted-in", group="eu-west-1-ham-1", kind="local-zone"
)
ASKED = ("ec2.zones", True)
FACTS = {ASKED: (zone("a"), zone("b"), LOCAL)}

not_usable = (
    Table("ec2-zone-not-usable", base)
    .good("there", facts=FACTS)
    .not_found(
        "a letter that the account does not have",
        lambda plan: plan.set("private", availabilityZone="eu-west-1d"),
        ("private", "The account has no zone eu-west-1d in eu-west-1."),
        facts=FACTS,
        level="mandatory",
    )
    .bad(
        "by its id",
        lambda plan: plan.set("private", availabilityZone=None, availabilityZoneId="use1-az1"),
        ("private", "The account has no zone use1-az1 in eu-west-1."),
        facts=FACTS,
    )
    .bad(
        "a Local Zone that is not enabled",
        lambda plan: plan.add("aws:ebs/volume:Volume", "data", availabilityZone="eu-west-1-ham-1a", size=10),
        ("data", "The zone eu-west-1-ham-1a is not enabled for the account."),
        facts=FACTS,
    )
    .good(
        "of another region, which is another policy's",
        lambda plan: plan.set("private", availabilityZone="us-east-1a"),
        facts=FACTS,
    )
    .good(
        "a subnet that is there",
        lambda plan: exists(plan.remove("bastion").set("private", availabilityZone="eu-west-1d"), "private"),
        facts={},
        view="engine",
    )
    .absent("EC2 chooses", lambda plan: plan.set("private", availabilityZone=None), facts={})
    .unknown("from an update", lambda plan: plan.set("private", availabilityZone=Unknown()), facts=FACTS)
    .outside("zones that AWS does not list", facts={ASKED: ()}, change=None)
    .cannot_ask("denied")
)
