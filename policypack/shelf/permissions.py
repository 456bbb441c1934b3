"""Who may send to functions, queues and topics of the plan."""

from __future__ import annotations

from policypack import UNKNOWN, Resource, Stack, Text
from policypack.catalogue.tokens import Lambda, Sns, Sqs
from policypack.shelf.providers import of_service


def permissions(function: Resource, service: str, stack: Stack) -> list[Resource]:
    """Return the planned permissions that let a service invoke a function; an unknown principal may be that service."""
    names = of_service(service)
    found = []
    for permission in stack.referrers(function, Lambda.PERMISSION, property="function"):
        principal = permission.raw("principal")
        if principal is UNKNOWN or isinstance(principal, Text) or principal == "*" or principal in names:
            found.append(permission)
    return found


def resource_policies(target: Resource, stack: Stack) -> list[Resource]:
    """Return what gives a planned queue or topic a policy, the queue or topic itself where its policy is inline."""
    if target.has("policy"):
        return [target]
    if target.type == Sqs.QUEUE:
        return stack.referrers(target, Sqs.QUEUE_POLICY, property="queueUrl")
    return stack.referrers(target, Sns.TOPIC_POLICY, property="arn")
