"""Filter policies of subscriptions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from policypack import UNKNOWN, Finding, Resource, Text, policy, read_json
from policypack.catalogue.tokens import Sns

# https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html
_KEYS = 5


@policy(Sns.TOPIC_SUBSCRIPTION)
def malformed(subscription: Resource) -> Iterator[Finding]:
    """Filter policy of a subscription is not one.

    Why: "InvalidParameter: Invalid parameter: FilterPolicy: "kind" must be an object or an array", "Filter policy can
    not be nested" of attributes, "Filter policy can not have more than 5 keys".
    Source: https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html
    """
    raw = subscription.raw("filterPolicy")
    if isinstance(raw, str) and raw:
        try:
            read_json(raw)
        except ValueError as error:
            yield subscription.finding(
                "filterPolicy",
                problem=f"filterPolicy is not JSON: {error}.",
                fix="Build it with json.dumps or JSON.stringify.",
            )
            return
    document = subscription.document("filterPolicy")
    if document is None:
        return
    nested = subscription.text("filterPolicyScope") == "MessageBody"
    problems = list(_problems(document.values, "", nested=nested))
    if not nested and len(document.values) > _KEYS:
        yield subscription.finding(
            "filterPolicy",
            problem=f"filterPolicy has {len(document.values)} keys, and {_KEYS} are allowed.",
            fix="Leave keys out, or split the subscription.",
        )
    if problems:
        yield subscription.finding(
            "filterPolicy",
            problem=f"In filterPolicy, {'; '.join(problems[:3])}.",
            fix='Put every value into an array: {"kind": ["order", {"prefix": "o"}]}. Nested objects need '
            "filterPolicyScope MessageBody.",
        )


def _problems(policy_: Mapping[str, Any], path: str, *, nested: bool) -> Iterator[str]:
    for key, value in policy_.items():
        here = f"{path}.{key}" if path else key
        if value is UNKNOWN or isinstance(value, Text) or key == "$or":
            continue
        if isinstance(value, Mapping):
            if nested:
                yield from _problems(value, here, nested=True)
            else:
                yield f"{here} is an object, and attributes are not nested"
        elif not isinstance(value, list):
            yield f"{here} is no array"
        elif not value:
            yield f"{here} is an empty array"
