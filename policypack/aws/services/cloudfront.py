"""CloudFront: names that the account has given already.

Sources:
https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListDistributions.html
https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListOriginAccessControls.html
https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DescribeFunction.html
https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListCachePolicies.html
https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListOriginRequestPolicies.html
https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListResponseHeadersPolicies.html
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policypack.aws.fact import Service, fact


class CloudFront(Service):
    """Distributions and what they share."""

    service = "cloudfront"
    everywhere = True

    @fact("cloudfront:ListDistributions")
    def aliases(self, region: str | None = None) -> tuple[tuple[str, str], ...]:
        """(Alternate domain name, id of its distribution) of all distributions of the account, disabled ones too."""
        found = self._all("list_distributions", "DistributionList")
        return tuple(sorted((name, item["Id"]) for item in found for name in item["Aliases"].get("Items") or ()))

    @fact("cloudfront:ListOriginAccessControls")
    def origin_access_controls(self, region: str | None = None) -> tuple[tuple[str, str], ...]:
        """(Name, id) of every origin access control of the account."""
        found = self._all("list_origin_access_controls", "OriginAccessControlList")
        return tuple(sorted((item["Name"], item["Id"]) for item in found))

    @fact("cloudfront:DescribeFunction", absent=("NoSuchFunctionExists",), denied_per=("name",))
    def function(self, name: str, region: str | None = None) -> str | None:
        """The ARN of the function of this name."""
        arn: str = self.call("describe_function", Name=name)["FunctionSummary"]["FunctionMetadata"]["FunctionARN"]
        return arn

    @fact("cloudfront:ListCachePolicies")
    def cache_policies(self, region: str | None = None) -> tuple[tuple[str, str], ...]:
        """(Name, id) of the account's own cache policies."""
        return self._own("list_cache_policies", "CachePolicy")

    @fact("cloudfront:ListOriginRequestPolicies")
    def origin_request_policies(self, region: str | None = None) -> tuple[tuple[str, str], ...]:
        """(Name, id) of the account's own origin request policies."""
        return self._own("list_origin_request_policies", "OriginRequestPolicy")

    @fact("cloudfront:ListResponseHeadersPolicies")
    def response_headers_policies(self, region: str | None = None) -> tuple[tuple[str, str], ...]:
        """(Name, id) of the account's own response headers policies."""
        return self._own("list_response_headers_policies", "ResponseHeadersPolicy")

    def _own(self, operation: str, kind: str) -> tuple[tuple[str, str], ...]:
        found = [item[kind] for item in self._all(operation, f"{kind}List", Type="custom")]
        return tuple(sorted((item[f"{kind}Config"]["Name"], item["Id"]) for item in found))

    def _all(self, operation: str, list: str, **parameters: object) -> Iterator[Any]:
        # An empty list has no "Items" at all, which a paginator takes for an answer that cannot be read.
        while True:
            answer = self.call(operation, **parameters)[list]
            yield from answer.get("Items") or ()
            if not answer.get("NextMarker"):
                return
            parameters["Marker"] = answer["NextMarker"]
