"""Tags of what belongs to IAM."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from policypack import Finding, Resource, policy


@policy("aws:iam/*")
def keys_alike(resource: Resource) -> Iterator[Finding]:
    """Two tags of an IAM resource differ in case alone.

    Why: "InvalidInput: Duplicate tag keys found. Please note that Tag keys are case insensitive".
    Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
    """
    name = "tagsAll" if resource.has("tagsAll") else "tags"
    tags = resource.block(name)
    if tags is None:
        return
    counts = Counter(key.lower() for key in tags.values)
    twice = [key for key in tags.values if counts[key.lower()] > 1]
    if twice:
        yield tags.finding(
            twice[0],
            problem=f"The tags {' and '.join(twice)} differ in case alone, which IAM does not take.",
            fix=f"Remove one of {' and '.join(twice)}; the provider's default tags count too.",
        )
