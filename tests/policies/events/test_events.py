from __future__ import annotations

from policypack.testing import Json, Plan, Ref, Table, Unknown

RULE = "aws:cloudwatch/eventRule:EventRule"
BUS = "aws:cloudwatch/eventBus:EventBus"
SCHEDULE = "aws:scheduler/schedule:Schedule"
TARGET = "aws:cloudwatch/eventTarget:EventTarget"
FUNCTION = "aws:lambda/function:Function"
PERMISSION = "aws:lambda/permission:Permission"
BUCKET = "aws:s3/bucket:Bucket"
NOTIFICATION = "aws:s3/bucketNotification:BucketNotification"


def base() -> Plan:
    plan = Plan()
    plan.add(RULE, "nightly", scheduleExpression="cron(0 2 * * ? *)")
    plan.add(SCHEDULE, "once", scheduleExpression="at(2030-01-01T00:00:00)")
    plan.add(BUS, "shop", name="shop")
    plan.add(
        RULE,
        "paid",
        eventBusName="shop",
        eventPattern=Json(
            {
                "source": ["shop.orders"],
                "detail": {
                    "total": [{"numeric": [">", 100]}],
                    "coupon": [{"exists": False}],
                    "$or": [{"country": ["FR"]}, {"country": [{"anything-but": ["DE"]}]}],
                },
            }
        ),
    )
    return plan


def when(plan: Plan, expression: str, name: str = "nightly") -> Plan:
    return plan.set(name, scheduleExpression=expression)


SAYS = "scheduleExpression is {!r}: {}."
schedule_invalid = (
    Table("events-schedule-invalid", base)
    .good("commas between the fields", lambda plan: when(plan, "cron(5, 0, 1, *, ?, *)"))
    .good("every kind of part", lambda plan: when(plan, "cron(0-30/5,45 */2,8-18 L-3W jan,3-6/2 ? 2026-2030)"))
    .good("days of a week", lambda plan: when(plan, "cron(/5 9 ? * MON#1,6L,2-4 *)"))
    .bad(
        "a day before the first",
        lambda plan: when(plan, "cron(15 12 ? * -1 *)"),
        (
            "nightly",
            SAYS.format("cron(15 12 ? * -1 *)", "the field day of week is -1, in which '-1' means nothing"),
        ),
    )
    .bad(
        "commas between five fields",
        lambda plan: when(plan, "cron(5, 0, 1, *, ?)"),
        (
            "nightly",
            SAYS.format(
                "cron(5, 0, 1, *, ?)",
                "cron has 5 fields, and six are needed (minutes, hours, day of month, month, day of week, year)",
            ),
        ),
        level="advisory",
    )
    .good("every night, and once")
    .good("every minute", lambda plan: when(plan, "rate(1 minute)"))
    .good("on weekdays", lambda plan: when(plan, "cron(0/15 9-17 ? * MON-FRI *)"))
    .good("the scheduler is not so strict", lambda plan: when(plan, "rate(1 hours)", "once"))
    .bad(
        "English",
        lambda plan: when(plan, "every 6 hours"),
        ("nightly", SAYS.format("every 6 hours", "it is neither rate(…) nor cron(…)")),
        level="mandatory",
    )
    .bad(
        "five fields, as in Unix",
        lambda plan: when(plan, "cron(0 2 * * *)"),
        (
            "nightly",
            SAYS.format(
                "cron(0 2 * * *)",
                "cron has 5 fields, and six are needed (minutes, hours, day of month, month, day of week, year)",
            ),
        ),
    )
    .bad(
        "both days",
        lambda plan: when(plan, "cron(0 */6 * * * *)"),
        (
            "nightly",
            SAYS.format("cron(0 */6 * * * *)", "the day of month is * and the day of week is *; one of them must be ?"),
        ),
    )
    .bad(
        "neither day",
        lambda plan: when(plan, "cron(0 2 ? * ? *)"),
        ("nightly", SAYS.format("cron(0 2 ? * ? *)", "the day of month and the day of week are both ?")),
    )
    .bad(
        "a question mark for the hour",
        lambda plan: when(plan, "cron(0 ? * * ? *)"),
        ("nightly", SAYS.format("cron(0 ? * * ? *)", "the field hours is ?; ? stands for days only")),
    )
    .bad(
        "the 25th hour",
        lambda plan: when(plan, "cron(0 25 * * ? *)"),
        ("nightly", SAYS.format("cron(0 25 * * ? *)", "the field hours is 25; at most 23 is allowed")),
    )
    .bad(
        "Sunday is 1",
        lambda plan: when(plan, "cron(0 2 ? * 0 *)"),
        (
            "nightly",
            SAYS.format("cron(0 2 ? * 0 *)", "the day of week is 0; the days are 1 (Sunday) to 7 or SUN to SAT"),
        ),
    )
    .bad(
        "many of one",
        lambda plan: when(plan, "rate(1 hours)"),
        ("nightly", SAYS.format("rate(1 hours)", "it must be rate(1 hour)")),
    )
    .bad(
        "one of many",
        lambda plan: when(plan, "rate(5 minute)"),
        ("nightly", SAYS.format("rate(5 minute)", "it must be rate(5 minutes)")),
    )
    .bad(
        "seconds",
        lambda plan: when(plan, "rate(30 seconds)"),
        ("nightly", SAYS.format("rate(30 seconds)", "rate takes a whole number and minutes, hours or days")),
    )
    .bad(
        "at is the scheduler's, and takes a time",
        lambda plan: when(plan, "at(tomorrow)", "once"),
        ("once", SAYS.format("at(tomorrow)", "at takes yyyy-mm-ddThh:mm:ss")),
    )
    .bad(
        "once, which the scheduler alone does",
        lambda plan: when(plan, "at(2027-01-01T00:00:00)"),
        ("nightly", SAYS.format("at(2027-01-01T00:00:00)", "it is neither rate(…) nor cron(…)")),
    )
    .bad(
        "never",
        lambda plan: when(plan, "rate(0 minutes)"),
        ("nightly", SAYS.format("rate(0 minutes)", "a rate of 0 is not allowed")),
    )
    .absent("no schedule", lambda plan: plan.set("once", scheduleExpression=None))
    .unknown("from an update", lambda plan: plan.set("nightly", scheduleExpression=Unknown()))
    .without("outside", "reads one resource")
)

rule_without_trigger = (
    Table("events-rule-without-trigger", base)
    .unknown(
        "another stack's bus, which may be the default one",
        lambda plan: plan.add("pulumi:pulumi:StackReference", "shared", name="acme/shared/prod").set(
            "nightly", eventBusName=Ref("shared", "outputs.bus")
        ),
        view="preview",
    )
    .good("one each")
    .good("the default bus by its name", lambda plan: plan.set("nightly", eventBusName="default"))
    .bad(
        "a schedule on a bus of one's own",
        lambda plan: plan.set("nightly", eventBusName="shop"),
        ("nightly", "scheduleExpression is set, and the rule is on the bus 'shop'."),
        level="mandatory",
    )
    .good(
        "the default bus by its ARN",
        lambda plan: plan.set("nightly", eventBusName="arn:aws:events:eu-west-1:210987654321:event-bus/default"),
    )
    .bad(
        "a schedule on a bus that the stack does not make",
        lambda plan: plan.set("nightly", eventBusName="another"),
        ("nightly", "scheduleExpression is set, and the rule is on the bus 'another'."),
    )
    .absent(
        "neither",
        lambda plan: plan.set("paid", eventPattern=None),
        (
            "paid",
            "Neither scheduleExpression nor eventPattern is set.",
            "Set scheduleExpression to rate(…) or cron(…), or eventPattern to the JSON of the events it waits for.",
        ),
    )
    .unknown("the bus", lambda plan: plan.set("nightly", eventBusName=Unknown()), undecided=False)
    .without("outside", "reads one resource")
)


def pattern(plan: Plan, value: object) -> Plan:
    return plan.set("paid", eventPattern=value)


UNQUOTED = "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"
INVALID = "The eventPattern is not valid: {}."
pattern_invalid = (
    Table("events-pattern-invalid", base)
    .good("exactly", lambda plan: pattern(plan, Json({"source": [{"exactly": "shop"}]})))
    .bad(
        "an operator that may be new",
        lambda plan: pattern(plan, Json({"detail": {"name": [{"like": "a%"}]}})),
        ("paid", INVALID.format("detail.name uses like, which is no operator")),
        level="advisory",
    )
    .good("values and operators in arrays")
    .good("a hole", lambda plan: pattern(plan, Json({"source": [Ref("shop", "name")]})), view="preview")
    .good(
        "what operators are given",
        lambda plan: pattern(
            plan,
            Json(
                {
                    "detail": {
                        "a": [{"numeric": [">", 0, "<=", 5]}, {"numeric": ["=", 9.5]}],
                        "b": [{"exists": False}],
                        "c": [{"cidr": "10.0.0.0/8"}],
                        "d": [{"anything-but": {"prefix": "x"}}],
                    }
                }
            ),
        ),
    )
    .bad(
        "what operators do not take",
        lambda plan: pattern(
            plan,
            Json(
                {
                    "detail": {
                        "a": [{"numeric": ["=>", 5]}],
                        "b": [{"numeric": [">"]}],
                        "c": [{"exists": "true"}],
                    }
                }
            ),
        ),
        (
            "paid",
            INVALID.format(
                'detail.a has numeric with ["=>", 5]; its signs are =, <, <=, >, >=; '
                'detail.b has numeric with [">"], which takes pairs of a sign and a number; '
                'detail.c has exists with "true", which takes true or false'
            ),
        ),
        level="mandatory",
    )
    .bad(
        "an address for a block",
        lambda plan: pattern(plan, Json({"detail": {"from": [{"cidr": "10.0.0.0"}]}})),
        ("paid", INVALID.format('detail.from has cidr with "10.0.0.0", which takes a block such as 10.0.0.0/24')),
    )
    .bad(
        "a text instead of an array",
        lambda plan: pattern(plan, Json({"source": "aws.s3"})),
        ("paid", INVALID.format("source is a text, not an array or an object")),
        level="mandatory",
    )
    .bad(
        "exists outside an array",
        lambda plan: pattern(plan, Json({"detail": {"bucket": {"exists": True}}})),
        ("paid", INVALID.format("detail.bucket.exists is true, not an array or an object")),
    )
    .bad(
        "an empty array, an unknown operator",
        lambda plan: pattern(plan, Json({"source": [], "detail": {"name": [{"like": "a%"}]}})),
        ("paid", INVALID.format("source is an empty array; detail.name uses like, which is no operator")),
    )
    .bad(
        "beside a hole",
        lambda plan: pattern(plan, Json({"source": Ref("shop", "name")})),
        ("paid", INVALID.format("source is a text, not an array or an object")),
        view="preview",
    )
    .good(
        "an array that another stack gives",
        lambda plan: pattern(
            plan.add("pulumi:pulumi:StackReference", "shared", name="acme/shared/prod"),
            Json({"source": Ref("shared", "outputs.sources")}),
        ),
        view="preview",
    )
    .bad(
        "no object",
        lambda plan: pattern(plan, Json(["aws.s3"])),
        ("paid", INVALID.format("it is not a JSON object")),
    )
    .bad(
        "three of four are said",
        lambda plan: pattern(plan, Json(dict.fromkeys(("source", "account", "region", "resources"), "x"))),
        (
            "paid",
            INVALID.format(
                "; ".join(f"{name} is a text, not an array or an object" for name in ("source", "account", "region"))
            ),
        ),
    )
    .bad(
        "no JSON", lambda plan: pattern(plan, "{source: []}"), ("paid", INVALID.format(f"it is not JSON ({UNQUOTED})"))
    )
    .unknown(
        "a hole that may be an array",
        lambda plan: pattern(plan, Ref("nightly", "eventBusName", before='{"source": ', after="}")),
        view="preview",
    )
    .absent("a schedule instead", lambda plan: pattern(plan, None).set("paid", scheduleExpression="rate(1 day)"))
    .unknown("from an update", lambda plan: pattern(plan, Unknown()))
    .without("outside", "reads one resource")
)


def uploads(plan: Plan, bucket: object = "acme-media", kind: object = "Object Created") -> Plan:
    plan.add(BUCKET, "media", bucket="acme-media")
    plan.add(NOTIFICATION, "sends", bucket=Ref("media"), eventbridge=True)
    detail = {"bucket": {"name": [bucket]}}
    return plan.add(RULE, "new", eventPattern=Json({"source": ["aws.s3"], "detail-type": [kind], "detail": detail}))


SILENT = "The rule waits for 'Object Created' of media, and nothing switches EventBridge on for that bucket."
bucket_sends_nothing = (
    Table("events-bucket-sends-nothing", base)
    .good("switched on", uploads)
    .good(
        "calls come through CloudTrail",
        lambda plan: uploads(plan, kind="AWS API Call via CloudTrail").set("sends", eventbridge=False),
    )
    .bad(
        "switched off",
        lambda plan: uploads(plan).set("sends", eventbridge=False),
        ("new", SILENT),
        level="advisory",
    )
    .bad(
        "the bucket as an output",
        lambda plan: uploads(plan, Ref("media", "bucket")).set("sends", eventbridge=False),
        ("new", SILENT),
        view="preview",
    )
    .absent("off by default", lambda plan: uploads(plan).remove("sends"), ("new", SILENT))
    .unknown("switched on or off", lambda plan: uploads(plan).set("sends", eventbridge=Unknown()))
    .outside("a bucket of another stack", lambda plan: uploads(plan, "another-bucket").remove("sends"))
)

bus_source_invalid = (
    Table("events-bus-source-invalid", base)
    .good("a bus of one's own")
    .good("a partner's", lambda plan: plan.set("shop", eventSourceName="aws.partner/acme.com/210987654321/shop"))
    .bad(
        "one's own source",
        lambda plan: plan.set("shop", eventSourceName="shop.orders"),
        ("shop", "eventSourceName is 'shop.orders'; a partner's begins with aws.partner/."),
        level="mandatory",
    )
    .absent("not said", None)
    .unknown("from an update", lambda plan: plan.set("shop", eventSourceName=Unknown()))
    .without("outside", "reads one resource")
)


def invoked(plan: Plan, principal: object = "events.amazonaws.com") -> Plan:
    plan.add(FUNCTION, "sweep", name="sweep")
    plan.add(PERMISSION, "may-sweep", principal=principal, function=Ref("sweep", "name"))
    return plan.add(TARGET, "sweeps", rule=Ref("nightly", "name"), arn=Ref("sweep", "arn"))


MISSING = "The target is sweep, and no permission of this stack lets events.amazonaws.com invoke it."
target_not_permitted = (
    Table("events-target-not-permitted", base)
    .good("permitted", invoked)
    .good(
        "a role does it", lambda plan: invoked(plan, "s3.amazonaws.com").set("sweeps", roleArn="arn:aws:iam::1:role/r")
    )
    .bad(
        "permitted for another service",
        lambda plan: invoked(plan, "s3.amazonaws.com"),
        ("sweeps", MISSING),
        level="advisory",
    )
    .bad(
        "a queue without a policy",
        lambda plan: plan.add("aws:sqs/queue:Queue", "late", name="late").add(
            TARGET, "lates", rule=Ref("nightly", "name"), arn=Ref("late", "arn")
        ),
        ("lates", "The target is late, and it has no policy that would let events.amazonaws.com send to it."),
    )
    .absent("no permission", lambda plan: invoked(plan).remove("may-sweep"), ("sweeps", MISSING))
    .unknown("for whom", lambda plan: invoked(plan, Unknown()), undecided=False)
    .outside(
        "a function of another stack",
        lambda plan: invoked(plan).set("sweeps", arn="arn:aws:lambda:eu-west-1:210987654321:function:elsewhere"),
    )
)
