from __future__ import annotations

from typing import Any

from policypack.aws.services.wafv2 import ManagedGroup
from policypack.testing import Plan, Ref, Table, Unknown

WEB_ACL = "aws:wafv2/webAcl:WebAcl"
CORE, BOTS = "AWSManagedRulesCommonRuleSet", "AWSManagedRulesBotControlRuleSet"
GROUPS = {("wafv2.managed_groups", "REGIONAL"): (("AWS", CORE), ("AWS", BOTS))}
GROUP = ("wafv2.managed_group", "AWS", CORE, "REGIONAL", "")
VERSION = ("wafv2.managed_group", "AWS", CORE, "REGIONAL", "Version_1.4")
THERE = ManagedGroup(700, ("NoUserAgent_HEADER", "SizeRestrictions_BODY"))


def rules(*names: str, **more: object) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "priority": priority,
            "statement": {"managedRuleGroupStatement": {"vendorName": "AWS", "name": name, **more}},
        }
        for priority, name in enumerate(names)
    ]


def base() -> Plan:
    return Plan().add(WEB_ACL, "shield", scope="REGIONAL", defaultAction={"allow": {}}, rules=rules(CORE))


def to(*names: str, **more: object) -> Any:
    return lambda plan: plan.set("shield", rules=rules(*names, **more))


HERE = "of scope REGIONAL in eu-west-1 that this account may use."
group_not_found = (
    Table("waf-managed-group-not-found", base)
    .good("there", facts=GROUPS)
    .not_found(
        "a letter too much",
        to("AWSManagedRulesCommonRulesSet"),
        ("shield", f"AWS has no managed rule group AWSManagedRulesCommonRulesSet {HERE} It has {CORE}."),
        facts=GROUPS,
        level="mandatory",
    )
    .bad(
        "of the marketplace and not subscribed to",
        to("Bots", vendorName="Acme"),
        ("shield", f"Acme has no managed rule group Bots {HERE}"),
        facts=GROUPS,
    )
    .bad(
        "a rule of a web ACL that is elsewhere",
        lambda plan: plan.add(
            "aws:wafv2/webAclRuleGroupAssociation:WebAclRuleGroupAssociation",
            "more",
            webAclArn="arn:aws:wafv2:us-east-1:210987654321:global/webacl/edge/1",
            managedRuleGroup={"vendorName": "AWS", "name": "Nope"},
        ),
        (
            "more",
            "AWS has no managed rule group Nope of scope CLOUDFRONT in us-east-1 that this account may use.",
        ),
        facts={**GROUPS, ("wafv2.managed_groups", "CLOUDFRONT", "us-east-1"): (("AWS", CORE),)},
    )
    .bad(
        "a rule of a planned web ACL",
        lambda plan: plan.add(
            "aws:wafv2/webAclRule:WebAclRule",
            "more",
            webAclArn=Ref("shield", "arn"),
            statement=rules("Nope")[0]["statement"],
        ),
        ("more", f"AWS has no managed rule group Nope {HERE}"),
        facts=GROUPS,
    )
    .good("in another partition", lambda plan: plan.set("shield", region="cn-north-1"), facts={})
    .absent("no scope", lambda plan: plan.set("shield", scope=None), facts={})
    .absent("no vendor", to("Nope", vendorName=None), facts={})
    .absent("no rules", lambda plan: plan.set("shield", rules=None), facts={})
    .unknown("from an update", lambda plan: plan.set("shield", rules=Unknown()), facts={})
    .outside(
        "a rule of a web ACL of another stack",
        lambda plan: plan.add(
            "aws:wafv2/webAclRule:WebAclRule",
            "more",
            webAclArn="arn:aws:wafv2:eu-west-1:210987654321:regional/webacl/other/1",
            statement=rules(BOTS)[0]["statement"],
        ),
        facts=GROUPS,
    )
    .cannot_ask("denied")
)

version_not_found = (
    Table("waf-managed-version-not-found", base)
    .good("there", to(CORE, version="Version_1.4"), facts={**GROUPS, VERSION: THERE})
    .not_found(
        "expired",
        to(CORE, version="Version_1.4"),
        ("shield", f"The managed rule group {CORE} has no version Version_1.4 in eu-west-1, or it has expired."),
        facts={**GROUPS, VERSION: None},
        level="mandatory",
    )
    .bad(
        "one of two",
        lambda plan: plan.set("shield", rules=[*rules(BOTS), *rules(CORE, version="Version_1.4")]),
        ("shield", f"The managed rule group {CORE} has no version Version_1.4 in eu-west-1, or it has expired."),
        facts={**GROUPS, VERSION: None},
    )
    .good("a group that is gone is another policy's", to("Nope", version="1"), facts=GROUPS)
    .absent("the vendor's default", None, facts={})
    .unknown("from an update", to(CORE, version=Unknown()), facts={})
    .without("outside", "managed groups are in no stack")
    .cannot_ask("denied", to(CORE, version="Version_1.4"))
)


def overriding(*names: object) -> Any:
    return to(CORE, ruleActionOverrides=[{"name": name, "actionToUse": {"count": {}}} for name in names])


override_names_no_rule = (
    Table("waf-managed-override-names-no-rule", base)
    .good("there", overriding("SizeRestrictions_BODY"), facts={GROUP: THERE})
    .bad(
        "small letters",
        overriding("SizeRestrictions_Body", "NoUserAgent_HEADER"),
        (
            "shield",
            f"The managed rule group {CORE} has no rule SizeRestrictions_Body, so WAF ignores the override.",
        ),
        facts={GROUP: THERE},
        level="advisory",
    )
    .bad(
        "like three rules, of which the two nearest are said",
        overriding("SizeRestriction"),
        (
            "shield",
            f"The managed rule group {CORE} has no rule SizeRestriction, so WAF ignores the override.",
            "Set name to a rule of the group, capitals included: SizeRestrictions, SizeRestrictionsA.",
        ),
        facts={GROUP: ManagedGroup(700, ("SizeRestrictions", "SizeRestrictionsAB", "SizeRestrictionsA"))},
    )
    .bad(
        "like none of ten",
        overriding("Other"),
        (
            "shield",
            f"The managed rule group {CORE} has no rule Other, so WAF ignores the override.",
            "Set name to a rule of the group, capitals included: R0, R1, R2, R3, R4, R5, R6, R7 and 2 more.",
        ),
        facts={GROUP: ManagedGroup(700, tuple(f"R{number}" for number in range(10)))},
    )
    .good("a group that keeps its rules to itself", overriding("Secret"), facts={GROUP: ManagedGroup(100, ())})
    .absent("no overrides", None, facts={})
    .unknown("from an update", overriding(Unknown()), facts={GROUP: THERE})
    .without("outside", "managed groups are in no stack")
    .not_found("a group that is gone is another policy's", overriding("A"), facts={GROUP: None})
    .cannot_ask("denied", overriding("A"))
)

OTHER = ("wafv2.managed_group", "AWS", BOTS, "REGIONAL", "")


def with_own(plan: Plan) -> Plan:
    plan.add("aws:wafv2/ruleGroup:RuleGroup", "own", scope="REGIONAL", capacity=4400)
    own = {"name": "own", "statement": {"ruleGroupReferenceStatement": {"arn": Ref("own", "arn")}}}
    return plan.set("shield", rules=[*rules(CORE), own])


capacity_exceeded = (
    Table("waf-managed-capacity-exceeded", base)
    .good("enough", facts={GROUP: THERE})
    .bad(
        "a managed group and an own one",
        with_own,
        ("shield", f"The rule groups need 5,100 capacity units: own 4400, {CORE} 700; a web ACL may have 5,000."),
        facts={GROUP: THERE},
        level="advisory",
    )
    .good("just enough", to(CORE, BOTS), facts={GROUP: THERE, OTHER: ManagedGroup(4300, ())})
    .good(
        "just enough, beside a group that does not say what it needs",
        lambda plan: with_own(plan).set("own", capacity=None),
        facts={GROUP: ManagedGroup(5000, ())},
    )
    .absent("no rules", lambda plan: plan.set("shield", rules=None), facts={})
    .unknown("from an update", lambda plan: plan.set("shield", rules=Unknown()), facts={})
    .outside(
        "a rule group of another stack",
        lambda plan: plan.set(
            "shield",
            rules=[
                {
                    "name": "other",
                    "statement": {
                        "ruleGroupReferenceStatement": {
                            "arn": "arn:aws:wafv2:eu-west-1:210987654321:regional/rulegroup/other/1"
                        }
                    },
                }
            ],
        ),
        facts={},
    )
    .not_found("a group that is gone is another policy's", None, facts={GROUP: None})
    .cannot_ask("denied")
)
