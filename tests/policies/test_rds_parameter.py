from __future__ import annotations

from policypack.testing import Plan, Table, Unknown


def base() -> Plan:
    plan = Plan()
    plan.add(
        "aws:rds/parameterGroup:ParameterGroup",
        "tuned",
        family="postgres16",
        parameters=[
            {"name": "shared_preload_libraries", "value": "pg_stat_statements", "applyMethod": "pending-reboot"},
            {"name": "work_mem", "value": "8192"},
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
    .bad(
        "at once",
        lambda plan: parameter(plan, "tuned", name="max_connections", value="500", applyMethod="immediate"),
        ("tuned", "The parameter max_connections is static, and its applyMethod is immediate."),
        level="mandatory",
    )
    .bad(
        "AWS takes it for a cluster's group",
        lambda plan: parameter(plan, "shared", name="performance_schema", value="1"),
        (
            "shared",
            "The parameter performance_schema is static, and its applyMethod is not set, which means immediate.",
        ),
        level="advisory",
    )
    .absent(
        "at once is the default",
        lambda plan: parameter(plan, "tuned", name="shared_buffers", value="1"),
        ("tuned", "The parameter shared_buffers is static, and its applyMethod is not set, which means immediate."),
    )
    .unknown(
        "the method",
        lambda plan: parameter(plan, "tuned", name="shared_buffers", value="1", applyMethod=Unknown()),
    )
    .without("outside", "reads one resource")
)
