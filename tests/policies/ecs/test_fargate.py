from __future__ import annotations

from typing import Any

import pytest

from policies.ecs._sizes import amount
from policypack.testing import Json, Plan, Ref, Table, Unknown

TASK = "aws:ecs/taskDefinition:TaskDefinition"
PLAIN: dict[str, Any] = {"name": "api", "image": "acme/api:1.4.2"}


def base() -> Plan:
    plan = Plan()
    plan.add("aws:ecr/repository:Repository", "images", name="api")
    plan.add(
        TASK,
        "task",
        family="api",
        requiresCompatibilities=["FARGATE"],
        networkMode="awsvpc",
        cpu="512",
        memory="1024",
        executionRoleArn="arn:aws:iam::210987654321:role/execution",
        containerDefinitions=Json([PLAIN]),
    )
    return plan


size_invalid = (
    Table("ecs-fargate-size-invalid", base)
    .bad(
        "larger than any that is known",
        lambda plan: plan.set("task", cpu="32768", memory="245760"),
        ("task", "cpu is 32768; Fargate offers 256, 512, 1024, 2048, 4096, 8192, 16384 units."),
        level="advisory",
    )
    .good("half a CPU and a gigabyte")
    .good("in words", lambda plan: plan.set("task", cpu="1 vCPU", memory="2GB"))
    .good("largest", lambda plan: plan.set("task", cpu="16384", memory="122880"))
    .good("on instances", lambda plan: plan.set("task", requiresCompatibilities=["EC2"], memory="700"))
    .bad(
        "too little memory",
        lambda plan: plan.set("task", memory="512"),
        ("task", "cpu is 512 and memory 512; with that CPU, Fargate offers 1024, 2048, 3072, 4096 MiB."),
        level="mandatory",
    )
    .bad(
        "between two steps",
        lambda plan: plan.set("task", cpu="8 vCPU", memory="21 GB"),
        ("task", "cpu is 8 vCPU and memory 21 GB; with that CPU, Fargate offers 16384 to 61440 in steps of 4096 MiB."),
    )
    .bad(
        "no such CPU",
        lambda plan: plan.set("task", cpu="300"),
        ("task", "cpu is 300; Fargate offers 256, 512, 1024, 2048, 4096, 8192, 16384 units.", "Set cpu to 512."),
        level="mandatory",
    )
    .absent("no size", lambda plan: plan.set("task", cpu=None, memory=None))
    .unknown("memory from an update", lambda plan: plan.set("task", memory=Unknown()))
    .without("outside", "reads one resource")
)

NO_ROLE = "The container api {}, and executionRoleArn is not set."


def without_role(**container: Any) -> Any:
    return lambda plan: plan.set("task", executionRoleArn=None, containerDefinitions=Json([{**PLAIN, **container}]))


task_incomplete = (
    Table("ecs-fargate-task-incomplete", base)
    .good("complete")
    .good("public image, nothing to log", lambda plan: plan.set("task", executionRoleArn=None))
    .good(
        "on instances",
        lambda plan: plan.set("task", requiresCompatibilities=["EC2"], networkMode="bridge", cpu=None),
    )
    .bad(
        "bridge",
        lambda plan: plan.set("task", networkMode="bridge"),
        ("task", "networkMode is bridge; Fargate allows awsvpc only."),
        level="mandatory",
    )
    .bad(
        "image of ECR without a role",
        without_role(image="210987654321.dkr.ecr.eu-west-1.amazonaws.com/api:7"),
        ("task", NO_ROLE.format("takes its image from ECR")),
    )
    .bad(
        "image of a planned repository without a role",
        without_role(image=Ref("images", "repositoryUrl", after=":7")),
        ("task", NO_ROLE.format("takes its image from ECR")),
        view="preview",
    )
    .bad(
        "logs without a role",
        without_role(logConfiguration={"logDriver": "awslogs", "options": {"awslogs-group": "/ecs/api"}}),
        ("task", NO_ROLE.format("logs with awslogs")),
    )
    .bad(
        "secrets without a role",
        without_role(secrets=[{"name": "KEY", "valueFrom": "/api/key"}]),
        ("task", NO_ROLE.format("reads secrets")),
    )
    .good(
        "image of ECR with one",
        lambda plan: without_role(image="210987654321.dkr.ecr.eu-west-1.amazonaws.com/api:7")(plan).set(
            "task", executionRoleArn="arn:aws:iam::210987654321:role/execution"
        ),
    )
    .bad(
        "memory alone is missing",
        lambda plan: plan.set("task", memory=None),
        (
            "task",
            "memory is not set for the task as a whole.",
            "Set cpu and memory of the task definition, for instance to 256 and 512.",
        ),
    )
    .absent(
        "network mode and size",
        lambda plan: plan.set("task", networkMode=None, cpu=None, memory=None),
        ("task", "networkMode is not set; Fargate allows awsvpc only, and the default is bridge."),
        ("task", "cpu and memory are not set for the task as a whole."),
    )
    .unknown("network mode from an update", lambda plan: plan.set("task", networkMode=Unknown()))
    .outside(
        "role of another stack",
        lambda plan: plan.set("task", executionRoleArn="arn:aws:iam::210987654321:role/shared"),
    )
)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("256", 256),
        (".25 vCPU", 256),
        ("1 vcpu", 1024),
        ("0.5GB", 512),
        ("2048 MiB", 2048),
        ("512MB", 512),
        ("", None),
        ("one", None),
        ("1 TB", None),
        ("1" * 400, None),
    ],
)
def test_amounts_are_read_as_ecs_does(text: str, units: int | None) -> None:
    assert amount(text) == units


def size(cpu: int, memory: int) -> Any:
    return lambda plan: plan.set("task", cpu=str(cpu), memory=str(memory))


# CPU units, the MiB of memory that go with them, and how the message says those.
for cpu, least, step, most, offered in (
    (256, 512, 512, 1024, "512, 1024, 2048"),
    (512, 1024, 1024, 4096, "1024, 2048, 3072, 4096"),
    (1024, 2048, 1024, 8192, "2048 to 8192 in steps of 1024"),
    (2048, 4096, 1024, 16384, "4096 to 16384 in steps of 1024"),
    (4096, 8192, 1024, 30720, "8192 to 30720 in steps of 1024"),
    (8192, 16384, 4096, 61440, "16384 to 61440 in steps of 4096"),
    (16384, 32768, 8192, 122880, "32768 to 122880 in steps of 8192"),
):
    for memory in (least, least + step, most):
        size_invalid.good(f"{memory} MiB with {cpu}", size(cpu, memory), view="engine")
    for memory in (least - 1, least + 1, most + step * (3 if cpu == 256 else 1)):
        size_invalid.bad(
            f"{memory} MiB with {cpu}",
            size(cpu, memory),
            ("task", f"cpu is {cpu} and memory {memory}; with that CPU, Fargate offers {offered} MiB."),
            view="engine",
        )


def holding(**more: Any) -> Any:
    return lambda plan: plan.set("task", containerDefinitions=Json([{**PLAIN, **more}]))


container_refused = (
    Table("ecs-fargate-container-refused", base)
    .good("no time of its own")
    .good("on instances", lambda plan: holding(stopTimeout=600)(plan.set("task", requiresCompatibilities=["EC2"])))
    .good("the least", holding(stopTimeout=2))
    .good("the most", holding(stopTimeout=120))
    .bad(
        "one second less",
        holding(stopTimeout=1),
        (
            "task",
            "stopTimeout of api is 1, and the task runs on Fargate.",
            "Set stopTimeout to a number from 2 to 120.",
        ),
        level="mandatory",
    )
    .bad(
        "one second more",
        holding(stopTimeout=121),
        ("task", "stopTimeout of api is 121, and the task runs on Fargate."),
        level="mandatory",
    )
    .bad(
        "a GPU",
        holding(resourceRequirements=[{"type": "GPU", "value": "1"}]),
        (
            "task",
            "api asks for a GPU, and the task runs on Fargate, which has none.",
            "Run the task on instances with GPUs, with requiresCompatibilities EC2.",
        ),
        level="mandatory",
    )
    .absent("no containers", lambda plan: plan.set("task", containerDefinitions=None))
    .unknown("containers from an update", lambda plan: plan.set("task", containerDefinitions=Unknown()))
    .without("outside", "reads one resource")
)
