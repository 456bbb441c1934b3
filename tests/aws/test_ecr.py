from __future__ import annotations

import json

import pytest

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from policypack.aws.services.ecr import Image, ImageMissing, ImageReference, parse_image
from policypack.errors import Unavailable
from tests.aws.helpers import ACCOUNT, Stub
from tests.aws.outcomes import Verb, outcomes
from tests.aws.outcomes import found as answered

DIGEST = "sha256:" + "a" * 64
HOST = f"{ACCOUNT}.dkr.ecr.eu-south-1.amazonaws.com"
AT = "eu-south-1"
INDEX = "application/vnd.oci.image.index.v1+json"


@pytest.mark.parametrize(
    ("uri", "parts"),
    [
        (f"{HOST}/api", (AT, "api", "latest", None)),
        (f"{HOST}/team/api:v1.2", (AT, "team/api", "v1.2", None)),
        (f"{HOST}/api@{DIGEST}", (AT, "api", None, DIGEST)),
        (f"{HOST}/api:v1@{DIGEST}", (AT, "api", "v1", DIGEST)),
        (f"{ACCOUNT}.dkr.ecr.cn-north-1.amazonaws.com.cn/api:1", ("cn-north-1", "api", "1", None)),
        (f"{ACCOUNT}.dkr.ecr-fips.us-gov-west-1.amazonaws.com/api:1", ("us-gov-west-1", "api", "1", None)),
        (f"{ACCOUNT}.dkr-ecr.eu-west-1.on.aws/api:1", ("eu-west-1", "api", "1", None)),
    ],
)
def test_an_address_says_where_to_ask(uri: str, parts: tuple[str, str, str | None, str | None]):
    assert parse_image(uri) == ImageReference(ACCOUNT, *parts)


@pytest.mark.parametrize(
    "uri",
    [
        "nginx:latest",
        "public.ecr.aws/nginx/nginx:1",
        "ghcr.io/o/r:1",
        "123.dkr.ecr.eu-west-1.amazonaws.com/api",
        f"{HOST}/UPPER:1",
        f"{HOST}/",
        f"{ACCOUNT}.dkr.ecr.eu-west-1.amazonaws.com.evil.example/api",
        "",
    ],
)
def test_other_addresses_are_not_asked(stub: Stub, uri: str):
    assert parse_image(uri) is None
    assert stub.aws.ecr.image(uri) is None
    assert stub.aws.evidence() is None


def found(stub: Stub, **more: object) -> None:
    details = {"imageDigest": DIGEST, "imageTags": ["v1"], "imageManifestMediaType": INDEX, **more}
    expected = {"registryId": ACCOUNT, "repositoryName": "api", "imageIds": [{"imageTag": "v1"}]}
    stub("ecr", AT).add_response("describe_images", {"imageDetails": [details]}, expected)


def no_rules(stub: Stub) -> None:
    stub("ecr", AT).add_response(
        "describe_pull_through_cache_rules", {"pullThroughCacheRules": []}, {"registryId": ACCOUNT}
    )


def test_an_image_is_asked_for_in_its_own_region_and_registry(stub: Stub):
    found(stub)
    image = stub.aws.ecr.image(f"{HOST}/api:v1")
    assert image == Image(ACCOUNT, AT, "api", DIGEST, INDEX, ("v1",))
    assert image.found
    assert stub.lookups.requests == (("ecr:DescribeImages", AT),)


def test_a_digest_wins_over_a_tag(stub: Stub):
    expected = {"registryId": ACCOUNT, "repositoryName": "api", "imageIds": [{"imageDigest": DIGEST}]}
    stub("ecr", AT).add_response("describe_images", {"imageDetails": [{"imageDigest": DIGEST}]}, expected)
    assert isinstance(stub.aws.ecr.image(f"{HOST}/api:v1@{DIGEST}"), Image)


@pytest.mark.parametrize(
    ("code", "uri", "kind", "reference"),
    [
        ("RepositoryNotFoundException", f"{HOST}/api:v1", "repository", "tag v1"),
        ("ImageNotFoundException", f"{HOST}/api:v1", "tag", "tag v1"),
        ("ImageNotFoundException", f"{HOST}/api@{DIGEST}", "digest", DIGEST),
    ],
)
def test_what_is_missing_is_named(stub: Stub, code: str, uri: str, kind: str, reference: str):
    stub.fails("ecr", "describe_images", code, "no", region=AT)
    no_rules(stub)
    answer = stub.aws.ecr.image(uri)
    assert answer == ImageMissing(kind, ACCOUNT, AT, "api", reference)  # type: ignore[arg-type]
    assert not answer.found
    assert answer.missing == kind


@pytest.mark.parametrize("prefix", ["hub", "ROOT"])
def test_an_image_that_a_rule_will_fetch_is_not_missing(stub: Stub, prefix: str):
    stub.fails("ecr", "describe_images", "RepositoryNotFoundException", "no", region=AT)
    rule = {"ecrRepositoryPrefix": prefix, "upstreamRegistryUrl": "registry-1.docker.io"}
    ecr = stub("ecr", AT)
    ecr.add_response("describe_pull_through_cache_rules", {"pullThroughCacheRules": [], "nextToken": "2"})
    ecr.add_response("describe_pull_through_cache_rules", {"pullThroughCacheRules": [rule]})
    answer = stub.aws.ecr.image(f"{HOST}/hub/library/nginx:1")
    assert isinstance(answer, ImageMissing)
    assert answer.upstream == "registry-1.docker.io"
    assert answer.found


def test_missing_is_not_said_while_a_rule_may_fetch_it(stub: Stub):
    stub.fails("ecr", "describe_images", "ImageNotFoundException", "no", region=AT)
    stub.fails("ecr", "describe_pull_through_cache_rules", "AccessDeniedException", "no", 403, region=AT)
    with pytest.raises(Unavailable) as caught:
        stub.aws.ecr.image(f"{HOST}/api:v1")
    assert (caught.value.cause, caught.value.action) == ("denied", "ecr:DescribePullThroughCacheRules")


def test_anothers_registry_that_lets_nobody_look_says_nothing_about_ours(stub: Stub):
    stub.fails("ecr", "describe_images", "AccessDeniedException", "no", 403, region=AT)
    with pytest.raises(Unavailable) as caught:
        stub.aws.ecr.image("111122223333.dkr.ecr.eu-south-1.amazonaws.com/api:v1")
    assert (caught.value.cause, caught.value.action) == ("denied", "ecr:DescribeImages")
    found(stub)
    assert isinstance(stub.aws.ecr.image(f"{HOST}/api:v1"), Image)


def test_throttled_is_not_missing(stub: Stub):
    stub.fails("ecr", "describe_images", "ThrottlingException", "slow down", region=AT)
    with pytest.raises(Unavailable) as caught:
        stub.aws.ecr.image(f"{HOST}/api:v1")
    assert caught.value.cause == "throttled"


@pytest.mark.parametrize(
    ("manifest", "platforms"),
    [
        (
            {
                "manifests": [
                    {"platform": {"os": "linux", "architecture": "arm64"}},
                    {"platform": {"os": "linux", "architecture": "amd64"}},
                    {"platform": {"os": "unknown", "architecture": "unknown"}},
                    {},
                ]
            },
            ("linux/amd64", "linux/arm64"),
        ),
        ({"config": {"digest": DIGEST}, "layers": []}, ()),
        ({"schemaVersion": 1, "architecture": "amd64"}, ("linux/amd64",)),
        (["not a manifest"], ()),
    ],
    ids=["a list with an attestation", "a single image", "the oldest kind", "something else"],
)
def test_platforms_come_from_the_manifest(stub: Stub, manifest: object, platforms: tuple[str, ...]):
    image = Image(ACCOUNT, AT, "api", DIGEST, INDEX)
    stub("ecr", AT).add_response("batch_get_image", {"images": [{"imageManifest": json.dumps(manifest)}]})
    assert stub.aws.ecr.architectures(image) == platforms


def test_a_manifest_that_is_not_json_says_nothing(stub: Stub):
    stub("ecr", AT).add_response("batch_get_image", {"images": [{"imageManifest": "<html>"}]})
    assert stub.aws.ecr.architectures(Image(ACCOUNT, AT, "api", DIGEST, INDEX)) == ()


def test_a_repository_that_is_gone_is_an_answer(stub: Stub):
    stub.fails("ecr", "batch_get_image", "RepositoryNotFoundException", "no such repository", 400, region=AT)
    assert stub.aws.ecr.platforms(ACCOUNT, "api", DIGEST, region=AT) is None


def test_against_the_emulator():
    with Emulator() as emulator:
        lookups = Lookups(mode="emulator", endpoint_url=emulator.url)
        aws = lookups.bind({}, "eu-west-1")
        host = f"{emulator.account}.dkr.ecr.{AT}.amazonaws.com"
        missing = aws.ecr.image(f"{host}/api:v1")
        assert isinstance(missing, ImageMissing)
        assert missing.missing == "repository"
        client = lookups.sessions.client(aws.identity, "ecr", AT)
        client.create_repository(repositoryName="web")
        manifest = {
            "schemaVersion": 2,
            "mediaType": INDEX,
            "manifests": [{"platform": {"os": "linux", "architecture": "arm64"}, "digest": DIGEST, "size": 1}],
        }
        client.put_image(repositoryName="web", imageManifest=json.dumps(manifest), imageTag="v1")
        image = aws.ecr.image(f"{host}/web:v1")
        assert isinstance(image, Image)
        absent = aws.ecr.image(f"{host}/web:v2")
        assert isinstance(absent, ImageMissing)
        assert absent.missing == "tag"
        assert aws.ecr.architectures(image) == ("linux/arm64",)


REPOSITORY = Verb(
    "describe_repositories",
    "ecr:DescribeRepositories",
    lambda aws: aws.ecr.repository(ACCOUNT, "api"),
    {"registryId": ACCOUNT, "repositoryNames": ["api"]},
    ("RepositoryNotFoundException",),
)

TestRepositoryRefusals = outcomes("ecr", [REPOSITORY])


def test_a_repository(stub: Stub) -> None:
    arn = f"arn:aws:ecr:eu-west-1:{ACCOUNT}:repository/api"
    assert answered(stub, "ecr", REPOSITORY, {"repositories": [{"repositoryArn": arn}]}) == arn
