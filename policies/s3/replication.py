"""Replication of buckets."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, policy
from policypack.catalogue.tokens import S3


@policy(S3.BUCKET_REPLICATION_CONFIG)
def schema_mixed(copies: Resource) -> Iterator[Finding]:
    """Replication rule of the old schema has a setting of the new one.

    Why: "InvalidRequest: ReplicationTime cannot be used in this version of the Cross Region Replication configuration
    schema. Please refer to S3 Developer Guide for more information". A rule with a filter is of the new schema.
    Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-add-config.html
    """
    for rule in copies.blocks("rules"):
        # An empty filter is one: it chooses all objects.
        if rule.raw("filter") == {} or rule.given("filter"):
            if rule.raw("deleteMarkerReplication") is None:
                yield rule.finding(
                    "deleteMarkerReplication",
                    problem="The rule has a filter and says nothing of deleteMarkerReplication.",
                    fix='Add deleteMarkerReplication with the status "Enabled" or "Disabled".',
                )
            continue
        destination = rule.block("destination")
        found = list(destination.given("replicationTime", "metrics")) if destination is not None else []
        found += rule.given("deleteMarkerReplication", "existingObjectReplication")
        if found:
            yield rule.finding(
                "filter",
                problem=f"The rule has {', '.join(found)} and no filter, so it is of the old schema.",
                fix="Replace prefix by filter ({} for all objects, or {prefix: …}), and add deleteMarkerReplication.",
            )


@policy(S3.BUCKET_REPLICATION_CONFIG)
def metrics_missing(copies: Resource) -> Iterator[Finding]:
    """Replication within a time has no metrics.

    Why: "InvalidRequest: S3 Replication Time Control (RTC) requires that Replication Metrics be enabled", with a
    threshold of 15 minutes for both.
    Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-time-control.html
    """
    for rule in copies.blocks("rules"):
        destination = rule.block("destination")
        time = destination.block("replicationTime") if destination else None
        if destination is None or time is None or time.text("status") != "Enabled":
            continue
        metrics = destination.block("metrics")
        if metrics is None or metrics.text("status") != "Enabled":
            yield destination.finding(
                "metrics",
                problem="replicationTime is enabled, and metrics are not.",
                fix="Add metrics with the status Enabled and an eventThreshold of 15 minutes.",
            )
