from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

KEY = "arn:aws:kms:eu-west-1:210987654321:key/0d7c5a5e-1111-4222-8333-444455556666"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:cloudwatch/logGroup:LogGroup", "web", name="/shop/web", kmsKeyId=KEY)
    plan.add(
        "aws:cloudwatch/logMetricFilter:LogMetricFilter",
        "errors",
        logGroupName="/shop/web",
        pattern="{ $.status = 500 }",
        metricTransformation={"name": "errors", "namespace": "shop", "value": "1", "dimensions": {"path": "$.path"}},
    )
    plan.add("aws:kinesis/stream:Stream", "out", name="out")
    plan.add(
        "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter",
        "copies",
        logGroup="/shop/web",
        destinationArn=Ref("out", "arn"),
        roleArn="arn:aws:iam::210987654321:role/logs",
        filterPattern="",
    )
    return plan


def transformed(plan: Plan, **more: object) -> Plan:
    return plan.set("errors", metricTransformation={"name": "errors", "namespace": "shop", "value": "1", **more})


FUNCTION = "arn:aws:lambda:eu-west-1:210987654321:function:copy"

function_with_role = (
    Table("logs-filter-function-with-role", base)
    .good("a stream with a role")
    .good("a function without", lambda p: p.set("copies", destinationArn=FUNCTION, roleArn=None))
    .bad(
        "a function with a role",
        lambda p: p.add("aws:lambda/function:Function", "copy").set("copies", destinationArn=Ref("copy", "arn")),
        ("copies", "The destination is a function, and there is a roleArn."),
        level="mandatory",
    )
    .bad(
        "a function as text",
        lambda p: p.set("copies", destinationArn=FUNCTION),
        ("copies", "The destination is a function, and there is a roleArn."),
    )
    .absent("no role", lambda p: p.set("copies", destinationArn=FUNCTION, roleArn=None))
    .unknown("the destination", lambda p: p.set("copies", destinationArn=Unknown()))
    .outside(
        "a stream of another stack", lambda p: p.set("copies", destinationArn="arn:aws:kinesis:eu-west-1:1:stream/a")
    )
)

default_with_dimensions = (
    Table("logs-filter-default-with-dimensions", base)
    .good("dimensions alone")
    .good("a default alone", lambda p: transformed(p, defaultValue="0"))
    .good("no dimension", lambda p: transformed(p, defaultValue="0", dimensions={}))
    .good("three", lambda p: transformed(p, dimensions={n: f"$.{n}" for n in "abc"}))
    .bad(
        "four",
        lambda p: transformed(p, dimensions={n: f"$.{n}" for n in "abcd"}),
        ("errors", "The transformation has 4 dimensions; 3 are allowed."),
        level="mandatory",
    )
    .bad(
        "both",
        lambda p: transformed(p, defaultValue="0", dimensions={"path": "$.path"}),
        ("errors", "The transformation has dimensions and a defaultValue."),
        level="mandatory",
    )
    .absent("no transformation", lambda p: p.set("errors", metricTransformation=None))
    .unknown("from an update", lambda p: p.set("errors", metricTransformation=Unknown()))
)

dimensions_on_terms = (
    Table("logs-filter-dimensions-on-terms", base)
    .good("a JSON pattern")
    .good("a space-delimited pattern", lambda p: p.set("errors", pattern=" [ip, user, path]"))
    .good("terms without dimensions", lambda p: transformed(p.set("errors", pattern="ERROR")))
    .bad(
        "terms",
        lambda p: p.set("errors", pattern="ERROR"),
        ("errors", "The pattern 'ERROR' names no fields, and the transformation takes dimensions from them."),
        level="mandatory",
    )
    .absent("no transformation", lambda p: p.set("errors", metricTransformation=None))
    .unknown("the pattern", lambda p: p.set("errors", pattern=Unknown()))
)

NO_ROLE = "The destination is a stream, and there is no roleArn with which to write to it."
stream_without_role = (
    Table("logs-filter-stream-without-role", base)
    .good("a role")
    .good(
        "a function needs none",
        lambda p: p.set("copies", roleArn=None, destinationArn="arn:aws:lambda:eu-west-1:1:function:a"),
    )
    .good(
        "a logical destination",
        lambda p: p.set("copies", roleArn=None, destinationArn="arn:aws:logs:eu-west-1:1:destination:a"),
    )
    .bad("none", lambda p: p.set("copies", roleArn=None), ("copies", NO_ROLE), level="mandatory")
    .absent("no destination", lambda p: p.set("copies", roleArn=None, destinationArn=None))
    .unknown("the destination", lambda p: p.set("copies", roleArn=None, destinationArn=Unknown()))
    .outside(
        "a stream of another stack",
        lambda p: p.set("copies", roleArn=None, destinationArn="arn:aws:firehose:eu-west-1:1:deliverystream/a"),
        ("copies", NO_ROLE),
    )
)

key_is_no_arn = (
    Table("logs-filter-key-is-no-arn", base)
    .good("an ARN")
    .good("none", lambda p: p.set("web", kmsKeyId=""))
    .bad(
        "an alias",
        lambda p: p.set("web", kmsKeyId="alias/aws/logs"),
        ("web", "kmsKeyId is 'alias/aws/logs', which is no ARN."),
        level="mandatory",
    )
    .bad(
        "the ARN of an alias",
        lambda p: p.set("web", kmsKeyId="arn:aws:kms:eu-west-1:1:alias/a"),
        ("web", "kmsKeyId is 'arn:aws:kms:eu-west-1:1:alias/a', the ARN of an alias."),
        level="advisory",
    )
    .absent("no key", lambda p: p.set("web", kmsKeyId=None))
    .unknown("from an update", lambda p: p.set("web", kmsKeyId=Unknown()), undecided=False)
)

GROUP = "aws:cloudwatch/logGroup:LogGroup"
class_without_filters = (
    Table("logs-filter-class-without-filters", base)
    .good("the default")
    .good("the standard class", lambda p: p.set("web", logGroupClass="STANDARD"))
    .bad(
        "for rare access",
        lambda p: p.set("web", logGroupClass="INFREQUENT_ACCESS").remove("copies"),
        ("errors", "The log group web is of the class INFREQUENT_ACCESS, which has no filters and subscriptions."),
        level="mandatory",
    )
    .bad(
        "for delivery, which has subscriptions alone",
        lambda p: p.set("web", logGroupClass="DELIVERY"),
        ("errors", "The log group web is of the class DELIVERY, which has no filters and subscriptions."),
    )
    .absent("no group", lambda p: p.set("errors", logGroupName=None))
    .unknown("which class", lambda p: p.set("web", logGroupClass=Unknown()))
    .outside("a group of another stack", lambda p: p.set("errors", logGroupName="/other"))
)


def copied(plan: Plan, count: int) -> Plan:
    for number in range(count - 1):
        plan.add("aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter", f"c{number}", logGroup="/shop/web")
    return plan


too_many_subscriptions = (
    Table("logs-filter-too-many-subscriptions", base)
    .good("two", lambda p: copied(p, 2))
    .bad("three", lambda p: copied(p, 3), ("c1", "web has 3 subscriptions; 2 are allowed."), level="mandatory")
    .absent("no group", lambda p: p.set("copies", logGroup=None))
    .unknown("which", lambda p: p.set("copies", logGroup=Unknown()), undecided=False)
    .outside("a group of another stack", lambda p: p.set("copies", logGroup="/other"))
)
