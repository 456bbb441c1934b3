from __future__ import annotations

import pytest

from policies.setting._shapes import Words
from policies.setting.word import ROWS
from policypack.testing import Plan, Table, Unknown
from tests.policies.setting.paths import shape


def base() -> Plan:
    plan = Plan().add("aws:ec2/instance:Instance", "web", ami="ami-01234567", instanceType="t3.micro")
    plan.add("aws:lb/targetGroup:TargetGroup", "web-group", port=80, protocol="http", vpcId="vpc-01234567")
    return plan.add("aws:ec2/launchTemplate:LaunchTemplate", "workers")


_unknown = (
    Table("setting-word-unknown", base)
    .good("none, and one in any case")
    .good("the right ones", lambda p: p.set("web", tenancy="dedicated", metadataOptions={"httpTokens": "required"}))
    .bad(
        "another",
        lambda p: p.set("web", tenancy="shared"),
        ("web", "tenancy is 'shared', which is none of the words that it takes."),
        level="mandatory",
    )
    .bad(
        "in capitals",
        lambda p: p.set("web", metadataOptions={"httpTokens": "Required"}),
        (
            "web",
            (
                "metadataOptions.httpTokens is 'Required', which is none of the words that it takes; did you mean "
                "'required'?"
            ),
        ),
        level="advisory",
    )
    .good("an empty one", lambda p: p.set("web", tenancy=""))
    .bad(
        "in one of a list",
        lambda p: p.set("workers", tagSpecifications=[{"resourceType": "ec2", "tags": {"team": "web"}}]),
        ("workers", "tagSpecifications[0].resourceType is 'ec2', which is none of the words that it takes."),
    )
    .bad(
        "one that is taken in any case",
        lambda p: p.set("web-group", protocol="http2"),
        ("web-group", "protocol is 'http2', which is none of the words that it takes."),
    )
    .absent("no options", lambda p: p.set("web", metadataOptions={}))
    .unknown("from an update", lambda p: p.set("web", tenancy=Unknown()), undecided=False)
    .without("outside", "looks at one resource alone")
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.type.split(':')[-1]} {row.source.rpartition('/')[2]}")
def test_each_setting_is_a_text_of_this_provider(row: Words) -> None:
    assert {path: shape(row.type, path).kind for path in row.paths} == dict.fromkeys(row.paths, "string")
    assert [path for path, words in row.paths.items() if len(set(words.split())) < len(words.split())] == []
