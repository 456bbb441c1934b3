"""Simple Storage Service: whether a bucket's name is free.

Sources:
https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html
https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html
"""

from __future__ import annotations

from dataclasses import dataclass

from policypack.aws.fact import Service, fact
from policypack.aws.refusals import Refused
from policypack.errors import Unavailable


@dataclass(frozen=True, slots=True)
class Bucket:
    """A bucket that somebody has. `visible` is false where AWS does not let us look into it: most often another's."""

    name: str
    visible: bool
    region: str = ""


class S3(Service):
    """Buckets. All accounts of a partition share one space of names."""

    service = "s3"

    @fact("s3:ListBucket", denied_per=("name",))
    def bucket(self, name: str, region: str | None = None) -> Bucket | None:
        """The bucket of this name, whoever has it; None where the name is free."""
        try:
            found = self.call("head_bucket", Bucket=name)
        except Refused as refused:
            if refused.code == "404":
                return None
            region_said = refused.headers.get("x-amz-bucket-region", "")
            # S3 says the region of every bucket, whoever asks; a VPC endpoint, for instance, refuses before S3 looks.
            if refused.code == "403" and not region_said:
                reason = f"s3:ListBucket was denied in {self.region} before S3 said whether there is a bucket {name}"
                raise Unavailable(reason, "denied", "s3:ListBucket") from None
            if refused.code in ("403", "301"):
                return Bucket(name, visible=False, region=region_said)
            raise
        return Bucket(name, visible=True, region=found["BucketRegion"])

    @fact("s3:ListAllMyBuckets", lifetime="run", empty="proves")
    def buckets(self, region: str | None = None) -> tuple[str, ...]:
        """The names of all buckets of the account."""
        return tuple(sorted(item["Name"] for item in self.pages("list_buckets", "Buckets", MaxBuckets=10000)))
