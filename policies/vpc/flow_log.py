"""Flow logs."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, policy
from policypack.catalogue.tokens import Ec2

_INTERVALS = (60, 600)


@policy(Ec2.FLOW_LOG)
def interval_refused(log: Resource) -> Iterator[Finding]:
    """Flow log has an interval that EC2 does not take.

    Why: "expected max_aggregation_interval to be one of [60 600]"; of a transit gateway it must be 60.
    Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html
    """
    interval = log.number("maxAggregationInterval")
    if not interval:
        return
    transit = interval != _INTERVALS[0] and bool(log.given("transitGatewayId", "transitGatewayAttachmentId"))
    if interval not in _INTERVALS or transit:
        yield log.finding(
            "maxAggregationInterval",
            problem=f"maxAggregationInterval is {interval}; "
            + ("of a transit gateway only 60 seconds are taken." if transit else "60 and 600 seconds are taken."),
            fix="Set maxAggregationInterval to 60" + ("." if transit else " or 600."),
        )
