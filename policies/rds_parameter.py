"""Parameter groups."""

from __future__ import annotations

from collections.abc import Iterator

from policies._databases import CLUSTER_PARAMETER_GROUP, PARAMETER_GROUP
from policypack import Finding, Resource, policy

# Parameters that only a restart changes, by family; a small certain part of what
# `aws rds describe-engine-default-parameters --db-parameter-group-family FAMILY` lists with ApplyType static.
STATIC = {
    "postgres": frozenset(
        {
            "autovacuum_freeze_max_age",
            "autovacuum_max_workers",
            "max_connections",
            "max_locks_per_transaction",
            "max_prepared_transactions",
            "max_replication_slots",
            "max_wal_senders",
            "max_worker_processes",
            "pg_stat_statements.max",
            "rds.logical_replication",
            "shared_buffers",
            "shared_preload_libraries",
            "track_activity_query_size",
            "wal_buffers",
        }
    ),
    "mysql": frozenset({"innodb_buffer_pool_instances", "lower_case_table_names", "performance_schema"}),
}
FAMILIES = {"postgres": "postgres", "aurora-postgresql": "postgres", "mysql": "mysql", "aurora-mysql": "mysql"}


@policy(PARAMETER_GROUP, CLUSTER_PARAMETER_GROUP)
def apply_method_refused(group: Resource) -> Iterator[Finding]:
    """Static parameter shall be applied at once.

    Why: "InvalidParameterCombination: cannot use immediate apply method for static parameter". The provider's default
    for applyMethod is immediate. AWS has been seen to take it for cluster parameter groups and to apply it later.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.html
    """
    family = (group.text("family") or "").rstrip("0123456789.")
    static = STATIC.get(FAMILIES.get(family, ""), frozenset())
    for parameter in group.blocks("parameters"):
        name = parameter.text("name")
        if name in static and parameter.text("applyMethod", default="immediate") == "immediate":
            said = "is immediate" if parameter.has("applyMethod") else "is not set, which means immediate"
            yield parameter.finding(
                "applyMethod",
                problem=f"The parameter {name} is static, and its applyMethod {said}.",
                fix="Set applyMethod to pending-reboot.",
                # https://github.com/cloudposse/terraform-aws-rds-cluster/issues/150
                level="advisory" if group.type == CLUSTER_PARAMETER_GROUP else None,
            )
