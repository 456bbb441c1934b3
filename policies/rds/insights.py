"""Database Insights."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, policy
from policypack.catalogue.tokens import Rds

# Days. https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DatabaseInsights.TurnOnOff.html
_ADVANCED = 465
# https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
_ALLOWED = frozenset({7, 731, *range(31, 24 * 31, 31)})
_KEPT = "performanceInsightsRetentionPeriod"


@policy(Rds.CLUSTER, Rds.INSTANCE)
def advanced_kept_too_short(database: Resource) -> Iterator[Finding]:
    """Advanced mode of Database Insights lacks what it needs.

    Why: "InvalidParameterCombination: To enable the Advanced mode of Database Insights, … enable Performance Insights
    and set the retention period for Performance Insights to at least 465 days".
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DatabaseInsights.TurnOnOff.html
    """
    if database.text("databaseInsightsMode") != "advanced":
        return
    kept = database.number(_KEPT)
    if not database.flag("performanceInsightsEnabled"):
        name, problem = (
            "performanceInsightsEnabled",
            "databaseInsightsMode is advanced, and Performance Insights are off.",
        )
    elif kept is None or kept < _ADVANCED:
        name, problem = (
            _KEPT,
            f"databaseInsightsMode is advanced, and Performance Insights are kept for {kept or 7} days.",
        )
    else:
        return
    yield database.finding(
        name, problem=problem, fix=f"Set performanceInsightsEnabled to true and {_KEPT} to {_ADVANCED} or more."
    )


@policy(Rds.CLUSTER, Rds.INSTANCE, Rds.CLUSTER_INSTANCE)
def retention_refused(database: Resource) -> Iterator[Finding]:
    """Performance Insights are kept for a time that RDS does not take.

    Why: "InvalidParameterValue: Invalid Performance Insights retention period": 7, a multiple of 31 up to 713, or 731.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    """
    kept = database.number(_KEPT)
    # Advanced mode is documented with 465 days, which are 15 months of 31.
    if kept and kept not in _ALLOWED:
        yield database.finding(
            _KEPT,
            problem=f"{_KEPT} is {kept} days.",
            fix="Set performanceInsightsRetentionPeriod to 7, to months of 31 days (31, 62, … 713), or to 731.",
        )
