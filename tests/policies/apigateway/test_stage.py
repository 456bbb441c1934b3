from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

GROUP = "arn:aws:logs:eu-west-1:210987654321:log-group:apis"
STREAM = "arn:aws:firehose:eu-west-1:210987654321:deliverystream/"
FORMAT = '{"id": "$context.requestId", "status": "$context.status"}'


def base() -> Plan:
    plan = Plan()
    plan.add("aws:apigateway/restApi:RestApi", "api", name="api")
    plan.add("aws:apigateway/deployment:Deployment", "first", restApi=Ref("api"))
    plan.add(
        "aws:apigateway/stage:Stage",
        "live",
        restApi=Ref("api"),
        deployment=Ref("first"),
        stageName="live",
        accessLogSettings={"destinationArn": GROUP, "format": FORMAT},
    )
    plan.add("aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream", "logs", name="logs")
    return plan


def log(plan: Plan, **changes: object) -> Plan:
    return plan.set("live", accessLogSettings={"destinationArn": GROUP, "format": FORMAT, **changes})


access_log_refused = (
    Table("apigateway-stage-access-log-refused", base)
    .good("a group")
    .good("the other id, and a line's end", lambda p: log(p, format="$context.extendedRequestId\n"))
    .good("a stream", lambda p: log(p, destinationArn=f"{STREAM}amazon-apigateway-a"))
    .bad(
        "no id",
        lambda p: log(p, format="$context.status"),
        ("live", "format has no $context.requestId."),
        level="mandatory",
    )
    .bad(
        "two lines",
        lambda p: log(p, format=f"{FORMAT}\n$context.path"),
        ("live", "format has more than one line.", "Write it in one line."),
    )
    .bad(
        "a stream of another long name",
        lambda p: log(p, destinationArn=f"{STREAM}logs-of-all-the-interfaces-of-the-shop-in-europe"),
        (
            "live",
            (
                "destinationArn is of the delivery stream 'logs-of-all-the-interfaces-of-the-shop-in-europe', whose "
                "name does not begin with amazon-apigateway-."
            ),
            "Call it amazon-apigateway-logs-of-all-the-interfaces-of-the-shop-in-eur.",
        ),
    )
    .bad(
        "a stream of another name",
        lambda p: log(p, destinationArn=Ref("logs", "arn")),
        (
            "live",
            "destinationArn is of the delivery stream 'logs', whose name does not begin with amazon-apigateway-.",
        ),
    )
    .bad(
        "a bucket",
        lambda p: log(p, destinationArn="arn:aws:s3:::logs"),
        (
            "live",
            "destinationArn is 'arn:aws:s3:::logs', which is neither a log group's nor a delivery stream's.",
            "Give the arn of a log group.",
        ),
    )
    .absent("no log", lambda p: p.set("live", accessLogSettings=None))
    .unknown("all of it", lambda p: p.set("live", accessLogSettings=Unknown()))
    .outside("a stream of another stack", lambda p: log(p, destinationArn=f"{STREAM}amazon-apigateway-logs"))
)

made_twice = (
    Table("apigateway-stage-made-twice", base)
    .good("by the stage alone")
    .good("another one", lambda p: p.set("first", stageName="old"))
    .bad(
        "by both",
        lambda p: p.set("first", stageName="live"),
        ("first", "stageName is 'live', and live is a Stage of that name."),
        level="mandatory",
    )
    .absent("no name", lambda p: p.set("first", stageName=None))
    .unknown("which name", lambda p: p.set("first", stageName=Unknown()))
    .outside("an API of another stack", lambda p: p.set("first", restApi="a1b2c3", stageName="live"))
)
