from __future__ import annotations

from policypack.testing import Plan, Table, Unknown

INSTANCE = "aws:rds/instance:Instance"
CLUSTER = "aws:rds/cluster:Cluster"


def base() -> Plan:
    plan = Plan()
    plan.add(
        INSTANCE,
        "ledger",
        engine="postgres",
        dbName="ledger_1",
        backupWindow="03:00-04:00",
        maintenanceWindow="sun:05:00-sun:06:00",
        monitoringInterval=60,
        backupRetentionPeriod=7,
        monitoringRoleArn="arn:aws:iam::210987654321:role/monitoring",
    )
    plan.add(
        CLUSTER,
        "orders",
        engine="aurora-mysql",
        databaseName="orders",
        preferredBackupWindow="23:30-00:30",
        preferredMaintenanceWindow="Sun:01:00-Sun:02:00",
    )
    return plan


name_invalid = (
    Table("rds-database-name-invalid", base)
    .good("letters, digits and an underscore")
    .good("Oracle has other rules", lambda plan: plan.set("ledger", engine="oracle-se2", dbName="OR-CL"))
    .bad(
        "a hyphen",
        lambda plan: plan.set("orders", databaseName="shop-orders"),
        (
            "orders",
            (
                "databaseName is 'shop-orders'; it must begin with a letter and have at most 64 letters, digits and "
                "underscores."
            ),
        ),
        level="mandatory",
    )
    .bad(
        "begins with a digit",
        lambda plan: plan.set("ledger", dbName="2ledger"),
        (
            "ledger",
            "dbName is '2ledger'; it must begin with a letter and have at most 63 letters, digits and underscores.",
        ),
    )
    .bad(
        "longer than PostgreSQL takes",
        lambda plan: plan.set("ledger", dbName="a" * 64),
        (
            "ledger",
            f"dbName is '{'a' * 64}'; it must begin with a letter and have at most 63 letters, digits and underscores.",
            f"Use a name such as '{'a' * 63}'.",
        ),
    )
    .good("as long as PostgreSQL takes", lambda plan: plan.set("ledger", dbName="a" * 63))
    .good("as long as MySQL takes", lambda plan: plan.set("orders", databaseName="a" * 64))
    .absent("no first database", lambda plan: plan.set("orders", databaseName=None))
    .unknown("from an update", lambda plan: plan.set("orders", databaseName=Unknown()))
    .without("outside", "reads one resource")
)

windows_overlap = (
    Table("rds-database-windows-overlap", base)
    .bad(
        "no backups are kept, so that the window means nothing",
        lambda plan: plan.set("ledger", maintenanceWindow="sun:03:30-sun:04:30", backupRetentionPeriod=0),
        ("ledger", "backupWindow is 03:00-04:00, and maintenanceWindow is sun:03:30-sun:04:30."),
        level="advisory",
    )
    .good("one after the other")
    .good("back to back", lambda plan: plan.set("ledger", maintenanceWindow="sun:04:00-sun:05:00"))
    .good("a window that is no window", lambda plan: plan.set("ledger", maintenanceWindow="at night"))
    .good("a day that is none", lambda plan: plan.set("ledger", maintenanceWindow="sum:03:30-sun:04:30"))
    .good("a second day that is none", lambda plan: plan.set("ledger", maintenanceWindow="sun:03:30-sum:04:30"))
    .good("right before", lambda plan: plan.set("ledger", maintenanceWindow="mon:02:00-mon:03:00"))
    .good("an empty window", lambda plan: plan.set("ledger", maintenanceWindow="sun:05:00-sun:05:00"))
    .good(
        "a window of a cluster's member, where the cluster's counts",
        lambda plan: plan.add(
            "aws:rds/clusterInstance:ClusterInstance", "one", engine="aurora-mysql", preferredBackupWindow="23:30-00:30"
        ),
    )
    .bad(
        "a window of a cluster's member",
        lambda plan: plan.add(
            "aws:rds/clusterInstance:ClusterInstance",
            "one",
            engine="aurora-mysql",
            preferredBackupWindow="23:30-00:30",
            preferredMaintenanceWindow="sun:23:00-mon:01:00",
        ),
        ("one", "preferredBackupWindow is 23:30-00:30, and preferredMaintenanceWindow is sun:23:00-mon:01:00."),
        level="advisory",
    )
    .bad(
        "a minute at the first of the week, from the backup of the day before",
        lambda plan: plan.set("orders", preferredMaintenanceWindow="Mon:00:29-Mon:01:00"),
        ("orders", "preferredBackupWindow is 23:30-00:30, and preferredMaintenanceWindow is Mon:00:29-Mon:01:00."),
    )
    .bad(
        "a minute at the end",
        lambda plan: plan.set("ledger", maintenanceWindow="tue:03:59-tue:04:30"),
        ("ledger", "backupWindow is 03:00-04:00, and maintenanceWindow is tue:03:59-tue:04:30."),
    )
    .bad(
        "a minute at the beginning",
        lambda plan: plan.set("ledger", maintenanceWindow="tue:02:30-tue:03:01"),
        ("ledger", "backupWindow is 03:00-04:00, and maintenanceWindow is tue:02:30-tue:03:01."),
    )
    .bad(
        "in the night after the last of the week",
        lambda plan: plan.set("ledger", maintenanceWindow="sun:23:30-mon:03:01"),
        ("ledger", "backupWindow is 03:00-04:00, and maintenanceWindow is sun:23:30-mon:03:01."),
    )
    .bad(
        "at the same hour",
        lambda plan: plan.set("ledger", maintenanceWindow="sun:03:30-sun:04:30"),
        ("ledger", "backupWindow is 03:00-04:00, and maintenanceWindow is sun:03:30-sun:04:30."),
        level="mandatory",
    )
    .bad(
        "over midnight",
        lambda plan: plan.set("orders", preferredMaintenanceWindow="Mon:00:00-Mon:01:00"),
        ("orders", "preferredBackupWindow is 23:30-00:30, and preferredMaintenanceWindow is Mon:00:00-Mon:01:00."),
    )
    .bad(
        "over the end of the week",
        lambda plan: plan.set("orders", preferredMaintenanceWindow="Sun:23:45-Mon:00:15"),
        ("orders", "preferredBackupWindow is 23:30-00:30, and preferredMaintenanceWindow is Sun:23:45-Mon:00:15."),
    )
    .absent("AWS chooses one", lambda plan: plan.set("ledger", maintenanceWindow=None))
    .unknown("from an update", lambda plan: plan.set("ledger", backupWindow=Unknown()))
    .without("outside", "reads one resource")
)

replica_argument_refused = (
    Table("rds-database-replica-argument-refused", base)
    .good("a source of its own")
    .good("a bare replica", lambda plan: plan.set("ledger", replicateSourceDb="main", dbName=None))
    .bad(
        "the source's names again",
        lambda plan: plan.set("ledger", replicateSourceDb="main", username="ledger"),
        ("ledger", "dbName is set on a replica (replicateSourceDb)."),
        ("ledger", "username is set on a replica (replicateSourceDb)."),
        level="mandatory",
    )
    .absent("no replica", lambda plan: plan.set("ledger", replicateSourceDb=None))
    .unknown(
        "the source is known after an update",
        lambda plan: plan.set("ledger", replicateSourceDb=Unknown(), dbName=None),
    )
    .outside("the source is elsewhere", lambda plan: plan.set("ledger", replicateSourceDb="elsewhere", dbName=None))
)

monitoring_role_missing = (
    Table("rds-database-monitoring-role-missing", base)
    .good("with a role")
    .good("switched off", lambda plan: plan.set("ledger", monitoringInterval=0, monitoringRoleArn=None))
    .bad(
        "no role",
        lambda plan: plan.set("ledger", monitoringRoleArn=None),
        ("ledger", "monitoringInterval is 60, and monitoringRoleArn is not set."),
        level="mandatory",
    )
    .absent("off by default", lambda plan: plan.set("ledger", monitoringInterval=None, monitoringRoleArn=None))
    .unknown("from an update", lambda plan: plan.set("ledger", monitoringInterval=Unknown()))
    .outside("a role of another stack", lambda plan: plan.set("ledger", monitoringRoleArn=Unknown()))
)

multi_az_cluster_incomplete = (
    Table("rds-database-multi-az-cluster-incomplete", base)
    .bad(
        "a replica, which may take some of it from its source",
        lambda plan: plan.set(
            "orders", engine="mysql", storageType="io1", replicationSourceIdentifier="arn:aws:rds:eu-west-1:2109:db:x"
        ),
        (
            "orders",
            (
                "engine is mysql, which makes a Multi-AZ DB cluster, and dbClusterInstanceClass, allocatedStorage are "
                "not set."
            ),
        ),
        level="advisory",
    )
    .good("Aurora")
    .good(
        "a whole Multi-AZ DB cluster",
        lambda plan: plan.set(
            "orders",
            engine="mysql",
            dbClusterInstanceClass="db.m6gd.large",
            allocatedStorage=100,
            storageType="io1",
            iops=1000,
        ),
    )
    .bad(
        "Aurora was meant",
        lambda plan: plan.set("orders", engine="mysql"),
        (
            "orders",
            (
                "engine is mysql, which makes a Multi-AZ DB cluster, and dbClusterInstanceClass, allocatedStorage, "
                "storageType are not set."
            ),
        ),
        level="mandatory",
    )
    .bad(
        "a class, and no storage",
        lambda plan: plan.set(
            "orders", engine="postgres", dbClusterInstanceClass="db.m6gd.large", storageType="io1", iops=1000
        ),
        (
            "orders",
            "engine is postgres, which makes a Multi-AZ DB cluster, and allocatedStorage is not set.",
            "Set engine to aurora-postgresql if Aurora is meant, else set allocatedStorage.",
        ),
    )
    .absent("no engine", lambda plan: plan.set("orders", engine=None))
    .unknown("from an update", lambda plan: plan.set("orders", engine=Unknown()))
    .without("outside", "reads one resource")
)


publicly_accessible = (
    Table("rds-database-publicly-accessible", base)
    .good("a private address")
    .bad(
        "a public one",
        lambda plan: plan.set("ledger", publiclyAccessible=True),
        ("ledger", "publiclyAccessible is true."),
        level="advisory",
    )
    .absent("private by default", lambda plan: plan.set("ledger", publiclyAccessible=None))
    .unknown("from an update", lambda plan: plan.set("ledger", publiclyAccessible=Unknown()))
    .without("outside", "reads one resource")
)

backups_off_in_production = (
    Table("rds-database-backups-off-in-production", base)
    .good("a week of backups")
    .good("a test needs none", lambda plan: plan.set("ledger", backupRetentionPeriod=0), environment="test")
    .good("a replica has its source's", lambda plan: plan.set("ledger", backupRetentionPeriod=0, replicateSourceDb="m"))
    .good("Aurora has the cluster's", lambda plan: plan.set("ledger", backupRetentionPeriod=0, engine="aurora-mysql"))
    .bad(
        "switched off",
        lambda plan: plan.set("ledger", backupRetentionPeriod=0),
        ("ledger", "backupRetentionPeriod is 0, and the stack is production."),
        level="advisory",
    )
    .absent(
        "off by default",
        lambda plan: plan.set("ledger", backupRetentionPeriod=None),
        ("ledger", "backupRetentionPeriod is not set, which means 0, and the stack is production."),
    )
    .unknown("from an update", lambda plan: plan.set("ledger", backupRetentionPeriod=Unknown()))
    .without("outside", "reads one resource")
)
