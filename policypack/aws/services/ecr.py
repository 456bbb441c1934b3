"""Container images in Elastic Container Registry.

Images are looked for with DescribeImages, which only reads. BatchGetImage would let ECR fetch a missing image
through a pull-through cache rule, and a preview must not change anything; it is used only for the manifest of an
image that is already there.

Sources:
https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImages.html
https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchGetImage.html
https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, Literal

from policypack.aws.fact import Service, fact
from policypack.aws.refusals import Refused
from policypack.aws.regions import REGISTRY_SUFFIXES

# Registry hosts, FIPS and dual-stack spellings and other partitions included.
# Source: https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-requests.html
_URI = re.compile(
    r"(?:https?://)?(?P<account>\d{12})\.dkr[.-]ecr(?:-fips)?\.(?P<region>[a-z]{2,4}(?:-[a-z]+)+-\d+)"
    rf"\.(?:{'|'.join(map(re.escape, REGISTRY_SUFFIXES))})"
    r"/(?P<repository>[a-z0-9]+(?:[._/-]+[a-z0-9]+)*)"
    r"(?::(?P<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@(?P<digest>sha256:[0-9a-f]{64}))?"
)
_MANIFESTS = (
    "application/vnd.oci.image.index.v1+json",
    "application/vnd.docker.distribution.manifest.list.v2+json",
    "application/vnd.oci.image.manifest.v1+json",
    "application/vnd.docker.distribution.manifest.v2+json",
)


@dataclass(frozen=True, slots=True)
class ImageReference:
    """The parts of an ECR image address. Without tag and digest, `tag` is "latest", as container tools have it."""

    account: str
    region: str
    repository: str
    tag: str | None = None
    digest: str | None = None

    def __str__(self) -> str:
        """The part that names the image within its repository."""
        return self.digest or f"tag {self.tag}"


@dataclass(frozen=True, slots=True)
class Image:
    """An image that is there. `index` is true for a list of images, one per platform."""

    account: str
    region: str
    repository: str
    digest: str
    media_type: str
    tags: tuple[str, ...] = ()

    @property
    def index(self) -> bool:
        return self.media_type in _MANIFESTS[:2]

    @property
    def found(self) -> bool:
        return True

    @property
    def missing(self) -> Literal[""]:
        return ""


@dataclass(frozen=True, slots=True)
class ImageMissing:
    """ECR says there is none: no such repository, tag or digest.

    `upstream` names the registry that a pull-through cache rule fetches it from: then a pull may still succeed.
    """

    kind: Literal["repository", "tag", "digest"]
    account: str
    region: str
    repository: str
    reference: str
    upstream: str | None = None

    @property
    def found(self) -> bool:
        """False, except where a pull may succeed all the same because a rule fetches the image first."""
        return self.upstream is not None

    @property
    def missing(self) -> Literal["repository", "tag", "digest"]:
        return self.kind


@dataclass(frozen=True, slots=True)
class PullThroughRule:
    """Repositories under `prefix` are filled from `upstream` on the first pull. "ROOT" stands for all."""

    prefix: str
    upstream: str

    def covers(self, repository: str) -> bool:
        return self.prefix == "ROOT" or repository.startswith(f"{self.prefix}/")


def parse_image(uri: str) -> ImageReference | None:
    """The parts of an ECR image address, or None where it is not one. Asks nobody."""
    match = _URI.fullmatch(uri.strip())
    if match is None:
        return None
    tag = match["tag"] or (None if match["digest"] else "latest")
    return ImageReference(match["account"], match["region"], match["repository"], tag, match["digest"])


class Ecr(Service):
    """Private registries."""

    service = "ecr"

    def image(self, uri: str) -> Image | ImageMissing | None:
        """The image behind an address, asked in the address's own region and registry; None if it is not ECR's.

        A repository of another account that does not let us look is Unavailable (cause "denied"), not missing.
        """
        reference = parse_image(uri)
        if reference is None:
            return None
        at = reference.region
        found = self.find_image(reference.account, reference.repository, reference.tag, reference.digest, region=at)
        if isinstance(found, Image):
            return found
        rules = self.pull_through_rules(reference.account, region=at)
        upstream = next((rule.upstream for rule in rules if rule.covers(reference.repository)), None)
        asked = str(reference)
        return ImageMissing(found, reference.account, at, reference.repository, asked, upstream)

    def architectures(self, image: Image) -> tuple[str, ...]:
        """Platforms such as "linux/arm64" that an image is built for; empty where its manifest does not say.

        A single image names its platform in its configuration, which is a download, not an answer of the API.
        """
        return self.platforms(image.account, image.repository, image.digest, region=image.region) or ()

    @fact("ecr:DescribeImages", denied_per=("account", "repository"))
    def find_image(
        self, account: str, repository: str, tag: str | None, digest: str | None, region: str | None = None
    ) -> Image | Literal["repository", "tag", "digest"]:
        """One image by tag or digest (the digest wins), or what of it is missing."""
        wanted = {"imageDigest": digest} if digest else {"imageTag": tag}
        try:
            answer = self.call("describe_images", registryId=account, repositoryName=repository, imageIds=[wanted])
        except Refused as refused:
            if refused.code == "RepositoryNotFoundException":
                return "repository"
            if refused.code == "ImageNotFoundException":
                return "digest" if digest else "tag"
            raise
        found = answer["imageDetails"]
        if not found:
            raise self.unproven()  # what is missing AWS says with a code
        first = found[0]
        tags = tuple(sorted(first.get("imageTags") or ()))
        kind = first.get("imageManifestMediaType") or ""
        return Image(account, self.region, repository, first["imageDigest"], kind, tags)

    @fact(
        "ecr:DescribePullThroughCacheRules",
        lifetime="1h",
        absent=("PullThroughCacheRuleNotFoundException",),
        empty="proves",
        denied_per=("account",),
    )
    def _pull_through_rules(self, account: str, region: str | None = None) -> tuple[PullThroughRule, ...] | None:
        """The registry's rules for fetching images from elsewhere."""
        found = self.pages("describe_pull_through_cache_rules", "pullThroughCacheRules", registryId=account)
        return tuple(PullThroughRule(item["ecrRepositoryPrefix"], item["upstreamRegistryUrl"]) for item in found)

    def pull_through_rules(self, account: str, region: str | None = None) -> tuple[PullThroughRule, ...]:
        """The registry's pull-through cache rules; empty where it has none."""
        return self._pull_through_rules(account, region=region) or ()

    @fact(
        "ecr:DescribeRepositories",
        absent=("RepositoryNotFoundException",),
        empty="proves",
        denied_per=("account", "name"),
    )
    def repository(self, account: str, name: str, region: str | None = None) -> str | None:
        """The ARN of a repository in an account's registry."""
        found = self.pages("describe_repositories", "repositories", registryId=account, repositoryNames=[name])
        return next((item["repositoryArn"] for item in found), None)

    @fact(
        "ecr:BatchGetImage",
        lifetime="7d",
        absent=("RepositoryNotFoundException",),
        empty="proves",
        denied_per=("account", "repository"),
    )
    def platforms(
        self, account: str, repository: str, digest: str, region: str | None = None
    ) -> tuple[str, ...] | None:
        """The platforms in an image's manifest. A digest's manifest never changes."""
        answer = self.call(
            "batch_get_image",
            registryId=account,
            repositoryName=repository,
            imageIds=[{"imageDigest": digest}],
            acceptedMediaTypes=list(_MANIFESTS),
        )
        return tuple(sorted({item for image in answer["images"] for item in _platforms(image["imageManifest"])}))


def _platforms(manifest: str) -> list[str]:
    try:
        document: Any = json.loads(manifest)
    except ValueError:
        return []
    if not isinstance(document, dict):
        return []
    if isinstance(document.get("architecture"), str):  # the oldest kind of manifest
        return [f"linux/{document['architecture']}"]
    found = []
    for entry in document.get("manifests") or []:
        platform = entry.get("platform") or {}
        system, architecture = platform.get("os"), platform.get("architecture")
        # Build attestations sit in the list as images for "unknown/unknown".
        if system and architecture and architecture != "unknown":
            found.append(f"{system}/{architecture}")
    return found
