"""Clusters and services of ECS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policypack.aws.things.thing import ByArn, NamedArn, Taken, Thing
from policypack.catalogue.tokens import Ecs

if TYPE_CHECKING:
    from policypack.aws.facade import Aws
    from policypack.resource import Resource


def _taken(aws: Aws, service: Resource, name: str) -> str | None:
    # A cluster of this stack has no service yet, or its services are this stack's own.
    cluster = service.raw("cluster") or "default"
    if not isinstance(cluster, str) or aws.ecs.service_status(cluster, name) is None:
        return None
    return f"{cluster.rpartition('/')[2]}/{name}"


def _there(aws: Aws, arn: NamedArn) -> bool:
    # The older form of the ARN does not say in which cluster the service is.
    parts = arn.resource.split("/")
    return len(parts) < 3 or aws.ecs.service_status(parts[1], parts[2], region=arn.region) is not None


CLUSTER = Thing(
    "ECS cluster",
    {Ecs.CLUSTER: "name"},
    lambda aws, name, region: aws.ecs.cluster(name, region=region),
    "ecs list-clusters",
    "clusterArns[]",
    "ClusterNotFoundException: Cluster not found",
    arn=ByArn("ecs", ("cluster/",)),
)
# https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
SERVICE = Thing(
    "ECS service",
    {Ecs.SERVICE: "name"},
    lists="ecs list-services --cluster …",
    names="serviceArns[]",
    taken=Taken("InvalidParameterException: Creation of service was not idempotent", asks=_taken),
    arn=ByArn("ecs", ("service/",), there=_there),
)
