"""Elastic Container Service: clusters and services that are there already.

Sources:
https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeClusters.html
https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class Ecs(Service):
    """Clusters."""

    service = "ecs"

    # ECS says what is missing in a list beside the answer; deleted clusters stay visible as INACTIVE.
    @fact("ecs:DescribeClusters", denied_per=("name",))
    def cluster(self, name: str, region: str | None = None) -> str | None:
        """The ARN of the cluster of this name."""
        found = self.call("describe_clusters", clusters=[name]).get("clusters") or ()
        return next((item["clusterArn"] for item in found if item.get("status") != "INACTIVE"), None)

    @fact("ecs:DescribeServices", absent=("ClusterNotFoundException",), denied_per=("cluster", "name"))
    def running_service(self, cluster: str, name: str, region: str | None = None) -> str | None:
        """The ARN of a cluster's service of this name; None where there is no such service or no such cluster."""
        found = self.call("describe_services", cluster=cluster, services=[name]).get("services") or ()
        return next((item["serviceArn"] for item in found if item.get("status") != "INACTIVE"), None)
