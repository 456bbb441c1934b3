from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

COMPUTE = "aws:batch/computeEnvironment:ComputeEnvironment"


def base() -> Plan:
    plan = Plan().add(COMPUTE, "small", type="MANAGED", computeResources={"type": "FARGATE"})
    plan.add(COMPUTE, "cheap", type="MANAGED", computeResources={"type": "FARGATE_SPOT"})
    orders = [
        {"order": number, "computeEnvironment": Ref(name, "arn")} for number, name in enumerate(("small", "cheap"))
    ]
    return plan.add("aws:batch/jobQueue:JobQueue", "jobs", state="ENABLED", priority=1, computeEnvironmentOrders=orders)


environments_mixed = (
    Table("batch-queue-environments-mixed", base)
    .good("Fargate alone")
    .bad(
        "both",
        lambda p: p.set("small", computeResources={"type": "EC2"}),
        ("jobs", "Of the queue's environments small is on machines and cheap is on Fargate."),
        level="mandatory",
        view="preview",
    )
    .absent("none", lambda p: p.set("jobs", computeEnvironmentOrders=None))
    .unknown("of which kind", lambda p: p.set("jobs", computeEnvironmentOrders=Unknown()))
    .outside(
        "another stack's", lambda p: p.set("jobs", computeEnvironmentOrders=[{"computeEnvironment": "of-another"}])
    )
)
