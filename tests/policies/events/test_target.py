from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

TARGET = "aws:cloudwatch/eventTarget:EventTarget"
ROLE = "arn:aws:iam::210987654321:role/events"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:lambda/function:Function", "resize", name="resize")
    plan.add("aws:sqs/queue:Queue", "letters", name="letters")
    plan.add("aws:dynamodb/table:Table", "rows", name="rows")
    plan.add(TARGET, "tick", rule="tick", arn=Ref("resize", "arn"), deadLetterConfig={"arn": Ref("letters", "arn")})
    return plan


role_refused = (
    Table("events-target-role-refused", base)
    .good("no role")
    .good(
        "a stream needs one",
        lambda p: p.set("tick", arn="arn:aws:kinesis:eu-west-1:210987654321:stream/a", roleArn=ROLE),
    )
    .good(
        "another account's function", lambda p: p.set("tick", arn="arn:aws:lambda:eu-west-1:1:function:a", roleArn=ROLE)
    )
    .bad(
        "a function",
        lambda p: p.set("tick", roleArn=ROLE),
        ("tick", "The target is the function resize, and roleArn is set."),
        level="mandatory",
    )
    .bad(
        "a log group",
        lambda p: p.set("tick", arn="arn:aws:logs:eu-west-1:210987654321:log-group:/aws/events/x", roleArn=ROLE),
        ("tick", "The target is a log group, and roleArn is set."),
        level="mandatory",
    )
    .absent("no target", lambda p: p.set("tick", arn=None, roleArn=ROLE))
    .unknown("the target", lambda p: p.set("tick", arn=Unknown(), roleArn=ROLE))
    .outside(
        "a bus of another stack", lambda p: p.set("tick", arn="arn:aws:events:eu-west-1:1:event-bus/a", roleArn=ROLE)
    )
)

dead_letters_no_queue = (
    Table("events-target-dead-letters-no-queue", base)
    .good("a queue")
    .good("a queue as text", lambda p: p.set("tick", deadLetterConfig={"arn": "arn:aws-cn:sqs:cn-north-1:1:letters"}))
    .bad(
        "a table",
        lambda p: p.set("tick", deadLetterConfig={"arn": Ref("rows", "arn")}),
        ("tick", "deadLetterConfig.arn is that of rows, which is no queue."),
        level="mandatory",
    )
    .bad(
        "a FIFO queue",
        lambda p: p.set("letters", fifoQueue=True),
        ("tick", "deadLetterConfig.arn is that of letters, a FIFO queue."),
    )
    .bad(
        "a topic as text",
        lambda p: p.set("tick", deadLetterConfig={"arn": "arn:aws:sns:eu-west-1:1:a"}),
        ("tick", "deadLetterConfig.arn is 'arn:aws:sns:eu-west-1:1:a', which is no queue."),
    )
    .absent("no dead letters", lambda p: p.set("tick", deadLetterConfig=None))
    .unknown("which", lambda p: p.set("tick", deadLetterConfig={"arn": Unknown()}))
    .outside("a queue of another stack", lambda p: p.set("tick", deadLetterConfig={"arn": "arn:aws:sqs:eu-west-1:1:a"}))
)
