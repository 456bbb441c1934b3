"""Amazon ECS: what Fargate asks of a task definition."""

from __future__ import annotations

from collections.abc import Iterator

from policies.ecs._sizes import wrong_size
from policypack import Block, Finding, Resource, Text, policy
from policypack.catalogue.tokens import Ecs
from policypack.shelf.containers import containers, ecr_image, image


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
