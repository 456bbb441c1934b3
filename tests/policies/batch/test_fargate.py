from __future__ import annotations

from typing import Any

from policypack.testing import Json, Plan, Table, Unknown

SIZES = [{"type": "VCPU", "value": "0.25"}, {"type": "MEMORY", "value": "512"}]
GOOD = {"image": "a", "executionRoleArn": "arn:aws:iam::1:role/a", "resourceRequirements": SIZES}
JOB = "aws:batch/jobDefinition:JobDefinition"


def base() -> Plan:
    plan = Plan()
    plan.add(JOB, "nightly", type="container", platformCapabilities=["FARGATE"], containerProperties=Json(GOOD))
    plan.add(
        "aws:batch/computeEnvironment:ComputeEnvironment",
        "jobs",
        computeResources={"type": "FARGATE", "maxVcpus": 16, "minVcpus": 0, "subnets": ["subnet-1"]},
    )
    return plan


def job(plan: Plan, **more: Any) -> Plan:
    return plan.set("nightly", containerProperties=Json({**GOOD, **more}))


def sized(cpu: str, memory: str) -> list[dict[str, str]]:
    return [{"type": "VCPU", "value": cpu}, {"type": "MEMORY", "value": memory}]


def compute(plan: Plan, **more: Any) -> Plan:
    return plan.set("jobs", computeResources={"type": "FARGATE", "maxVcpus": 16, **more})


job_refused = (
    Table("batch-fargate-job-refused", base)
    .good("as Fargate wants it")
    .good("on machines", lambda p: job(p, vcpus=1, memory=512).set("nightly", platformCapabilities=["EC2"]))
    .good("on machines by default", lambda p: job(p, vcpus=1, memory=512).set("nightly", platformCapabilities=None))
    .bad(
        "plain vcpus",
        lambda p: job(p, vcpus=1),
        ("nightly", "vcpus is set in the container of a job on Fargate."),
        level="mandatory",
    )
    .bad(
        "plain vcpus or memory alone",
        lambda p: job(
            p.add(
                JOB,
                "hourly",
                type="container",
                platformCapabilities=["FARGATE"],
                containerProperties=Json({**GOOD, "memory": 512, "resourceRequirements": []}),
            ),
            vcpus=1,
            resourceRequirements=[],
        ),
        (
            "nightly",
            "vcpus is set in the container of a job on Fargate.",
            "Use resourceRequirements with VCPU and MEMORY.",
        ),
        (
            "hourly",
            "memory is set in the container of a job on Fargate.",
            "Use resourceRequirements with VCPU and MEMORY.",
        ),
    )
    .bad(
        "privileged",
        lambda p: job(p, privileged=True),
        ("nightly", "privileged is set in the container of a job on Fargate."),
    )
    .bad("no role", lambda p: job(p, executionRoleArn=None), ("nightly", "The job on Fargate has no executionRoleArn."))
    .bad(
        "no memory",
        lambda p: job(p, resourceRequirements=SIZES[:1]),
        ("nightly", "The job on Fargate has no MEMORY in resourceRequirements."),
    )
    .good("the most of a quarter", lambda p: job(p, resourceRequirements=sized("0.25", "2048")))
    .good("a larger one", lambda p: job(p, resourceRequirements=sized("16", "122880")))
    .bad(
        "more memory than goes with the processor",
        lambda p: job(p, resourceRequirements=sized("0.25", "3072")),
        ("nightly", "VCPU is 0.25 and MEMORY 3072; with that CPU, Fargate offers 512, 1024, 2048 MiB."),
        level="mandatory",
    )
    .bad(
        "less memory than goes with the processor",
        lambda p: job(p, resourceRequirements=sized("1", "1024")),
        (
            "nightly",
            "VCPU is 1 and MEMORY 1024; with that CPU, Fargate offers 2048 to 8192 in steps of 1024 MiB.",
            "Set MEMORY to 2048.",
        ),
    )
    .bad(
        "a processor that is none",
        lambda p: job(p, resourceRequirements=sized("3", "8192")),
        ("nightly", "VCPU is 3; Fargate offers 0.25, 0.5, 1, 2, 4, 8, 16."),
        level="mandatory",
    )
    .bad(
        "a processor that may come",
        lambda p: job(p, resourceRequirements=sized("32", "122880")),
        ("nightly", "VCPU is 32; Fargate offers 0.25, 0.5, 1, 2, 4, 8, 16."),
        level="advisory",
    )
    .absent("no container", lambda p: p.set("nightly", containerProperties=None))
    .unknown("the container", lambda p: p.set("nightly", containerProperties=Unknown()))
)

environment_refused = (
    Table("batch-fargate-environment-refused", base)
    .good("as Fargate wants it")
    .good("on machines", lambda p: compute(p, type="EC2", instanceTypes=["m7g.large"], minVcpus=2))
    .bad(
        "machines",
        lambda p: compute(p, instanceTypes=["m5.large"]),
        ("jobs", "The environment is on FARGATE and has instanceTypes."),
        level="mandatory",
    )
    .bad(
        "on Spot, with what is ready",
        lambda p: compute(p, type="FARGATE_SPOT", minVcpus=2, bidPercentage=50),
        ("jobs", "The environment is on FARGATE_SPOT and has bidPercentage, minVcpus."),
    )
    .good("no share of a price", lambda p: compute(p, type="FARGATE_SPOT", bidPercentage=0))
    .absent("unmanaged", lambda p: p.set("jobs", computeResources=None))
    .unknown("the type", lambda p: compute(p, type=Unknown()))
)
