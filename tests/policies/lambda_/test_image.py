from __future__ import annotations

from policypack.aws.services.ecr import Image, ImageMissing
from policypack.catalogue.tokens import Ecr
from policypack.testing import Plan, Ref, Table, Unknown

URI = "210987654321.dkr.ecr.eu-west-1.amazonaws.com/resize:1.4"


def image(kind: str) -> dict[object, object]:
    return {("ecr.image", URI): Image("210987654321", "eu-west-1", "resize", "sha256:ab", kind)}


def base() -> Plan:
    return Plan().add("aws:lambda/function:Function", "resize", packageType="Image", imageUri=URI)


is_an_index = (
    Table("lambda-image-is-an-index", base)
    .good("one image", facts=image("application/vnd.docker.distribution.manifest.v2+json"))
    .bad(
        "a list",
        None,
        ("resize", f"The image {URI} is a list of images for several platforms; Lambda takes an image of one."),
        facts=image("application/vnd.oci.image.index.v1+json"),
        level="mandatory",
    )
    .bad(
        "this update may push it anew",
        lambda plan: plan.add("docker-build:index:Image", "built", tags=[URI], push=True),
        ("resize", f"The image {URI} is a list of images for several platforms; Lambda takes an image of one."),
        facts=image("application/vnd.oci.image.index.v1+json"),
        level="advisory",
    )
    .outside(
        "a repository of the stack is another one",
        lambda plan: plan.add(Ecr.REPOSITORY, "other", name="other"),
        ("resize", f"The image {URI} is a list of images for several platforms; Lambda takes an image of one."),
        facts=image("application/vnd.oci.image.index.v1+json"),
        level="mandatory",
    )
    .bad(
        "for machines of ARM",
        lambda plan: plan.set("resize", architectures=["arm64"]),
        (
            "resize",
            f"The image {URI} is a list of images for several platforms; Lambda takes an image of one.",
            "Build it with `docker buildx build --platform linux/arm64 --provenance=false` and push it again.",
        ),
        facts=image("application/vnd.oci.image.index.v1+json"),
    )
    .unknown(
        "a repository's address",
        lambda plan: plan.add(Ecr.REPOSITORY, "own").set("resize", imageUri=Ref("own", "repositoryUrl", after=":1")),
        facts={},
    )
    .not_found(
        "another policy's",
        None,
        facts={("ecr.image", URI): ImageMissing("tag", "210987654321", "eu-west-1", "resize", "1.4")},
    )
    .absent("a zip archive", lambda plan: plan.set("resize", imageUri=None), facts={}, undecided=False)
    .unknown("from an update", lambda plan: plan.set("resize", imageUri=Unknown()), facts={})
    .without("outside", "an image is named by its address alone")
    .cannot_ask("denied")
)
