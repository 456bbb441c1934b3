"""Amazon S3 buckets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Block, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import S3
from policypack.shelf.buckets import companions, log_target, rebuilt, versioning
from policypack.shelf.naming import NameRule, broken, given, renaming
from policypack.shelf.providers import exists
from policypack.shelf.remote import unseen


@policy(S3.BUCKET, level="advisory", group="reliability")
def bucket_versioning_off(bucket: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Bucket keeps no versions of its objects.

    Why: Without versions an overwrite or a delete is final, whoever does it by mistake or by malice. Buckets of logs
    and of sites are left alone: what is in them is delivered once, or built again.
    Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html
    """
    enabled, _ = versioning(bucket, stack)
    if enabled or rebuilt(bucket, stack):
        return
    beside = companions(bucket, stack, S3.BUCKET_VERSIONING)
    said = f"The versioning that {beside[0].name} sets is not Enabled" if beside else "Nothing enables versioning"
    yield bucket.finding(
        "versioning",
        problem=f"{said} for the bucket.",
        fix="Add a BucketVersioning with the status Enabled, and a lifecycle rule that ends noncurrent versions.",
    )


@policy(S3.BUCKET, level="disabled", severity="low", group="security")
def bucket_encryption_weak(bucket: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Bucket is encrypted with keys of S3, not of the account.

    Why: S3 encrypts every object; with its own keys (SSE-S3) whoever may read the bucket may read the objects, and no
    use of a key is recorded. With a KMS key both need the key too, and each use is in CloudTrail. Off by default:
    whether that is worth its price is the owner's to say.
    Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
    """
    # Nobody can read an object of a website without the right to its key.
    if log_target(bucket, stack) or bucket.has("website") or companions(bucket, stack, S3.BUCKET_WEBSITE_CONFIGURATION):
        return
    blocks: list[Block] = [*companions(bucket, stack, S3.BUCKET_SERVER_SIDE_ENCRYPTION_CONFIGURATION)]
    inline = bucket.block("serverSideEncryptionConfiguration")
    if inline is not None:
        blocks.append(inline)
    algorithms = [
        default.text("sseAlgorithm") or ""
        for block in blocks
        for rule in [*block.blocks("rules"), *block.blocks("rule")]
        for default in rule.blocks("applyServerSideEncryptionByDefault")
    ]
    if any(algorithm.startswith("aws:kms") for algorithm in algorithms):
        return
    said = f"The default encryption is {algorithms[0]}" if algorithms else "No default encryption is set"
    yield bucket.finding(
        "serverSideEncryptionConfiguration",
        problem=f"{said}, so the objects are encrypted with keys that S3 owns.",
        fix="Set sseAlgorithm to aws:kms with a kmsMasterKeyId, and bucketKeyEnabled to true to keep its price low.",
    )


@policy(S3.BUCKET, level="advisory", severity="low", group="convention", environment="test")
def bucket_undeletable_in_test(bucket: Resource) -> Iterator[Finding]:
    """Test bucket cannot be destroyed once it holds objects.

    Why: "BucketNotEmpty: The bucket you tried to delete is not empty": destroying the stack stops there.
    Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-bucket.html
    """
    if not bucket.flag("forceDestroy", default=False):
        said = "is false" if bucket.has("forceDestroy") else "is not set"
        yield bucket.finding(
            "forceDestroy",
            problem=f"forceDestroy {said}, and the stack is a test.",
            fix="Set forceDestroy to true outside production.",
        )


@policy(S3.BUCKET, level="advisory", group="reliability", environment="production")
def bucket_force_destroy_in_production(bucket: Resource) -> Iterator[Finding]:
    """Production bucket is destroyed together with its objects.

    Why: With forceDestroy the provider deletes every object and version first, so that a mistaken destroy or a
    replacement takes the data along.
    Source: https://www.pulumi.com/registry/packages/aws/api-docs/s3/bucket/#forcedestroy_python
    """
    if bucket.flag("forceDestroy", default=False):
        yield bucket.finding(
            "forceDestroy",
            problem="forceDestroy is true, and the stack is production.",
            fix="Remove forceDestroy in production; empty a bucket by hand when it shall go.",
        )


# https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
BUCKET_NAME = NameRule(
    characters="a-z0-9.-",
    shown="lower-case letters, digits, hyphens and periods",
    most=63,
    least=3,
    first="[a-z0-9]",
    first_shown="a letter or a digit",
    last="[a-z0-9]",
    last_shown="a letter or a digit",
    refused=("..",),
)
RESERVED_PREFIXES = ("xn--", "sthree-", "amzn-s3-demo-")
RESERVED_SUFFIXES = ("-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3")
# What the provider appends to bucketPrefix.
PREFIX_LIMIT = 37


def _reserved(name: str) -> Iterator[str]:
    """Yield what S3 keeps for itself of the names that its characters allow."""
    yield from (f"begins with {text!r}, which is reserved" for text in RESERVED_PREFIXES if name.startswith(text))
    yield from (f"ends with {text!r}, which is reserved" for text in RESERVED_SUFFIXES if name.endswith(text))
    if re.fullmatch(r"\d+\.\d+\.\d+\.\d+", name):
        yield "looks like an IP address"


@policy(S3.BUCKET)
def bucket_name_invalid(bucket: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Bucket name is one that S3 refuses.

    Why: "InvalidBucketName: The specified bucket is not valid." Names built from a project's or a stack's name bring
    capital letters and underscores in. Until 2018 such names were taken in us-east-1, so of a bucket that is there
    this says nothing.
    Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
    """
    if exists(bucket, stack):
        return
    name, prefix = bucket.partial("bucket"), bucket.partial("bucketPrefix")
    if name is not None:
        problems = list(broken(name, given(bucket, BUCKET_NAME)))
        reserved = list(_reserved(name)) if isinstance(name, str) else []
        if problems or reserved:
            yield bucket.finding(
                "bucket",
                problem=f"bucket {str(name)!r} {', and '.join([*problems, *reserved])}.",
                fix="Choose another name." if reserved else renaming(name, BUCKET_NAME),
            )
    elif isinstance(prefix, str) and (len(prefix) > PREFIX_LIMIT or re.search("[^a-z0-9.-]", prefix)):
        yield bucket.finding(
            "bucketPrefix",
            problem=f"bucketPrefix {prefix!r} must have at most {PREFIX_LIMIT} lower-case letters, digits, hyphens and "
            "periods.",
            fix=f"Use for instance {re.sub('[^a-z0-9.-]', '-', prefix.lower())[:PREFIX_LIMIT]!r}.",
        )


@policy(S3.BUCKET_ACL)
def bucket_acl_refused(acl: Resource, *, stack: Stack) -> Iterator[Finding]:
    """ACL is set on a bucket that has ACLs switched off.

    Why: "AccessControlListNotSupported: The bucket does not allow ACLs." Since April 2023 new buckets are created with
    the ownership BucketOwnerEnforced; it refuses every ACL, private too.
    Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
    """
    bucket = stack.follow(acl, "bucket", S3.BUCKET)
    if bucket is None or bucket.exists or acl.exists:
        return
    controls = companions(bucket, stack, S3.BUCKET_OWNERSHIP_CONTROLS)
    for control in controls:
        rule = control.block("rule")
        if rule is not None and rule.text("objectOwnership") in ("BucketOwnerPreferred", "ObjectWriter"):
            if not stack.depends_on(acl, control):
                yield acl.finding(
                    "acl",
                    problem=f"The ACL does not wait for {control.name}, which switches ACLs on for {bucket.name}.",
                    fix=f"Let the ACL depend on {control.name}.",
                    level="advisory",
                )
            return
    said = f"{controls[0].name} keeps ACLs off" if controls else "nothing switches ACLs on"
    yield acl.finding(
        "acl",
        problem=f"The ACL is set on the new bucket {bucket.name}, and {said} for it.",
        fix="Remove the ACL and use a bucket policy, or add BucketOwnershipControls with BucketOwnerPreferred and let "
        "the ACL depend on it.",
        # What the plan does not show may switch them on; an ACL that gives the owner all is taken.
        level="advisory"
        if acl.text("acl") == "bucket-owner-full-control"
        else None
        if controls
        else unseen(stack, "bucket", S3.BUCKET_OWNERSHIP_CONTROLS),
    )


PUBLIC_ACLS = ("public-read", "public-read-write", "authenticated-read")


@policy(S3.BUCKET_ACL, level="advisory")
def bucket_acl_blocked(acl: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Public ACL is set on a bucket that blocks public ACLs.

    Why: "AccessDenied", as soon as the block is there: new buckets have it from the beginning.
    Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
    """
    if acl.text("acl") not in PUBLIC_ACLS or acl.exists:
        return
    bucket = stack.follow(acl, "bucket", S3.BUCKET)
    if bucket is None:
        return
    blocks = companions(bucket, stack, S3.BUCKET_PUBLIC_ACCESS_BLOCK)
    if not blocks or any(block.flag("blockPublicAcls", default=False) for block in blocks):
        said = f"{blocks[0].name} blocks public ACLs" if blocks else "a new bucket blocks public ACLs by itself"
        yield acl.finding(
            "acl",
            problem=f"The ACL is {acl.text('acl')}, and {said}.",
            fix="Serve the objects through CloudFront and remove the ACL, or set blockPublicAcls to false in a "
            "BucketPublicAccessBlock that the ACL depends on.",
        )


@policy(S3.BUCKET_VERSIONING)
def bucket_mfa_delete_refused(companion: Resource, *, stack: Stack) -> Iterator[Finding]:
    """MFA delete is switched on without the code of an MFA device.

    Why: "AccessDenied: Mfa Authentication must be used for this request." Only the root user can switch it on, with
    the serial number and the present code of a device.
    Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiFactorAuthenticationDelete.html
    """
    settings = companion.block("versioningConfiguration")
    if settings is None or exists(companion, stack) or companion.has("mfa"):
        return
    if settings.text("mfaDelete") == "Enabled":
        yield settings.finding(
            "mfaDelete",
            problem="mfaDelete is Enabled, and mfa (the device's serial number and its present code) is not set.",
            fix="Remove mfaDelete, and switch it on by hand as the root user: `aws s3api put-bucket-versioning --mfa`.",
        )


# Letters, digits and spaces of any language, and these signs.
# https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions
_TAG = re.compile(r"[\w\s.:/=+\-@]*")


@policy(S3.BUCKET, S3.BUCKET_OBJECTV2)
def bucket_tag_refused(resource: Resource) -> Iterator[Finding]:
    """Tag of a bucket or an object has a sign that S3 does not take.

    Why: "InvalidTag: The TagValue you have provided is invalid": letters, digits, spaces and _ . : / = + - @ are taken.
    Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/CostAllocTagging.html
    https://github.com/pulumi/pulumi-aws/issues/6597
    """
    tags = resource.block("tags")
    for key, value in tags.values.items() if tags else ():
        wrong = next((text for text in (key, value) if isinstance(text, str) and not _TAG.fullmatch(text)), None)
        if tags is not None and wrong is not None:
            signs = " ".join(sorted(set(_TAG.sub("", wrong))))
            yield tags.finding(
                key,
                problem=f"The tag {key} has {signs} in its {'key' if wrong == key else 'value'}.",
                fix="Use letters, digits, spaces and _ . : / = + - @.",
                # Marks that belong to letters of other scripts may be taken as such.
                level=None if any(sign.isascii() for sign in signs if sign != " ") else "advisory",
            )


@policy(S3.BUCKET_OBJECT_LOCK_CONFIGURATION)
def bucket_lock_unversioned(lock: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Object Lock is set on a bucket that keeps no versions.

    Why: "InvalidBucketState: Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration". A bucket
    that is made with objectLockEnabled keeps versions by itself.
    Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
    """
    bucket = stack.follow(lock, "bucket", S3.BUCKET)
    if bucket is None:
        return
    enabled, companion = versioning(bucket, stack)
    if not enabled:
        said = companions(bucket, stack, S3.BUCKET_VERSIONING)
        yield lock.finding(
            "bucket",
            problem=f"{bucket.name} gets Object Lock, and its versioning is not enabled.",
            fix=f"Add a BucketVersioning with the status Enabled for {bucket.name}, and let the lock depend on it.",
            level="advisory" if bucket.exists else None if said else unseen(stack, "bucket", S3.BUCKET_VERSIONING),
        )
    elif companion is not None and not stack.depends_on(lock, companion):
        yield lock.finding(
            "bucket",
            problem=f"The lock does not wait for {companion.name}, which enables versioning of {bucket.name}.",
            fix=f"Let the lock depend on {companion.name}.",
            level="advisory",
        )


@policy(S3.BUCKET_REPLICATION_CONFIG, silences={"stack-dependency-missing": "property"})
def bucket_replication_unversioned(replication: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Replication begins on a bucket that keeps no versions.

    Why: "InvalidRequest: Versioning must be 'Enabled' on the bucket to apply a replication configuration", for the
    source and for each destination.
    Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-requirements.html
    """
    source = stack.follow(replication, "bucket", S3.BUCKET)
    ends: list[tuple[str, Resource | None, Block | None]] = [("bucket", source, None)]
    for rule in replication.blocks("rules"):
        destination = rule.block("destination")
        if destination is not None:
            ends.append(("bucket", stack.follow(destination, "bucket", S3.BUCKET), destination))
    for name, bucket, block in ends:
        if bucket is None:
            continue
        enabled, companion = versioning(bucket, stack)
        if not enabled:
            said = companions(bucket, stack, S3.BUCKET_VERSIONING)
            yield (block or replication).finding(
                name,
                problem=f"{bucket.name} is replicated {'to' if block else 'from'}, and its versioning is not enabled.",
                fix=f"Add a BucketVersioning with the status Enabled for {bucket.name}, and let the replication depend "
                "on it.",
                # What is there already may have been given versioning elsewhere.
                level="advisory" if bucket.exists else None if said else unseen(stack, "bucket", S3.BUCKET_VERSIONING),
            )
        elif companion is not None and not stack.depends_on(replication, companion):
            yield (block or replication).finding(
                name,
                problem=f"The replication does not wait for {companion.name}, which enables versioning of "
                f"{bucket.name}.",
                fix=f"Let the replication depend on {companion.name}.",
                level="advisory",
            )
