"""Settings of S3."""

from __future__ import annotations

from policies.setting._alike import arn
from policies.setting._shapes import DOCS, PROVIDER, TRIED, Distinct, Form, Pair, Range, Rank, When
from policypack.catalogue.tokens import S3

_API = f"{DOCS}/AmazonS3/latest/API"
_GUIDE = f"{DOCS}/AmazonS3/latest/userguide"
_REPLICA = f"{_API}/API_Destination.html"
_LIFECYCLE = f"{_API}/API_LifecycleRule.html"
_TAGGED = ("filter.tag", "filter.and.tags")
_SIZED = ("filter.objectSizeGreaterThan", "filter.objectSizeLessThan")
_SIZED_AND = ("filter.and.objectSizeGreaterThan", "filter.and.objectSizeLessThan")

ROWS = (
    Form(
        S3.BUCKET_CORS_CONFIGURATION,
        "corsRules[].allowedMethods[]",
        r"GET|PUT|HEAD|POST|DELETE",
        "be GET, PUT, HEAD, POST or DELETE",
        "InvalidRequest: Found unsupported HTTP method in CORS config",
        f"{_API}/API_CORSRule.html",
    ),
    Form(
        S3.BUCKET_CORS_CONFIGURATION,
        "corsRules[].allowedOrigins[]",
        r"[^*]*\*?[^*]*",
        "be an origin with one * at most",
        "InvalidRequest: AllowedOrigin can not have more than one wildcard",
        f"{_GUIDE}/ManageCorsUsing.html",
    ),
    *(
        Range(
            S3.BUCKET_LIFECYCLE_CONFIGURATION,
            f"rules[].{where}.newerNoncurrentVersions",
            ((1, 100),),
            f"{_API}/API_NoncurrentVersionExpiration.html",
        )
        for where in ("noncurrentVersionExpiration", "noncurrentVersionTransitions[]")
    ),
    *(
        Pair(
            S3.BUCKET_LIFECYCLE_CONFIGURATION,
            (When("expiration.expiredObjectDeleteMarker", ("true",)),),
            "it cannot be specified with Days or Date",
            f"{_API}/API_LifecycleExpiration.html",
            refuses=(other,),
            within="rules",
        )
        for other in ("expiration.days", "expiration.date")
    ),
    Pair(
        S3.BUCKET_LIFECYCLE_CONFIGURATION,
        (When("expiration.days"),),
        "an expiration has days or a date",
        f"{_API}/API_LifecycleExpiration.html",
        refuses=("expiration.date",),
        within="rules",
    ),
    *(
        Pair(
            S3.BUCKET_LIFECYCLE_CONFIGURATION,
            (When(name),),
            "a filter has one of prefix, tag and sizes; more of them belong into its and",
            f"{_API}/API_LifecycleRuleFilter.html",
            refuses=others,
            within="rules",
            certain=False,  # of a prefix beside a tag the provider sends one
        )
        for name, others in (
            ("filter.tag", ("filter.prefix", *_SIZED)),
            ("filter.and", ("filter.tag", "filter.prefix", *_SIZED)),
            ("filter.objectSizeGreaterThan", ("filter.objectSizeLessThan", "filter.prefix")),
            ("filter.objectSizeLessThan", ("filter.prefix",)),
        )
    ),
    Pair(
        S3.BUCKET_LIFECYCLE_CONFIGURATION,
        (When("abortIncompleteMultipartUpload"),),
        "InvalidRequest: AbortIncompleteMultipartUpload cannot be specified with Tags or sizes",
        _LIFECYCLE,
        refuses=(*_TAGGED, *_SIZED, *_SIZED_AND),
        within="rules",
    ),
    Pair(
        S3.BUCKET_LIFECYCLE_CONFIGURATION,
        (When("expiration.expiredObjectDeleteMarker", ("true",)),),
        "InvalidRequest: ExpiredObjectDeleteMarker cannot be specified with Tags",
        _LIFECYCLE,
        refuses=_TAGGED,
        within="rules",
    ),
    Pair(
        S3.BUCKET_LIFECYCLE_CONFIGURATION,
        (When("noncurrentVersionExpiration.newerNoncurrentVersions"),),
        "MalformedXML: how many newer versions stay goes with a filter",
        f"{_GUIDE}/intro-lifecycle-rules.html",
        needs=("filter",),
        within="rules",
        certain=False,
    ),
    Distinct(
        S3.BUCKET_LIFECYCLE_CONFIGURATION,
        "rules",
        "id",
        "InvalidArgument: Rule ID must be unique. Found same ID for more than one rule",
        _LIFECYCLE,
    ),
    *(
        Pair(
            type,
            (When(one),),
            "InvalidArgument: x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied",
            f"{_API}/API_PutObject.html",
            needs=(other,),
        )
        for type in (S3.BUCKET_OBJECT, S3.BUCKET_OBJECTV2)
        for one, other in (
            ("objectLockMode", "objectLockRetainUntilDate"),
            ("objectLockRetainUntilDate", "objectLockMode"),
        )
    ),
    Pair(
        S3.BUCKET_OBJECT_LOCK_CONFIGURATION,
        (When("rule.defaultRetention.days"),),
        "the period is in days or in years",
        f"{_API}/API_DefaultRetention.html",
        refuses=("rule.defaultRetention.years",),
    ),
    *(
        Range(
            S3.BUCKET_REPLICATION_CONFIG,
            f"rules[].destination.{where}.minutes",
            ((15, 15),),
            f"{_API}/API_ReplicationTimeValue.html",
        )
        for where in ("replicationTime.time", "metrics.eventThreshold")
    ),
    Pair(
        S3.BUCKET_REPLICATION_CONFIG,
        (When("sourceSelectionCriteria.sseKmsEncryptedObjects.status", ("Enabled",)),),
        "replicas of objects that KMS encrypts need a key of the destination",
        _REPLICA,
        needs=("destination.encryptionConfiguration.replicaKmsKeyId",),
        within="rules",
    ),
    Pair(
        S3.BUCKET_REPLICATION_CONFIG,
        (When("destination.encryptionConfiguration"),),
        "SseKmsEncryptedObjects must be specified if EncryptionConfiguration is present",
        _REPLICA,
        needs=("sourceSelectionCriteria.sseKmsEncryptedObjects",),
        within="rules",
    ),
    Pair(
        S3.BUCKET_REPLICATION_CONFIG,
        (When("destination.accessControlTranslation"),),
        "the account that becomes the owner of the replicas has to be named",
        _REPLICA,
        needs=("destination.account",),
        within="rules",
    ),
    Pair(
        S3.BUCKET_REPLICATION_CONFIG,
        (When("deleteMarkerReplication.status", ("Enabled",)),),
        "InvalidRequest: Delete marker replication is not supported if any Tag filter is specified",
        f"{_API}/API_ReplicationRule.html",
        refuses=_TAGGED,
        within="rules",
    ),
    Pair(
        S3.BUCKET_REPLICATION_CONFIG,
        (When("existingObjectReplication"),),
        "MalformedXML: S3 does not replicate objects that are there already by a rule; S3 Batch Replication does",
        f"{_GUIDE}/s3-batch-replication-batch.html",
        shuts=When("existingObjectReplication.status", ("Enabled",)),
        within="rules",
        certain=False,
    ),
    Distinct(
        S3.BUCKET_REPLICATION_CONFIG,
        "rules",
        "id",
        "InvalidArgument: Rule Id must be unique",
        f"{_API}/API_ReplicationRule.html",
    ),
    Pair(
        S3.BUCKET_SERVER_SIDE_ENCRYPTION_CONFIGURATION,
        (When("applyServerSideEncryptionByDefault.sseAlgorithm", ("AES256",)),),
        "a key is allowed if and only if the algorithm is aws:kms or aws:kms:dsse",
        f"{_API}/API_ServerSideEncryptionByDefault.html",
        refuses=("applyServerSideEncryptionByDefault.kmsMasterKeyId",),
        within="rules",
    ),
    Form(
        S3.BUCKET_WEBSITE_CONFIGURATION,
        "indexDocument.suffix",
        r"[^/]+",
        "be the name of a file, without a slash",
        "InvalidArgument: The IndexDocument Suffix is not well formed",
        f"{_API}/API_IndexDocument.html",
    ),
    *(
        Pair(
            S3.BUCKET_WEBSITE_CONFIGURATION,
            (When("redirectAllRequestsTo"),),
            "If you specify this property, you can't specify any other property",
            f"{_API}/API_WebsiteConfiguration.html",
            refuses=(other,),
        )
        for other in ("indexDocument", "errorDocument", "routingRules")
    ),
    Pair(
        S3.BUCKET_WEBSITE_CONFIGURATION,
        (When("replaceKeyWith"),),
        "You can use either ReplaceKeyWith or ReplaceKeyPrefixWith, not both",
        f"{_API}/API_Redirect.html",
        refuses=("replaceKeyPrefixWith",),
        within="routingRules.redirect",
    ),
    Pair(
        S3.BUCKET_LIFECYCLE_CONFIGURATION,
        (When("days"),),
        "MalformedXML: a transition has days or a date",
        f"{_API}/API_Transition.html",
        refuses=("date",),
        within="rules.transitions",
    ),
    Form(
        S3.BUCKET_LIFECYCLE_CONFIGURATION,
        "rules[].status",
        "Enabled|Disabled",
        "be Enabled or Disabled",
        "Attribute status value must be one of: Enabled, Disabled",
        f"{PROVIDER}/s3/bucket_lifecycle_configuration.go",
    ),
    Rank(
        S3.BUCKET_LIFECYCLE_CONFIGURATION,
        "filter.and.objectSizeGreaterThan",
        "filter.and.objectSizeLessThan",
        "InvalidRequest: the least size is below the most",
        TRIED,
        within="rules",
        gap=1,
    ),
    *(
        Form(
            S3.BUCKET_LIFECYCLE_CONFIGURATION,
            f"rules[].{name}.date",
            r"\d{4}-\d\d-\d\d(T00:00:00(\.0+)?(Z|[+-]00:?00))?",
            "be midnight UTC, such as 2030-01-31T00:00:00Z",
            "InvalidArgument: 'Date' must be at midnight GMT",
            f"{_API}/API_LifecycleExpiration.html",
        )
        for name in ("expiration", "transitions[]")
    ),
    *(
        Form(
            S3.BUCKET_NOTIFICATION,
            f"{name}[].events[]",
            r"s3:\w+(:.+)?",
            "be an event of S3, such as s3:ObjectCreated:*",
            "InvalidArgument: The event is not supported for notifications",
            f"{_GUIDE}/notification-how-to-event-types-and-destinations.html",
        )
        for name in ("lambdaFunctions", "queues", "topics")
    ),
    Pair(
        S3.BUCKET_WEBSITE_CONFIGURATION,
        (When("routingRules"),),
        "rules are for a site, which has an index",
        TRIED,
        needs=("indexDocument",),
        unless=("redirectAllRequestsTo",),
    ),
    arn(S3.INVENTORY, "destination.bucket.bucketArn", "s3/bucket_inventory.go"),
    Form(
        S3.ACCESS_POINT,
        "name",
        r"(?!.*(-s3alias|--ol-s3)$).*",
        "not end with -s3alias or --ol-s3",
        "InvalidRequest: the ending is reserved for aliases",
        TRIED,
    ),
    Form(
        S3.DIRECTORY_BUCKET,
        "bucket",
        r"[0-9a-z-]+--[a-z0-9]+(-[a-z0-9]+)*--x-s3",
        "end with --ZONE--x-s3, where ZONE is the id of its zone",
        "The name must be in the format [bucket_name]--[azid]--x-s3",
        f"{PROVIDER}/s3/directory_bucket.go",
    ),
)
