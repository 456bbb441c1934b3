"""AWS Lambda: images that it cannot run."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.aws.services.ecr import Image
from policypack.catalogue.tokens import Lambda
from policypack.shelf.containers import ecr_image
from policypack.shelf.origins import pushed_anew


@policy(Lambda.FUNCTION)
def is_an_index(function: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Image of the function is a list of images, one for each platform.

    Why: "InvalidParameterValueException: The image manifest, config or layer media type for the source image … is not
    supported." Lambda takes an image of one platform; docker buildx makes a list as soon as it adds an attestation.
    Source: https://docs.aws.amazon.com/lambda/latest/dg/images-create.html
    """
    uri = function.partial("imageUri")
    if uri is None:
        return
    if not isinstance(uri, str):
        raise function.undecided("imageUri")
    image = aws.ecr.image(uri) if ecr_image(uri) else None
    if not isinstance(image, Image) or not image.index:
        return
    architecture = next(iter(function.texts("architectures")), "x86_64")
    platform = "linux/arm64" if architecture == "arm64" else "linux/amd64"
    yield function.finding(
        "imageUri",
        problem=f"The image {uri} is a list of images for several platforms; Lambda takes an image of one.",
        fix=f"Build it with `docker buildx build --platform {platform} --provenance=false` and push it again.",
        level="advisory" if pushed_anew(uri, stack) else None,
    )
