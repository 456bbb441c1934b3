"""AWS Network Firewall."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, policy
from policypack.catalogue.tokens import Networkfirewall

_STANDARD = ("aws:pass", "aws:drop", "aws:forward_to_sfe")
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
