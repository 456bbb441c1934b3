"""Logs that databases send to CloudWatch."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, policy
from policypack.catalogue.tokens import Docdb, Neptune, Rds

_MYSQL = ("audit", "error", "general", "slowquery", "iam-db-auth-error")
_POSTGRES = ("postgresql", "upgrade", "iam-db-auth-error")
# By the beginning of the engine's name, the longer one first.
# https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
# https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
LOGS = {
    "aurora-mysql": (*_MYSQL, "instance"),
    "aurora-postgresql": ("instance", "postgresql", "iam-db-auth-error"),
    "db2": ("diag.log", "notify.log", "iam-db-auth-error"),
    "mariadb": _MYSQL,
    "mysql": _MYSQL,
    "oracle": ("alert", "audit", "listener", "trace", "oemagent"),
    "postgres": _POSTGRES,
    "sqlserver": ("agent", "error"),
    "docdb": ("audit", "profiler"),
    "neptune": ("audit", "slowquery"),
}
_OF_TYPE = {Docdb.CLUSTER: "docdb", Neptune.CLUSTER: "neptune"}


@policy(Rds.INSTANCE, Rds.CLUSTER, *_OF_TYPE)
def type_of_other_engine(database: Resource) -> Iterator[Finding]:
    """Database exports a log that its engine does not write.

    Why: "InvalidParameterCombination: You cannot use the log types 'slow_query' with engine version mysql 8.0.35. For
    supported log types, see the documentation."
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
    """
    name = "enableCloudwatchLogsExports" if database.type == Neptune.CLUSTER else "enabledCloudwatchLogsExports"
    engine = _OF_TYPE.get(database.type) or (database.text("engine") or "").lower()
    written = next((logs for begin, logs in LOGS.items() if engine.startswith(begin)), None)
    others = [log for log in database.texts(name) if log not in written] if written else []
    if written and others:
        yield database.finding(
            name,
            problem=f"{name} has {' and '.join(others)}; {engine} writes {', '.join(written)}.",
            fix=f"Leave {' and '.join(others)} out, or use one of {', '.join(written)}.",
        )
