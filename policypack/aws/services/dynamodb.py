"""DynamoDB: tables that are there already.

Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html
"""

from __future__ import annotations

from dataclasses import dataclass

from policypack.aws.fact import Service, fact


@dataclass(frozen=True, slots=True)
class DynamoTable:
    """A table. `stream` is the ARN of its newest stream, empty where it has none."""

    name: str
    arn: str
    status: str
    stream: str = ""


class DynamoDb(Service):
    """Tables."""

    service = "dynamodb"

    @fact("dynamodb:DescribeTable", absent=("ResourceNotFoundException",), denied_per=("name",))
    def table(self, name: str, region: str | None = None) -> DynamoTable | None:
        """The table of this name."""
        found = self.call("describe_table", TableName=name)["Table"]
        return DynamoTable(
            found["TableName"], found["TableArn"], found["TableStatus"], found.get("LatestStreamArn", "")
        )
