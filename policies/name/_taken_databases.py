"""Unique names of databases and caches. RDS, DocumentDB and Neptune share their names."""

from __future__ import annotations

from policies.name._unique import Unique, folded, named
from policypack.catalogue.tokens import Dms, Docdb, Dynamodb, Elasticache, Memorydb, Neptune, Rds, Redshift

_INSTANCE = Unique(
    "identifier",
    "a database instance",
    folded(lambda aws, name: aws.rds.database(name)),
    "DBInstanceAlreadyExists",
)
_CLUSTER = Unique(
    "clusterIdentifier",
    "a database cluster",
    folded(lambda aws, name: aws.rds.cluster(name)),
    "DBClusterAlreadyExistsFault",
)
_SUBNET_GROUP = Unique(
    "name", "a DB subnet group", folded(lambda aws, name: aws.rds.subnet_group(name)), "DBSubnetGroupAlreadyExists"
)
_PARAMETER_GROUP = Unique(
    "name",
    "a DB parameter group",
    folded(lambda aws, name: aws.rds.parameter_group(name)),
    "DBParameterGroupAlreadyExists",
)
_CLUSTER_PARAMETER_GROUP = Unique(
    "name",
    "a DB cluster parameter group",
    folded(lambda aws, name: aws.rds.cluster_parameter_group(name)),
    "DBParameterGroupAlreadyExists",
)
_REPLICATES = "ResourceAlreadyExistsFault"

DATABASES: dict[str, Unique] = {
    # https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html, and so on for each
    Rds.INSTANCE: _INSTANCE,
    Rds.CLUSTER_INSTANCE: _INSTANCE,
    Docdb.CLUSTER_INSTANCE: _INSTANCE,
    Neptune.CLUSTER_INSTANCE: _INSTANCE,
    Rds.CLUSTER: _CLUSTER,
    Docdb.CLUSTER: _CLUSTER,
    Neptune.CLUSTER: _CLUSTER,
    Rds.SUBNET_GROUP: _SUBNET_GROUP,
    Docdb.SUBNET_GROUP: _SUBNET_GROUP,
    Neptune.SUBNET_GROUP: _SUBNET_GROUP,
    Rds.PARAMETER_GROUP: _PARAMETER_GROUP,
    Neptune.PARAMETER_GROUP: _PARAMETER_GROUP,
    Rds.CLUSTER_PARAMETER_GROUP: _CLUSTER_PARAMETER_GROUP,
    Docdb.CLUSTER_PARAMETER_GROUP: _CLUSTER_PARAMETER_GROUP,
    Neptune.CLUSTER_PARAMETER_GROUP: _CLUSTER_PARAMETER_GROUP,
    Rds.OPTION_GROUP: Unique(
        "name", "an option group", folded(lambda aws, name: aws.rds.option_group(name)), "OptionGroupAlreadyExistsFault"
    ),
    Rds.PROXY: Unique(
        "name", "a database proxy", named(lambda aws, name: aws.rds.proxy(name)), "DBProxyAlreadyExistsFault"
    ),
    Dynamodb.TABLE: Unique(
        "name", "a table", named(lambda aws, name: aws.dynamodb.table(name)), "ResourceInUseException"
    ),
    # https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html, and so on
    Elasticache.REPLICATION_GROUP: Unique(
        "replicationGroupId",
        "a replication group",
        folded(lambda aws, name: aws.elasticache.replication_group(name)),
        "ReplicationGroupAlreadyExists",
    ),
    Elasticache.CLUSTER: Unique(
        "clusterId",
        "a cache cluster",
        folded(lambda aws, name: aws.elasticache.cluster(name)),
        "CacheClusterAlreadyExists",
    ),
    Elasticache.SUBNET_GROUP: Unique(
        "name",
        "a cache subnet group",
        folded(lambda aws, name: aws.elasticache.subnet_group(name)),
        "CacheSubnetGroupAlreadyExists",
    ),
    Elasticache.PARAMETER_GROUP: Unique(
        "name",
        "a cache parameter group",
        folded(lambda aws, name: aws.elasticache.parameter_group(name)),
        "CacheParameterGroupAlreadyExists",
    ),
    Elasticache.USER: Unique(
        "userId", "a cache user", folded(lambda aws, name: aws.elasticache.user(name)), "UserAlreadyExists"
    ),
    Elasticache.USER_GROUP: Unique(
        "userGroupId",
        "a cache user group",
        folded(lambda aws, name: aws.elasticache.user_group(name)),
        "UserGroupAlreadyExists",
    ),
    # https://docs.aws.amazon.com/memorydb/latest/APIReference/API_CreateCluster.html, and so on for each
    Memorydb.CLUSTER: Unique(
        "name", "a MemoryDB cluster", named(lambda aws, name: aws.memorydb.cluster(name)), "ClusterAlreadyExistsFault"
    ),
    Memorydb.SUBNET_GROUP: Unique(
        "name",
        "a MemoryDB subnet group",
        named(lambda aws, name: aws.memorydb.subnet_group(name)),
        "SubnetGroupAlreadyExistsFault",
    ),
    Memorydb.PARAMETER_GROUP: Unique(
        "name",
        "a MemoryDB parameter group",
        named(lambda aws, name: aws.memorydb.parameter_group(name)),
        "ParameterGroupAlreadyExistsFault",
    ),
    Memorydb.ACL: Unique(
        "name", "a MemoryDB ACL", named(lambda aws, name: aws.memorydb.acl(name)), "ACLAlreadyExistsFault"
    ),
    Memorydb.USER: Unique(
        "userName", "a MemoryDB user", named(lambda aws, name: aws.memorydb.user(name)), "UserAlreadyExistsFault"
    ),
    # https://docs.aws.amazon.com/redshift/latest/APIReference/API_CreateCluster.html, and so on for each
    Redshift.CLUSTER: Unique(
        "clusterIdentifier",
        "a Redshift cluster",
        folded(lambda aws, name: aws.redshift.cluster(name)),
        "ClusterAlreadyExists",
    ),
    Redshift.SUBNET_GROUP: Unique(
        "name",
        "a Redshift subnet group",
        folded(lambda aws, name: aws.redshift.subnet_group(name)),
        "ClusterSubnetGroupAlreadyExists",
    ),
    Redshift.PARAMETER_GROUP: Unique(
        "name",
        "a Redshift parameter group",
        folded(lambda aws, name: aws.redshift.parameter_group(name)),
        "ClusterParameterGroupAlreadyExists",
    ),
    # https://docs.aws.amazon.com/dms/latest/APIReference/API_CreateReplicationInstance.html, and so on for each
    Dms.REPLICATION_INSTANCE: Unique(
        "replicationInstanceId",
        "a replication instance",
        folded(lambda aws, name: aws.dms.instance(name)),
        _REPLICATES,
    ),
    Dms.REPLICATION_SUBNET_GROUP: Unique(
        "replicationSubnetGroupId",
        "a replication subnet group",
        folded(lambda aws, name: aws.dms.subnet_group(name)),
        _REPLICATES,
    ),
    Dms.ENDPOINT: Unique(
        "endpointId", "a replication endpoint", named(lambda aws, name: aws.dms.endpoint(name)), _REPLICATES
    ),
    Dms.REPLICATION_TASK: Unique(
        "replicationTaskId", "a replication task", named(lambda aws, name: aws.dms.task(name)), _REPLICATES
    ),
}
