from __future__ import annotations

from policypack.testing import Plan, Table, Unknown

METRIC = {
    "id": "m1",
    "returnData": True,
    "metric": {"metricName": "Errors", "namespace": "AWS/Lambda", "period": 300, "stat": "Sum"},
}


def base() -> Plan:
    return asked(
        Plan().add("aws:cloudwatch/metricAlarm:MetricAlarm", "odd", name="odd", evaluationPeriods=2),
        "ANOMALY_DETECTION_BAND(m1)",
    )


def asked(plan: Plan, expression: object) -> Plan:
    queries = [{"id": "e1", "expression": expression, "returnData": True}, METRIC]
    operator = "GreaterThanUpperThreshold"
    return plan.set("odd", comparisonOperator=operator, thresholdMetricId="e1", metricQueries=queries)


band_missing = (
    Table("cloudwatch-anomaly-band-missing", base)
    .good("a band")
    .good(
        "a plain threshold",
        lambda p: p.set(
            "odd", comparisonOperator="GreaterThanThreshold", thresholdMetricId=None, metricQueries=None, threshold=1
        ),
    )
    .bad(
        "another function",
        lambda p: asked(p, "ANOMALY_DETECTOR(m1)"),
        ("odd", "thresholdMetricId is e1, whose expression is 'ANOMALY_DETECTOR(m1)'."),
        level="mandatory",
    )
    .absent(
        "no threshold",
        lambda p: p.set("odd", thresholdMetricId=None),
        (
            "odd",
            "The alarm is GreaterThanUpperThreshold and has no thresholdMetricId.",
            "Set it to the id of a metric query with ANOMALY_DETECTION_BAND.",
        ),
    )
    .unknown("the expression", lambda p: asked(p, Unknown()))
)
