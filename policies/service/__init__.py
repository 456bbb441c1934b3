"""Whole services: those that AWS has ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from policypack import Evidence, Finding, Resource, Stack, policy
from policypack.clock import today
from policypack.shelf.dates import certain_since


class End(NamedTuple):
    """A service's last day by its own documentation, and what AWS says to use instead."""

    name: str
    last: date
    instead: str
    source: str


# By the module of the type tokens. A day that AWS has named belongs here once it is past: one to come may still move.
ENDED = {
    "opsworks": End(
        "AWS OpsWorks Stacks",
        date(2024, 5, 26),
        "AWS Systems Manager",
        "https://docs.aws.amazon.com/opsworks/latest/APIReference/Welcome.html",
    ),
    "evidently": End(
        "CloudWatch Evidently",
        date(2025, 10, 16),
        "AWS AppConfig",
        "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Evidently-projectsfeatures.html",
    ),
    "elastictranscoder": End(
        "Amazon Elastic Transcoder",
        date(2025, 11, 13),
        "AWS Elemental MediaConvert",
        "https://docs.aws.amazon.com/elastictranscoder/latest/developerguide/using-sdks.html",
    ),
    "mediastore": End(
        "AWS Elemental MediaStore",
        date(2025, 11, 13),
        "Amazon S3",
        "https://docs.aws.amazon.com/mediastore/latest/ug/policies-object-lifecycle-examples.html",
    ),
    "finspace": End(
        "Amazon FinSpace",
        date(2026, 10, 7),
        "another store for time series",
        "https://docs.aws.amazon.com/finspace/latest/data-api/amazon-finspace-end-of-support.html",
    ),
}


@policy(*(f"aws:{module}/*" for module in ENDED), severity="critical")
def ended(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Service is one that AWS has ended.

    Why: After the day that AWS names, the service answers nobody: its endpoints are gone, and every call of the
    provider fails. The first resource of a service speaks for all of them.
    Source: https://docs.aws.amazon.com/general/latest/gr/lifecycle-doc-history.html
    """
    end = ENDED[resource.service]
    first = next((other for other in stack if other.service == resource.service and not other.external), resource)
    if today() <= end.last or first.urn != resource.urn:
        return
    yield resource.finding(
        problem=f"{end.name} was ended by AWS on {end.last}.",
        fix=f"Use {end.instead} instead, and remove what is left from the state: `pulumi state delete`.",
        evidence=Evidence("documented", end.source, end.last.isoformat()),
        level=None if certain_since(end.last) else "advisory",
    )
