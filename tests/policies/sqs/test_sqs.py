from __future__ import annotations

from policypack.testing import Hidden, Json, Plan, Ref, Table, Unknown
from tests.policies.states import existing

QUEUE = "aws:sqs/queue:Queue"
MAPPING = "aws:lambda/eventSourceMapping:EventSourceMapping"
FUNCTION = "aws:lambda/function:Function"


def base() -> Plan:
    plan = Plan()
    plan.add(QUEUE, "dead", name="orders-dead")
    plan.add(
        QUEUE,
        "orders",
        name="orders",
        visibilityTimeoutSeconds=360,
        redrivePolicy=Json({"deadLetterTargetArn": Ref("dead", "arn"), "maxReceiveCount": 5}),
    )
    plan.add(FUNCTION, "bill", name="bill", timeout=60)
    plan.add(MAPPING, "bills", eventSourceArn=Ref("orders", "arn"), functionName=Ref("bill", "arn"))
    return plan


ENDS = "name {} does not end with '.fifo', and fifoQueue is true."
queue_name_invalid = (
    Table("sqs-queue-name-invalid", base)
    .good("both are valid")
    .good("a FIFO queue", lambda plan: plan.set("dead", name="orders.fifo", fifoQueue=True))
    .good(
        "a FIFO queue with a hole in its name",
        lambda plan: plan.set("dead", name=Ref("bill", "id", before="orders-", after=".fifo"), fifoQueue=True),
        view="preview",
    )
    .bad(
        "a FIFO queue without the ending",
        lambda plan: plan.set("dead", name="orders-dead", fifoQueue=True),
        ("dead", ENDS.format("'orders-dead'"), "End the name with .fifo."),
        level="mandatory",
    )
    .bad(
        "an ending that is no FIFO queue's",
        lambda plan: plan.set("dead", name="orders.fifo"),
        (
            "dead",
            "name 'orders.fifo' ends with '.fifo', and fifoQueue is not true.",
            "Set fifoQueue to true, or leave .fifo out.",
        ),
    )
    .bad(
        "a period",
        lambda plan: plan.set("dead", name="orders.dead"),
        ("dead", "name 'orders.dead' has '.'; only letters, digits, hyphens and underscores are allowed."),
    )
    .bad(
        "a secret, of whose characters none is said",
        lambda plan: plan.set("dead", name=Hidden("orders#dead!")),
        ("dead", "name '[secret]' has other characters; only letters, digits, hyphens and underscores are allowed."),
    )
    .bad(
        "too long",
        lambda plan: plan.set("dead", name="a" * 81),
        ("dead", f"name '{'a' * 81}' has 81 characters; at most 80 are allowed."),
    )
    .absent("named by the provider", lambda plan: plan.set("dead", name=None))
    .unknown("from an update", lambda plan: plan.set("dead", name=Unknown()))
    .without("outside", "reads one resource")
)

queue_setting_out_of_range = (
    Table("sqs-queue-setting-out-of-range", base)
    .good("within")
    .good(
        "at the ends",
        lambda plan: plan.set("dead", delaySeconds=900, maxMessageSize=1_048_576, receiveWaitTimeSeconds=0),
    )
    .bad(
        "two of them",
        lambda plan: plan.set("dead", delaySeconds=901, messageRetentionSeconds=30),
        ("dead", "delaySeconds is 901; from 0 to 900 are allowed."),
        ("dead", "messageRetentionSeconds is 30; from 60 to 1209600 are allowed."),
        level="mandatory",
    )
    .absent("the defaults", lambda plan: plan.set("orders", visibilityTimeoutSeconds=None).set("bill", timeout=3))
    .unknown("from an update", lambda plan: plan.set("dead", delaySeconds=Unknown()), undecided=False)
    .without("outside", "reads one resource")
)

for name, least, most in (
    ("delaySeconds", 0, 900),
    ("kmsDataKeyReusePeriodSeconds", 60, 86_400),
    ("maxMessageSize", 1024, 1_048_576),
    ("messageRetentionSeconds", 60, 1_209_600),
    ("receiveWaitTimeSeconds", 0, 20),
    ("visibilityTimeoutSeconds", 0, 43_200),
):
    allowed = f"from {least} to {most} are allowed"
    queue_setting_out_of_range.ends("dead", name, least, most, lambda value, n=name, a=allowed: f"{n} is {value}; {a}.")

queue_fifo_setting_on_standard = (
    Table("sqs-queue-fifo-setting-on-standard", base)
    .good("whether, an update knows", lambda plan: plan.set("dead", contentBasedDeduplication=Unknown()))
    .good("standard")
    .good(
        "FIFO",
        lambda plan: plan.set("dead", name="orders.fifo", fifoQueue=True, contentBasedDeduplication=True),
    )
    .bad(
        "two settings of FIFO queues",
        lambda plan: plan.set("dead", contentBasedDeduplication=True, deduplicationScope="queue"),
        ("dead", "contentBasedDeduplication is set, and fifoQueue is not true."),
        ("dead", "deduplicationScope is set, and fifoQueue is not true."),
        level="mandatory",
    )
    .absent("said to be off", lambda plan: plan.set("dead", contentBasedDeduplication=False))
    .unknown("FIFO or not", lambda plan: plan.set("dead", fifoQueue=Unknown(), contentBasedDeduplication=True))
    .without("outside", "reads one resource")
)


def redrive(plan: Plan, **values: object) -> Plan:
    return plan.set("orders", redrivePolicy=Json({"deadLetterTargetArn": Ref("dead", "arn"), **values}))


def dead_letters(plan: Plan, arn: str) -> Plan:
    return plan.set("orders", redrivePolicy=Json({"deadLetterTargetArn": arn, "maxReceiveCount": 5}))


redrive_invalid = (
    Table("sqs-redrive-invalid", base)
    .good("both are standard")
    .good("a queue of elsewhere", lambda plan: dead_letters(plan, "arn:aws:sqs:eu-west-1:210987654321:dead"))
    .good(
        "FIFO queues of China",
        lambda plan: dead_letters(
            plan.set("orders", name="orders.fifo", fifoQueue=True, region="cn-north-1"),
            "arn:aws-cn:sqs:cn-north-1:210987654321:dead.fifo",
        ),
    )
    .bad(
        "a queue of another region",
        lambda plan: dead_letters(plan, "arn:aws:sqs:us-east-1:210987654321:dead"),
        (
            "orders",
            (
                "The queue is in eu-west-1, and deadLetterTargetArn is arn:aws:sqs:us-east-1:210987654321:dead, "
                "of us-east-1."
            ),
            "Name the ARN of a standard queue in eu-west-1.",
        ),
        level="mandatory",
    )
    .bad(
        "a FIFO queue of elsewhere",
        lambda plan: dead_letters(plan, "arn:aws:sqs:eu-west-1:210987654321:dead.fifo"),
        (
            "orders",
            (
                "The queue is standard, and deadLetterTargetArn is arn:aws:sqs:eu-west-1:210987654321:dead.fifo, "
                "which is not."
            ),
        ),
    )
    .bad(
        "a URL",
        lambda plan: dead_letters(plan, "https://sqs.eu-west-1.amazonaws.com/210987654321/dead"),
        (
            "orders",
            (
                "deadLetterTargetArn is 'https://sqs.eu-west-1.amazonaws.com/210987654321/dead', "
                "which is no queue's ARN."
            ),
        ),
    )
    .bad(
        "a standard queue for what a FIFO queue cannot deliver",
        lambda plan: redrive(plan, maxReceiveCount=5).set("orders", name="orders.fifo", fifoQueue=True),
        (
            "orders",
            "The queue is FIFO, and its dead-letter queue dead is standard.",
            "Make dead FIFO too: fifoQueue true and a name that ends with .fifo.",
        ),
        level="mandatory",
        view="preview",
    )
    .bad(
        "the dead-letter queue by its ARN",
        lambda plan: _arn(plan).set("dead", name="dead.fifo", fifoQueue=True),
        ("orders", "The queue is standard, and its dead-letter queue dead is FIFO."),
        view="engine",
    )
    .bad(
        "never received",
        lambda plan: plan.set(
            "orders",
            redrivePolicy=Json({"deadLetterTargetArn": "arn:aws:sqs:eu-west-1:210987654321:x", "maxReceiveCount": 0}),
        ),
        (
            "orders",
            "maxReceiveCount is 0; from 1 to 1000 are allowed.",
            "Set maxReceiveCount to how often a message may fail, for instance 5.",
        ),
    )
    .absent("no dead-letter queue", lambda plan: plan.set("orders", redrivePolicy=None))
    .unknown(
        "the engine sees no policy with a reference in it", lambda plan: redrive(plan, maxReceiveCount=5), view="engine"
    )
    .outside(
        "a dead-letter queue elsewhere",
        lambda plan: plan.set(
            "orders", redrivePolicy=Json({"deadLetterTargetArn": "arn:aws:sqs:eu-west-1:210987654321:x"})
        ),
    )
)


def _arn(plan: Plan) -> Plan:
    arn = "arn:aws:sqs:eu-west-1:210987654321:orders-dead"
    plan.planned["dead"].outputs.update({"id": "dead", "arn": arn})
    return plan.set("orders", redrivePolicy=Json({"deadLetterTargetArn": arn, "maxReceiveCount": 5}))


SHORT = "visibilityTimeoutSeconds {} 30, and bill, which reads the queue, may take 60 seconds."
queue_visibility_below_function_timeout = (
    Table("sqs-queue-visibility-below-function-timeout", base)
    .bad(
        "the mapping is there already",
        lambda plan: existing(plan.set("orders", visibilityTimeoutSeconds=30), "bills"),
        (
            "orders",
            ("visibilityTimeoutSeconds is 30, and bill, which reads the queue, may take 60 seconds."),
        ),
        level="advisory",
    )
    .good("six times the timeout")
    .good("as long as the timeout", lambda plan: plan.set("orders", visibilityTimeoutSeconds=60))
    .good(
        "the function's default", lambda plan: plan.set("orders", visibilityTimeoutSeconds=30).set("bill", timeout=None)
    )
    .bad(
        "shorter",
        lambda plan: plan.set("orders", visibilityTimeoutSeconds=30),
        ("orders", SHORT.format("is")),
        level="mandatory",
    )
    .absent(
        "30 seconds by default",
        lambda plan: plan.set("orders", visibilityTimeoutSeconds=None),
        ("orders", SHORT.format("is not set, which means")),
    )
    .unknown("the timeout", lambda plan: plan.set("bill", timeout=Unknown()))
    .outside(
        "a queue of another stack",
        lambda plan: plan.set("bills", eventSourceArn="arn:aws:sqs:eu-west-1:210987654321:elsewhere").set(
            "bill", timeout=900
        ),
    )
)


def allows(**policy: object) -> object:
    return lambda plan: plan.set("dead", redriveAllowPolicy=Json(policy))


redrive_incomplete = (
    Table("sqs-redrive-incomplete", base)
    .good("both")
    .good("everybody", allows(redrivePermission="allowAll"))
    .good("one", allows(redrivePermission="byQueue", sourceQueueArns=[Ref("orders", "arn")]))
    .bad(
        "no count",
        lambda plan: plan.set("orders", redrivePolicy=Json({"deadLetterTargetArn": Ref("dead", "arn")})),
        ("orders", "redrivePolicy has no maxReceiveCount."),
        level="mandatory",
        view="preview",
    )
    .bad(
        "no queue",
        lambda plan: plan.set("orders", redrivePolicy=Json({"maxReceiveCount": 5})),
        ("orders", "redrivePolicy has no deadLetterTargetArn."),
    )
    .bad(
        "by no queue",
        allows(redrivePermission="byQueue"),
        ("dead", "redrivePermission is byQueue, and sourceQueueArns has 0 ARNs; 1 to 10 are needed."),
    )
    .bad(
        "everybody, and one",
        allows(redrivePermission="denyAll", sourceQueueArns=["arn:aws:sqs:eu-west-1:1:a"]),
        ("dead", "redrivePermission is denyAll, and sourceQueueArns are set."),
    )
    .absent("none", lambda plan: plan.set("orders", redrivePolicy=None))
    .unknown("all of it", lambda plan: plan.set("orders", redrivePolicy=Unknown()))
)
