from __future__ import annotations

from policypack.testing import Json, Plan, Table, Unknown

TASK = "aws:dms/replicationTask:ReplicationTask"


def base() -> Plan:
    return logged(Plan().add(TASK, "copy", replicationTaskId="copy", migrationType="full-load"), EnableLogging=True)


def logged(plan: Plan, **logging: object) -> Plan:
    return plan.set("copy", replicationTaskSettings=Json({"Logging": logging}))


log_named = (
    Table("dms-task-log-named", base)
    .good("logged")
    .good("what DMS shows of none", lambda p: logged(p, CloudWatchLogGroup=None))
    .bad(
        "both",
        lambda p: logged(p, CloudWatchLogGroup="a", CloudWatchLogStream="b"),
        ("copy", "CloudWatchLogGroup and CloudWatchLogStream are set; DMS names its log itself."),
        level="mandatory",
    )
    .absent("no settings", lambda p: p.set("copy", replicationTaskSettings=None))
    .unknown("what they are", lambda p: p.set("copy", replicationTaskSettings=Unknown()))
    .without("outside", "looks at one resource alone")
)
