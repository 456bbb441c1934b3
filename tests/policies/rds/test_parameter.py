from __future__ import annotations

from policypack.aws.services.rds import EngineVersion, EngineVersions, ParameterGroup
from policypack.testing import CANNOT_ASK, Plan, Ref, Table, Unknown

STATIC = ("rds.static_parameters", "postgres16")


def base() -> Plan:
    plan = Plan()
    plan.add(
        "aws:rds/parameterGroup:ParameterGroup",
        "tuned",
        family="postgres16",
        parameters=[
            {"name": "shared_preload_libraries", "value": "pg_stat_statements", "applyMethod": "pending-reboot"},
            {"name": "work_mem", "value": "8192", "applyMethod": "pending-reboot"},
        ],
    )
    plan.add("aws:rds/clusterParameterGroup:ClusterParameterGroup", "shared", family="aurora-mysql8.0", parameters=[])
    return plan


def parameter(plan: Plan, group: str, **values: object) -> Plan:
    return plan.set(group, parameters=[values])


apply_method_refused = (
    Table("rds-parameter-apply-method-refused", base)
    .good("static ones wait for the reboot")
    .good(
        "max_connections is dynamic in MySQL", lambda plan: parameter(plan, "shared", name="max_connections", value="9")
    )
    .good("a family that is not known here", lambda plan: plan.set("tuned", family="oracle-ee-19"))
    .good(
        "dynamic in a newer family",
        lambda plan: parameter(plan, "tuned", name="autovacuum_max_workers", value="5").set(
            "tuned", family="postgres18"
        ),
    )
    .good(
        "dynamic by AWS's own word",
        lambda plan: parameter(plan, "tuned", name="max_connections", value="500"),
        facts={STATIC: ("shared_buffers",)},
    )
    .good(
        "in capitals, as the provider takes it",
        lambda plan: parameter(plan, "tuned", name="max_connections", value="500", applyMethod="Pending-Reboot"),
    )
    .bad(
        "at once, by AWS's own word",
        lambda plan: parameter(plan, "tuned", name="max_connections", value="500", applyMethod="immediate"),
        ("tuned", "The parameter max_connections is static in postgres16, and its applyMethod is immediate."),
        facts={STATIC: ("max_connections",)},
        level="mandatory",
    )
    .bad(
        "at once, where AWS is not asked",
        lambda plan: parameter(plan, "tuned", name="max_connections", value="500", applyMethod="immediate"),
        ("tuned", "The parameter max_connections is static in postgres16, and its applyMethod is immediate."),
        level="advisory",
    )
    .bad(
        "at once, where AWS cannot be asked",
        lambda plan: parameter(plan, "tuned", name="max_connections", value="500", applyMethod="immediate"),
        ("tuned", "The parameter max_connections is static in postgres16, and its applyMethod is immediate."),
        facts=CANNOT_ASK,
        level="advisory",
    )
    .bad(
        "of Aurora's instances it is not proven",
        lambda plan: parameter(plan, "tuned", name="max_connections", value="500").set(
            "tuned", family="aurora-postgresql16"
        ),
        (
            "tuned",
            (
                "The parameter max_connections is static in aurora-postgresql16, and its applyMethod is not set, which "
                "means immediate."
            ),
        ),
        facts={(STATIC[0], "aurora-postgresql16"): ("max_connections",)},
        level="advisory",
    )
    .bad(
        "AWS takes it for a cluster's group",
        lambda plan: parameter(plan, "shared", name="performance_schema", value="1"),
        (
            "shared",
            (
                "The parameter performance_schema is static in aurora-mysql8.0, and its applyMethod is not set, which "
                "means immediate."
            ),
        ),
        level="advisory",
    )
    .absent(
        "at once is the default",
        lambda plan: parameter(plan, "tuned", name="shared_buffers", value="1"),
        (
            "tuned",
            (
                "The parameter shared_buffers is static in postgres16, and its applyMethod is not set, which means "
                "immediate."
            ),
        ),
    )
    .unknown(
        "the method",
        lambda plan: parameter(plan, "tuned", name="shared_buffers", value="1", applyMethod=Unknown()),
    )
    .without("outside", "reads one resource")
)


def databases() -> Plan:
    plan = base()
    plan.add(
        "aws:rds/instance:Instance",
        "ledger",
        engine="postgres",
        engineVersion="16.8",
        parameterGroupName=Ref("tuned", "name"),
    )
    plan.add(
        "aws:rds/cluster:Cluster",
        "orders",
        engine="aurora-mysql",
        engineVersion="8.0.mysql_aurora.3.08.0",
        dbClusterParameterGroupName=Ref("shared", "name"),
    )
    return plan


def versions(engine: str, version: str, family: str) -> dict[tuple[str, ...], EngineVersions]:
    exact = EngineVersion(version, "", "available", family)
    return {("rds.engine_version", engine, version): EngineVersions(engine, version, "eu-west-1", (exact,))}


OFFERED = {
    **versions("postgres", "16.8", "postgres16"),
    **versions("aurora-mysql", "8.0.mysql_aurora.3.08.0", "aurora-mysql8.0"),
}
OUTSIDE = ("rds.parameter_group", "company-postgres")
OUTSIDE_CLUSTER = ("rds.cluster_parameter_group", "company-mysql")

group_not_found = (
    Table("rds-parameter-group-not-found", databases)
    .good("planned here", facts={})
    .good("RDS makes its own", lambda plan: plan.set("ledger", parameterGroupName="default.postgres16"), facts={})
    .good(
        "planned here and named as text",
        lambda plan: plan.set("tuned", name="company-postgres").set("ledger", parameterGroupName="Company-Postgres"),
        facts={},
    )
    .outside(
        "both are there",
        lambda plan: plan.set("ledger", parameterGroupName="company-postgres").set(
            "orders", dbClusterParameterGroupName="company-mysql"
        ),
        facts={
            OUTSIDE: ParameterGroup("company-postgres", "postgres16"),
            OUTSIDE_CLUSTER: ParameterGroup("company-mysql", "aurora-mysql8.0"),
        },
    )
    .not_found(
        "a cluster's group",
        lambda plan: plan.set("orders", dbClusterParameterGroupName="company-mysql"),
        (
            "orders",
            ("There is no DB cluster parameter group company-mysql in eu-west-1, and this stack does not create it."),
        ),
        facts={OUTSIDE_CLUSTER: None},
        level="mandatory",
    )
    .bad(
        "an instance's group",
        lambda plan: plan.set("ledger", parameterGroupName="company-postgres"),
        ("ledger", "There is no DB parameter group company-postgres in eu-west-1, and this stack does not create it."),
        facts={OUTSIDE: None},
    )
    .absent("RDS chooses", lambda plan: plan.set("ledger", parameterGroupName=None), facts={})
    .unknown("from an update", lambda plan: plan.set("ledger", parameterGroupName=Unknown()), facts={})
    .cannot_ask("denied", lambda plan: plan.set("ledger", parameterGroupName="company-postgres"))
)

group_family_mismatch = (
    Table("rds-parameter-group-family-mismatch", databases)
    .good("both fit", facts=OFFERED)
    .bad(
        "the planned group is for the version before",
        lambda plan: plan.set("tuned", family="postgres15"),
        (
            "ledger",
            "The parameter group of parameterGroupName is for postgres15, and postgres 16.8 needs postgres16.",
        ),
        facts=OFFERED,
        level="mandatory",
    )
    .bad(
        "RDS's own group of another family",
        lambda plan: plan.set("orders", dbClusterParameterGroupName="default.aurora-mysql5.7"),
        (
            "orders",
            (
                "The parameter group of dbClusterParameterGroupName is for aurora-mysql5.7, and aurora-mysql "
                "8.0.mysql_aurora.3.08.0 needs aurora-mysql8.0."
            ),
        ),
        facts=OFFERED,
    )
    .outside(
        "a group elsewhere, of another family",
        lambda plan: plan.set("ledger", parameterGroupName="company-postgres"),
        (
            "ledger",
            "The parameter group of parameterGroupName is for postgres14, and postgres 16.8 needs postgres16.",
        ),
        facts={**OFFERED, OUTSIDE: ParameterGroup("company-postgres", "postgres14")},
    )
    .not_found(
        "the group is not there: another policy's",
        lambda plan: plan.set("ledger", parameterGroupName="company-postgres"),
        facts={**OFFERED, OUTSIDE: None},
    )
    .absent("RDS chooses", lambda plan: plan.set("ledger", parameterGroupName=None), facts=OFFERED)
    .good(
        "restored, with the engine of its source",
        lambda plan: plan.set("ledger", engine=None, engineVersion=None),
        facts=OFFERED,
    )
    .good(
        "a group elsewhere, and nobody to ask",
        lambda plan: plan.set("ledger", parameterGroupName="company-postgres"),
    )
    .unknown(
        "the version of one whose group RDS chooses",
        lambda plan: plan.set("ledger", engineVersion=Unknown(), parameterGroupName=None),
        facts=OFFERED,
        undecided=False,
    )
    .unknown("version from an update", lambda plan: plan.set("ledger", engineVersion=Unknown()), facts=OFFERED)
    .bad(
        "without an answer of AWS",
        lambda plan: plan.set("tuned", family="postgres9.6"),
        (
            "ledger",
            "The parameter group of parameterGroupName is for postgres9.6, and postgres 16.8 needs postgres16.",
        ),
    )
    .cannot_ask(
        "which family a group elsewhere is of",
        lambda plan: plan.set("ledger", parameterGroupName="company-postgres"),
    )
)
