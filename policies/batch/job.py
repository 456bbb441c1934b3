"""AWS Batch: what a job on machines must say of itself."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Block, Finding, Resource, policy
from policypack.catalogue.tokens import Batch

_OLD = {"VCPU": "vcpus", "MEMORY": "memory"}


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


def _given(container: Block) -> set[str]:
    given = {(block.text("type") or "").upper() for block in container.blocks("resourceRequirements")}
    return given | {kind for kind, name in _OLD.items() if container.raw(name) not in (None, 0)}
