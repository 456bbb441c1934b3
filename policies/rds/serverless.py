"""Serverless capacity of Aurora, and of DocumentDB and Neptune, whose limits differ."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from policypack import Aws, Block, Evidence, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Docdb, Neptune, Rds
from policypack.shelf.databases import restored
from policypack.shelf.dates import certain_since
from policypack.shelf.providers import emulated
from policypack.shown import argument

# https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.Aurora_Fea_Regions_DB-eng.Feature.ServerlessV1.html
_V1_CLOSED = date(2025, 1, 8)
CLUSTER_OF = {
    Rds.CLUSTER_INSTANCE: Rds.CLUSTER,
    Docdb.CLUSTER_INSTANCE: Docdb.CLUSTER,
    Neptune.CLUSTER_INSTANCE: Neptune.CLUSTER,
}


class CapacityRange(NamedTuple):
    """The range of the smallest and of the largest capacity, in capacity units."""

    unit: str
    least: float
    most: float
    least_maximum: float


# Aurora: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ServerlessV2ScalingConfiguration.html
# DocumentDB: https://docs.aws.amazon.com/documentdb/latest/developerguide/docdb-serverless-scaling-config.html
# Neptune: https://docs.aws.amazon.com/neptune/latest/userguide/neptune-serverless-capacity-scaling.html
CAPACITIES = {
    Rds.CLUSTER: CapacityRange("ACU", 0, 256, 1),
    Docdb.CLUSTER: CapacityRange("DCU", 0.5, 256, 1),
    Neptune.CLUSTER: CapacityRange("NCU", 1, 128, 2.5),
}
PAUSE = (300, 86400)


def scaling_property(cluster: Resource) -> str:
    return "serverlessv2ScalingConfiguration" if cluster.type == Rds.CLUSTER else "serverlessV2ScalingConfiguration"


@policy(Rds.CLUSTER, Docdb.CLUSTER, Neptune.CLUSTER)
def capacity_invalid(cluster: Resource) -> Iterator[Finding]:
    """Serverless capacity is outside what the engine takes.

    Why: Aurora takes a minimum of 0 to 256 and a maximum of 1 to 256 capacity units in steps of a half, the minimum
    not over the maximum, and pauses after 300 to 86400 seconds: "InvalidParameterValue: Serverless v2 … capacity
    isn't valid". DocumentDB begins at 0.5, Neptune at 1 with a maximum from 2.5 to 128.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ServerlessV2ScalingConfiguration.html
    """
    scaling = cluster.block(scaling_property(cluster))
    if scaling is None:
        return
    limits = CAPACITIES[cluster.type]
    yield from _outside(scaling, "minCapacity", limits.least, limits.most, limits.unit)
    yield from _outside(scaling, "maxCapacity", limits.least_maximum, limits.most, limits.unit)
    least, most = scaling.number("minCapacity"), scaling.number("maxCapacity")
    if least is not None and most is not None and least > most:
        yield scaling.finding(
            "minCapacity",
            problem=f"minCapacity is {least}, more than maxCapacity, which is {most}.",
            fix=f"Set minCapacity to {most} or less, or maxCapacity to {least} or more.",
        )
    pause = scaling.number("secondsUntilAutoPause")
    if pause is not None and not PAUSE[0] <= pause <= PAUSE[1]:
        yield scaling.finding(
            "secondsUntilAutoPause",
            problem=f"secondsUntilAutoPause is {pause}; from {PAUSE[0]} to {PAUSE[1]} are allowed.",
            fix=f"Set secondsUntilAutoPause to at least {PAUSE[0]} (five minutes) and at most {PAUSE[1]} (a day).",
        )


def _outside(scaling: Block, name: str, least: float, most: float, unit: str) -> Iterator[Finding]:
    value = scaling.number(name)
    if value is None:
        return
    if not least <= value <= most:
        yield scaling.finding(
            name,
            problem=f"{name} is {value} {unit}; from {least:g} to {most:g} are allowed.",
            fix=f"Set {name} to a value from {least:g} to {most:g}.",
        )
    elif value * 2 != math.floor(value * 2):
        yield scaling.finding(
            name,
            problem=f"{name} is {value} {unit}; capacity comes in steps of 0.5.",
            fix=f"Set {name} to {math.floor(value * 2) / 2:g} or {(math.floor(value * 2) + 1) / 2:g}.",
        )


@policy(*CLUSTER_OF)
def scaling_missing(instance: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Serverless instance stands in a cluster without a serverless capacity.

    Why: "InvalidParameterValue: Set the Serverless v2 scaling configuration on the parent DB cluster before creating
    a Serverless v2 DB instance."
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2-administration.html
    """
    if instance.text("instanceClass") != "db.serverless":
        return
    cluster = stack.follow(instance, "clusterIdentifier", CLUSTER_OF[instance.type])
    if cluster is None or cluster.has(scaling_property(cluster)):
        return
    yield instance.finding(
        "instanceClass",
        problem=f"The instance is db.serverless, and its cluster {cluster.name} has no {scaling_property(cluster)}.",
        fix=f"Set {scaling_property(cluster)} of {cluster.name}, with minCapacity and maxCapacity.",
        # A snapshot may bring its capacity along, and what is there already may have got one elsewhere.
        level="advisory" if restored(cluster) or cluster.exists else None,
    )


@policy(Rds.CLUSTER, silences={"rds-serverless-first-version-closed": "property"})
def engine_mode_wrong(cluster: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Engine mode is the one of Serverless v1, the rest is Serverless v2.

    Why: Serverless v2 runs in clusters of engineMode "provisioned". CreateDBCluster refuses a v2 capacity for
    engineMode "serverless", and such a cluster takes no instances.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.requirements.html
    """
    if cluster.text("engineMode") != "serverless":
        return
    instances = stack.referrers(cluster, Rds.CLUSTER_INSTANCE, property="clusterIdentifier")
    if cluster.has(scaling_property(cluster)):
        beside = f"and {scaling_property(cluster)} is set"
    elif instances:
        beside = f"and {instances[0].name} is an instance of it"
    else:
        return
    yield cluster.finding(
        "engineMode",
        problem=f"engineMode is serverless, {beside}.",
        fix="Set engineMode to provisioned, or remove it: capacity and db.serverless instances make it serverless.",
    )


@policy(Rds.CLUSTER, severity="critical")
def version_unsupported(cluster: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Engine version does not support the serverless capacity in the region.

    Why: Serverless v2 begins with certain versions, a minimum of 0 and a maximum over 128 with later ones:
    "InvalidParameterValue: Serverless v2 isn't supported for this engine version". Depends on region.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.Aurora_Fea_Regions_DB-eng.Feature.ServerlessV2.html
    """
    engine, version = cluster.text("engine"), cluster.text("engineVersion")
    scaling = cluster.block(scaling_property(cluster))
    if scaling is None or engine is None or version is None:
        return
    region = cluster.region
    offered = aws.rds.engine_version(engine, version)
    best = offered.best if offered is not None else None
    # A version that is not offered at all is reported by rds-engine-version-not-offered.
    if best is None:
        return
    command = f"aws rds describe-db-engine-versions --engine {argument(engine)} --region {region}"
    if best.capacity is None:
        yield cluster.finding(
            "engineVersion",
            problem=f"{engine} {version} has no Serverless v2 in {region}.",
            fix=f"Use a newer version (`{command}` shows ServerlessV2FeaturesSupport), or instances of a fixed size.",
        )
        return
    least, most = scaling.number("minCapacity"), scaling.number("maxCapacity")
    if least is not None and least < best.capacity.least:
        yield scaling.finding(
            "minCapacity",
            problem=f"minCapacity is {least}; {engine} {best.version} takes {best.capacity.least:g} or more.",
            fix=f"Set minCapacity to {best.capacity.least:g}, or use a version that can pause.",
        )
    if most is not None and most > best.capacity.most:
        yield scaling.finding(
            "maxCapacity",
            problem=f"maxCapacity is {most}; {engine} {best.version} takes {best.capacity.most:g} or less.",
            fix=f"Set maxCapacity to {best.capacity.most:g}, or use a newer version.",
        )


@policy(Rds.CLUSTER)
def first_version_closed(cluster: Resource, *, stack: Stack) -> Iterator[Finding]:
    """New cluster is of Aurora Serverless v1.

    Why: Since January 8, 2025 no new cluster or instance of Aurora Serverless v1 can be created, and what was left
    of it was converted after March 31, 2025.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless.create.html
    https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.Aurora_Fea_Regions_DB-eng.Feature.ServerlessV1.html
    """
    if cluster.exists or cluster.text("engineMode") != "serverless" or emulated(cluster):
        return
    yield cluster.finding(
        "engineMode",
        problem=f"engineMode is serverless, and no cluster of Serverless v1 can be created since {_V1_CLOSED}.",
        fix="Remove engineMode and scalingConfiguration, set serverlessv2ScalingConfiguration, and add a "
        "ClusterInstance of the class db.serverless.",
        evidence=Evidence("documented", "Aurora user guide, Aurora Serverless v1", _V1_CLOSED.isoformat()),
        level=None if certain_since(_V1_CLOSED) else "advisory",
    )
