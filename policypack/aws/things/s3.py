"""Buckets. All accounts of a partition share their names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policypack.aws.things.thing import ELSEWHERE, ByArn, Quota, Taken, Thing
from policypack.catalogue.tokens import S3

if TYPE_CHECKING:
    from policypack.aws.facade import Aws
    from policypack.resource import Resource

_DIRECTORY_BUCKET = ("--x-s3", "-s3alias", "--ol-s3", ".mrap")
_OF_S3 = re.compile(r"\.s3[.-][a-z0-9.-]*amazonaws\.com(\.cn)?$")


def _name(text: str) -> str | None:
    name = _OF_S3.sub("", text)
    return None if name.startswith("arn:") or name.endswith(_DIRECTORY_BUCKET) else name


def _taken(aws: Aws, bucket: Resource, name: str) -> str | None:
    if aws.s3.bucket(name, region=bucket.region) is None:
        return None
    # One that cannot be looked into may be the account's own all the same, with a policy that denies.
    return name if name in aws.s3.buckets() else ELSEWHERE


# In us-east-1 AWS would hand out one's own again, but the provider looks first, and refuses it.
# https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/s3/bucket.go
BUCKET = Thing(
    "bucket",
    {S3.BUCKET: "bucket"},
    lambda aws, name, region: aws.s3.bucket(name, region=region),
    "s3api list-buckets",
    "Buckets[].Name",
    "NoSuchBucket: The specified bucket does not exist",
    scope="everyone",
    spells=_name,
    there=lambda aws, name, resource: aws.s3.bucket(name, region=resource.region) is not None,
    taken=Taken(
        "BucketAlreadyOwnedByYou",
        asks=_taken,
        elsewhere="The bucket name {name} is taken by another account; all accounts share these names.",
    ),
    arn=ByArn("s3", name=lambda arn: arn.resource.partition("/")[0]),
    quotas=(Quota("s3", lambda aws: len(aws.s3.buckets()), "L-DC2B2D3D"),),
)
