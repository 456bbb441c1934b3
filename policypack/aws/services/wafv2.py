"""WAF: web ACLs, IP sets, rule groups and pattern sets that are there already.

Sources:
https://docs.aws.amazon.com/waf/latest/APIReference/API_ListWebACLs.html
https://docs.aws.amazon.com/waf/latest/APIReference/API_ListIPSets.html
https://docs.aws.amazon.com/waf/latest/APIReference/API_ListRuleGroups.html
https://docs.aws.amazon.com/waf/latest/APIReference/API_ListRegexPatternSets.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class Wafv2(Service):
    """What web ACLs are made of, by scope: REGIONAL, or CLOUDFRONT, which only us-east-1 has."""

    service = "wafv2"

    @fact("wafv2:ListWebACLs")
    def web_acls(self, scope: str, region: str | None = None) -> tuple[tuple[str, str], ...]:
        """(Name, id) of every web ACL of a scope."""
        return self._named("list_web_acls", "WebACLs", scope)

    @fact("wafv2:ListIPSets")
    def ip_sets(self, scope: str, region: str | None = None) -> tuple[tuple[str, str], ...]:
        """(Name, id) of every IP set of a scope."""
        return self._named("list_ip_sets", "IPSets", scope)

    @fact("wafv2:ListRuleGroups")
    def rule_groups(self, scope: str, region: str | None = None) -> tuple[tuple[str, str], ...]:
        """(Name, id) of every rule group of a scope, AWS's and the marketplace's not among them."""
        return self._named("list_rule_groups", "RuleGroups", scope)

    @fact("wafv2:ListRegexPatternSets")
    def pattern_sets(self, scope: str, region: str | None = None) -> tuple[tuple[str, str], ...]:
        """(Name, id) of every set of regular expressions of a scope."""
        return self._named("list_regex_pattern_sets", "RegexPatternSets", scope)

    def _named(self, operation: str, items: str, scope: str) -> tuple[tuple[str, str], ...]:
        found = self.chained(operation, items, "NextMarker", Scope=scope, Limit=100)
        return tuple(sorted((item["Name"], item["Id"]) for item in found))
