"""Components that make ECS tasks: only their provider knows what they make, but what they are given can be judged."""

from __future__ import annotations

from collections.abc import Iterator

from policies.ecs._sizes import wrong_size
from policypack import Finding, Resource, Stack, policy

_TASK = "awsx:ecs:FargateTaskDefinition"
_SERVICE = "awsx:ecs:FargateService"


@policy(_TASK, _SERVICE)
def size_invalid(component: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Fargate does not offer the CPU and memory that a component is given.

    Why: The component hands `cpu` and `memory` on to its task definition as they are: "ClientException: No Fargate
    configuration exists for given values." Under the engine the task definition itself is judged.
    Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
        https://github.com/pulumi/pulumi-awsx/blob/master/awsx/ecs/fargateTaskDefinition.ts
    """
    task = component if component.type == _TASK else component.block("taskDefinitionArgs")
    if task is not None and not stack.has_state:
        yield from wrong_size(task)
