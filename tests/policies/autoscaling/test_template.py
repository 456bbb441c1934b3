from __future__ import annotations

from typing import Any

from policypack.testing import Plan, Ref, Table, Unknown
from tests.policies.states import existing

GROUP = "aws:autoscaling/group:Group"
SIZES: dict[str, Any] = {"minSize": 1, "maxSize": 2, "vpcZoneIdentifiers": ["subnet-01234567"]}


def base() -> Plan:
    plan = Plan().add("aws:ec2/launchTemplate:LaunchTemplate", "web", imageId="ami-01234567", instanceType="t3.micro")
    return plan.add(GROUP, "fleet", launchTemplate={"id": Ref("web"), "version": "$Latest"}, **SIZES)


def mixed(plan: Plan, *overrides: dict[str, Any]) -> Plan:
    named = {"launchTemplateId": Ref("web")}
    policy = {"launchTemplate": {"launchTemplateSpecification": named, "overrides": list(overrides)}}
    return plan.set("fleet", launchTemplate=None, mixedInstancesPolicy=policy)


_incomplete = (
    Table("autoscaling-template-incomplete", base)
    .good("image and type")
    .good("types of the group", lambda p: mixed(p, {"instanceType": "t3.micro"}).set("web", instanceType=None))
    .good(
        "what it needs instead",
        lambda p: p.set("web", instanceType=None, instanceRequirements={"memoryMib": {"min": 1}}),
    )
    .bad(
        "no image",
        lambda p: p.set("web", imageId=None),
        ("fleet", "The launch template web has no imageId, which a group needs."),
        level="mandatory",
    )
    .bad(
        "no type",
        lambda p: p.set("web", instanceType=None),
        ("fleet", "The launch template web has no instanceType, which a group needs."),
    )
    .good(
        "what machines of the group need instead",
        lambda p: mixed(p, {"instanceRequirements": {"memoryMib": {"min": 1}}}).set("web", instanceType=None),
    )
    .good(
        "an override may bring a template with an image",
        lambda p: mixed(p, {"launchTemplateSpecification": {"launchTemplateId": "lt-01234567"}}).set(
            "web", imageId=None
        ),
    )
    .good(
        "a template that is there may have versions with an image",
        lambda p: existing(p.set("web", imageId=None), "web"),
        view="engine",
    )
    .outside(
        "a template that is there, of a mixed group",
        lambda p: p.set(
            "fleet",
            launchTemplate=None,
            mixedInstancesPolicy={
                "launchTemplate": {"launchTemplateSpecification": {"launchTemplateId": "lt-01234567"}}
            },
        ),
    )
    .absent(
        "neither, for the group has a template of AWS", lambda p: p.set("fleet", launchTemplate={"id": "lt-01234567"})
    )
    .unknown("which image", lambda p: p.set("web", imageId=Unknown()), undecided=False)
    .outside("a template that is there", lambda p: p.set("fleet", launchTemplate={"name": "web"}))
)

_spot_in_mixed_group = (
    Table("autoscaling-template-spot-in-mixed-group", base)
    .good("a plain group", lambda p: p.set("web", instanceMarketOptions={"marketType": "spot"}))
    .good("a mixed one", lambda p: mixed(p))
    .bad(
        "both",
        lambda p: mixed(p).set("web", instanceMarketOptions={"marketType": "spot"}),
        (
            "fleet",
            "The group has a mixedInstancesPolicy, and its launch template web has instanceMarketOptions of its own.",
        ),
        level="mandatory",
    )
    .absent("no options", lambda p: mixed(p).set("web", instanceMarketOptions=None))
    .unknown("which market", lambda p: mixed(p).set("web", instanceMarketOptions={"marketType": Unknown()}))
    .outside("a template that is there", lambda p: p.set("fleet", launchTemplate={"name": "web"}))
)


def warm(plan: Plan, **template: object) -> Plan:
    return plan.set("fleet", warmPool={"minSize": 1}).set("web", **template)


SPOT = "The group has a warmPool, and its launch template web asks for Spot Instances."

_spot_with_warm_pool = (
    Table("autoscaling-template-spot-with-warm-pool", base)
    .good("a pool of instances on demand", warm)
    .good("Spot Instances without a pool", lambda p: p.set("web", instanceMarketOptions={"marketType": "spot"}))
    .good("a block of capacity", lambda p: warm(p, instanceMarketOptions={"marketType": "capacity-block"}))
    .bad(
        "both",
        lambda p: warm(p, instanceMarketOptions={"marketType": "spot"}),
        ("fleet", SPOT, "Remove instanceMarketOptions from web, or the warmPool."),
        level="mandatory",
    )
    .absent("no market", lambda p: warm(p, instanceMarketOptions={"spotOptions": {}}), ("fleet", SPOT))
    .unknown("which market", lambda p: warm(p, instanceMarketOptions={"marketType": Unknown()}))
    .outside("a template that is there", lambda p: p.set("fleet", warmPool={}, launchTemplate={"name": "web"}))
)


weights_incomplete = (
    Table("autoscaling-template-weights-incomplete", base)
    .good("no weights")
    .good(
        "all of them",
        lambda p: mixed(
            p,
            {"instanceType": "m5.large", "weightedCapacity": "1"},
            {"instanceType": "m5.xlarge", "weightedCapacity": "2"},
        ),
    )
    .bad(
        "one of them",
        lambda p: mixed(p, {"instanceType": "m5.large", "weightedCapacity": "1"}, {"instanceType": "m5.xlarge"}),
        (
            "fleet",
            "m5.xlarge has no weightedCapacity, and others have one.",
            "Give weightedCapacity to all of overrides, or to none.",
        ),
        level="mandatory",
    )
    .absent("no mixed instances", lambda p: p.set("fleet", mixedInstancesPolicy=None))
    .unknown("all of it", lambda p: p.set("fleet", launchTemplate=None, mixedInstancesPolicy=Unknown()))
    .without("outside", "reads one resource")
)
