"""Images in ECR: built for another processor, or in a registry that this account may not use."""

from __future__ import annotations

from collections.abc import Iterator

from policies._containers import TASK, containers, ecr_image, starts_tasks
from policies._providers import emulated
from policies.account import OF_AWS
from policies.ecr import FUNCTION, PLACEHOLDER_ACCOUNTS
from policypack import Aws, Finding, Resource, Stack, Undecided, policy
from policypack.aws.services.ecr import Image

# How ECS and Lambda call the platforms of images.
PLATFORMS = {"X86_64": "linux/amd64", "ARM64": "linux/arm64", "x86_64": "linux/amd64", "arm64": "linux/arm64"}


def _images(resource: Resource) -> Iterator[tuple[str, str]]:
    """Yield (property path, address) of the images whose address is known."""
    if resource.type == FUNCTION:
        uri = resource.partial("imageUri")
        if isinstance(uri, str):
            yield "imageUri", uri
        return
    for container in containers(resource):
        image = container.partial("image")
        if isinstance(image, str):
            yield container.path("image"), image


def _platform(resource: Resource) -> tuple[str, str, str] | None:
    """Return (property, its value, platform) that images must be for; None where any will do."""
    if resource.type == FUNCTION:
        said = next(iter(resource.texts("architectures")), "x86_64")
        return ("architectures", said, PLATFORMS[said]) if said in PLATFORMS else None
    block = resource.block("runtimePlatform")
    if block and block.text("operatingSystemFamily", default="LINUX") != "LINUX":
        return None
    said = (block.text("cpuArchitecture") if block else None) or ""
    # Instances of one's own may have any processor; Fargate has X86_64 unless told otherwise.
    if not said and "FARGATE" in resource.texts("requiresCompatibilities"):
        said = "X86_64"
    return ("runtimePlatform.cpuArchitecture", said, PLATFORMS[said]) if said in PLATFORMS else None


@policy(TASK, FUNCTION, severity="critical")
def architecture_mismatch(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Image is built for another processor.

    Why: "CannotPullContainerError: image Manifest does not contain descriptor matching platform 'linux/amd64'", or
    "exec format error" in the log: images built on an Apple computer are for arm64 unless told otherwise.
    Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html
        https://docs.aws.amazon.com/lambda/latest/dg/foundation-arch.html
    """
    wanted = _platform(resource)
    if wanted is None:
        return
    property, said, platform = wanted
    for path, uri in _images(resource):
        image = aws.ecr.image(uri)
        found = aws.ecr.architectures(image) if isinstance(image, Image) else ()
        if found and platform not in found:
            other = {other: name for name, other in PLATFORMS.items() if name.isupper() == said.isupper()}
            fitting = other.get(found[0])
            yield resource.finding(
                path,
                problem=f"The image {uri} is built for {' and '.join(found)}; {property} is {said}, which needs "
                f"{platform}.",
                fix=f"Build it with `docker buildx build --platform {platform}`"
                + (f", or set {property} to {fitting}." if fitting else "."),
                level=None if resource.type == FUNCTION or starts_tasks(resource, stack) else "advisory",
            )


@policy(TASK, FUNCTION, level="advisory")
def foreign_account(resource: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Image is in another account's registry, which lets nobody here look at it.

    Why: Without a statement in the repository's policy that allows this account ecr:BatchGetImage and
    ecr:GetDownloadUrlForLayer, tasks stop with "CannotPullContainerError: … 403 Forbidden", and Lambda "does not have
    permission to access the ECR image".
    Source: https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html
    """
    if emulated(resource):
        return
    for path, uri in _images(resource):
        parsed = ecr_image(uri)
        if parsed is None or parsed.account in OF_AWS | PLACEHOLDER_ACCOUNTS or parsed.account == aws.account():
            continue
        try:
            aws.ecr.image(uri)
        except Undecided as unavailable:
            if unavailable.cause != "denied":
                raise
            yield resource.finding(
                path,
                problem=f"The image {uri} is in account {parsed.account}, and AWS did not let this account look at "
                f"the repository {parsed.repository}.",
                fix="Make sure that the repository's policy there allows this account ecr:BatchGetImage and "
                "ecr:GetDownloadUrlForLayer, or copy the image into a repository of this account.",
            )
