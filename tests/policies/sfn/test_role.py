from __future__ import annotations

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
    .absent("no definition", lambda p: p.set("orders", definition=None))
    .unknown("all of it", lambda p: p.set("orders", definition=Unknown()))
    .outside("a role of another stack", lambda p: p.set("orders", roleArn="arn:aws:iam::210987654321:role/worker"))
)
