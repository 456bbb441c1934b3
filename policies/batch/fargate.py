"""AWS Batch on Fargate."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Block, Finding, Resource, policy
from policypack.catalogue.tokens import Batch
from policypack.shelf.machines import FARGATE, memories

# Parameters that are for machines of one's own.
# https://docs.aws.amazon.com/batch/latest/APIReference/API_ContainerProperties.html
_MACHINES = ("vcpus", "memory", "instanceType", "ulimits", "privileged")
# https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeResource.html
_COMPUTE = (
    "instanceTypes",
    "instanceRole",
    "imageId",
    "ec2KeyPair",
    "placementGroup",
    "bidPercentage",
    "spotIamFleetRole",
)
_FARGATE = ("FARGATE", "FARGATE_SPOT")


@policy(Batch.JOB_DEFINITION)
def job_refused(job: Resource) -> Iterator[Finding]:
    """Job on Fargate is defined as one on machines.

    Why: "ClientException: The vcpus and memory parameters are not applicable for Fargate: use resourceRequirements";
    "Fargate jobs require an executionRoleArn"; the memory must be one that goes with the processors.
    Source: https://docs.aws.amazon.com/batch/latest/APIReference/API_ContainerProperties.html
        https://docs.aws.amazon.com/batch/latest/APIReference/API_ResourceRequirement.html
    """
    if "FARGATE" not in [str(item).upper() for item in job.texts("platformCapabilities")]:
        return
    container = job.document("containerProperties")
    if container is None:
        return
    for name in _MACHINES:
        if container.raw(name) not in (None, False, []):
            yield container.finding(
                name,
                problem=f"{name} is set in the container of a job on Fargate.",
                fix="Use resourceRequirements with VCPU and MEMORY."
                if name in ("vcpus", "memory")
                else f"Remove {name}.",
            )
    wanted = {str(block.raw("type")).upper() for block in container.blocks("resourceRequirements")}
    missing = [kind for kind in ("VCPU", "MEMORY") if kind not in wanted]
    if missing and not container.has("vcpus") and not container.has("memory"):
        yield container.finding(
            "resourceRequirements",
            problem=f"The job on Fargate has no {' and no '.join(missing)} in resourceRequirements.",
            fix=f"Add {' and '.join(missing)}; the least is VCPU 0.25 with MEMORY 512.",
        )
    yield from _wrong_size(container)
    if not container.has("executionRoleArn"):
        yield container.finding(
            "executionRoleArn",
            problem="The job on Fargate has no executionRoleArn.",
            fix="Set it to a role for ecs-tasks.amazonaws.com with AmazonECSTaskExecutionRolePolicy.",
        )


def _wrong_size(container: Block) -> Iterator[Finding]:
    sizes = {block.text("type"): block.text("value") or "" for block in container.blocks("resourceRequirements")}
    cpu, memory = _number(sizes.get("VCPU")), _number(sizes.get("MEMORY"))
    if cpu is None or memory is None:
        return
    allowed = FARGATE.get(int(cpu * 1024))
    if allowed is None:
        yield container.finding(
            "resourceRequirements",
            problem=f"VCPU is {sizes['VCPU']}; Fargate offers {', '.join(f'{size / 1024:g}' for size in FARGATE)}.",
            fix="Set it to one of them.",
            # AWS has added larger sizes before; smaller and odd ones it has not.
            level="advisory" if cpu * 1024 > max(FARGATE) else None,
        )
    elif memory not in allowed:
        yield container.finding(
            "resourceRequirements",
            problem=f"VCPU is {sizes['VCPU']} and MEMORY {sizes['MEMORY']}; with that CPU, Fargate offers "
            f"{memories(allowed)}.",
            fix=f"Set MEMORY to {min(allowed, key=lambda size: (abs(size - memory), size))}.",
        )


def _number(text: str | None) -> float | None:
    return float(text) if text and re.fullmatch(r"\d+(\.\d+)?", text) else None


@policy(Batch.COMPUTE_ENVIRONMENT)
def environment_refused(compute: Resource) -> Iterator[Finding]:
    """Compute environment on Fargate has a setting for machines.

    Why: "ClientException: Error executing request, Exception: … not applicable for Fargate": these parameters are for
    EC2 and Spot alone.
    Source: https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeResource.html
    """
    resources = compute.block("computeResources")
    if resources is None or (resources.text("type") or "").upper() not in _FARGATE:
        return
    found = resources.given(*_COMPUTE, "minVcpus", "desiredVcpus")
    given = [name for name in found if resources.raw(name) != 0]
    if given:
        yield resources.finding(
            given[0],
            problem=f"The environment is on {resources.text('type')} and has {', '.join(given)}.",
            fix=f"Remove {', '.join(given)}; Fargate has no machines.",
        )
