"""WAF: web ACLs that are there already.

Source: https://docs.aws.amazon.com/waf/latest/APIReference/API_GetWebACL.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class Wafv2(Service):
    """Web ACLs."""

    service = "wafv2"

    @fact("wafv2:GetWebACL", absent=("WAFNonexistentItemException",), denied_per=("name",))
    def web_acl(self, name: str, id: str, scope: str, region: str | None = None) -> str | None:
        """The ARN of a web ACL. `scope` is REGIONAL or CLOUDFRONT, which is asked for in us-east-1."""
        arn: str = self.call("get_web_acl", Name=name, Id=id, Scope=scope)["WebACL"]["ARN"]
        return arn
