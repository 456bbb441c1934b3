"""Amazon CloudWatch Logs."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator

from policypack import Finding, Resource, Text, policy
from policypack.catalogue.tokens import Cloudwatch
from policypack.shelf.naming import listed

# https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html (retentionInDays);
# the provider adds 0 for "never".
RETENTION_DAYS = (
    *(1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731),
    *(1096, 1827, 2192, 2557, 2922, 3288, 3653),
)
# https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
NAME = re.compile(r"[.\-_/#A-Za-z0-9]*")
NAME_LIMIT = 512
# Its log events are kept for a fixed time: a retention is refused by nobody and means nothing.
DELIVERY = "DELIVERY"


@policy(Cloudwatch.LOG_GROUP, level="advisory", severity="low", group="cost")
def retention_days_missing(group: Resource) -> Iterator[Finding]:
    """Log group keeps its log events forever.

    Why: Without a retention nothing is ever deleted, and stored logs are billed each month. Zero days say the same on
    purpose and are left alone.
    Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html
    """
    if group.has("retentionInDays") or group.text("logGroupClass") == DELIVERY:
        return
    yield group.finding(
        "retentionInDays",
        problem="retentionInDays is not set, so log events are kept, and paid for, without end.",
        fix="Set retentionInDays, for instance to 30; 0 says that they shall be kept forever.",
    )


@policy(Cloudwatch.LOG_GROUP)
def retention_not_allowed(group: Resource) -> Iterator[Finding]:
    """Log group has a retention that does not exist.

    Why: Only certain numbers of days can be chosen; PutRetentionPolicy refuses all others with
    InvalidParameterException, and the provider refuses them first.
    Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
    """
    days = group.number("retentionInDays")
    # Of the class DELIVERY the provider leaves the retention out, and reads the two days that AWS keeps.
    if not days or days in RETENTION_DAYS or group.text("logGroupClass") == DELIVERY:
        return
    longer = RETENTION_DAYS[bisect(RETENTION_DAYS, days) :]
    near = f"{longer[0]}, the next longer one" if longer else f"{RETENTION_DAYS[-1]}, the longest, or to 0 for ever"
    yield group.finding(
        "retentionInDays",
        problem=f"retentionInDays is {days}, which cannot be chosen.",
        fix=f"Set retentionInDays to {near}. Allowed are 0 (never) and {', '.join(map(str, RETENTION_DAYS))}.",
    )


@policy(Cloudwatch.LOG_GROUP, level="disabled", severity="low", group="security")
def log_group_without_kms_key(group: Resource) -> Iterator[Finding]:
    """Log group is not encrypted with a customer managed key.

    Why: CloudWatch Logs always encrypts what it stores, with a key of its own. A customer managed key adds control:
    its policy says who may read, its use is logged, and it can be withdrawn. Off by default: most logs need none.
    Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
    """
    if not group.has("kmsKeyId"):
        yield group.finding(
            "kmsKeyId",
            problem="kmsKeyId is not set: the log group is encrypted with a key that belongs to CloudWatch Logs.",
            fix="Set kmsKeyId to the ARN of a KMS key whose policy admits CloudWatch Logs, if its content is "
            "confidential.",
        )


@policy(Cloudwatch.LOG_GROUP, Cloudwatch.QUERY_DEFINITION)
def name_invalid(resource: Resource) -> Iterator[Finding]:
    """Name of a log group holds characters that are refused.

    Why: "1 validation error detected: Value at 'logGroupName' failed to satisfy constraint": letters, digits and
    . - _ / # are allowed, 512 characters at most. A * is no wildcard: a query lists its log groups one by one.
    Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
    """
    properties = ("logGroupNames",) if resource.type == Cloudwatch.QUERY_DEFINITION else ("name", "namePrefix")
    for property in properties:
        for index, name in enumerate(resource.partials(property)):
            path = f"{property}[{index}]" if property == "logGroupNames" else property
            literal = name.literal if isinstance(name, Text) else name
            refused = NAME.sub("", literal)
            # A query may name its groups by ARN, and an ARN holds colons.
            if property == "logGroupNames" and literal.startswith("arn:"):
                continue
            if refused:
                yield resource.finding(
                    path,
                    problem=f"{path} is {str(name)!r}, and {listed(refused, name)} cannot be in the name of a "
                    "log group.",
                    fix="Use letters, digits and . - _ / # only, and name each log group in full.",
                )
            elif len(literal) > NAME_LIMIT:
                yield resource.finding(
                    path,
                    problem=f"{path} has {len(literal)} characters; at most {NAME_LIMIT} are allowed.",
                    fix="Use a shorter name.",
                )
