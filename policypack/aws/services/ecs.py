"""Elastic Container Service: services that are there already.

Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html
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
