"""AWS Network Firewall."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, policy
from policypack.catalogue.tokens import Networkfirewall

_STANDARD = ("aws:pass", "aws:drop", "aws:forward_to_sfe")
_KEYS = {"S3": "bucketName", "CloudWatchLogs": "logGroup", "KinesisDataFirehose": "deliveryStream"}
_DEFAULTS = ("statelessDefaultActions", "statelessFragmentDefaultActions")


@policy(Networkfirewall.FIREWALL_POLICY)
def standard_action_missing(firewall: Resource) -> Iterator[Finding]:
    """Default actions of a firewall policy have no standard action.

    Why: InvalidRequestException: "You must specify one of the standard actions: aws:pass, aws:drop, or
    aws:forward_to_sfe".
    Source: https://docs.aws.amazon.com/network-firewall/latest/APIReference/API_FirewallPolicy.html
    """
    block = firewall.block("firewallPolicy")
    for name in _DEFAULTS if block else ():
        given = block.texts(name) if block else []
        if block is not None and given and not any(action in _STANDARD for action in given):
            yield block.finding(
                name,
                problem=f"{name} is {' and '.join(given)}, and has none of the standard actions.",
                fix=f"Name one of {', '.join(_STANDARD)} too.",
            )


@policy(Networkfirewall.RULE_GROUP)
def rule_without_sid(group: Resource) -> Iterator[Finding]:
    """Stateful rule has no signature id.

    Why: "You must include a sid (signature ID), and can optionally include other keywords": InvalidRequestException.
    Source: https://docs.aws.amazon.com/network-firewall/latest/APIReference/API_RuleOption.html
    """
    rules = group.block("ruleGroup")
    source = rules.block("rulesSource") if rules else None
    for rule in source.blocks("statefulRules") if source else ():
        options = [(option.text("keyword") or "").strip() for option in rule.blocks("ruleOptions")]
        if options and not any(option == "sid" or option.startswith("sid:") for option in options):
            yield rule.finding(
                "ruleOptions",
                problem=f"The options of the rule are {', '.join(options)}, and sid is none of them.",
                fix='Add a ruleOption with the keyword "sid" and a number of its own, such as ["1"].',
            )


@policy(Networkfirewall.FIREWALL_POLICY)
def priority_refused(firewall: Resource) -> Iterator[Finding]:
    """Rule groups of a strict order have none, or the same place in it.

    Why: "InvalidRequestException": by STRICT_ORDER the groups are asked by their priority, which each has for itself.
    Source: https://docs.aws.amazon.com/network-firewall/latest/APIReference/API_StatefulRuleGroupReference.html
    """
    block = firewall.block("firewallPolicy")
    options = block.block("statefulEngineOptions") if block else None
    groups = block.blocks("statefulRuleGroupReferences") if block else []
    if options is None or options.text("ruleOrder") != "STRICT_ORDER":
        return
    places = [group.number("priority") for group in groups]
    for group, place in zip(groups, places, strict=True):
        if place is None:
            yield group.finding(
                "priority",
                problem="ruleOrder is STRICT_ORDER, and the group has no priority.",
                fix="Set priority to a number that no other group has.",
            )
    twice = next((place for place in places if place is not None and places.count(place) > 1), None)
    if twice is not None:
        yield firewall.finding(
            "firewallPolicy.statefulRuleGroupReferences",
            problem=f"{places.count(twice)} groups have the priority {twice}.",
            fix="Give each a priority of its own.",
        )


@policy(Networkfirewall.LOGGING_CONFIGURATION)
def destination_unnamed(logging: Resource) -> Iterator[Finding]:
    """Destination of logs is not named by the key of its type.

    Why: "InvalidRequestException": a bucket is named by bucketName, a log group by logGroup, a stream by
    deliveryStream.
    Source: https://docs.aws.amazon.com/network-firewall/latest/APIReference/API_LogDestinationConfig.html
    """
    outer = logging.block("loggingConfiguration")
    for config in outer.blocks("logDestinationConfigs") if outer else ():
        kind, named = config.text("logDestinationType"), config.block("logDestination")
        key = _KEYS.get(kind or "")
        if key and named is not None and not named.has(key):
            yield config.finding(
                "logDestination",
                problem=f"logDestinationType is {kind}, and logDestination has "
                f"{' and '.join(named.keys()) or 'nothing'}.",
                fix=f"Name the destination by the key {key}.",
            )
