from __future__ import annotations

from typing import Any

from policypack.aws.services.ec2 import InstanceType
from policypack.aws.services.servicequotas import ServiceQuota
from policypack.testing import Plan, Ref, Table, Unknown

NODES = "aws:eks/nodeGroup:NodeGroup"
GROUP = "aws:autoscaling/group:Group"
TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate"
CONFIGURATION = "aws:ec2/launchConfiguration:LaunchConfiguration"
INSTANCE = "aws:ec2/instance:Instance"
NO_STATE = " It may be this stack's own: this preview reads no state; `pulumi preview` does."


def base() -> Plan:
    plan = Plan()
    plan.add(TEMPLATE, "web-template", instanceType="m5.large")
    plan.add(GROUP, "web", minSize=1, maxSize=9, desiredCapacity=2, launchTemplate={"id": Ref("web-template", "id")})
    return plan.add(NODES, "nodes", scalingConfig={"desiredSize": 3, "minSize": 1, "maxSize": 9})


def machine(name: str, vcpus: int) -> dict[Any, Any]:
    found = InstanceType(name, vcpus, 1, 1024, ("x86_64",), True, False, "nitro", True, True, 2, 2)  # noqa: FBT003  as AWS lists them
    return {("ec2.instance_type", name): found}


QUOTA = ("servicequotas.quota", "ec2", "L-1216C47A")


def runs(vcpus: int, most: float = 16) -> dict[Any, Any]:
    return {
        QUOTA: ServiceQuota("ec2", "L-1216C47A", "", most),
        ("ec2.running",): (("m5.large", "on-demand", vcpus), ("m5.large", "spot", 64), ("g5.xlarge", "on-demand", 64)),
        **machine("m5.large", 2),
        **machine("m5.xlarge", 4),
        **machine("t3.medium", 2),
    }


def said(starts: int, others: int, most: int = 16) -> str:
    return (
        f"The stack's groups start {starts} virtual processors of standard on-demand instances beside {others} others "
        f"in eu-west-1, and the quota is {most}."
    )


def spot(plan: Plan) -> Plan:
    plan.set("nodes", capacityType="SPOT").set("web-template", instanceMarketOptions={"marketType": "spot"})
    return plan


machines_exceeded = (
    Table("quota-group-machines-exceeded", base)
    .good("ten and six are sixteen", facts=runs(6))
    .good("spot has a quota of its own", spot, facts={})
    .good(
        "other families have quotas of their own",
        lambda plan: plan.set("nodes", instanceTypes=["g5.xlarge"]).remove("web"),
        facts={},
    )
    .good(
        "several types, of which one is meant",
        lambda plan: plan.set("nodes", instanceTypes=["m5.xlarge", "m5.large"]),
        facts=runs(6),
    )
    .good(
        "mixed instances are not said",
        lambda plan: plan.set("web", launchTemplate=None, mixedInstancesPolicy={}).remove("nodes"),
        facts={},
    )
    .good(
        "too many machines are said elsewhere",
        lambda plan: plan.add(INSTANCE, "big", instanceType="m5.xlarge"),
        facts=runs(14),
    )
    .bad("two more than there may be", None, ("web", said(10, 8)), facts=runs(8), view="engine", level="advisory")
    .bad("perhaps its own", None, ("web", said(10, 8) + NO_STATE), facts=runs(8), view="preview", level="advisory")
    .bad(
        "machines of their own are added",
        lambda plan: plan.add(INSTANCE, "big", instanceType="m5.xlarge"),
        ("web", said(10, 7)),
        facts=runs(3),
        view="engine",
    )
    .bad(
        "a launch configuration",
        lambda plan: (
            plan.remove("web", "nodes")
            .add(CONFIGURATION, "old", name="old", instanceType="m5.xlarge")
            .add(GROUP, "web", minSize=4, maxSize=9, launchConfiguration="old")
        ),
        ("web", said(16, 1)),
        facts=runs(1),
        view="engine",
    )
    .bad(
        "all that there may be runs already",
        None,
        ("web", said(10, 16)),
        facts=runs(16),
        view="engine",
    )
    .bad(
        "nodes of a launch template",
        lambda plan: plan.add(TEMPLATE, "nodes-template", instanceType="m5.xlarge").set(
            "nodes", launchTemplate={"id": Ref("nodes-template", "id"), "version": "1"}
        ),
        ("web", said(16, 1)),
        facts=runs(1),
        view="engine",
    )
    .good(
        "a launch configuration for spot",
        lambda plan: (
            plan.remove("web", "nodes")
            .add(CONFIGURATION, "old", name="old", instanceType="m5.xlarge", spotPrice="0.1")
            .add(GROUP, "web", minSize=4, maxSize=9, launchConfiguration="old")
        ),
        facts={},
    )
    .absent(
        "no number, no machines",
        lambda plan: plan.set("nodes", scalingConfig=None).set("web", desiredCapacity=None, minSize=0),
        facts={},
    )
    .unknown(
        "a number from an update",
        lambda plan: plan.set("web", desiredCapacity=Unknown()),
        facts=runs(8),
    )
    .outside(
        "a launch template of another stack",
        lambda plan: plan.set("web", launchTemplate={"id": "lt-0123456789abcdef0"}).remove("nodes"),
        facts={},
    )
    .not_found("AWS does not know the quota", None, facts={**runs(8), QUOTA: None})
    .cannot_ask("denied")
)
