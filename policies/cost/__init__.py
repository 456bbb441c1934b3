"""What a stack costs a month, held against a budget; what counts is in docs/cost.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from policypack import Aws, Evidence, Finding, Stack, policy

if TYPE_CHECKING:
    from policypack.cost import Cost


LARGEST = 5  # how many of the largest items a finding names


@policy(
    level="advisory",
    severity="medium",
    group="cost",
    config={
        "maxMonthly": {
            # Not null for "none": the engine fills defaults in and checks them against the type.
            "type": "number",
            "minimum": 0,
            "default": 0,
            "description": "Budget of a stack in USD a month; 0 for none, and then nothing is estimated.",
        }
    },
)
def estimate(*, stack: Stack, config: Mapping[str, Any], aws: Aws | None = None) -> Iterator[Finding]:
    """Stack costs more a month than its budget allows.

    Why: What is provisioned is paid for by the hour, used or not: NAT gateways, load balancers, databases, tasks. AWS
    stops nothing at a budget; the first notice is a bill. Prices are AWS's list prices, asked for where
    pricing:GetProducts is allowed, else the bundled ones; what is billed by use is not counted.
    Source: https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-managing-costs.html
      https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/price-changes.html
    """
    budget = config["maxMonthly"]
    if not budget:
        return
    from policypack.cost import Catalogue, PriceList, rough  # for who has a budget; a boot does without
    from policypack.cost import estimate as estimated

    cost = estimated(stack, PriceList(aws) if aws is not None else Catalogue())
    if cost.monthly <= budget:
        return
    at_least = "at least " if cost.at_least else ""
    yield stack.finding_owner().finding(
        problem=f"The stack costs {at_least}about {rough(cost.monthly)} USD a month, and its budget (maxMonthly) is "
        f"{budget:,.15g} USD. The largest: {_largest(cost)}.",
        fix="Make the largest ones smaller or fewer, or raise maxMonthly in the configuration of cost-estimate.",
        evidence=Evidence("catalogue", cost.source.rstrip("."), cost.date) if cost.date else Evidence("plan"),
    )


def _largest(cost: Cost) -> str:
    from policypack.cost import rough

    named = [f"{item.what} {rough(item.monthly)}" for item in cost.items[:LARGEST]]
    rest = len(cost.items) - LARGEST
    return ", ".join(named) + (f", and {rest} more" if rest > 0 else "")
