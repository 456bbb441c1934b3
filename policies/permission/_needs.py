"""What AWS tries when a resource is made: who must be allowed what on which other resource of the plan.

Only what AWS checks at once and refuses stands here; a permission that is missed later is another kind of rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from policypack import Block, Resource, Stack
from policypack.catalogue.tokens import (
    S3,
    Apigateway,
    Backup,
    Bedrock,
    Cfg,
    Cloudtrail,
    Cloudwatch,
    Codebuild,
    Cur,
    Dynamodb,
    Elb,
    Guardduty,
    Iam,
    Kinesis,
    Lambda,
    Lb,
    Macie2,
    Pipes,
    Redshift,
    Ses,
    Sfn,
    Sns,
    Sqs,
)
from policypack.shelf.access import Accessed, hole

_EVENTS = ("events:PutRule", "events:PutTargets", "events:DescribeRule")


class RoleNeed(NamedTuple):
    """A role that must be allowed actions on a target, which `block.name` names; "" for no single one.

    `says` is AWS's error.
    """

    block: Block
    name: str
    role: Resource
    actions: tuple[str, ...]
    target: Accessed
    says: str


def role_needs(resource: Resource, stack: Stack) -> Iterator[RoleNeed]:
    """Yield what must be allowed for a resource to be made. Raises Undecided where only an update knows."""
    if resource.type == Kinesis.FIREHOSE_DELIVERY_STREAM:
        yield from _delivered(resource, stack)
        return
    name, needs = _ROLES[resource.type]
    role = _role(resource, name, stack)
    if role is not None:
        yield from needs(resource, role, stack)


def _role(resource: Resource, name: str, stack: Stack) -> Resource | None:
    """Return the role that a property names, or that of the function that it names."""
    if name != "functionName":
        return stack.follow(resource, name, Iam.ROLE)
    function = stack.follow(resource, name, Lambda.FUNCTION, Lambda.ALIAS)
    if function is not None and function.type == Lambda.ALIAS:
        function = stack.follow(function, name, Lambda.FUNCTION)
    return stack.follow(function, "role", Iam.ROLE) if function else None


_OF_STREAMS = (
    "Please ensure the role can perform the GetRecords, GetShardIterator, DescribeStream, and ListStreams Actions on "
    "your stream in IAM"
)


def _destination(
    block: Block, name: str, role: Resource, says: str, actions: Mapping[str, tuple[str, ...]], stack: Stack
) -> Iterator[RoleNeed]:
    target = stack.follow(block, name, *actions)
    if target is not None:
        below = f"/stream/{hole()}" if target.type == Dynamodb.TABLE else ""
        said = _OF_STREAMS if actions is _READS and target.type != Sqs.QUEUE else says
        yield RoleNeed(block, name, role, actions[target.type], Accessed(target, below), said)


_SENDS = {
    Sqs.QUEUE: ("sqs:SendMessage",),
    Sns.TOPIC: ("sns:Publish",),
    Lambda.FUNCTION: ("lambda:InvokeFunction",),
}
# https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html, services-kinesis-create.html, with-ddb.html
_READS = {
    Sqs.QUEUE: ("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"),
    Kinesis.STREAM: ("kinesis:GetRecords", "kinesis:GetShardIterator"),
    Dynamodb.TABLE: ("dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:DescribeStream"),
}


def _function(function: Resource, role: Resource, stack: Stack) -> Iterator[RoleNeed]:
    says = "The provided execution role does not have permissions to call SendMessage on SQS"
    for letters in function.blocks("deadLetterConfig"):
        yield from _destination(letters, "targetArn", role, says, _SENDS, stack)


def _mapping(mapping: Resource, role: Resource, stack: Stack) -> Iterator[RoleNeed]:
    says = "The provided execution role does not have permissions to call ReceiveMessage on SQS"
    yield from _destination(mapping, "eventSourceArn", role, says, _READS, stack)


def _invocations(config: Resource, role: Resource, stack: Stack) -> Iterator[RoleNeed]:
    says = "The function's execution role does not have permissions to call SendMessage"
    for destinations in config.blocks("destinationConfig"):
        for name in ("onFailure", "onSuccess"):
            for block in destinations.blocks(name):
                yield from _destination(block, "destination", role, says, _SENDS, stack)


def _machine(machine: Resource, role: Resource, stack: Stack) -> Iterator[RoleNeed]:
    logging = machine.block("loggingConfiguration")
    if logging is not None and logging.text("level", "OFF") != "OFF" and logging.given("logDestination"):
        actions = ("logs:CreateLogDelivery", "logs:PutResourcePolicy", "logs:DescribeLogGroups")
        says = "The state machine IAM Role is not authorized to access the Log Destination"
        yield RoleNeed(machine, "loggingConfiguration", role, actions, Accessed(None), says)
    # Step Functions follows these by a rule of its own, which it makes with the machine.
    waits = ("states:startExecution.sync", "ecs:runTask.sync", "batch:submitJob.sync", "codebuild:startBuild.sync")
    definition = str(machine.partial("definition"))
    if any(f":{wait}" in definition for wait in waits):
        yield RoleNeed(machine, "definition", role, _EVENTS, Accessed(None), "is not authorized to create managed-rule")


def _trail(trail: Resource, role: Resource, stack: Stack) -> Iterator[RoleNeed]:
    group = stack.follow(trail, "cloudWatchLogsGroupArn", Cloudwatch.LOG_GROUP)
    if group is not None:
        actions = ("logs:CreateLogStream", "logs:PutLogEvents")
        says = "InvalidCloudWatchLogsRoleArnException: Access denied. Check the permissions for your role"
        target = Accessed(group, f":log-stream:{hole()}")
        yield RoleNeed(trail, "cloudWatchLogsRoleArn", role, actions, target, says)


def _account(account: Resource, role: Resource, stack: Stack) -> Iterator[RoleNeed]:
    actions = ("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents")
    says = "BadRequestException: The role ARN does not have required permissions configured"
    yield RoleNeed(account, "cloudwatchRoleArn", role, actions, Accessed(None), says)


def _subscription(subscription: Resource, role: Resource, stack: Stack) -> Iterator[RoleNeed]:
    actions = {Kinesis.STREAM: ("kinesis:PutRecord",), Kinesis.FIREHOSE_DELIVERY_STREAM: ("firehose:PutRecord",)}
    says = "InvalidParameterException: Could not deliver test message to specified stream"
    yield from _destination(subscription, "destinationArn", role, says, actions, stack)


def _project(project: Resource, role: Resource, stack: Stack) -> Iterator[RoleNeed]:
    if project.given("vpcConfig"):
        says = "InvalidInputException: Not authorized to perform DescribeSecurityGroups"
        yield RoleNeed(project, "serviceRole", role, ("ec2:DescribeSecurityGroups",), Accessed(None), says)


def _pipe(pipe: Resource, role: Resource, stack: Stack) -> Iterator[RoleNeed]:
    # https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-permissions.html
    says = "CREATE_FAILED: The provided customer role does not have permissions to call ReceiveMessage on SQS"
    yield from _destination(pipe, "source", role, says, _READS, stack)
    says = "CREATE_FAILED: Error occurred while sending message to SQS queue"
    for parameters in pipe.blocks("sourceParameters"):
        for name in ("dynamodbStreamParameters", "kinesisStreamParameters"):
            for letters in (found for source in parameters.blocks(name) for found in source.blocks("deadLetterConfig")):
                yield from _destination(letters, "arn", role, says, _SENDS, stack)


def _selection(selection: Resource, role: Resource, stack: Stack) -> Iterator[RoleNeed]:
    wild = any(isinstance(name, str) and "*" in name for name in selection.items("resources"))
    if wild or selection.given("selectionTags", "conditions"):
        says = "InvalidParameterValueException: IAM Role is not authorized to call tag:GetResources"
        yield RoleNeed(selection, "iamRoleArn", role, ("tag:GetResources",), Accessed(None), says)


def _knowledge(base: Resource, role: Resource, stack: Stack) -> Iterator[RoleNeed]:
    # https://docs.aws.amazon.com/bedrock/latest/userguide/kb-permissions.html
    for kind in base.blocks("knowledgeBaseConfiguration"):
        if kind.given("vectorKnowledgeBaseConfiguration"):
            says = "ValidationException: the role is not able to call specified bedrock embedding model"
            yield RoleNeed(base, "roleArn", role, ("bedrock:InvokeModel",), Accessed(None), says)
    for store in base.blocks("storageConfiguration"):
        if store.given("opensearchServerlessConfiguration"):
            says = (
                "ValidationException: The knowledge base storage configuration provided is invalid: Bad Authorization"
            )
            yield RoleNeed(base, "roleArn", role, ("aoss:APIAccessAll",), Accessed(None), says)


# https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html
_DESCRIBED = (
    ("opensearchConfiguration", "es:DescribeDomain"),
    ("elasticsearchConfiguration", "es:DescribeElasticsearchDomain"),
)


def _delivered(delivery: Resource, stack: Stack) -> Iterator[RoleNeed]:
    for source in delivery.blocks("kinesisSourceConfiguration"):
        role = stack.follow(source, "roleArn", Iam.ROLE)
        if role is not None:
            says = "InvalidArgumentException: Role is not authorized to perform: kinesis:DescribeStream"
            actions = {Kinesis.STREAM: ("kinesis:DescribeStream",)}
            yield from _destination(source, "kinesisStreamArn", role, says, actions, stack)
    for name, action in _DESCRIBED:
        for block in delivery.blocks(name):
            role = stack.follow(block, "roleArn", Iam.ROLE)
            if role is not None and block.given("domainArn"):
                says = "InvalidArgumentException: Delivery Role is not authorized to describe the domain"
                yield RoleNeed(block, "roleArn", role, (action,), Accessed(None), says)


# The property that names the role, or the function whose role it is.
_ROLES: Mapping[str, tuple[str, Callable[[Resource, Resource, Stack], Iterator[RoleNeed]]]] = {
    Apigateway.ACCOUNT: ("cloudwatchRoleArn", _account),
    Backup.SELECTION: ("iamRoleArn", _selection),
    Bedrock.AGENT_KNOWLEDGE_BASE: ("roleArn", _knowledge),
    Cloudtrail.TRAIL: ("cloudWatchLogsRoleArn", _trail),
    Cloudwatch.LOG_SUBSCRIPTION_FILTER: ("roleArn", _subscription),
    Codebuild.PROJECT: ("serviceRole", _project),
    Lambda.EVENT_SOURCE_MAPPING: ("functionName", _mapping),
    Lambda.FUNCTION: ("role", _function),
    Lambda.FUNCTION_EVENT_INVOKE_CONFIG: ("functionName", _invocations),
    Pipes.PIPE: ("roleArn", _pipe),
    Sfn.STATE_MACHINE: ("roleArn", _machine),
}
WITH_ROLES = (*_ROLES, Kinesis.FIREHOSE_DELIVERY_STREAM)


class Delivery(NamedTuple):
    """A bucket that a service must be able to write to: `services` under one of its names, below `prefix`.

    `path` leads to the block that names the bucket, `flag` is what switches it on; `below` is where the objects are,
    \\0 for what only AWS knows. `accounts`: a service may also write as an account of AWS. `role`: the property with a
    role as which it writes instead, so that the bucket need not let it in.
    """

    services: tuple[str, ...]
    bucket: str
    actions: tuple[tuple[str, str], ...]
    says: str
    source: str
    path: str = ""
    prefix: str = ""
    flag: str = ""
    accounts: bool = False
    role: str = ""


_WRITE, _READ_ACL = "s3:PutObject", "s3:GetBucketAcl"
_LOGS = f"AWSLogs/{hole()}/{hole()}"
_LOAD_BALANCING = (
    ("logdelivery.elasticloadbalancing.amazonaws.com", "delivery.logs.amazonaws.com"),
    "bucket",
    ((_WRITE, _LOGS),),
    "InvalidConfigurationRequest: Access Denied for bucket. Please check S3bucket permission",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html",
)

DELIVERIES: Mapping[str, tuple[Delivery, ...]] = {
    Cloudtrail.TRAIL: (
        Delivery(
            ("cloudtrail.amazonaws.com",),
            "s3BucketName",
            ((_READ_ACL, ""), (_WRITE, _LOGS)),
            "InsufficientS3BucketPolicyException: Incorrect S3 bucket policy is detected for bucket",
            "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html",
            prefix="s3KeyPrefix",
            # Policies from before there was a service principal name the accounts that CloudTrail has in each region.
            accounts=True,
        ),
    ),
    Cur.REPORT_DEFINITION: (
        Delivery(
            ("billingreports.amazonaws.com", "bcm-data-exports.amazonaws.com"),
            "s3Bucket",
            ((_WRITE, hole()),),
            "ValidationException: Failed to verify customer bucket permission",
            "https://docs.aws.amazon.com/cur/latest/userguide/cur-s3.html",
            # Policies from before there was a service principal name an account of AWS's own.
            accounts=True,
        ),
    ),
    Elb.LOAD_BALANCER: (
        Delivery(
            *_LOAD_BALANCING,
            path="accessLogs",
            prefix="bucketPrefix",
            accounts=True,
        ),
    ),
    Guardduty.PUBLISHING_DESTINATION: (
        Delivery(
            ("guardduty.amazonaws.com",),
            "destinationArn",
            ((_WRITE, hole()),),
            "BadRequestException: the GuardDuty service principal does not have permission to the resource",
            "https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_exportfindings.html",
        ),
    ),
    Lb.LOAD_BALANCER: tuple(
        Delivery(*_LOAD_BALANCING, path=path, prefix="prefix", flag="enabled", accounts=True)
        for path in ("accessLogs", "connectionLogs")
    ),
    Macie2.CLASSIFICATION_EXPORT_CONFIGURATION: (
        Delivery(
            ("macie.amazonaws.com",),
            "bucketName",
            ((_WRITE, hole()),),
            "AccessDeniedException: the bucket's policy does not allow Macie to add objects",
            "https://docs.aws.amazon.com/macie/latest/user/discovery-results-repository-s3.html",
            path="s3Destination",
            prefix="keyPrefix",
        ),
    ),
    Redshift.LOGGING: (
        Delivery(
            ("redshift.amazonaws.com",),
            "bucketName",
            ((_READ_ACL, ""), (_WRITE, hole())),
            "InsufficientS3BucketPolicyFault: Cannot read ACLs of bucket",
            "https://docs.aws.amazon.com/redshift/latest/mgmt/db-auditing.html",
            prefix="s3KeyPrefix",
            accounts=True,
        ),
    ),
    Ses.RECEIPT_RULE: (
        Delivery(
            ("ses.amazonaws.com",),
            "bucketName",
            ((_WRITE, hole()),),
            "InvalidS3ConfigurationException: Could not write to bucket",
            "https://docs.aws.amazon.com/ses/latest/dg/receiving-email-permissions.html",
            path="s3Actions",
            prefix="objectKeyPrefix",
            role="iamRoleArn",
        ),
    ),
}

# Where a service tries to invoke a function: type, block, property, the service's names, AWS's error, source.
INVOKED: Mapping[str, tuple[str, str, tuple[str, ...], str]] = {
    Cloudwatch.LOG_SUBSCRIPTION_FILTER: (
        "",
        "destinationArn",
        ("logs.amazonaws.com", "logs.*.amazonaws.com"),
        "InvalidParameterException: Could not execute the lambda function",
    ),
    Cfg.RULE: (
        "source",
        "sourceIdentifier",
        ("config.amazonaws.com",),
        "InsufficientPermissionsException: The AWS Lambda function could not be invoked",
    ),
    Lb.TARGET_GROUP_ATTACHMENT: (
        "",
        "targetId",
        ("elasticloadbalancing.amazonaws.com",),
        "AccessDenied: elasticloadbalancing principal does not have permission to invoke the function",
    ),
    Ses.RECEIPT_RULE: (
        "lambdaActions",
        "functionArn",
        ("ses.amazonaws.com",),
        "InvalidLambdaFunctionException: Could not invoke Lambda function",
    ),
}

# Topics that a service publishes to as a test: type, block, property, service, AWS's error.
PUBLISHED: Mapping[str, tuple[str, str, str, str]] = {
    Cloudtrail.TRAIL: ("", "snsTopicName", "cloudtrail.amazonaws.com", "InsufficientSnsTopicPolicyException"),
}

# What a service sends a test to: type to block, property, what it names, AWS's error.
SENT: Mapping[str, tuple[tuple[str, str, str, str], ...]] = {
    Cloudtrail.TRAIL: (("", "snsTopicName", Sns.TOPIC, "InsufficientSnsTopicPolicyException"),),
    S3.BUCKET_NOTIFICATION: tuple(
        (path, name, type, "InvalidArgument: Unable to validate the following destination configurations")
        for path, name, type in (("topics", "topicArn", Sns.TOPIC), ("queues", "queueArn", Sqs.QUEUE))
    ),
    Ses.RECEIPT_RULE: (("snsActions", "topicArn", Sns.TOPIC, "InvalidSnsTopic: Could not publish to SNS topic"),),
}

BUCKET = S3.BUCKET
