"""Kinesis: data streams that are there already.

Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DescribeStreamSummary.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class Kinesis(Service):
    """Data streams."""

    service = "kinesis"

    @fact("kinesis:DescribeStreamSummary", absent=("ResourceNotFoundException",), denied_per=("name",))
    def stream(self, name: str, region: str | None = None) -> str | None:
        """The ARN of the stream of this name."""
        found = self.call("describe_stream_summary", StreamName=name)["StreamDescriptionSummary"]
        arn: str = found["StreamARN"]
        return arn
