"""Data Firehose: delivery streams that are there already.

Source: https://docs.aws.amazon.com/firehose/latest/APIReference/API_DescribeDeliveryStream.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class Firehose(Service):
    """Delivery streams."""

    service = "firehose"

    @fact("firehose:DescribeDeliveryStream", absent=("ResourceNotFoundException",), denied_per=("name",))
    def stream(self, name: str, region: str | None = None) -> str | None:
        """The ARN of the delivery stream of this name."""
        found = self.call("describe_delivery_stream", DeliveryStreamName=name, Limit=1)["DeliveryStreamDescription"]
        return found["DeliveryStreamARN"] if found["DeliveryStreamStatus"] != "DELETING" else None
