from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

NAME = "arn:aws:lambda:eu-west-1:210987654321:function:other"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:lambda/function:Function", "sum", name="sum")
    plan.add(
        "aws:lambda/permission:Permission",
        "may",
        function=Ref("sum", "name"),
        action="lambda:InvokeFunction",
        principal="apigateway.amazonaws.com",
    )
    plan.add("aws:apigateway/integration:Integration", "calls", type="AWS_PROXY", uri=Ref("sum", "invokeArn"))
    plan.add("aws:sns/topicSubscription:TopicSubscription", "mails", protocol="lambda", endpoint=NAME)
    return plan.add("aws:cognito/userPool:UserPool", "people")


not_permitted = (
    Table("permission-invoked-not-permitted", base)
    .good("permitted")
    .good("by a role", lambda p: p.remove("may").set("calls", credentials="arn:aws:iam::210987654321:role/calls"))
    .bad(
        "for nobody",
        lambda p: p.remove("may"),
        ("calls", "No Permission of this stack lets apigateway.amazonaws.com invoke sum."),
        level="advisory",
    )
    .bad(
        "for another service",
        lambda p: p.set("people", lambdaConfig={"preSignUp": Ref("sum", "arn")}),
        ("people", "No Permission of this stack lets cognito-idp.amazonaws.com invoke sum."),
    )
    .bad(
        "a topic",
        lambda p: p.set("mails", endpoint=Ref("sum", "arn")),
        ("mails", "No Permission of this stack lets sns.amazonaws.com invoke sum."),
    )
    .absent("no function", lambda p: p.set("calls", uri=None))
    .unknown("which", lambda p: p.set("calls", uri=Unknown()), undecided=False)
    .outside("a function of another stack", lambda p: p.set("calls", uri=NAME))
)
