"""Elastic Kubernetes Service: versions, add-ons and clusters.

Sources:
https://docs.aws.amazon.com/eks/latest/APIReference/API_DescribeClusterVersions.html
https://docs.aws.amazon.com/eks/latest/APIReference/API_DescribeAddonVersions.html
https://docs.aws.amazon.com/eks/latest/APIReference/API_DescribeCluster.html
https://docs.aws.amazon.com/eks/latest/APIReference/API_ListAccessPolicies.html
https://docs.aws.amazon.com/eks/latest/APIReference/API_DescribeNodegroup.html
https://docs.aws.amazon.com/eks/latest/APIReference/API_DescribeAddon.html
https://docs.aws.amazon.com/eks/latest/APIReference/API_DescribeAccessEntry.html
"""

from __future__ import annotations

from dataclasses import dataclass

from policypack.aws.fact import Service, fact


@dataclass(frozen=True, slots=True)
class KubernetesVersion:
    """A Kubernetes version and its support: STANDARD_SUPPORT, EXTENDED_SUPPORT or UNSUPPORTED.

    The ends of support are ISO dates, empty where AWS has not said them.
    """

    version: str
    support: str
    default: bool
    standard_until: str
    extended_until: str


@dataclass(frozen=True, slots=True)
class AddonVersion:
    """A version of an add-on. `clusters` are the Kubernetes versions that it fits."""

    version: str
    clusters: tuple[str, ...]
    architectures: tuple[str, ...]
    default_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster that is there."""

    name: str
    arn: str
    version: str
    status: str
    authentication: str = ""


class Eks(Service):
    """Kubernetes clusters and their catalogue."""

    service = "eks"

    @fact("eks:DescribeClusterVersions", lifetime="24h", empty="proves")
    def versions(self, region: str | None = None) -> tuple[KubernetesVersion, ...]:
        """Every Kubernetes version that AWS says something about in the region, unsupported ones included."""
        return tuple(
            KubernetesVersion(
                item["clusterVersion"],
                item.get("versionStatus") or str(item["status"]).replace("-", "_").upper(),
                bool(item.get("defaultVersion")),
                _day(item.get("endOfStandardSupportDate")),
                _day(item.get("endOfExtendedSupportDate")),
            )
            for item in self.pages("describe_cluster_versions", "clusterVersions", includeAll=True)
        )

    @fact("eks:DescribeAddonVersions", lifetime="24h", absent=("ResourceNotFoundException",), empty="proves")
    def addon(self, name: str, region: str | None = None) -> tuple[AddonVersion, ...] | None:
        """Every version of an add-on, newest first as AWS lists them; None for an unknown add-on."""
        found = list(self.pages("describe_addon_versions", "addons", addonName=name))
        return (
            tuple(
                AddonVersion(
                    item["addonVersion"],
                    tuple(fits["clusterVersion"] for fits in item.get("compatibilities") or ()),
                    tuple(item.get("architecture") or ()),
                    tuple(
                        fits["clusterVersion"]
                        for fits in item.get("compatibilities") or ()
                        if fits.get("defaultVersion")
                    ),
                )
                for addon in found
                for item in addon["addonVersions"]
            )
            if found
            else None
        )

    @fact("eks:ListClusters", empty="proves")
    def clusters(self, region: str | None = None) -> tuple[str, ...]:
        """The names of the region's clusters."""
        return tuple(self.pages("list_clusters", "clusters"))

    @fact("eks:DescribeCluster", absent=("ResourceNotFoundException",))
    def cluster(self, name: str, region: str | None = None) -> Cluster | None:
        """The cluster of this name."""
        found = self.call("describe_cluster", name=name)["cluster"]
        return Cluster(
            found["name"],
            found.get("arn") or "",
            found.get("version") or "",
            found.get("status") or "",
            (found.get("accessConfig") or {}).get("authenticationMode") or "",
        )

    @fact("eks:ListAccessPolicies", lifetime="24h", empty="proves")
    def access_policies(self, region: str | None = None) -> tuple[str, ...]:
        """The ARNs of the policies that an access entry can be given."""
        return tuple(str(item["arn"]) for item in self.pages("list_access_policies", "accessPolicies"))

    @fact("eks:DescribeNodegroup", absent=("ResourceNotFoundException",))
    def node_group(self, cluster: str, name: str, region: str | None = None) -> str | None:
        """The ARN of a cluster's node group, None also where there is no such cluster."""
        arn: str = self.call("describe_nodegroup", clusterName=cluster, nodegroupName=name)["nodegroup"]["nodegroupArn"]
        return arn

    @fact("eks:DescribeAddon", absent=("ResourceNotFoundException",))
    def installed_addon(self, cluster: str, name: str, region: str | None = None) -> str | None:
        """The ARN of an add-on that a cluster has, None also where there is no such cluster."""
        arn: str = self.call("describe_addon", clusterName=cluster, addonName=name)["addon"]["addonArn"]
        return arn

    @fact("eks:DescribeAccessEntry", absent=("ResourceNotFoundException",))
    def access_entry(self, cluster: str, principal: str, region: str | None = None) -> str | None:
        """The ARN of a cluster's access entry for a principal, None also where there is no such cluster."""
        found = self.call("describe_access_entry", clusterName=cluster, principalArn=principal)["accessEntry"]
        arn: str = found["accessEntryArn"]
        return arn


def _day(time: object) -> str:
    """botocore gives times; AWS's dates are midnights."""
    return str(time)[:10] if time else ""
