"""AWS's price list.

Sources:
https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_pricing_GetProducts.html
https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/using-price-list-query-api.html
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from policypack.aws.fact import Service, fact
from policypack.errors import Unavailable


@dataclass(frozen=True, slots=True)
class Offer:
    """An on-demand price in USD of one `unit` ("Hrs", "GB-Mo"), from the quantity `begins` on ("0" for the first tier).

    `usage_type` is as in a bill: "EUC1-NatGateway-Hours"; us-east-1 has no prefix.
    """

    usage_type: str
    operation: str
    unit: str
    begins: str
    usd: float


class Pricing(Service):
    """The price list. It is asked in one region and answers for all of them."""

    service = "pricing"
    everywhere = True

    @fact("pricing:GetProducts", lifetime="7d", empty="proves")
    def offers(
        self, service_code: str, filters: tuple[tuple[str, str], ...], region: str | None = None
    ) -> tuple[Offer, ...]:
        """The on-demand prices of a service's products that have these attributes; none where nothing matches.

        `service_code` such as "AmazonEC2", `filters` pairs such as ("regionCode", "eu-west-1").
        """
        found = self.pages(
            "get_products",
            "PriceList",
            ServiceCode=service_code,
            Filters=[{"Type": "TERM_MATCH", "Field": field, "Value": value} for field, value in filters],
            FormatVersion="aws_v1",
        )
        return tuple(offer for text in found for offer in _offers(_parsed(text)))


def _parsed(text: str) -> dict[str, Any]:
    try:
        entry = json.loads(text)
    except ValueError:
        entry = None
    if isinstance(entry, dict):
        return entry
    raise Unavailable("the answer to pricing:GetProducts could not be read", "unsupported", "pricing:GetProducts")


def _offers(entry: dict[str, Any]) -> Iterator[Offer]:
    attributes = entry["product"]["attributes"]
    for term in entry.get("terms", {}).get("OnDemand", {}).values():
        for dimension in term["priceDimensions"].values():
            usd = dimension["pricePerUnit"].get("USD")
            if usd is not None:
                yield Offer(
                    attributes["usagetype"],
                    attributes.get("operation", ""),
                    dimension["unit"],
                    dimension.get("beginRange", "0"),
                    float(usd),
                )
