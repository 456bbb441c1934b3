from __future__ import annotations

from typing import Any

from policypack.testing import Json, Plan, Table, Unknown

BOTH = [{"type": "VCPU", "value": "1"}, {"type": "MEMORY", "value": "2048"}]


def base() -> Plan:
    return job(Plan().add("aws:batch/jobDefinition:JobDefinition", "fold", type="container"), resourceRequirements=BOTH)


def job(plan: Plan, **container: object) -> Plan:
    return plan.set("fold", containerProperties=Json({"image": "fold", **container}))


size_missing = (
    Table("batch-job-size-missing", base)
    .good("both")
    .good("as before", lambda p: job(p, vcpus=1, memory=2048))
    .good("of both kinds", lambda p: job(p, vcpus=1, resourceRequirements=BOTH[1:]))
    .bad(
        "no processor",
        lambda p: job(p, resourceRequirements=BOTH[1:]),
        ("fold", "The container of the job has no VCPU."),
        level="mandatory",
    )
    .bad(
        "nothing to run",
        lambda p: job(p, image="", resourceRequirements=BOTH),
        ("fold", "The container of the job has no image.", "Add image, such as busybox."),
    )
    .good("on Fargate, which another policy judges", lambda p: job(p).set("fold", platformCapabilities=["FARGATE"]))
    .bad("neither", job, ("fold", "The container of the job has no VCPU and no MEMORY."))
    .good("another kind of job", lambda p: job(p).set("fold", type="multinode", nodeProperties="{}"))
    .absent("no container", lambda p: p.set("fold", containerProperties=None, ecsProperties="{}"))
    .unknown("what it needs", lambda p: job(p, resourceRequirements=Unknown()))
    .without("outside", "looks at one resource alone")
)


def asking(*wanted: tuple[str, str], **more: Any) -> Any:
    requirements = [{"type": kind, "value": value} for kind, value in wanted]
    properties = {"image": "busybox", "resourceRequirements": requirements, **more}
    return lambda p: p.set("sum", containerProperties=Json(properties))


def small() -> Plan:
    plan = Plan().add("aws:batch/jobDefinition:JobDefinition", "sum", name="sum", type="container")
    return asking(("VCPU", "1"), ("MEMORY", "4"))(plan)  # type: ignore[no-any-return]


container_refused = (
    Table("batch-job-container-refused", small)
    .good("the least")
    .good(
        "parts of a processor on Fargate",
        lambda p: asking(("VCPU", "0.25"), ("MEMORY", "512"))(p.set("sum", platformCapabilities=["FARGATE"])),
    )
    .bad(
        "gigabytes",
        asking(("VCPU", "1"), ("MEMORY", "3")),
        ("sum", "The container has 3 MiB of memory; 4 is the least.", "Give the memory in MiB: 2048 are two GiB."),
        level="mandatory",
    )
    .bad(
        "gigabytes as they were given once",
        lambda p: p.set("sum", containerProperties=Json({"image": "busybox", "vcpus": 1, "memory": 2})),
        ("sum", "The container has 2 MiB of memory; 4 is the least."),
    )
    .bad(
        "part of a processor on a machine",
        asking(("VCPU", "0.5"), ("MEMORY", "512")),
        (
            "sum",
            "The container has 0.5 vCPU; on machines it has whole ones.",
            "Ask for 1 or more, or run the job on Fargate.",
        ),
        level="mandatory",
    )
    .bad(
        "twice",
        asking(("VCPU", "1"), ("VCPU", "2"), ("MEMORY", "512")),
        ("sum", "resourceRequirements have VCPU twice.", "Ask for each kind once."),
        level="mandatory",
    )
    .bad(
        "a name of Batch's",
        asking(("VCPU", "1"), ("MEMORY", "512"), environment=[{"name": "AWS_BATCH_QUEUE", "value": "a"}]),
        (
            "sum",
            "The variable AWS_BATCH_QUEUE begins with AWS_BATCH.",
            "Give it another name: Batch sets those itself.",
        ),
        level="mandatory",
    )
    .good(
        "a name of one's own, and none",
        asking(("VCPU", "1"), ("MEMORY", "512"), environment=[{"name": "AWS_REGION", "value": "a"}, {"value": "b"}]),
    )
    .absent("no container", lambda p: p.set("sum", containerProperties=None))
    .unknown("the container", lambda p: p.set("sum", containerProperties=Unknown()))
    .without("outside", "reads one resource")
)
