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


GROUP = "arn:aws:network-firewall:eu-west-1:210987654321:stateful-rulegroup"


def strict(*places: Any, order: str = "STRICT_ORDER") -> Any:
    groups = [
        {"resourceArn": f"{GROUP}/{at}", **({"priority": place} if place else {})} for at, place in enumerate(places)
    ]
    actions = ["aws:forward_to_sfe"]
    return lambda p: p.set(
        "wall",
        firewallPolicy={
            "statelessDefaultActions": actions,
            "statelessFragmentDefaultActions": actions,
            "statefulEngineOptions": {"ruleOrder": order},
            "statefulRuleGroupReferences": groups,
        },
    )


def ordered() -> Plan:
    plan = Plan().add("aws:networkfirewall/firewallPolicy:FirewallPolicy", "wall", name="wall")
    return strict(1, 2)(plan)  # type: ignore[no-any-return]


priority_refused = (
    Table("networkfirewall-priority-refused", ordered)
    .good("one each")
    .good("by their actions", strict(None, None, order="DEFAULT_ACTION_ORDER"))
    .bad(
        "none",
        strict(1, None),
        (
            "wall",
            "ruleOrder is STRICT_ORDER, and the group has no priority.",
            "Set priority to a number that no other group has.",
        ),
        level="mandatory",
    )
    .bad("the same", strict(1, 1), ("wall", "2 groups have the priority 1."), level="mandatory")
    .absent("no options", lambda p: p.set("wall", firewallPolicy={"statelessDefaultActions": ["aws:drop"]}))
    .unknown("the priority", strict(1, Unknown()))
    .without("outside", "reads one resource")
)


def going(kind: str, **named: Any) -> Any:
    config = {"logType": "FLOW", "logDestinationType": kind, "logDestination": named}
    return lambda p: p.set("logs", loggingConfiguration={"logDestinationConfigs": [config]})


def logged() -> Plan:
    plan = Plan().add("aws:networkfirewall/loggingConfiguration:LoggingConfiguration", "logs")
    return going("S3", bucketName="logs")(plan)  # type: ignore[no-any-return]


destination_unnamed = (
    Table("networkfirewall-destination-unnamed", logged)
    .good("a bucket")
    .bad(
        "a group by the key of a bucket",
        going("CloudWatchLogs", bucketName="logs"),
        (
            "logs",
            "logDestinationType is CloudWatchLogs, and logDestination has bucketName.",
            "Name the destination by the key logGroup.",
        ),
        level="mandatory",
    )
    .absent("none", lambda p: p.set("logs", loggingConfiguration=None))
    .unknown("the name", going("S3", bucketName=Unknown()), undecided=False)
    .without("outside", "reads one resource")
)
