from __future__ import annotations

from policypack.testing import Json, Plan, Ref, Table, Unknown

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


def replicated() -> Plan:
    plan = Plan().add("aws:dms/s3Endpoint:S3Endpoint", "files", endpointId="files", cdcPath="changes")
    return plan.add(TASK, "copy", migrationType="full-load-and-cdc", sourceEndpointArn=Ref("files", "endpointArn"))


changes_without_path = (
    Table("dms-task-changes-without-path", replicated)
    .good("with a path")
    .good("no changes", lambda p: p.set("files", cdcPath=None).set("copy", migrationType="full-load"))
    .bad(
        "without",
        lambda p: p.set("files", cdcPath=None),
        ("copy", "migrationType is full-load-and-cdc, and the endpoint files, from which it reads, has no cdcPath."),
        level="mandatory",
    )
    .absent("of no kind", lambda p: p.set("files", cdcPath=None).set("copy", migrationType=None))
    .unknown("of which kind", lambda p: p.set("copy", migrationType=Unknown()))
    .outside("an endpoint of another stack", lambda p: p.set("copy", sourceEndpointArn="arn:aws:dms:eu-west-1::e"))
)
