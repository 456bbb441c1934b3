"""Unique names of what moves, keeps and searches data: buckets, logs, queues, streams, schedules, domains."""

from __future__ import annotations

from policies.name._unique import ELSEWHERE, Unique, answered, arn_of, listed, named, paired
from policypack import Aws, Resource
from policypack.catalogue.tokens import (
    S3,
    Athena,
    Backup,
    Cloudwatch,
    Elasticsearch,
    Glue,
    Kinesis,
    Mq,
    Msk,
    Opensearch,
    Scheduler,
    Sfn,
    Sqs,
)


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
    S3.BUCKET: Unique(
        "bucket",
        "a bucket",
        _bucket,
        "BucketAlreadyOwnedByYou",
        elsewhere="The bucket name {name} is taken by another account; all accounts share these names.",
    ),
    Cloudwatch.LOG_GROUP: Unique(
        "name", "a log group", named(lambda aws, name: aws.logs.log_group(name)), "ResourceAlreadyExistsException"
    ),
    # https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
    Sqs.QUEUE: Unique(
        "name", "a queue", answered(lambda aws, name: aws.sqs.queue(name)), "QueueNameExists", alike=True
    ),
    # https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html
    Sfn.STATE_MACHINE: Unique(
        "name",
        "a state machine",
        _machine,
        "StateMachineAlreadyExists",
        alike=True,
    ),
    # https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEventBus.html
    Cloudwatch.EVENT_BUS: Unique(
        "name", "an event bus", named(lambda aws, name: aws.events.bus(name)), "ResourceAlreadyExistsException"
    ),
    # https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
    Scheduler.SCHEDULE: Unique("name", "a schedule", _schedule, "ConflictException", within="groupName"),
    Scheduler.SCHEDULE_GROUP: Unique(
        "name", "a schedule group", named(lambda aws, name: aws.scheduler.group(name)), "ConflictException"
    ),
    # https://docs.aws.amazon.com/kinesis/latest/APIReference/API_CreateStream.html
    Kinesis.STREAM: Unique(
        "name", "a data stream", named(lambda aws, name: aws.kinesis.stream(name)), "ResourceInUseException"
    ),
    # https://docs.aws.amazon.com/firehose/latest/APIReference/API_CreateDeliveryStream.html
    Kinesis.FIREHOSE_DELIVERY_STREAM: Unique(
        "name", "a Firehose stream", answered(lambda aws, name: aws.firehose.stream(name)), "ResourceInUseException"
    ),
    # https://docs.aws.amazon.com/msk/1.0/apireference/clusters.html
    Msk.CLUSTER: Unique("clusterName", "a Kafka cluster", _cluster, "ConflictException"),
    Msk.CONFIGURATION: Unique(
        "name", "a Kafka configuration", paired(lambda aws: aws.kafka.configurations()), "ConflictException"
    ),
    # https://docs.aws.amazon.com/amazon-mq/latest/api-reference/brokers.html
    Mq.BROKER: Unique("brokerName", "a broker", paired(lambda aws: aws.mq.brokers()), "ConflictException"),
    # https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_CreateDomain.html
    Opensearch.DOMAIN: _SEARCH,
    Elasticsearch.DOMAIN: _SEARCH,
    # https://docs.aws.amazon.com/glue/latest/webapi/API_CreateDatabase.html
    Glue.CATALOG_DATABASE: Unique("name", "a Glue database", _database, "AlreadyExistsException"),
    Glue.CRAWLER: Unique(
        "name", "a crawler", named(lambda aws, name: aws.glue.crawler(name)), "AlreadyExistsException"
    ),
    # "WorkGroup is already created": https://docs.aws.amazon.com/athena/latest/APIReference/API_CreateWorkGroup.html
    Athena.WORKGROUP: Unique(
        "name", "a workgroup", listed(lambda aws: aws.athena.workgroups()), "InvalidRequestException"
    ),
    # https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateBackupVault.html
    Backup.VAULT: Unique("name", "a backup vault", listed(lambda aws: aws.backup.vaults()), "AlreadyExistsException"),
}
