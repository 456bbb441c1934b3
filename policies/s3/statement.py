"""Statements of bucket policies: what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, Stack, Text, policy
from policypack.catalogue.tokens import S3
from policypack.shelf.documents import label, listed

# Actions on objects and on buckets, as far as they stand in policies often.
# https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
_OF_OBJECTS = frozenset(
    {
        *("abortmultipartupload", "deleteobject", "deleteobjecttagging", "deleteobjectversion", "getobject"),
        *("getobjectacl", "getobjectattributes", "getobjecttagging", "getobjectversion", "getobjectversiontagging"),
        *("listmultipartuploadparts", "putobject", "putobjectacl", "putobjectlegalhold", "putobjectretention"),
        *("putobjecttagging", "putobjectversionacl", "replicatedelete", "replicateobject", "replicatetags"),
        *("restoreobject", "getobjectversionforreplication", "getobjectversionacl"),
    }
)
_OF_BUCKETS = frozenset(
    {
        *("createbucket", "deletebucket", "deletebucketpolicy", "getbucketacl", "getbucketlocation"),
        *("getbucketnotification", "getbucketpolicy", "getbucketversioning", "getencryptionconfiguration"),
        *("getlifecycleconfiguration", "getreplicationconfiguration", "listbucket", "listbucketmultipartuploads"),
        *("listbucketversions", "putbucketacl", "putbucketnotification", "putbucketpolicy", "putbucketversioning"),
        *("putencryptionconfiguration", "putlifecycleconfiguration", "putreplicationconfiguration"),
    }
)
_ARN = re.compile(r"arn:[^:]+:s3:::(?P<bucket>[^/]*)(?P<rest>/.*)?", re.DOTALL)


@policy(S3.BUCKET_POLICY)
def action_without_resource(holder: Resource) -> Iterator[Finding]:
    """Statement of a bucket policy has an action that its resources do not fit.

    Why: "MalformedPolicy: Action does not apply to any resource(s) in statement": s3:GetObject is about
    arn:aws:s3:::bucket/*, s3:ListBucket about arn:aws:s3:::bucket.
    Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html
    https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
    """
    document = holder.document("policy")
    for statement in document.blocks("Statement") if document else ():
        value = statement.raw("Resource")
        kinds = {_kind(item) for item in (value if isinstance(value, list) else [value])}
        if kinds not in ({"bucket"}, {"objects"}):
            continue
        wrong = _OF_OBJECTS if kinds == {"bucket"} else _OF_BUCKETS
        actions = [str(action) for action in listed(statement, "Action") if not isinstance(action, Text)]
        lost = [action for action in actions if action.lower().removeprefix("s3:") in wrong and ":" in action]
        if lost:
            objects = kinds == {"bucket"}
            yield statement.finding(
                "Action",
                problem=f"In {label(statement)}, Resource is {'the bucket' if objects else 'objects'} alone, and "
                f"{', '.join(lost)} {'are' if len(lost) > 1 else 'is'} about {'objects' if objects else 'the bucket'}.",
                fix="Add the bucket's ARN followed by /* to Resource."
                if objects
                else "Add the bucket's ARN to Resource.",
            )


def _kind(item: object) -> str:
    """Say whether a resource of a statement is a bucket or objects; nothing where that cannot be told."""
    if isinstance(item, Text):
        symbol, *rest = item.parts
        if isinstance(symbol, str) or symbol.property != "arn" or "::aws:s3/bucket" not in symbol.urn:
            match = _ARN.fullmatch(str(item))
            bucket, slash, _ = item.literal.partition("/")
            # A star behind the bucket's name stands for its objects too.
            return "" if match is None or "*" in bucket else "objects" if slash else "bucket"
        return "objects" if rest and isinstance(rest[0], str) and rest[0].startswith("/") else "" if rest else "bucket"
    match = _ARN.fullmatch(item) if isinstance(item, str) else None
    if match is None or "*" in match["bucket"]:
        return ""
    return "objects" if match["rest"] else "bucket"


@policy(S3.BUCKET_POLICY)
def other_bucket(holder: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Statement of a bucket policy is about another bucket.

    Why: "MalformedPolicy: Policy has invalid resource": the policy of a bucket is about it and its objects alone.
    Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-bucket-user-policy-specifying-resource-intro.html
    """
    bucket = stack.follow(holder, "bucket", S3.BUCKET)
    document = holder.document("policy")
    name = bucket.raw("bucket") if bucket else holder.raw("bucket")
    for statement in document.blocks("Statement") if document else ():
        for item in listed(statement, "Resource"):
            first = item.parts[0] if isinstance(item, Text) else None
            other = stack.get(first.urn) if first is not None and not isinstance(first, str) else None
            match = _ARN.fullmatch(item) if isinstance(item, str) else None
            elsewhere = match["bucket"] if match and isinstance(name, str) and match["bucket"] != name else ""
            if bucket and other and other.type == S3.BUCKET and other.urn != bucket.urn:
                elsewhere = other.name
            if elsewhere and "*" not in elsewhere and "?" not in elsewhere:
                yield statement.finding(
                    "Resource",
                    problem=f"In {label(statement)}, Resource is of {elsewhere}, and the policy is of "
                    f"{bucket.name if bucket else name}.",
                    fix="Name this bucket and its objects alone; another bucket has a policy of its own.",
                )
                break
