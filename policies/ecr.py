"""Amazon ECR: images that ECS and Lambda are told to run."""

from __future__ import annotations

from collections.abc import Iterator

from policies._containers import REPOSITORY, TASK, EcrImage, containers, ecr_image, image, starts_tasks
from policypack import Aws, Finding, Resource, Stack, Text, policy

FUNCTION = "aws:lambda/function:Function"

# Accounts of documentation and templates. 123456789012 and the like can be nobody's registry.
PLACEHOLDER_ACCOUNTS = frozenset({"123456789012", "111122223333", "444455556666", "012345678901", "123456789123"}) | {
    digit * 12 for digit in "0123456789"
}
# Whatever pushes images while the stack is created: the image need not be there yet.
PUSHERS = ("docker:", "docker-build:", "awsx:", "command:", "dockerbuild:")


def _images(resource: Resource) -> Iterator[tuple[str, str | Text]]:
    """Yield (property path, image) of a task definition's containers or of a function."""
    if resource.type == FUNCTION:
        uri = resource.partial("imageUri")
        if uri is not None:
            yield "imageUri", uri
        return
    for container in containers(resource):
        uri = image(container)
        if uri is not None:
            yield container.path("image"), uri


def _starts(resource: Resource, stack: Stack) -> bool:
    return resource.type == FUNCTION or starts_tasks(resource, stack)


def _overrides_endpoints(resource: Resource) -> bool:
    """LocalStack and the like: there 000000000000 is a real account."""
    properties = resource.provider.properties if resource.provider else {}
    return bool(properties.get("endpoints"))


@policy(TASK, FUNCTION, severity="critical")
def image_placeholder_account(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Image is taken from a placeholder account.

    Why: Accounts like 123456789012 stand in documentation and templates. No registry is there: tasks stop with
    CannotPullContainerError, and Lambda refuses the function.
    Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html
    """
    if _overrides_endpoints(resource):
        return
    for path, uri in _images(resource):
        account = _account(uri)
        if account in PLACEHOLDER_ACCOUNTS:
            yield resource.finding(
                path,
                problem=f"The image {uri} is in the registry of account {account}, which is a placeholder.",
                fix="Name the registry of the account that you deploy to, for instance with "
                "aws.get_caller_identity().account_id, or take repositoryUrl from the planned repository.",
                level=None if _starts(resource, stack) else "advisory",
            )


def _account(uri: str | Text) -> str:
    """Return the account of an ECR image, also where only the rest of its name has holes; else an empty text."""
    host = uri.prefix if isinstance(uri, Text) else uri
    account, dot, rest = host.partition(".dkr.ecr.")
    return account if dot and account.isdigit() else ""


@policy(TASK, FUNCTION, severity="critical")
def image_not_found(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Image is not in the registry.

    Why: A task whose image is not there stops with CannotPullContainerError and its service never becomes stable;
    Lambda answers "Source image … does not exist".
    Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html
    """
    if stack.has_type(*PUSHERS):
        return
    for path, uri in _images(resource):
        if isinstance(uri, Text) and ".dkr.ecr." in uri.literal and _planned(uri, stack):
            continue
        found = _ask(resource, uri, stack, aws)
        if found is not None:
            problem, fix = found
            yield resource.finding(
                path, problem=problem, fix=fix, level=None if _starts(resource, stack) else "advisory"
            )


def _planned(uri: Text, stack: Stack) -> bool:
    """Is the image in a repository that this stack creates?"""
    return any((found := stack.get(symbol.urn)) and found.type == REPOSITORY for symbol in uri.symbols)


def _ask(resource: Resource, uri: str | Text, stack: Stack, aws: Aws) -> tuple[str, str] | None:
    if isinstance(uri, Text):
        raise resource.undecided("image")
    parsed = ecr_image(uri)
    if parsed is None or parsed.account in PLACEHOLDER_ACCOUNTS:
        return None
    if any(parsed.repository == planned.raw("name") for planned in stack.of_type(REPOSITORY)):
        return None
    answer = aws.ecr.image(uri)
    if answer is None or answer.found:
        return None
    return _missing(parsed, answer.missing)


def _missing(image: EcrImage, what: str) -> tuple[str, str]:
    registry = f"{image.account}.dkr.ecr.{image.region}.amazonaws.com"
    push = (
        f"`docker build -t {image.uri} .`, "
        f"`aws ecr get-login-password --region {image.region} | docker login -u AWS --password-stdin {registry}`, "
        f"`docker push {image.uri}`"
    )
    if what == "repository":
        return (
            f"The repository {image.repository} does not exist in account {image.account}, {image.region}.",
            f"Create it (`aws ecr create-repository --repository-name {image.repository} --region {image.region}`) "
            f"and push the image: {push}; or correct the image's name.",
        )
    return (
        f"The repository {image.repository} in account {image.account}, {image.region} has no image "
        f"{image.reference}.",
        f"Push it: {push}; or name one that is there: `aws ecr list-images --repository-name {image.repository} "
        f"--region {image.region}`.",
    )
