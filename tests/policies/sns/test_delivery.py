from __future__ import annotations

from collections.abc import Callable
from typing import Any

from policypack.testing import Json, Plan, Ref, Table, Unknown

RETRY: dict[str, Any] = {"minDelayTarget": 20, "maxDelayTarget": 20, "numRetries": 3, "backoffFunction": "linear"}


def base() -> Plan:
    plan = Plan()
    topic = {"http": {"defaultHealthyRetryPolicy": RETRY, "disableSubscriptionOverrides": False}}
    plan.add("aws:sns/topic:Topic", "orders", deliveryPolicy=Json(topic))
    plan.add(
        "aws:sns/topicSubscription:TopicSubscription",
        "hook",
        topic=Ref("orders", "arn"),
        protocol="https",
        endpoint="https://acme.dev/orders",
        deliveryPolicy=Json({"healthyRetryPolicy": RETRY, "throttlePolicy": {"maxReceivesPerSecond": 5}}),
    )
    return plan


def topic(**retry: Any) -> Callable[[Plan], Plan]:
    policy = {"http": {"defaultHealthyRetryPolicy": {**RETRY, **retry}}}
    return lambda plan: plan.set("orders", deliveryPolicy=Json(policy))


def hook(**policy: Any) -> Callable[[Plan], Plan]:
    return lambda plan: plan.set("hook", deliveryPolicy=Json(policy))


def inside(resource: str, what: str, *fix: str) -> tuple[str, ...]:
    return (resource, f"In deliveryPolicy, {what}.", *fix)


refused = (
    Table("sns-delivery-refused", base)
    .good("both of them")
    .good("the least", topic(minDelayTarget=1, maxDelayTarget=1, numRetries=0))
    .good("the most", topic(minDelayTarget=3600, maxDelayTarget=3600, numRetries=100))
    .good("all retries in phases", topic(numNoDelayRetries=1, numMinDelayRetries=1, numMaxDelayRetries=1))
    .good("how often alone, of a topic", lambda plan: plan.set("orders", deliveryPolicy=Json({"http": {}})))
    .bad(
        "no JSON",
        lambda plan: plan.set("orders", deliveryPolicy="{http: 3}"),
        inside("orders", "it is not JSON", "Build it with json.dumps or JSON.stringify."),
        level="mandatory",
    )
    .bad(
        "a subscription's parts in a topic",
        lambda plan: plan.set("orders", deliveryPolicy=Json({"http": {"throttlePolicy": {}}, "requestPolicy": {}})),
        inside(
            "orders",
            "http has throttlePolicy",
            "Leave it out; defaultHealthyRetryPolicy, defaultRequestPolicy, defaultSicklyRetryPolicy, "
            "defaultThrottlePolicy, disableSubscriptionOverrides may stand there.",
        ),
        inside("orders", "it has requestPolicy"),
        level="mandatory",
    )
    .bad(
        "a topic's parts in a subscription",
        hook(http={"defaultHealthyRetryPolicy": RETRY}),
        inside("hook", "it has http"),
        level="mandatory",
    )
    .bad(
        "a number in quotes",
        topic(minDelayTarget="20"),
        inside(
            "orders",
            "http.defaultHealthyRetryPolicy.minDelayTarget is the text '20', and a whole number, without quotes belongs"
            " there",
            "Write a whole number, without quotes.",
        ),
        level="mandatory",
    )
    .bad(
        "one below and above",
        topic(minDelayTarget=0, numRetries=101),
        inside("orders", "minDelayTarget is 0", "Set minDelayTarget to a number from 1 to 3600."),
        inside("orders", "numRetries is 101"),
        level="mandatory",
    )
    .bad(
        "the end after an hour",
        topic(maxDelayTarget=3601),
        inside("orders", "maxDelayTarget is 3601"),
    )
    .bad(
        "the least above the most",
        topic(minDelayTarget=21),
        inside(
            "orders",
            "minDelayTarget is 21 and maxDelayTarget 20",
            "Set maxDelayTarget to 21 or more, or minDelayTarget to 20 or less.",
        ),
        level="mandatory",
    )
    .bad(
        "another function",
        topic(backoffFunction="quadratic"),
        inside(
            "orders",
            "backoffFunction is 'quadratic'",
            "Write arithmetic or exponential or geometric or linear.",
        ),
        level="mandatory",
    )
    .bad(
        "more in phases than in all",
        topic(numNoDelayRetries=2, numMinDelayRetries=2),
        inside(
            "orders",
            "its phases have 4 retries, and numRetries is 3",
            "Set numRetries to 4 or more: it counts those of all phases.",
        ),
        level="advisory",
    )
    .bad(
        "no least delay of a subscription",
        hook(healthyRetryPolicy={"numRetries": 5}),
        inside("hook", "healthyRetryPolicy has no minDelayTarget", "Set minDelayTarget and maxDelayTarget, as to 20."),
        level="mandatory",
    )
    .good(
        "no least delay of a topic",
        lambda plan: plan.set(
            "orders", deliveryPolicy=Json({"http": {"defaultHealthyRetryPolicy": {"numRetries": 5}}})
        ),
    )
    .absent("none", lambda plan: plan.set("orders", deliveryPolicy=None).set("hook", deliveryPolicy=None))
    .unknown("all of it", lambda plan: plan.set("orders", deliveryPolicy=Unknown()))
    .without("outside", "reads one resource")
)
