"""CloudWatch: what a metric showed last.

Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
"""

from __future__ import annotations

from datetime import timedelta

from policypack.aws.fact import Service, fact
from policypack.clock import moment

# Metrics of use come once in five minutes at the latest; older ones say little about now.
LOOKED_BACK = timedelta(minutes=30)
PERIOD = 300


class CloudWatch(Service):
    """Metrics."""

    service = "cloudwatch"

    @fact("cloudwatch:GetMetricData", empty="proves")
    def latest(
        self,
        namespace: str,
        metric: str,
        dimensions: tuple[tuple[str, str], ...] = (),
        statistic: str = "Maximum",
        region: str | None = None,
    ) -> float | None:
        """The newest value of a metric within half an hour; None where there is none."""
        named = [{"Name": name, "Value": value} for name, value in dimensions]
        asked = {
            "Metric": {"Namespace": namespace, "MetricName": metric, "Dimensions": named},
            "Period": PERIOD,
            "Stat": statistic,
        }
        now = moment()
        found = self.pages(
            "get_metric_data",
            "MetricDataResults",
            MetricDataQueries=[{"Id": "latest", "MetricStat": asked}],
            StartTime=now - LOOKED_BACK,
            EndTime=now,
            ScanBy="TimestampDescending",
        )
        return next((float(item["Values"][0]) for item in found if item["Values"]), None)
