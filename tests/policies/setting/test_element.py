from __future__ import annotations

import pytest

from policies.setting._shapes import Distinct
from policies.setting.element import ONCE
from policypack.catalogue import provider
from policypack.testing import Plan, Ref, Table, Unknown

ACL = "aws:wafv2/webAcl:WebAcl"
TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate"
PIPELINE = "aws:codepipeline/pipeline:Pipeline"


def base() -> Plan:
    plan = Plan()
    plan.add(ACL, "front", scope="REGIONAL", rules=[{"name": "a", "priority": 0}, {"name": "b", "priority": 1}])
    return plan.add(PIPELINE, "pipe", stages=[stage("source"), stage("build")])


def stage(*made: object) -> dict[str, object]:
    return {"name": "s", "actions": [{"name": "a", "outputArtifacts": list(made)}]}


repeated = (
    Table("setting-element-repeated", base)
    .good("one of each")
    .good("what an update says", lambda p: p.set("front", rules=[{"priority": Unknown()}, {"priority": Unknown()}]))
    .good(
        "the same rule twice is one for the provider",
        lambda p: p.set("front", rules=[{"name": "a", "priority": 1}, {"name": "a", "priority": 1}]),
    )
    .bad(
        "a region of an aggregator",
        lambda p: p.add(
            "aws:cfg/configurationAggregator:ConfigurationAggregator",
            "all",
            name="all",
            accountAggregationSource={"accountIds": ["210987654321"], "regions": ["eu-west-1", "eu-west-1"]},
        ),
        ("all", "2 of accountAggregationSource have the regions eu-west-1: a region is listed once."),
        level="advisory",
    )
    .bad(
        "one priority",
        lambda p: p.set("front", rules=[{"name": "a", "priority": 1}, {"name": "b", "priority": 1}]),
        (
            "front",
            "2 of rules have the priority 1: the priorities must all be different.",
        ),
        level="mandatory",
    )
    .bad(
        "in lists of lists",
        lambda p: p.set("pipe", stages=[stage("source"), stage("source")]),
        (
            "pipe",
            (
                "2 of stages.actions have the outputArtifacts source: Output artifact names must be unique within a "
                "pipeline."
            ),
        ),
    )
    .bad(
        "what AWS may take",
        lambda p: p.add(TEMPLATE, "web", blockDeviceMappings=[{"deviceName": "/dev/sdb"}, {"deviceName": "/dev/sdb"}]),
        (
            "web",
            (
                "2 of blockDeviceMappings have the deviceName /dev/sdb: InvalidBlockDeviceMapping: the device is used "
                "in more than one mapping."
            ),
        ),
        level="advisory",
    )
    .good("names of two things", lambda p: p.set("pipe", stages=[stage(Ref("front", "name")), stage(Ref("front"))]))
    .absent("none", lambda p: p.set("front", rules=None))
    .unknown("the rules", lambda p: p.set("front", rules=Unknown()))
)


@pytest.mark.parametrize("row", ONCE, ids=lambda row: f"{row.type.split(':')[-1]} {row.within}.{row.name}")
def test_each_row_is_of_this_provider(row: Distinct) -> None:
    fields = provider.inputs(row.type)
    for step in (*row.within.split("."), row.name):
        assert step in fields
        fields = (fields[step].element or fields[step]).fields
