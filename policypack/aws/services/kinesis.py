"""Kinesis Data Streams: streams that are there already.

Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DescribeStreamSummary.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class Kinesis(Service):
    """Streams."""

    service = "kinesis"

    @fact("kinesis:DescribeStreamSummary", absent=("ResourceNotFoundException",), denied_per=("name",))
    def stream(self, name: str, region: str | None = None) -> str | None:
        """The ARN of the stream of this name; None for one that is being deleted too."""
        found = self.call("describe_stream_summary", StreamName=name)["StreamDescriptionSummary"]
        return found["StreamARN"] if found["StreamStatus"] != "DELETING" else None
