"""CloudWatch Logs: log groups.

Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html
"""

from __future__ import annotations

from dataclasses import dataclass

from policypack.aws.fact import Service, fact


@dataclass(frozen=True, slots=True)
class LogGroup:
    """A log group that is there. `retention` in days, None where events are kept for ever."""

    name: str
    arn: str
    retention: int | None = None
    key: str | None = None


class Logs(Service):
    """Log groups."""

    service = "logs"

    @fact("logs:DescribeLogGroups", empty="proves")
    def log_group(self, name: str, region: str | None = None) -> LogGroup | None:
        """The log group of this name. AWS lists by prefix, so that `/api` must not be answered with `/api-v2`."""
        # AWS sorts by name, so that the name itself comes first of all that begin with it.
        item = next(self.pages("describe_log_groups", "logGroups", logGroupNamePrefix=name), None)
        if item is None or item["logGroupName"] != name:
            return None
        return LogGroup(name, item.get("arn", ""), item.get("retentionInDays"), item.get("kmsKeyId"))
