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
    def web_acls(self, scope: str, region: str | None = None) -> tuple[str, ...]:
        """The ARNs of the account's web ACLs; they end with name and id."""
        return self._arns("list_web_acls", "WebACLs", scope)

    @fact("wafv2:ListIPSets")
    def ip_sets(self, scope: str, region: str | None = None) -> tuple[str, ...]:
        """The ARNs of the account's IP sets; they end with name and id."""
        return self._arns("list_ip_sets", "IPSets", scope)

    @fact("wafv2:ListRuleGroups")
    def rule_groups(self, scope: str, region: str | None = None) -> tuple[str, ...]:
        """The ARNs of the account's own rule groups; they end with name and id."""
        return self._arns("list_rule_groups", "RuleGroups", scope)

    @fact("wafv2:ListRegexPatternSets")
    def pattern_sets(self, scope: str, region: str | None = None) -> tuple[str, ...]:
        """The ARNs of the account's sets of regular expressions; they end with name and id."""
        return self._arns("list_regex_pattern_sets", "RegexPatternSets", scope)

    def _arns(self, operation: str, items: str, scope: str) -> tuple[str, ...]:
        return tuple(item["ARN"] for item in self.chained(operation, items, "NextMarker", Scope=scope))
