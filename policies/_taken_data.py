"""Unique names of what moves, keeps and searches data: buckets, logs, queues, streams, schedules, domains."""

from __future__ import annotations

from policies._unique import ELSEWHERE, Unique, answered, arn_of, listed, named, paired
from policypack import Aws, Resource


def _bucket(aws: Aws, bucket: Resource, name: str) -> str | None:
    if aws.s3.bucket(name, region=bucket.region) is None:
        return None
    # One that cannot be looked into may be the account's own all the same, with a policy that denies.
    return name if name in aws.s3.buckets() else ELSEWHERE


def _machine(aws: Aws, machine: Resource, name: str) -> str | None:
    arn = arn_of(aws, machine, "states", f"stateMachine:{name}", machine.region)
    return arn if aws.stepfunctions.state_machine(arn) is not None else None


def _schedule(aws: Aws, schedule: Resource, name: str) -> str | None:
    group = schedule.text("groupName") or "default"
    return f"{group}/{name}" if aws.scheduler.schedule(group, name) is not None else None


def _cluster(aws: Aws, _cluster: Resource, name: str) -> str | None:
    found = aws.kafka.cluster(name)
    return found.arn if found else None


def _database(aws: Aws, database: Resource, name: str) -> str | None:
    catalog = database.text("catalogId")
    found = aws.glue.database(name, catalog) if catalog else aws.glue.database(name)
    return f"{catalog or aws.account()}:{name}" if found is not None else None


_SEARCH = Unique(
    "domainName",
    "a search domain",
    named(lambda aws, name: aws.opensearch.domain(name)),
    "ResourceAlreadyExistsException",
)

DATA: dict[str, Unique] = {
    # In us-east-1 AWS would hand out one's own again, but the provider looks first, and refuses it.
    # https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/s3/bucket.go
    "aws:s3/bucket:Bucket": Unique(
        "bucket",
        "a bucket",
        _bucket,
        "BucketAlreadyOwnedByYou",
        elsewhere="The bucket name {name} is taken by another account; all accounts share these names.",
    ),
    "aws:cloudwatch/logGroup:LogGroup": Unique(
        "name", "a log group", named(lambda aws, name: aws.logs.log_group(name)), "ResourceAlreadyExistsException"
    ),
    # https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
    "aws:sqs/queue:Queue": Unique(
        "name", "a queue", answered(lambda aws, name: aws.sqs.queue(name)), "QueueNameExists", alike=True
    ),
    # https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html
    "aws:sfn/stateMachine:StateMachine": Unique(
        "name",
        "a state machine",
        _machine,
        "StateMachineAlreadyExists",
        alike=True,
    ),
    # https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEventBus.html
    "aws:cloudwatch/eventBus:EventBus": Unique(
        "name", "an event bus", named(lambda aws, name: aws.events.bus(name)), "ResourceAlreadyExistsException"
    ),
    # https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
    "aws:scheduler/schedule:Schedule": Unique("name", "a schedule", _schedule, "ConflictException", within="groupName"),
    "aws:scheduler/scheduleGroup:ScheduleGroup": Unique(
        "name", "a schedule group", named(lambda aws, name: aws.scheduler.group(name)), "ConflictException"
    ),
    # https://docs.aws.amazon.com/kinesis/latest/APIReference/API_CreateStream.html
    "aws:kinesis/stream:Stream": Unique(
        "name", "a data stream", named(lambda aws, name: aws.kinesis.stream(name)), "ResourceInUseException"
    ),
    # https://docs.aws.amazon.com/firehose/latest/APIReference/API_CreateDeliveryStream.html
    "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": Unique(
        "name", "a Firehose stream", answered(lambda aws, name: aws.firehose.stream(name)), "ResourceInUseException"
    ),
    # https://docs.aws.amazon.com/msk/1.0/apireference/clusters.html
    "aws:msk/cluster:Cluster": Unique("clusterName", "a Kafka cluster", _cluster, "ConflictException"),
    "aws:msk/configuration:Configuration": Unique(
        "name", "a Kafka configuration", paired(lambda aws: aws.kafka.configurations()), "ConflictException"
    ),
    # https://docs.aws.amazon.com/amazon-mq/latest/api-reference/brokers.html
    "aws:mq/broker:Broker": Unique("brokerName", "a broker", paired(lambda aws: aws.mq.brokers()), "ConflictException"),
    # https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_CreateDomain.html
    "aws:opensearch/domain:Domain": _SEARCH,
    "aws:elasticsearch/domain:Domain": _SEARCH,
    # https://docs.aws.amazon.com/glue/latest/webapi/API_CreateDatabase.html
    "aws:glue/catalogDatabase:CatalogDatabase": Unique("name", "a Glue database", _database, "AlreadyExistsException"),
    "aws:glue/crawler:Crawler": Unique(
        "name", "a crawler", named(lambda aws, name: aws.glue.crawler(name)), "AlreadyExistsException"
    ),
    # "WorkGroup is already created": https://docs.aws.amazon.com/athena/latest/APIReference/API_CreateWorkGroup.html
    "aws:athena/workgroup:Workgroup": Unique(
        "name", "a workgroup", listed(lambda aws: aws.athena.workgroups()), "InvalidRequestException"
    ),
    # https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateBackupVault.html
    "aws:backup/vault:Vault": Unique(
        "name", "a backup vault", listed(lambda aws: aws.backup.vaults()), "AlreadyExistsException"
    ),
}
