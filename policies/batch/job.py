"""AWS Batch: what a job on machines must say of itself."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Block, Finding, Resource, policy
from policypack.catalogue.tokens import Batch

_OLD = {"VCPU": "vcpus", "MEMORY": "memory"}
# MiB
_LEAST_MEMORY = 4


@policy(Batch.JOB_DEFINITION)
def size_missing(job: Resource) -> Iterator[Finding]:
    """Job does not say what it runs, or how much processor and memory it needs.

    Why: "ClientException: Error executing request, Exception : vCPU is not provided.", and the same of memory. On
    Fargate batch-fargate-job-refused says it.
    Source: https://docs.aws.amazon.com/batch/latest/APIReference/API_ContainerProperties.html
        https://github.com/ASFHyP3/hyp3/pull/586
    """
    if "FARGATE" in [str(item).upper() for item in job.texts("platformCapabilities")]:
        return
    container = job.document("containerProperties")
    if container is None or job.text("type") != "container":
        return
    missing = [kind for kind in _OLD if kind not in _given(container)]
    if container.raw("image") in (None, ""):
        yield job.finding(
            "containerProperties", problem="The container of the job has no image.", fix="Add image, such as busybox."
        )
    if missing:
        yield job.finding(
            "containerProperties",
            problem=f"The container of the job has no {' and no '.join(missing)}.",
            fix='Add it to resourceRequirements, such as {"type": "VCPU", "value": "1"} and '
            '{"type": "MEMORY", "value": "2048"}.',
        )


@policy(Batch.JOB_DEFINITION)
def container_refused(job: Resource) -> Iterator[Finding]:
    """Container of a job has less than Batch takes, or a name that is Batch's.

    Why: "ClientException": a container has 4 MiB at least and on machines whole processors, each kind of resource is
    asked for once, and variables whose names begin with AWS_BATCH are set by Batch.
    Source: https://docs.aws.amazon.com/batch/latest/APIReference/API_ContainerProperties.html
        https://docs.aws.amazon.com/batch/latest/APIReference/API_ResourceRequirement.html
    """
    container = job.document("containerProperties")
    if container is None:
        return
    fargate = "FARGATE" in [str(item).upper() for item in job.texts("platformCapabilities")]
    wanted = [
        ((block.text("type") or "").upper(), block.text("value")) for block in container.blocks("resourceRequirements")
    ]
    kinds = [kind for kind, _ in wanted]
    amounts = [*wanted, *((kind, container.text(name)) for kind, name in _OLD.items())]
    for kind in sorted({kind for kind in kinds if kinds.count(kind) > 1}):
        yield job.finding(
            "containerProperties", problem=f"resourceRequirements have {kind} twice.", fix="Ask for each kind once."
        )
    for kind, value in amounts:
        number = _number(value)
        if kind == "MEMORY" and number is not None and number < _LEAST_MEMORY:
            yield job.finding(
                "containerProperties",
                problem=f"The container has {value} MiB of memory; {_LEAST_MEMORY} is the least.",
                fix="Give the memory in MiB: 2048 are two GiB.",
            )
        elif kind == "VCPU" and number is not None and not fargate and number % 1:
            yield job.finding(
                "containerProperties",
                problem=f"The container has {value} vCPU; on machines it has whole ones.",
                fix="Ask for 1 or more, or run the job on Fargate.",
            )
    for variable in container.blocks("environment"):
        name = variable.partial("name")
        if isinstance(name, str) and name.upper().startswith("AWS_BATCH"):
            yield job.finding(
                "containerProperties",
                problem=f"The variable {name} begins with AWS_BATCH.",
                fix="Give it another name: Batch sets those itself.",
            )


def _number(value: str | None) -> float | None:
    try:
        return float(value) if value else None
    except ValueError:
        return None


def _given(container: Block) -> set[str]:
    given = {(block.text("type") or "").upper() for block in container.blocks("resourceRequirements")}
    return given | {kind for kind, name in _OLD.items() if container.raw(name) not in (None, 0)}
