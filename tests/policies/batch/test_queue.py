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


def queue(plan: Plan, *orders: int) -> Plan:
    listed = [{"order": order, "computeEnvironment": f"environment-{at}"} for at, order in enumerate(orders)]
    return plan.set("jobs", computeEnvironmentOrders=listed)


environments_too_many = (
    Table("batch-queue-environments-too-many", base)
    .good("three", lambda p: queue(p, 1, 2, 3))
    .bad(
        "four",
        lambda p: queue(p, 1, 2, 3, 4),
        ("jobs", "The queue has 4 compute environments; 3 are allowed."),
        level="mandatory",
    )
    .bad(
        "two at one place",
        lambda p: queue(p, 1, 1),
        ("jobs", "Two of the queue's compute environments have the same order."),
        level="advisory",
    )
    .absent("none", lambda p: p.set("jobs", computeEnvironmentOrders=None))
    .unknown("which", lambda p: p.set("jobs", computeEnvironmentOrders=Unknown()))
    .without("outside", "looks at one resource alone")
)
