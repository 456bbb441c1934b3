"""Managed Streaming for Apache Kafka: versions, clusters and configurations.

Sources:
https://docs.aws.amazon.com/msk/1.0/apireference/kafka-versions.html
https://docs.aws.amazon.com/msk/1.0/apireference/clusters.html
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
    """A cluster that is there, and the version of Kafka that it runs."""

    name: str
    arn: str
    version: str


class Kafka(Service):
    """Kafka clusters and their catalogue."""

    service = "kafka"

    @fact("kafka:ListKafkaVersions", lifetime="24h")
    def versions(self, region: str | None = None) -> tuple[KafkaVersion, ...]:
        """Every version of the region, deprecated ones included."""
        found = self.pages("list_kafka_versions", "KafkaVersions")
        return tuple(KafkaVersion(item["Version"], item.get("Status") or "ACTIVE") for item in found)

    @fact("kafka:ListClusters")
    def cluster(self, name: str, region: str | None = None) -> KafkaCluster | None:
        """The cluster of this name that has brokers of its own. AWS filters by how names begin."""
        for item in self.pages("list_clusters", "ClusterInfoList", ClusterNameFilter=name):
            if item["ClusterName"] == name:
                software = item.get("CurrentBrokerSoftwareInfo") or {}
                return KafkaCluster(name, item["ClusterArn"], software.get("KafkaVersion") or "")
        return None

    @fact("kafka:ListConfigurations")
    def configurations(self, region: str | None = None) -> tuple[tuple[str, str], ...]:
        """(Name, ARN) of every configuration of the account."""
        return tuple(
            sorted((item["Name"], item["Arn"]) for item in self.pages("list_configurations", "Configurations"))
        )
