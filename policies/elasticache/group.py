"""Replication groups: shards, standbys, encryption, and engine versions that they cannot go back to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Elasticache, Memorydb
from policypack.shelf.existing import chosen_name, first_deployment
from policypack.shelf.versions import older

SHARDED = ".cluster.on"
# https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/data-tiering.html
TIERED_FAMILY = "r6gd"
DISKS = re.compile(r"\.[a-z]+\d+[a-z]*d\.")
TIERING = {Elasticache.REPLICATION_GROUP: "dataTieringEnabled", Memorydb.CLUSTER: "dataTiering"}


def _shards(group: Resource) -> str | None:
    """Return what makes it a group in cluster mode, None where nothing says so."""
    count = group.number("numNodeGroups")
    if count and count > 1:
        return f"numNodeGroups is {count}"
    if group.text("clusterMode") == "enabled":
        return "clusterMode is enabled"
    name = group.text("parameterGroupName") if group.known("parameterGroupName") else None
    return f"parameterGroupName is {name}" if name and name.endswith(SHARDED) else None


@policy(Elasticache.REPLICATION_GROUP)
def failover_off_in_cluster_mode(group: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Replication group in cluster mode has no automatic failover.

    Why: "InvalidParameterCombination: Redis with cluster mode enabled cannot be created with auto failover turned
    off." The provider's default is off.
    Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
    """
    if group.flag("automaticFailoverEnabled") or group.has("globalReplicationGroupId"):
        return
    shards = _shards(group)
    if shards:
        said = "is false" if group.has("automaticFailoverEnabled") else "is not set"
        yield group.finding(
            "automaticFailoverEnabled",
            problem=f"{shards}, and automaticFailoverEnabled, which cluster mode needs, {said}.",
            fix="Set automaticFailoverEnabled to true.",
            # The error is one of creating.
            level="advisory" if group.exists else None,
        )


@policy(Elasticache.REPLICATION_GROUP)
def standby_missing(group: Resource) -> Iterator[Finding]:
    """Replication group shall fail over without anything to fail over to.

    Why: The provider refuses it: ""num_cache_clusters": must be at least 2 if automatic_failover_enabled is true", and
    "automatic_failover_enabled must be true if multi_az_enabled is true".
    Source: https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elasticache/replication_group.go
    """
    failover = group.flag("automaticFailoverEnabled")
    if group.flag("multiAzEnabled") and not failover:
        yield group.finding(
            "automaticFailoverEnabled",
            problem="multiAzEnabled is true, and automaticFailoverEnabled, which it needs, is not.",
            fix="Set automaticFailoverEnabled to true, or remove multiAzEnabled.",
        )
    members = group.number("numCacheClusters")
    if failover and members is not None and members < 2:
        yield group.finding(
            "numCacheClusters",
            problem=f"automaticFailoverEnabled is true, and numCacheClusters is {members}: there is nothing to "
            "fail over to.",
            fix="Set numCacheClusters to 2 or more, or automaticFailoverEnabled to false.",
        )


@policy(Elasticache.REPLICATION_GROUP)
def access_without_encryption(group: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Replication group has a token or user groups and no encrypted traffic.

    Why: "InvalidParameterCombination": AuthToken can be specified only where TransitEncryptionEnabled is true, and so
    can user groups. The provider sends false where transitEncryptionEnabled is not set.
    Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
        https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
    """
    given = group.given("authToken", "userGroupIds")
    if not given or group.flag("transitEncryptionEnabled") or group.has("globalReplicationGroupId"):
        return
    said = "is false" if group.has("transitEncryptionEnabled") else "is not set"
    yield group.finding(
        "transitEncryptionEnabled",
        problem=f"{given[0]} is set, which needs encrypted traffic, and transitEncryptionEnabled {said}.",
        fix="Set transitEncryptionEnabled to true; clients connect by TLS then.",
        # What is there keeps the encryption that it has where the program does not name it.
        level="advisory" if group.exists else None,
    )


@policy(*TIERING)
def data_tiering_mismatch(group: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Data tiering and the node type do not belong together.

    Why: "InvalidParameterCombination: When using the cache.r6gd.xlarge node type, you must enable data tiering." Other
    node types have none. MemoryDB says the same of its clusters.
    Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
        https://github.com/cloudposse/terraform-aws-elasticache-redis/issues/157
        https://docs.aws.amazon.com/memorydb/latest/devguide/data-tiering.html
    """
    name, node = TIERING[group.type], group.text("nodeType")
    if not node:
        return
    # Another family with disks, such as a newer one, may be able to as well.
    if TIERED_FAMILY not in node and DISKS.search(node):
        return
    tiered, able = group.flag(name), f".{TIERED_FAMILY}." in node
    if tiered == able:
        return
    yield group.finding(
        name,
        problem=f"nodeType is {node}, and {name} is {'true' if tiered else 'not true'}.",
        fix=f"Set {name} to true, or choose a node type of another family."
        if able
        else f"Remove {name}, or choose a node type of the family {TIERED_FAMILY}.",
        level="advisory" if group.exists else None,
    )


@policy(Elasticache.CLUSTER, Elasticache.REPLICATION_GROUP)
def parameter_group_mode_mismatch(cache: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Parameter group and cache disagree about cluster mode.

    Why: "InvalidParameterCombination: Cluster mode should be disabled in parameter group, but found it is enabled." A
    single cache cluster has no shards, and a group with several needs a parameter group with cluster-enabled yes.
    Source: https://github.com/aws/aws-cli/issues/2456
        https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Redis.html
    """
    mode = _mode(cache, stack)
    if mode is None:
        return
    if cache.type == Elasticache.CLUSTER and mode and not cache.has("replicationGroupId"):
        yield cache.finding(
            "parameterGroupName",
            problem="The parameter group switches cluster mode on, and a single cache cluster has none.",
            fix="Name a group without .cluster.on, or make a ReplicationGroup with numNodeGroups instead.",
        )
    shards = cache.number("numNodeGroups") if cache.type == Elasticache.REPLICATION_GROUP else None
    if shards and shards > 1 and not mode:
        yield cache.finding(
            "parameterGroupName",
            problem=f"numNodeGroups is {shards}, and the parameter group does not switch cluster mode on.",
            fix=f"Name a group that does, such as the default one with {SHARDED} behind its name.",
            level="advisory",
        )


def _mode(cache: Resource, stack: Stack) -> bool | None:
    """Does the named parameter group switch cluster mode on? None where the plan does not say."""
    planned = stack.follow(cache, "parameterGroupName", Elasticache.PARAMETER_GROUP)
    if planned is not None:
        found = [item.text("value") for item in planned.blocks("parameters") if item.text("name") == "cluster-enabled"]
        return found == ["yes"]
    name = cache.text("parameterGroupName")
    return name.endswith(SHARDED) if name and name.startswith("default.") else None


@policy(Elasticache.REPLICATION_GROUP, level="advisory", severity="critical")
def downgraded(group: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Running replication group is planned with an older engine version.

    Why: "You can upgrade to a newer engine version, but you cannot downgrade to an earlier engine version": the
    provider replaces the group instead, and what it holds is lost. Valkey does not go back to Redis either.
    Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ModifyReplicationGroup.html
        https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elasticache/replication_group.go
    """
    version, name = group.text("engineVersion"), chosen_name(group, "replicationGroupId")
    if not version or not name or first_deployment(stack) or group.has("globalReplicationGroupId"):
        return
    there = aws.elasticache.replication_group(name)
    member = aws.elasticache.cluster(there.members[0]) if there and there.members else None
    engine = (group.text("engine") or "redis").lower()
    if member is None or not older((engine, version), (member.engine, member.version)):
        return
    yield group.finding(
        "engineVersion",
        problem=f"The group {name} runs {member.engine} {member.version}, and {engine} {version} is planned: it would "
        "be replaced by an empty one.",
        fix=f"Set engine to {member.engine} and engineVersion to {'.'.join(member.version.split('.')[:2])} or a newer "
        "one; for an older one restore a snapshot into a group of another name.",
    )
