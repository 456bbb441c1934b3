from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown
from tests.policies.states import existing

BUCKET = "aws:s3/bucket:Bucket"
VERSIONING = "aws:s3/bucketVersioning:BucketVersioning"
ENCRYPTION = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration"
OWNERSHIP = "aws:s3/bucketOwnershipControls:BucketOwnershipControls"
ACCESS_BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"
ACL = "aws:s3/bucketAcl:BucketAcl"
LOGGING = "aws:s3/bucketLogging:BucketLogging"
REPLICATION = "aws:s3/bucketReplicationConfig:BucketReplicationConfig"


def rules(algorithm: object) -> list[dict[str, object]]:
    return [{"applyServerSideEncryptionByDefault": {"sseAlgorithm": algorithm}}]


def base() -> Plan:
    plan = Plan()
    plan.add(BUCKET, "media", bucket="acme-shop-media-1f2e")
    plan.add(VERSIONING, "media-versions", bucket=Ref("media"), versioningConfiguration={"status": "Enabled"})
    plan.add(ENCRYPTION, "media-encryption", bucket=Ref("media"), rules=rules("aws:kms"))
    return plan


bucket_versioning_off = (
    Table("s3-bucket-versioning-off", base)
    .good("enabled beside the bucket")
    .good(
        "enabled in the bucket, as before version 4",
        lambda plan: plan.remove("media-versions").set("media", versioning={"enabled": True}),
    )
    .good(
        "the deprecated twin of the companion counts",
        lambda plan: plan.remove("media-versions").add(
            "aws:s3/bucketVersioningV2:BucketVersioningV2",
            "old-versions",
            bucket=Ref("media"),
            versioningConfiguration={"status": "Enabled"},
        ),
    )
    .good("the bucket by its name", lambda plan: plan.set("media-versions", bucket="acme-shop-media-1f2e"))
    .bad(
        "suspended",
        lambda plan: plan.set("media-versions", versioningConfiguration={"status": "Suspended"}),
        ("media", "The versioning that media-versions sets is not Enabled for the bucket."),
        level="advisory",
    )
    .absent(
        "off by default",
        lambda plan: plan.remove("media-versions"),
        ("media", "Nothing enables versioning for the bucket."),
    )
    .unknown("the status", lambda plan: plan.set("media-versions", versioningConfiguration={"status": Unknown()}))
    .outside(
        "versions of another bucket",
        lambda plan: plan.set("media-versions", bucket="another-bucket"),
        ("media", "Nothing enables versioning for the bucket."),
    )
)

WEAK = "so the objects are encrypted with keys that S3 owns."
bucket_encryption_weak = (
    Table("s3-bucket-encryption-weak", base)
    .good(
        "a website, which nobody could read",
        lambda plan: plan.remove("media-encryption").add(
            "aws:s3/bucketWebsiteConfigurationV2:BucketWebsiteConfigurationV2", "site", bucket=Ref("media")
        ),
    )
    .good(
        "a website of its own, as before version 4",
        lambda plan: plan.remove("media-encryption").set("media", website={"indexDocument": "index.html"}),
    )
    .good("a key of KMS")
    .good("two layers of KMS", lambda plan: plan.set("media-encryption", rules=rules("aws:kms:dsse")))
    .good(
        "in the bucket, as before version 4",
        lambda plan: plan.remove("media-encryption").set(
            "media", serverSideEncryptionConfiguration={"rule": rules("aws:kms")[0]}
        ),
    )
    .good(
        "access logs can be delivered to no other",
        lambda plan: plan.remove("media-encryption").add(LOGGING, "logs", bucket="x", targetBucket=Ref("media")),
    )
    .good(
        "so can a load balancer's",
        lambda plan: plan.remove("media-encryption").add(
            "aws:lb/loadBalancer:LoadBalancer", "shop", accessLogs={"bucket": "acme-shop-media-1f2e", "enabled": True}
        ),
    )
    .bad(
        "keys of S3",
        lambda plan: plan.set("media-encryption", rules=rules("AES256")),
        ("media", f"The default encryption is AES256, {WEAK}"),
        level="advisory",
    )
    .absent(
        "keys of S3 by default",
        lambda plan: plan.remove("media-encryption"),
        ("media", f"No default encryption is set, {WEAK}"),
    )
    .unknown("the algorithm", lambda plan: plan.set("media-encryption", rules=rules(Unknown())))
    .outside(
        "encryption of another bucket",
        lambda plan: plan.set("media-encryption", bucket="another-bucket"),
        ("media", f"No default encryption is set, {WEAK}"),
    )
)

bucket_undeletable_in_test = (
    Table("s3-bucket-undeletable-in-test", base, environment="test")
    .good("goes with its objects", lambda plan: plan.set("media", forceDestroy=True))
    .good("production keeps them", environment="production")
    .bad(
        "kept",
        lambda plan: plan.set("media", forceDestroy=False),
        ("media", "forceDestroy is false, and the stack is a test."),
        level="advisory",
    )
    .absent(
        "kept by default",
        lambda plan: plan.set("media", forceDestroy=None),
        ("media", "forceDestroy is not set, and the stack is a test."),
    )
    .unknown("from an update", lambda plan: plan.set("media", forceDestroy=Unknown()))
    .without("outside", "reads one resource")
)

bucket_force_destroy_in_production = (
    Table("s3-bucket-force-destroy-in-production", base)
    .good("kept", lambda plan: plan.set("media", forceDestroy=False))
    .good("a test may", lambda plan: plan.set("media", forceDestroy=True), environment="test")
    .bad(
        "destroyed with its objects",
        lambda plan: plan.set("media", forceDestroy=True),
        ("media", "forceDestroy is true, and the stack is production."),
        level="advisory",
    )
    .absent("kept by default", None)
    .unknown("from an update", lambda plan: plan.set("media", forceDestroy=Unknown()))
    .without("outside", "reads one resource")
)

ONLY = "only lower-case letters, digits, hyphens and periods are allowed"
bucket_name_invalid = (
    Table("s3-bucket-name-invalid", base)
    .good("an old name", lambda plan: _exists(plan.set("media", bucket="Acme_Media"), "media"), view="engine")
    .good("none, said with an empty text", lambda plan: plan.set("media", bucket=""))
    .good("a valid name")
    .good("63 characters", lambda plan: plan.set("media", bucket="a" * 63))
    .good("a prefix", lambda plan: plan.set("media", bucket=None, bucketPrefix="acme-media-"))
    .good("the longest prefix", lambda plan: plan.set("media", bucket=None, bucketPrefix="a" * 37))
    .good(
        "the hole decides",
        lambda plan: plan.set("media", bucket=Ref("media-versions", "id", before="acme-")),
        view="preview",
    )
    .bad(
        "capital letters and an underscore",
        lambda plan: plan.set("media", bucket="logs_TapStack"),
        ("media", f"bucket 'logs_TapStack' has capital letters, '_'; {ONLY}."),
        level="mandatory",
    )
    .bad(
        "capital letters beside a hole",
        lambda plan: plan.set("media", bucket=Ref("media-versions", "id", before="TapStack-")),
        ("media", f"bucket 'TapStack-${{media-versions.id}}' has capital letters; {ONLY}."),
        view="preview",
    )
    .bad(
        "64 characters",
        lambda plan: plan.set("media", bucket="a" * 64),
        ("media", f"bucket '{'a' * 64}' has 64 characters; at most 63 are allowed."),
    )
    .bad(
        "two characters",
        lambda plan: plan.set("media", bucket="ab"),
        ("media", "bucket 'ab' has 2 characters; at least 3 are needed."),
    )
    .bad(
        "two periods, a hyphen at the end",
        lambda plan: plan.set("media", bucket="acme..media-"),
        (
            "media",
            (
                "bucket 'acme..media-' ends with '-'; it must end with a letter or a digit, and holds '..', which is "
                "not "
                "allowed."
            ),
            "Use for instance 'acme.media'.",
        ),
    )
    .bad(
        "reserved at both ends",
        lambda plan: plan.set("media", bucket="xn--media-s3alias"),
        (
            "media",
            (
                "bucket 'xn--media-s3alias' begins with 'xn--', which is reserved, and ends with '-s3alias', which is "
                "reserved."
            ),
            "Choose another name.",
        ),
    )
    .bad(
        "an address",
        lambda plan: plan.set("media", bucket="10.0.0.1"),
        ("media", "bucket '10.0.0.1' looks like an IP address."),
    )
    .bad(
        "a prefix with capital letters",
        lambda plan: plan.set("media", bucket=None, bucketPrefix="TapStack-"),
        (
            "media",
            "bucketPrefix 'TapStack-' must have at most 37 lower-case letters, digits, hyphens and periods.",
        ),
    )
    .absent("named by the provider", lambda plan: plan.set("media", bucket=None))
    .unknown("from an update", lambda plan: plan.set("media", bucket=Unknown()))
    .without("outside", "reads one resource")
)


def acl(plan: Plan, value: object = "private", ownership: str | None = None, **options: object) -> Plan:
    plan.add(ACL, "media-acl", bucket=Ref("media"), acl=value)
    if ownership:
        plan.add(OWNERSHIP, "media-owner", bucket=Ref("media"), rule={"objectOwnership": ownership})
        plan.depends("media-acl", "media-owner")
    return plan


bucket_acl_refused = (
    Table("s3-bucket-acl-refused", base)
    .bad(
        "something that the plan does not show may switch them on",
        lambda plan: acl(plan).add("command:local:Command", "setup"),
        ("media-acl", "The ACL is set on the new bucket media, and nothing switches ACLs on for it."),
        level="advisory",
    )
    .good("no ACL")
    .good("ACLs are switched on first", lambda plan: acl(plan, ownership="ObjectWriter"))
    .good("an old bucket may have them", lambda plan: _exists(acl(plan), "media"), view="engine")
    .bad(
        "a new bucket has none",
        acl,
        ("media-acl", "The ACL is set on the new bucket media, and nothing switches ACLs on for it."),
        level="mandatory",
        view="preview",
    )
    .bad(
        "what a callback makes may switch them on",
        acl,
        ("media-acl", "The ACL is set on the new bucket media, and nothing switches ACLs on for it."),
        level="advisory",
        view="engine",
    )
    .bad(
        "switched off on purpose",
        lambda plan: acl(plan, ownership="BucketOwnerEnforced"),
        ("media-acl", "The ACL is set on the new bucket media, and media-owner keeps ACLs off for it."),
        level="mandatory",
    )
    .bad(
        "does not wait",
        lambda plan: acl(plan, ownership="BucketOwnerPreferred").depends("media-acl"),
        (
            "media-acl",
            "The ACL does not wait for media-owner, which switches ACLs on for media.",
            "Let the ACL depend on media-owner.",
        ),
        level="advisory",
    )
    .absent(
        "no ownership said",
        acl,
        ("media-acl", "The ACL is set on the new bucket media, and nothing switches ACLs on for it."),
    )
    .unknown(
        "the ownership",
        lambda plan: acl(plan, ownership="ObjectWriter").set("media-owner", rule={"objectOwnership": Unknown()}),
    )
    .outside("a bucket of another stack", lambda plan: acl(plan).set("media-acl", bucket="another-bucket"))
)


def _exists(plan: Plan, name: str) -> Plan:
    plan.planned[name].outputs["id"] = name
    return plan


def blocked(plan: Plan, **settings: object) -> Plan:
    return acl(plan, "public-read", "ObjectWriter").add(ACCESS_BLOCK, "media-block", bucket=Ref("media"), **settings)


bucket_acl_blocked = (
    Table("s3-bucket-acl-blocked", base)
    .good("a private one", lambda plan: acl(plan, ownership="ObjectWriter"))
    .good("not blocked", lambda plan: blocked(plan, blockPublicAcls=False))
    .bad(
        "blocked",
        lambda plan: blocked(plan, blockPublicAcls=True),
        ("media-acl", "The ACL is public-read, and media-block blocks public ACLs."),
        level="advisory",
    )
    .absent(
        "blocked by default",
        lambda plan: acl(plan, "public-read", "ObjectWriter"),
        ("media-acl", "The ACL is public-read, and a new bucket blocks public ACLs by itself."),
    )
    .unknown("blocked or not", lambda plan: blocked(plan, blockPublicAcls=Unknown()))
    .outside(
        "a bucket of another stack",
        lambda plan: acl(plan, "public-read", "ObjectWriter").set("media-acl", bucket="another-bucket"),
    )
)

bucket_mfa_delete_refused = (
    Table("s3-bucket-mfa-delete-refused", base)
    .good(
        "switched on by hand before",
        lambda plan: existing(
            plan.set("media-versions", versioningConfiguration={"status": "Enabled", "mfaDelete": "Enabled"}),
            "media-versions",
        ),
    )
    .good("without")
    .good(
        "with the device's code",
        lambda plan: plan.set(
            "media-versions", versioningConfiguration={"status": "Enabled", "mfaDelete": "Enabled"}, mfa="serial 123456"
        ),
    )
    .bad(
        "without the device's code",
        lambda plan: plan.set("media-versions", versioningConfiguration={"status": "Enabled", "mfaDelete": "Enabled"}),
        (
            "media-versions",
            "mfaDelete is Enabled, and mfa (the device's serial number and its present code) is not set.",
        ),
        level="mandatory",
    )
    .absent("not said", None)
    .unknown(
        "from an update",
        lambda plan: plan.set("media-versions", versioningConfiguration={"status": "Enabled", "mfaDelete": Unknown()}),
    )
    .without("outside", "reads one resource")
)


def replicated(plan: Plan) -> Plan:
    plan.add(BUCKET, "copy", bucket="acme-shop-media-copy")
    plan.add(VERSIONING, "copy-versions", bucket=Ref("copy"), versioningConfiguration={"status": "Enabled"})
    plan.add(REPLICATION, "copies", bucket=Ref("media"), rules=[{"destination": {"bucket": Ref("copy", "arn")}}])
    return plan.depends("copies", "media-versions", "copy-versions")


def tagged(**tags: object) -> object:
    return lambda plan: plan.add("aws:s3/bucket:Bucket", "notes", tags=tags)


bucket_tag_refused = (
    Table("s3-bucket-tag-refused", base)
    .good("words and signs", tagged(Team="Ärzte 2 _.:/=+-@", Url="https://shop.io/a=b"))
    .bad(
        "brackets",
        tagged(Team="web (new)"),
        ("notes", "The tag Team has ( ) in its value."),
        level="mandatory",
    )
    .bad("a key", tagged(**{"Team!": "web"}), ("notes", "The tag Team! has ! in its key."))
    .absent("no tags", lambda p: p.add("aws:s3/bucket:Bucket", "notes"))
    .unknown("the tags", lambda p: p.add("aws:s3/bucket:Bucket", "notes", tags=Unknown()))
)


def locked(plan: Plan, **bucket: object) -> Plan:
    plan.add("aws:s3/bucket:Bucket", "proofs", **bucket)
    return plan.add("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration", "lock", bucket=Ref("proofs"))


def versioned(plan: Plan, *on: str) -> Plan:
    plan.add(
        "aws:s3/bucketVersioning:BucketVersioning",
        "kept",
        bucket=Ref("proofs"),
        versioningConfiguration={"status": "Enabled"},
    )
    return plan.depends("lock", *on)


bucket_lock_unversioned = (
    Table("s3-bucket-lock-unversioned", base)
    .good("made with it", lambda p: locked(p, objectLockEnabled=True))
    .good("versioned before", lambda p: versioned(locked(p), "kept"))
    .bad(
        "not versioned",
        lambda p: locked(p),
        ("lock", "proofs gets Object Lock, and its versioning is not enabled."),
    )
    .bad(
        "versioned at the same time",
        lambda p: versioned(locked(p)),
        (
            "lock",
            "The lock does not wait for kept, which enables versioning of proofs.",
            "Let the lock depend on kept.",
        ),
        level="advisory",
    )
    .absent("no bucket", lambda p: locked(p).set("lock", bucket=None))
    .unknown("the bucket", lambda p: locked(p).set("lock", bucket=Unknown()), undecided=False)
    .outside("a bucket of another stack", lambda p: locked(p).set("lock", bucket="proofs-of-others"))
)

NO_VERSIONS = "{} is replicated {}, and its versioning is not enabled."
bucket_replication_unversioned = (
    Table("s3-bucket-replication-unversioned", base)
    .good(
        "Object Lock keeps versions",
        lambda plan: (
            replicated(plan)
            .depends("copies")
            .remove("media-versions", "copy-versions")
            .set("media", objectLockEnabled=True)
            .set("copy", objectLockConfiguration={"objectLockEnabled": "Enabled"})
        ),
    )
    .good(
        "the older bucket says it in a list",
        lambda plan: (
            replicated(plan)
            .depends("copies", "copy-versions")
            .remove("media-versions", "media")
            .add("aws:s3/bucketV2:BucketV2", "media", bucket="acme-shop-media-1f2e", versionings=[{"enabled": True}])
        ),
    )
    .bad(
        "a bucket that is there already may have got versions elsewhere",
        lambda plan: existing(replicated(plan).depends("copies", "copy-versions").remove("media-versions"), "media"),
        ("copies", NO_VERSIONS.format("media", "from")),
        level="advisory",
    )
    .good("both keep versions", replicated)
    .bad(
        "the source keeps none",
        lambda plan: replicated(plan).set("media-versions", versioningConfiguration={"status": "Suspended"}),
        ("copies", NO_VERSIONS.format("media", "from")),
        level="mandatory",
    )
    .bad(
        "does not wait",
        lambda plan: replicated(plan).depends("copies", "copy-versions"),
        (
            "copies",
            "The replication does not wait for media-versions, which enables versioning of media.",
            "Let the replication depend on media-versions.",
        ),
        level="advisory",
    )
    .absent(
        "off by default",
        lambda plan: replicated(plan).depends("copies", "media-versions").remove("copy-versions"),
        ("copies", NO_VERSIONS.format("copy", "to")),
    )
    .unknown(
        "the status",
        lambda plan: replicated(plan).set("copy-versions", versioningConfiguration={"status": Unknown()}),
    )
    .outside(
        "a destination elsewhere",
        lambda plan: replicated(plan).set("copies", rules=[{"destination": {"bucket": "arn:aws:s3:::elsewhere"}}]),
    )
)
