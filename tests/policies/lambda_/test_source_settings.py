from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

MAPPING = "aws:lambda/eventSourceMapping:EventSourceMapping"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:sqs/queue:Queue", "orders", name="orders", visibilityTimeoutSeconds=60)
    plan.add("aws:kinesis/stream:Stream", "clicks", name="clicks")
    plan.add(MAPPING, "reads", functionName="resize", eventSourceArn=Ref("orders", "arn"), batchSize=10)
    plan.add(MAPPING, "follows", functionName="count", eventSourceArn=Ref("clicks", "arn"), startingPosition="LATEST")
    return plan


def fifo(plan: Plan) -> Plan:
    return plan.set("orders", name="orders.fifo", fifoQueue=True)


WINDOW = "maximumBatchingWindowInSeconds"
batch_refused = (
    Table("lambda-source-settings-batch-refused", base)
    .good("ten")
    .good("ten of a FIFO queue", fifo)
    .good("more in a window", lambda p: p.set("reads", batchSize=11, **{WINDOW: 1}))
    .good("more from a stream", lambda p: p.set("follows", batchSize=100))
    .bad(
        "more without a window",
        lambda p: p.set("reads", batchSize=11),
        ("reads", "batchSize is 11, and there is no window in which so many are gathered."),
        level="mandatory",
    )
    .bad(
        "more of a FIFO queue",
        lambda p: fifo(p).set("reads", batchSize=11, **{WINDOW: 5}),
        ("reads", "batchSize is 11, and the queue is a FIFO one: 10 at most."),
        level="mandatory",
    )
    .bad(
        "a window of a FIFO queue",
        lambda p: fifo(p).set("reads", **{WINDOW: 5}),
        ("reads", f"{WINDOW} is 5, and FIFO queues have no window."),
    )
    .absent("the default", lambda p: p.set("reads", batchSize=None))
    .unknown("the size", lambda p: p.set("reads", batchSize=Unknown()))
    .outside(
        "a FIFO queue of another stack",
        lambda p: p.set("reads", eventSourceArn="arn:aws:sqs:eu-west-1:1:a.fifo", batchSize=11),
        ("reads", "batchSize is 11, and the queue is a FIFO one: 10 at most."),
    )
)

setting_of_another_source = (
    Table("lambda-source-settings-setting-of-another-source", base)
    .good("each its own")
    .good("a queue's scaling", lambda p: p.set("reads", scalingConfig={"maximumConcurrency": 2}))
    .good(
        "a cluster of one's own names no source", lambda p: p.set("follows", eventSourceArn=None, startingPosition=None)
    )
    .bad(
        "a queue has no position",
        lambda p: p.set("reads", startingPosition="LATEST", parallelizationFactor=2),
        ("reads", "The source is a queue, and startingPosition, parallelizationFactor are set."),
        level="mandatory",
    )
    .bad(
        "a stream needs one",
        lambda p: p.set("follows", startingPosition=None),
        ("follows", "The source is a stream, and there is no startingPosition."),
        level="mandatory",
    )
    .bad(
        "a stream does not scale so",
        lambda p: p.set("follows", scalingConfig={"maximumConcurrency": 2}),
        ("follows", "The source is a stream, and scalingConfig is for queues."),
    )
    .absent("no source", lambda p: p.set("reads", eventSourceArn=None, startingPosition="LATEST"))
    .unknown("the source", lambda p: p.set("reads", eventSourceArn=Unknown()))
    .outside(
        "a queue of another stack",
        lambda p: p.set("reads", eventSourceArn="arn:aws:sqs:eu-west-1:1:a", startingPosition="LATEST"),
        ("reads", "The source is a queue, and startingPosition is set."),
    )
)
