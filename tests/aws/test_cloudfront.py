"""What distributions name by id."""

from __future__ import annotations

from typing import Any

import pytest

from policypack.aws.services.cloudfront import NamedItem
from policypack.errors import Unavailable
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, outcomes

HOME = "us-east-1"
FUNCTION = "arn:aws:cloudfront::483920175646:function/rewrite"
WHEN = "2026-01-01T00:00:00Z"

CACHE = Verb(
    "list_cache_policies",
    "cloudfront:ListCachePolicies",
    lambda aws: aws.cloudfront.cache_policies(),
    {},
    region=HOME,
)
REQUEST = Verb(
    "list_origin_request_policies",
    "cloudfront:ListOriginRequestPolicies",
    lambda aws: aws.cloudfront.origin_request_policies(),
    {},
    region=HOME,
)
HEADERS = Verb(
    "list_response_headers_policies",
    "cloudfront:ListResponseHeadersPolicies",
    lambda aws: aws.cloudfront.response_headers_policies(),
    {},
    region=HOME,
)
CONTROLS = Verb(
    "list_origin_access_controls",
    "cloudfront:ListOriginAccessControls",
    lambda aws: aws.cloudfront.access_controls(),
    {},
    region=HOME,
)
IDENTITIES = Verb(
    "list_cloud_front_origin_access_identities",
    "cloudfront:ListCloudFrontOriginAccessIdentities",
    lambda aws: aws.cloudfront.access_identities(),
    {},
    region=HOME,
)
KEYS = Verb("list_key_groups", "cloudfront:ListKeyGroups", lambda aws: aws.cloudfront.key_groups(), {}, region=HOME)
FUNCTIONS = Verb(
    "list_functions",
    "cloudfront:ListFunctions",
    lambda aws: aws.cloudfront.functions(),
    {"Stage": "LIVE"},
    region=HOME,
)

TestRefusals = outcomes("cloudfront", [CACHE, REQUEST, HEADERS, CONTROLS, IDENTITIES, KEYS, FUNCTIONS])

LIST = {"MaxItems": 100, "Quantity": 1}
# The field of the answer, and an item that is "1" and named "one".
ANSWERS: list[tuple[Verb, str, dict[str, Any]]] = [
    (
        CACHE,
        "CachePolicyList",
        {
            "Type": "managed",
            "CachePolicy": {
                "Id": "1",
                "LastModifiedTime": WHEN,
                "CachePolicyConfig": {"Name": "one", "MinTTL": 1},
            },
        },
    ),
    (
        REQUEST,
        "OriginRequestPolicyList",
        {
            "Type": "managed",
            "OriginRequestPolicy": {
                "Id": "1",
                "LastModifiedTime": WHEN,
                "OriginRequestPolicyConfig": {
                    "Name": "one",
                    "HeadersConfig": {"HeaderBehavior": "none"},
                    "CookiesConfig": {"CookieBehavior": "none"},
                    "QueryStringsConfig": {"QueryStringBehavior": "none"},
                },
            },
        },
    ),
    (
        HEADERS,
        "ResponseHeadersPolicyList",
        {
            "Type": "custom",
            "ResponseHeadersPolicy": {
                "Id": "1",
                "LastModifiedTime": WHEN,
                "ResponseHeadersPolicyConfig": {"Name": "one"},
            },
        },
    ),
    (
        CONTROLS,
        "OriginAccessControlList",
        {
            "Id": "1",
            "Name": "one",
            "Description": "",
            "SigningProtocol": "sigv4",
            "SigningBehavior": "always",
            "OriginAccessControlOriginType": "s3",
        },
    ),
    (IDENTITIES, "CloudFrontOriginAccessIdentityList", {"Id": "1", "Comment": "one", "S3CanonicalUserId": "2"}),
    (
        KEYS,
        "KeyGroupList",
        {"KeyGroup": {"Id": "1", "LastModifiedTime": WHEN, "KeyGroupConfig": {"Name": "one", "Items": []}}},
    ),
    (
        FUNCTIONS,
        "FunctionList",
        {
            "Name": "one",
            "FunctionConfig": {"Comment": "", "Runtime": "cloudfront-js-2.0"},
            "FunctionMetadata": {"FunctionARN": "1", "LastModifiedTime": WHEN},
        },
    ),
]
MARKED = {"Marker": "", "IsTruncated": False}


def page(field: str, *items: dict[str, Any], following: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {**LIST, "Quantity": len(items)}
    if field in ("OriginAccessControlList", "CloudFrontOriginAccessIdentityList"):
        found |= MARKED
    if items:
        found["Items"] = list(items)
    return {field: {**found, **({"NextMarker": following} if following else {})}}


@pytest.mark.parametrize(("verb", "field", "item"), ANSWERS, ids=[str(verb) for verb, _, _ in ANSWERS])
def test_lists_of_two_pages_and_empty_ones(stub: Stub, verb: Verb, field: str, item: dict[str, Any]) -> None:
    client = stub("cloudfront", HOME)
    client.add_response(verb.operation, page(field, item, following="2"), verb.expected)
    client.add_response(verb.operation, page(field), {**verb.expected, "Marker": "2"})
    assert verb.asks(stub.aws) == (NamedItem("1", "one"),)


def test_pages_that_have_no_end_are_no_answer(stub: Stub) -> None:
    for _ in range(2):
        stub("cloudfront", HOME).add_response("list_key_groups", page("KeyGroupList", following="2"))
    with pytest.raises(Unavailable, match="have no end"):
        stub.aws.cloudfront.key_groups()
