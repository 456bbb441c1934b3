"""Topics."""

from __future__ import annotations

from policypack.aws.things.thing import ByArn, Thing
from policypack.catalogue.tokens import Sns

TOPIC = Thing(
    "topic",
    {Sns.TOPIC: "name"},
    lists="sns list-topics",
    names="Topics[].TopicArn",
    arn=ByArn("sns", there=lambda aws, arn: aws.sns.topic(arn.text, region=arn.region) is not None),
)
