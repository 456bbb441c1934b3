"""CloudFront: what distributions name by id.

Lists, not single answers: an account has few of each, and one list answers for every distribution.

Sources:
https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListCachePolicies.html
https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListOriginRequestPolicies.html
https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListResponseHeadersPolicies.html
https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListOriginAccessControls.html
https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListCloudFrontOriginAccessIdentities.html
https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListKeyGroups.html
https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListFunctions.html
https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListDistributions.html
https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DescribeFunction.html
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from policypack.aws.fact import Service, fact
from policypack.errors import Unavailable


@dataclass(frozen=True, slots=True)
class Named:
    """Something with an id and a name that people know it by."""

    id: str
    name: str


class CloudFront(Service):
    """Policies, access controls, key groups and functions."""

    service = "cloudfront"
    everywhere = True

    @fact("cloudfront:ListCachePolicies")
    def cache_policies(self, region: str | None = None) -> tuple[Named, ...]:
        """AWS's managed cache policies and the account's own."""
        return tuple(
            Named(item["CachePolicy"]["Id"], item["CachePolicy"]["CachePolicyConfig"]["Name"])
            for item in self._listed("list_cache_policies", "CachePolicyList")
        )

    @fact("cloudfront:ListOriginRequestPolicies")
    def origin_request_policies(self, region: str | None = None) -> tuple[Named, ...]:
        """AWS's managed origin request policies and the account's own."""
        return tuple(
            Named(item["OriginRequestPolicy"]["Id"], item["OriginRequestPolicy"]["OriginRequestPolicyConfig"]["Name"])
            for item in self._listed("list_origin_request_policies", "OriginRequestPolicyList")
        )

    @fact("cloudfront:ListResponseHeadersPolicies")
    def response_headers_policies(self, region: str | None = None) -> tuple[Named, ...]:
        """AWS's managed response headers policies and the account's own."""
        return tuple(
            Named(
                item["ResponseHeadersPolicy"]["Id"],
                item["ResponseHeadersPolicy"]["ResponseHeadersPolicyConfig"]["Name"],
            )
            for item in self._listed("list_response_headers_policies", "ResponseHeadersPolicyList")
        )

    @fact("cloudfront:ListOriginAccessControls")
    def access_controls(self, region: str | None = None) -> tuple[Named, ...]:
        """The account's origin access controls."""
        found = self._listed("list_origin_access_controls", "OriginAccessControlList")
        return tuple(Named(item["Id"], item.get("Name", "")) for item in found)

    @fact("cloudfront:ListCloudFrontOriginAccessIdentities")
    def access_identities(self, region: str | None = None) -> tuple[Named, ...]:
        """The account's origin access identities; the name is their comment."""
        found = self._listed("list_cloud_front_origin_access_identities", "CloudFrontOriginAccessIdentityList")
        return tuple(Named(item["Id"], item.get("Comment", "")) for item in found)

    @fact("cloudfront:ListKeyGroups")
    def key_groups(self, region: str | None = None) -> tuple[Named, ...]:
        """The account's key groups."""
        return tuple(
            Named(item["KeyGroup"]["Id"], item["KeyGroup"]["KeyGroupConfig"]["Name"])
            for item in self._listed("list_key_groups", "KeyGroupList")
        )

    @fact("cloudfront:ListFunctions")
    def functions(self, region: str | None = None) -> tuple[Named, ...]:
        """The account's functions that are published; the id is their ARN."""
        return tuple(
            Named(item["FunctionMetadata"]["FunctionARN"], item["Name"])
            for item in self._listed("list_functions", "FunctionList", Stage="LIVE")
        )

    @fact("cloudfront:ListDistributions")
    def aliases(self, region: str | None = None) -> tuple[tuple[str, str], ...]:
        """(Alternate domain name, id of its distribution) of all distributions of the account, disabled ones too."""
        found = self._listed("list_distributions", "DistributionList")
        return tuple(sorted((name, item["Id"]) for item in found for name in item["Aliases"].get("Items") or ()))

    @fact("cloudfront:DescribeFunction", absent=("NoSuchFunctionExists",), denied_per=("name",))
    def function(self, name: str, region: str | None = None) -> str | None:
        """The ARN of the function of this name."""
        arn: str = self.call("describe_function", Name=name)["FunctionSummary"]["FunctionMetadata"]["FunctionARN"]
        return arn

    def _listed(self, operation: str, field: str, **parameters: object) -> Iterator[Any]:
        """Every item of every page: the list and its marker are within one field, and an empty list is left out."""
        last = None
        while True:
            page = self.call(operation, **parameters)[field]
            yield from page.get("Items") or ()
            marker = page.get("NextMarker")
            if not marker:
                return
            if marker == last:
                raise Unavailable(f"the pages of {self.fact.actions[0]} have no end", "unsupported")
            last = parameters["Marker"] = marker
