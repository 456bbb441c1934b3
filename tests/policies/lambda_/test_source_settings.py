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
        lambda p: fifo(p).set("reads", **{WINDOW: 1}),
        ("reads", f"{WINDOW} is 1, and FIFO queues have no window."),
    )
    .good("no window of a FIFO queue", lambda p: fifo(p).set("reads", **{WINDOW: 0}))
    .good(
        "a source that is no ARN, which the provider refuses",
        lambda p: p.set("reads", eventSourceArn="arn:aws", batchSize=11),
    )
    .absent("the default", lambda p: p.set("reads", batchSize=None))
    .unknown("the size", lambda p: p.set("reads", batchSize=Unknown()))
    .outside(
        "a FIFO queue of another stack",
        lambda p: p.set("reads", eventSourceArn="arn:aws:sqs:eu-west-1:1:a.fifo", batchSize=11),
        ("reads", "batchSize is 11, and the queue is a FIFO one: 10 at most."),
    )
)

SECRET = "arn:aws:secretsmanager:eu-west-1:210987654321:secret:broker-AbCdEf"
ACCESS = [{"type": "BASIC_AUTH", "uri": SECRET}]


def broker(plan: Plan, **more: object) -> Plan:
    source = "arn:aws:mq:eu-west-1:210987654321:broker:orders:b-1"
    return plan.set(
        "reads", **{"eventSourceArn": source, "queues": ["a"], "sourceAccessConfigurations": ACCESS, **more}
    )


setting_of_another_source = (
    Table("lambda-source-settings-setting-of-another-source", base)
    .good("each its own")
    .good("a queue's scaling", lambda p: p.set("reads", scalingConfig={"maximumConcurrency": 2}))
    .good(
        "settings of streams that say nothing", lambda p: p.set("reads", tumblingWindowInSeconds=0, startingPosition="")
    )
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
        (
            "follows",
            "The source is a stream, and there is no startingPosition.",
            "Set startingPosition to LATEST or TRIM_HORIZON.",
        ),
        level="mandatory",
    )
    .bad(
        "a stream does not scale so",
        lambda p: p.set("follows", scalingConfig={"maximumConcurrency": 2}),
        (
            "follows",
            "The source is a stream, and scalingConfig is for queues.",
            "Remove scalingConfig; use parallelizationFactor.",
        ),
    )
    .bad(
        "a broker has no position",
        lambda p: broker(p, startingPosition="LATEST"),
        ("reads", "The source is a broker, and startingPosition is for streams.", "Remove startingPosition."),
    )
    .absent("no source", lambda p: p.set("reads", eventSourceArn=None, startingPosition="LATEST"))
    .unknown("the source", lambda p: p.set("reads", eventSourceArn=Unknown()))
    .outside(
        "a queue of another stack",
        lambda p: p.set("reads", eventSourceArn="arn:aws:sqs:eu-west-1:1:a", startingPosition="LATEST"),
        ("reads", "The source is a queue, and startingPosition is set."),
    )
)


TABLE = "arn:aws:dynamodb:eu-west-1:210987654321:table/rows"


def streamed(plan: Plan, output: str = "streamArn", **settings: object) -> Plan:
    plan.add("aws:dynamodb/table:Table", "rows", name="rows", **settings)
    return plan.set("follows", eventSourceArn=Ref("rows", output))


source_refused = (
    Table("lambda-source-settings-source-refused", base)
    .good("a queue and a stream")
    .good("the stream of a table", lambda p: streamed(p, streamEnabled=True))
    .good("of a table with replicas", lambda p: streamed(p, replicas=[{"regionName": "eu-north-1"}]))
    .bad(
        "the stream that a table does not have",
        streamed,
        ("follows", "The table rows has no stream: streamEnabled is not true."),
        level="mandatory",
    )
    .bad(
        "the table itself",
        lambda p: streamed(p, "arn", streamEnabled=True),
        ("follows", "eventSourceArn is the arn of the table rows."),
        view="preview",
    )
    .bad(
        "a table of another stack",
        lambda p: p.set("follows", eventSourceArn=TABLE),
        ("follows", f"eventSourceArn is {TABLE!r}, which is no stream."),
    )
    .bad(
        "a topic",
        lambda p: p.add("aws:sns/topic:Topic", "news", name="news").set("follows", eventSourceArn=Ref("news", "arn")),
        (
            "follows",
            "eventSourceArn is that of news, which calls functions itself.",
            "Set up its notification or subscription, and an aws.lambda.Permission for it.",
        ),
    )
    .bad(
        "a bucket of another stack",
        lambda p: p.set("follows", eventSourceArn="arn:aws:s3:::photos"),
        ("follows", "eventSourceArn is that of s3, which calls functions itself."),
    )
    .absent("none", lambda p: p.set("follows", eventSourceArn=None))
    .unknown("whether it has one", lambda p: streamed(p, streamEnabled=Unknown()))
    .outside("a stream of another stack", lambda p: p.set("follows", eventSourceArn=f"{TABLE}/stream/2026-01-01"))
)

KAFKA = "arn:aws:kafka:eu-west-1:210987654321:cluster/a/0"
setting_missing = (
    Table("lambda-source-settings-setting-missing", base)
    .good("a queue and a stream")
    .good("topics", lambda p: p.set("follows", eventSourceArn=KAFKA, topics=["orders"]))
    .good("a filter", lambda p: p.set("reads", filterCriteria={"filters": [{"pattern": '{"body": {"a": [1]}}'}]}))
    .good("a time in a stream", lambda p: p.set("follows", startingPosition="AT_TIMESTAMP"))
    .bad(
        "no topics",
        lambda p: p.set("follows", eventSourceArn=KAFKA),
        ("follows", "The source is of kafka, and there are no topics."),
        level="mandatory",
    )
    .bad(
        "a time in the stream of a table",
        lambda p: p.set("follows", eventSourceArn=f"{TABLE}/stream/a", startingPosition="AT_TIMESTAMP"),
        ("follows", "startingPosition is AT_TIMESTAMP, and the source is the stream of a table."),
    )
    .bad(
        "a filter that is a word",
        lambda p: p.set("reads", filterCriteria={"filters": [{"pattern": "order"}]}),
        ("reads", "The pattern of filter 1 is no JSON object: Invalid filter pattern definition."),
    )
    .bad(
        "a value without a list",
        lambda p: p.set("reads", filterCriteria={"filters": [{"pattern": '{"body": {"kind": "order"}}'}]}),
        (
            "reads",
            (
                "The pattern of filter 1 is refused, body.kind is a text, not an array or an object: Invalid filter "
                "pattern definition."
            ),
        ),
        level="mandatory",
    )
    .bad(
        "an operator that is not known",
        lambda p: p.set("reads", filterCriteria={"filters": [{"pattern": '{"body": {"kind": [{"has": 1}]}}'}]}),
        (
            "reads",
            (
                "The pattern of filter 1 is refused, body.kind uses has, which is no operator: Invalid filter pattern "
                "definition."
            ),
        ),
        level="advisory",
    )
    .good("a broker with its secret", lambda p: broker(p))
    .bad(
        "a broker without",
        lambda p: broker(p, sourceAccessConfigurations=None),
        (
            "reads",
            "The source is of mq, and there are no sourceAccessConfigurations.",
            "Add one of the type BASIC_AUTH, with the ARN of the secret as its uri.",
        ),
    )
    .absent("no filters", None)
    .unknown("all of them", lambda p: p.set("reads", filterCriteria=Unknown()))
    .outside("a queue of another stack", lambda p: p.set("reads", eventSourceArn="arn:aws:sqs:eu-west-1:1:a"))
)
