"""Caches of ElastiCache, who may use them, and what they are made with."""

from __future__ import annotations

from policypack.aws.things.thing import Taken, Thing
from policypack.catalogue.tokens import Elasticache

# https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html, and so on for each
REPLICATION_GROUP = Thing(
    "replication group",
    {Elasticache.REPLICATION_GROUP: "replicationGroupId"},
    lambda aws, name, region: aws.elasticache.replication_group(name, region=region),
    "elasticache describe-replication-groups",
    "ReplicationGroups[].ReplicationGroupId",
    folded=True,
    taken=Taken("ReplicationGroupAlreadyExists"),
)
CLUSTER = Thing(
    "cache cluster",
    {Elasticache.CLUSTER: "clusterId"},
    lambda aws, name, region: aws.elasticache.cluster(name, region=region),
    "elasticache describe-cache-clusters",
    "CacheClusters[].CacheClusterId",
    folded=True,
    taken=Taken("CacheClusterAlreadyExists"),
)
SUBNET_GROUP = Thing(
    "cache subnet group",
    {Elasticache.SUBNET_GROUP: "name"},
    lambda aws, name, region: aws.elasticache.subnet_group(name, region=region),
    "elasticache describe-cache-subnet-groups",
    "CacheSubnetGroups[].[CacheSubnetGroupName,VpcId]",
    folded=True,
    own=("default",),  # ElastiCache makes it itself, of the default VPC
    taken=Taken("CacheSubnetGroupAlreadyExists"),
)
PARAMETER_GROUP = Thing(
    "cache parameter group",
    {Elasticache.PARAMETER_GROUP: "name"},
    lambda aws, name, region: aws.elasticache.parameter_group(name, region=region),
    "elasticache describe-cache-parameter-groups",
    "CacheParameterGroups[].[CacheParameterGroupName,CacheParameterGroupFamily]",
    folded=True,
    own=("default.*",),
    taken=Taken("CacheParameterGroupAlreadyExists"),
)
USER = Thing(
    "cache user",
    {Elasticache.USER: "userId"},
    lambda aws, name, region: aws.elasticache.user(name, region=region),
    "elasticache describe-users",
    "Users[].UserId",
    folded=True,
    taken=Taken("UserAlreadyExists"),
)
USER_GROUP = Thing(
    "cache user group",
    {Elasticache.USER_GROUP: "userGroupId"},
    lambda aws, name, region: aws.elasticache.user_group(name, region=region),
    "elasticache describe-user-groups",
    "UserGroups[].[UserGroupId,Engine]",
    folded=True,
    taken=Taken("UserGroupAlreadyExists"),
)
# No type of the provider's makes one.
SNAPSHOT = Thing(
    "cache snapshot",
    {},
    lambda aws, name, region: aws.elasticache.snapshot(name, region=region),
    "elasticache describe-snapshots",
    "Snapshots[].[SnapshotName,SnapshotStatus]",
)
