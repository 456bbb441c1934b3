"""What a planned stack costs a month, as far as a plan can tell: what is paid for whether anybody uses it or not.

A month has 730 hours. What is billed by use (data, requests, logs) is not guessed: it is named, and the sum becomes an
"at least". So does what has no price here and what only an update can know. docs/cost.md lists what counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from policypack.aws import Aws
from policypack.cost import compute, databases, network, others
from policypack.cost.parts import LineName, Part, Pricer, Unpriced, Usage
from policypack.cost.prices import Catalogue, PriceList, Prices
from policypack.errors import Undecided, broken_at
from policypack.reads import reading, served
from policypack.redaction import Redactor
from policypack.resource import Resource
from policypack.shown import naturally
from policypack.stack import Stack

__all__ = [
    "Catalogue",
    "Cost",
    "Gap",
    "Item",
    "PriceList",
    "Prices",
    "data",
    "estimate",
    "needed",
    "price_list",
    "rough",
]

HOURS = 730
_MOST = 1e9  # USD a month for one resource; what costs more is a slip of the program's
_PRICERS: dict[str, tuple[str, Pricer]] = (
    network.PRICERS | databases.PRICERS | compute.PRICERS | others.PRICERS | others.UNCOUNTED
)


@dataclass(frozen=True, slots=True)
class Item:
    """What one resource costs a month, in USD. `what` is its kind and name, `detail` how much of what was counted."""

    what: str
    monthly: float
    urn: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that costs and is not in the sum. `why` is a clause without its period."""

    what: str
    urn: str
    why: str


@dataclass(frozen=True, slots=True)
class Cost:
    """An estimate in USD. `items` are sorted, largest first; `usage` names what is billed by use on top.

    `date` is the oldest date (ISO) among the bundled prices used, empty where none was.
    """

    monthly: float
    items: tuple[Item, ...]
    unpriced: tuple[Gap, ...]
    usage: tuple[str, ...]
    source: str
    date: str

    @property
    def at_least(self) -> bool:
        return bool(self.unpriced or self.usage)


@dataclass(slots=True)
class _Bill:
    prices: Prices
    secrets: frozenset[str]
    strict: bool
    items: list[Item] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    usage: dict[str, None] = field(default_factory=dict)

    def add(self, resource: Resource, stack: Stack) -> None:
        """Add what one resource costs, or why that cannot be told. What it says holds no secret that it read."""
        own = _Bill(self.prices, self.secrets, self.strict)
        with reading() as reads:
            own._add(resource, stack)
        served(reads)
        redactor = Redactor(reads, self.secrets)
        told = redactor.message
        self.items += [replace(item, what=redactor.name(item.what), detail=told(item.detail)) for item in own.items]
        self.gaps += [replace(gap, what=told(gap.what), why=told(gap.why)) for gap in own.gaps]
        self.usage.update((told(text), None) for text in own.usage)

    def _add(self, resource: Resource, stack: Stack) -> None:
        kind, pricer = _PRICERS[resource.type]
        what, detail, total = f"{kind} {resource.name}", "", 0.0
        try:
            for said in pricer(resource, stack):
                match said:
                    case LineName(text):
                        detail = text
                    case Usage(text):
                        self.usage[text] = None
                    case Unpriced(text, why):
                        self.gaps.append(Gap(f"{what}, {text}", resource.urn, why))
                    case Part(item, quantity) if quantity:
                        total += self._price(what, resource, item) * float(quantity)
        except Undecided as unknown:
            self.gaps.append(Gap(what, resource.urn, unknown.reason))
        except Exception as error:  # The fence: what a resource costs never breaks a preview.
            if self.strict:
                raise
            self.gaps.append(Gap(what, resource.urn, f"its estimate itself failed ({broken_at(error)})"))
        if not 0 <= total <= _MOST:  # nor is it what is no number at all
            self.gaps.append(Gap(what, resource.urn, "its size is none that has a price"))
        elif total:
            self.items.append(Item(what, total, resource.urn, detail))

    def _price(self, what: str, resource: Resource, item: str) -> float:
        region = resource.region
        price = self.prices.price(item, region)
        if price is None:
            self.gaps.append(Gap(what, resource.urn, f"there is no list price of {_name(item)} in {region} here"))
            return 0.0
        return price * HOURS if item.endswith("/hour") else price


_NAMES = {
    "nat": "NAT gateways",
    "alb": "application load balancers",
    "nlb": "network load balancers",
    "gwlb": "gateway load balancers",
    "clb": "classic load balancers",
    "endpoint": "interface endpoints",
    "gwlb-endpoint": "gateway load balancer endpoints",
    "vpn": "VPN connections",
    "firewall": "network firewalls",
    "transit-attachment": "transit gateway attachments",
    "transfer": "Transfer servers",
    "rds-iops": "provisioned IOPS",
    "kinesis": "Kinesis streams",
}


def _name(item: str) -> str:
    """An item as people call it: "NAT gateways", "db.t4g.micro (postgres)", "gp3 storage"."""
    table, *rest = item.split("/")[:-1]
    if table in _NAMES:
        return _NAMES[table]
    if table.endswith("storage") or table == "ebs":
        return " ".join((*rest, "storage"))
    if table in ("rds", "cache") and len(rest) == 2:
        return f"{rest[1]} ({rest[0]})"
    if table in ("fargate", "dynamodb", "aurora", "aurora-io", "lambda-provisioned"):
        return {"fargate": "Fargate", "dynamodb": "DynamoDB"}.get(table, table) + " " + " ".join(rest)
    return " ".join(rest) or table.replace("-", " ")


def estimate(stack: Stack, prices: Prices, secrets: Iterable[str] = (), *, strict: bool = False) -> Cost:
    """Estimate what the stack's own resources cost a month. Never raises for what a plan does not tell.

    `secrets` stand in no text of it. With `strict` (under test) an exception of ours is raised, else it is a gap.
    """
    bill = _Bill(prices, frozenset(secrets), strict)
    for resource in stack:
        if resource.external:
            continue
        if resource.type in _PRICERS:
            bill.add(resource, stack)
        elif resource.type in others.BY_USE:
            bill.usage[others.BY_USE[resource.type]] = None
    items = sorted(bill.items, key=lambda item: (-item.monthly, naturally(item.what)))
    return Cost(
        monthly=sum(item.monthly for item in items),
        items=tuple(items),
        unpriced=tuple(dict.fromkeys(bill.gaps)),
        usage=tuple(sorted(bill.usage)),
        source=prices.source,
        date=prices.date,
    )


def price_list(stack: Stack, aws: Aws) -> PriceList:
    """Return AWS's price list, asked ahead for all that the stack needs. Where it cannot be had, the bundled one is."""
    prices = PriceList(aws)
    prices.ask(needed(stack))
    return prices


def needed(stack: Stack) -> Iterable[tuple[str, str]]:
    """Return the (item, region) pairs that an estimate of the stack asks prices for, each once."""
    recorder = _Recorder()
    estimate(stack, recorder)
    return recorder.wanted


class _Recorder:
    source = date = ""

    def __init__(self) -> None:
        self.wanted: dict[tuple[str, str], None] = {}

    def price(self, item: str, region: str) -> float:
        self.wanted[item, region] = None
        return 0.0


def rough(amount: float) -> str:
    """An amount with two significant digits, which is more than an estimate has: 174.8 is "170", 4.37 is "4.4"."""
    rounded = float(f"{amount:.2g}")
    return f"{rounded:,.0f}" if rounded >= 10 else f"{rounded:g}"


def data(cost: Cost) -> dict[str, Any]:
    """Return the estimate as `summary.cost` of the JSON report has it: dollars for the sum, cents for items."""
    return {
        "monthly": round(cost.monthly),
        "currency": "USD",
        "atLeast": cost.at_least,
        "items": [
            {"what": item.what, "monthly": round(item.monthly, 2), "detail": item.detail, "urn": item.urn}
            for item in cost.items
        ],
        "unpriced": [{"what": gap.what, "why": gap.why, "urn": gap.urn} for gap in cost.unpriced],
        "byUse": list(cost.usage),
        "source": cost.source,
        "date": cost.date,
    }
