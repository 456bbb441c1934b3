"""Metric filters and subscriptions of log groups."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, Stack, Text, policy
from policypack.catalogue.tokens import Cloudwatch, Kinesis, Lambda

# https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_MetricTransformation.html
_DIMENSIONS = 3


@policy(Cloudwatch.LOG_METRIC_FILTER)
def default_with_dimensions(metric: Resource) -> Iterator[Finding]:
    """Metric filter has a default value and dimensions, or too many of those.

    Why: "InvalidParameterException: Invalid metric transformation: dimensions and default value are mutually exclusive
    properties".
    Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
    """
    transformation = metric.block("metricTransformation")
    if transformation is None or not transformation.given("dimensions"):
        return
    dimensions = transformation.raw("dimensions")
    if isinstance(dimensions, dict) and len(dimensions) > _DIMENSIONS:
        yield transformation.finding(
            "dimensions",
            problem=f"The transformation has {len(dimensions)} dimensions; {_DIMENSIONS} are allowed.",
            fix=f"Keep {_DIMENSIONS} of them.",
        )
    if transformation.given("defaultValue"):
        yield transformation.finding(
            "defaultValue",
            problem="The transformation has dimensions and a defaultValue.",
            fix="Remove defaultValue: a metric with dimensions has none.",
        )


@policy(Cloudwatch.LOG_METRIC_FILTER)
def dimensions_on_terms(metric: Resource) -> Iterator[Finding]:
    """Metric filter takes dimensions from a pattern that names no fields.

    Why: "InvalidParameterException: The filter pattern does not support dimensions": only JSON patterns ({ … }) and
    space-delimited ones ([ … ]) name fields.
    Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
    """
    transformation = metric.block("metricTransformation")
    if transformation is None or not transformation.given("dimensions"):
        return
    pattern = metric.partial("pattern")
    start = (pattern.prefix if isinstance(pattern, Text) else pattern or "").strip()
    if isinstance(pattern, Text) and not start:
        raise metric.undecided("pattern")
    if not start.startswith(("{", "[")):
        yield metric.finding(
            "pattern",
            problem=f"The pattern {str(pattern)!r} names no fields, and the transformation takes dimensions from them.",
            fix="Write a JSON pattern ({ $.field = … }) or a space-delimited one ([a, b, …]), or remove dimensions.",
        )


@policy(Cloudwatch.LOG_SUBSCRIPTION_FILTER)
def stream_without_role(subscription: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Subscription sends to a stream without a role.

    Why: "InvalidParameterException: destinationArn for vendor kinesis cannot be used without roleArn". Functions and
    logical destinations need none.
    Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutSubscriptionFilter.html
    """
    if subscription.raw("roleArn") not in (None, ""):
        return
    planned = stack.follow_all(subscription, "destinationArn", Kinesis.STREAM, Kinesis.FIREHOSE_DELIVERY_STREAM)
    arn = "" if planned else subscription.partial("destinationArn") or ""
    text = arn.prefix if isinstance(arn, Text) else arn
    if planned or ":kinesis:" in text or ":firehose:" in text:
        yield subscription.finding(
            "roleArn",
            problem="The destination is a stream, and there is no roleArn with which to write to it.",
            fix="Set roleArn to a role that logs.amazonaws.com may assume and that allows kinesis:PutRecord "
            "(firehose:PutRecord) on the stream.",
        )


@policy(Cloudwatch.LOG_SUBSCRIPTION_FILTER, silences={"iam-trust-service-missing": "resource"})
def function_with_role(subscription: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Subscription sends to a function with a role.

    Why: "InvalidParameterException: destinationArn for vendor lambda cannot be used with roleArn". A function lets
    CloudWatch Logs in by a permission of its own.
    Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html
    """
    if not subscription.given("roleArn"):
        return
    function = stack.follow(subscription, "destinationArn", Lambda.FUNCTION)
    arn = "" if function else subscription.partial("destinationArn") or ""
    if function or (arn.prefix if isinstance(arn, Text) else arn).split(":")[2:3] == ["lambda"]:
        yield subscription.finding(
            "roleArn",
            problem="The destination is a function, and there is a roleArn.",
            fix="Remove roleArn, and give the function a Permission for logs.amazonaws.com.",
        )


@policy(Cloudwatch.LOG_GROUP, silences={"arn-form-not-an-arn": "property"})
def key_is_no_arn(group: Resource) -> Iterator[Finding]:
    """Key of a log group is given by alias or id.

    Why: CloudWatch Logs takes the ARN of a key: "InvalidParameterException: The specified KMS key does not exist or is
    not allowed to be used".
    Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
    """
    key = group.raw("kmsKeyId")
    if isinstance(key, str) and key and not key.startswith("arn:"):
        yield group.finding(
            "kmsKeyId",
            problem=f"kmsKeyId is {key!r}, which is no ARN.",
            fix="Give the ARN of the key: its arn output, or that of a getKey for the alias.",
        )
    elif isinstance(key, str) and ":alias/" in key:
        yield group.finding(
            "kmsKeyId",
            problem=f"kmsKeyId is {key!r}, the ARN of an alias.",
            fix="Give the ARN of the key that the alias stands for.",
            level="advisory",
        )


# https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch_Logs_Log_Classes.html
_OF_GROUP = {Cloudwatch.LOG_METRIC_FILTER: "logGroupName", Cloudwatch.LOG_SUBSCRIPTION_FILTER: "logGroup"}
# https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html
_SUBSCRIPTIONS = 2


@policy(*_OF_GROUP)
def class_without_filters(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Filter is put on a log group of a class that has none.

    Why: "InvalidOperationException: … is not supported for log groups of the Infrequent Access class".
    Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch_Logs_Log_Classes.html
    """
    name = _OF_GROUP[resource.type]
    group = stack.follow(resource, name, Cloudwatch.LOG_GROUP)
    if group is None or group.external:
        return
    kind = group.text("logGroupClass", default="STANDARD")
    # A group of the class DELIVERY hands a function's logs on by a subscription.
    if kind == "INFREQUENT_ACCESS" or (kind == "DELIVERY" and resource.type == Cloudwatch.LOG_METRIC_FILTER):
        yield resource.finding(
            name,
            problem=f"The log group {group.name} is of the class {kind}, which has no filters and subscriptions.",
            fix=f"Make {group.name} a STANDARD one: a new group, for the class cannot be changed.",
        )


@policy(Cloudwatch.LOG_SUBSCRIPTION_FILTER)
def too_many_subscriptions(subscription: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Log group gets more subscriptions than it takes.

    Why: "LimitExceededException: Resource limit exceeded": two for each log group, which cannot be raised.
    Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html
    """
    group = stack.follow(subscription, "logGroup", Cloudwatch.LOG_GROUP)
    if group is None or group.external:
        return
    all_ = stack.once(_subscriptions, group)
    if len(all_) > _SUBSCRIPTIONS and all_[-1] is subscription:
        yield subscription.finding(
            "logGroup",
            problem=f"{group.name} has {len(all_)} subscriptions; {_SUBSCRIPTIONS} are allowed.",
            fix="Let one subscription write to a stream, and let the others read it.",
        )


def _subscriptions(stack: Stack, group: Resource) -> list[Resource]:
    return stack.referrers(group, Cloudwatch.LOG_SUBSCRIPTION_FILTER, property="logGroup")
