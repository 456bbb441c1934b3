"""S3 buckets and the resources that configure them from beside: versioning, encryption, ownership, access blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policypack import Block, Resource, Stack
from policypack.catalogue.tokens import S3, Cfg, Cloudfront, Cloudtrail, Ec2, Lb

# What has the name of its bucket for an id.
_NAMED_AFTER = (
    S3.BUCKET_OWNERSHIP_CONTROLS,
    S3.BUCKET_POLICY,
    S3.BUCKET_PUBLIC_ACCESS_BLOCK,
    S3.BUCKET_SERVER_SIDE_ENCRYPTION_CONFIGURATION,
    S3.BUCKET_VERSIONING,
)
# Services that deliver into a bucket, and the property that names it.
_DELIVERED = (
    (Cloudtrail.TRAIL, "s3BucketName"),
    (Cfg.DELIVERY_CHANNEL, "s3BucketName"),
    (Ec2.FLOW_LOG, "logDestination"),
)


def companions(bucket: Resource, stack: Stack, type: str) -> Sequence[Resource]:
    """Return the planned resources of a type that configure this bucket.

    What is set on a bucket has the bucket's name for its id, and programs pass that on where one waits for another.
    """
    return stack.once(_companions, bucket.urn, type)


def _companions(stack: Stack, urn: str, type: str) -> Sequence[Resource]:
    bucket = stack.get(urn)
    todo = [bucket] if bucket is not None else []
    named = {urn}
    found: dict[str, Resource] = {}
    while todo:
        about = todo.pop()
        found.update((other.urn, other) for other in stack.referrers(about, type, property="bucket"))
        more = [other for other in stack.referrers(about, *_NAMED_AFTER, property="bucket") if other.urn not in named]
        named.update(other.urn for other in more)
        todo += more
    return tuple(found.values())


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
    return any(stack.pointing_to(bucket, _log_targets, Lb.LOAD_BALANCER, S3.BUCKET))


def rebuilt(bucket: Resource, stack: Stack) -> bool:
    """Does it hold what is delivered or can be built again: logs, or the files of a site?"""
    if log_target(bucket, stack) or bucket.has("website") or companions(bucket, stack, S3.BUCKET_WEBSITE_CONFIGURATION):
        return True
    if any(stack.referrers(bucket, type, property=name) for type, name in _DELIVERED):
        return True
    # An origin of a distribution, or where its logs go.
    return bool(stack.referrers(bucket, Cloudfront.DISTRIBUTION)) or any(
        acl.raw("acl") == "log-delivery-write" for acl in companions(bucket, stack, S3.BUCKET_ACL)
    )


def _log_targets(resource: Resource) -> Iterator[tuple[Block, str]]:
    """Yield where a load balancer or a bucket names the bucket that its access logs go to."""
    outer, inner = ("accessLogs", "bucket") if resource.type == Lb.LOAD_BALANCER else ("logging", "targetBucket")
    for block in resource.blocks(outer) if resource.known(outer) else ():
        yield block, inner
