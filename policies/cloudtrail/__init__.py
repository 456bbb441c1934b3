"""AWS CloudTrail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, Text, policy
from policypack.catalogue.tokens import Cloudtrail

# What stands for all: arn:aws:s3, arn:aws:lambda. Else one bucket with a prefix, one function, one table.
# https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DataResource.html
_ALL = {
    "AWS::S3::Object": "arn:aws:s3",
    "AWS::Lambda::Function": "arn:aws:lambda",
    "AWS::DynamoDB::Table": "arn:aws:dynamodb",
}
_WILD = re.compile(r"arn:[^:]+:[^:]+:[^:]*:[^:]*:.*\*.*")


@policy(Cloudtrail.TRAIL)
def data_resource_wrong(trail: Resource) -> Iterator[Finding]:
    """Data events of a trail name resources with a wildcard.

    Why: "InvalidEventSelectorsException: Value … for DataResources.Values is invalid": all of a kind are named by the
    beginning of the ARN alone, such as arn:aws:s3.
    Source: https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DataResource.html
    """
    for selector in trail.blocks("eventSelectors"):
        for data in selector.blocks("dataResources"):
            kind = data.text("type") or ""
            for value in data.partials("values"):
                if isinstance(value, Text) or not _WILD.fullmatch(value) or kind not in _ALL:
                    continue
                yield data.finding(
                    "values",
                    problem=f"{value!r} has a wildcard, which an event selector does not take.",
                    fix=f"Write {_ALL[kind]} for all, or one by name; wildcards are for advancedEventSelectors.",
                )
