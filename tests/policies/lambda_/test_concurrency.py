from __future__ import annotations

from typing import Any

from policypack.aws.services.lambda_ import Concurrency, Function
from policypack.testing import Plan, Table, Unknown

FUNCTION = "aws:lambda/function:Function"


def base() -> Plan:
    plan = Plan()
    plan.add(FUNCTION, "orders", name="orders", reservedConcurrentExecutions=100)
    plan.add(FUNCTION, "reports", name="reports", reservedConcurrentExecutions=50)
    plan.add(FUNCTION, "paused", name="paused", reservedConcurrentExecutions=0)
    return plan


def left(limit: int, unreserved: int, existing: Any = None) -> dict[Any, Any]:
    return {("lambda_.concurrency",): Concurrency(limit, unreserved), ("lambda_.function", "orders"): existing}


def problem(free: int) -> str:
    return (
        f"reservedConcurrentExecutions is 100, with the other new functions 150, and {free} of the 1000 that "
        "this account has in eu-west-1 can still be reserved."
    )


exceeds_account = (
    Table("lambda-concurrency-exceeds-account", base)
    .good("enough is left", facts=left(1000, 250))
    .good(
        "functions that exist have theirs already",
        lambda plan: plan.remove("orders", "reports").add(
            FUNCTION, "orders", name="orders", reservedConcurrentExecutions=100, outputs={"id": "orders"}
        ),
        facts=left(1000, 100),
        view="engine",
    )
    .good(
        "without state, AWS says that it exists",
        facts=left(1000, 100, Function("orders", "arn:aws:lambda:eu-west-1:210987654321:function:orders")),
        view="preview",
    )
    .bad("together they take too much", None, ("orders", problem(149)), facts=left(1000, 249), level="mandatory")
    .bad(
        "a new account may keep back less",
        None,
        ("orders", problem(80).replace("of the 1000", "of the 400")),
        facts=left(400, 180),
        level="advisory",
    )
    .bad(
        "a new account keeps back ten, and has them left",
        None,
        ("orders", problem(60).replace("of the 1000", "of the 400")),
        facts=left(400, 160),
        level="advisory",
    )
    .bad(
        "a new account keeps back ten, and has nine left",
        None,
        ("orders", problem(59).replace("of the 1000", "of the 400")),
        facts=left(400, 159),
        level="mandatory",
    )
    .bad(
        "another account's functions do not count",
        lambda plan: plan.remove("reports").add(
            FUNCTION, "reports", reservedConcurrentExecutions=500, provider={"region": "us-east-1"}
        ),
        (
            "orders",
            (
                "reservedConcurrentExecutions is 100, and 0 of the 10 that this account has in eu-west-1 can still be "
                "reserved."
            ),
        ),
        (
            "reports",
            (
                "reservedConcurrentExecutions is 500, and 0 of the 10 that this account has in us-east-1 can still be "
                "reserved."
            ),
        ),
        facts=left(10, 10),
        view="engine",
    )
    .bad(
        "another provider resource of the same region is the same place",
        lambda plan: plan.remove("reports").add(
            FUNCTION, "reports", name="reports", reservedConcurrentExecutions=50, provider={"region": "eu-west-1"}
        ),
        ("orders", problem(149)),
        facts=left(1000, 249),
        view="engine",
        level="mandatory",
    )
    .bad(
        "functions that are there may give back what they reserve",
        lambda plan: plan.add(FUNCTION, "older", reservedConcurrentExecutions=5, outputs={"id": "older"}),
        ("orders", problem(149)),
        facts=left(1000, 249),
        view="engine",
        level="advisory",
    )
    .bad(
        "without state and without a name it may exist",
        lambda plan: plan.set("orders", name=None),
        ("orders", problem(0)),
        facts=left(1000, 100),
        view="preview",
        level="advisory",
    )
    .absent(
        "nothing reserved",
        lambda plan: plan.set("orders", reservedConcurrentExecutions=None).set(
            "reports", reservedConcurrentExecutions=-1
        ),
        facts={},
    )
    .unknown(
        "number from an update",
        lambda plan: plan.set("orders", reservedConcurrentExecutions=Unknown()),
        facts={**left(1000, 900), ("lambda_.function", "reports"): None},
    )
    .without("outside", "refers to no other resource")
    .without("not-found", "an account always has a number")
    .cannot_ask("denied")
)
