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
    "appmesh": End(
        "AWS App Mesh",
        date(2026, 9, 30),
        "Amazon ECS Service Connect or VPC Lattice",
        "https://docs.aws.amazon.com/app-mesh/latest/userguide/what-is-app-mesh.html",
    ),
    "qldb": End(
        "Amazon QLDB",
        date(2025, 7, 31),
        "Amazon Aurora PostgreSQL",
        "https://docs.aws.amazon.com/qldb/latest/developerguide/document-history.html",
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


_CLASSIC = End(
    "AWS WAF Classic",
    date(2025, 9, 30),
    "AWS WAF (aws.wafv2)",
    "https://docs.aws.amazon.com/waf/latest/developerguide/classic-waf-chapter.html",
)
# What AWS has closed to accounts that did not use it before, by the beginning of the type tokens.
CLOSED = {
    "aws:timestreamwrite/": End(
        "Amazon Timestream for LiveAnalytics",
        date(2025, 6, 20),
        "Amazon Timestream for InfluxDB",
        "https://docs.aws.amazon.com/timestream/latest/developerguide/AmazonTimestreamForLiveAnalytics-availability-change.md",
    ),
    "aws:ec2/launchConfiguration:": End(
        "EC2 Auto Scaling's launch configurations",
        date(2024, 10, 1),
        "launch templates",
        "https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-configurations.html",
    ),
    "aws:waf/": _CLASSIC,
    "aws:wafregional/": _CLASSIC,
    "aws:apprunner/": End(
        "AWS App Runner",
        date(2026, 4, 30),
        "Amazon ECS",
        "https://github.com/hashicorp/terraform-provider-aws/issues/47161",
    ),
}


@policy(*(f"{begin}*" for begin in CLOSED), level="advisory")
def closed(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Service takes no new customers.

    Why: "AccessDeniedException: Only existing … customers can access the service": an account that did not use it
    before that day cannot begin. The first resource of a service speaks for all of them.
    Source: https://docs.aws.amazon.com/general/latest/gr/lifecycle-doc-history.html
    """
    begin = next(begin for begin in CLOSED if resource.type.startswith(begin))
    end = CLOSED[begin]
    first = next((other for other in stack if other.type.startswith(begin) and not other.external), resource)
    if today() <= end.last or first.urn != resource.urn or resource.exists:
        return
    yield resource.finding(
        problem=f"{end.name} took no new customers after {end.last}.",
        fix=f"Use {end.instead} instead, unless the account has used it before.",
        evidence=Evidence("documented", end.source, end.last.isoformat()),
    )


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
