"""Kinesis Data Streams: how many shards and streams an account has and may have.

Sources:
https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DescribeLimits.html
https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DescribeStreamSummary.html
"""

from __future__ import annotations

from dataclasses import dataclass

from policypack.aws.fact import Service, fact


@dataclass(frozen=True, slots=True)
class StreamLimits:
    """Shards of provisioned streams, and streams on demand: how many there are and how many there may be."""

    shards: int
    most_shards: int
    on_demand: int
    most_on_demand: int


class Kinesis(Service):
    """Limits of streams."""

    service = "kinesis"

    @fact("kinesis:DescribeLimits")
    def limits(self, region: str | None = None) -> StreamLimits:
        """What is used in the region, and what there may be."""
        found = self.call("describe_limits")
        return StreamLimits(
            found["OpenShardCount"],
            found["ShardLimit"],
            found["OnDemandStreamCount"],
            found["OnDemandStreamCountLimit"],
        )

    @fact("kinesis:DescribeStreamSummary", absent=("ResourceNotFoundException",), denied_per=("name",))
    def stream(self, name: str, region: str | None = None) -> str | None:
        """The ARN of the stream of this name."""
        found = self.call("describe_stream_summary", StreamName=name)["StreamDescriptionSummary"]
        arn: str = found["StreamARN"]
        return arn
