"""Images that resources of several services name, and the processor that each must be built for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from policypack import Aws, Block, Resource, Stack, Text
from policypack.catalogue.tokens import Apprunner, Batch, Codebuild, Ecs, Lambda, Sagemaker
from policypack.shelf.containers import containers, ecr_image, starts_tasks

IMAGE_TYPES = (
    Ecs.TASK_DEFINITION,
    Lambda.FUNCTION,
    Apprunner.SERVICE,
    Batch.JOB_DEFINITION,
    Sagemaker.MODEL,
    Codebuild.PROJECT,
)

# How the services call the platforms of images.
PLATFORMS = {"X86_64": "linux/amd64", "ARM64": "linux/arm64", "x86_64": "linux/amd64", "arm64": "linux/arm64"}
# https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-compute-types.html
BUILDS = {
    "LINUX_CONTAINER": "linux/amd64",
    "LINUX_GPU_CONTAINER": "linux/amd64",
    "LINUX_LAMBDA_CONTAINER": "linux/amd64",
    "ARM_CONTAINER": "linux/arm64",
    "ARM_LAMBDA_CONTAINER": "linux/arm64",
}
OTHER_BUILD = {"LINUX_CONTAINER": "ARM_CONTAINER", "ARM_CONTAINER": "LINUX_CONTAINER"}


class Needed(NamedTuple):
    """The platform that an image must be for, and the property that says so; `other` is its value for the other."""

    property: str
    said: str
    platform: str
    other: str = ""


class Used(NamedTuple):
    """An image that a resource names. `at` is what says for which processor: the resource, a container or a task."""

    path: str
    uri: str | Text
    at: Block


def images(resource: Resource) -> Iterator[Used]:
    """Yield the images that a resource names; those that only an update knows are undecided."""
    for block, name, at in _places(resource):
        uri = block.partial(name)
        if uri is not None:
            yield Used(block.path(name), uri, at)


def _places(resource: Resource) -> Iterator[tuple[Block, str, Block]]:
    """Yield (block, property of the image in it, what says the processor)."""
    if resource.type == Lambda.FUNCTION:
        yield resource, "imageUri", resource
    elif resource.type == Apprunner.SERVICE:
        source = resource.block("sourceConfiguration")
        repository = source.block("imageRepository") if source else None
        if repository is not None:
            yield repository, "imageIdentifier", resource
    elif resource.type == Batch.JOB_DEFINITION:
        yield from _of_job(resource)
    elif resource.type == Sagemaker.MODEL:
        for container in (*resource.blocks("primaryContainer"), *resource.blocks("containers")):
            yield container, "image", resource
    elif resource.type == Codebuild.PROJECT:
        environment = resource.block("environment")
        if environment is not None:
            yield environment, "image", environment
    else:
        for container in containers(resource):
            yield container, "image", resource


def _of_job(job: Resource) -> Iterator[tuple[Block, str, Block]]:
    yield from ((one, "image", one) for one in job.documents("containerProperties"))
    yield from _of_tasks(job.document("ecsProperties"))
    nodes = job.document("nodeProperties")
    for group in nodes.blocks("nodeRangeProperties") if nodes else ():
        yield from ((one, "image", one) for one in group.blocks("container"))
        yield from _of_tasks(group.block("ecsProperties"))
    cluster = job.block("eksProperties")
    pods = cluster.block("podProperties") if cluster else None
    for name in ("initContainers", "containers"):
        yield from ((one, "image", one) for one in (pods.blocks(name) if pods else ()))


def _of_tasks(properties: Block | None) -> Iterator[tuple[Block, str, Block]]:
    for task in properties.blocks("taskProperties") if properties else ():
        yield from ((one, "image", task) for one in task.blocks("containers"))


def wanted(resource: Resource, used: Used) -> Needed | None:
    """Return the platform that an image must be for, None where any will do or nobody here can tell."""
    if resource.type == Lambda.FUNCTION:
        said = next(iter(resource.texts("architectures")), "x86_64")
        return _known("architectures", said)
    if resource.type == Apprunner.SERVICE:
        return Needed("App Runner's processor", "x86_64", PLATFORMS["x86_64"])
    if resource.type == Codebuild.PROJECT:
        said = used.at.text("type") or ""
        return Needed("environment.type", said, BUILDS[said], OTHER_BUILD.get(said, "")) if said in BUILDS else None
    if resource.type not in (Ecs.TASK_DEFINITION, Batch.JOB_DEFINITION):
        return None
    block = used.at.block("runtimePlatform")
    if block and (block.text("operatingSystemFamily") or "LINUX").upper() != "LINUX":
        return None
    said = (block.text("cpuArchitecture") if block else None) or ""
    # Instances of one's own may have any processor; Fargate has X86_64 unless told otherwise.
    starts_on = "requiresCompatibilities" if resource.type == Ecs.TASK_DEFINITION else "platformCapabilities"
    if not said and "FARGATE" in resource.texts(starts_on):
        said = "X86_64"
    return _known("runtimePlatform.cpuArchitecture", said)


def _known(property: str, said: str) -> Needed | None:
    if said not in PLATFORMS:
        return None
    others = [name for name in PLATFORMS if name.isupper() == said.isupper() and name != said]
    return Needed(property, said, PLATFORMS[said], others[0])


def pulls(resource: Resource, stack: Stack) -> bool:
    """Is the image pulled when the resource is created, so that a missing one makes the deployment fail?"""
    return resource.type in (Lambda.FUNCTION, Apprunner.SERVICE) or (
        resource.type == Ecs.TASK_DEFINITION and starts_tasks(resource, stack)
    )


def of_aws(resource: Resource, uri: str, aws: Aws) -> bool:
    """May it be an image that AWS publishes? Models and builds mostly run those, and not all may be looked at."""
    parsed = ecr_image(uri)
    return (
        parsed is not None and resource.type in (Sagemaker.MODEL, Codebuild.PROJECT) and parsed.account != aws.account()
    )
