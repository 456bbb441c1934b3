"""Making of `prices.zip`: the figures kept by hand, and bulk tables read from public copies of AWS's price list.

The bulk files are not part of this repository; a folder with them is given to `generate prices --from FOLDER`:

* ec2.sql: `price/out/ec2.sql` of https://github.com/jimgarrett123/rosa-calculator (On-Demand, Linux)
* ec2-us-east-1.go: `pkg/providers/pricing/zz_generated.pricing_aws.go` of
  https://github.com/aws/karpenter-provider-aws
* ebs.json: `price/data/ebs.json` of https://github.com/jimgarrett123/rosa-calculator
* cache.json, search.json: `data/elasticache-instances.json` and `data/opensearch-instances.json` of
  https://github.com/LeanerCloud/ec2-instances-info
* rds.json: `www/rds/instances.json` of https://github.com/vantage-sh/ec2instances.info at 14ede5a5
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from policypack.catalogue._price_facts import DATE, RDS, REGIONAL

# The regions covered, and what AWS's price list calls them.
REGIONS = {
    "us-east-1": "US East (N. Virginia)",
    "us-east-2": "US East (Ohio)",
    "us-west-2": "US West (Oregon)",
    "ca-central-1": "Canada (Central)",
    "sa-east-1": "South America (Sao Paulo)",
    "eu-central-1": "EU (Frankfurt)",
    "eu-north-1": "EU (Stockholm)",
    "eu-south-1": "EU (Milan)",
    "eu-west-1": "EU (Ireland)",
    "eu-west-2": "EU (London)",
    "eu-west-3": "EU (Paris)",
    "ap-northeast-1": "Asia Pacific (Tokyo)",
    "ap-south-1": "Asia Pacific (Mumbai)",
    "ap-southeast-1": "Asia Pacific (Singapore)",
    "ap-southeast-2": "Asia Pacific (Sydney)",
}
_ENGINES = {
    "MySQL": "mysql",
    "MariaDB": "mariadb",
    "PostgreSQL": "postgres",
    "Aurora MySQL": "aurora-mysql",
    "Aurora PostgreSQL": "aurora-postgresql",
}
_VOLUMES = {
    "gp2/month": "Storage General Purpose gp2 GB Mo",
    "gp3/month": "Storage General Purpose gp3 GB Mo",
    "io1/month": "Storage Provisioned IOPS io1 GB Mo",
    "io2/month": "Storage Provisioned IOPS io2 GB month",
    "st1/month": "Storage Throughput Optimized HDD st1 GB Mo",
    "sc1/month": "Storage Cold HDD sc1 GB Mo",
    "standard/month": "Storage Magnetic standard GB Mo",
    "gp3-iops/month": "Provisioned EBS IOPS gp3 Volumes per IOPS Mo",
    "io1-iops/month": "Provisioned EBS IOPS io1 Volumes per IOPS Mo",
}
# Burstable sizes cost in proportion to their size in the list of us-east-1; other regions' files lack the small ones.
_BURSTABLE = {"nano": 1, "micro": 2, "small": 4, "medium": 8, "large": 16, "xlarge": 32, "2xlarge": 64}

Prices = dict[str, dict[str, float]]  # by item and region


def members(folder: Path) -> dict[str, Any]:
    """Return the members of `prices.zip`, each with its date, source and scope. Raises OSError for a missing file."""
    return {
        "regional": _member(
            DATE,
            "AWS's pricing pages and price list, as quoted publicly (policypack/catalogue/_price_facts.py)",
            "hourly and monthly charges in the regions where a figure could be confirmed",
            REGIONAL,
        ),
        "ec2": _member(
            "2025-10-30",
            "AWS price list: karpenter-provider-aws (us-east-1, 2026-07-20), rosa-calculator (others, 2025-10-30)",
            "On-Demand, Linux, shared tenancy; t3, t3a and t4g sizes below the list's by proportion",
            _ec2(folder),
        ),
        "ebs": _member(
            "2025-10-28", "AWS price list: rosa-calculator", "volumes by GB and by provisioned IOPS", _ebs(folder)
        ),
        "rds": _member(
            "2021-08-03",
            "AWS price list: ec2instances.info, 2021-08-03; us-east-1 agrees with infracost's tests of 2026-08",
            "Single-AZ, no commercial licences; classes since then in us-east-1 and eu-west-2 alone",
            _rds(folder),
        ),
        "cache": _member(
            "2025-04-24", "AWS price list: ec2-instances-info", "ElastiCache nodes by engine", _cache(folder)
        ),
        "search": _member("2025-04-24", "AWS price list: ec2-instances-info", "OpenSearch instances", _search(folder)),
    }


def _member(date: str, source: str, scope: str, data: Prices) -> dict[str, Any]:
    return {"date": date, "source": source, "scope": scope, "data": data}


def _ec2(folder: Path) -> Prices:
    found: Prices = {}
    names = {name: region for region, name in REGIONS.items()}
    rows = re.findall(
        r"values \('[^']*','([^']*)','([^']*)','Linux',([0-9.]+)", (folder / "ec2.sql").read_text(encoding="utf-8")
    )
    for type, name, price in rows:
        if name in names:
            _set(found, f"{type}/hour", names[name], float(price))
    text = (folder / "ec2-us-east-1.go").read_text(encoding="utf-8")
    for type, price in re.findall(r'"([a-z0-9-]+\.[a-z0-9-]+)": ([0-9.]+)', text):
        _set(found, f"{type}/hour", "us-east-1", float(price))
    for family in ("t3", "t3a", "t4g"):
        _check_proportion(found, family)
        for region, price in list(found.get(f"{family}.xlarge/hour", {}).items()):
            for size, weight in _BURSTABLE.items():
                found.setdefault(f"{family}.{size}/hour", {}).setdefault(region, round(price * weight / 32, 5))
    return found


def _check_proportion(found: Prices, family: str) -> None:
    """Fail where the family's prices in us-east-1 are not in proportion: then nothing may be filled in by it."""
    whole = found[f"{family}.xlarge/hour"]["us-east-1"]
    for size, weight in _BURSTABLE.items():
        price = found[f"{family}.{size}/hour"]["us-east-1"]
        if abs(price - whole * weight / 32) > 0.00006:
            raise ValueError(f"{family}.{size} costs {price}, which is not {weight}/32 of {family}.xlarge")


def _ebs(folder: Path) -> Prices:
    content = json.loads((folder / "ebs.json").read_text(encoding="utf-8"))["regions"]
    found: Prices = {}
    for region, name in REGIONS.items():
        for item, label in _VOLUMES.items():
            price = content.get(name, {}).get(label, {}).get("price")
            if price:
                _set(found, item, region, float(price))
    return found


def _rds(folder: Path) -> Prices:
    found: Prices = {}
    for record, region, prices in _records(folder / "rds.json"):
        for name, engine in _ENGINES.items():
            if name in prices:
                _set(found, f"{engine}/{record['instance_type']}/hour", region, prices[name]["ondemand"])
    for item, regions in RDS.items():
        for region, price in regions.items():
            _set(found, f"{item}/hour", region, price)
    return found


def _cache(folder: Path) -> Prices:
    found: Prices = {}
    for record, region, prices in _records(folder / "cache.json"):
        for engine in ("Redis", "Valkey", "Memcached"):
            if engine in prices:
                _set(found, f"{engine.lower()}/{record['instance_type']}/hour", region, prices[engine]["ondemand"])
    return found


def _search(folder: Path) -> Prices:
    found: Prices = {}
    for record, region, prices in _records(folder / "search.json"):
        _set(found, f"{record['instance_type']}/hour", region, prices["ondemand"])
    return found


def _records(path: Path) -> Iterator[tuple[dict[str, Any], str, dict[str, Any]]]:
    for record in json.loads(path.read_text(encoding="utf-8")):
        for region, prices in record["pricing"].items():
            if region in REGIONS:
                yield record, region, prices


def _set(found: Prices, item: str, region: str, price: float) -> None:
    if price > 0:
        found.setdefault(item, {})[region] = price
