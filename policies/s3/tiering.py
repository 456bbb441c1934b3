"""Intelligent tiering of S3 buckets."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, policy
from policypack.catalogue.tokens import S3

_LEAST = {"ARCHIVE_ACCESS": 90, "DEEP_ARCHIVE_ACCESS": 180}
MOST = 730


@policy(S3.BUCKET_INTELLIGENT_TIERING_CONFIGURATION)
def archive_days_refused(configuration: Resource) -> Iterator[Finding]:
    """Intelligent tiering archives objects sooner or later than it can.

    Why: "InvalidArgument": Archive Access takes 90 days at least, Deep Archive Access 180, and both two years at most.
    Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_Tiering.html
    """
    for tier in configuration.blocks("tierings"):
        kind, days = tier.text("accessTier"), tier.number("days")
        least = _LEAST.get(kind or "")
        if least and days is not None and not least <= days <= MOST:
            yield tier.finding(
                "days",
                problem=f"{kind} begins after {days} days.",
                fix=f"Choose from {least} to {MOST} days.",
            )
