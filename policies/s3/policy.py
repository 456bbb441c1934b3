"""Policies of buckets."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Block, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import S3
from policypack.shelf.buckets import companions
from policypack.shelf.remote import unseen

# Conditions that make a statement about everybody one about somebody.
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html ("public")
_LIMITING = (
    *("aws:principalorgid", "aws:principalorgpaths", "aws:principalaccount", "aws:principalarn", "aws:principaltag/"),
    *("aws:sourceaccount", "aws:sourcearn", "aws:sourceip", "aws:sourcevpc", "aws:sourcevpce", "aws:sourceowner"),
    *("aws:userid", "s3:dataaccesspointaccount", "s3:dataaccesspointarn"),
)


@policy(S3.BUCKET_POLICY)
def public_but_blocked(holder: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Bucket gets a public policy and refuses public policies.

    Why: "AccessDenied: … because public policies are blocked by the BlockPublicPolicy block public access setting". A
    new bucket has all four settings on until a BucketPublicAccessBlock turns them off.
    Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
    """
    bucket = stack.follow(holder, "bucket", S3.BUCKET)
    document = holder.document("policy")
    if bucket is None or bucket.exists or holder.exists or document is None:
        return
    public = [statement for statement in document.blocks("Statement") if _public(statement)]
    blocks = companions(bucket, stack, S3.BUCKET_PUBLIC_ACCESS_BLOCK)
    if not public or any(not block.flag("blockPublicPolicy") for block in blocks):
        return
    why = f"{blocks[0].name} sets blockPublicPolicy" if blocks else "a new bucket refuses public policies"
    yield holder.finding(
        "policy",
        problem=f"The policy lets everybody in, and {why}.",
        fix=(
            f"Set blockPublicPolicy and restrictPublicBuckets of {blocks[0].name} to false, "
            if blocks
            else f"Add a BucketPublicAccessBlock of {bucket.name} with blockPublicPolicy and restrictPublicBuckets "
            "false, "
        )
        + "and let the policy depend on it; or serve the bucket through CloudFront and keep it private.",
        level=None if blocks else unseen(stack, "bucket", S3.BUCKET_PUBLIC_ACCESS_BLOCK),
    )


def _public(statement: Block) -> bool:
    """Does a statement allow everybody something, by S3's own measure of public?"""
    if statement.raw("Effect") != "Allow":
        return False
    principal = statement.raw("Principal")
    if principal != "*":
        block = statement.block("Principal")
        if block is None or "*" not in block.items("AWS"):
            return False
    condition = statement.block("Condition")
    if condition is None:
        return True
    operators = [condition.block(operator) for operator in condition.values]
    keys = [key.lower() for operator in operators if operator is not None for key in operator.values]
    return not any(key.startswith(_LIMITING) for key in keys)
