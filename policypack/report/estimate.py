"""What a report says of the cost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from policypack.cost import Catalogue, Prices, data, estimate, price_list
from policypack.errors import broken_at
from policypack.reads import Reads
from policypack.redaction import Redactor
from policypack.stack import Stack

if TYPE_CHECKING:
    from policypack.aws import Lookups

FAILED = "What the stack costs is not reported: the estimate itself failed ({place}). Report this as a bug of the pack."


def estimated(
    planned: Stack, lookups: Lookups | None, secrets: frozenset[str] = frozenset()
) -> tuple[Mapping[str, Any] | None, list[str]]:
    """Return the estimate as the JSON report has it, and a note where it failed: that never costs the report.

    None where nothing in the stack has a price, nor is billed by use.
    """
    try:
        return _estimated(planned, lookups, secrets), []
    except Exception as error:  # noqa: BLE001  the fence
        return None, [FAILED.format(place=broken_at(error))]


def _estimated(planned: Stack, lookups: Lookups | None, secrets: frozenset[str]) -> Mapping[str, Any] | None:
    prices: Prices = Catalogue()
    if lookups is not None and lookups.mode == "live":
        # Whose identity asks does not matter to a price list: that of the first resource which has one.
        provider = next((resource.provider.properties for resource in planned if resource.provider), {})
        prices = price_list(planned, lookups.bind(provider, None))
    cost = estimate(planned, prices, secrets)
    named = Redactor(Reads(), secrets).name
    items = tuple(replace(item, urn=named(item.urn)) for item in cost.items)
    cost = replace(cost, items=items, unpriced=tuple(replace(gap, urn=named(gap.urn)) for gap in cost.unpriced))
    return data(cost) if cost.items or cost.at_least else None
