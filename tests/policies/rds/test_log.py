from __future__ import annotations

from policypack.testing import Plan, Table, Unknown


def base() -> Plan:
    plan = Plan()
    logs = ["error", "slowquery"]
    plan.add("aws:rds/instance:Instance", "shop", engine="mysql", enabledCloudwatchLogsExports=logs)
    plan.add("aws:docdb/cluster:Cluster", "papers", enabledCloudwatchLogsExports=["audit", "profiler"])
    return plan.add("aws:neptune/cluster:Cluster", "graph", enableCloudwatchLogsExports=["audit"])


type_of_other_engine = (
    Table("rds-log-type-of-other-engine", base)
    .good("its own")
    .good("of Aurora", lambda p: p.set("shop", engine="aurora-postgresql", enabledCloudwatchLogsExports=["postgresql"]))
    .good("an engine that is new", lambda p: p.set("shop", engine="custom-new"))
    .bad(
        "another's",
        lambda p: p.set("shop", engine="postgres", enabledCloudwatchLogsExports=["postgresql", "error"]),
        ("shop", "enabledCloudwatchLogsExports has error; postgres writes postgresql, upgrade, iam-db-auth-error."),
        level="mandatory",
    )
    .bad(
        "of Neptune",
        lambda p: p.set("graph", enableCloudwatchLogsExports=["profiler"]),
        ("graph", "enableCloudwatchLogsExports has profiler; neptune writes audit, slowquery."),
    )
    .absent("no engine", lambda p: p.set("shop", engine=None))
    .unknown("the engine", lambda p: p.set("shop", engine=Unknown()))
)
