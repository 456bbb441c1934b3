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
from dataclasses import dataclass
from typing import Any

from policypack.aws.fact import Service, fact


@dataclass(frozen=True, slots=True)
class Named:
    """Something with an id, and the name that the account gave it."""

    id: str
    name: str


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
    def access_controls(self, region: str | None = None) -> tuple[Named, ...]:
        """The account's origin access controls."""
        found = self._all("list_origin_access_controls", "OriginAccessControlList")
        return tuple(Named(item["Id"], item["Name"]) for item in found)

    @fact("cloudfront:DescribeFunction", absent=("NoSuchFunctionExists",), denied_per=("name",))
    def function(self, name: str, region: str | None = None) -> str | None:
        """The ARN of the function of this name."""
        arn: str = self.call("describe_function", Name=name)["FunctionSummary"]["FunctionMetadata"]["FunctionARN"]
        return arn

    @fact("cloudfront:ListCachePolicies", lifetime="5m")
    def cache_policies(self, region: str | None = None) -> tuple[Named, ...]:
        """The account's cache policies and AWS's."""
        return self._policies("list_cache_policies", "CachePolicy")

    @fact("cloudfront:ListOriginRequestPolicies", lifetime="5m")
    def origin_request_policies(self, region: str | None = None) -> tuple[Named, ...]:
        """The account's origin request policies and AWS's."""
        return self._policies("list_origin_request_policies", "OriginRequestPolicy")

    @fact("cloudfront:ListResponseHeadersPolicies", lifetime="5m")
    def response_headers_policies(self, region: str | None = None) -> tuple[Named, ...]:
        """The account's response headers policies and AWS's."""
        return self._policies("list_response_headers_policies", "ResponseHeadersPolicy")

    def _policies(self, operation: str, kind: str) -> tuple[Named, ...]:
        found = (item[kind] for item in self._all(operation, f"{kind}List"))
        return tuple(Named(item["Id"], item[f"{kind}Config"]["Name"]) for item in found)

    def _all(self, operation: str, list: str) -> Iterator[Any]:
        # An empty list has no "Items" at all, which a paginator takes for an answer that cannot be read.
        marker: dict[str, object] = {}
        while True:
            answer = self.call(operation, **marker)[list]
            yield from answer.get("Items") or ()
            if not answer.get("NextMarker"):
                return
            marker = {"Marker": answer["NextMarker"]}
