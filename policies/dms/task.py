"""AWS Database Migration Service: tasks."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Dms

_MADE = ("CloudWatchLogGroup", "CloudWatchLogStream")
_SETTINGS = {Dms.REPLICATION_TASK: "replicationTaskSettings", Dms.REPLICATION_CONFIG: "replicationSettings"}


@policy(*_SETTINGS)
def log_named(task: Resource) -> Iterator[Finding]:
    """Settings of a task name the log that DMS makes itself.

    Why: "InvalidParameterValueException: Task Settings CloudWatchLogGroup or CloudWatchLogStream cannot be set on
    create." They stand in what DMS shows of a task that is there.
    Source: https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Tasks.CustomizingTasks.TaskSettings.Logging.html
        https://github.com/hashicorp/terraform-provider-aws/issues/21512
    """
    settings = task.document(_SETTINGS[task.type])
    logging = settings.block("Logging") if settings else None
    found = [name for name in _MADE if logging is not None and logging.has(name)]
    if logging is not None and found:
        yield logging.finding(
            found[0],
            problem=f"{' and '.join(found)} {'are' if len(found) > 1 else 'is'} set; DMS names its log itself.",
            fix=f"Remove {' and '.join(found)} from Logging.",
        )


@policy(Dms.REPLICATION_TASK)
def changes_without_path(task: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Task reads changes from a bucket whose endpoint does not say where they are.

    Why: "For an S3 source, this setting is required if a task captures change data": the path of the change files.
    Source: https://docs.aws.amazon.com/dms/latest/APIReference/API_S3Settings.html
        https://github.com/hashicorp/terraform-provider-aws/issues/21538
    """
    source = stack.follow(task, "sourceEndpointArn", Dms.S3_ENDPOINT)
    kind = task.text("migrationType") or ""
    if source is not None and not source.external and "cdc" in kind and not source.has("cdcPath"):
        yield task.finding(
            "sourceEndpointArn",
            problem=f"migrationType is {kind}, and the endpoint {source.name}, from which it reads, has no cdcPath.",
            fix=f"Set cdcPath of {source.name} to the folder of the change files, or migrationType to full-load.",
        )
