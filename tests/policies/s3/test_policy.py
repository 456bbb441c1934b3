from __future__ import annotations

from typing import Any

from policypack.testing import Json, Plan, Ref, Table, Unknown

BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:s3/bucket:Bucket", "site", bucket="acme-site")
    plan.add(BLOCK, "open", bucket=Ref("site"), blockPublicPolicy=False)
    return says(plan.add("aws:s3/bucketPolicy:BucketPolicy", "all", bucket=Ref("site")), "*")


def says(plan: Plan, principal: Any, **more: Any) -> Plan:
    one = {
        "Effect": "Allow",
        "Principal": principal,
        "Action": "s3:GetObject",
        "Resource": "arn:aws:s3:::acme-site/*",
        **more,
    }
    return plan.set("all", policy=Json({"Statement": [one]}))


NEW = "The policy lets everybody in, and a new bucket refuses public policies."
public_but_blocked = (
    Table("s3-policy-public-but-blocked", base)
    .good("opened before")
    .good("for CloudFront", lambda p: says(p.remove("open"), {"Service": "cloudfront.amazonaws.com"}))
    .good("limited", lambda p: says(p.remove("open"), "*", Condition={"StringEquals": {"aws:PrincipalOrgID": "o-1"}}))
    .good("denied to all", lambda p: says(p.remove("open"), "*", Effect="Deny"))
    .bad("as a new bucket is", lambda p: p.remove("open"), ("all", NEW), level="mandatory", view="preview")
    .bad("in the engine", lambda p: p.remove("open"), ("all", NEW), level="advisory", view="engine")
    .bad("by AWS's spelling", lambda p: says(p.remove("open"), {"AWS": "*"}), ("all", NEW))
    .bad(
        "a condition on something else",
        lambda p: says(p.remove("open"), "*", Condition={"Bool": {"aws:SecureTransport": "true"}}),
        ("all", NEW),
    )
    .bad(
        "blocked",
        lambda p: p.set("open", blockPublicPolicy=True),
        (
            "all",
            "The policy lets everybody in, and open sets blockPublicPolicy.",
            (
                "Set blockPublicPolicy and restrictPublicBuckets of open to false, and let the policy depend on it; or "
                "serve the bucket through CloudFront and keep it private."
            ),
        ),
        level="mandatory",
    )
    .absent("no policy", lambda p: p.remove("open").set("all", policy=None))
    .unknown("the policy", lambda p: p.remove("open").set("all", policy=Unknown()))
    .outside("a bucket of another stack", lambda p: p.remove("open").set("all", bucket="other"))
)
