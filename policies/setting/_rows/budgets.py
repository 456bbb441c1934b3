"""Settings of Budgets."""

from __future__ import annotations

from policies.setting._shapes import DOCS, PROVIDER, Form, Pair, When
from policypack.catalogue.tokens import Budgets

_API = f"{DOCS}/aws-cost-management/latest/APIReference"
_BUDGET = f"{_API}/API_budgets_Budget.html"
_PERCENT = ("RI_UTILIZATION", "RI_COVERAGE", "SAVINGS_PLANS_UTILIZATION", "SAVINGS_PLANS_COVERAGE")

ROWS = (
    Pair(
        Budgets.BUDGET,
        (When("budgetType", _PERCENT),),
        "what is used or covered of reservations is counted in PERCENTAGE",
        _BUDGET,
        takes=When("limitUnit", ("PERCENTAGE",)),
        certain=False,
    ),
    Pair(
        Budgets.BUDGET,
        (When("budgetType", ("COST", "USAGE")),),
        "BudgetLimit is required for cost or usage budgets",
        _BUDGET,
        needs=("limitAmount", "plannedLimits", "autoAdjustData"),
    ),
    Pair(
        Budgets.BUDGET,
        (When("limitAmount"),),
        "an amount has a unit",
        f"{_API}/API_budgets_Spend.html",
        needs=("limitUnit",),
    ),
    Form(
        Budgets.BUDGET,
        "name",
        r"(?!.*/action/)[^:\\]{1,100}",
        "be without colons and backslashes, and without /action/",
        "ValidationException: budgetName failed to satisfy constraint",
        _BUDGET,
    ),
    Pair(
        Budgets.BUDGET,
        (),
        "a notification has from 1 to 11 subscribers",
        f"{_API}/API_budgets_NotificationWithSubscribers.html",
        needs=("subscriberEmailAddresses", "subscriberSnsTopicArns"),
        within="notifications",
    ),
    Pair(
        Budgets.BUDGET,
        (When("plannedLimits"),),
        '"planned_limit": conflicts with limit_amount',
        f"{PROVIDER}/budgets/budget.go",
        refuses=("limitAmount", "limitUnit"),
    ),
    *(
        Form(
            Budgets.BUDGET,
            name,
            r"\d{4}-\d\d-\d\d_\d\d:\d\d",
            "be a time such as 2027-01-01_00:00",
            "must be in the format 2006-01-02_15:04",
            f"{PROVIDER}/budgets/budget.go",
        )
        for name in ("timePeriodStart", "timePeriodEnd")
    ),
    *(
        Pair(
            Budgets.BUDGET_ACTION,
            (When("actionType", (type,)),),
            "InvalidParameterException: the definition is that of the action's type",
            f"{_API}/API_budgets_Definition.html",
            needs=(f"definition.{name}",),
        )
        for type, name in (
            ("APPLY_IAM_POLICY", "iamActionDefinition"),
            ("APPLY_SCP_POLICY", "scpActionDefinition"),
            ("RUN_SSM_DOCUMENTS", "ssmActionDefinition"),
        )
    ),
)
