from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

TARGET = "aws:cloudwatch/eventTarget:EventTarget"
ROLE = "arn:aws:iam::210987654321:role/events"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:lambda/function:Function", "resize", name="resize")
    plan.add("aws:sqs/queue:Queue", "letters", name="letters")
    plan.add("aws:dynamodb/table:Table", "rows", name="rows")
    plan.add("aws:cloudwatch/eventRule:EventRule", "tick-rule", name="tick", scheduleExpression="rate(1 hour)")
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
        level="advisory",
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

setting_missing = (
    Table("events-target-setting-missing", base)
    .good("a function needs nothing")
    .good("a queue", lambda p: p.set("tick", arn=Ref("letters", "arn")))
    .good(
        "a FIFO queue with a group",
        lambda p: p.set("tick", arn="arn:aws:sqs:eu-west-1:1:a.fifo", sqsTarget={"messageGroupId": "a"}),
    )
    .good(
        "a stream with a role",
        lambda p: p.set("tick", arn="arn:aws:kinesis:eu-west-1:1:stream/a", roleArn=ROLE),
    )
    .bad(
        "a state machine",
        lambda p: p.set("tick", arn="arn:aws:states:eu-west-1:1:stateMachine:a"),
        ("tick", "The target is a resource of states, and there is no roleArn."),
        level="mandatory",
    )
    .bad(
        "a planned one",
        lambda p: p.add("aws:sfn/stateMachine:StateMachine", "orders").set("tick", arn=Ref("orders", "arn")),
        ("tick", "The target is orders (states), and there is no roleArn."),
    )
    .good(
        "a rule with a role",
        lambda p: p.set("tick", arn="arn:aws:kinesis:eu-west-1:1:stream/a").set("tick-rule", roleArn=ROLE),
    )
    .bad(
        "a rule of another stack, which may have a role",
        lambda p: p.set("tick", arn="arn:aws:kinesis:eu-west-1:1:stream/a").remove("tick-rule"),
        ("tick", "The target is a resource of kinesis, and there is no roleArn."),
        level="advisory",
    )
    .bad(
        "a cluster",
        lambda p: p.set("tick", arn="arn:aws:ecs:eu-west-1:1:cluster/a", roleArn=ROLE),
        ("tick", "The target is a resource of ecs, and there is no ecsTarget."),
    )
    .bad(
        "a FIFO queue",
        lambda p: p.set("letters", fifoQueue=True).set("tick", arn=Ref("letters", "arn"), deadLetterConfig=None),
        ("tick", "The target is letters (sqs), a FIFO queue, and there is no sqsTarget."),
    )
    .good(
        "a command, and an automation",
        lambda p: p.set(
            "tick", arn="arn:aws:ssm:eu-west-1::document/a", runCommandTargets=[{"key": "tag:a", "values": ["b"]}]
        ).add(TARGET, "tock", rule="a", arn="arn:aws:ssm:eu-west-1:1:automation-definition/a:$DEFAULT", roleArn=ROLE),
    )
    .bad(
        "a document without machines",
        lambda p: p.set("tick", arn="arn:aws:ssm:eu-west-1::document/AWS-RunShellScript", roleArn=ROLE),
        ("tick", "The target is a document, which Run Command runs, and there is no runCommandTargets."),
    )
    .bad(
        "a planned document",
        lambda p: p.add("aws:ssm/document:Document", "patch").set("tick", arn=Ref("patch", "arn"), roleArn=ROLE),
        ("tick", "The target is the document patch, which Run Command runs, and there is no runCommandTargets."),
    )
    .absent("no target", lambda p: p.set("tick", arn=None))
    .unknown("which", lambda p: p.set("tick", arn=Unknown()), undecided=False)
    .outside("a function of another stack", lambda p: p.set("tick", arn="arn:aws:lambda:eu-west-1:1:function:a"))
)


def told(template: str, **paths: str) -> object:
    return lambda plan: plan.set("tick", inputTransformer={"inputTemplate": template, "inputPaths": paths})


def many(plan: Plan, count: int) -> Plan:
    plan.add("aws:cloudwatch/eventRule:EventRule", "often", scheduleExpression="rate(1 hour)")
    for number in range(count):
        plan.add(TARGET, f"to-{number}", rule=Ref("often", "name"), arn=Ref("resize", "arn"))
    return plan


too_many = (
    Table("events-target-too-many", base)
    .good("five", lambda p: many(p, 5))
    .bad("six", lambda p: many(p, 6), ("to-5", "The rule often has 6 targets; 5 are allowed."), level="advisory")
    .absent("no rule", lambda p: p.set("tick", rule=None))
    .unknown("the rule", lambda p: p.set("tick", rule=Unknown()), undecided=False)
    .outside("a rule of another stack", lambda p: p.set("tick", rule="nightly"))
)

input_malformed = (
    Table("events-target-input-malformed", base)
    .good("an object", lambda p: p.set("tick", input='{"a": 1}'))
    .good("a text in quotes", told('"<who> did it"', who="$.detail.who"))
    .good("an object with a value", told('{"who": <who>, "what": "<what>"}', who="$.a", what="$.b"))
    .good("lines", told('"<who>"\n"<who> again"', who="$.a"))
    .good("what AWS fills in", told('{"event": <aws.events.event.json>}'))
    .bad("a word", lambda p: p.set("tick", input="go"), ("tick", "input is not JSON."), level="mandatory")
    .bad(
        "a template without quotes",
        told("<who> did it", who="$.a"),
        ("tick", "inputTemplate is neither an object nor text in quotes."),
        level="mandatory",
    )
    .bad(
        "a placeholder of no path",
        told('"<who>"'),
        ("tick", "inputTemplate has <who>, which inputPaths does not name."),
        level="advisory",
    )
    .absent("no input", None)
    .unknown("what", lambda p: p.set("tick", input=Unknown()), undecided=False)
)
