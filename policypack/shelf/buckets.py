"""S3 buckets and the resources that configure them from beside: versioning, encryption, ownership, access blocks."""

from __future__ import annotations

from policypack import Resource, Stack
from policypack.catalogue.tokens import S3, Lb


def companions(bucket: Resource, stack: Stack, type: str) -> list[Resource]:
    """Return the planned resources of a type that configure this bucket."""
    return stack.referrers(bucket, type, property="bucket")


def versioning(bucket: Resource, stack: Stack) -> tuple[bool, Resource | None]:
    """Say whether a bucket keeps versions, and which resource beside it says so (None: the bucket itself)."""
    for companion in companions(bucket, stack, S3.BUCKET_VERSIONING):
        settings = companion.block("versioningConfiguration")
        if settings is not None and settings.text("status") == "Enabled":
            return True, companion
    inline = bucket.block("versioning")
    return locked(bucket) or (inline is not None and inline.flag("enabled")), None


def locked(bucket: Resource) -> bool:
    """Is it created with Object Lock? That turns versioning on, for good.

    Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-configure.html
    """
    lock = bucket.block("objectLockConfiguration")
    return bucket.flag("objectLockEnabled") or (lock is not None and lock.text("objectLockEnabled") == "Enabled")


def log_target(bucket: Resource, stack: Stack) -> bool:
    """Do load balancers or S3 itself deliver access logs into this bucket? They write to few kinds of encryption."""
    if stack.referrers(bucket, S3.BUCKET_LOGGING, property="targetBucket"):
        return True
    for balancer in stack.of_type(Lb.LOAD_BALANCER):
        logs = balancer.block("accessLogs") if balancer.known("accessLogs") else None
        if logs is not None and bucket in stack.follow_all(logs, "bucket", S3.BUCKET):
            return True
    return any(
        bucket in stack.follow_all(block, "targetBucket", S3.BUCKET)
        for other in stack.of_type(S3.BUCKET)
        if other.known("logging")
        for block in other.blocks("logging")
    )
