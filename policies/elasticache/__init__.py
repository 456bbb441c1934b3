"""Amazon ElastiCache: versions and groups."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, Unavailable, catalogue, joined, policy
from policypack.aws.things.elasticache import PARAMETER_GROUP, SNAPSHOT, SUBNET_GROUP, USER_GROUP
from policypack.catalogue.tokens import Elasticache
from policypack.shelf.missing import missing, missing_once
from policypack.shelf.offline import version_not_listed
from policypack.shelf.outside import listed, named_outside, proven, with_commands
from policypack.shelf.versions import parameter_family
from policypack.shown import argument

DEFAULT = "default."


def _asked(cache: Resource) -> tuple[str, str, str] | None:
    """Return engine, version and the version's property; None where AWS chooses or another cache decides."""
    property = "majorEngineVersion" if cache.type == Elasticache.SERVERLESS_CACHE else "engineVersion"
    version = cache.text(property)
    # The provider's default for replication groups is Redis; a member takes its group's engine and version, and a group
    # of a global datastore the version of that.
    engine = cache.text("engine") or ("redis" if cache.type == Elasticache.REPLICATION_GROUP else None)
    of_another = cache.has("globalReplicationGroupId") or (
        cache.has("replicationGroupId") and cache.type == Elasticache.CLUSTER
    )
    if not engine or not version or of_another:
        return None
    return engine.lower(), version, property


def _fits(offered: str, asked: str) -> bool:
    """Does "7.1" or "7" stand for 7.1.0? "6.x" means the newest 6."""
    return offered == asked or offered.startswith(joined(asked.removesuffix(".x"), "."))


def _command(engine: str, region: str) -> str:
    return (
        f"aws elasticache describe-cache-engine-versions --engine {argument(engine)} --region {region} "
        "--query 'CacheEngineVersions[].[EngineVersion,CacheParameterGroupFamily]' --output text"
    )


@policy(Elasticache.CLUSTER, Elasticache.REPLICATION_GROUP, Elasticache.SERVERLESS_CACHE, severity="critical")
def engine_version_not_offered(cache: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Engine version is not offered in the region.

    Why: "InvalidParameterCombination: Cannot find version 7.4 for redis". From version 6 on two numbers are given:
    7.1, and Valkey begins with 7.2.
    Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/supported-engine-versions.html
    """
    asked = _asked(cache)
    if asked is None:
        return
    engine, version, property = asked
    region = cache.region
    try:
        offered = aws.elasticache.versions(engine)
    except Unavailable:
        known = catalogue.elasticache_versions(engine)
        yield from version_not_listed(
            cache, property, (engine, _short(version)), known, "elasticache-versions", _command(engine, region)
        )
        raise
    if offered is not None and any(_fits(item.version, version) for item in offered):
        return
    if offered is None:
        problem = f"ElastiCache has no engine {engine} in {region}."
        property, fix = "engine", "Use redis, valkey or memcached; this lists the versions of Valkey:"
    else:
        newest = sorted({_short(item.version) for item in offered}, key=_newest, reverse=True)
        problem = f"{engine} {version} is not offered in {region}."
        fix = f"Use an offered version, such as {listed(newest, 4)}; this lists all of them:"
    yield cache.finding(
        property,
        problem=problem,
        fix=with_commands(fix, _command(engine if offered is not None else "valkey", region)),
    )


def _short(version: str) -> str:
    return ".".join(version.split(".")[:2])


def _newest(version: str) -> list[int]:
    return [int(part) for part in version.split(".") if re.fullmatch(r"[0-9]{1,9}", part)]


@policy(Elasticache.CLUSTER, Elasticache.REPLICATION_GROUP)
def parameter_group_not_found(cache: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Parameter group does not exist.

    Why: "CacheParameterGroupNotFound: CacheParameterGroup … not found." A parameter group belongs to one region.
    Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.html
    """
    yield from missing(cache, "parameterGroupName", PARAMETER_GROUP, stack, aws)


@policy(Elasticache.CLUSTER, Elasticache.REPLICATION_GROUP)
def parameter_group_family_mismatch(cache: Resource, *, stack: Stack, aws: Aws | None = None) -> Iterator[Finding]:
    """Parameter group is of another family than the engine version.

    Why: "InvalidParameterCombination: Expected a parameter group of family redis7 but found one of family redis6.x".
    The family of 7.0 and 7.1 is redis7, and there is no default.redis7.1.
    Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.html
    """
    if not cache.has("parameterGroupName"):
        return
    asked = _asked(cache)
    family = _family(cache, stack, aws) if asked else None
    if asked is None or family is None:
        return
    engine, version, _ = asked
    needed = parameter_family(engine, version)
    if needed in (None, family):
        return
    yield cache.finding(
        "parameterGroupName",
        problem=f"The parameter group is for {family}, and {engine} {version} needs {needed}.",
        fix=f"Use a group whose family is {needed}, for instance default.{needed} (default.{needed}.cluster.on in "
        "cluster mode).",
        level=proven(cache, "parameterGroupName", stack),
    )


def _family(cache: Resource, stack: Stack, aws: Aws | None) -> str | None:
    """Return the family of the group that is named: planned here, ElastiCache's own, or AWS's answer."""
    planned = stack.follow(cache, "parameterGroupName", Elasticache.PARAMETER_GROUP)
    if planned is not None:
        return planned.text("family")
    name = named_outside(cache, "parameterGroupName", stack, Elasticache.PARAMETER_GROUP)
    if name is None:
        return None
    if name.startswith(DEFAULT):
        return name.removeprefix(DEFAULT).removesuffix(".cluster.on")
    if aws is None:
        return None
    group = aws.elasticache.parameter_group(name)
    return group.family if group else None


@policy(Elasticache.CLUSTER, Elasticache.REPLICATION_GROUP)
def subnet_group_not_found(cache: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Cache subnet group does not exist.

    Why: "CacheSubnetGroupNotFoundFault: Cache Subnet Group … does not exist." A DB subnet group of RDS is another
    thing, and a group belongs to one region.
    Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SubnetGroups.html
    """
    yield from missing(cache, "subnetGroupName", SUBNET_GROUP, stack, aws)


@policy(Elasticache.CLUSTER, Elasticache.REPLICATION_GROUP, severity="critical")
def snapshot_not_found(cache: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Snapshot to begin the cache with does not exist.

    Why: "SnapshotNotFoundFault: Snapshot not found". Snapshots belong to one region, and automatic ones are deleted
    after their days of retention.
    Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-restoring.html
    """
    yield from missing_once(cache, "snapshotName", SNAPSHOT, stack, aws)


@policy(Elasticache.REPLICATION_GROUP, Elasticache.SERVERLESS_CACHE)
def user_group_not_found(cache: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """User group does not exist.

    Why: "UserGroupNotFound: User group … not found". It is named by its id, and belongs to one region.
    Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
    """
    property = "userGroupId" if cache.type == Elasticache.SERVERLESS_CACHE else "userGroupIds"
    yield from missing(cache, property, USER_GROUP, stack, aws)
