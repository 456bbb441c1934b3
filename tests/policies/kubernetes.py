"""A plan of a cluster with nodes and an add-on, and what AWS says about such."""

from __future__ import annotations

from policypack.aws.services.eks import Cluster, KubernetesVersion
from policypack.testing import Plan, Ref

NODES = "aws:eks/nodeGroup:NodeGroup"
ELSEWHERE = ("eks.cluster", "company")


def base() -> Plan:
    plan = Plan()
    plan.add("aws:eks/cluster:Cluster", "main", name="main", version="1.33")
    plan.add(
        NODES,
        "nodes",
        clusterName=Ref("main", "name"),
        amiType="AL2023_ARM_64_STANDARD",
        instanceTypes=["m7g.large"],
        version="1.33",
    )
    return plan.add(
        "aws:eks/addon:Addon",
        "cni",
        clusterName=Ref("main", "name"),
        addonName="vpc-cni",
        addonVersion="v1.20.1-eksbuild.1",
    )


def there(version: str = "1.33", name: str = "company") -> Cluster:
    return Cluster(name, "arn", version, "ACTIVE")


def version(name: str, support: str = "STANDARD_SUPPORT", standard: str = "", extended: str = "") -> KubernetesVersion:
    return KubernetesVersion(name, support, default=False, standard_until=standard, extended_until=extended)


def exists(plan: Plan, name: str) -> Plan:
    plan.planned[name].outputs["id"] = name
    return plan
