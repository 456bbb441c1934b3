from __future__ import annotations

from typing import Any

from policypack.testing import Plan, Table, Unknown

MANAGED = {"managedRuleGroupStatement": {"name": "AWSManagedRulesCommonRuleSet", "vendorName": "AWS"}}
RATE = {"rateBasedStatement": {"limit": 2000, "aggregateKeyType": "IP"}}


def base() -> Plan:
    plan = Plan().add("aws:wafv2/webAcl:WebAcl", "front", scope="REGIONAL", defaultAction={"allow": {}})
    return plan.set("front", rules=[rule(MANAGED, overrideAction={"none": {}}), rule(RATE, action={"block": {}})])


def rule(statement: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"name": "one", "priority": 0, "statement": statement, **more}


action_refused = (
    Table("waf-rule-action-refused", base)
    .good("each its own")
    .bad(
        "an action for a group",
        lambda p: p.set("front", rules=[rule(MANAGED, action={"block": {}})]),
        (
            "front",
            ("The rule one refers to a group of rules (managedRuleGroupStatement), and has action."),
        ),
        level="mandatory",
    )
    .bad(
        "none",
        lambda p: p.set("front", rules=[rule(RATE)]),
        ("front", "The rule one refers to no group of rules, and has neither action nor overrideAction."),
    )
    .bad(
        "both",
        lambda p: p.set("front", rules=[rule(RATE, action={"block": {}}, overrideAction={"none": {}})]),
        (
            "front",
            "The rule one refers to no group of rules, and has action and overrideAction.",
        ),
    )
    .absent("no rules", lambda p: p.set("front", rules=None))
    .unknown("the rules", lambda p: p.set("front", rules=Unknown()))
)

GEO = {"geoMatchStatement": {"countryCodes": ["DE"]}}


def stated(statement: dict[str, object]) -> object:
    return lambda plan: plan.set("front", rules=[rule(statement, action={"block": {}})])


statement_refused = (
    Table("waf-rule-statement-refused", base)
    .good("two joined", stated({"orStatement": {"statements": [GEO, {"notStatement": {"statement": GEO}}]}}))
    .good("a rate within a scope", stated({"rateBasedStatement": {"limit": 100, "scopeDownStatement": GEO}}))
    .good("one field", stated({"byteMatchStatement": {"searchString": "a", "fieldToMatch": {"uriPath": {}}}}))
    .good("what the provider notes of its defaults", stated({**GEO, "__defaults": ["forwardedIpConfig"]}))
    .bad(
        "one joined",
        stated({"andStatement": {"statements": [GEO]}}),
        ("front", "andStatement of the rule one joins 1; 2 are needed at least."),
        level="mandatory",
    )
    .bad(
        "a rate that is negated",
        stated({"notStatement": {"statement": {"rateBasedStatement": {"limit": 100}}}}),
        (
            "front",
            "The rule one has a rateBasedStatement inside of another statement.",
            "Give it a rule of its own: it stands at the top alone.",
        ),
    )
    .unknown("all of a statement", stated({"orStatement": Unknown()}))
    .bad(
        "two fields",
        stated({"byteMatchStatement": {"searchString": "a", "fieldToMatch": {"uriPath": {}, "queryString": {}}}}),
        ("front", "fieldToMatch of the byteMatchStatement of the rule one has queryString and uriPath; one is needed."),
    )
    .bad(
        "none negated",
        stated({"notStatement": {}}),
        ("front", "notStatement of the rule one joins 0; 1 are needed at least."),
    )
    .bad(
        "two in one",
        stated({**GEO, "rateBasedStatement": {"limit": 100}}),
        ("front", "A statement of the rule one has geoMatchStatement and rateBasedStatement; one is needed."),
    )
    .bad(
        "nothing",
        stated({"orStatement": {"statements": [GEO, {}]}}),
        ("front", "A statement of the rule one has nothing in it; one is needed."),
    )
    .bad(
        "a rate inside",
        stated({"orStatement": {"statements": [GEO, {"rateBasedStatement": {"limit": 100}}]}}),
        ("front", "The rule one has a rateBasedStatement inside of another statement."),
    )
    .absent("no rules", lambda p: p.set("front", rules=None))
    .unknown("the rules", lambda p: p.set("front", rules=Unknown()))
)

default_action_refused = (
    Table("waf-rule-default-action-refused", base)
    .good("one")
    .bad(
        "two",
        lambda p: p.set("front", defaultAction={"allow": {}, "block": {}}),
        ("front", "defaultAction has allow and block."),
        level="mandatory",
    )
    .bad("none", lambda p: p.set("front", defaultAction={}), ("front", "defaultAction has neither allow nor block."))
    .absent("not given", lambda p: p.set("front", defaultAction=None))
    .unknown("which", lambda p: p.set("front", defaultAction=Unknown()))
)


def managed(name: str, *configs: dict[str, Any]) -> Any:
    group = {"name": name, "vendorName": "AWS", "managedRuleGroupConfigs": list(configs)}
    return lambda p: p.set("front", rules=[rule({"managedRuleGroupStatement": group}, overrideAction={"none": {}})])


managed_group_unconfigured = (
    Table("waf-rule-managed-group-unconfigured", base)
    .good("a group that needs nothing")
    .good("told", managed("AWSManagedRulesATPRuleSet", {"awsManagedRulesAtpRuleSet": {"loginPath": "/in"}}))
    .good("told as it once was", managed("AWSManagedRulesATPRuleSet", {"loginPath": "/in"}, {"payloadType": "JSON"}))
    .bad(
        "not told",
        managed("AWSManagedRulesATPRuleSet"),
        (
            "front",
            (
                "The rule one refers to AWSManagedRulesATPRuleSet, and its managedRuleGroupConfigs have no "
                "awsManagedRulesAtpRuleSet."
            ),
        ),
        level="mandatory",
    )
    .absent("no rules", lambda p: p.set("front", rules=None))
    .unknown("the rules", lambda p: p.set("front", rules=Unknown()))
)


def blocked(key: Any, *bodies: str) -> Any:
    action = {"block": {"customResponse": {"responseCode": 403, "customResponseBodyKey": key}}}
    declared = [{"key": body, "content": "no", "contentType": "TEXT_PLAIN"} for body in bodies]
    return lambda p: p.set("front", rules=[rule(RATE, action=action)], customResponseBodies=declared)


response_body_missing = (
    Table("waf-rule-response-body-missing", base)
    .good("declared", blocked("no", "no"))
    .bad(
        "another",
        blocked("nope", "no"),
        ("front", "The rule one answers by the body nope, which customResponseBodies lack."),
        level="mandatory",
    )
    .absent("no body", blocked(None))
    .unknown("which", blocked(Unknown(), "no"))
)


def listed(version: Any, *addresses: Any) -> Any:
    return lambda p: p.add("aws:wafv2/ipSet:IpSet", "office", ipAddressVersion=version, addresses=list(addresses))


address_of_other_family = (
    Table("waf-rule-address-of-other-family", base)
    .good("of IPv4", listed("IPV4", "192.0.2.0/24"))
    .good("of IPv6", listed("IPV6", "2001:db8::/32"))
    .bad(
        "of the other",
        listed("IPV6", "192.0.2.0/24"),
        ("office", "ipAddressVersion is IPV6, and addresses has 192.0.2.0/24."),
        level="mandatory",
    )
    .absent("none", listed("IPV4"))
    .unknown("which", listed("IPV4", Unknown()))
    .without("outside", "reads one resource")
)

block_malformed = (
    Table("waf-rule-block-malformed", base)
    .good("blocks of IPv4", listed("IPV4", "192.0.2.0/24", "192.0.2.7/32"))
    .good("blocks of IPv6, however written", listed("IPV6", "2001:DB8:0:0::/32", "2001:db8::1/128"))
    .good("what is no address at all", listed("IPV4", "office", "office/24"))
    .bad(
        "an address with its network's length",
        listed("IPV4", "192.0.2.7/24"),
        (
            "office",
            "addresses has 192.0.2.7/24, which is an address within 192.0.2.0/24.",
            "Write 192.0.2.0/24, or the address alone as a block: 192.0.2.7/32.",
        ),
        level="mandatory",
    )
    .bad(
        "of IPv6",
        listed("IPV6", "2001:db8::1/32"),
        ("office", "addresses has 2001:db8::1/32, which is an address within 2001:db8::/32."),
    )
    .absent("none", listed("IPV4"))
    .unknown("which", listed("IPV4", Unknown()))
    .without("outside", "reads one resource")
)
