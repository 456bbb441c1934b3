"""What migrates databases."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from policypack.aws.things.thing import Quota, Taken, Thing
from policypack.catalogue.tokens import Dms

if TYPE_CHECKING:
    from policypack.aws.facade import Aws

_EXISTS = "ResourceAlreadyExistsFault"


def _quota(name: str) -> Quota:
    """Return the quota that DMS tells under this name."""

    def told(field: str) -> Callable[[Aws], float | None]:
        return lambda aws: next((getattr(item, field) for item in aws.dms.quotas() if item.name == name), None)

    used = told("used")
    return Quota("dms", lambda aws: used(aws) or 0, limit=told("most"))


# https://docs.aws.amazon.com/dms/latest/APIReference/API_CreateReplicationInstance.html, and so on for each
INSTANCE = Thing(
    "replication instance",
    {Dms.REPLICATION_INSTANCE: "replicationInstanceId"},
    lambda aws, name, region: aws.dms.instance(name, region=region),
    "dms describe-replication-instances",
    "ReplicationInstances[].ReplicationInstanceIdentifier",
    folded=True,
    taken=Taken(_EXISTS),
    quotas=(_quota("ReplicationInstances"),),
)
SUBNET_GROUP = Thing(
    "replication subnet group",
    {Dms.REPLICATION_SUBNET_GROUP: "replicationSubnetGroupId"},
    lambda aws, name, region: aws.dms.subnet_group(name, region=region),
    "dms describe-replication-subnet-groups",
    "ReplicationSubnetGroups[].[ReplicationSubnetGroupIdentifier,VpcId]",
    folded=True,
    own=("default*",),
    taken=Taken(_EXISTS),
)
ENDPOINT = Thing(
    "replication endpoint",
    {Dms.ENDPOINT: "endpointId"},
    lambda aws, name, region: aws.dms.endpoint(name, region=region),
    "dms describe-endpoints",
    "Endpoints[].EndpointIdentifier",
    taken=Taken(_EXISTS),
    quotas=(_quota("Endpoints"),),
)
TASK = Thing(
    "replication task",
    {Dms.REPLICATION_TASK: "replicationTaskId"},
    lambda aws, name, region: aws.dms.task(name, region=region),
    "dms describe-replication-tasks",
    "ReplicationTasks[].ReplicationTaskIdentifier",
    taken=Taken(_EXISTS),
)
