from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

ROLE = {("apigateway.logging_role",): "arn:aws:iam::210987654321:role/api-logs"}
NONE = {("apigateway.logging_role",): None}


def base() -> Plan:
    plan = Plan()
    plan.add(
        "aws:apigateway/stage:Stage",
        "live",
        stageName="live",
        accessLogSettings={"destinationArn": "arn", "format": "x"},
    )
    return plan.add(
        "aws:apigateway/methodSettings:MethodSettings", "all", stageName="live", settings={"loggingLevel": "INFO"}
    )


def said(name: str) -> str:
    return f"{name} turns logs on, and in eu-west-1 the account has no role by which API Gateway may write them."


role_missing = (
    Table("apigateway-logging-role-missing", base)
    .good("the account has one", facts=ROLE)
    .good(
        "planned here",
        lambda plan: plan.add("aws:apigateway/account:Account", "logs", cloudwatchRoleArn="arn"),
        facts={},
    )
    .good("logs are off", lambda plan: plan.set("all", settings={"loggingLevel": "OFF"}), facts=ROLE)
    .not_found(
        "no role",
        None,
        ("live", said("accessLogSettings")),
        ("all", said("settings")),
        facts=NONE,
        level="mandatory",
    )
    .bad(
        "no role, for a stage",
        lambda plan: plan.set("all", settings={"metricsEnabled": True}),
        ("live", said("accessLogSettings")),
        facts=NONE,
    )
    .absent("no logs", lambda plan: plan.set("live", accessLogSettings=None).set("all", settings=None), facts={})
    .unknown("from an update", lambda plan: plan.set("all", settings={"loggingLevel": Unknown()}), facts=ROLE)
    .outside(
        "of an API of another stack",
        lambda plan: plan.add("aws:apigateway/restApi:RestApi", "api").set("live", restApi=Ref("api")),
        facts=ROLE,
    )
    .cannot_ask("denied")
)
