"""Managed Streaming for Apache Kafka: versions.

Source: https://docs.aws.amazon.com/msk/1.0/apireference/kafka-versions.html
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
    """Kafka clusters' catalogue."""

    service = "kafka"

    @fact("kafka:ListKafkaVersions", lifetime="24h")
    def versions(self, region: str | None = None) -> tuple[KafkaVersion, ...]:
        """Every version of the region, deprecated ones included."""
        found = self.pages("list_kafka_versions", "KafkaVersions")
        return tuple(KafkaVersion(item["Version"], item.get("Status") or "ACTIVE") for item in found)
