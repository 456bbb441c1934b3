"""Things of an account that resources name by name or id: what may plan them, and how to ask whether they are there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeAlias

from policypack import Aws, Resource
from policypack.catalogue.tokens import (
    S3,
    Apigateway,
    Apigatewayv2,
    Autoscaling,
    Backup,
    Cloudwatch,
    Cognito,
    Dynamodb,
    Ecr,
    Ecs,
    Efs,
    Glue,
    Iam,
    Lambda,
    Secretsmanager,
    Sqs,
)
from policypack.stack import QUEUE_URL

# Is the thing of this name there? The resource is the one that names it.
Ask: TypeAlias = Callable[[Aws, str, Resource], bool]
# Log groups that a service makes itself when it first writes; Lambda makes its own when a function first runs.
_MADE_BY_AWS = (*("/aws/", "/aws-", "API-Gateway-Execution-Logs_", "AWSIotLogs", "RDSOSMetrics", "dms-tasks-", "sns/"),)
_MADE_LATER = "/aws/lambda/"
_DIRECTORY_BUCKET = ("--x-s3", "-s3alias", "--ol-s3", ".mrap")
_OF_S3 = re.compile(r"\.s3[.-][a-z0-9.-]*amazonaws\.com(\.cn)?$")


class Thing(NamedTuple):
    """A kind of thing that has a name. `planned` are the types that make one, each with the property that names it.

    `says` is AWS's answer where there is none, `lists` the command that shows what there is. `spells` returns the name
    in a property's text, None where the text is no name of the account's: ARNs are another policy's. `region` returns
    the region in such a text, empty where it says none. `where` is said of what has no region.
    """

    what: str
    planned: Mapping[str, str]
    asks: Ask
    says: str
    lists: str
    spells: Callable[[str], str | None] = lambda text: None if text.startswith("arn:") else text
    always: tuple[str, ...] = ()
    where: str = ""
    region: Callable[[str], str] = lambda _text: ""


def made_by_aws(log_group: str) -> bool:
    """May a service have made this log group by the time it is needed?"""
    return log_group.startswith(_MADE_BY_AWS) and not log_group.startswith(_MADE_LATER)


def _bucket_name(text: str) -> str | None:
    name = _OF_S3.sub("", text)
    return None if name.startswith("arn:") or name.endswith(_DIRECTORY_BUCKET) else name


def _function_name(text: str) -> str | None:
    """Behind the name may stand a version or an alias; two colons make it a part of an ARN."""
    return None if text.count(":") > 1 else text.partition(":")[0]


def _queue_name(text: str) -> str | None:
    match = QUEUE_URL.fullmatch(text)
    return match[4] if match else None


def _queue_region(text: str) -> str:
    match = QUEUE_URL.fullmatch(text)
    return (match[1] or match[2]) if match else ""


def _queue(aws: Aws, name: str, resource: Resource) -> bool:
    match = QUEUE_URL.fullmatch(resource.text("queueUrl") or "")
    # Another account's queue cannot be told from one that is not there.
    if match is None or match[3] != aws.account():
        return True
    return aws.sqs.queue(name, region=_queue_region(match[0])) is not None


def _database(aws: Aws, name: str, resource: Resource) -> bool:
    catalogue = resource.text("catalogId")
    return catalogue not in (None, aws.account()) or aws.glue.database(name) is not None


def _rule(aws: Aws, name: str, resource: Resource) -> bool:
    bus = resource.text("eventBusName") or "default"
    # A bus that is not there is reported itself.
    if bus.startswith("arn:") or (bus != "default" and aws.events.bus(bus) is None):
        return True
    return aws.events.rule(name, bus) is not None


def _pool(aws: Aws, name: str, resource: Resource) -> bool:
    # The id begins with the region; another one's is refused for its looks.
    return not name.startswith(f"{resource.region}_") or aws.cognito.user_pool(name) is not None


LOG_GROUP = Thing(
    "log group",
    {Cloudwatch.LOG_GROUP: "name"},
    lambda aws, name, _: aws.logs.log_group(name) is not None,
    "ResourceNotFoundException: The specified log group does not exist",
    "logs describe-log-groups --query 'logGroups[].logGroupName'",
)
FUNCTION = Thing(
    "function",
    {Lambda.FUNCTION: "name"},
    lambda aws, name, _: aws.lambda_.function(name) is not None,
    "ResourceNotFoundException: Function not found",
    "lambda list-functions --query 'Functions[].FunctionName'",
    _function_name,
)
BUCKET = Thing(
    "bucket",
    {S3.BUCKET: "bucket"},
    lambda aws, name, resource: aws.s3.bucket(name, region=resource.region) is not None,
    "NoSuchBucket: The specified bucket does not exist",
    "s3api list-buckets --query 'Buckets[].Name'",
    _bucket_name,
    where=" anywhere",
)
CLUSTER = Thing(
    "ECS cluster",
    {Ecs.CLUSTER: "name"},
    lambda aws, name, _: aws.ecs.cluster(name) is not None,
    "ClusterNotFoundException: Cluster not found",
    "ecs list-clusters",
)
QUEUE = Thing(
    "queue",
    {Sqs.QUEUE: "name"},
    _queue,
    "AWS.SimpleQueueService.NonExistentQueue: The specified queue does not exist",
    "sqs list-queues",
    _queue_name,
    region=_queue_region,
)
BUS = Thing(
    "event bus",
    {Cloudwatch.EVENT_BUS: "name"},
    lambda aws, name, _: aws.events.bus(name) is not None,
    "ResourceNotFoundException: Event bus … does not exist",
    "events list-event-buses --query 'EventBuses[].Name'",
    always=("default",),
)
RULE = Thing(
    "EventBridge rule",
    {Cloudwatch.EVENT_RULE: "name"},
    _rule,
    "ResourceNotFoundException: Rule … does not exist on EventBus",
    "events list-rules --query 'Rules[].Name'",
)
REST_API = Thing(
    "REST API",
    {Apigateway.REST_API: "id"},
    lambda aws, name, _: aws.apigateway.rest_api(name) is not None,
    "NotFoundException: Invalid API identifier specified",
    "apigateway get-rest-apis --query 'items[].[id,name]'",
)
HTTP_API = Thing(
    "HTTP or WebSocket API",
    {Apigatewayv2.API: "id"},
    lambda aws, name, _: aws.apigatewayv2.api(name) is not None,
    "NotFoundException: Invalid API identifier specified",
    "apigatewayv2 get-apis --query 'Items[].[ApiId,Name]'",
)
USER_POOL = Thing(
    "user pool",
    {Cognito.USER_POOL: "id"},
    _pool,
    "ResourceNotFoundException: User pool … does not exist",
    "cognito-idp list-user-pools --max-results 60 --query 'UserPools[].[Id,Name]'",
)
ROLE = Thing(
    "role",
    {Iam.ROLE: "name"},
    lambda aws, name, _: aws.iam.role(name) is not None,
    "NoSuchEntity: The role with name … cannot be found",
    "iam list-roles --query 'Roles[].RoleName'",
    where=" in the account",
)
USER = Thing(
    "user",
    {Iam.USER: "name"},
    lambda aws, name, _: aws.iam.user(name) is not None,
    "NoSuchEntity: The user with name … cannot be found",
    "iam list-users --query 'Users[].UserName'",
    where=" in the account",
)
GROUP = Thing(
    "group",
    {Iam.GROUP: "name"},
    lambda aws, name, _: aws.iam.group(name) is not None,
    "NoSuchEntity: The group with name … cannot be found",
    "iam list-groups --query 'Groups[].GroupName'",
    where=" in the account",
)
SECRET = Thing(
    "secret",
    {Secretsmanager.SECRET: "name"},
    lambda aws, name, _: aws.secretsmanager.secret(name) is not None,
    "ResourceNotFoundException: Secrets Manager can't find the specified secret",
    "secretsmanager list-secrets --query 'SecretList[].Name'",
)
DATABASE = Thing(
    "Glue database",
    {Glue.CATALOG_DATABASE: "name"},
    _database,
    "EntityNotFoundException: Database … not found",
    "glue get-databases --query 'DatabaseList[].Name'",
)
TABLE = Thing(
    "table",
    {Dynamodb.TABLE: "name"},
    lambda aws, name, _: aws.dynamodb.table(name) is not None,
    "ResourceNotFoundException: Requested resource not found",
    "dynamodb list-tables",
)
REPOSITORY = Thing(
    "ECR repository",
    {Ecr.REPOSITORY: "name"},
    lambda aws, name, _: aws.ecr.repository(aws.account(), name) is not None,
    "RepositoryNotFoundException: The repository with name … does not exist",
    "ecr describe-repositories --query 'repositories[].repositoryName'",
)
VAULT = Thing(
    "backup vault",
    {Backup.VAULT: "name", Backup.LOGICALLY_AIR_GAPPED_VAULT: "name"},
    lambda aws, name, _: name in aws.backup.vaults(),
    "ResourceNotFoundException or AccessDeniedException",
    "backup list-backup-vaults --query 'BackupVaultList[].BackupVaultName'",
)
SCALING_GROUP = Thing(
    "Auto Scaling group",
    {Autoscaling.GROUP: "name"},
    lambda aws, name, _: aws.autoscaling.group(name) is not None,
    "ValidationError: Group … not found",
    "autoscaling describe-auto-scaling-groups --query 'AutoScalingGroups[].AutoScalingGroupName'",
)
FILE_SYSTEM = Thing(
    "file system",
    {Efs.FILE_SYSTEM: "id"},
    lambda aws, name, _: not name.startswith("fs-") or aws.efs.file_system(name) is not None,
    "FileSystemNotFound: File system … does not exist",
    "efs describe-file-systems --query 'FileSystems[].[FileSystemId,Name]'",
)
VPC_LINK = Thing(
    "VPC link",
    {Apigatewayv2.VPC_LINK: "id"},
    lambda aws, name, _: aws.apigatewayv2.vpc_link(name) is not None,
    "NotFoundException",
    "apigatewayv2 get-vpc-links --query 'Items[].[VpcLinkId,Name]'",
)
