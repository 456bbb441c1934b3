"""Elastic Container Service: services that are there already.

Sources:
https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html
https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeClusters.html
https://docs.aws.amazon.com/AmazonECS/latest/developerguide/api_failures_messages.html
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from policypack.aws.fact import Service, fact


class Ecs(Service):
    """Services of clusters."""

    service = "ecs"

    @fact("ecs:DescribeServices", absent=("ClusterNotFoundException",), denied_per=("cluster", "name"))
    def service_status(self, cluster: str, name: str, region: str | None = None) -> str | None:
        """ACTIVE or DRAINING for a service that has this name in a cluster, None where the name is free."""
        answer = self.call("describe_services", cluster=cluster, services=[name])
        return self._alive(answer, "services", "status")

    @fact("ecs:DescribeClusters", denied_per=("name",))
    def cluster(self, name: str, region: str | None = None) -> str | None:
        """The ARN of the cluster of this name."""
        return self._alive(self.call("describe_clusters", clusters=[name]), "clusters", "clusterArn")

    def _alive(self, answer: Mapping[str, Any], items: str, field: str) -> str | None:
        """A field of the item that is there, None where ECS says that it is missing.

        It says so in a list beside the answer; what was deleted stays visible as INACTIVE. Raises Unavailable where
        it says nothing.
        """
        found = answer[items]
        alive = next((item for item in found if item["status"] != "INACTIVE"), None)
        if alive is not None:
            return str(alive[field])
        if found or any(failure["reason"] == "MISSING" for failure in answer["failures"]):
            return None
        raise self.unproven()
