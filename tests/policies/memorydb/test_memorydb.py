from __future__ import annotations

from policypack.aws.services.memorydb import (
    MemoryAcl,
    MemoryCluster,
    MemoryParameterGroup,
    MemorySnapshot,
    MemorySubnetGroup,
    MemoryVersion,
)
from policypack.testing import Plan, Ref, Table, Unknown
from tests.policies.absent import absent_table


def base() -> Plan:
    plan = Plan()
    plan.add("aws:memorydb/parameterGroup:ParameterGroup", "tuned", family="memorydb_redis7")
    plan.add("aws:memorydb/subnetGroup:SubnetGroup", "private", subnetIds=["subnet-1"])
    return plan.add(
        "aws:memorydb/cluster:Cluster",
        "carts",
        engine="redis",
        engineVersion="7.1",
        parameterGroupName=Ref("tuned", "name"),
        subnetGroupName=Ref("private", "name"),
    )


ASKED = ("memorydb.versions",)
OFFERED = {
    ASKED: (
        MemoryVersion("redis", "7.1", "7.1.1", "memorydb_redis7"),
        MemoryVersion("redis", "6.2", "6.2.6", "memorydb_redis6"),
        MemoryVersion("valkey", "7.3", "7.3.0", "memorydb_valkey7"),
    )
}
NONE = {ASKED: ()}

engine_version_not_offered = (
    Table("memorydb-engine-version-not-offered", base)
    .good("offered", facts=OFFERED)
    .not_found(
        "not offered",
        lambda plan: plan.set("carts", engineVersion="7.4"),
        ("carts", "redis 7.4 is not offered by MemoryDB in eu-west-1."),
        facts=OFFERED,
        level="mandatory",
    )
    .bad(
        "a version of the other engine",
        lambda plan: plan.set("carts", engineVersion="7.3"),
        ("carts", "redis 7.3 is not offered by MemoryDB in eu-west-1."),
        facts=OFFERED,
    )
    .good(
        "no engine: whose version it is AWS decides",
        lambda plan: plan.set("carts", engine=None, engineVersion="7.3"),
        facts=OFFERED,
    )
    .bad(
        "no engine has it",
        lambda plan: plan.set("carts", engine=None, engineVersion="7.4"),
        ("carts", "engineVersion 7.4 is not offered by MemoryDB in eu-west-1."),
        facts=OFFERED,
    )
    .bad(
        "an engine without versions here",
        lambda plan: plan.set("carts", engine="keydb"),
        ("carts", "keydb 7.1 is not offered by MemoryDB in eu-west-1."),
        facts=OFFERED,
    )
    .good(
        "a multi-region cluster decides",
        lambda plan: plan.set("carts", engineVersion="9", multiRegionClusterName="world"),
        facts={},
    )
    .bad(
        "four of five versions are said",
        lambda plan: plan.set("carts", engine=None, engineVersion="7.4"),
        (
            "carts",
            "engineVersion 7.4 is not offered by MemoryDB in eu-west-1.",
            (
                "Use an offered version, such as 7.3, 7.2, 7.1, 7.0 and 1 more; this lists all of them:\n    aws "
                "memorydb describe-engine-versions --region eu-west-1 --query "
                "'EngineVersions[].[Engine,EngineVersion]' --output text"
            ),
        ),
        facts={
            ASKED: tuple(
                MemoryVersion("redis" if version < "7.2" else "valkey", version, f"{version}.1", "memorydb_redis7")
                for version in ("6.2", "7.0", "7.1", "7.2", "7.3")
            )
        },
    )
    .absent("AWS chooses", lambda plan: plan.set("carts", engineVersion=None), facts={})
    .unknown("from an update", lambda plan: plan.set("carts", engineVersion=Unknown()), facts=OFFERED)
    .cannot_ask("denied")
)


def named(plan: Plan) -> Plan:
    return plan.set("carts", parameterGroupName="company-redis")


def own(plan: Plan) -> Plan:
    return plan.set("carts", parameterGroupName="default.memorydb-redis8")


NAMED = ("memorydb.parameter_group", "company-redis")
OWN = ("memorydb.parameter_group", "default.memorydb-redis8")
parameter_group_not_found = (
    Table("memorydb-parameter-group-not-found", base)
    .good("planned here", facts={})
    .outside("there", named, facts={NAMED: MemoryParameterGroup("company-redis", "memorydb_redis7")})
    .not_found(
        "not there",
        named,
        (
            "carts",
            "There is no MemoryDB parameter group company-redis in eu-west-1, and this stack does not create it.",
        ),
        facts={NAMED: None},
        level="mandatory",
    )
    .bad(
        "one of MemoryDB's own may be made later",
        own,
        (
            "carts",
            (
                "There is no MemoryDB parameter group default.memorydb-redis8 in eu-west-1, and this stack does not "
                "create it."
            ),
        ),
        facts={OWN: None},
        level="advisory",
    )
    .absent("MemoryDB chooses", lambda plan: plan.set("carts", parameterGroupName=None), facts={})
    .unknown("from an update", lambda plan: plan.set("carts", parameterGroupName=Unknown()), facts={})
    .cannot_ask("denied", named)
)

parameter_group_family_mismatch = (
    Table("memorydb-parameter-group-family-mismatch", base)
    .good("it fits", facts=OFFERED)
    .bad(
        "for Redis 6",
        lambda plan: plan.set("tuned", family="memorydb_redis6"),
        ("carts", "The parameter group is for memorydb_redis6, and redis 7.1 needs memorydb_redis7."),
        facts=OFFERED,
        level="mandatory",
    )
    .outside(
        "one elsewhere for Redis 6",
        named,
        ("carts", "The parameter group is for memorydb_redis6, and redis 7.1 needs memorydb_redis7."),
        facts={**OFFERED, NAMED: MemoryParameterGroup("company-redis", "memorydb_redis6")},
    )
    .not_found("the group is not there: another policy's", named, facts={**OFFERED, NAMED: None})
    .bad(
        "a version that is known already, and offered no more",
        lambda plan: plan.set("carts", engineVersion="7.0").set("tuned", family="memorydb_redis6"),
        ("carts", "The parameter group is for memorydb_redis6, and redis 7.0 needs memorydb_redis7."),
        facts=OFFERED,
    )
    .bad(
        "a version that AWS alone knows",
        lambda plan: plan.set("carts", engine="valkey", engineVersion="9.0").set("tuned", family="memorydb_valkey7"),
        ("carts", "The parameter group is for memorydb_valkey7, and valkey 9.0 needs memorydb_valkey9."),
        facts={
            ASKED: (
                MemoryVersion("valkey", "9.0", "9.0.1", "memorydb_valkey9"),
                MemoryVersion("valkey", "7.3", "7.3.0", "memorydb_valkey7"),
            )
        },
    )
    .good("one elsewhere, without an answer of AWS", named)
    .absent("MemoryDB chooses the version", lambda plan: plan.set("carts", engineVersion=None), facts={})
    .absent(
        "MemoryDB chooses, and an update the version",
        lambda plan: plan.set("carts", parameterGroupName=None, engineVersion=Unknown()),
        undecided=False,
    )
    .absent("MemoryDB chooses", lambda plan: plan.set("carts", parameterGroupName=None), facts={})
    .unknown("family from an update", lambda plan: plan.set("tuned", family=Unknown()), facts=OFFERED)
    .bad(
        "without an answer of AWS",
        lambda plan: plan.set("tuned", family="memorydb_redis6"),
        ("carts", "The parameter group is for memorydb_redis6, and redis 7.1 needs memorydb_redis7."),
        level="mandatory",
    )
    .bad(
        "MemoryDB's own, without an answer of AWS",
        lambda plan: plan.set("carts", parameterGroupName="default.memorydb-redis6"),
        ("carts", "The parameter group is for memorydb_redis6, and redis 7.1 needs memorydb_redis7."),
    )
    .good("MemoryDB's own", lambda plan: plan.set("carts", parameterGroupName="default.memorydb-redis7.search"))
    .cannot_ask("denied", named)
)


def elsewhere(plan: Plan) -> Plan:
    return plan.set("carts", subnetGroupName="company-private")


SUBNETS = ("memorydb.subnet_group", "company-private")
MISSING = (
    "carts",
    "There is no MemoryDB subnet group company-private in eu-west-1, and this stack does not create it.",
)
subnet_group_not_found = (
    Table("memorydb-subnet-group-not-found", base)
    .good("planned here", facts={})
    .good("the default one", lambda plan: plan.set("carts", subnetGroupName="default"), facts={})
    .outside("there", elsewhere, facts={SUBNETS: MemorySubnetGroup("company-private", "vpc-1")})
    .not_found("not there", elsewhere, MISSING, facts={SUBNETS: None}, level="mandatory")
    .bad(
        "a group of ElastiCache is another thing",
        lambda plan: elsewhere(plan).add("aws:elasticache/subnetGroup:SubnetGroup", "other", name="company-private"),
        MISSING,
        facts={SUBNETS: None},
    )
    .absent("the default VPC's", lambda plan: plan.set("carts", subnetGroupName=None), facts={})
    .unknown("from an update", lambda plan: plan.set("carts", subnetGroupName=Unknown()), facts={})
    .cannot_ask("denied", elsewhere)
)

acl_not_found = absent_table(
    "memorydb-acl-not-found",
    base,
    "carts",
    "aclName",
    ("memorydb.acl", "app"),
    what="MemoryDB ACL",
    there=MemoryAcl("app", "6.2"),
).good("MemoryDB's own", lambda plan: plan.set("carts", aclName="open-access"), facts={})

snapshot_not_found = absent_table(
    "memorydb-snapshot-not-found",
    base,
    "carts",
    "snapshotName",
    ("memorydb.snapshot", "before"),
    what="MemoryDB snapshot",
    there=MemorySnapshot("before", "available"),
    once=True,
)


def running(engine: str, version: str) -> dict[object, object]:
    return {("memorydb.cluster", "carts"): MemoryCluster("carts", engine, version)}


downgraded = (
    Table("memorydb-downgraded", lambda: base().set("carts", name="carts"))
    .good("the same", facts=running("redis", "7.1"), view="preview")
    .good("newer", facts=running("redis", "6.2"), view="preview")
    .good(
        "to Valkey", lambda plan: plan.set("carts", engine="valkey", engineVersion="7.2"), facts=running("redis", "7.1")
    )
    .bad(
        "older",
        lambda plan: plan.set("carts", engineVersion="6.2"),
        ("carts", "The cluster carts runs redis 7.1, and redis 6.2 is planned."),
        facts=running("redis", "7.1"),
        view="preview",
        level="advisory",
    )
    .bad(
        "from Valkey to Redis",
        None,
        ("carts", "The cluster carts runs valkey 7.2, and redis 7.1 is planned."),
        facts=running("valkey", "7.2"),
        view="preview",
    )
    .good(
        "new in a stack that has a state", lambda plan: plan.set("carts", engineVersion="6.2"), facts={}, view="engine"
    )
    .not_found("not there yet", None, facts={("memorydb.cluster", "carts"): None}, view="preview")
    .absent("AWS chooses", lambda plan: plan.set("carts", engineVersion=None), facts={})
    .unknown("from an update", lambda plan: plan.set("carts", engineVersion=Unknown()), facts={})
    .cannot_ask("denied", view="preview")
    .without("outside", "names no other resource")
)
