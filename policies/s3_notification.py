"""Notifications of S3 buckets."""

from __future__ import annotations

from collections.abc import Iterator

from policies._buckets import NOTIFICATION
from policypack import UNKNOWN, Finding, Resource, Stack, Text, policy

FUNCTION = "aws:lambda/function:Function"
PERMISSION = "aws:lambda/permission:Permission"


@policy(NOTIFICATION)
def not_permitted(notification: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Bucket may not invoke the function that it shall notify.

    Why: S3 tries the destination when it is set: "InvalidArgument: Unable to validate the following destination
    configurations". The function needs a permission for s3.amazonaws.com first.
    Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html
    """
    if notification.exists:
        return
    for block in notification.blocks("lambdaFunctions"):
        function = stack.follow(block, "lambdaFunctionArn", FUNCTION)
        if function is None or function.exists:
            continue
        granted = [
            permission
            for permission in stack.referrers(function, PERMISSION, property="function")
            if _may(permission, "s3.amazonaws.com")
        ]
        if not granted:
            yield block.finding(
                "lambdaFunctionArn",
                problem=f"The bucket notifies {function.name}, and no permission of this stack lets s3.amazonaws.com "
                "invoke it.",
                fix="Add a Lambda Permission with the action lambda:InvokeFunction, the principal s3.amazonaws.com and "
                "the bucket's ARN as sourceArn, and let the notification depend on it.",
            )
        elif not any(stack.depends_on(notification, permission) for permission in granted):
            yield block.finding(
                "lambdaFunctionArn",
                problem=f"The notification does not wait for {granted[0].name}, which lets S3 invoke {function.name}.",
                fix=f"Let the notification depend on {granted[0].name}.",
                level="advisory",
            )


def _may(permission: Resource, service: str) -> bool:
    """Is the permission one for this service, or for one that is not known?"""
    principal = permission.raw("principal")
    return principal is UNKNOWN or isinstance(principal, Text) or principal in (service, "*")
