"""The price list."""

from __future__ import annotations

import json
from typing import Any

import pytest

from policypack.aws.services.pricing import Offer
from policypack.errors import Unavailable
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb

FILTERS = (("productFamily", "NAT Gateway"), ("regionCode", "eu-west-1"))
OFFERS = Verb(
    "get_products",
    "pricing:GetProducts",
    lambda aws: aws.pricing.offers("AmazonEC2", FILTERS),
    {
        "ServiceCode": "AmazonEC2",
        "Filters": [{"Type": "TERM_MATCH", "Field": field, "Value": value} for field, value in FILTERS],
        "FormatVersion": "aws_v1",
    },
)
HOME = "us-east-1"


def product(usage: str, *prices: dict[str, Any], terms: str = "OnDemand") -> str:
    dimensions = {str(number): price for number, price in enumerate(prices)}
    return json.dumps(
        {
            "product": {"attributes": {"usagetype": usage, "operation": "NatGateway"}},
            "terms": {terms: {"one": {"priceDimensions": dimensions}}},
        }
    )


def hourly(usd: str, **more: Any) -> dict[str, Any]:
    return {"unit": "Hrs", "beginRange": "0", "pricePerUnit": {"USD": usd}, **more}


@pytest.mark.parametrize(
    ("code", "status", "cause"),
    [
        ("AccessDeniedException", 403, "denied"),
        ("ThrottlingException", 400, "throttled"),
        ("ExpiredTokenException", 403, "credentials"),
        ("InternalFailure", 500, "unreachable"),
    ],
)
def test_what_could_not_be_asked_is_not_free(stub: Stub, code: str, status: int, cause: str) -> None:
    stub.fails("pricing", "get_products", code, "no", status, region=HOME)
    with pytest.raises(Unavailable) as caught:
        OFFERS.asks(stub.aws)
    assert caught.value.cause == cause


def test_offers_of_all_pages_asked_in_the_price_list_s_own_region(stub: Stub) -> None:
    first = {"FormatVersion": "aws_v1", "PriceList": [product("EU-NatGateway-Hours", hourly("0.0480000000"))]}
    second = {
        "FormatVersion": "aws_v1",
        "PriceList": [product("EU-NatGateway-Bytes", hourly("0.0480000000", unit="GB"))],
    }
    stub("pricing", HOME).add_response("get_products", {**first, "NextToken": "more"}, OFFERS.expected)
    stub("pricing", HOME).add_response("get_products", second, {**OFFERS.expected, "NextToken": "more"})
    assert OFFERS.asks(stub.aws) == (
        Offer("EU-NatGateway-Hours", "NatGateway", "Hrs", "0", 0.048),
        Offer("EU-NatGateway-Bytes", "NatGateway", "GB", "0", 0.048),
    )


def test_tiers_are_told_apart_and_reservations_and_other_currencies_left_out(stub: Stub) -> None:
    answer = {
        "FormatVersion": "aws_v1",
        "PriceList": [
            product("Tiered", hourly("2"), hourly("1", beginRange="100"), hourly("0", pricePerUnit={"CNY": "3"})),
            product("Reserved", hourly("1"), terms="Reserved"),
        ],
    }
    stub("pricing", HOME).add_response("get_products", answer, OFFERS.expected)
    assert [(offer.begins, offer.usd) for offer in OFFERS.asks(stub.aws)] == [("0", 2.0), ("100", 1.0)]


def test_nothing_that_matches_is_an_empty_answer(stub: Stub) -> None:
    stub("pricing", HOME).add_response("get_products", {"FormatVersion": "aws_v1", "PriceList": []}, OFFERS.expected)
    assert OFFERS.asks(stub.aws) == ()


@pytest.mark.parametrize("text", ["<html>", "1.1"])
def test_an_entry_that_is_no_json_object_cannot_be_read(stub: Stub, text: str) -> None:
    stub("pricing", HOME).add_response(
        "get_products", {"FormatVersion": "aws_v1", "PriceList": [text]}, OFFERS.expected
    )
    with pytest.raises(Unavailable) as caught:
        OFFERS.asks(stub.aws)
    assert caught.value.cause == "unsupported"
