"""Type tokens of EKS, and which Kubernetes version a planned cluster has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Aws, Block, Finding, Resource, Stack
from policypack.catalogue.tokens import Eks
from policypack.shelf.outside import named_outside, with_commands

# How to see what a region offers.
VERSIONS = (
    "aws eks describe-cluster-versions --region {region} "
    "--query 'clusterVersions[].[clusterVersion,versionStatus]' --output text"
)


def cluster_version(block: Block, stack: Stack, aws: Aws) -> str | None:
    """Return the Kubernetes version of the cluster that `clusterName` means, planned here or there already.

    None where nobody says it: EKS chooses the version of a new cluster without one.
    """
    planned = stack.follow(block, "clusterName", Eks.CLUSTER)
    if planned is not None:
        return planned.text("version")
    name = named_outside(block, "clusterName", stack, Eks.CLUSTER)
    there = aws.eks.cluster(name) if name else None
    return there.version or None if there else None


def minor(version: str) -> int | None:
    """Return 33 of "1.33"; None for anything else."""
    match = re.fullmatch(r"1\.(?P<minor>[0-9]{1,4})", version)
    return int(match["minor"]) if match else None


def not_offered(cluster: Resource, aws: Aws) -> Iterator[Finding]:
    """Yield a finding where the `version` of a cluster, or of a component that makes one, is not offered."""
    version = cluster.text("version")
    if not version:
        return
    known = {item.version: item for item in aws.eks.versions()}
    found = known.get(version)
    if not known or (found is not None and found.support != "UNSUPPORTED"):
        return
    offered = sorted((v for v, item in known.items() if item.support != "UNSUPPORTED"), key=lambda v: -(minor(v) or 0))
    ended = f"; its support ended on {found.extended_until}" if found and found.extended_until else ""
    yield cluster.finding(
        "version",
        problem=f"Kubernetes {version} is not offered in {cluster.region}{ended}.",
        fix=with_commands(
            f"Use one of {', '.join(offered)}; this lists them with their support:",
            VERSIONS.format(region=cluster.region),
        ),
    )
