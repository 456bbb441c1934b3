"""Instances of clusters, whose engine is their cluster's."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Rds
from policypack.shelf.databases import replica, restored
from policypack.shelf.outside import named_outside

IDENTIFIER = "clusterIdentifier"
MULTI_AZ = ("mysql", "postgres")


@policy(Rds.CLUSTER_INSTANCE, severity="critical")
def engine_mismatch(instance: Resource, *, stack: Stack, aws: Aws | None = None) -> Iterator[Finding]:
    """Instance has another engine or version than its cluster.

    Why: "InvalidParameterCombination: The engine name requested for your DB instance (aurora-mysql) doesn't match the
    engine name of your DB cluster (aurora-postgresql)"; engineVersion alike.
    Source: https://github.com/hashicorp/terraform-provider-aws/pull/14037
    """
    engine = instance.text("engine")
    planned = stack.follow(instance, IDENTIFIER, Rds.CLUSTER)
    cluster = _said(planned) if planned is not None else _there(instance, stack, aws)
    if engine is None or cluster is None:
        return
    wanted, wanted_version = cluster
    # A Multi-AZ DB cluster makes its instances itself.
    if not wanted or wanted in MULTI_AZ:
        return
    version = instance.text("engineVersion")
    if engine != wanted:
        property, mine, theirs = "engine", engine, wanted
    elif version and wanted_version and not _alike(version, wanted_version):
        property, mine, theirs = "engineVersion", version, wanted_version
    else:
        return
    yield instance.finding(
        property,
        problem=f"{property} is {mine}, and the cluster's is {theirs}.",
        fix=f"Set {property} to the cluster's output {property}."
        if property == "engine"
        else "Remove engineVersion, or set it to the cluster's output engineVersion.",
        level="advisory" if _may_have_moved(instance, planned, stack) else None,
    )


def _may_have_moved(instance: Resource, cluster: Resource | None, stack: Stack) -> bool:
    """May AWS have given the cluster another version than the program says: over time, or as its source has it?"""
    if cluster is None:
        return instance.exists or not stack.has_state
    return instance.exists or cluster.exists or restored(cluster) or replica(cluster)


def _said(cluster: Resource) -> tuple[str | None, str | None]:
    return cluster.text("engine"), cluster.text("engineVersion") if cluster.known("engineVersion") else None


def _there(instance: Resource, stack: Stack, aws: Aws | None) -> tuple[str | None, str | None] | None:
    name = named_outside(instance, IDENTIFIER, stack, Rds.CLUSTER, key=IDENTIFIER)
    there = aws.rds.cluster(name) if aws is not None and name else None
    return (there.engine, there.version) if there else None


def _alike(version: str, other: str) -> bool:
    """Are they the same, or one the beginning of the other, as 16 is of 16.8?"""
    return f"{version}.".startswith(f"{other}.") or f"{other}.".startswith(f"{version}.")
