"""Delivery policies of topics and subscriptions: how often SNS tries an HTTP endpoint again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from policypack import Block, Finding, Resource, policy
from policypack.catalogue.tokens import Sns
from policypack.shelf.shapes import is_json, misfits, said

# https://docs.aws.amazon.com/sns/latest/dg/set-topic-attributes-delivery-policy-json.html
# https://docs.aws.amazon.com/sns/latest/dg/set-sub-attributes-delivery-policy-json.html
_RETRY = {
    "backoffFunction": "text",
    "maxDelayTarget": "number",
    "minDelayTarget": "number",
    "numMaxDelayRetries": "number",
    "numMinDelayRetries": "number",
    "numNoDelayRetries": "number",
    "numRetries": "number",
}
_THROTTLE = {"maxReceivesPerSecond": "number"}
_REQUEST = {"headerContentType": "text"}
_SUBSCRIPTION: Mapping[str, Any] = {
    "guaranteed": "flag",
    "healthyRetryPolicy": _RETRY,
    "requestPolicy": _REQUEST,
    "sicklyRetryPolicy": _RETRY,
    "throttlePolicy": _THROTTLE,
}
_TOPIC: Mapping[str, Any] = {
    "http": {
        "defaultHealthyRetryPolicy": _RETRY,
        "defaultRequestPolicy": _REQUEST,
        "defaultSicklyRetryPolicy": _RETRY,
        "defaultThrottlePolicy": _THROTTLE,
        "disableSubscriptionOverrides": "flag",
    }
}
_FUNCTIONS = ("arithmetic", "exponential", "geometric", "linear")
# https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/aws-sns/lib/subscription.ts
_RANGES = {"minDelayTarget": (1, 3_600), "maxDelayTarget": (1, 3_600), "numRetries": (0, 100)}
_PHASES = ("numNoDelayRetries", "numMinDelayRetries", "numMaxDelayRetries")


@policy(Sns.TOPIC, Sns.TOPIC_SUBSCRIPTION)
def refused(resource: Resource) -> Iterator[Finding]:
    """Delivery policy has what SNS does not take.

    Why: "InvalidParameter: Invalid parameter: DeliveryPolicy: Unexpected JSON member: throttlePolicy",
    "http.defaultHealthyRetryPolicy.minDelayTarget type mismatch, expecting integer, received a string",
    "numRetries must be less than or equal to 100", "healthyRetryPolicy.minDelayTarget must be specified". That of a
    topic stands below http, and its parts begin with default; that of a subscription has neither.
    Source: https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
        https://github.com/hashicorp/terraform-provider-aws/pull/3289
        https://github.com/ansible-collections/community.aws/pull/716
    """
    raw = resource.raw("deliveryPolicy")
    if isinstance(raw, str) and raw and not is_json(raw):
        yield _told(resource, "it is not JSON", "Build it with json.dumps or JSON.stringify.")
        return
    document = resource.document("deliveryPolicy")
    if document is None:
        return
    topic = resource.type == Sns.TOPIC
    shape = _TOPIC if topic else _SUBSCRIPTION
    for path, name, known in _unexpected(document.values, shape, ""):
        yield _told(resource, f"{path or 'it'} has {name}", f"Leave it out; {', '.join(known)} may stand there.")
    for path, value, wanted in misfits(document.values, shape, ""):
        yield _told(resource, f"{path} is {said(value)}, and {wanted} belongs there", f"Write {wanted}.")
    inner = document.block("http") if topic else document
    name = "defaultHealthyRetryPolicy" if topic else "healthyRetryPolicy"
    retry = inner.block(name) if inner else None
    if retry is not None and not list(misfits(retry.values, _RETRY, "")):
        yield from _retries(resource, retry, name)


def _retries(resource: Resource, retry: Block, name: str) -> Iterator[Finding]:
    numbers = {key: retry.number(key) for key in (*_RANGES, *_PHASES)}
    for key, (least, most) in _RANGES.items():
        value = numbers[key]
        if value is not None and not least <= value <= most:
            yield _told(resource, f"{key} is {value}", f"Set {key} to a number from {least} to {most}.")
    low, high = numbers["minDelayTarget"], numbers["maxDelayTarget"]
    if low is not None and high is not None and low > high:
        yield _told(
            resource,
            f"minDelayTarget is {low} and maxDelayTarget {high}",
            f"Set maxDelayTarget to {low} or more, or minDelayTarget to {high} or less.",
        )
    # AWS's own examples leave it out for a topic.
    if low is None and resource.type == Sns.TOPIC_SUBSCRIPTION and retry.keys():
        yield _told(resource, f"{name} has no minDelayTarget", "Set minDelayTarget and maxDelayTarget, as to 20.")
    function = retry.text("backoffFunction")
    if function and function not in _FUNCTIONS:
        yield _told(resource, f"backoffFunction is {function!r}", f"Write {' or '.join(_FUNCTIONS)}.")
    phases, tries = sum(numbers[key] or 0 for key in _PHASES), numbers["numRetries"]
    if tries is not None and phases > tries:
        yield _told(
            resource,
            f"its phases have {phases} retries, and numRetries is {tries}",
            f"Set numRetries to {phases} or more: it counts those of all phases.",
            certain=False,
        )


def _unexpected(value: Any, shape: Mapping[str, Any], path: str) -> Iterator[tuple[str, str, list[str]]]:
    """Yield (where, what, what may be there) of each member that SNS does not know."""
    for name, item in value.items() if isinstance(value, Mapping) else ():
        if name not in shape:
            yield path, name, sorted(shape)
        elif isinstance(shape[name], Mapping):
            yield from _unexpected(item, shape[name], f"{path}.{name}" if path else name)


def _told(resource: Resource, what: str, fix: str, *, certain: bool = True) -> Finding:
    return resource.finding(
        "deliveryPolicy", problem=f"In deliveryPolicy, {what}.", fix=fix, level=None if certain else "advisory"
    )
