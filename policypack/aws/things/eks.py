"""Clusters of Kubernetes and what is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policypack.aws.things.thing import Quota, Taken, Thing
from policypack.catalogue.tokens import Eks

if TYPE_CHECKING:
    from policypack.aws.facade import Aws
    from policypack.resource import Resource

_IN_USE = "ResourceInUseException"


def _node_group(aws: Aws, group: Resource, name: str) -> str | None:
    cluster = group.text("clusterName")
    return f"{cluster}:{name}" if cluster and aws.eks.node_group(cluster, name) is not None else None


def _addon(aws: Aws, addon: Resource, name: str) -> str | None:
    cluster = addon.text("clusterName")
    return f"{cluster}:{name}" if cluster and aws.eks.installed_addon(cluster, name) is not None else None


def _access_entry(aws: Aws, entry: Resource, principal: str) -> str | None:
    cluster = entry.text("clusterName")
    return f"{cluster}:{principal}" if cluster and aws.eks.access_entry(cluster, principal) is not None else None


# https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html, and so on for each
CLUSTER = Thing(
    "EKS cluster",
    {Eks.CLUSTER: "name"},
    lambda aws, name, region: aws.eks.cluster(name, region=region),
    "eks list-clusters",
    "clusters[]",
    "ResourceNotFoundException: No cluster found for name",
    taken=Taken(_IN_USE),
    quotas=(Quota("eks", lambda aws: len(aws.eks.clusters()), "L-1194D53C"),),
)
NODE_GROUP = Thing(
    "node group", {Eks.NODE_GROUP: "nodeGroupName"}, taken=Taken(_IN_USE, asks=_node_group, within="clusterName")
)
ADDON = Thing("add-on", {Eks.ADDON: "addonName"}, taken=Taken(_IN_USE, asks=_addon, within="clusterName"))
ACCESS_ENTRY = Thing(
    "access entry",
    {Eks.ACCESS_ENTRY: "principalArn"},
    plural="access entries",
    taken=Taken(_IN_USE, asks=_access_entry, within="clusterName"),
)
