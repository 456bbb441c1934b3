"""Node groups: machines and images of nodes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policies.eks._kubernetes import cluster_version, minor
from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Eks
from policypack.shelf.machines import NODE_TYPES, processor
from policypack.shelf.outside import proven, with_commands
from policypack.shown import argument

_RESERVED = ("kubernetes.io", "k8s.io", "eks.amazonaws.com")
# What kubelet lets a node say of itself.
# https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#noderestriction
_OF_NODES = ("kubelet.kubernetes.io", "node.kubernetes.io")
_TAKEN = frozenset(
    {
        *(f"kubernetes.io/{name}" for name in ("arch", "hostname", "os")),
        *(f"beta.kubernetes.io/{name}" for name in ("arch", "instance-type", "os")),
        *(f"topology.kubernetes.io/{name}" for name in ("region", "zone")),
        *(f"failure-domain.beta.kubernetes.io/{name}" for name in ("region", "zone")),
    }
)
# Kubernetes lets nodes be so many minor versions behind: https://kubernetes.io/releases/version-skew-policy/
SKEW = 3
# 1.31.3-20250103 of Linux and 1.31-2025.01.15 of Windows begin with the Kubernetes version that they are for;
# Bottlerocket's, such as 1.20.0-fcf71a47, count for themselves.
# https://docs.aws.amazon.com/eks/latest/userguide/eks-linux-ami-versions.html
# https://docs.aws.amazon.com/eks/latest/userguide/eks-ami-versions-windows.html
RELEASE = re.compile(r"1\.(\d{1,4})(?:\.\d+-20\d{6}|-20\d\d\.\d\d\.\d\d)")


def _types(nodes: Resource) -> tuple[str, ...]:
    if nodes.has("instanceTypes"):
        return tuple(nodes.texts("instanceTypes"))
    return () if nodes.has("launchTemplate") else NODE_TYPES


def _architecture(ami_type: str) -> str | None:
    """Return the processor of an AMI type such as AL2023_ARM_64_STANDARD; None for CUSTOM and what is not known."""
    if "ARM_64" in ami_type:
        return "arm64"
    return "x86_64" if "x86_64" in ami_type or ami_type.startswith("WINDOWS") else None


@policy(Eks.NODE_GROUP, severity="critical")
def ami_architecture_mismatch(nodes: Resource, *, aws: Aws | None = None) -> Iterator[Finding]:
    """Image of the nodes is for another processor than their instance types.

    Why: "InvalidParameterException: [t3.medium] is not a valid instance type for requested amiType AL2_ARM_64". The
    name of a type says what it runs; where it does not, AWS is asked.
    Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_Nodegroup.html
    """
    ami_type = nodes.text("amiType")
    architecture = _architecture(ami_type) if ami_type else None
    if architecture is None:
        return
    for name in _types(nodes):
        own = processor(name)
        kind = aws.ec2.instance_type(name) if own is None and aws is not None else None
        runs = (own,) if own else kind.architectures if kind else ()
        if not runs or architecture in runs:
            continue
        said = "" if nodes.has("instanceTypes") else ", which EKS takes where instanceTypes is not set,"
        yield nodes.finding(
            "amiType",
            problem=f"amiType {ami_type} is for {architecture}, and {name}{said} runs {' and '.join(runs)}.",
            fix=f"Choose instance types for {architecture}, or an amiType for {runs[0]}; without "
            "amiType EKS takes the one that fits.",
        )


@policy(Eks.NODE_GROUP, severity="critical")
def instance_type_not_offered(nodes: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Instance type of the nodes is not offered in the region.

    Why: "InvalidParameterException: The following supplied instance types do not exist: [m9g.large]". Depends on
    region.
    Source: https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html
    """
    for name in nodes.texts("instanceTypes"):
        if aws.ec2.instance_type(name) is not None:
            continue
        yield nodes.finding(
            "instanceTypes",
            problem=f"{name} is not offered in {nodes.region}.",
            fix=with_commands(
                "Choose types that the region has; this lists them:",
                f"aws ec2 describe-instance-types --region {nodes.region} --query 'InstanceTypes[].InstanceType' "
                "--output text | tr '\\t' '\\n' | sort",
            ),
        )


@policy(Eks.NODE_GROUP)
def version_ahead(nodes: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Nodes have a newer Kubernetes version than their cluster.

    Why: "InvalidParameterException: Nodegroup Kubernetes version should be equal to or lower than the cluster's": a
    control plane goes first, its nodes follow.
    Source: https://docs.aws.amazon.com/eks/latest/userguide/update-managed-node-group.html
    """
    version = nodes.text("version")
    if not version:
        return
    cluster = cluster_version(nodes, stack, aws)
    own, control = minor(version), minor(cluster) if cluster else None
    if own is None or control is None or own <= control:
        return
    yield nodes.finding(
        "version",
        problem=f"The nodes' version is {version}, and their cluster's is {cluster}.",
        fix=f"Set version to {cluster}, or leave it out: nodes then begin with their cluster's.",
        level=proven(nodes, "version", stack),
    )


@policy(Eks.NODE_GROUP)
def release_version_mismatch(nodes: Resource, *, stack: Stack, aws: Aws | None = None) -> Iterator[Finding]:
    """Release of the nodes' image is for another Kubernetes version.

    Why: "InvalidParameterException: Requested release version 1.31.3-20250103 is not valid for kubernetes version
    1.30." A release begins with the version it is for; the nodes' is their cluster's where they name none.
    Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html
    """
    release = nodes.text("releaseVersion")
    match = RELEASE.fullmatch(release or "")
    if match is None:
        return
    version = nodes.text("version")
    # Nodes that are there keep their own version while their cluster goes ahead.
    if not version and aws is not None and not nodes.exists:
        version = cluster_version(nodes, stack, aws)
    wanted = minor(version) if version else None
    if wanted is None or wanted == int(match[1]):
        return
    yield nodes.finding(
        "releaseVersion",
        problem=f"releaseVersion is {release}, and the nodes' Kubernetes version is {version}.",
        fix=with_commands(
            "Remove releaseVersion to get the newest, or name one of that version, such as:",
            f"aws ssm get-parameter --region {nodes.region} --query Parameter.Value --output text --name "
            f"/aws/service/eks/optimized-ami/{argument(version)}/amazon-linux-2023/x86_64/standard/recommended/release_version",
        ),
    )


@policy(Eks.NODE_GROUP, level="advisory")
def version_too_far_behind(nodes: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Nodes stay further behind their cluster than Kubernetes supports.

    Why: A kubelet may be three minor versions older than its control plane, not more: EKS holds an upgrade of the
    cluster back until its nodes have followed, and nothing promises that older nodes work.
    Source: https://kubernetes.io/releases/version-skew-policy/
        https://docs.aws.amazon.com/eks/latest/userguide/update-cluster.html
    """
    version = nodes.text("version")
    own = minor(version) if version else None
    cluster = cluster_version(nodes, stack, aws) if own is not None else None
    control = minor(cluster) if cluster else None
    if own is None or control is None or control - own <= SKEW:
        return
    yield nodes.finding(
        "version",
        problem=f"The nodes' version is {version}, and their cluster's is {cluster}, "
        f"{control - own} minor versions on.",
        fix=f"Set version to 1.{control - SKEW} or newer, at best to {cluster}.",
    )


@policy(Eks.NODE_GROUP)
def label_reserved(group: Resource) -> Iterator[Finding]:
    """Label of the nodes is one of Kubernetes' own.

    Why: "InvalidParameterException: Label cannot contain reserved prefixes [kubernetes.io/, k8s.io/,
    eks.amazonaws.com/]"; where it is taken, kubelet stops at it: "unknown 'kubernetes.io' or 'k8s.io' labels".
    Source: https://github.com/eksctl-io/eksctl/issues/4007
        https://github.com/terraform-aws-modules/terraform-aws-eks/issues/3346
    """
    labels = group.block("labels")
    for key in labels.keys() if labels else ():
        prefix = key.partition("/")[0]
        reserved = any(prefix == name or prefix.endswith(f".{name}") for name in _RESERVED)
        if "/" in key and reserved and key not in _TAKEN and not prefix.endswith(_OF_NODES):
            yield group.finding(
                "labels",
                problem=f"The nodes have the label {key}, whose prefix {prefix}/ is reserved.",
                fix="Use a prefix of your own, or put the label on the nodes after they have joined.",
            )
