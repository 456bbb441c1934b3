"""Clusters of Kafka and their configurations."""

from __future__ import annotations

from policypack.aws.things.thing import Taken, Thing, paired
from policypack.catalogue.tokens import Msk

# https://docs.aws.amazon.com/msk/1.0/apireference/clusters.html
CLUSTER = Thing(
    "Kafka cluster",
    {Msk.CLUSTER: "clusterName"},
    lambda aws, name, region: aws.kafka.cluster(name, region=region),
    "kafka list-clusters-v2",
    "ClusterInfoList[].ClusterName",
    taken=Taken("ConflictException", adopts=lambda found: found.arn),
)
CONFIGURATION = Thing(
    "Kafka configuration",
    {Msk.CONFIGURATION: "name"},
    paired(lambda aws, region: aws.kafka.configurations(region=region)),
    "kafka list-configurations",
    "Configurations[].Name",
    taken=Taken("ConflictException", adopts=str),
)
