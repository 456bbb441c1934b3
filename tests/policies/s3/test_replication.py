from __future__ import annotations

from typing import Any

from policypack.testing import Plan, Table, Unknown

MARKERS = {"deleteMarkerReplication": {"status": "Disabled"}}
TIME = {"replicationTime": {"status": "Enabled", "time": {"minutes": 15}}, "metrics": {"status": "Enabled"}}


def base() -> Plan:
    return rule(
        Plan().add("aws:s3/bucketReplicationConfig:BucketReplicationConfig", "copy", bucket="a"),
        TIME,
        filter={},
        **MARKERS,
    )


def rule(plan: Plan, destination: Any, **more: Any) -> Plan:
    return plan.set(
        "copy", rules=[{"status": "Enabled", "destination": {"bucket": "arn:aws:s3:::b", **destination}, **more}]
    )


schema_mixed = (
    Table("s3-replication-schema-mixed", base)
    .good("the new schema")
    .good("the old schema", lambda p: rule(p, {}, prefix=""))
    .bad(
        "the old schema with times",
        lambda p: rule(p, TIME, prefix=""),
        ("copy", "The rule has replicationTime, metrics and no filter, so it is of the old schema."),
        level="mandatory",
    )
    .bad(
        "the new schema without markers",
        lambda p: rule(p, {}, filter={"prefix": "a"}),
        ("copy", "The rule has a filter and says nothing of deleteMarkerReplication."),
    )
    .bad(
        "the old schema with markers and what is there already",
        lambda p: rule(p, {}, prefix="", existingObjectReplication={"status": "Enabled"}, **MARKERS),
        (
            "copy",
            (
                "The rule has deleteMarkerReplication, existingObjectReplication and no filter, so it is of the old "
                "schema."
            ),
        ),
    )
    .absent("no rules", lambda p: p.set("copy", rules=None))
    .unknown("the rules", lambda p: p.set("copy", rules=Unknown()))
)

metrics_missing = (
    Table("s3-replication-metrics-missing", base)
    .good("both")
    .good("neither", lambda p: rule(p, {}, filter={}, **MARKERS))
    .bad(
        "times alone",
        lambda p: rule(p, {"replicationTime": TIME["replicationTime"]}, filter={}, **MARKERS),
        ("copy", "replicationTime is enabled, and metrics are not."),
        level="mandatory",
    )
    .absent("no rules", lambda p: p.set("copy", rules=None))
    .unknown("the rules", lambda p: p.set("copy", rules=Unknown()))
)
