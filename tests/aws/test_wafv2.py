"""Managed rule groups, sets, rule groups and web ACLs."""

from __future__ import annotations

import pytest

from policypack.aws.services.wafv2 import ManagedGroup
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

ARN = "arn:aws:wafv2:eu-west-1:483920175646:regional"
SCOPE = {"Scope": "REGIONAL"}
GROUPS = Verb(
    "list_available_managed_rule_groups",
    "wafv2:ListAvailableManagedRuleGroups",
    lambda aws: aws.wafv2.managed_groups("REGIONAL"),
    SCOPE,
)
GROUP = Verb(
    "describe_managed_rule_group",
    "wafv2:DescribeManagedRuleGroup",
    lambda aws: aws.wafv2.managed_group("AWS", "Core", "REGIONAL", "Version_1.0"),
    {"VendorName": "AWS", "Name": "Core", "VersionName": "Version_1.0", **SCOPE},
    ("WAFNonexistentItemException", "WAFExpiredManagedRuleGroupVersionException"),
)
IP_SETS = Verb("list_ip_sets", "wafv2:ListIPSets", lambda aws: aws.wafv2.ip_sets("REGIONAL"), SCOPE)
PATTERNS = Verb(
    "list_regex_pattern_sets", "wafv2:ListRegexPatternSets", lambda aws: aws.wafv2.pattern_sets("REGIONAL"), SCOPE
)
RULE_GROUPS = Verb("list_rule_groups", "wafv2:ListRuleGroups", lambda aws: aws.wafv2.rule_groups("REGIONAL"), SCOPE)
WEB_ACLS = Verb("list_web_acls", "wafv2:ListWebACLs", lambda aws: aws.wafv2.web_acls("REGIONAL"), SCOPE)

TestRefusals = outcomes("wafv2", [GROUPS, GROUP, IP_SETS, PATTERNS, RULE_GROUPS, WEB_ACLS])

FIELDS = [
    (IP_SETS, "IPSets"),
    (PATTERNS, "RegexPatternSets"),
    (RULE_GROUPS, "RuleGroups"),
    (WEB_ACLS, "WebACLs"),
]


def test_managed_groups_of_two_pages(stub: Stub) -> None:
    first = {"ManagedRuleGroups": [{"VendorName": "AWS", "Name": "Core"}], "NextMarker": "2"}
    second = {"ManagedRuleGroups": [{"VendorName": "Acme", "Name": "Bots"}]}
    assert found(stub, "wafv2", GROUPS, first, second, following="NextMarker") == (("AWS", "Core"), ("Acme", "Bots"))


def test_a_managed_group_in_a_version_and_in_the_default_one(stub: Stub) -> None:
    answer = {"Capacity": 700, "Rules": [{"Name": "NoUserAgent_HEADER"}]}
    expected = ManagedGroup(700, ("NoUserAgent_HEADER",))
    assert found(stub, "wafv2", GROUP, answer) == expected
    stub("wafv2").add_response(
        "describe_managed_rule_group", answer, {"VendorName": "AWS", "Name": "Core", "Scope": "REGIONAL"}
    )
    assert stub.aws.wafv2.managed_group("AWS", "Core", "REGIONAL") == expected


@pytest.mark.parametrize(("verb", "field"), FIELDS, ids=str)
def test_arns_of_two_pages(stub: Stub, verb: Verb, field: str) -> None:
    first = {field: [{"ARN": f"{ARN}/first/name/1"}], "NextMarker": "2"}
    second = {field: [{"ARN": f"{ARN}/second/name/1"}]}
    assert found(stub, "wafv2", verb, first, second, following="NextMarker") == (
        f"{ARN}/first/name/1",
        f"{ARN}/second/name/1",
    )
