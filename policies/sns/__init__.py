"""Amazon SNS."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import UNKNOWN, Finding, Resource, Stack, Text, as_text, joined, policy
from policypack.catalogue.tokens import Sns, Sqs
from policypack.shelf.messaging import fifo
from policypack.shelf.naming import NameRule, broken, given

# https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
NAME = NameRule("0-9A-Za-z_-", "letters, digits, hyphens and underscores", 256)
# https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
PROTOCOLS = ("application", "email", "email-json", "firehose", "http", "https", "lambda", "sms", "sqs")


# https://docs.aws.amazon.com/sns/latest/dg/sms_sending-overview.html: E.164, in which AWS leaves out what parts digits.
_NUMBER = re.compile(r"\+?[1-9][\d ().-]{3,}")


@policy(Sns.TOPIC)
def topic_name_invalid(topic: Resource) -> Iterator[Finding]:
    """Topic name is not valid.

    Why: "InvalidParameter: Invalid parameter: Topic Name". A FIFO topic's name ends with .fifo, and no other's may hold
    a period at all.
    Source: https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
    """
    name = topic.text("name")
    if name is None:
        return
    problems = []
    if fifo(topic) and not name.endswith(".fifo"):
        problems.append("does not end with '.fifo', and fifoTopic is true")
    elif not fifo(topic) and name.endswith(".fifo"):
        problems.append("ends with '.fifo', and fifoTopic is not true")
    else:
        problems += broken(name.removesuffix(".fifo"), given(topic, NAME))
    if problems:
        yield topic.finding(
            "name",
            problem=f"name {name!r} {', and '.join(problems)}.",
            fix="End the name of a FIFO topic with .fifo, and use letters, digits, hyphens and underscores before it.",
        )


@policy(Sns.TOPIC)
def topic_fifo_setting_on_standard(topic: Resource) -> Iterator[Finding]:
    """Standard topic has a setting that only FIFO topics have.

    Why: The provider refuses it: "content-based deduplication can only be set for FIFO topics"; SNS answers
    InvalidParameter.
    Source: https://docs.aws.amazon.com/sns/latest/dg/fifo-topic-code-examples.html
    """
    if not fifo(topic) and topic.flag("contentBasedDeduplication", default=False):
        yield topic.finding(
            "contentBasedDeduplication",
            problem="contentBasedDeduplication is true, and fifoTopic is not.",
            fix="Set fifoTopic to true (and end the name with .fifo), or remove contentBasedDeduplication.",
        )


@policy(Sns.TOPIC_SUBSCRIPTION)
def subscription_unsupported(subscription: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Topic cannot deliver to this subscriber.

    Why: A FIFO topic delivers to queues only: "InvalidParameter: Invalid protocol type: email". A standard topic
    delivers to no FIFO queue: "Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard
    SNS topics".
    Source: https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html
    """
    protocol = subscription.text("protocol")
    topic = stack.follow(subscription, "topic", Sns.TOPIC)
    if topic is None or protocol is None:
        return
    if fifo(topic) and protocol != "sqs":
        yield subscription.finding(
            "protocol",
            problem=f"{topic.name} is a FIFO topic, and the subscription's protocol is {protocol}.",
            fix="Subscribe a queue, and let what reads the queue send it on; or make the topic a standard one.",
        )
    elif not fifo(topic) and protocol == "sqs":
        queue = stack.follow(subscription, "endpoint", Sqs.QUEUE)
        if queue is not None and fifo(queue):
            yield subscription.finding(
                "endpoint",
                problem=f"{queue.name} is a FIFO queue, and {topic.name} is a standard topic.",
                fix=f"Make {topic.name} a FIFO topic (fifoTopic, name ending with .fifo), or {queue.name} a standard "
                "queue.",
            )


@policy(Sns.TOPIC_SUBSCRIPTION)
def subscription_endpoint_wrong(subscription: Resource) -> Iterator[Finding]:
    """Endpoint does not fit the subscription's protocol.

    Why: "InvalidParameter: Invalid parameter: Email address", "Endpoint must match the specified protocol", or
    "Invalid parameter: SQS endpoint ARN".
    Source: https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
    """
    protocol = subscription.text("protocol")
    if protocol is not None and protocol not in PROTOCOLS:
        yield subscription.finding(
            "protocol",
            problem=f"protocol is {protocol!r}; SNS knows {', '.join(PROTOCOLS)}.",
            fix="Use one of these protocols.",
        )
        return
    endpoint = subscription.partial("endpoint")
    if endpoint is None or protocol is None:
        return
    # Schemes and hosts are the same in any case.
    start = (endpoint.prefix if isinstance(endpoint, Text) else endpoint).lower()
    text = endpoint.raw if isinstance(endpoint, Text) else endpoint
    wanted = None
    scheme = joined(protocol, "://")
    # Of a text with holes as much is compared as is known.
    if isinstance(endpoint, Text):
        scheme = scheme[: len(start)]
    if protocol in ("http", "https") and start and not start.startswith(scheme):
        wanted = f"a URL that begins with {protocol}://"
    elif protocol in ("email", "email-json") and isinstance(endpoint, str) and "@" not in text:
        wanted = "an e-mail address"
    elif protocol == "sms" and isinstance(endpoint, str) and not _NUMBER.fullmatch(endpoint):
        wanted = "a number with its country, as +33612345678"
    elif protocol in ("sqs", "lambda", "firehose", "application") and not start.startswith("arn:"[: len(start)]):
        wanted = "an ARN"
    elif protocol in _SERVICES and (service := _SERVICE.match(start)) and service[1] != _SERVICES[protocol]:
        wanted = f"an ARN of {_SERVICES[protocol]}"
    if wanted:
        yield subscription.finding(
            "endpoint",
            problem=f"protocol is {protocol}, and endpoint {_shown(str(endpoint))!r} is not {wanted}.",
            fix=f"Set endpoint to {wanted}.",
        )


# https://github.com/badmintoncryer/cdk-preflight/blob/main/docs/rules.md
_SERVICES = {"application": "sns", "firehose": "firehose", "lambda": "lambda", "sqs": "sqs"}
_SERVICE = re.compile(r"arn:[^:]+:([a-z0-9-]+):")


# What a subscription is, and what of it SNS is not told.
_SAME = ("topic", "protocol", "endpoint")
_OWN = ("confirmationTimeoutInMinutes", "endpointAutoConfirms", "region")


@policy(Sns.TOPIC_SUBSCRIPTION)
def subscription_made_twice(subscription: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Endpoint is subscribed twice to a topic, with other settings.

    Why: "InvalidParameter: Invalid parameter: Attributes Reason: Subscription already exists with different
    attributes": a topic has one subscription of an endpoint.
    Source: https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
    """
    alike = stack.once(_subscriptions).get(_what(subscription), [])
    first = alike[0] if alike else subscription
    if first is subscription or _settings(first) == _settings(subscription):
        return
    yield subscription.finding(
        "endpoint",
        problem=f"{first.name} subscribes the same endpoint to the same topic, with other settings.",
        fix="Keep one of the two, with the settings of both.",
    )


def _subscriptions(stack: Stack) -> dict[tuple[str, ...], list[Resource]]:
    found: dict[tuple[str, ...], list[Resource]] = {}
    for subscription in stack.of_type(Sns.TOPIC_SUBSCRIPTION):
        what = _what(subscription)
        if what:
            found.setdefault(what, []).append(subscription)
    return found


def _what(subscription: Resource) -> tuple[str, ...]:
    """Return what a subscription is, with its region; nothing where only an update knows."""
    values = [subscription.raw(name) for name in _SAME]
    if any(value is UNKNOWN or value is None for value in values):
        return ()
    return (*map(as_text, values), str(subscription.values.get("region")))


def _settings(subscription: Resource) -> dict[str, str]:
    names = subscription.values.keys() - {*_SAME, *_OWN}
    unsure = [name for name in sorted(names) if subscription.raw(name) is UNKNOWN]
    if unsure:
        raise subscription.undecided(unsure[0])
    values = {name: subscription.raw(name) for name in names}
    return {name: as_text(value) for name, value in values.items() if value not in (None, False, "")}


# https://docs.aws.amazon.com/sns/latest/dg/sns-configure-dead-letter-queue.html
_LETTERS = "deadLetterTargetArn"


@policy(Sns.TOPIC_SUBSCRIPTION)
def subscription_redrive_refused(subscription: Resource) -> Iterator[Finding]:
    """Redrive policy of a subscription has what SNS does not know.

    Why: "InvalidParameter: Invalid parameter: Attributes Reason: RedrivePolicy: invalid JSON. Attribute
    maxReceiveCount is unknown": that is of queues; a subscription names its queue of dead letters alone.
    Source: https://docs.aws.amazon.com/sns/latest/dg/sns-configure-dead-letter-queue.html
    https://github.com/cloudposse/terraform-aws-sns-topic/issues/48
    """
    redrive = subscription.document("redrivePolicy")
    if redrive is None:
        return
    others = sorted(key for key in redrive.values if key != _LETTERS)
    if not others and redrive.has(_LETTERS):
        return
    yield subscription.finding(
        "redrivePolicy",
        problem=f"redrivePolicy has {', '.join(others)}, which SNS does not know."
        if others
        else f"redrivePolicy has no {_LETTERS}.",
        fix=f'Write {{"{_LETTERS}": …}} alone; SNS says itself how often it tries.',
    )


def _shown(endpoint: str) -> str:
    """Cut a URL after its host: webhooks carry their token in what follows, or before an at sign."""
    match = re.match(r"([a-z]+://)(?:[^@/]*@)?([^/?]+)[/?]", endpoint)
    return f"{match[1]}{match[2]}/…" if match else endpoint
