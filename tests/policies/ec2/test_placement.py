from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown
from tests.policies.states import existing

GROUP = "aws:ec2/placementGroup:PlacementGroup"
TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate"
SCALING = "aws:autoscaling/group:Group"
IMAGE = "ami-0123456789abcdef0"


def base() -> Plan:
    plan = Plan().add(GROUP, "tight", name="tight", strategy="cluster")
    return plan.add("aws:ec2/instance:Instance", "web", ami=IMAGE, instanceType="m7i.large", placementGroup="tight")


def scaled(plan: Plan, kind: str) -> Plan:
    plan.add(TEMPLATE, "form", imageId=IMAGE, instanceType=kind)
    return plan.add(
        SCALING,
        "fleet",
        minSize=0,
        maxSize=2,
        placementGroup=Ref("tight", "id"),
        launchTemplate={"id": Ref("form", "id"), "version": "$Latest"},
        availabilityZones=["eu-west-1a"],
    )


def versioned(plan: Plan, version: str | None) -> Plan:
    return scaled(plan, "t4g.small").set("fleet", launchTemplate={"id": Ref("form", "id"), "version": version})


def placed(plan: Plan, kind: str) -> Plan:
    scaled(plan, kind).set("fleet", placementGroup=None)
    return plan.set("form", placement={"groupName": Ref("tight", "name")})


burstable_in_cluster = (
    Table("ec2-placement-burstable-in-cluster", base)
    .good("not burstable")
    .good("apart", lambda p: p.set("web", instanceType="t3.micro").set("tight", strategy="spread"))
    .good("trn1", lambda p: p.set("web", instanceType="trn1.2xlarge"))
    .good("fleet that is not burstable", lambda p: scaled(p, "c7i.large"))
    .bad(
        "burstable",
        lambda p: p.set("web", instanceType="t3.micro"),
        ("web", "The instance type is t3.micro, and the strategy of tight is cluster."),
        level="mandatory",
    )
    .bad(
        "fleet",
        lambda p: scaled(p, "t4g.small"),
        ("fleet", "The instance type of form is t4g.small, and the strategy of tight is cluster."),
        level="mandatory",
        view="preview",
    )
    .bad(
        "template",
        lambda p: placed(p, "t3a.small"),
        ("form", "The instance type is t3a.small, and the strategy of tight is cluster."),
        level="mandatory",
        view="preview",
    )
    .good(
        "a fixed version of a template that is there, which may say another type",
        lambda p: existing(versioned(p, "3"), "form"),
        view="engine",
    )
    .bad(
        "the newest version of a template that is there",
        lambda p: existing(versioned(p, "$Latest"), "form"),
        ("fleet", "The instance type of form is t4g.small, and the strategy of tight is cluster."),
        view="engine",
    )
    .bad(
        "the default version of a template that is there",
        lambda p: existing(versioned(p, None), "form"),
        ("fleet", "The instance type of form is t4g.small, and the strategy of tight is cluster."),
        view="engine",
    )
    .absent("a fleet of no template", lambda p: scaled(p, "t4g.small").set("fleet", launchTemplate=None))
    .absent("no group", lambda p: p.set("web", placementGroup=None, instanceType="t3.micro"))
    .unknown("of which type", lambda p: p.set("web", instanceType=Unknown()))
    .outside("another stack's", lambda p: p.set("web", instanceType="t3.micro", placementGroup="theirs"))
)
