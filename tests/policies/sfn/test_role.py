from __future__ import annotations

from typing import Any

from policypack.testing import Json, Plan, Ref, Table, Unknown

INVOKE = "arn:aws:states:::lambda:invoke"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:lambda/function:Function", "pay", name="pay")
    plan.add("aws:lambda/function:Function", "ship", name="ship")
    plan.add("aws:iam/role:Role", "worker", name="worker", assumeRolePolicy="{}")
    plan.add("aws:iam/rolePolicy:RolePolicy", "may", role=Ref("worker"), policy=may("pay"))
    plan.add("aws:sfn/stateMachine:StateMachine", "orders", roleArn=Ref("worker", "arn"), definition=calls("pay"))
    return plan


def may(function: str) -> Json:
    statement = {"Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": Ref(function, "arn")}
    return Json({"Statement": [statement]})


def calls(function: str, resource: object = INVOKE) -> Json:
    state = {"Type": "Task", "Resource": resource, "End": True}
    if resource == INVOKE:
        state["Parameters"] = {"FunctionName": Ref(function, "arn")}
    return Json({"StartAt": "Do", "States": {"Do": state}})


def invoke(function: str) -> dict[str, Any]:
    parameters = {"FunctionName": Ref(function, "arn")}
    return {"StartAt": "Do", "States": {"Do": {"Type": "Task", "Resource": INVOKE, "Parameters": parameters}}}


def untold(resource: str) -> Json:
    return Json({"StartAt": "Do", "States": {"Do": {"Type": "Task", "Resource": resource, "End": True}}})


NEEDS = "The state 'Do' needs lambda:InvokeFunction on ship, which the role worker may not do."
may_not_call = (
    Table("sfn-role-may-not-call", base)
    .good("what it may")
    .bad(
        "another function",
        lambda p: p.set("orders", definition=calls("ship")),
        ("orders", NEEDS),
        level="advisory",
        view="preview",
    )
    .bad(
        "another function by its arn",
        lambda p: p.set("orders", definition=calls("", Ref("ship", "arn"))),
        ("orders", NEEDS),
        view="preview",
    )
    .bad(
        "another function in each branch, told once",
        lambda p: p.set(
            "orders",
            definition=Json(
                {
                    "States": {
                        "All": {"Type": "Parallel", "Branches": [invoke("ship"), invoke("ship"), Ref("pay", "arn")]},
                        "Is": "Text",
                    }
                }
            ),
        ),
        ("orders", NEEDS),
        view="preview",
    )
    .good("something else of the plan", lambda p: p.set("orders", definition=calls("", Ref("worker", "arn"))))
    .good("a call of which nothing is said", lambda p: p.set("orders", definition=untold(INVOKE)))
    .good("a call that is not looked at", lambda p: p.set("orders", definition=untold("arn:aws:states:::aws:x")))
    .good("an activity", lambda p: p.set("orders", definition=untold("arn:aws:states:eu-west-1:1:activity:work")))
    .good(
        "a function that is read",
        lambda p: p.add("aws:lambda/function:Function", "old", read=True).set("orders", definition=calls("old")),
    )
    .absent("no definition", lambda p: p.set("orders", definition=None))
    .unknown("all of it", lambda p: p.set("orders", definition=Unknown()))
    .outside("a role of another stack", lambda p: p.set("orders", roleArn="arn:aws:iam::210987654321:role/worker"))
)
