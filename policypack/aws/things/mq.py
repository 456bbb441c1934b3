"""Brokers of Amazon MQ."""

from __future__ import annotations

from policypack.aws.things.thing import Taken, Thing, paired
from policypack.catalogue.tokens import Mq

# https://docs.aws.amazon.com/amazon-mq/latest/api-reference/brokers.html
BROKER = Thing(
    "broker",
    {Mq.BROKER: "brokerName"},
    paired(lambda aws, region: aws.mq.brokers(region=region)),
    "mq list-brokers",
    "BrokerSummaries[].BrokerName",
    taken=Taken("ConflictException", adopts=str),
)
