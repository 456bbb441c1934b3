"""Budgets: those that the account has already.

Sources:
https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_DescribeBudget.html
https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsbudgetservice.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class Budgets(Service):
    """Budgets of the account."""

    service = "budgets"
    everywhere = True

    @fact("budgets:ViewBudget", absent=("NotFoundException",), denied_per=("account", "name"))
    def budget(self, account: str, name: str, region: str | None = None) -> str | None:
        """The name of an account's budget, None where it has none of this name."""
        found: str = self.call("describe_budget", AccountId=account, BudgetName=name)["Budget"]["BudgetName"]
        return found
