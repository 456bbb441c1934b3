"""What DescribeAccountAttributes says of an account's quotas: RDS and DMS answer alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class AccountQuota:
    """A quota of the account in a region, and how much of it is used."""

    name: str
    used: int
    most: int


def account_quotas(answer: Mapping[str, Any]) -> tuple[AccountQuota, ...]:
    found: Iterable[Mapping[str, Any]] = answer["AccountQuotas"]
    return tuple(AccountQuota(item["AccountQuotaName"], item["Used"], item["Max"]) for item in found)
