"""Notifications of S3 buckets."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, Stack, policy
from policypack.catalogue.tokens import S3, Lambda, Sns, Sqs
from policypack.shelf.permissions import permissions, resource_policies
from policypack.shelf.remote import has_remote

# List of the notification, property that names the destination, its type.
DESTINATIONS = (
    ("lambdaFunctions", "lambdaFunctionArn", Lambda.FUNCTION),
    ("queues", "queueArn", Sqs.QUEUE),
    ("topics", "topicArn", Sns.TOPIC),
)


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
                    level="advisory" if has_remote(stack) else None,
                )
            elif granted != [target] and not any(stack.depends_on(notification, other) for other in granted):
                yield block.finding(
                    name,
                    problem=f"The notification does not wait for {granted[0].name}, which lets S3 send to "
                    f"{target.name}.",
                    fix=f"Let the notification depend on {granted[0].name}.",
                    level="advisory",
                )
