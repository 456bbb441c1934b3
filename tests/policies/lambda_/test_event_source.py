from __future__ import annotations

from typing import Any

from policypack.aws.services.dynamodb import DynamoTable as DynamoDbTable
from policypack.aws.services.lambda_ import Function
from policypack.testing import Plan, Ref, Table, Unknown
from tests.policies.machines import exists

MAPPING = "aws:lambda/eventSourceMapping:EventSourceMapping"
FUNCTION = "aws:lambda/function:Function"
QUEUE = "aws:sqs/queue:Queue"
ORDERS = "arn:aws:sqs:eu-west-1:210987654321:orders"
FOREIGN = ORDERS.replace("210987654321", "364412870955")
PACK = "arn:aws:lambda:eu-west-1:210987654321:function:pack"
STREAM = "arn:aws:dynamodb:eu-west-1:210987654321:table/orders/stream/2024-01-01T00:00:00.000"
NEWER = "arn:aws:dynamodb:eu-west-1:210987654321:table/orders/stream/2026-05-01T00:00:00.000"


def base() -> Plan:
    return Plan().add(MAPPING, "work", eventSourceArn=ORDERS, functionName="pack")


def named(source: Any = ORDERS, function: Any = "pack") -> Any:
    return lambda plan: plan.set("work", eventSourceArn=source, functionName=function)


def planned_function(plan: Plan) -> Plan:
    return plan.add(FUNCTION, "packer", name="packer", timeout=120).set("work", functionName=Ref("packer", "arn"))


def planned_queue(plan: Plan) -> Plan:
    return plan.add(QUEUE, "inbox", visibilityTimeoutSeconds=60).set("work", eventSourceArn=Ref("inbox", "arn"))


def planned_stream(plan: Plan) -> Plan:
    return plan.add("aws:dynamodb/table:Table", "store").set("work", eventSourceArn=Ref("store", "streamArn"))


def pack(timeout: int) -> Function:
    return Function("pack", PACK, "python3.13", timeout=timeout)


HIDDEN = {("sqs.visibility_timeout", "orders"): 30}
SLOW = {("lambda_.function", "pack"): pack(900)}


def shorter(queue: str, hidden: int, function: str, taken: int) -> str:
    return (
        f"The queue {queue} hides a message for {hidden} seconds, and the function {function}, which reads it, may "
        f"take {taken} seconds."
    )


BOTH = shorter("orders", 30, "pack", 900)
visibility_too_short = (
    Table("lambda-event-source-visibility-too-short", base)
    .good("long enough", facts={**HIDDEN, ("lambda_.function", "pack"): pack(30)})
    .good("of another account", named(FOREIGN), facts={})
    .good("a function of another account", named(function=PACK.replace("210987654321", "364412870955")), facts=HIDDEN)
    .good("a stream", named(STREAM), facts={})
    .good("a stream of the stack", planned_stream, facts={}, undecided=False)
    .bad("both are there", None, ("work", BOTH), facts={**HIDDEN, **SLOW}, level="mandatory")
    .bad(
        "by an alias of a planned function",
        lambda plan: named(function=f"{PACK}:live")(plan.add(FUNCTION, "packer", name="pack", timeout=120)),
        ("work", shorter("orders", 30, "packer", 120)),
        facts=HIDDEN,
    )
    .bad(
        "by an alias of the function",
        named(function=f"{PACK}:live"),
        ("work", BOTH),
        facts={**HIDDEN, ("lambda_.function", f"{PACK}:live"): pack(900)},
    )
    .bad(
        "the function is planned",
        planned_function,
        (
            "work",
            shorter("orders", 30, "packer", 120),
        ),
        facts=HIDDEN,
    )
    .bad(
        "the function is planned and named by its ARN",
        lambda plan: plan.add(FUNCTION, "packer", name="pack", timeout=120),
        (
            "work",
            shorter("orders", 30, "packer", 120),
        ),
        facts=HIDDEN,
    )
    .bad(
        "the queue is planned",
        planned_queue,
        (
            "work",
            shorter("inbox", 60, "pack", 900),
        ),
        facts=SLOW,
    )
    .good("both are planned", lambda plan: planned_queue(planned_function(plan)), facts={})
    .good(
        "the queue is planned and named by its ARN",
        lambda plan: plan.add(QUEUE, "inbox", name="orders", visibilityTimeoutSeconds=900),
        facts=SLOW,
    )
    .not_found("no such queue", None, facts={("sqs.visibility_timeout", "orders"): None, **SLOW})
    .not_found("no such function", None, facts={**HIDDEN, ("lambda_.function", "pack"): None})
    .absent("no source", lambda plan: plan.set("work", eventSourceArn=None), facts={})
    .unknown("from an update", named(Unknown()), facts={})
    .outside("of another account", named(FOREIGN), facts={})
    .cannot_ask("denied")
)

MAPPED = ("lambda_.event_source_mapping", "pack", ORDERS)
ALREADY = f"The function pack reads {ORDERS} already, by the mapping 91eaeb7e."
already_mapped = (
    Table("lambda-event-source-already-mapped", base)
    .good("not yet", facts={MAPPED: None})
    .good("its own", lambda plan: exists(plan, "work"), facts={MAPPED: "91eaeb7e"}, view="engine")
    .good("the function is planned", planned_function, facts={})
    .good("the function is planned by name", lambda plan: plan.add(FUNCTION, "packer", name="pack"), facts={})
    .good(
        "an alias of a planned function",
        lambda plan: named(function=f"{PACK}:live")(plan.add(FUNCTION, "packer", name="pack")),
        facts={},
    )
    .bad("mapped", None, ("work", ALREADY), facts={MAPPED: "91eaeb7e"}, view="engine", level="mandatory")
    .bad(
        "an alias of a function that is there",
        named(function=f"{PACK}:live"),
        ("work", ALREADY),
        facts={("lambda_.event_source_mapping", f"{PACK}:live", ORDERS): "91eaeb7e"},
        view="engine",
    )
    .good("a cluster may feed a function twice", named("arn:aws:kafka:eu-west-1:210987654321:cluster/a/b"), facts={})
    .bad(
        "perhaps by this stack",
        None,
        ("work", f"{ALREADY} It may be this stack's own: this preview reads no state; `pulumi preview` does."),
        facts={MAPPED: "91eaeb7e"},
        view="preview",
        level="advisory",
    )
    .not_found("not yet", None, facts={MAPPED: None})
    .absent("no source", lambda plan: plan.set("work", eventSourceArn=None), facts={})
    .unknown("from an update", named(Unknown()), facts={})
    .outside("of another account", named(FOREIGN), facts={})
    .cannot_ask("denied")
)


def table(stream: str) -> DynamoDbTable:
    return DynamoDbTable("orders", STREAM.partition("/stream/")[0], "ACTIVE", stream)


GONE = {("dynamodb.table", "orders"): table(NEWER), ("dynamodbstreams.stream", STREAM): None}
NO_STREAM = "The table orders has no stream 2024-01-01T00:00:00.000."
stream_not_found = (
    Table("lambda-event-source-stream-not-found", base)
    .good("a queue", facts={})
    .good("a queue of the stack", planned_queue, facts={}, undecided=False)
    .good("there", named(STREAM), facts={**GONE, ("dynamodbstreams.stream", STREAM): "ENABLED"})
    .good("no table is another policy's", named(STREAM), facts={("dynamodb.table", "orders"): None})
    .good(
        "the table is planned",
        lambda plan: plan.set("work", eventSourceArn=STREAM).add(
            "aws:dynamodb/table:Table", "store", name="orders", streamEnabled=True
        ),
        facts={},
    )
    .bad("another one", named(STREAM), ("work", NO_STREAM), facts=GONE, level="mandatory")
    .not_found(
        "none at all", named(STREAM), ("work", NO_STREAM), facts={**GONE, ("dynamodb.table", "orders"): table("")}
    )
    .absent("no source", lambda plan: plan.set("work", eventSourceArn=None), facts={})
    .unknown("from an update", named(Unknown()), facts={})
    .outside("of another account", named(STREAM.replace("210987654321", "364412870955")), facts={})
    .cannot_ask("denied", named(STREAM))
)
