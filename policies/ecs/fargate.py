"""Amazon ECS: what Fargate asks of a task definition."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Block, Finding, Resource, Text, policy
from policypack.catalogue.tokens import Ecs
from policypack.shelf.containers import containers, ecr_image, image

# CPU units to the MiB of memory that go with them.
# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
SIZES = {
    256: (512, 1024, 2048),
    512: tuple(range(1024, 4096 + 1, 1024)),
    1024: tuple(range(2048, 8192 + 1, 1024)),
    2048: tuple(range(4096, 16384 + 1, 1024)),
    4096: tuple(range(8192, 30720 + 1, 1024)),
    8192: tuple(range(16384, 61440 + 1, 4096)),
    16384: tuple(range(32768, 122880 + 1, 8192)),
}
_UNIT = {"": 1, "vcpu": 1024, "mib": 1, "mb": 1, "gb": 1024}
_AMOUNT = re.compile(r"\s*(\d*\.?\d+)\s*([a-z]*)\s*", re.IGNORECASE)


def amount(text: str) -> int | None:
    """Read CPU units or MiB as ECS does: "256", ".25 vCPU", "0.5GB"; None for what is no amount."""
    match = _AMOUNT.fullmatch(text)
    unit = _UNIT.get(match[2].lower()) if match else None
    return int(float(match[1]) * unit) if match and unit else None


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


def wrong_size(task: Block) -> Iterator[Finding]:
    """Yield a finding where the `cpu` and `memory` of a block are no size that Fargate offers."""
    cpu, memory = amount(task.text("cpu") or ""), amount(task.text("memory") or "")
    if cpu is None or memory is None:
        return
    allowed = SIZES.get(cpu)
    if allowed is None:
        yield task.finding(
            "cpu",
            problem=f"cpu is {task.text('cpu')}; Fargate offers {', '.join(map(str, SIZES))} units.",
            fix=f"Set cpu to {min((size for size in SIZES if size >= cpu), default=max(SIZES))}.",
            # AWS has added larger sizes before; smaller and odd ones it has not.
            level="advisory" if cpu > max(SIZES) else None,
        )
    elif memory not in allowed:
        fits = [str(size) for size, memories in SIZES.items() if memory in memories]
        near = min(allowed, key=lambda size: (abs(size - memory), size))
        step = allowed[-1] - allowed[-2]
        offered = (
            ", ".join(map(str, allowed)) if len(allowed) < 5 else f"{allowed[0]} to {allowed[-1]} in steps of {step}"
        )
        yield task.finding(
            "memory",
            problem=f"cpu is {task.text('cpu')} and memory {task.text('memory')}; with that CPU, Fargate offers "
            f"{offered} MiB.",
            fix=f"Set memory to {near}" + (f", or cpu to {' or '.join(fits)}." if fits else "."),
        )


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
