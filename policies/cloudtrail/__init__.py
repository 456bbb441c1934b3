"""AWS CloudTrail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, Text, policy
from policypack.catalogue.tokens import Cloudtrail
from policypack.nearest import closest

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


@policy(Cloudtrail.TRAIL)
def data_type_unknown(trail: Resource) -> Iterator[Finding]:
    """Data events are selected of a kind that basic selectors do not have.

    Why: The provider takes three kinds and says of any other: "expected event_selector.0.data_resource.0.type to be one
    of …". All further kinds are for advancedEventSelectors.
    Source: https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DataResource.html
    https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/cloudtrail/trail.go
    """
    for selector in trail.blocks("eventSelectors"):
        for data in selector.blocks("dataResources"):
            kind = data.text("type")
            if kind and kind not in _ALL:
                yield data.finding(
                    "type",
                    problem=f"type is {kind!r}; a basic selector has {', '.join(_ALL)}.",
                    fix=f"Use {closest(kind, _ALL) or 'one of them'}, or advancedEventSelectors with resources.type.",
                )


@policy(Cloudtrail.TRAIL)
def category_missing(trail: Resource) -> Iterator[Finding]:
    """Advanced selector of a trail does not say of which category its events are.

    Why: "InvalidEventSelectorsException": each selector has the field eventCategory, with Management, Data or
    NetworkActivity.
    Source: https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html
    """
    for selector in trail.blocks("advancedEventSelectors"):
        fields = selector.blocks("fieldSelectors")
        if fields and not any(field.text("field") == "eventCategory" for field in fields):
            yield selector.finding(
                "fieldSelectors",
                problem="An advanced selector has no field eventCategory.",
                fix="Add {field: eventCategory, equals: [Data]}, or Management.",
            )
