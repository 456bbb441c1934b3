from __future__ import annotations

from policypack.aws.services.ecr import Image, ImageMissing
from policypack.errors import Unavailable
from policypack.testing import Json, Plan, Ref, Table, Unknown

HOST = "210987654321.dkr.ecr.eu-west-1.amazonaws.com"
URI = f"{HOST}/api:1.4"
FOREIGN = "364412870955.dkr.ecr.eu-west-1.amazonaws.com/api:1.4"
IMAGE = Image("210987654321", "eu-west-1", "api", "sha256:ab", "application/vnd.oci.image.index.v1+json")

RUNNER = "aws:apprunner/service:Service"
JOB = "aws:batch/jobDefinition:JobDefinition"
PROJECT = "aws:codebuild/project:Project"


def base() -> Plan:
    plan = Plan()
    plan.add(
        "aws:ecs/taskDefinition:TaskDefinition",
        "api",
        family="api",
        requiresCompatibilities=["FARGATE"],
        containerDefinitions=Json([{"name": "api", "image": URI}]),
    )
    return plan.add("aws:ecs/service:Service", "api-service", taskDefinition=Ref("api", "arn"), desiredCount=2)


def containers(plan: Plan, uri: object) -> Plan:
    return plan.set("api", containerDefinitions=Json([{"name": "api", "image": uri}]))


def built(*platforms: str) -> dict[object, object]:
    return {("ecr.image", URI): IMAGE, ("ecr.architectures", IMAGE): platforms}


ARM = f"The image {URI} is built for linux/arm64; runtimePlatform.cpuArchitecture is X86_64, which needs linux/amd64."
architecture_mismatch = (
    Table("ecr-image-architecture-mismatch", base)
    .good("both", facts=built("linux/amd64", "linux/arm64"))
    .good("its manifest does not say", facts=built())
    .good(
        "said and right",
        lambda plan: plan.set("api", runtimePlatform={"cpuArchitecture": "ARM64", "operatingSystemFamily": "LINUX"}),
        facts=built("linux/arm64"),
    )
    .good(
        "Windows",
        lambda plan: plan.set("api", runtimePlatform={"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}),
        facts={},
    )
    .bad("Fargate has X86_64", None, ("api", ARM), facts=built("linux/arm64"), level="mandatory")
    .bad(
        "nothing runs it yet",
        lambda plan: plan.set("api-service", desiredCount=0),
        ("api", ARM),
        facts=built("linux/arm64"),
        level="advisory",
    )
    .bad(
        "a function",
        lambda plan: containers(plan, "nginx").add(
            "aws:lambda/function:Function", "resize", packageType="Image", imageUri=URI, architectures=["arm64"]
        ),
        ("resize", f"The image {URI} is built for linux/amd64; architectures is arm64, which needs linux/arm64."),
        facts={**built("linux/amd64"), ("ecr.image", "nginx"): None},
        level="mandatory",
    )
    .bad(
        "App Runner has one processor",
        lambda plan: containers(plan, "nginx").add(
            RUNNER,
            "site",
            sourceConfiguration={"imageRepository": {"imageIdentifier": URI, "imageRepositoryType": "ECR"}},
        ),
        (
            "site",
            f"The image {URI} is built for linux/arm64; App Runner's processor is x86_64, which needs linux/amd64.",
        ),
        facts={**built("linux/arm64"), ("ecr.image", "nginx"): None},
        level="mandatory",
    )
    .bad(
        "jobs of Batch, in all their spellings",
        lambda plan: (
            containers(plan, "nginx")
            .add(
                JOB, "one", type="container", platformCapabilities=["FARGATE"], containerProperties=Json({"image": URI})
            )
            .add(
                JOB,
                "tasks",
                type="container",
                ecsProperties=Json(
                    {
                        "taskProperties": [
                            {
                                "runtimePlatform": {"cpuArchitecture": "X86_64"},
                                "containers": [{"name": "a", "image": URI}],
                            }
                        ]
                    }
                ),
            )
            .add(
                JOB,
                "nodes",
                type="multinode",
                nodeProperties=Json(
                    {
                        "nodeRangeProperties": [
                            {"container": {"image": URI, "runtimePlatform": {"cpuArchitecture": "X86_64"}}},
                        ]
                    }
                ),
            )
        ),
        *((name, ARM) for name in ("one", "tasks", "nodes")),
        facts={**built("linux/arm64"), ("ecr.image", "nginx"): None},
        level="advisory",
    )
    .good(
        "pods run where their nodes are",
        lambda plan: containers(plan, "nginx").add(
            JOB, "pod", type="container", eksProperties={"podProperties": {"containers": [{"image": URI}]}}
        ),
        facts={("ecr.image", "nginx"): None},
    )
    .bad(
        "a build",
        lambda plan: containers(plan, "nginx").add(
            PROJECT,
            "build",
            environment={"type": "LINUX_CONTAINER", "computeType": "BUILD_GENERAL1_SMALL", "image": URI},
        ),
        (
            "build",
            f"The image {URI} is built for linux/arm64; environment.type is LINUX_CONTAINER, which needs linux/amd64.",
        ),
        facts={**built("linux/arm64"), ("ecr.image", "nginx"): None},
        level="advisory",
    )
    .good(
        "a build in an image of another account",
        lambda plan: containers(plan, "nginx").add(
            PROJECT,
            "build",
            environment={"type": "LINUX_CONTAINER", "computeType": "BUILD_GENERAL1_SMALL", "image": FOREIGN},
        ),
        facts={("ecr.image", "nginx"): None},
    )
    .absent("instances may have any", lambda plan: plan.set("api", requiresCompatibilities=None), facts={})
    .not_found(
        "another policy's",
        None,
        facts={("ecr.image", URI): ImageMissing("tag", "210987654321", "eu-west-1", "api", "1.4")},
    )
    .unknown("from an update", lambda plan: plan.set("api", containerDefinitions=Unknown()), facts={})
    .outside("an image of elsewhere", lambda plan: containers(plan, "nginx"), facts={("ecr.image", "nginx"): None})
    .cannot_ask("denied")
)

DENIED = {("ecr.image", FOREIGN): Unavailable("AWS denied it", "denied", "ecr:DescribeImages")}
HIDDEN = f"The image {FOREIGN} is in account 364412870955, and AWS did not let this account look at the repository api."
foreign_account = (
    Table("ecr-image-foreign-account", base)
    .good("of this account", facts={})
    .good("lets itself be seen", lambda plan: containers(plan, FOREIGN), facts={("ecr.image", FOREIGN): IMAGE})
    .good("AWS's own", lambda plan: containers(plan, FOREIGN.replace("364412870955", "602401143452")), facts={})
    .bad(
        "does not",
        lambda plan: containers(plan, FOREIGN),
        (
            "api",
            HIDDEN,
        ),
        facts=DENIED,
        level="advisory",
    )
    .not_found(
        "another policy's",
        lambda plan: containers(plan, FOREIGN),
        facts={("ecr.image", FOREIGN): ImageMissing("tag", "364412870955", "eu-west-1", "api", "1.4")},
    )
    .absent("no containers", lambda plan: plan.set("api", containerDefinitions="[]"), facts={})
    .unknown("from an update", lambda plan: plan.set("api", containerDefinitions=Unknown()), facts={})
    .cannot_ask(
        "throttled",
        lambda plan: containers(plan, FOREIGN),
        facts={("ecr.image", FOREIGN): Unavailable("AWS throttled it", "throttled")},
    )
)
