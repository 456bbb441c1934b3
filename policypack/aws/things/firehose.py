"""Streams of Firehose."""

from __future__ import annotations

from policypack.aws.things.thing import ByArn, Taken, Thing
from policypack.catalogue.tokens import Kinesis

# https://docs.aws.amazon.com/firehose/latest/APIReference/API_CreateDeliveryStream.html
STREAM = Thing(
    "Firehose stream",
    {Kinesis.FIREHOSE_DELIVERY_STREAM: "name"},
    lambda aws, name, region: aws.firehose.stream(name, region=region),
    "firehose list-delivery-streams",
    "DeliveryStreamNames[]",
    taken=Taken("ResourceInUseException", adopts=str),
    arn=ByArn("firehose", ("deliverystream/",)),
)
