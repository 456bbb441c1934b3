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


@dataclass(frozen=True, slots=True)
class NamedItem:
    """Something with an id and a name that people know it by."""

    id: str
    name: str


class CloudFront(Service):
    """Policies, access controls, key groups and functions."""

    service = "cloudfront"
    everywhere = True

    @fact("cloudfront:ListCachePolicies", empty="never")
    def cache_policies(self, region: str | None = None) -> tuple[NamedItem, ...]:
        """AWS's managed cache policies and the account's own."""
        return tuple(
            NamedItem(item["CachePolicy"]["Id"], item["CachePolicy"]["CachePolicyConfig"]["Name"])
            for item in self._listed("list_cache_policies", "CachePolicyList")
        )

    @fact("cloudfront:ListOriginRequestPolicies", empty="never")
    def origin_request_policies(self, region: str | None = None) -> tuple[NamedItem, ...]:
        """AWS's managed origin request policies and the account's own."""
        return tuple(
            NamedItem(
                item["OriginRequestPolicy"]["Id"], item["OriginRequestPolicy"]["OriginRequestPolicyConfig"]["Name"]
            )
            for item in self._listed("list_origin_request_policies", "OriginRequestPolicyList")
        )

    @fact("cloudfront:ListResponseHeadersPolicies", empty="never")
    def response_headers_policies(self, region: str | None = None) -> tuple[NamedItem, ...]:
        """AWS's managed response headers policies and the account's own."""
        return tuple(
            NamedItem(
                item["ResponseHeadersPolicy"]["Id"],
                item["ResponseHeadersPolicy"]["ResponseHeadersPolicyConfig"]["Name"],
            )
            for item in self._listed("list_response_headers_policies", "ResponseHeadersPolicyList")
        )

    @fact("cloudfront:ListOriginAccessControls", empty="proves")
    def access_controls(self, region: str | None = None) -> tuple[NamedItem, ...]:
        """The account's origin access controls."""
        found = self._listed("list_origin_access_controls", "OriginAccessControlList")
        return tuple(NamedItem(item["Id"], item.get("Name", "")) for item in found)

    @fact("cloudfront:ListCloudFrontOriginAccessIdentities", empty="proves")
    def access_identities(self, region: str | None = None) -> tuple[NamedItem, ...]:
        """The account's origin access identities; the name is their comment."""
        found = self._listed("list_cloud_front_origin_access_identities", "CloudFrontOriginAccessIdentityList")
        return tuple(NamedItem(item["Id"], item.get("Comment", "")) for item in found)

    @fact("cloudfront:ListKeyGroups", empty="proves")
    def key_groups(self, region: str | None = None) -> tuple[NamedItem, ...]:
        """The account's key groups."""
        return tuple(
            NamedItem(item["KeyGroup"]["Id"], item["KeyGroup"]["KeyGroupConfig"]["Name"])
            for item in self._listed("list_key_groups", "KeyGroupList")
        )

    @fact("cloudfront:ListFunctions", empty="proves")
    def functions(self, region: str | None = None) -> tuple[NamedItem, ...]:
        """The account's functions that are published; the id is their ARN."""
        return tuple(
            NamedItem(item["FunctionMetadata"]["FunctionARN"], item["Name"])
            for item in self._listed("list_functions", "FunctionList", Stage="LIVE")
        )

    @fact("cloudfront:ListDistributions", empty="proves")
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
        """Every item of every page: the list and its marker are within one field, and an empty list is left out.

        Raises KeyError where a list has not as many items as it says it has.
        """
        for answer in self.turned(operation, lambda answer: answer[field].get("NextMarker"), "Marker", **parameters):
            page = answer[field]
            yield from page["Items"] if page["Quantity"] else ()
