"""Type tokens of EKS, and which Kubernetes version a planned cluster has."""

from __future__ import annotations

from policypack import Aws, Block, Stack
from policypack.catalogue.tokens import Eks
from policypack.shelf.outside import named_outside

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
    major, _, rest = version.partition(".")
    return int(rest) if major == "1" and rest.isdigit() else None
