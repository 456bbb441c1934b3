from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

CALL = "arn:aws:scheduler:::aws-sdk:{}"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:lambda/function:Function", "sum", name="sum")
    plan.add("aws:sqs/queue:Queue", "work", name="work")
    plan.add("aws:kinesis/stream:Stream", "clicks", name="clicks")
    return plan.add(
        "aws:scheduler/schedule:Schedule", "daily", scheduleExpression="rate(1 day)", target={"arn": Ref("sum", "arn")}
    )


def target(**settings: object) -> object:
    return lambda plan: plan.set("daily", target=settings)


target_setting_missing = (
    Table("scheduler-target-setting-missing", base)
    .good("a function")
    .good("a queue", target(arn=Ref("work", "arn")))
    .good("a stream with a key", target(arn=Ref("clicks", "arn"), kinesisParameters={"partitionKey": "a"}))
    .bad(
        "a stream",
        target(arn=Ref("clicks", "arn")),
        ("daily", "The target is clicks, and there is no kinesisParameters."),
        level="mandatory",
    )
    .bad(
        "a FIFO queue of another stack",
        target(arn="arn:aws:sqs:eu-west-1:1:a.fifo"),
        ("daily", "The target is a resource of sqs, a FIFO queue, and there is no sqsParameters."),
    )
    .bad(
        "a bus",
        target(arn="arn:aws:events:eu-west-1:1:event-bus/default"),
        ("daily", "The target is a resource of event-bus, and there is no eventbridgeParameters."),
    )
    .absent("no target", lambda p: p.set("daily", target=None))
    .unknown("which", target(arn=Unknown()), undecided=False)
    .outside("a function of another stack", target(arn="arn:aws:lambda:eu-west-1:1:function:a"))
)

target_input_malformed = (
    Table("scheduler-target-input-malformed", base)
    .good("JSON", target(arn=Ref("sum", "arn"), input='{"a": 1}'))
    .good("a queue takes any text", target(arn=Ref("work", "arn"), input="go"))
    .bad(
        "a word",
        target(arn=Ref("sum", "arn"), input="go"),
        ("daily", "input is not JSON: Expecting value: line 1 column 1 (char 0)."),
        level="mandatory",
    )
    .absent("no input", None)
    .unknown("what", target(arn=Ref("sum", "arn"), input=Unknown()), undecided=False)
    .outside("a queue of another stack", target(arn="arn:aws:sqs:eu-west-1:1:a", input="go"))
)

call_unsupported = (
    Table("scheduler-call-unsupported", base)
    .good("a function")
    .good("a call", target(arn=CALL.format("rds:stopDBInstance")))
    .good("a word that begins alike", target(arn=CALL.format("x:listenAgain")))
    .bad(
        "one that reads",
        target(arn=CALL.format("ec2:describeInstances")),
        ("daily", "describeInstances only reads, and the scheduler does not call it."),
        level="mandatory",
    )
    .bad("a capital letter", target(arn=CALL.format("ec2:StopInstances")), ("daily", "The action is 'StopInstances'."))
    .absent("no target", lambda p: p.set("daily", target=None))
    .unknown("which", target(arn=Unknown()), undecided=False)
)

ends_before_start = (
    Table("scheduler-ends-before-start", base)
    .good("later", lambda p: p.set("daily", startDate="2030-01-01T00:00:00Z", endDate="2030-01-02T00:00:00Z"))
    .bad(
        "earlier",
        lambda p: p.set("daily", startDate="2030-01-02T00:00:00Z", endDate="2030-01-01T00:00:00Z"),
        ("daily", "endDate is 2030-01-01T00:00:00Z, and startDate is 2030-01-02T00:00:00Z."),
        level="mandatory",
    )
    .absent("no start", lambda p: p.set("daily", endDate="2030-01-01T00:00:00Z"))
    .unknown("when", lambda p: p.set("daily", startDate=Unknown(), endDate="2030-01-01T00:00:00Z"))
)
