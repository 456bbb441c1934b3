from __future__ import annotations

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
        ("fold", "The container of the job has no image."),
    )
    .bad("neither", job, ("fold", "The container of the job has no VCPU and no MEMORY."))
    .good("another kind of job", lambda p: job(p).set("fold", type="multinode", nodeProperties="{}"))
    .absent("no container", lambda p: p.set("fold", containerProperties=None, ecsProperties="{}"))
    .unknown("what it needs", lambda p: job(p, resourceRequirements=Unknown()))
    .without("outside", "looks at one resource alone")
)
