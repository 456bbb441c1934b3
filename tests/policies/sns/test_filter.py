from __future__ import annotations

from policypack.testing import Json, Plan, Ref, Table, Unknown


def base() -> Plan:
    plan = Plan()
    plan.add("aws:sns/topic:Topic", "paid", name="paid")
    return plan.add(
        "aws:sns/topicSubscription:TopicSubscription",
        "mails",
        topic=Ref("paid", "arn"),
        protocol="sqs",
        endpoint="arn:aws:sqs:eu-west-1:210987654321:mails",
        filterPolicy=Json({"kind": ["order", {"prefix": "o"}]}),
    )


def filtered(scope: str | None = None, **policy: object) -> object:
    return lambda plan: plan.set("mails", filterPolicy=Json(policy), filterPolicyScope=scope)


malformed = (
    Table("sns-filter-malformed", base)
    .good("an array")
    .good("nested in a body", filtered("MessageBody", order={"kind": ["a"]}))
    .good("five", filtered(**{f"k{n}": ["a"] for n in range(5)}))
    .bad("a text", filtered(kind="order"), ("mails", "In filterPolicy, kind is no array."), level="mandatory")
    .bad(
        "nested attributes",
        filtered(order={"kind": ["a"]}),
        ("mails", "In filterPolicy, order is an object, and attributes are not nested."),
        level="mandatory",
    )
    .bad("nothing to take", filtered(kind=[]), ("mails", "In filterPolicy, kind is an empty array."))
    .bad(
        "deep in a body",
        filtered("MessageBody", order={"kind": "a"}),
        ("mails", "In filterPolicy, order.kind is no array."),
    )
    .bad(
        "six",
        filtered(**{f"k{n}": ["a"] for n in range(6)}),
        ("mails", "filterPolicy has 6 keys, and 5 are allowed.", "Leave keys out, or split the subscription."),
    )
    .bad(
        "no JSON",
        lambda plan: plan.set("mails", filterPolicy="kind=order"),
        (
            "mails",
            "filterPolicy is not JSON: Expecting value: line 1 column 1 (char 0).",
            "Build it with json.dumps or JSON.stringify.",
        ),
    )
    .absent("none", lambda plan: plan.set("mails", filterPolicy=None))
    .unknown("all of it", lambda plan: plan.set("mails", filterPolicy=Unknown()))
)
