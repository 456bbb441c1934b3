"""Elastic Container Service: services that are there already.

Sources:
https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html
https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeClusters.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class Ecs(Service):
    """Services of clusters."""

    service = "ecs"

    @fact("ecs:DescribeServices", absent=("ClusterNotFoundException",), denied_per=("cluster", "name"))
    def service_status(self, cluster: str, name: str, region: str | None = None) -> str | None:
        """ACTIVE or DRAINING for a service that has this name in a cluster, None where the name is free."""
        found = self.call("describe_services", cluster=cluster, services=[name])["services"]
        return next((item["status"] for item in found if item["status"] != "INACTIVE"), None)

    # ECS says what is missing in a list beside the answer; deleted clusters stay visible as INACTIVE.
    @fact("ecs:DescribeClusters", denied_per=("name",))
    def cluster(self, name: str, region: str | None = None) -> str | None:
        """The ARN of the cluster of this name."""
        found = self.call("describe_clusters", clusters=[name]).get("clusters") or ()
        return next((item["clusterArn"] for item in found if item.get("status") != "INACTIVE"), None)
