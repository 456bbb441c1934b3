from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown
from tests.policies.states import existing

FUNCTION = "aws:lambda/function:Function"
PERMISSION = "aws:lambda/permission:Permission"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:s3/bucket:Bucket", "media", bucket="acme-shop-media")
    plan.add(FUNCTION, "resize", name="resize")
    plan.add(
        PERMISSION,
        "may-resize",
        action="lambda:InvokeFunction",
        principal="s3.amazonaws.com",
        function=Ref("resize", "arn"),
        sourceArn=Ref("media", "arn"),
    )
    plan.add(
        "aws:s3/bucketNotification:BucketNotification",
        "uploads",
        bucket=Ref("media"),
        lambdaFunctions=[{"lambdaFunctionArn": Ref("resize", "arn"), "events": ["s3:ObjectCreated:*"]}],
        depends_on=["may-resize"],
    )
    return plan


def queued(plan: Plan) -> Plan:
    """Notify a queue instead."""
    plan.add("aws:sqs/queue:Queue", "arrived", name="arrived")
    queues = [{"queueArn": Ref("arrived", "arn"), "events": ["s3:ObjectCreated:*"]}]
    return plan.set("uploads", lambdaFunctions=None, queues=queues)


def topical(plan: Plan) -> Plan:
    """Notify a topic that has a policy."""
    plan.add("aws:sns/topic:Topic", "arrived", name="arrived")
    plan.add("aws:sns/topicPolicy:TopicPolicy", "may-arrive", arn=Ref("arrived", "arn"), policy="{}")
    topics = [{"topicArn": Ref("arrived", "arn"), "events": ["s3:ObjectCreated:*"]}]
    return plan.set("uploads", lambdaFunctions=None, topics=topics).depends("uploads", "may-arrive")


MISSING = "The bucket notifies resize, and no permission of this stack lets s3.amazonaws.com invoke resize."
not_permitted = (
    Table("s3-notification-not-permitted", base)
    .good(
        "a policy that names the queue by its URL",
        lambda plan: (
            queued(plan)
            .add(
                "aws:sqs/queuePolicy:QueuePolicy",
                "may-arrive",
                queueUrl="https://sqs.eu-west-1.amazonaws.com/210987654321/arrived",
                policy="{}",
            )
            .depends("uploads", "may-arrive")
        ),
    )
    .good("permitted in China", lambda plan: plan.set("may-resize", principal="s3.amazonaws.com.cn"))
    .good("permitted first")
    .good(
        "one that is there",
        lambda plan: existing(plan.depends("uploads").remove("may-resize"), "uploads"),
        view="engine",
    )
    .good("the function by its name", lambda plan: plan.set("may-resize", function="resize"))
    .bad(
        "permitted for another service",
        lambda plan: plan.set("may-resize", principal="events.amazonaws.com"),
        ("uploads", MISSING),
        level="mandatory",
        view="preview",
    )
    .bad(
        "does not wait",
        lambda plan: plan.depends("uploads"),
        ("uploads", "The notification does not wait for may-resize, which lets S3 send to resize."),
        level="advisory",
    )
    .good("a queue with its policy", lambda plan: queued(plan).set("arrived", policy="{}"))
    .good("a topic with its policy beside it", topical)
    .bad(
        "a queue without a policy",
        queued,
        ("uploads", "The bucket notifies arrived, and arrived has no policy that would let it."),
    )
    .absent("no permission", lambda plan: plan.depends("uploads").remove("may-resize"), ("uploads", MISSING))
    .unknown("for whom", lambda plan: plan.set("may-resize", principal=Unknown()), undecided=False)
    .outside(
        "a function of another stack",
        lambda plan: plan.set(
            "uploads",
            lambdaFunctions=[{"lambdaFunctionArn": "arn:aws:lambda:eu-west-1:210987654321:function:elsewhere"}],
        ),
    )
)


def two(plan: Plan, one: dict[str, object], other: dict[str, object]) -> Plan:
    """A function and a queue are told."""
    functions = [{"lambdaFunctionArn": Ref("resize", "arn"), **one}]
    queues = [{"queueArn": "arn:aws:sqs:eu-west-1:1:a", **other}]
    return plan.set("uploads", lambdaFunctions=functions, queues=queues)


MADE, PUT, GONE = ["s3:ObjectCreated:*"], ["s3:ObjectCreated:Put"], ["s3:ObjectRemoved:*"]
BOTH = "lambdaFunctions[0] and queues[0] are both notified of {}, of one object."
overlapping = (
    Table("s3-notification-overlapping", base)
    .good("one")
    .good("other events", lambda plan: two(plan, {"events": MADE}, {"events": GONE}))
    .good(
        "other folders",
        lambda plan: two(plan, {"events": MADE, "filterPrefix": "a/"}, {"events": MADE, "filterPrefix": "b/"}),
    )
    .good(
        "other endings",
        lambda plan: two(plan, {"events": MADE, "filterSuffix": ".jpg"}, {"events": PUT, "filterSuffix": ".png"}),
    )
    .bad(
        "the same",
        lambda plan: two(plan, {"events": MADE}, {"events": MADE}),
        ("uploads", BOTH.format("s3:ObjectCreated:*")),
        level="mandatory",
    )
    .bad(
        "a folder and one within",
        lambda plan: two(plan, {"events": MADE, "filterPrefix": "a/"}, {"events": PUT, "filterPrefix": "a/b/"}),
        ("uploads", BOTH.format("s3:ObjectCreated:Put")),
    )
    .absent("none", lambda plan: plan.set("uploads", lambdaFunctions=None))
    .unknown("the events", lambda plan: two(plan, {"events": Unknown()}, {"events": MADE}))
)


def again(plan: Plan) -> Plan:
    return plan.add("aws:s3/bucketNotification:BucketNotification", "more", bucket=Ref("media"), eventbridge=True)


replaced_by_another = (
    Table("s3-notification-replaced-by-another", base)
    .good("one")
    .bad("two", again, ("more", "uploads sets the notifications of media too."), level="advisory")
    .absent("no bucket", lambda plan: again(plan).set("more", bucket=None))
    .unknown("which bucket", lambda plan: again(plan).set("more", bucket=Unknown()), undecided=False)
    .outside("a bucket of another stack", lambda plan: again(plan).set("more", bucket="other"))
)


def told(arn: object, list_: str = "queues", name: str = "queueArn") -> object:
    return lambda plan: plan.add(
        "aws:s3/bucketNotification:BucketNotification",
        "tells",
        bucket="b",
        **{list_: [{name: arn, "events": ["s3:*"]}]},
    )


def fifo_line() -> Plan:
    return Plan().add("aws:sqs/queue:Queue", "line", name="line.fifo", fifoQueue=True)


fifo_refused = (
    Table("s3-notification-fifo-refused", fifo_line)
    .good("no notification")
    .good("a standard queue", lambda p: told(Ref("line", "arn"))(p.set("line", fifoQueue=None, name="line")))
    .bad(
        "a FIFO queue",
        told(Ref("line", "arn")),
        ("tells", "The bucket notifies line, which is FIFO."),
        level="mandatory",
    )
    .bad(
        "a FIFO topic as text",
        told("arn:aws:sns:eu-west-1:210987654321:news.fifo", "topics", "topicArn"),
        ("tells", "The bucket notifies arn:aws:sns:eu-west-1:210987654321:news.fifo, which is FIFO."),
    )
    .absent("no queue", told(None))
    .unknown("the queue's kind", lambda p: told(Ref("line", "arn"))(p.set("line", fifoQueue=Unknown())))
    .outside("a queue of another stack", told("arn:aws:sqs:eu-west-1:210987654321:line"))
)


def fast(**more: object) -> object:
    return lambda plan: plan.add(
        "aws:s3/bucketAccelerateConfigurationV2:BucketAccelerateConfigurationV2", "fast", **more
    )


def dotted() -> Plan:
    return Plan().add("aws:s3/bucket:Bucket", "site", bucket="www.shop.dev")


accelerated_name_refused = (
    Table("s3-notification-accelerated-name-refused", dotted)
    .good("not accelerated", fast(bucket=Ref("site", "id"), status="Suspended"))
    .good("no dot", fast(bucket="shop-site", status="Enabled"))
    .bad(
        "a dot",
        fast(bucket=Ref("site", "id"), status="Enabled"),
        ("fast", "The bucket is called www.shop.dev, with a dot."),
        level="mandatory",
    )
    .absent("no name", lambda p: fast(bucket=Ref("site", "id"), status="Enabled")(p.set("site", bucket=None)))
    .unknown("the status", fast(bucket="www.shop.dev", status=Unknown()))
    .outside("a bucket of another stack", fast(bucket="shop-of-another", status="Enabled"))
)
