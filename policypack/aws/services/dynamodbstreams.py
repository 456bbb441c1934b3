"""DynamoDB Streams: streams of tables that are there already.

Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_DescribeStream.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class DynamoDbStreams(Service):
    """Streams of tables."""

    service = "dynamodbstreams"

    @fact("dynamodb:DescribeStream", absent=("ResourceNotFoundException",), denied_per=("arn",))
    def stream(self, arn: str, region: str | None = None) -> str | None:
        """The status of the stream of this ARN, such as ENABLED; one that was switched off stays for a day."""
        status: str = self.call("describe_stream", StreamArn=arn, Limit=1)["StreamDescription"]["StreamStatus"]
        return status
