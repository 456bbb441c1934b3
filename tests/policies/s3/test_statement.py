from __future__ import annotations

from typing import Any

from policypack.testing import Json, Plan, Ref, Table, Unknown

ARN = "arn:aws:s3:::shop-media"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:s3/bucket:Bucket", "media", bucket="shop-media")
    plan.add("aws:s3/bucket:Bucket", "other", bucket="shop-other")
    plan.add("aws:s3/bucketPolicy:BucketPolicy", "lets", bucket=Ref("media", "id"))
    return about(plan, ["s3:GetObject", "s3:ListBucket"], ARN, f"{ARN}/*")


def about(plan: Plan, action: Any, *resources: Any) -> Plan:
    statement = {"Sid": "Reads", "Effect": "Allow", "Principal": "*", "Action": action, "Resource": list(resources)}
    return plan.set("lets", policy=Json({"Statement": [statement]}))


action_without_resource = (
    Table("s3-statement-action-without-resource", base)
    .good("both")
    .good("all actions", lambda p: about(p, "s3:*", ARN))
    .good(
        "a star behind the bucket's name",
        lambda p: about(p, ["s3:GetObject", "s3:ListBucket"], Ref("media", "bucket", "arn:aws:s3:::", "*")),
    )
    .good("any bucket", lambda p: about(p, "s3:GetObject", "*"))
    .good("objects by the bucket's ARN", lambda p: about(p, "s3:GetObject", Ref("media", "arn", "", "/*")))
    .bad(
        "objects",
        lambda p: about(p, ["s3:GetObject", "s3:ListBucket"], ARN),
        ("lets", "In the statement Reads, Resource is the bucket alone, and s3:GetObject is about objects."),
        level="mandatory",
    )
    .bad(
        "the bucket",
        lambda p: about(p, "s3:ListBucket", f"{ARN}/*"),
        ("lets", "In the statement Reads, Resource is objects alone, and s3:ListBucket is about the bucket."),
    )
    .bad(
        "two that are about objects",
        lambda p: about(p, ["s3:GetObject", "s3:PutObject"], ARN),
        (
            "lets",
            "In the statement Reads, Resource is the bucket alone, and s3:GetObject, s3:PutObject are about objects.",
        ),
    )
    .bad(
        "by its name",
        lambda p: about(p, "s3:PutObject", Ref("media", "bucket", "arn:aws:s3:::")),
        ("lets", "In the statement Reads, Resource is the bucket alone, and s3:PutObject is about objects."),
        view="preview",
    )
    .good("something else of it", lambda p: about(p, "s3:PutObject", Ref("media", "region")), view="preview")
    .bad(
        "by its ARN",
        lambda p: about(p, "s3:PutObject", Ref("media", "arn")),
        ("lets", "In the statement Reads, Resource is the bucket alone, and s3:PutObject is about objects."),
        view="preview",
    )
    .absent("no policy", lambda p: p.set("lets", policy=None))
    .unknown("the policy", lambda p: p.set("lets", policy=Unknown()))
)

other_bucket = (
    Table("s3-statement-other-bucket", base)
    .good("this bucket")
    .good("any bucket that is called so", lambda p: about(p, "s3:GetObject", "arn:aws:s3:::shop-*/*"))
    .bad(
        "another as text",
        lambda p: about(p, "s3:GetObject", "arn:aws:s3:::shop-other/*"),
        ("lets", "In the statement Reads, Resource is of shop-other, and the policy is of media."),
        level="mandatory",
    )
    .bad(
        "another by its ARN",
        lambda p: about(p, "s3:GetObject", Ref("other", "arn", "", "/*")),
        ("lets", "In the statement Reads, Resource is of other, and the policy is of media."),
        view="preview",
    )
    .absent("no policy", lambda p: p.set("lets", policy=None))
    .unknown("the policy", lambda p: p.set("lets", policy=Unknown()))
    .outside("a bucket of another stack", lambda p: p.set("lets", bucket="shop-media"))
    .outside(
        "a bucket of another stack, and a third",
        lambda p: about(p, "s3:GetObject", f"{ARN}/*").set("lets", bucket="shop-logs"),
        ("lets", "In the statement Reads, Resource is of shop-media, and the policy is of shop-logs."),
    )
)
