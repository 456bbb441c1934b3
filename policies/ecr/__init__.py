"""Amazon ECR: images that ECS, Lambda and other services are told to run."""

from __future__ import annotations

from collections.abc import Iterator

from policies.ecr._images import IMAGE_TYPES, images, of_aws, pulls
from policypack import Aws, Finding, Resource, Stack, Text, Undecided, policy
from policypack.catalogue.tokens import Apprunner, Ecr, Lambda
from policypack.shelf.arns import PLACEHOLDER_ACCOUNTS
from policypack.shelf.containers import EcrImage, ecr_image
from policypack.shelf.origins import PUSHERS, brought
from policypack.shelf.outside import with_commands
from policypack.shelf.providers import emulated
from policypack.shelf.remote import has_remote
from policypack.shown import argument


@policy(*IMAGE_TYPES, severity="critical", silences={"ecs-image-tag-floats": "property"})
def image_placeholder_account(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Image is taken from a placeholder account.

    Why: Accounts like 123456789012 stand in documentation and templates. No registry is there: tasks stop with
    CannotPullContainerError, and Lambda refuses the function.
    Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html
    """
    # In LocalStack and the like 000000000000 is a real account.
    if emulated(resource):
        return
    for used in images(resource):
        account = _account(used.uri)
        if account in PLACEHOLDER_ACCOUNTS:
            yield resource.finding(
                used.path,
                problem=f"The image {used.uri} is in the registry of account {account}, which is a placeholder.",
                fix="Name the registry of the account that you deploy to, for instance with "
                "aws.get_caller_identity().account_id, or take repositoryUrl from the planned repository.",
                level=None if pulls(resource, stack) else "advisory",
            )


def _account(uri: str | Text) -> str:
    """Return the account of an ECR image, also where only the rest of its name has holes; else an empty text."""
    host = uri.prefix if isinstance(uri, Text) else uri
    account, dot, _rest = host.partition(".dkr.ecr.")
    return account if dot and account.isdigit() else ""


@policy(*IMAGE_TYPES, severity="critical")
def image_not_found(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Image is not in the registry.

    Why: A task whose image is not there stops with CannotPullContainerError and its service never becomes stable;
    Lambda answers "Source image … does not exist"; App Runner gives up after ten minutes with "Failed to pull your
    application image". Jobs of Batch, builds of CodeBuild and models of SageMaker fail when they are started.
    Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html
        https://github.com/aws/apprunner-roadmap/issues/127
    """
    if stack.has_type(*PUSHERS):
        return
    unanswered: Undecided | None = None
    for used in images(resource):
        if _planned(used.uri, resource, stack) or _made_on_pull(used.uri, resource, stack):
            continue
        try:
            found = _ask(resource, used.uri, aws)
        except Undecided as reason:
            # What is not known of one image says nothing about the next.
            unanswered = unanswered or reason
            continue
        if found is not None:
            problem, fix = found
            sure = pulls(resource, stack) and not has_remote(stack)
            yield resource.finding(used.path, problem=problem, fix=fix, level=None if sure else "advisory")
    if unanswered:
        raise unanswered


def _planned(uri: str | Text, resource: Resource, stack: Stack) -> Resource | None:
    """Return the repository of this stack that an image is taken from: by reference, or by its name as text."""
    if isinstance(uri, Text):
        found = [stack.get(urn) for urn in sorted({symbol.urn for symbol in uri.symbols})]
        return next((repository for repository in found if repository and repository.type == Ecr.REPOSITORY), None)
    parsed = ecr_image(uri)
    named = stack.named(parsed.repository, resource, Ecr.REPOSITORY, region=parsed.region) if parsed else []
    return next(iter(named), None)


def _made_on_pull(uri: str | Text, resource: Resource, stack: Stack) -> bool:
    """Does a rule of this stack make the repository when the image is first pulled, or pushed?"""
    parsed = ecr_image(uri) if isinstance(uri, str) else None
    return parsed is not None and brought(Ecr.REPOSITORY, parsed.repository, resource, stack, parsed.region)


def _ask(resource: Resource, uri: str | Text, aws: Aws) -> tuple[str, str] | None:
    if isinstance(uri, Text):
        raise resource.undecided("image")
    parsed = ecr_image(uri)
    if parsed is None or parsed.account in PLACEHOLDER_ACCOUNTS or of_aws(resource, uri, aws):
        return None
    answer = aws.ecr.image(uri)
    if answer is None or answer.found:
        return None
    return _missing(parsed, answer.missing)


def _missing(image: EcrImage, what: str) -> tuple[str, str]:
    registry = f"{image.account}.dkr.ecr.{image.region}.amazonaws.com"
    place = f"--repository-name {argument(image.repository)} --region {argument(image.region)}"
    push = (
        f"docker build -t {argument(image.uri)} .",
        f"aws ecr get-login-password --region {image.region} | docker login -u AWS --password-stdin {registry}",
        f"docker push {argument(image.uri)}",
    )
    if what == "repository":
        return (
            f"The repository {image.repository} does not exist in account {image.account}, {image.region}.",
            with_commands(
                "Correct the image's name, or create the repository and push the image:",
                f"aws ecr create-repository {place}",
                *push,
            ),
        )
    return (
        f"The repository {image.repository} in account {image.account}, {image.region} has no image {image.reference}.",
        with_commands(
            f"Name an image that is there (`aws ecr list-images {place}`), or push this one:",
            *push,
        ),
    )


@policy(*IMAGE_TYPES, level="advisory")
def image_repository_still_empty(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Image is taken from a repository that this stack is about to create.

    Why: A new repository holds no image. Until one is pushed, tasks stop with CannotPullContainerError and their
    service never becomes stable, and Lambda answers "Source image … does not exist. Provide a valid source image."
    Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html
    """
    if stack.has_type(*PUSHERS) or not pulls(resource, stack):
        return
    for used in images(resource):
        repository = _planned(used.uri, resource, stack)
        if repository is None or repository.exists or _account(used.uri) in PLACEHOLDER_ACCOUNTS:
            continue
        what = {Lambda.FUNCTION: "the function is", Apprunner.SERVICE: "the service is"}.get(
            resource.type, "its tasks are"
        )
        yield resource.finding(
            used.path,
            problem=f"The image {used.uri} is taken from the repository {repository.name}, which this stack creates "
            f"empty, and nothing in the stack pushes an image before {what} created.",
            fix="Build and push the image in the program (docker-build.Image), or create the repository and push the "
            f"image first: `pulumi up --target {argument('**' + repository.name)}`, then `docker push`.",
        )


@policy(Ecr.REPOSITORY, level="advisory", severity="medium", group="security")
def scan_on_push_off(repository: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Images are not scanned when they are pushed.

    Why: A scan at the push finds known vulnerabilities before the image runs. The registry's own scanning rules, where
    this stack plans them, take the place of the repository's setting.
    Source: https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html
    """
    if stack.of_type(Ecr.REGISTRY_SCANNING_CONFIGURATION):
        return
    scanning = repository.block("imageScanningConfiguration")
    if scanning is None or not scanning.flag("scanOnPush"):
        yield repository.finding(
            "imageScanningConfiguration.scanOnPush",
            problem="scanOnPush is off, so images are scanned only where the registry's rules say so.",
            fix="Set imageScanningConfiguration.scanOnPush to true.",
        )


@policy(Ecr.REPOSITORY, level="advisory", severity="low", group="convention", environment="test")
def repository_undeletable_in_test(repository: Resource) -> Iterator[Finding]:
    """Repository of a test cannot be destroyed while it holds images.

    Why: DeleteRepository answers "RepositoryNotEmptyException: The repository … cannot be deleted because it still
    contains images", and the destroy of the test stops there.
    Source: https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DeleteRepository.html
    """
    if not repository.flag("forceDelete", default=False):
        yield repository.finding(
            "forceDelete",
            problem="forceDelete is off, and the stack is a test: a destroy fails as soon as an image was pushed.",
            fix="Set forceDelete to true outside production.",
        )


@policy(Ecr.REPOSITORY, level="advisory", severity="medium", group="reliability", environment="production")
def repository_force_delete_in_production(repository: Resource) -> Iterator[Finding]:
    """Production repository is deleted together with its images.

    Why: A destroy, or a change that replaces the repository, deletes every image in it, and running services can no
    longer start tasks from them.
    Source: https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DeleteRepository.html
    """
    if repository.flag("forceDelete", default=False):
        yield repository.finding(
            "forceDelete",
            problem="forceDelete is on, and the stack is production: deleting the repository deletes all its images.",
            fix="Set forceDelete to false in production.",
        )
