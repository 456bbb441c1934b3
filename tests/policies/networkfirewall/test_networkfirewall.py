from __future__ import annotations

from typing import Any

from policypack.testing import Plan, Table, Unknown

ACTIONS = {"statelessDefaultActions": ["aws:drop"], "statelessFragmentDefaultActions": ["aws:drop"]}


def base() -> Plan:
    plan = Plan()
    plan.add("aws:networkfirewall/firewallPolicy:FirewallPolicy", "wall", firewallPolicy=ACTIONS)
    return plan.add(
        "aws:networkfirewall/ruleGroup:RuleGroup", "rules", capacity=10, type="STATEFUL", ruleGroup=rules("sid")
    )


def rules(keyword: Any) -> dict[str, Any]:
    header = dict.fromkeys(("destination", "destinationPort", "source", "sourcePort"), "ANY")
    rule = {
        "action": "DROP",
        "header": {**header, "direction": "ANY", "protocol": "TCP"},
        "ruleOptions": [{"keyword": keyword, "settings": ["1"]}],
    }
    return {"rulesSource": {"statefulRules": [rule]}}


def actions(*named: Any) -> dict[str, Any]:
    return {**ACTIONS, "statelessDefaultActions": list(named)}


standard = (
    Table("networkfirewall-standard-action-missing", base)
    .good("one")
    .good("one beside one's own", lambda p: p.set("wall", firewallPolicy=actions("aws:pass", "count")))
    .bad(
        "none",
        lambda p: p.set("wall", firewallPolicy=actions("count")),
        ("wall", "statelessDefaultActions is count, and has none of the standard actions."),
        level="mandatory",
    )
    .absent("no actions", lambda p: p.set("wall", firewallPolicy={}))
    .unknown("the action", lambda p: p.set("wall", firewallPolicy=actions(Unknown())))
    .without("outside", "looks at one resource alone")
)
sid = (
    Table("networkfirewall-rule-without-sid", base)
    .good("one that has it")
    .good("with its number", lambda p: p.set("rules", ruleGroup=rules("sid:1")))
    .bad(
        "none",
        lambda p: p.set("rules", ruleGroup=rules("msg")),
        ("rules", "The options of the rule are msg, and sid is none of them."),
        level="mandatory",
    )
    .absent("no rules", lambda p: p.set("rules", ruleGroup=None))
    .unknown("the keyword", lambda p: p.set("rules", ruleGroup=rules(Unknown())))
    .without("outside", "looks at one resource alone")
)
