"""Permissions between planned resources: what AWS tries when one is made, and refuses where it is not allowed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase

from policies.permission._needs import BUCKET, DELIVERIES, INVOKED, PUBLISHED, SENT, WITH_ROLES, Delivery, role_needs
from policypack import UNKNOWN, Block, Finding, Resource, Stack, as_text, joined, policy
from policypack.catalogue.tokens import S3, Cfg, Iam, Lambda, Sns, Sqs
from policypack.finding import Level
from policypack.shelf.access import Accessed, hole, role_may, service_may
from policypack.shelf.remote import unseen


@policy(*WITH_ROLES)
def role_insufficient(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Role may not do what AWS tries with it when the resource is made.

    Why: AWS checks it at once: "InvalidParameterValueException: The provided execution role does not have permissions
    to call SendMessage on SQS". Only roles whose policies are all in the plan, or AWS's own small ones, are judged.
    Source: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
    https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
    https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
    """
    if resource.exists:
        return
    for need in role_needs(resource, stack):
        missing = [action for action in need.actions if role_may(need.role, action, need.target, stack) == "no"]
        if not missing:
            continue
        on = need.target.resource.name if need.target.resource else "*"
        yield need.block.finding(
            need.name,
            problem=f"The role {need.role.name} may not {_and(missing)} on {on}, which AWS tries at once: {need.says}.",
            fix=f"Add a policy to {need.role.name} that allows {_and(missing)} on {on}, and let this resource depend "
            "on it.",
            level=_certain(need.role, stack),
        )


@policy(*DELIVERIES, Cfg.DELIVERY_CHANNEL)
def bucket_policy_insufficient(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Bucket does not let the service write to it.

    Why: The service writes a test object when it is set up: "InsufficientS3BucketPolicyException: Incorrect S3 bucket
    policy is detected for bucket". The prefix belongs into the policy's Resource.
    Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
    https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
    https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html
    """
    if resource.exists:
        return
    if resource.type == Cfg.DELIVERY_CHANNEL:
        yield from _channel(resource, stack)
        return
    for delivery in DELIVERIES[resource.type]:
        for block in resource.blocks(delivery.path) if delivery.path else [resource]:
            on = not delivery.flag or block.flag(delivery.flag)
            if on and not (delivery.role and block.has(delivery.role)):
                yield from _delivered(block, delivery, stack)


def _delivered(block: Block, delivery: Delivery, stack: Stack) -> Iterator[Finding]:
    bucket = stack.follow(block, delivery.bucket, BUCKET)
    if bucket is None:
        return
    prefix = _prefix(block, delivery.prefix)
    for action, below in delivery.actions:
        target = Accessed(bucket, joined("/", prefix, below) if below else "")
        if service_may(delivery.services, action, target, stack, accounts=delivery.accounts) != "no":
            continue
        where = f"{bucket.name}{target.below.replace(hole(), '*')}"
        yield block.finding(
            delivery.bucket,
            problem=f"No policy of the bucket {bucket.name} lets {delivery.services[0]} {action} on {where}: "
            f"{delivery.says}.",
            fix=f"Add a BucketPolicy to {bucket.name} that allows {delivery.services[0]} "
            f"{_and([name for name, _ in delivery.actions])}, on {where} for {action}, and let this resource depend "
            f"on it: {delivery.source}.",
            level=_certain(bucket, stack),
        )
        return


def _channel(channel: Resource, stack: Stack) -> Iterator[Finding]:
    """AWS Config may write as its recorder's role or by the bucket's policy."""
    bucket = stack.follow(channel, "s3BucketName", BUCKET)
    recorders = stack.of_type(Cfg.RECORDER)
    if bucket is None or len(recorders) != 1:
        return
    target = Accessed(bucket, joined("/", _prefix(channel, "s3KeyPrefix"), f"AWSLogs/{hole()}/Config/{hole()}"))
    role = stack.follow(recorders[0], "roleArn", Iam.ROLE)
    if role is None:
        unjudged = "aws-service-role/config.amazonaws.com" not in as_text(recorders[0].partial("roleArn"))
    else:
        unjudged = role_may(role, "s3:PutObject", target, stack) != "no"
    if unjudged:
        return
    if service_may(("config.amazonaws.com",), "s3:PutObject", target, stack) != "no":
        return
    yield channel.finding(
        "s3BucketName",
        problem=f"Neither the recorder's role nor a policy of the bucket {bucket.name} lets AWS Config s3:PutObject on "
        f"{bucket.name}{target.below.replace(hole(), '*')}: InsufficientDeliveryPolicyException.",
        fix=f"Add a BucketPolicy to {bucket.name} that allows config.amazonaws.com s3:GetBucketAcl, s3:ListBucket and "
        "s3:PutObject there, and let the channel depend on it.",
        level=_certain(bucket, stack) or (_certain(role, stack) if role else None),
    )


@policy(*PUBLISHED)
def topic_policy_insufficient(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Topic does not let the service publish to it.

    Why: The service publishes a test message when it is set up: "InsufficientSnsTopicPolicyException". The policy that
    a topic has by default admits its owner's account alone.
    Source: https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html
    https://docs.aws.amazon.com/ses/latest/dg/receiving-email-permissions.html
    """
    path, name, service, says = PUBLISHED[resource.type]
    if resource.exists:
        return
    for block in resource.blocks(path) if path else [resource]:
        topic = stack.follow(block, name, Sns.TOPIC)
        if topic is not None and service_may((service,), "sns:Publish", Accessed(topic), stack) == "no":
            yield block.finding(
                name,
                problem=f"No policy of the topic {topic.name} lets {service} publish to it: {says}.",
                fix=f"Add a TopicPolicy to {topic.name} that allows {service} sns:Publish, and let this resource "
                "depend on it.",
                level=_certain(topic, stack),
            )


@policy(*SENT)
def managed_key_shut(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Service is to send to a queue or topic behind a key of AWS's own.

    Why: The policy of alias/aws/sns or alias/aws/sqs lets no service in and cannot be changed: "InvalidArgument: Unable
    to validate the following destination configurations", "InvalidSnsTopic: Could not publish to SNS topic".
    Source: https://docs.aws.amazon.com/sns/latest/dg/sns-enable-encryption-for-topic.html
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html
    """
    for outer, name, type, says in SENT[resource.type]:
        for block in resource.blocks(outer) if outer else [resource]:
            target = stack.follow(block, name, type)
            key = target.raw("kmsMasterKeyId") if target else None
            if target is not None and isinstance(key, str) and key.endswith(("alias/aws/sns", "alias/aws/sqs")):
                yield block.finding(
                    name,
                    problem=f"{target.name} is encrypted with {key}, which lets no service send to it: {says}.",
                    fix=f"Encrypt {target.name} with a key of your own whose policy allows the service "
                    "kms:GenerateDataKey* and kms:Decrypt"
                    + (", or with sqsManagedSseEnabled." if type == Sqs.QUEUE else "."),
                )


@policy(*INVOKED)
def function_not_invocable(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Function has no permission for the service that tries it.

    Why: The service invokes the function, or looks for its permission, when it is set up: "elasticloadbalancing
    principal does not have permission to invoke".
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html
    https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html
    """
    path, name, services, says = INVOKED[resource.type]
    if resource.exists:
        return
    for block in resource.blocks(path) if path else [resource]:
        function = stack.follow(block, name, Lambda.FUNCTION)
        if function is None or function.external or _invocable(function, services, stack):
            continue
        yield block.finding(
            name,
            problem=f"No Permission of this stack lets {services[0]} invoke {function.name}: {says}.",
            fix=f"Add a Permission for {function.name} with the action lambda:InvokeFunction and the principal "
            f"{services[0]}, and let this resource depend on it.",
            level=_certain(function, stack),
        )


def _invocable(function: Resource, services: tuple[str, ...], stack: Stack) -> bool:
    """May a planned permission be for one of these services, for all that the plan says?"""
    own = {permission.raw("principal") for permission in stack.pointing_to(function, _functions, Lambda.PERMISSION)}
    return any(
        not isinstance(principal, str)
        or principal == "*"
        or any(fnmatchcase(principal, service) for service in services)
        for principal in own | stack.once(_let_in_somewhere)
    )


def _functions(permission: Resource) -> list[tuple[Block, str]]:
    return [(permission, "function")]


def _let_in_somewhere(stack: Stack) -> set[object]:
    """Return who is let in by permissions of which only an update knows the function."""
    permissions = (item for item in stack.of_type(Lambda.PERMISSION) if item.raw("function") is UNKNOWN)
    return {permission.raw("principal") for permission in permissions}


def _prefix(block: Block, name: str) -> str:
    """Return a prefix of object names with the slash behind it; a hole where only an update knows it."""
    value = block.raw(name) if name else None
    if value in (None, ""):
        return ""
    return joined(value.strip("/"), "/") if isinstance(value, str) else f"{hole()}/"


# What gives them more from beside, by the property that names them.
_GIVING: Mapping[str, tuple[str, ...]] = {
    Iam.ROLE: ("role", Iam.ROLE_POLICY, Iam.ROLE_POLICY_ATTACHMENT),
    BUCKET: ("bucket", S3.BUCKET_POLICY),
    Sns.TOPIC: ("arn", Sns.TOPIC_POLICY),
}


def _certain(holder: Resource, stack: Stack) -> Level | None:
    """What exists already may have been given more beside this stack, and the plan may not show all."""
    return "advisory" if holder.exists else unseen(stack, *_GIVING.get(holder.type, ()))


def _and(actions: list[str]) -> str:
    return " and ".join((", ".join(actions[:-1]), actions[-1])) if len(actions) > 1 else actions[0]
