"""Amazon EKS: Kubernetes versions."""

from __future__ import annotations

from collections.abc import Iterator

from policies.eks._kubernetes import VERSIONS, minor, not_offered
from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Eks
from policypack.shelf.outside import with_commands


@policy(Eks.CLUSTER, severity="critical")
def version_not_offered(cluster: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Kubernetes version is not offered in the region.

    Why: "InvalidParameterException: unsupported Kubernetes version 1.23". A version can be created until its extended
    support ends, 26 months after EKS began to offer it.
    Source: https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html
    """
    # Clusters on Outposts have a list of their own.
    if not cluster.has("outpostConfig"):
        yield from not_offered(cluster, aws)


@policy(Eks.CLUSTER, level="advisory", severity="medium", group="cost")
def version_in_extended_support(cluster: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Kubernetes version is in extended support, which costs six times as much.

    Why: After 14 months of standard support a cluster costs 0.60 instead of 0.10 US dollars an hour; one whose
    upgradePolicy says STANDARD is upgraded by EKS itself.
    Source: https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html
        https://aws.amazon.com/eks/pricing/
    """
    version = cluster.text("version")
    if not version or cluster.has("outpostConfig"):
        return
    found = next((item for item in aws.eks.versions() if item.version == version), None)
    if found is None or found.support != "EXTENDED_SUPPORT":
        return
    since = f" since {found.standard_until}" if found.standard_until else ""
    yield cluster.finding(
        "version",
        problem=f"Kubernetes {version} is in extended support{since}.",
        fix=with_commands(
            "Go to a version in standard support, one minor version at a time:", VERSIONS.format(region=cluster.region)
        ),
    )


@policy(Eks.CLUSTER, level="advisory", severity="critical")
def upgrade_skips_minor(cluster: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Running cluster is taken over more than one minor version, or back.

    Why: "InvalidParameterException: Unsupported Kubernetes minor version update from 1.31 to 1.33". A control plane
    goes up one minor version at a time and never down.
    Source: https://docs.aws.amazon.com/eks/latest/userguide/update-cluster.html
    """
    version, name = cluster.text("version"), cluster.text("name")
    if not version or not name or (stack.has_state and not cluster.exists):
        return
    there = aws.eks.cluster(name)
    now, wanted = minor(there.version) if there else None, minor(version)
    if there is None or now is None or wanted is None or wanted in (now, now + 1):
        return
    yield cluster.finding(
        "version",
        problem=f"The cluster {name} runs Kubernetes {there.version}, and {version} is planned.",
        fix=f"Set version to 1.{now + 1}, update, and go on from there; node groups and add-ons follow each step."
        if wanted > now
        else f"Set version to {there.version} or 1.{now + 1}: a cluster never goes back.",
    )
