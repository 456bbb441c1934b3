"""Add-ons of clusters."""

from __future__ import annotations

from collections.abc import Iterator

from policies.eks._kubernetes import cluster_version
from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Eks
from policypack.shelf.outside import listed, with_commands
from policypack.shown import argument


@policy(Eks.ADDON)
def not_offered(addon: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Add-on does not exist.

    Why: "InvalidParameterException: Addon … specified is not supported". Those of the marketplace carry their
    vendor's name: vendor_name.
    Source: https://docs.aws.amazon.com/eks/latest/userguide/eks-add-ons.html
    """
    name = addon.text("addonName")
    if not name or aws.eks.addon(name) is not None:
        return
    yield addon.finding(
        "addonName",
        problem=f"EKS has no add-on {name} in {addon.region}.",
        fix=with_commands(
            "Correct the name; this lists those of AWS:",
            f"aws eks describe-addon-versions --owners aws --region {addon.region} --query 'addons[].addonName'",
        ),
    )


@policy(Eks.ADDON, severity="critical")
def version_incompatible(addon: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Add-on version does not exist or does not fit the cluster's Kubernetes version.

    Why: "InvalidParameterException: Addon version specified is not supported". Each version of an add-on fits some
    versions of Kubernetes.
    Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_DescribeAddonVersions.html
    """
    name, version = addon.text("addonName"), addon.text("addonVersion")
    if not name or not version:
        return
    every = aws.eks.addon(name)
    # An add-on that is not there at all is reported by eks-addon-not-offered.
    if not every:
        return
    found = next((item for item in every if item.version == version), None)
    cluster = cluster_version(addon, stack, aws)
    if found is not None and (cluster is None or not found.clusters or cluster in found.clusters):
        return
    fitting = [item.version for item in every if cluster is None or cluster in item.clusters]
    if found is None:
        problem = f"{name} has no version {version} in {addon.region}."
    else:
        problem = f"{name} {version} does not fit Kubernetes {cluster}; it is for {', '.join(found.clusters)}."
    kubernetes = f" --kubernetes-version {argument(cluster)}" if cluster else ""
    yield addon.finding(
        "addonVersion",
        problem=problem,
        fix=with_commands(
            f"Use {listed(fitting, 3)}; this lists those that fit:" if fitting else "No version fits; this lists all:",
            f"aws eks describe-addon-versions --addon-name {argument(name)}{kubernetes} "
            f"--region {addon.region} --query 'addons[].addonVersions[].addonVersion'",
        ),
    )
