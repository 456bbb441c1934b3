"""Budgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policypack.aws.things.thing import Taken, Thing
from policypack.catalogue.tokens import Budgets

if TYPE_CHECKING:
    from policypack.aws.facade import Aws
    from policypack.resource import Resource


def _taken(aws: Aws, budget: Resource, name: str) -> str | None:
    account = budget.text("accountId") or aws.account()
    return f"{account}:{name}" if aws.budgets.budget(account, name) is not None else None


# https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_CreateBudget.html
BUDGET = Thing(
    "budget", {Budgets.BUDGET: "name"}, scope="account", taken=Taken("DuplicateRecordException", asks=_taken)
)
