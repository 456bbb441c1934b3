"""Settings of Network Firewall."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Distinct, Form, Pair, When
from policypack.catalogue.tokens import Networkfirewall

_API = f"{DOCS}/network-firewall/latest/APIReference"
_SOURCES = ("rulesString", "rulesSourceList", "statefulRules", "statelessRulesAndCustomActions")

ROWS = (
    Pair(
        Networkfirewall.FIREWALL,
        (When("vpcId"),),
        "InvalidRequestException: a firewall of a VPC has a subnet in each zone that it serves",
        f"{_API}/API_CreateFirewall.html",
        needs=("subnetMappings",),
    ),
    Pair(
        Networkfirewall.FIREWALL_POLICY,
        (When("statefulDefaultActions"),),
        "the stateful default action is only valid when using the strict rule order",
        f"{_API}/API_FirewallPolicy.html",
        takes=When("statefulEngineOptions.ruleOrder", ("STRICT_ORDER",), default="DEFAULT_ACTION_ORDER"),
        within="firewallPolicy",
    ),
    Pair(
        Networkfirewall.RULE_GROUP,
        (When("rulesString"),),
        "InvalidRequestException: a source of rules is of one kind",
        f"{_API}/API_RulesSource.html",
        refuses=_SOURCES[1:],
        within="ruleGroup.rulesSource",
    ),
    Form(
        Networkfirewall.RULE_GROUP,
        "ruleGroup.rulesSource.rulesSourceList.targets[]",
        r"\.?[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*",
        "be a domain, which begins with a period where those below it are meant: .shop.io in place of *.shop.io",
        "InvalidRequestException: The domain is not valid",
        f"{DOCS}/network-firewall/latest/developerguide/stateful-rule-groups-domain-names.html",
    ),
    Pair(
        Networkfirewall.RULE_GROUP,
        (),
        "You must provide either this rule group setting or a Rules setting",
        f"{_API}/API_CreateRuleGroup.html",
        needs=("ruleGroup", "rules"),
    ),
    Pair(
        Networkfirewall.RULE_GROUP,
        (When("ruleGroup"),),
        "You must provide either this rule group setting or a Rules setting, but not both",
        f"{_API}/API_CreateRuleGroup.html",
        refuses=("rules",),
    ),
    *(
        Pair(
            Networkfirewall.RULE_GROUP,
            (When("type", (kind,)),),
            f"a rule group that is {kind} has no other rules",
            f"{_API}/API_RulesSource.html",
            refuses=tuple(f"ruleGroup.rulesSource.{name}" for name in names),
        )
        for kind, names in (
            ("STATELESS", ("rulesSourceList", "rulesString", "statefulRules")),
            ("STATEFUL", ("statelessRulesAndCustomActions",)),
        )
    ),
    Distinct(
        Networkfirewall.LOGGING_CONFIGURATION,
        "loggingConfiguration.logDestinationConfigs",
        "logType",
        "a type of logs has one destination",
        f"{_API}/API_UpdateLoggingConfiguration.html",
    ),
)
