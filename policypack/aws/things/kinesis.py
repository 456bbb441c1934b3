"""Data streams of Kinesis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policypack.aws.things.thing import ByArn, Quota, Taken, Thing
from policypack.catalogue.tokens import Kinesis

if TYPE_CHECKING:
    from policypack.aws.facade import Aws
    from policypack.resource import Resource


def _on_demand(stream: Resource) -> bool:
    mode = stream.block("streamModeDetails")
    return mode is not None and mode.text("streamMode") == "ON_DEMAND"


def _shards(_aws: Aws, stream: Resource) -> float:
    return 0 if _on_demand(stream) else stream.number("shardCount") or 0


# https://docs.aws.amazon.com/kinesis/latest/APIReference/API_CreateStream.html
STREAM = Thing(
    "data stream",
    {Kinesis.STREAM: "name"},
    lambda aws, name, region: aws.kinesis.stream(name, region=region),
    "kinesis list-streams",
    "StreamNames[]",
    taken=Taken("ResourceInUseException"),
    arn=ByArn("kinesis", ("stream/",), lambda arn: arn.resource.split("/")[1]),
    quotas=(
        Quota(
            "kinesis",
            lambda aws: aws.kinesis.limits().shards,
            limit=lambda aws: aws.kinesis.limits().most_shards,
            weight=_shards,
            what="shards",
        ),
        Quota(
            "kinesis",
            lambda aws: aws.kinesis.limits().on_demand,
            limit=lambda aws: aws.kinesis.limits().most_on_demand,
            weight=lambda _aws, stream: float(_on_demand(stream)),
            what="on-demand streams",
        ),
    ),
)
