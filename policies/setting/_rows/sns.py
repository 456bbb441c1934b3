"""Settings of SNS."""

from __future__ import annotations

from policies.setting._alike import arn
from policies.setting._shapes import DOCS, PROVIDER, Form, Pair, Range, When
from policypack.catalogue.tokens import Sns

_API = f"{DOCS}/sns/latest/api"
_PLATFORMS = (
    *("ADM", "APNS", "APNS_SANDBOX", "APNS_VOIP", "APNS_VOIP_SANDBOX", "BAIDU", "FCM", "GCM", "MACOS"),
    *("MACOS_SANDBOX", "MPNS", "WNS"),
)

ROWS = (
    Form(
        Sns.PLATFORM_APPLICATION,
        "platform",
        "|".join(_PLATFORMS),
        f"be one of {', '.join(_PLATFORMS)}",
        "InvalidParameter: Invalid parameter: Platform",
        f"{_API}/API_CreatePlatformApplication.html",
    ),
    Form(
        Sns.TOPIC,
        "displayName",
        "(?s).{1,100}",
        "have 100 characters at most",
        "InvalidParameter: Invalid parameter: DisplayName",
        f"{DOCS}/sns/latest/dg/sns-create-topic.html",
    ),
    Pair(
        Sns.TOPIC,
        (When("fifoTopic", ("false",), "false"),),
        "message archive policy and FIFO throughput scope can only be set for FIFO topics",
        f"{PROVIDER}/sns/topic.go",
        refuses=("archivePolicy", "fifoThroughputScope"),
    ),
    Range(Sns.TOPIC, "signatureVersion", ((1, 2),), f"{_API}/API_SetTopicAttributes.html"),
    Form(
        Sns.TOPIC,
        "tracingConfig",
        "Active|PassThrough",
        "be Active or PassThrough",
        "InvalidParameter: Invalid parameter: TracingConfig",
        f"{_API}/API_SetTopicAttributes.html",
    ),
    Pair(
        Sns.TOPIC_SUBSCRIPTION,
        (When("filterPolicyScope"),),
        "filter_policy is required when filter_policy_scope is set",
        f"{PROVIDER}/sns/topic_subscription.go",
        needs=("filterPolicy",),
    ),
    Pair(
        Sns.TOPIC_SUBSCRIPTION,
        (When("protocol", ("firehose",)),),
        "InvalidParameter: Invalid parameter: Attributes Reason: SubscriptionRoleArn is required",
        f"{_API}/API_SetSubscriptionAttributes.html",
        needs=("subscriptionRoleArn",),
    ),
    Pair(
        Sns.TOPIC_SUBSCRIPTION,
        (When("protocol", ("application", "email", "email-json", "lambda", "sms")),),
        "InvalidParameter: Invalid parameter: Attributes Reason: Delivery protocol does not support raw message "
        "delivery",
        f"{DOCS}/sns/latest/dg/sns-large-payload-raw-message-delivery.html",
        refuses=("rawMessageDelivery",),
    ),
    arn(Sns.TOPIC_SUBSCRIPTION, "topic", "sns/topic_subscription.go"),
)
