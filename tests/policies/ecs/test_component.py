from __future__ import annotations

from policypack.testing import Plan, Table, Unknown

CONTAINER = {"name": "api", "image": "acme/api:1.4.2"}


def base() -> Plan:
    plan = Plan()
    plan.add("awsx:ecs:FargateTaskDefinition", "task", container=CONTAINER, cpu="512", memory="1024")
    plan.add(
        "awsx:ecs:FargateService",
        "service",
        taskDefinitionArgs={"container": CONTAINER, "cpu": "256", "memory": "512"},
    )
    return plan


size_invalid = (
    Table("ecs-component-size-invalid", base)
    .good("sizes that Fargate offers")
    .good("a task definition of its own", lambda plan: plan.set("service", taskDefinitionArgs=None))
    .good("only one is given: the component chooses the other", lambda plan: plan.set("task", cpu=None))
    .bad(
        "a service",
        lambda plan: plan.set("service", taskDefinitionArgs={"container": CONTAINER, "cpu": "256", "memory": "8192"}),
        ("service", "cpu is 256 and memory 8192; with that CPU, Fargate offers 512, 1024, 2048 MiB."),
        view="preview",
        level="mandatory",
    )
    .bad(
        "a task definition",
        lambda plan: plan.set("task", cpu="300"),
        ("task", "cpu is 300; Fargate offers 256, 512, 1024, 2048, 4096, 8192, 16384 units."),
        view="preview",
    )
    .good("under the engine its task definition is judged", lambda plan: plan.set("task", cpu="300"), view="engine")
    .absent("no size", lambda plan: plan.set("task", cpu=None, memory=None))
    .unknown("memory from an update", lambda plan: plan.set("task", memory=Unknown()), view="preview")
    .without("outside", "reads one component")
)
