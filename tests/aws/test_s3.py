"""Buckets: free, visible, or somebody else's. HEAD answers have a status and no code."""

from __future__ import annotations

import pytest

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from policypack.aws.services.s3 import Bucket
from policypack.errors import Unavailable
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

ALL = Verb("list_buckets", "s3:ListAllMyBuckets", lambda aws: aws.s3.buckets(), {"MaxBuckets": 10000})

TestRefusals = outcomes("s3", [ALL])


def test_a_bucket_that_can_be_seen(stub: Stub) -> None:
    stub("s3").add_response("head_bucket", {"BucketRegion": "eu-central-1"}, {"Bucket": "orders"})
    assert stub.aws.s3.bucket("orders") == Bucket("orders", visible=True, region="eu-central-1")


@pytest.mark.parametrize("status", [403, 301])
def test_a_bucket_of_somebody_else_is_not_free(stub: Stub, status: int) -> None:
    stub.fails("s3", "head_bucket", str(status), "", status, {"x-amz-bucket-region": "eu-west-1"})
    assert stub.aws.s3.bucket("orders") == Bucket("orders", visible=False, region="eu-west-1")


def test_what_is_refused_on_the_way_says_nothing(stub: Stub) -> None:
    stub.fails("s3", "head_bucket", "403", "", 403)
    with pytest.raises(Unavailable, match="before S3 said whether there is a bucket orders") as caught:
        stub.aws.s3.bucket("orders")
    assert (caught.value.cause, caught.value.action) == ("denied", "s3:ListBucket")


def test_a_free_name(stub: Stub) -> None:
    stub.fails("s3", "head_bucket", "404", "Not Found", 404)
    assert stub.aws.s3.bucket("orders") is None


@pytest.mark.parametrize(("code", "status"), [("400", 400), ("503", 503), ("SlowDown", 503), ("ExpiredToken", 400)])
def test_other_answers_say_nothing(stub: Stub, code: str, status: int) -> None:
    stub.fails("s3", "head_bucket", code, "", status)
    with pytest.raises(Unavailable):
        stub.aws.s3.bucket("orders")


def test_buckets_of_two_pages(stub: Stub) -> None:
    first = {"Buckets": [{"Name": "orders"}], "ContinuationToken": "2"}
    assert found(stub, "s3", ALL, first, {"Buckets": [{"Name": "audit"}]}, following="ContinuationToken") == (
        "audit",
        "orders",
    )


def test_against_the_emulator() -> None:
    with Emulator() as emulator:
        lookups = Lookups(mode="emulator", endpoint_url=emulator.url)
        aws = lookups.bind({}, "us-east-1")
        lookups.sessions.client(aws.identity, "s3", "us-east-1").create_bucket(Bucket="orders-archive")
        there = aws.s3.bucket("orders-archive")
        assert there is not None
        assert there.visible
        assert aws.s3.bucket("orders-nobody-has") is None
        assert aws.s3.buckets() == ("orders-archive",)
