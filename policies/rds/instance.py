"""What can be ordered for a database instance: class, storage, zones, standby, Performance Insights."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Docdb, Neptune, Rds
from policypack.shelf.orderable import class_not_orderable as not_orderable
from policypack.shelf.orderable import ordered
from policypack.shelf.outside import listed, with_commands
from policypack.shown import argument

# Zones of Local Zones and Wavelength have offers of their own, which the general question does not list.
_ZONE = re.compile(r"[a-z]{2,4}(-[a-z]+)+-\d[a-z]")
# Aurora's storage grows by itself; its options name no sizes and its instances no storage type.
_STORAGE = "storageType"


@policy(Rds.INSTANCE, Rds.CLUSTER_INSTANCE, severity="critical")
def class_not_orderable(instance: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Instance class cannot be ordered for the engine version in the region.

    Why: "InvalidParameterCombination: RDS does not support creating a DB instance with the following combination:
    DBInstanceClass=db.t2.micro, Engine=postgres, EngineVersion=16.8 …". Depends on region.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Support.html
    """
    yield from not_orderable(instance, stack, aws)


@policy(Rds.INSTANCE)
def storage_type_not_orderable(instance: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Storage type cannot be ordered for the instance class.

    Why: "InvalidParameterCombination: RDS does not support creating a DB instance with the following combination …
    StorageType=io2". Depends on class, engine version and region.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeOrderableDBInstanceOptions.html
    """
    storage = instance.text(_STORAGE)
    asked = ordered(instance, stack, aws) if storage else None
    if asked is None or not asked.options or any(option.storage == storage for option in asked.options):
        return
    types = sorted({option.storage for option in asked.options})
    yield instance.finding(
        _STORAGE,
        problem=f"{storage} cannot be ordered for {asked.instance_class} with {asked} in {instance.region}.",
        fix=with_commands(
            f"Set storageType to {' or '.join(types)}; this lists what can be ordered:",
            asked.command(instance.region, "StorageType"),
        ),
        level=asked.level,
    )


@policy(Rds.INSTANCE, silences={"rds-storage-too-small": "property"})
def storage_size_not_orderable(instance: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Allocated storage is outside what can be ordered.

    Why: "InvalidParameterValue: Invalid storage size for engine name postgres and storage type io1: 20". The limits
    depend on engine, edition, class and storage type.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html
    """
    size, storage = instance.number("allocatedStorage"), instance.text(_STORAGE)
    asked = ordered(instance, stack, aws) if size is not None and storage else None
    fitting = [option for option in asked.options if option.storage == storage] if asked else []
    ranges = [(o.least_storage, o.most_storage) for o in fitting if o.least_storage and o.most_storage]
    if asked is None or size is None or len(ranges) < len(fitting) or not ranges:
        return
    if any(least <= size <= most for least, most in ranges):
        return
    least, most = min(least for least, _ in ranges), max(most for _, most in ranges)
    yield instance.finding(
        "allocatedStorage",
        problem=f"allocatedStorage is {size} GiB; {storage} for {asked.instance_class} with {asked} has {least} to "
        f"{most} GiB.",
        fix=f"Set allocatedStorage to a value from {least} to {most}, or choose another storageType.",
        level=asked.level,
    )


@policy(Rds.INSTANCE)
def multi_az_not_orderable(instance: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Standby in a second zone cannot be ordered for the instance class.

    Why: "InvalidParameterCombination: RDS does not support creating a DB instance with the following combination …
    MultiAZ=true". Some editions, and some classes in small regions, have no standby.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html
    """
    if not instance.flag("multiAz"):
        return
    asked = ordered(instance, stack, aws)
    if asked is None or not asked.options or any(option.multi_az for option in asked.options):
        return
    yield instance.finding(
        "multiAz",
        problem=f"multiAz is true, and {asked.instance_class} with {asked} has no standby in {instance.region}.",
        fix=with_commands(
            "Choose a class or edition whose MultiAZCapable is true, or set multiAz to false:",
            asked.command(instance.region, "[EngineVersion,StorageType,MultiAZCapable]"),
        ),
        level=asked.level,
    )


@policy(Rds.INSTANCE, Rds.CLUSTER_INSTANCE, Docdb.CLUSTER_INSTANCE, Neptune.CLUSTER_INSTANCE)
def zone_not_orderable(instance: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Instance class cannot be ordered in the availability zone.

    Why: "InvalidParameterCombination: Cannot create a db.x2g.large Multi-AZ instance because at least 2 subnets must
    exist in availability zones with sufficient capacity", or "… isn't available in this Availability Zone".
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.RegionsAndAvailabilityZones.html
    """
    zone = instance.text("availabilityZone")
    # A database that stands already stays where it is.
    if instance.exists or not zone or not _ZONE.fullmatch(zone):
        return
    asked = ordered(instance, stack, aws)
    zones = {name for option in asked.options for name in option.zones} if asked else set()
    if asked is None or not zones or zone in zones:
        return
    yield instance.finding(
        "availabilityZone",
        problem=f"{asked.instance_class} with {asked} cannot be ordered in {zone}.",
        fix=f"Set availabilityZone to one of {listed(sorted(zones), 6)}, or remove it and let RDS choose.",
        level=asked.level,
    )


@policy(Rds.INSTANCE, Rds.CLUSTER_INSTANCE)
def performance_insights_unsupported(instance: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Performance Insights is switched on for a class that does not have it.

    Why: "InvalidParameterCombination: Performance Insights not supported for this configuration." Small classes of
    MySQL and MariaDB, for instance, lack it.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.Overview.Engines.html
    """
    if not instance.flag("performanceInsightsEnabled"):
        return
    asked = ordered(instance, stack, aws)
    if asked is None or not asked.options or any(option.performance_insights for option in asked.options):
        return
    yield instance.finding(
        "performanceInsightsEnabled",
        problem=f"performanceInsightsEnabled is true, and {asked.instance_class} with {asked} has no Performance "
        f"Insights in {instance.region}.",
        fix=with_commands(
            "Set performanceInsightsEnabled to false, or choose a class that supports it:",
            f"aws rds describe-orderable-db-instance-options --engine {argument(asked.engine)} "
            f"--region {instance.region} "
            "--query 'OrderableDBInstanceOptions[?SupportsPerformanceInsights].[EngineVersion,DBInstanceClass]' "
            "--output text",
        ),
        level=asked.level,
    )
