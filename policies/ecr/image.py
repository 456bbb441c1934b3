"""Images in ECR: built for another processor, or in a registry that this account may not use."""

from __future__ import annotations

from collections.abc import Iterator

from policies.ecr._images import IMAGE_TYPES, PLATFORMS, images, of_aws, pulls, wanted
from policypack import Aws, Finding, Resource, Stack, Undecided, as_text, policy
from policypack.aws.services.ecr import Image
from policypack.catalogue.tokens import Apprunner, Batch, Ecs, Lambda
from policypack.shelf.arns import AWS_ACCOUNTS, PLACEHOLDER_ACCOUNTS
from policypack.shelf.containers import ecr_image
from policypack.shelf.origins import pushed_anew
from policypack.shelf.providers import emulated


@policy(*IMAGE_TYPES, severity="critical")
def architecture_mismatch(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Image is built for another processor.

    Why: "CannotPullContainerError: image Manifest does not contain descriptor matching platform 'linux/amd64'", or
    "exec format error" in the log: images built on an Apple computer are for arm64 unless told otherwise. App Runner
    has no other processor than x86_64.
    Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html
        https://docs.aws.amazon.com/lambda/latest/dg/foundation-arch.html
        https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-compute-types.html
        https://docs.aws.amazon.com/batch/latest/APIReference/API_RuntimePlatform.html
        https://github.com/aws/apprunner-roadmap/issues/46
    """
    for used in images(resource):
        needed = wanted(resource, used)
        if needed is None or not isinstance(used.uri, str) or of_aws(resource, used.uri, aws):
            continue
        image = aws.ecr.image(used.uri)
        found = aws.ecr.architectures(image) if isinstance(image, Image) else ()
        if found and needed.platform not in found:
            fitting = needed.other if found[0] in PLATFORMS.values() else ""
            yield resource.finding(
                used.path,
                problem=f"The image {used.uri} is built for {' and '.join(found)}; {needed.property} is {needed.said}, "
                f"which needs {needed.platform}.",
                fix=f"Build it with `docker buildx build --platform {needed.platform}`"
                + (f", or set {needed.property} to {fitting}." if fitting else "."),
                level=None if pulls(resource, stack) and not pushed_anew(used.uri, stack) else "advisory",
            )


@policy(Ecs.TASK_DEFINITION, Lambda.FUNCTION, Apprunner.SERVICE, Batch.JOB_DEFINITION, level="advisory")
def foreign_account(resource: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Image is in another account's registry, which lets nobody here look at it.

    Why: Without a statement in the repository's policy that allows this account ecr:BatchGetImage and
    ecr:GetDownloadUrlForLayer, tasks stop with "CannotPullContainerError: … 403 Forbidden", and Lambda "does not have
    permission to access the ECR image".
    Source: https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html
    """
    if emulated(resource):
        return
    for used in images(resource):
        parsed = ecr_image(used.uri) if isinstance(used.uri, str) else None
        if parsed is None or parsed.account in AWS_ACCOUNTS | PLACEHOLDER_ACCOUNTS or parsed.account == aws.account():
            continue
        try:
            aws.ecr.image(as_text(used.uri))
        except Undecided as unavailable:
            if unavailable.cause != "denied":
                raise
            yield resource.finding(
                used.path,
                problem=f"The image {used.uri} is in account {parsed.account}, and AWS did not let this account look "
                f"at the repository {parsed.repository}.",
                fix="Make sure that the repository's policy there allows this account ecr:BatchGetImage and "
                "ecr:GetDownloadUrlForLayer, or copy the image into a repository of this account.",
            )
