from __future__ import annotations

from policypack import catalogue
from policypack.aws.services.elasticache import (
    CacheParameterGroup,
    CacheSnapshot,
    CacheSubnetGroup,
    CacheVersion,
    UserGroup,
)
from policypack.testing import CANNOT_ASK, Plan, Ref, Table, Unknown
from tests.policies.absent import absent_table

GROUP = "aws:elasticache/replicationGroup:ReplicationGroup"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:elasticache/parameterGroup:ParameterGroup", "tuned", family="redis7")
    plan.add("aws:elasticache/subnetGroup:SubnetGroup", "private", subnetIds=["subnet-1"])
    plan.add(
        GROUP,
        "sessions",
        engine="redis",
        engineVersion="7.1",
        parameterGroupName=Ref("tuned", "name"),
        subnetGroupName=Ref("private", "name"),
    )
    return plan.add("aws:elasticache/serverlessCache:ServerlessCache", "pages", engine="valkey", majorEngineVersion="8")


REDIS = ("elasticache.versions", "redis")
VALKEY = ("elasticache.versions", "valkey")
OFFERED = {
    REDIS: (CacheVersion("7.1.0", "redis7"), CacheVersion("7.0.7", "redis7"), CacheVersion("6.2.6", "redis6.x")),
    VALKEY: (CacheVersion("8.0.1", "valkey8"), CacheVersion("7.2.6", "valkey7")),
}

engine_version_not_offered = (
    Table("elasticache-engine-version-not-offered", base)
    .good("both are offered", facts=OFFERED)
    .good("the newest 6", lambda plan: plan.set("sessions", engineVersion="6.x"), facts=OFFERED)
    .not_found(
        "there is no Redis 7.4",
        lambda plan: plan.set("sessions", engineVersion="7.4"),
        ("sessions", "redis 7.4 is not offered in eu-west-1."),
        facts=OFFERED,
        level="mandatory",
    )
    .bad(
        "a serverless cache",
        lambda plan: plan.set("pages", majorEngineVersion="9"),
        ("pages", "valkey 9 is not offered in eu-west-1."),
        facts=OFFERED,
    )
    .bad(
        "an engine of another service",
        lambda plan: plan.set("pages", engine="dragonfly"),
        ("pages", "ElastiCache has no engine dragonfly in eu-west-1."),
        facts={**OFFERED, ("elasticache.versions", "dragonfly"): None},
    )
    .bad(
        "Redis is the default of a replication group",
        lambda plan: plan.set("sessions", engine=None, engineVersion="7.4"),
        ("sessions", "redis 7.4 is not offered in eu-west-1."),
        facts=OFFERED,
    )
    .good(
        "a member has its group's version",
        lambda plan: plan.add(
            "aws:elasticache/cluster:Cluster", "reader", replicationGroupId=Ref("sessions"), engineVersion="1"
        ),
        facts=OFFERED,
    )
    .good(
        "a group of a global datastore has its version",
        lambda plan: plan.set("sessions", engineVersion="1", globalReplicationGroupId="ldgnf-all"),
        facts=OFFERED,
    )
    .bad(
        "a cache of its own",
        lambda plan: plan.add("aws:elasticache/cluster:Cluster", "reader", engine="redis", engineVersion="7.4"),
        ("reader", "redis 7.4 is not offered in eu-west-1."),
        facts=OFFERED,
    )
    .good(
        "a member, with the engine of its group",
        lambda plan: plan.add(
            "aws:elasticache/cluster:Cluster",
            "reader",
            replicationGroupId=Ref("sessions"),
            engine="redis",
            engineVersion="1",
        ),
        facts=OFFERED,
    )
    .bad(
        "none of five",
        lambda plan: plan.set("sessions", engineVersion="7.9"),
        (
            "sessions",
            "redis 7.9 is not offered in eu-west-1.",
            (
                "Use an offered version, such as 7.5, 7.4, 7.3, 7.2 and 1 more; this lists all of them:\n    aws "
                "elasticache "
                "describe-cache-engine-versions --engine redis --region eu-west-1 --query "
                "'CacheEngineVersions[].[EngineVersion,CacheParameterGroupFamily]' --output text"
            ),
        ),
        facts={**OFFERED, REDIS: tuple(CacheVersion(f"7.{minor}.0", "redis7") for minor in range(1, 6))},
    )
    .absent("AWS chooses", lambda plan: plan.set("sessions", engineVersion=None), facts=OFFERED)
    .unknown("from an update", lambda plan: plan.set("sessions", engineVersion=Unknown()), facts=OFFERED)
    .cannot_ask("denied")
    .bad(
        "the catalogue knows us-east-1",
        lambda plan: plan.set("sessions", region="us-east-1", engineVersion="6.1"),
        (
            "sessions",
            f"AWS's list of {catalogue.about('elasticache-versions').date} has no redis 6.1 in us-east-1.",
        ),
        facts=CANNOT_ASK,
        level="advisory",
        undecided=True,
    )
    .cannot_ask(
        "the catalogue is of us-east-1 only, and judges nothing newer than itself",
        lambda plan: plan.set("sessions", engineVersion="6.1").set(
            "pages", region="us-east-1", majorEngineVersion="99"
        ),
    )
)


def named(plan: Plan) -> Plan:
    return plan.set("sessions", parameterGroupName="company-redis")


NAMED = ("elasticache.parameter_group", "company-redis")
parameter_group_not_found = (
    Table("elasticache-parameter-group-not-found", base)
    .good("planned here", facts={})
    .good("ElastiCache has its own", lambda plan: plan.set("sessions", parameterGroupName="default.redis7"), facts={})
    .outside("there", named, facts={NAMED: CacheParameterGroup("company-redis", "redis7")})
    .not_found(
        "not there",
        named,
        (
            "sessions",
            "There is no cache parameter group company-redis in eu-west-1, and this stack does not create it.",
        ),
        facts={NAMED: None},
        level="mandatory",
    )
    .bad(
        "a component may create it",
        lambda plan: named(plan.add("awsx:cache:Group", "hidden")),
        (
            "sessions",
            "There is no cache parameter group company-redis in eu-west-1, and this stack does not create it.",
        ),
        facts={NAMED: None},
        level="advisory",
    )
    .absent("ElastiCache chooses", lambda plan: plan.set("sessions", parameterGroupName=None), facts={})
    .unknown("from an update", lambda plan: plan.set("sessions", parameterGroupName=Unknown()), facts={})
    .cannot_ask("denied", named)
)

parameter_group_family_mismatch = (
    Table("elasticache-parameter-group-family-mismatch", base)
    .good("the planned one fits", facts=OFFERED)
    .good(
        "ElastiCache's own for cluster mode",
        lambda plan: plan.set("sessions", parameterGroupName="default.redis7.cluster.on"),
        facts=OFFERED,
    )
    .bad(
        "there is no default.redis7.1",
        lambda plan: plan.set("sessions", parameterGroupName="default.redis7.1"),
        ("sessions", "The parameter group is for redis7.1, and redis 7.1 needs redis7."),
        facts=OFFERED,
        level="mandatory",
    )
    .bad(
        "the planned one is for Redis 6",
        lambda plan: plan.set("tuned", family="redis6.x"),
        ("sessions", "The parameter group is for redis6.x, and redis 7.1 needs redis7."),
        facts=OFFERED,
    )
    .outside(
        "one elsewhere is for Redis 6",
        named,
        ("sessions", "The parameter group is for redis6.x, and redis 7.1 needs redis7."),
        facts={**OFFERED, NAMED: CacheParameterGroup("company-redis", "redis6.x")},
    )
    .not_found("the group is not there: another policy's", named, facts={**OFFERED, NAMED: None})
    .good("a group elsewhere, without an answer of AWS", named)
    .absent(
        "ElastiCache chooses, and an update the version",
        lambda plan: plan.set("sessions", parameterGroupName=None, engineVersion=Unknown()),
        undecided=False,
    )
    .absent("ElastiCache chooses", lambda plan: plan.set("sessions", parameterGroupName=None), facts={})
    .unknown("family from an update", lambda plan: plan.set("tuned", family=Unknown()), facts=OFFERED)
    .bad(
        "without an answer of AWS",
        lambda plan: plan.set("sessions", parameterGroupName="default.redis5.0.6", engineVersion="5.0.6"),
        ("sessions", "The parameter group is for redis5.0.6, and redis 5.0.6 needs redis5.0."),
    )
    .cannot_ask("which family a group elsewhere is of", named)
)


def elsewhere(plan: Plan) -> Plan:
    return plan.set("sessions", subnetGroupName="company-private")


SUBNETS = ("elasticache.subnet_group", "company-private")
subnet_group_not_found = (
    Table("elasticache-subnet-group-not-found", base)
    .good("planned here", facts={})
    .good("ElastiCache makes the default one", lambda plan: plan.set("sessions", subnetGroupName="default"), facts={})
    .outside("there", elsewhere, facts={SUBNETS: CacheSubnetGroup("company-private", "vpc-1", ())})
    .not_found(
        "not there",
        elsewhere,
        ("sessions", "There is no cache subnet group company-private in eu-west-1, and this stack does not create it."),
        facts={SUBNETS: None},
        level="mandatory",
    )
    .bad(
        "a DB subnet group of that name is another thing",
        lambda plan: elsewhere(plan).add("aws:rds/subnetGroup:SubnetGroup", "db", name="company-private"),
        ("sessions", "There is no cache subnet group company-private in eu-west-1, and this stack does not create it."),
        facts={SUBNETS: None},
    )
    .absent("the default VPC's", lambda plan: plan.set("sessions", subnetGroupName=None), facts={})
    .unknown("from an update", lambda plan: plan.set("sessions", subnetGroupName=Unknown()), facts={})
    .cannot_ask("denied", elsewhere)
)


snapshot_not_found = absent_table(
    "elasticache-snapshot-not-found",
    base,
    "sessions",
    "snapshotName",
    ("elasticache.snapshot", "before"),
    what="cache snapshot",
    there=CacheSnapshot("before", "available"),
    once=True,
)


def with_users() -> Plan:
    plan = base()
    plan.add("aws:elasticache/userGroup:UserGroup", "users", userGroupId="users", engine="redis")
    return plan.set("sessions", userGroupIds=[Ref("users", "userGroupId")])


user_group_not_found = absent_table(
    "elasticache-user-group-not-found",
    with_users,
    "sessions",
    "userGroupIds",
    ("elasticache.user_group", "app"),
    what="cache user group",
    there=UserGroup("app", "redis"),
    several=True,
).bad(
    "of a serverless cache",
    lambda plan: plan.set("pages", userGroupId="app"),
    ("pages", "There is no cache user group app in eu-west-1, and this stack does not create it."),
    facts={("elasticache.user_group", "app"): None},
)
