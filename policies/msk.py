"""Amazon MSK: Kafka versions."""

from __future__ import annotations

from collections.abc import Iterator

from policies._outside import listed, with_commands
from policypack import Aws, Finding, Resource, policy

CLUSTER = "aws:msk/cluster:Cluster"
COMMAND = "aws kafka list-kafka-versions --region {region} --query 'KafkaVersions[].[Version,Status]' --output text"


@policy(CLUSTER, severity="critical")
def version_not_offered(cluster: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Kafka version is not offered in the region.

    Why: "BadRequestException: Unsupported KafkaVersion [3.8.0]. Valid values: …". Newer versions are written with an
    x, 3.8.x, older ones with all three numbers.
    Source: https://docs.aws.amazon.com/msk/latest/developerguide/supported-kafka-versions.html
    """
    version = cluster.text("kafkaVersion")
    offered = aws.kafka.versions() if version else ()
    if not version or not offered or any(item.version == version for item in offered):
        return
    active = [item.version for item in offered if item.status == "ACTIVE"]
    short = ".".join(version.split(".")[:2])
    near = [item for item in active if item.startswith(f"{short}.")]
    instead = f"Use {listed(near)}" if near else f"Use an offered version, such as {listed(active[::-1], 4)}"
    yield cluster.finding(
        "kafkaVersion",
        problem=f"Kafka {version} is not offered by MSK in {cluster.region}.",
        fix=with_commands(f"{instead}; this lists all of them:", COMMAND.format(region=cluster.region)),
    )


@policy(CLUSTER, level="advisory")
def version_deprecated(cluster: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Kafka version is deprecated.

    Why: MSK stops offering a deprecated version for new clusters, and upgrades the clusters that still run it.
    Source: https://docs.aws.amazon.com/msk/latest/developerguide/version-support.html
    """
    version = cluster.text("kafkaVersion")
    offered = aws.kafka.versions() if version else ()
    if not any(item.version == version and item.status == "DEPRECATED" for item in offered):
        return
    active = [item.version for item in offered if item.status == "ACTIVE"]
    yield cluster.finding(
        "kafkaVersion",
        problem=f"Kafka {version} is deprecated in {cluster.region}.",
        fix=with_commands(
            f"Use an active version, such as {listed(active[::-1], 4)}; this lists all of them:",
            COMMAND.format(region=cluster.region),
        ),
    )
