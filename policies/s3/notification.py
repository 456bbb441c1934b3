"""Notifications of S3 buckets."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase

from policypack import Block, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import S3, Lambda, Sns, Sqs
from policypack.shelf.permissions import permissions, resource_policies
from policypack.shelf.remote import unseen

# List of the notification, property that names the destination, its type.
DESTINATIONS = (
    ("lambdaFunctions", "lambdaFunctionArn", Lambda.FUNCTION),
    ("queues", "queueArn", Sqs.QUEUE),
    ("topics", "topicArn", Sns.TOPIC),
)
# What lets S3 use them from beside, by the property that names them.
_GRANTING = {
    Lambda.FUNCTION: ("function", Lambda.PERMISSION),
    Sqs.QUEUE: ("queueUrl", Sqs.QUEUE_POLICY),
    Sns.TOPIC: ("arn", Sns.TOPIC_POLICY),
}


@policy(S3.BUCKET_NOTIFICATION)
def not_permitted(notification: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Bucket may not send to what it shall notify.

    Why: S3 tries the destination when it is set: "InvalidArgument: Unable to validate the following destination
    configurations". A function needs a permission for s3.amazonaws.com first, a queue or a topic a policy.
    Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html
    """
    if notification.exists:
        return
    for list_, name, type in DESTINATIONS:
        for block in notification.blocks(list_):
            target = stack.follow(block, name, type)
            if target is None or target.exists:
                continue
            if type == Lambda.FUNCTION:
                granted = permissions(target, "s3.amazonaws.com", stack)
                missing = f"no permission of this stack lets s3.amazonaws.com invoke {target.name}"
                fix = (
                    "Add a Lambda Permission with the action lambda:InvokeFunction, the principal s3.amazonaws.com and "
                )
                fix += "the bucket's ARN as sourceArn"
            else:
                granted = resource_policies(target, stack)
                missing = f"{target.name} has no policy that would let it"
                fix = f"Give {target.name} a policy that allows s3.amazonaws.com to send, for the bucket's ARN"
            if not granted:
                yield block.finding(
                    name,
                    problem=f"The bucket notifies {target.name}, and {missing}.",
                    fix=f"{fix}, and let the notification depend on it.",
                    level=unseen(stack, *_GRANTING[type]),
                )
            elif granted != [target] and not any(stack.depends_on(notification, other) for other in granted):
                yield block.finding(
                    name,
                    problem=f"The notification does not wait for {granted[0].name}, which lets S3 send to "
                    f"{target.name}.",
                    fix=f"Let the notification depend on {granted[0].name}.",
                    level="advisory",
                )


_LONGEST = 100  # characters of an event's name; the longest that there is has not half as many


@policy(S3.BUCKET_NOTIFICATION)
def overlapping(notification: Resource) -> Iterator[Finding]:
    """Two notifications of a bucket are about the same objects.

    Why: "InvalidArgument: Configurations overlap. Configurations on the same bucket cannot share a common event type."
    Two overlap where an event, and both their prefixes and suffixes, may be of one object.
    Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html
    """
    found = [block for list_, _, _ in DESTINATIONS for block in notification.blocks(list_)]
    for index, one in enumerate(found):
        for other in found[:index]:
            event = _shared(one.texts("events"), other.texts("events"))
            if event and all(_overlap(one, other, name) for name in ("filterPrefix", "filterSuffix")):
                yield one.finding(
                    "events",
                    problem=f"{other.path('')[:-1]} and {one.path('')[:-1]} are both notified of {event}, of one "
                    "object.",
                    fix="Give them prefixes or suffixes that exclude each other, or send to a topic that tells both.",
                )
                return


def _shared(one: list[str], other: list[str]) -> str:
    """Return an event that both are about: s3:ObjectCreated:* is about s3:ObjectCreated:Put."""
    events = [[event for event in each if len(event) <= _LONGEST] for each in (one, other)]
    for mine in events[0]:
        for theirs in events[1]:
            if fnmatchcase(mine, theirs) or fnmatchcase(theirs, mine):
                return mine if len(mine) >= len(theirs) else theirs
    return ""


def _overlap(one: Block, other: Block, name: str) -> bool:
    mine, theirs = one.text(name) or "", other.text(name) or ""
    end = str.startswith if name == "filterPrefix" else str.endswith
    return end(mine, theirs) or end(theirs, mine)


@policy(S3.BUCKET_NOTIFICATION, level="advisory")
def replaced_by_another(notification: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Bucket has two resources for its notifications.

    Why: PutBucketNotificationConfiguration replaces all that was there: the one that is made last wins, and each update
    takes the other's away.
    Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketNotificationConfiguration.html
    """
    bucket = stack.follow(notification, "bucket", S3.BUCKET)
    if bucket is None:
        return
    all_ = stack.referrers(bucket, S3.BUCKET_NOTIFICATION, property="bucket")
    first = next((other for other in all_ if other.urn != notification.urn), None)
    if first is not None and all_[0].urn != notification.urn:
        yield notification.finding(
            "bucket",
            problem=f"{first.name} sets the notifications of {bucket.name} too.",
            fix=f"Put all notifications of {bucket.name} into one resource.",
        )


@policy(S3.BUCKET_NOTIFICATION, silences={"s3-notification-not-permitted": "property"})
def fifo_refused(notification: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Bucket notifies a FIFO queue or topic.

    Why: "InvalidArgument: Unable to validate the following destination configurations": S3 sends to standard queues and
    topics alone.
    Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html
    """
    for list_, name, type in DESTINATIONS[1:]:
        for block in notification.blocks(list_):
            target = stack.follow(block, name, type)
            arn = block.raw(name)
            fifo = target.flag("fifoQueue" if type == Sqs.QUEUE else "fifoTopic") if target else False
            if fifo or (isinstance(arn, str) and arn.endswith(".fifo")):
                yield block.finding(
                    name,
                    problem=f"The bucket notifies {target.name if target else arn}, which is FIFO.",
                    fix="Use a standard queue or topic, or EventBridge, which sends to FIFO queues.",
                )


@policy(S3.BUCKET_ACCELERATE_CONFIGURATION, S3.BUCKET_ACCELERATE_CONFIGURATION_V2)
def accelerated_name_refused(acceleration: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Transfer acceleration is for a bucket with a dot in its name.

    Why: "InvalidRequest: S3 Transfer Acceleration is not supported for buckets with periods (.) in their names".
    Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/transfer-acceleration.html
    """
    bucket = stack.follow(acceleration, "bucket", S3.BUCKET)
    name = (bucket or acceleration).text("bucket")
    if name and "." in name and acceleration.text("status") != "Suspended":
        yield acceleration.finding(
            "bucket",
            problem=f"The bucket is called {name}, with a dot.",
            fix="Call it without dots, or leave the acceleration out.",
        )
