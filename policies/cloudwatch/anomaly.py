"""Alarms on anomalies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, policy
from policypack.catalogue.tokens import Cloudwatch

_OPERATORS = ("GreaterThanUpperThreshold", "LessThanLowerThreshold", "LessThanLowerOrGreaterThanUpperThreshold")
_BAND = re.compile(r"\s*ANOMALY_DETECTION_BAND\s*\(", re.IGNORECASE)


@policy(Cloudwatch.METRIC_ALARM)
def band_missing(alarm: Resource) -> Iterator[Finding]:
    """Alarm on an anomaly compares with no band.

    Why: "ValidationError: … must have a ThresholdMetricId", "Invalid metric math expression": these operators compare
    with an expression ANOMALY_DETECTION_BAND(metric, width).
    Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Anomaly_Detection.html
    https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
    """
    if alarm.text("comparisonOperator") not in _OPERATORS:
        return
    band = alarm.text("thresholdMetricId")
    if not band:
        yield alarm.finding(
            "thresholdMetricId",
            problem=f"The alarm is {alarm.text('comparisonOperator')} and has no thresholdMetricId.",
            fix="Set it to the id of a metric query with ANOMALY_DETECTION_BAND.",
        )
        return
    for query in alarm.blocks("metricQueries"):
        expression = query.text("expression")
        if query.text("id") == band and not _BAND.match(expression or ""):
            yield query.finding(
                "expression",
                problem=f"thresholdMetricId is {band}, whose expression is {expression!r}.",
                fix="Write ANOMALY_DETECTION_BAND(m1, 2), with the id of the metric and the width of the band.",
            )
