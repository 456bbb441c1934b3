"""AWS WAF: managed rule groups, and what web ACLs and associations name by ARN.

`scope` is REGIONAL or CLOUDFRONT; the second one is asked in us-east-1.

Sources:
https://docs.aws.amazon.com/waf/latest/APIReference/API_ListAvailableManagedRuleGroups.html
https://docs.aws.amazon.com/waf/latest/APIReference/API_DescribeManagedRuleGroup.html
https://docs.aws.amazon.com/waf/latest/APIReference/API_ListIPSets.html
https://docs.aws.amazon.com/waf/latest/APIReference/API_ListRegexPatternSets.html
https://docs.aws.amazon.com/waf/latest/APIReference/API_ListRuleGroups.html
https://docs.aws.amazon.com/waf/latest/APIReference/API_ListWebACLs.html
"""

from __future__ import annotations

from dataclasses import dataclass

from policypack.aws.fact import Service, fact


@dataclass(frozen=True, slots=True)
class ManagedGroup:
    """A version of a managed rule group: what it costs in capacity units, and the names of its rules."""

    capacity: int
    rules: tuple[str, ...]


class Wafv2(Service):
    """Rule groups, sets and web ACLs."""

    service = "wafv2"

    @fact("wafv2:ListAvailableManagedRuleGroups", empty="proves")
    def managed_groups(self, scope: str, region: str | None = None) -> tuple[tuple[str, str], ...]:
        """(Vendor, name) of the managed rule groups: all of AWS's, and others' that the account subscribes to."""
        found = self.chained("list_available_managed_rule_groups", "ManagedRuleGroups", "NextMarker", Scope=scope)
        return tuple(sorted((item["VendorName"], item["Name"]) for item in found))

    @fact(
        "wafv2:DescribeManagedRuleGroup",
        lifetime="1h",
        absent=("WAFNonexistentItemException", "WAFExpiredManagedRuleGroupVersionException"),
    )
    def managed_group(
        self, vendor: str, name: str, scope: str, version: str = "", region: str | None = None
    ) -> ManagedGroup | None:
        """A managed rule group in a version, the vendor's default one where none is named."""
        given = {"VersionName": version} if version else {}
        found = self.call("describe_managed_rule_group", VendorName=vendor, Name=name, Scope=scope, **given)
        return ManagedGroup(found["Capacity"], tuple(rule["Name"] for rule in found["Rules"]))

    @fact("wafv2:ListIPSets", empty="proves")
    def ip_sets(self, scope: str, region: str | None = None) -> tuple[str, ...]:
        """The ARNs of the account's IP sets."""
        return tuple(item["ARN"] for item in self.chained("list_ip_sets", "IPSets", "NextMarker", Scope=scope))

    @fact("wafv2:ListRegexPatternSets", empty="proves")
    def pattern_sets(self, scope: str, region: str | None = None) -> tuple[str, ...]:
        """The ARNs of the account's regex pattern sets."""
        found = self.chained("list_regex_pattern_sets", "RegexPatternSets", "NextMarker", Scope=scope)
        return tuple(item["ARN"] for item in found)

    @fact("wafv2:ListRuleGroups", empty="proves")
    def rule_groups(self, scope: str, region: str | None = None) -> tuple[str, ...]:
        """The ARNs of the account's own rule groups."""
        return tuple(item["ARN"] for item in self.chained("list_rule_groups", "RuleGroups", "NextMarker", Scope=scope))

    @fact("wafv2:ListWebACLs", empty="proves")
    def web_acls(self, scope: str, region: str | None = None) -> tuple[str, ...]:
        """The ARNs of the account's web ACLs."""
        return tuple(item["ARN"] for item in self.chained("list_web_acls", "WebACLs", "NextMarker", Scope=scope))
