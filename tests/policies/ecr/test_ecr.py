from __future__ import annotations

from typing import Any

from policypack.aws.services.ecr import Image, ImageMissing
from policypack.testing import Json, Plan, Ref, Table, Unknown

REPOSITORY = "aws:ecr/repository:Repository"
TASK = "aws:ecs/taskDefinition:TaskDefinition"
SERVICE = "aws:ecs/service:Service"
FUNCTION = "aws:lambda/function:Function"

ACCOUNT = "210987654321"
REGISTRY = f"{ACCOUNT}.dkr.ecr.eu-west-1.amazonaws.com"
API = f"{REGISTRY}/api:1.4.2"
RESIZE = f"{REGISTRY}/resize:2.0"
SITE = f"{REGISTRY}/site:3"
DIGEST = "sha256:" + "0f" * 32


def container(image: Any) -> Json:
    return Json([{"name": "api", "image": image, "essential": True}])


def base() -> Plan:
    plan = Plan()
    plan.add(REPOSITORY, "reports", name="reports", imageScanningConfiguration={"scanOnPush": True})
    plan.add(TASK, "api-task", family="api", containerDefinitions=container(API))
    plan.add(SERVICE, "api", taskDefinition=Ref("api-task", "arn"), desiredCount=2)
    plan.add(FUNCTION, "resize", packageType="Image", imageUri=RESIZE)
    return plan


def found(repository: str) -> Image:
    return Image(ACCOUNT, "eu-west-1", repository, DIGEST, "application/vnd.oci.image.index.v1+json")


def missing(kind: Any, repository: str, reference: str) -> ImageMissing:
    return ImageMissing(kind, ACCOUNT, "eu-west-1", repository, reference)


PLACEHOLDER = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/api:latest"
IN_PLACEHOLDER = f"The image {PLACEHOLDER} is in the registry of account 123456789012, which is a placeholder."

image_placeholder_account = (
    Table("ecr-image-placeholder-account", base)
    .good("own account")
    .good("public image", lambda plan: plan.set("api-task", containerDefinitions=container("nginx:1.27")))
    .good(
        "emulator, where such accounts are real",
        lambda plan: plan.remove("api", "api-task").add(
            TASK,
            "api-task",
            containerDefinitions=container(PLACEHOLDER),
            provider={"endpoints": '[{"ecs":"http://localhost:4566"}]'},
        ),
    )
    .bad(
        "service with tasks",
        lambda plan: plan.set("api-task", containerDefinitions=container(PLACEHOLDER)),
        ("api-task", IN_PLACEHOLDER),
        level="mandatory",
    )
    .bad(
        "function",
        lambda plan: plan.set("resize", imageUri=PLACEHOLDER),
        ("resize", IN_PLACEHOLDER),
        level="mandatory",
    )
    .bad(
        "task definition that no service starts",
        lambda plan: plan.remove("api").set("api-task", containerDefinitions=container(PLACEHOLDER)),
        ("api-task", IN_PLACEHOLDER),
        level="advisory",
    )
    .bad(
        "tag from an update",
        lambda plan: plan.add("random:index/randomId:RandomId", "build", byteLength=4).set(
            "resize", imageUri=Ref("build", "hex", before=f"{PLACEHOLDER[:-6]}")
        ),
        (
            "resize",
            (
                "The image 123456789012.dkr.ecr.eu-west-1.amazonaws.com/api:${build.hex} is in the registry of account "
                "123456789012, which is a placeholder."
            ),
        ),
        view="preview",
    )
    .absent("function from a zip archive", lambda plan: plan.set("resize", packageType=None, imageUri=None))
    .unknown("containers from an update", lambda plan: plan.set("api-task", containerDefinitions=Unknown()))
    .outside(
        "image of another account", lambda plan: plan.set("resize", imageUri=RESIZE.replace(ACCOUNT, "864202468135"))
    )
)

BOTH = {("ecr.image", API): found("api"), ("ecr.image", RESIZE): found("resize")}

image_not_found = (
    Table("ecr-image-not-found", base)
    .good("both are there", facts=BOTH)
    .good(
        "repository of this stack",
        lambda plan: plan.set("resize", imageUri=f"{REGISTRY}/reports:1"),
        facts=BOTH,
    )
    .good(
        "the stack pushes images",
        lambda plan: plan.add("docker-build:index:Image", "image"),
        facts={("ecr.image", API): missing("repository", "api", "1.4.2")},
    )
    .good(
        "a planned rule fetches it from another registry",
        lambda plan: plan.add(
            "aws:ecr/pullThroughCacheRule:PullThroughCacheRule",
            "cache",
            ecrRepositoryPrefix="public",
            upstreamRegistryUrl="public.ecr.aws",
        ).set("api-task", containerDefinitions=container(f"{REGISTRY}/public/nginx/nginx:1.27")),
        facts={("ecr.image", RESIZE): found("resize")},
    )
    .bad(
        "a planned rule is for other repositories",
        lambda plan: plan.add(
            "aws:ecr/pullThroughCacheRule:PullThroughCacheRule",
            "cache",
            ecrRepositoryPrefix="public",
            upstreamRegistryUrl="public.ecr.aws",
        ),
        ("api-task", f"The repository api does not exist in account {ACCOUNT}, eu-west-1."),
        facts={**BOTH, ("ecr.image", API): missing("repository", "api", "1.4.2")},
        level="mandatory",
    )
    .good(
        "a pull fetches it from another registry",
        facts={
            **BOTH,
            ("ecr.image", API): ImageMissing("tag", ACCOUNT, "eu-west-1", "api", "1.4.2", "public.ecr.aws"),
        },
    )
    .not_found(
        "repository of a running service",
        None,
        ("api-task", f"The repository api does not exist in account {ACCOUNT}, eu-west-1."),
        facts={**BOTH, ("ecr.image", API): missing("repository", "api", "1.4.2")},
        level="mandatory",
    )
    .not_found(
        "service of App Runner",
        lambda plan: plan.add(
            "aws:apprunner/service:Service",
            "site",
            sourceConfiguration={"imageRepository": {"imageIdentifier": SITE, "imageRepositoryType": "ECR"}},
        ),
        ("site", f"The repository site in account {ACCOUNT}, eu-west-1 has no image 3."),
        facts={**BOTH, ("ecr.image", SITE): missing("tag", "site", "3")},
        level="mandatory",
    )
    .not_found(
        "job, build and model, which are started later",
        lambda plan: (
            plan.add(
                "aws:batch/jobDefinition:JobDefinition",
                "job",
                type="container",
                eksProperties={"podProperties": {"containers": [{"image": SITE}]}},
            )
            .add(
                "aws:codebuild/project:Project",
                "build",
                environment={"type": "LINUX_CONTAINER", "computeType": "BUILD_GENERAL1_SMALL", "image": SITE},
            )
            .add("aws:sagemaker/model:Model", "model", primaryContainer={"image": SITE})
        ),
        *(
            (name, f"The repository site in account {ACCOUNT}, eu-west-1 has no image 3.")
            for name in ("job", "build", "model")
        ),
        facts={**BOTH, ("ecr.image", SITE): missing("tag", "site", "3")},
        level="advisory",
    )
    .good(
        "model of an image that AWS publishes",
        lambda plan: plan.add(
            "aws:sagemaker/model:Model", "model", containers=[{"image": SITE.replace(ACCOUNT, "763104351884")}]
        ),
        facts=BOTH,
    )
    .not_found(
        "tag of a function",
        None,
        ("resize", f"The repository resize in account {ACCOUNT}, eu-west-1 has no image 2.0."),
        facts={**BOTH, ("ecr.image", RESIZE): missing("tag", "resize", "tag 2.0")},
        level="mandatory",
    )
    .bad(
        "tag of a task that no service starts",
        lambda plan: plan.set("api", desiredCount=0),
        ("api-task", f"The repository api in account {ACCOUNT}, eu-west-1 has no image 1.4.2."),
        facts={**BOTH, ("ecr.image", API): missing("tag", "api", "tag 1.4.2")},
        level="advisory",
    )
    .absent("function from a zip archive", lambda plan: plan.set("resize", packageType=None, imageUri=None), facts=BOTH)
    .unknown("containers from an update", lambda plan: plan.set("api-task", containerDefinitions=Unknown()), facts=BOTH)
    .outside(
        "image of a public registry",
        lambda plan: plan.set("api-task", containerDefinitions=container("public.ecr.aws/nginx/nginx:1.27")),
        facts=BOTH,
    )
    .cannot_ask("denied")
)

EMPTY = (
    "The image {} is taken from the repository reports, which this stack creates empty, and nothing in the stack "
    "pushes an image before {} created."
)

image_repository_still_empty = (
    Table("ecr-image-repository-still-empty", base)
    .good("repositories of others")
    .good(
        "the stack pushes images",
        lambda plan: plan.add("docker-build:index:Image", "image").set(
            "resize", imageUri=Ref("reports", "repositoryUrl", after=":1")
        ),
    )
    .good(
        "no task is started",
        lambda plan: plan.set("api", desiredCount=0).set(
            "api-task", containerDefinitions=container(Ref("reports", "repositoryUrl", after=":1"))
        ),
    )
    .good(
        "the repository exists",
        lambda plan: (
            plan.remove("reports")
            .add(REPOSITORY, "reports", name="reports", outputs={"id": "reports"})
            .set("resize", imageUri=f"{REGISTRY}/reports:1")
        ),
    )
    .bad(
        "function, by reference",
        lambda plan: plan.set("resize", imageUri=Ref("reports", "repositoryUrl", after=":1")),
        ("resize", EMPTY.format("${reports.repositoryUrl}:1", "the function is")),
        view="preview",
        level="advisory",
    )
    .bad(
        "service, by name",
        lambda plan: plan.set("api-task", containerDefinitions=container(f"{REGISTRY}/reports:1")),
        ("api-task", EMPTY.format(f"{REGISTRY}/reports:1", "its tasks are")),
    )
    .absent("function from a zip archive", lambda plan: plan.set("resize", packageType=None, imageUri=None))
    .unknown("containers from an update", lambda plan: plan.set("api-task", containerDefinitions=Unknown()))
    .outside("repository of another stack", lambda plan: plan.remove("reports"))
)

SCANS_OFF = "scanOnPush is off, so images are scanned only where the registry's rules say so."

scan_on_push_off = (
    Table("ecr-scan-on-push-off", base)
    .good("scanned")
    .good(
        "the registry scans",
        lambda plan: plan.set("reports", imageScanningConfiguration=None).add(
            "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration", "scanning", scanType="ENHANCED"
        ),
    )
    .bad(
        "switched off",
        lambda plan: plan.set("reports", imageScanningConfiguration={"scanOnPush": False}),
        ("reports", SCANS_OFF),
        level="advisory",
    )
    .absent("never said", lambda plan: plan.set("reports", imageScanningConfiguration=None), ("reports", SCANS_OFF))
    .unknown("from an update", lambda plan: plan.set("reports", imageScanningConfiguration={"scanOnPush": Unknown()}))
    .without("outside", "reads one resource and whether another is there")
)

UNDELETABLE = "forceDelete is off, and the stack is a test: a destroy fails as soon as an image was pushed."

repository_undeletable_in_test = (
    Table("ecr-repository-undeletable-in-test", base, environment="test")
    .good("production", environment="production")
    .good("forced", lambda plan: plan.set("reports", forceDelete=True))
    .bad("switched off", lambda plan: plan.set("reports", forceDelete=False), ("reports", UNDELETABLE))
    .absent("never said", lambda plan: plan.set("reports", forceDelete=None), ("reports", UNDELETABLE))
    .unknown("from an update", lambda plan: plan.set("reports", forceDelete=Unknown()))
    .without("outside", "reads one resource")
)

repository_force_delete_in_production = (
    Table("ecr-repository-force-delete-in-production", base)
    .good("kept")
    .good("test", lambda plan: plan.set("reports", forceDelete=True), environment="test")
    .bad(
        "forced",
        lambda plan: plan.set("reports", forceDelete=True),
        ("reports", "forceDelete is on, and the stack is production: deleting the repository deletes all its images."),
        level="advisory",
    )
    .absent("never said", lambda plan: plan.set("reports", forceDelete=None))
    .unknown("from an update", lambda plan: plan.set("reports", forceDelete=Unknown()))
    .without("outside", "reads one resource")
)
