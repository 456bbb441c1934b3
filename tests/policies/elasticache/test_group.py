from __future__ import annotations

from policypack.aws.services.elasticache import CacheCluster, ReplicationGroup
from policypack.testing import Plan, Ref, Table, Unknown
from tests.policies.states import existing

GROUP = "aws:elasticache/replicationGroup:ReplicationGroup"


def base() -> Plan:
    plan = Plan()
    plan.add(
        "aws:elasticache/parameterGroup:ParameterGroup",
        "tuned",
        family="redis7",
        parameters=[{"name": "cluster-enabled", "value": "yes"}],
    )
    plan.add(
        GROUP,
        "sessions",
        replicationGroupId="sessions",
        engine="redis",
        engineVersion="7.1",
        nodeType="cache.t4g.small",
        parameterGroupName=Ref("tuned", "name"),
        numNodeGroups=2,
        automaticFailoverEnabled=True,
        transitEncryptionEnabled=True,
        userGroupIds=["app"],
    )
    plan.add("aws:memorydb/cluster:Cluster", "carts", nodeType="db.r6gd.xlarge", dataTiering=True)
    return plan.add("aws:elasticache/cluster:Cluster", "single", engine="redis", parameterGroupName="default.redis7")


failover_off_in_cluster_mode = (
    Table("elasticache-group-failover-off-in-cluster-mode", base)
    .good("on")
    .good(
        "not in cluster mode",
        lambda plan: plan.set("sessions", numNodeGroups=1, automaticFailoverEnabled=False),
    )
    .bad(
        "off",
        lambda plan: plan.set("sessions", automaticFailoverEnabled=False),
        ("sessions", "numNodeGroups is 2, and automaticFailoverEnabled, which cluster mode needs, is false."),
        level="mandatory",
    )
    .bad(
        "by the name of the parameter group",
        lambda plan: plan.set(
            "sessions",
            numNodeGroups=None,
            automaticFailoverEnabled=None,
            parameterGroupName="default.redis7.cluster.on",
        ),
        (
            "sessions",
            (
                "parameterGroupName is default.redis7.cluster.on, and "
                "automaticFailoverEnabled, which cluster mode needs, is not set."
            ),
        ),
    )
    .bad(
        "by the cluster mode",
        lambda plan: plan.set("sessions", numNodeGroups=1, clusterMode="enabled", automaticFailoverEnabled=False),
        ("sessions", "clusterMode is enabled, and automaticFailoverEnabled, which cluster mode needs, is false."),
    )
    .absent(
        "off by default",
        lambda plan: plan.set("sessions", automaticFailoverEnabled=None),
        ("sessions", "numNodeGroups is 2, and automaticFailoverEnabled, which cluster mode needs, is not set."),
    )
    .bad(
        "there already",
        lambda plan: existing(plan.set("sessions", automaticFailoverEnabled=None), "sessions"),
        ("sessions", "numNodeGroups is 2, and automaticFailoverEnabled, which cluster mode needs, is not set."),
        view="engine",
        level="advisory",
    )
    .good(
        "of a global datastore, which has its own",
        lambda plan: plan.set("sessions", automaticFailoverEnabled=None, globalReplicationGroupId="ldgnf-all"),
    )
    .unknown("from an update", lambda plan: plan.set("sessions", automaticFailoverEnabled=Unknown()))
    .without("outside", "names no other resource")
)

standby_missing = (
    Table("elasticache-group-standby-missing", base)
    .good("shards")
    .good("two members", lambda plan: plan.set("sessions", numNodeGroups=None, numCacheClusters=2, multiAzEnabled=True))
    .bad(
        "one member",
        lambda plan: plan.set("sessions", numNodeGroups=None, numCacheClusters=1),
        ("sessions", "automaticFailoverEnabled is true, and numCacheClusters is 1: there is nothing to fail over to."),
        level="mandatory",
    )
    .bad(
        "two zones and no failover",
        lambda plan: plan.set("sessions", numNodeGroups=None, automaticFailoverEnabled=None, multiAzEnabled=True),
        ("sessions", "multiAzEnabled is true, and automaticFailoverEnabled, which it needs, is not."),
        level="mandatory",
    )
    .absent("no failover", lambda plan: plan.set("sessions", numNodeGroups=None, automaticFailoverEnabled=None))
    .unknown("from an update", lambda plan: plan.set("sessions", numNodeGroups=None, numCacheClusters=Unknown()))
)

access_without_encryption = (
    Table("elasticache-group-access-without-encryption", base)
    .good("encrypted")
    .good("open to its network", lambda plan: plan.set("sessions", userGroupIds=None, transitEncryptionEnabled=False))
    .good(
        "an empty list and an empty token",
        lambda plan: plan.set("sessions", userGroupIds=[], authToken="", transitEncryptionEnabled=False),
    )
    .unknown(
        "groups from an update, which may be none",
        lambda plan: plan.set("sessions", userGroupIds=Unknown(), transitEncryptionEnabled=False),
    )
    .bad(
        "a token",
        lambda plan: plan.set("sessions", userGroupIds=None, authToken="x" * 20, transitEncryptionEnabled=False),
        ("sessions", "authToken is set, which needs encrypted traffic, and transitEncryptionEnabled is false."),
        level="mandatory",
    )
    .absent(
        "not encrypted by default",
        lambda plan: plan.set("sessions", transitEncryptionEnabled=None),
        ("sessions", "userGroupIds is set, which needs encrypted traffic, and transitEncryptionEnabled is not set."),
    )
    .bad(
        "one that is there keeps what it has",
        lambda plan: existing(plan.set("sessions", transitEncryptionEnabled=None), "sessions"),
        ("sessions", "userGroupIds is set, which needs encrypted traffic, and transitEncryptionEnabled is not set."),
        view="engine",
        level="advisory",
    )
    .good(
        "of a global datastore, which has its own",
        lambda plan: plan.set("sessions", transitEncryptionEnabled=None, globalReplicationGroupId="ldgnf-all"),
    )
    .unknown("from an update", lambda plan: plan.set("sessions", transitEncryptionEnabled=Unknown()))
    .without("outside", "names no other resource that it asks about")
)

data_tiering_mismatch = (
    Table("elasticache-group-data-tiering-mismatch", base)
    .good(
        "a family with disks that may be newer",
        lambda plan: plan.set("sessions", nodeType="cache.r9gd.xlarge", dataTieringEnabled=True),
    )
    .good("as it must be")
    .bad(
        "not said",
        lambda plan: plan.set("sessions", nodeType="cache.r6gd.xlarge"),
        ("sessions", "nodeType is cache.r6gd.xlarge, and dataTieringEnabled is not true."),
        level="mandatory",
    )
    .bad(
        "another family",
        lambda plan: plan.set("carts", nodeType="db.r7g.large"),
        ("carts", "nodeType is db.r7g.large, and dataTiering is true."),
    )
    .absent("no node type", lambda plan: plan.set("carts", nodeType=None))
    .unknown("from an update", lambda plan: plan.set("carts", nodeType=Unknown()))
    .without("outside", "names no other resource")
)

parameter_group_mode_mismatch = (
    Table("elasticache-group-parameter-group-mode-mismatch", base)
    .good("both in cluster mode")
    .bad(
        "shards without cluster mode",
        lambda plan: plan.set("sessions", parameterGroupName="default.redis7"),
        ("sessions", "numNodeGroups is 2, and the parameter group does not switch cluster mode on."),
        level="advisory",
    )
    .bad(
        "a planned group without it",
        lambda plan: plan.set("tuned", parameters=[]),
        ("sessions", "numNodeGroups is 2, and the parameter group does not switch cluster mode on."),
    )
    .bad(
        "a single cache",
        lambda plan: plan.set("single", parameterGroupName="default.redis7.cluster.on"),
        ("single", "The parameter group switches cluster mode on, and a single cache cluster has none."),
        level="mandatory",
    )
    .good(
        "a member has its group's",
        lambda plan: plan.set("single", parameterGroupName="default.redis7.cluster.on", replicationGroupId="sessions"),
    )
    .good("one shard", lambda plan: plan.set("sessions", numNodeGroups=1, parameterGroupName="default.redis7"))
    .outside("a group elsewhere", lambda plan: plan.set("sessions", parameterGroupName="company"))
    .absent("ElastiCache chooses", lambda plan: plan.set("sessions", parameterGroupName=None))
    .unknown("from an update", lambda plan: plan.set("sessions", parameterGroupName=Unknown()))
)


def running(engine: str, version: str) -> dict[object, object]:
    return {
        ("elasticache.replication_group", "sessions"): ReplicationGroup(
            "sessions", "arn", "available", "cache.t4g.small", ("sessions-001",)
        ),
        ("elasticache.cluster", "sessions-001"): CacheCluster("sessions-001", engine, version),
    }


LOST = "it would be replaced by an empty one."
downgraded = (
    Table("elasticache-group-downgraded", base)
    .good("the same", facts=running("redis", "7.1.0"), view="preview")
    .good("newer", facts=running("redis", "6.2.6"), view="preview")
    .good("a first deployment", facts={}, view="engine")
    .bad(
        "older",
        lambda plan: existing(plan.set("sessions", engineVersion="6.2"), "sessions"),
        ("sessions", f"The group sessions runs redis 7.1.0, and redis 6.2 is planned: {LOST}"),
        facts=running("redis", "7.1.0"),
        level="advisory",
    )
    .bad(
        "from Valkey to Redis",
        None,
        ("sessions", f"The group sessions runs valkey 7.2.6, and redis 7.1 is planned: {LOST}"),
        facts=running("valkey", "7.2.6"),
        view="preview",
    )
    .bad(
        "Redis by default, from Valkey",
        lambda plan: plan.set("sessions", engine=None),
        ("sessions", f"The group sessions runs valkey 7.2.6, and redis 7.1 is planned: {LOST}"),
        facts=running("valkey", "7.2.6"),
        view="preview",
    )
    .good(
        "to Valkey",
        lambda plan: plan.set("sessions", engine="valkey", engineVersion="7.2"),
        facts=running("redis", "7.1.0"),
        view="preview",
    )
    .good(
        "of a global datastore, which has its own",
        lambda plan: plan.set("sessions", engineVersion="6.2", globalReplicationGroupId="ldgnf-all"),
        facts={},
        view="preview",
    )
    .not_found("not there yet", None, facts={("elasticache.replication_group", "sessions"): None}, view="preview")
    .absent("AWS chooses", lambda plan: plan.set("sessions", engineVersion=None), facts={})
    .unknown("from an update", lambda plan: plan.set("sessions", engineVersion=Unknown()), facts={})
    .cannot_ask("denied", view="preview")
    .without("outside", "names no other resource")
)
