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


class Kafka(Service):
    """Kafka clusters and their catalogue."""

    service = "kafka"

    @fact("kafka:ListKafkaVersions", lifetime="24h")
    def versions(self, region: str | None = None) -> tuple[KafkaVersion, ...]:
        """Every version of the region, deprecated ones included."""
        found = self.pages("list_kafka_versions", "KafkaVersions")
        return tuple(KafkaVersion(item["Version"], item.get("Status") or "ACTIVE") for item in found)

    @fact("kafka:ListClusters")
    def clusters(self, region: str | None = None) -> tuple[tuple[str, str], ...]:
        """(Name, ARN) of every cluster with brokers of its own."""
        found = self.pages("list_clusters", "ClusterInfoList")
        return tuple(sorted((item["ClusterName"], item["ClusterArn"]) for item in found))

    @fact("kafka:ListConfigurations")
    def configurations(self, region: str | None = None) -> tuple[tuple[str, str], ...]:
        """(Name, ARN) of every configuration of the account."""
        return tuple(
            sorted((item["Name"], item["Arn"]) for item in self.pages("list_configurations", "Configurations"))
        )
