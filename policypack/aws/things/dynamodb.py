"""Tables of DynamoDB."""

from __future__ import annotations

from policypack.aws.things.thing import ByArn, Taken, Thing
from policypack.catalogue.tokens import Dynamodb

TABLE = Thing(
    "table",
    {Dynamodb.TABLE: "name"},
    lambda aws, name, region: aws.dynamodb.table(name, region=region),
    "dynamodb list-tables",
    "TableNames[]",
    "ResourceNotFoundException: Requested resource not found",
    taken=Taken("ResourceInUseException"),
    # Behind the name may stand an index or a stream.
    arn=ByArn("dynamodb", ("table/",), lambda arn: arn.resource.split("/")[1]),
)
