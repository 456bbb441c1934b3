"""Amazon ECS: what Fargate asks of a task definition."""

from __future__ import annotations

from collections.abc import Iterator

from policies.ecs._sizes import wrong_size
from policypack import Block, Finding, Resource, Text, policy
from policypack.catalogue.tokens import Ecs
from policypack.shelf.containers import containers, ecr_image, image

# https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html (stopTimeout)
_STOP = (2, 120)


def _is_fargate(task: Resource) -> bool:
    return "FARGATE" in task.texts("requiresCompatibilities")


@policy(Ecs.TASK_DEFINITION)
def size_invalid(task: Resource) -> Iterator[Finding]:
    """Fargate does not offer this combination of CPU and memory.

    Why: "ClientException: No Fargate configuration exists for given values." Each CPU value has its own list of
    memory values.
    Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
    """
    if _is_fargate(task):
        yield from wrong_size(task)


@policy(Ecs.TASK_DEFINITION)
def task_incomplete(task: Resource) -> Iterator[Finding]:
    """Fargate task definition lacks what Fargate needs.

    Why: "ClientException: Fargate only supports network mode 'awsvpc'.", "Fargate requires that 'cpu' be defined at
    the task level.", "Fargate requires task definition to have execution role ARN to support ECR images." (or the
    log driver awslogs, or secrets).
    Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
    """
    if not _is_fargate(task):
        return
    mode = task.text("networkMode")
    if mode != "awsvpc":
        yield task.finding(
            "networkMode",
            problem=f"networkMode is {mode}; Fargate allows awsvpc only."
            if mode
            else "networkMode is not set; Fargate allows awsvpc only, and the default is bridge.",
            fix="Set networkMode to awsvpc.",
        )
    missing = [name for name in ("cpu", "memory") if not task.has(name)]
    if missing:
        yield task.finding(
            missing[0],
            problem=f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} not set for the task as a whole.",
            fix="Set cpu and memory of the task definition, for instance to 256 and 512.",
        )
    if not task.has("executionRoleArn"):
        for container in containers(task):
            reason = _needs_role(container)
            if reason:
                yield task.finding(
                    "executionRoleArn",
                    problem=f"The container {container.text('name')} {reason}, and executionRoleArn is not set.",
                    fix="Set executionRoleArn to a role that ecs-tasks.amazonaws.com may assume, with the policy "
                    "AmazonECSTaskExecutionRolePolicy.",
                )
                return


def _needs_role(container: Block) -> str:
    uri = image(container)
    if isinstance(uri, Text) and any(symbol.property == "repositoryUrl" for symbol in uri.symbols):
        return "takes its image from ECR"
    if isinstance(uri, str) and ecr_image(uri):
        return "takes its image from ECR"
    logging = container.block("logConfiguration")
    if logging and logging.text("logDriver") == "awslogs":
        return "logs with awslogs"
    return "reads secrets" if container.items("secrets") else ""


@policy(Ecs.TASK_DEFINITION)
def container_refused(task: Resource) -> Iterator[Finding]:
    """Container waits longer to stop than Fargate lets it, or asks for a GPU.

    Why: "The valid values for Fargate are 2-120 seconds", and gpu is among the parameters that are not valid there.
    Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
        https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
    """
    for container in containers(task) if _is_fargate(task) else ():
        timeout = container.number("stopTimeout")
        if timeout is not None and not _STOP[0] <= timeout <= _STOP[1]:
            yield container.finding(
                "stopTimeout",
                problem=f"stopTimeout of {container.text('name')} is {timeout}, and the task runs on Fargate.",
                fix=f"Set stopTimeout to a number from {_STOP[0]} to {_STOP[1]}.",
            )
        for wanted in container.blocks("resourceRequirements"):
            if wanted.text("type") == "GPU":
                yield wanted.finding(
                    "type",
                    problem=f"{container.text('name')} asks for a GPU, and the task runs on Fargate, which has none.",
                    fix="Run the task on instances with GPUs, with requiresCompatibilities EC2.",
                )
