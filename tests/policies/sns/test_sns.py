from __future__ import annotations

from policypack.testing import Json, Plan, Ref, Table, Unknown

TOPIC = "aws:sns/topic:Topic"
QUEUE = "aws:sqs/queue:Queue"
SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription"


def base() -> Plan:
    plan = Plan()
    plan.add(TOPIC, "paid", name="orders-paid")
    plan.add(QUEUE, "mail", name="mail")
    plan.add(SUBSCRIPTION, "mails", topic=Ref("paid", "arn"), protocol="sqs", endpoint=Ref("mail", "arn"))
    return plan


topic_name_invalid = (
    Table("sns-topic-name-invalid", base)
    .good("a valid name")
    .good("a FIFO topic", lambda plan: plan.set("paid", name="paid.fifo", fifoTopic=True))
    .bad(
        "a FIFO topic without the ending",
        lambda plan: plan.set("paid", fifoTopic=True),
        ("paid", "name 'orders-paid' does not end with '.fifo', and fifoTopic is true."),
        level="mandatory",
    )
    .bad(
        "an ending that is no FIFO topic's",
        lambda plan: plan.set("paid", name="paid.fifo"),
        ("paid", "name 'paid.fifo' ends with '.fifo', and fifoTopic is not true."),
    )
    .bad(
        "a space",
        lambda plan: plan.set("paid", name="orders paid"),
        ("paid", "name 'orders paid' has ' '; only letters, digits, hyphens and underscores are allowed."),
    )
    .absent("named by the provider", lambda plan: plan.set("paid", name=None))
    .unknown("from an update", lambda plan: plan.set("paid", name=Unknown()))
    .without("outside", "reads one resource")
)

topic_fifo_setting_on_standard = (
    Table("sns-topic-fifo-setting-on-standard", base)
    .good("standard")
    .good("FIFO", lambda plan: plan.set("paid", name="paid.fifo", fifoTopic=True, contentBasedDeduplication=True))
    .bad(
        "a setting of FIFO topics",
        lambda plan: plan.set("paid", contentBasedDeduplication=True),
        ("paid", "contentBasedDeduplication is true, and fifoTopic is not."),
        level="mandatory",
    )
    .absent("said to be off", lambda plan: plan.set("paid", contentBasedDeduplication=False))
    .unknown("FIFO or not", lambda plan: plan.set("paid", fifoTopic=Unknown(), contentBasedDeduplication=True))
    .without("outside", "reads one resource")
)


def fifo(plan: Plan, name: str) -> Plan:
    return plan.set(name, name=f"{name}.fifo", **{"fifoTopic" if name == "paid" else "fifoQueue": True})


subscription_unsupported = (
    Table("sns-subscription-unsupported", base)
    .good("a standard topic to a standard queue")
    .good("a FIFO topic to a FIFO queue", lambda plan: fifo(fifo(plan, "paid"), "mail"))
    .good("a FIFO topic to a standard queue, since 2023", lambda plan: fifo(plan, "paid"))
    .bad(
        "a FIFO topic to a person",
        lambda plan: fifo(plan, "paid").set("mails", protocol="email", endpoint="shop@acme-store.eu"),
        ("mails", "paid is a FIFO topic, and the subscription's protocol is email."),
        level="mandatory",
    )
    .bad(
        "a standard topic to a FIFO queue",
        lambda plan: fifo(plan, "mail"),
        ("mails", "mail is a FIFO queue, and paid is a standard topic."),
    )
    .absent("no protocol", lambda plan: plan.set("mails", protocol=None))
    .unknown("the topic's kind", lambda plan: plan.set("paid", fifoTopic=Unknown()))
    .outside(
        "a topic of another stack",
        lambda plan: fifo(plan, "mail").set("mails", topic="arn:aws:sns:eu-west-1:210987654321:elsewhere"),
    )
)

subscription_endpoint_wrong = (
    Table("sns-subscription-endpoint-wrong", base)
    .good(
        "a scheme in capitals",
        lambda plan: plan.set("mails", protocol="https", endpoint="HTTPS://hooks.acme-store.eu/paid"),
    )
    .good(
        "a scheme with a hole",
        lambda plan: plan.set("mails", protocol="https", endpoint=Ref("mail", "url", before="http")),
        view="preview",
    )
    .good("a queue")
    .good("an address", lambda plan: plan.set("mails", protocol="email", endpoint="shop@acme-store.eu"))
    .good(
        "a URL with a hole",
        lambda plan: plan.set("mails", protocol="https", endpoint=Ref("mail", "url", before="https://")),
        view="preview",
    )
    .bad(
        "a protocol that is none",
        lambda plan: plan.set("mails", protocol="slack"),
        (
            "mails",
            "protocol is 'slack'; SNS knows application, email, email-json, firehose, http, https, lambda, sms, sqs.",
        ),
        level="mandatory",
    )
    .good("a number", lambda plan: plan.set("mails", protocol="sms", endpoint="+33 6 12 34 56 78"))
    .good(
        "a function",
        lambda plan: plan.set("mails", protocol="lambda", endpoint="arn:aws:lambda:eu-west-1:210987654321:function:f"),
    )
    .bad(
        "a queue for a function",
        lambda plan: plan.set("mails", protocol="lambda", endpoint="arn:aws:sqs:eu-west-1:210987654321:q"),
        (
            "mails",
            "protocol is lambda, and endpoint 'arn:aws:sqs:eu-west-1:210987654321:q' is not an ARN of lambda.",
            "Set endpoint to an ARN of lambda.",
        ),
    )
    .bad(
        "a number without its country",
        lambda plan: plan.set("mails", protocol="sms", endpoint="0612345678"),
        (
            "mails",
            "protocol is sms, and endpoint '0612345678' is not a number with its country, as +33612345678.",
        ),
        level="mandatory",
    )
    .bad(
        "http where https is said",
        lambda plan: plan.set("mails", protocol="https", endpoint="http://app:horse-7@acme-store.eu/hook?token=4f1d9c"),
        (
            "mails",
            "protocol is https, and endpoint 'http://acme-store.eu/…' is not a URL that begins with https://.",
        ),
    )
    .bad(
        "no address",
        lambda plan: plan.set("mails", protocol="email", endpoint="the team"),
        ("mails", "protocol is email, and endpoint 'the team' is not an e-mail address."),
    )
    .bad(
        "the queue's URL",
        lambda plan: plan.set("mails", endpoint="https://sqs.eu-west-1.amazonaws.com/210987654321/mail"),
        (
            "mails",
            "protocol is sqs, and endpoint 'https://sqs.eu-west-1.amazonaws.com/…' is not an ARN.",
        ),
    )
    .absent("no endpoint", lambda plan: plan.set("mails", endpoint=None))
    .unknown("from an update", lambda plan: plan.set("mails", endpoint=Unknown()))
    .without("outside", "reads one resource")
)

LETTERS = "arn:aws:sqs:eu-west-1:210987654321:letters"
subscription_redrive_refused = (
    Table("sns-subscription-redrive-refused", base)
    .good(
        "a queue",
        lambda p: p.set("mails", redrivePolicy=Json({"deadLetterTargetArn": LETTERS})),
    )
    .bad(
        "what is of queues",
        lambda p: p.set(
            "mails",
            redrivePolicy=Json({"deadLetterTargetArn": LETTERS, "maxReceiveCount": 5}),
        ),
        ("mails", "redrivePolicy has maxReceiveCount, which SNS does not know."),
        level="mandatory",
    )
    .bad(
        "nothing", lambda p: p.set("mails", redrivePolicy="{}"), ("mails", "redrivePolicy has no deadLetterTargetArn.")
    )
    .absent("none", lambda p: p.set("mails", redrivePolicy=None))
    .unknown("which", lambda p: p.set("mails", redrivePolicy=Unknown()))
    .without("outside", "reads one resource")
)


def again(**settings: object) -> object:
    same = {"topic": Ref("paid", "arn"), "protocol": "sqs", "endpoint": Ref("mail", "arn")}
    return lambda p: p.add(SUBSCRIPTION, "again", **{**same, **settings})


subscription_made_twice = (
    Table("sns-subscription-made-twice", base)
    .good("another endpoint", again(endpoint="arn:aws:sqs:eu-west-1:210987654321:b", rawMessageDelivery=True))
    .good("the same", again(rawMessageDelivery=False))
    .bad(
        "with another setting",
        again(rawMessageDelivery=True),
        ("again", "mails subscribes the same endpoint to the same topic, with other settings."),
        level="mandatory",
        view="preview",
    )
    .absent("no endpoint", again(endpoint=None))
    .unknown("the endpoint", again(endpoint=Unknown(), rawMessageDelivery=True), undecided=False)
    .outside("of other topics", again(topic="arn:aws:sns:eu-west-1:210987654321:other", rawMessageDelivery=True))
)
