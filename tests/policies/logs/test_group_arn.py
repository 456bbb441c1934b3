from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

ARN = "arn:aws:logs:eu-west-1:210987654321:log-group:trail"
SAYS = "InvalidCloudWatchLogsLogGroupArnException: CloudTrail requires the log stream wildcard"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:cloudwatch/logGroup:LogGroup", "group", name="trail")
    plan.add("aws:cloudtrail/trail:Trail", "trail", cloudWatchLogsGroupArn=f"{ARN}:*")
    logs = {"level": "ALL", "logDestination": Ref("group", "arn", after=":*")}
    return plan.add("aws:sfn/stateMachine:StateMachine", "orders", loggingConfiguration=logs)


star_missing = (
    Table("logs-group-arn-star-missing", base)
    .good("with it")
    .bad(
        "who may invoke a function",
        lambda p: p.add(
            "aws:lambda/permission:Permission", "lets", principal="logs.amazonaws.com", sourceArn=Ref("group", "arn")
        ),
        (
            "lets",
            (
                "sourceArn is '${group.arn}', without :* at its end: InvalidParameterException: Could not execute the "
                "lambda function."
            ),
        ),
        level="advisory",
        view="preview",
    )
    .bad(
        "a trail",
        lambda p: p.set("trail", cloudWatchLogsGroupArn=ARN),
        ("trail", f"cloudWatchLogsGroupArn is {ARN!r}, without :* at its end: {SAYS}."),
        level="mandatory",
    )
    .bad(
        "a state machine",
        lambda p: p.set("orders", loggingConfiguration={"logDestination": Ref("group", "arn")}),
        (
            "orders",
            (
                "logDestination is '${group.arn}', without :* at its end: InvalidLoggingConfiguration: the log "
                "destination must end with ':*'."
            ),
        ),
        view="preview",
    )
    .absent("no group", lambda p: p.set("trail", cloudWatchLogsGroupArn=None))
    .unknown("which", lambda p: p.set("trail", cloudWatchLogsGroupArn=Unknown()), undecided=False)
)
