from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

CONFIG = "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:sqs/queue:Queue", "letters", name="letters")
    plan.add("aws:sns/topic:Topic", "alarms", name="alarms")
    plan.add("aws:s3/bucket:Bucket", "store", bucket="store")
    plan.add("aws:lambda/function:Function", "sum", name="sum", deadLetterConfig={"targetArn": Ref("letters", "arn")})
    return plan.add(
        CONFIG, "after", functionName="sum", destinationConfig={"onFailure": {"destination": Ref("alarms", "arn")}}
    )


def destination(end: str, value: object) -> object:
    return lambda plan: plan.set("after", destinationConfig={end: {"destination": value}})


target_refused = (
    Table("lambda-asynchronous-target-refused", base)
    .good("a queue and a topic")
    .good("a bucket for failures", destination("onFailure", Ref("store", "arn")))
    .good("a function for results", destination("onSuccess", Ref("sum", "arn")))
    .bad(
        "dead letters in a bucket",
        lambda p: p.set("sum", deadLetterConfig={"targetArn": Ref("store", "arn")}),
        ("sum", "targetArn is that of store (s3); targets of sns, sqs are taken."),
        level="mandatory",
    )
    .bad(
        "dead letters in a FIFO queue",
        lambda p: p.set("letters", fifoQueue=True),
        ("sum", "targetArn is that of letters, which is FIFO.", "Name a standard queue or topic."),
        level="mandatory",
    )
    .bad(
        "a FIFO topic",
        lambda p: p.set("alarms", fifoTopic=True),
        ("after", "destination is that of alarms, which is FIFO."),
    )
    .bad(
        "dead letters in a FIFO topic and results in a function",
        lambda p: p.set("alarms", fifoTopic=True).set(
            "after", destinationConfig={"onFailure": {"destination": Ref("alarms", "arn")}}
        ),
        (
            "after",
            "destination is that of alarms, which is FIFO.",
            "Name a standard queue or topic, a function or a bus.",
        ),
        level="mandatory",
    )
    .bad(
        "results in a bucket",
        destination("onSuccess", Ref("store", "arn")),
        ("after", "destination is that of store (s3); targets of event-bus, lambda, sns, sqs are taken."),
        level="mandatory",
    )
    .absent("no dead letters", lambda p: p.set("sum", deadLetterConfig=None))
    .unknown("which", lambda p: p.set("sum", deadLetterConfig={"targetArn": Unknown()}), undecided=False)
    .outside(
        "a queue of another stack",
        lambda p: p.set("sum", deadLetterConfig={"targetArn": "arn:aws:sqs:eu-west-1:210987654321:letters"}),
    )
)
