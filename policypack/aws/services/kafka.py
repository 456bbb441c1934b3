"""Managed Streaming for Apache Kafka: versions, clusters and configurations.

Sources:
https://docs.aws.amazon.com/msk/1.0/apireference/kafka-versions.html
https://docs.aws.amazon.com/msk/1.0/apireference/clusters.html
https://docs.aws.amazon.com/msk/1.0/apireference/configurations-arn.html
https://docs.aws.amazon.com/msk/1.0/apireference/compatible-kafka-versions.html
https://docs.aws.amazon.com/msk/1.0/apireference/configurations.html
"""

from __future__ import annotations

from dataclasses import dataclass

from policypack.aws.fact import Service, fact


@dataclass(frozen=True, slots=True)
class KafkaVersion:
    """A version such as "3.6.0" or "3.8.x". `status` is ACTIVE or DEPRECATED."""

    version: str
    status: str


@dataclass(frozen=True, slots=True)
class KafkaCluster:
    """A provisioned cluster that is there, and the Kafka version that it runs."""

    name: str
    arn: str
    version: str


@dataclass(frozen=True, slots=True)
class KafkaConfiguration:
    """A configuration. Its revisions count up from 1 to `newest`."""

    name: str
    newest: int


class Kafka(Service):
    """Kafka clusters and their catalogue."""

    service = "kafka"

    @fact("kafka:ListKafkaVersions", lifetime="24h", empty="proves")
    def versions(self, region: str | None = None) -> tuple[KafkaVersion, ...]:
        """Every version of the region, deprecated ones included."""
        found = self.pages("list_kafka_versions", "KafkaVersions")
        return tuple(KafkaVersion(item["Version"], item.get("Status") or "ACTIVE") for item in found)

    @fact("kafka:ListClusters", empty="proves")
    def cluster(self, name: str, region: str | None = None) -> KafkaCluster | None:
        """The provisioned cluster of this name. AWS lists by the beginning of names."""
        for item in self.pages("list_clusters", "ClusterInfoList", ClusterNameFilter=name):
            if item["ClusterName"] == name:
                software = item.get("CurrentBrokerSoftwareInfo") or {}
                return KafkaCluster(name, item["ClusterArn"], software.get("KafkaVersion") or "")
        return None

    @fact("kafka:GetCompatibleKafkaVersions", absent=("NotFoundException",), empty="proves")
    def upgrades(self, arn: str, region: str | None = None) -> tuple[str, ...] | None:
        """The versions that a cluster can be taken to from the one that it runs."""
        found = self.call("get_compatible_kafka_versions", ClusterArn=arn)["CompatibleKafkaVersions"]
        return tuple(target for item in found for target in item["TargetVersions"])

    @fact("kafka:DescribeConfiguration", lifetime="5m", absent=("NotFoundException",))
    def configuration(self, arn: str, region: str | None = None) -> KafkaConfiguration | None:
        """The configuration of this ARN."""
        found = self.call("describe_configuration", Arn=arn)
        return KafkaConfiguration(found["Name"], found["LatestRevision"]["Revision"])

    @fact("kafka:ListConfigurations", empty="proves")
    def configurations(self, region: str | None = None) -> tuple[tuple[str, str], ...]:
        """(Name, ARN) of every configuration of the account."""
        return tuple(
            sorted((item["Name"], item["Arn"]) for item in self.pages("list_configurations", "Configurations"))
        )
