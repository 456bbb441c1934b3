"""List prices of what AWS charges for by the hour or the month, in USD, dated: `prices.zip`.

An item is a text that ends with its unit: `nat/hour`, `ec2/t3.medium/hour`, `rds/postgres/db.t3.medium/hour`,
`ebs/gp3/month` (a GB), `kms-key/month`. What has no figure for a region is None: prices differ by up to a factor of two
between regions, so that no other region's price may stand in. Free tiers, discounts, credits and taxes are left out.
"""

from __future__ import annotations

from policypack.catalogue import About
from policypack.catalogue._store import member

_TABLES = ("ec2", "ebs", "rds", "cache", "search")


def list_price(item: str, region: str) -> float | None:
    """Return the price of one unit in a region, in USD; None where the tables have none."""
    table, _, rest = item.partition("/")
    data = member("prices", table)["data"].get(rest) if table in _TABLES else None
    if data is None:
        data = member("prices", "regional")["data"].get(item, {})
    price = data.get(region)
    if price is None and _commercial(region):
        price = data.get("*")
    return float(price) if price is not None else None


def about(item: str) -> About:
    """Return date, source and scope of the table that an item is in."""
    table = item.partition("/")[0]
    entry = member("prices", table if table in _TABLES else "regional")
    return About(entry["date"], entry["source"], entry["scope"])


def dates() -> tuple[str, str]:
    """Return the oldest and the newest date of the tables (ISO)."""
    found = sorted(member("prices", table)["date"] for table in (*_TABLES, "regional"))
    return found[0], found[-1]


def _commercial(region: str) -> bool:
    return not region.startswith(("cn-", "us-gov-", "us-iso", "eu-iso", "eusc-"))
