from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

STREAM = "arn:aws:kinesis:eu-west-1:1:stream/a"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:sqs/queue:Queue", "orders", name="orders")
    plan.add("aws:sqs/queue:Queue", "sorted", name="sorted.fifo", fifoQueue=True)
    plan.add("aws:lambda/function:Function", "sum", name="sum")
    return plan.add("aws:pipes/pipe:Pipe", "pipe", source=Ref("orders", "arn"), target=Ref("sum", "arn"))


parameter_missing = (
    Table("pipes-parameter-missing", base)
    .good("a queue and a function")
    .good(
        "a stream with a position",
        lambda p: p.set(
            "pipe", source=STREAM, sourceParameters={"kinesisStreamParameters": {"startingPosition": "LATEST"}}
        ),
    )
    .bad(
        "a stream",
        lambda p: p.set("pipe", source=STREAM),
        (
            "pipe",
            (
                "The source is a resource of kinesis, and there is no "
                "sourceParameters.kinesisStreamParameters.startingPosition."
            ),
        ),
        level="mandatory",
    )
    .bad(
        "a FIFO queue to write to",
        lambda p: p.set("pipe", target=Ref("sorted", "arn")),
        ("pipe", "The target is sorted, and there is no targetParameters.sqsQueueParameters.messageGroupId."),
    )
    .absent("no source", lambda p: p.set("pipe", source=None))
    .unknown("which", lambda p: p.set("pipe", source=Unknown()), undecided=False)
    .outside("a queue of another stack", lambda p: p.set("pipe", source="arn:aws:sqs:eu-west-1:1:a"))
)

parameter_of_other_source = (
    Table("pipes-parameter-of-other-source", base)
    .good("its own", lambda p: p.set("pipe", sourceParameters={"sqsQueueParameters": {"batchSize": 1}}))
    .bad(
        "of a stream",
        lambda p: p.set("pipe", sourceParameters={"kinesisStreamParameters": {"startingPosition": "LATEST"}}),
        ("pipe", "The source is a resource of sqs, and kinesisStreamParameters is set."),
        level="mandatory",
    )
    .absent("none", None)
    .unknown("all of them", lambda p: p.set("pipe", sourceParameters=Unknown()))
    .outside(
        "a queue of another stack",
        lambda p: p.set(
            "pipe", source="arn:aws:sqs:eu-west-1:1:a", sourceParameters={"sqsQueueParameters": {"batchSize": 1}}
        ),
    )
)


kind_unsupported = (
    Table("pipes-kind-unsupported", base)
    .good("a queue")
    .good("enriched by an API", lambda p: p.set("pipe", enrichment="arn:aws:execute-api:eu-west-1:1:a/b/GET/c"))
    .good("brokers of one's own", lambda p: p.set("pipe", source="smk://kafka.shop.io:9092"))
    .bad(
        "a topic",
        lambda p: p.add("aws:sns/topic:Topic", "paid").set("pipe", source=Ref("paid", "arn")),
        ("pipe", "The source is paid, of sns."),
        level="mandatory",
    )
    .bad(
        "enriched by a queue",
        lambda p: p.set("pipe", enrichment="arn:aws:sqs:eu-west-1:210987654321:a"),
        ("pipe", "The enrichment is one of sqs."),
    )
    .absent("no enrichment", lambda p: p.set("pipe", enrichment=None))
    .unknown("the source", lambda p: p.set("pipe", source=Unknown()), undecided=False)
    .outside("a queue of another stack", lambda p: p.set("pipe", source="arn:aws:sqs:eu-west-1:210987654321:a"))
)
