"""Amazon MemoryDB: versions and groups."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.aws.services.memorydb import MemoryVersion
from policypack.aws.things.memorydb import ACL, SNAPSHOT, SUBNET_GROUP
from policypack.catalogue.tokens import Memorydb
from policypack.shelf.missing import missing, missing_once
from policypack.shelf.outside import listed, named_outside, proven, with_commands
from policypack.shelf.versions import older

DEFAULT = "default."
# The families of the versions that are known; others are asked for.
# https://docs.aws.amazon.com/memorydb/latest/devguide/parametergroups.redis.html
_FAMILIES = {
    ("redis", "6.2"): "memorydb_redis6",
    ("redis", "7.0"): "memorydb_redis7",
    ("redis", "7.1"): "memorydb_redis7",
    ("valkey", "7.2"): "memorydb_valkey7",
    ("valkey", "7.3"): "memorydb_valkey7",
}


def _asked(cluster: Resource) -> tuple[str, str] | None:
    version = cluster.text("engineVersion")
    # A cluster of a multi-region one takes its engine and version from there.
    if not version or cluster.has("multiRegionClusterName"):
        return None
    # Which engine it is where none is named, AWS does not document.
    return (cluster.text("engine") or "").lower(), version


def _offered(aws: Aws, engine: str) -> list[MemoryVersion]:
    """Return what is offered of an engine, of all engines where none is named."""
    return [item for item in aws.memorydb.versions() if engine in ("", item.engine.lower())]


@policy(Memorydb.CLUSTER, severity="critical")
def engine_version_not_offered(cluster: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Engine version is not offered in the region.

    Why: "InvalidParameterValueException: Engine version 7.5 is not valid". Redis has 6.2, 7.0 and 7.1, Valkey begins
    with 7.2.
    Source: https://docs.aws.amazon.com/memorydb/latest/devguide/engine-versions.html
    """
    asked = _asked(cluster)
    if asked is None:
        return
    engine, version = asked
    offered = _offered(aws, engine)
    if any(version in (item.version, item.patch) for item in offered):
        return
    known = sorted({item.version for item in offered}, reverse=True)
    such = f"such as {listed(known, 4)}" if known else f"of another engine, for {cluster.region} has none of {engine}"
    yield cluster.finding(
        "engineVersion",
        problem=f"{engine or 'engineVersion'} {version} is not offered by MemoryDB in {cluster.region}.",
        fix=with_commands(
            f"Use an offered version, {such}; this lists all of them:",
            f"aws memorydb describe-engine-versions --region {cluster.region} "
            "--query 'EngineVersions[].[Engine,EngineVersion]' --output text",
        ),
    )


@policy(Memorydb.CLUSTER)
def parameter_group_not_found(cluster: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Parameter group does not exist.

    Why: "ParameterGroupNotFoundFault: ParameterGroup not found". MemoryDB's own are called default.memorydb-redis7
    and the like; ElastiCache's groups are other things.
    Source: https://docs.aws.amazon.com/memorydb/latest/devguide/parametergroups.html
    """
    name = named_outside(cluster, "parameterGroupName", stack, Memorydb.PARAMETER_GROUP)
    if name is None or aws.memorydb.parameter_group(name) is not None:
        return
    yield cluster.finding(
        "parameterGroupName",
        problem=f"There is no MemoryDB parameter group {name} in {cluster.region}, and this stack does not create it.",
        fix=with_commands(
            "Name a group that is there, or create it in the stack and refer to its name:",
            f"aws memorydb describe-parameter-groups --region {cluster.region} "
            "--query 'ParameterGroups[].[Name,Family]' --output text",
        ),
        # MemoryDB may make its own groups only when they are first used.
        level="advisory" if name.startswith(DEFAULT) else proven(cluster, "parameterGroupName", stack),
    )


@policy(Memorydb.CLUSTER)
def parameter_group_family_mismatch(cluster: Resource, *, stack: Stack, aws: Aws | None = None) -> Iterator[Finding]:
    """Parameter group is of another family than the engine version.

    Why: "InvalidParameterCombinationException: Expected a parameter group of family memorydb_redis7 but found one of
    family memorydb_redis6".
    Source: https://docs.aws.amazon.com/memorydb/latest/devguide/parametergroups.html
    """
    asked = _asked(cluster) if cluster.has("parameterGroupName") else None
    if asked is None:
        return
    engine, version = asked
    planned = stack.follow(cluster, "parameterGroupName", Memorydb.PARAMETER_GROUP)
    if planned is not None:
        family = planned.text("family")
    else:
        name = named_outside(cluster, "parameterGroupName", stack, Memorydb.PARAMETER_GROUP)
        group = aws.memorydb.parameter_group(name) if name and aws is not None else None
        family = group.family if group else _own_family(name) if aws is None else None
    families = [item for (of, at), item in _FAMILIES.items() if engine in ("", of) and at == version]
    if not families and aws is not None:
        offered = _offered(aws, engine)
        families = sorted({item.family for item in offered if version in (item.version, item.patch)})
    if not family or not families or any(family.startswith(item) for item in families):
        return
    yield cluster.finding(
        "parameterGroupName",
        problem=f"The parameter group is for {family}, and {engine or 'engineVersion'} {version} needs "
        f"{' or '.join(families)}.",
        fix=f"Use a group whose family is {families[-1]}.",
        level=proven(cluster, "parameterGroupName", stack),
    )


def _own_family(name: str | None) -> str | None:
    """Return the family of a group that is MemoryDB's own, such as default.memorydb-redis7."""
    own = DEFAULT + "memorydb-"
    if name is None or not name.startswith(own):
        return None
    return "memorydb_" + name.removeprefix(own).partition(".")[0]


@policy(Memorydb.CLUSTER)
def subnet_group_not_found(cluster: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """MemoryDB subnet group does not exist.

    Why: "SubnetGroupNotFoundFault: Subnet group … does not exist". The groups of ElastiCache and RDS are other things.
    Source: https://docs.aws.amazon.com/memorydb/latest/devguide/subnetgroups.html
    """
    yield from missing(cluster, "subnetGroupName", SUBNET_GROUP, stack, aws)


@policy(Memorydb.CLUSTER)
def acl_not_found(cluster: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Access control list does not exist.

    Why: "ACLNotFoundFault: ACL not found". A cluster needs one by its name; open-access is MemoryDB's own.
    Source: https://docs.aws.amazon.com/memorydb/latest/devguide/clusters.acls.html
    """
    yield from missing(cluster, "aclName", ACL, stack, aws)


@policy(Memorydb.CLUSTER, severity="critical")
def snapshot_not_found(cluster: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Snapshot to begin the cluster with does not exist.

    Why: "SnapshotNotFoundFault: Snapshot not found". Snapshots belong to one region.
    Source: https://docs.aws.amazon.com/memorydb/latest/devguide/snapshots-restoring.html
    """
    yield from missing_once(cluster, "snapshotName", SNAPSHOT, stack, aws)


@policy(Memorydb.CLUSTER, level="advisory", severity="critical")
def downgraded(cluster: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Running cluster shall go back to an older engine version.

    Why: "You can upgrade to a newer engine version, but you cannot downgrade to an earlier engine version. If you want
    to use an earlier engine version, you must delete the existing cluster and create it anew." Valkey does not go back
    to Redis either.
    Source: https://docs.aws.amazon.com/memorydb/latest/APIReference/API_UpdateCluster.html
    """
    asked, name = _asked(cluster), cluster.text("name")
    if asked is None or not name or (stack.has_state and not cluster.exists):
        return
    running = aws.memorydb.cluster(name)
    if running is None:
        return
    there = running.engine.lower()
    asked = (asked[0] or there, asked[1])
    if not older(asked, (there, running.version)):
        return
    yield cluster.finding(
        "engineVersion",
        problem=f"The cluster {name} runs {running.engine} {running.version}, and {' '.join(asked)} is planned.",
        fix=f"Set engine to {running.engine} and engineVersion to {running.version} or a newer one.",
    )
