"""Where prices come from: the bundled list, or AWS's own price list where it may be asked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from typing import Protocol

from policypack.aws import Aws
from policypack.catalogue.prices import about, list_price
from policypack.errors import Unavailable

_EXCLUDED = "before tax, discounts, credits and free tiers"


class Prices(Protocol):
    """Gives the price of one unit of an item in a region, in USD, None where there is none."""

    def price(self, item: str, region: str) -> float | None: ...

    @property
    def source(self) -> str:
        """One sentence: where the prices come from, and of when they are."""

    @property
    def date(self) -> str:
        """The oldest date (ISO) of a price that was given; empty where all are of today."""


class Catalogue:
    """The bundled list prices. It keeps in mind which of its tables were used, to say how old they are."""

    def __init__(self) -> None:
        self._dates: set[str] = set()

    def price(self, item: str, region: str) -> float | None:
        found = list_price(item, region)
        if found is not None:
            self._dates.add(about(item).date)
        return found

    @property
    def date(self) -> str:
        return min(self._dates, default="")

    @property
    def source(self) -> str:
        if not self._dates:
            return f"Bundled list prices in USD, {_EXCLUDED}."
        first, last = min(self._dates), max(self._dates)
        when = f"of {first}" if first == last else f"from {first} to {last}"
        return f"Bundled list prices in USD {when}, {_EXCLUDED}."


class PriceList:
    """AWS's price list by pricing:GetProducts, and the bundled one for what it does not answer."""

    def __init__(self, aws: Aws) -> None:
        self._aws = aws
        self._bundled = Catalogue()
        self._asking = True
        self._answered = False

    def ask(self, wanted: Iterable[tuple[str, str]]) -> None:
        """Begin to ask for prices of (item, region) pairs, side by side, so that `price` waits once."""
        for item, region in wanted:
            question = _question(item, region)
            if question is not None:
                service, filters, _ = question
                self._aws.lookups.submit(partial(self._aws.pricing.offers, service, filters))

    def price(self, item: str, region: str) -> float | None:
        question = _question(item, region) if self._asking else None
        if question is not None:
            service, filters, usage = question
            try:
                offers = self._aws.pricing.offers(service, filters)
            except Unavailable:
                # Denied once is denied for all: the bundled list says the rest, and `source` says so.
                self._asking = False
            else:
                found = _chosen([(offer.usage_type, offer.usd) for offer in offers if offer.begins == "0"], usage)
                if found is not None:
                    self._answered = True
                    return found
        return self._bundled.price(item, region)

    @property
    def date(self) -> str:
        return self._bundled.date

    @property
    def source(self) -> str:
        if not self._answered:
            return self._bundled.source
        if not self._bundled.date:
            return f"AWS's price list (pricing:GetProducts) in USD, {_EXCLUDED}."
        return f"AWS's price list (pricing:GetProducts); where it has no answer: {self._bundled.source}"


Filters = tuple[tuple[str, str], ...]

_FIXED: dict[str, tuple[str, Filters, str]] = {
    "nat/hour": ("AmazonEC2", (("productFamily", "NAT Gateway"),), "NatGateway-Hours"),
    "alb/hour": ("AWSELB", (("productFamily", "Load Balancer-Application"),), "LoadBalancerUsage"),
    "nlb/hour": ("AWSELB", (("productFamily", "Load Balancer-Network"),), "LoadBalancerUsage"),
    "gwlb/hour": ("AWSELB", (("productFamily", "Load Balancer-Gateway"),), "LoadBalancerUsage"),
    "clb/hour": ("AWSELB", (("productFamily", "Load Balancer"),), "LoadBalancerUsage"),
    "endpoint/hour": ("AmazonVPC", (("productFamily", "VpcEndpoint"),), "VpcEndpoint-Hours"),
    "fargate/x86/vcpu/hour": ("AmazonECS", (("productFamily", "Compute"),), "Fargate-vCPU-Hours:perCPU"),
    "fargate/x86/gb/hour": ("AmazonECS", (("productFamily", "Compute"),), "Fargate-GB-Hours"),
    "fargate/arm/vcpu/hour": ("AmazonECS", (("productFamily", "Compute"),), "Fargate-ARM-vCPU-Hours:perCPU"),
    "fargate/arm/gb/hour": ("AmazonECS", (("productFamily", "Compute"),), "Fargate-ARM-GB-Hours"),
    "aurora/acu/hour": ("AmazonRDS", (("productFamily", "ServerlessV2"),), "Aurora:ServerlessV2Usage"),
    "aurora-io/acu/hour": ("AmazonRDS", (("productFamily", "ServerlessV2"),), "Aurora:ServerlessV2IOOptimizedUsage"),
    "rds-storage/gp2/month": ("AmazonRDS", (("productFamily", "Database Storage"),), "RDS:GP2-Storage"),
    "rds-storage/gp3/month": ("AmazonRDS", (("productFamily", "Database Storage"),), "RDS:GP3-Storage"),
}
_ENGINES = {
    "postgres": "PostgreSQL",
    "mysql": "MySQL",
    "mariadb": "MariaDB",
    "aurora-postgresql": "Aurora PostgreSQL",
    "aurora-mysql": "Aurora MySQL",
}


def _question(item: str, region: str) -> tuple[str, Filters, str] | None:
    """Return service, filters and the pattern of the usage type; None for what is not asked."""
    known = _FIXED.get(item) or _by_class(item)
    if known is None:
        return None
    service, filters, usage = known
    return service, (*filters, ("regionCode", region)), usage


def _by_class(item: str) -> tuple[str, Filters, str] | None:
    match item.split("/"):
        case ["ec2", kind, "hour"]:
            return (
                "AmazonEC2",
                (
                    ("instanceType", kind),
                    ("operatingSystem", "Linux"),
                    ("tenancy", "Shared"),
                    ("preInstalledSw", "NA"),
                    ("capacitystatus", "Used"),
                ),
                "BoxUsage:.+",
            )
        case ["ebs", "gp2" | "gp3" | "io1" | "io2" | "st1" | "sc1" as kind, "month"]:
            return "AmazonEC2", (("productFamily", "Storage"), ("volumeApiName", kind)), r"EBS:VolumeUsage\.\w+"
        case ["rds", engine, kind, "hour"] if engine in _ENGINES:
            filters = (
                ("instanceType", kind),
                ("databaseEngine", _ENGINES[engine]),
                ("deploymentOption", "Single-AZ"),
            )
            return "AmazonRDS", filters, "InstanceUsage:.+"
        case ["cache", engine, kind, "hour"]:
            return "AmazonElastiCache", (("instanceType", kind), ("cacheEngine", engine.capitalize())), "NodeUsage:.+"
        case ["search", kind, "hour"]:
            return "AmazonES", (("instanceType", kind),), "ESInstance:.+"
    return None


def _chosen(offers: list[tuple[str, float]], usage: str) -> float | None:
    """Return the one price whose usage type fits, None where none does or where several differ.

    A usage type has its region's short name in front, but for us-east-1. The shortest one that fits is meant: others,
    such as TS-LoadBalancerUsage for trust stores, have a further word in front.
    """
    fitting = [(name, usd) for name, usd in offers if usd and re.fullmatch(rf"(?:[A-Z0-9]+-)?{usage}", name)]
    shortest = min((len(name) for name, _ in fitting), default=0)
    prices = {usd for name, usd in fitting if len(name) == shortest}
    return prices.pop() if len(prices) == 1 else None
