"""Unique names of databases and caches. RDS, DocumentDB and Neptune share their names."""

from __future__ import annotations

from policies import _databases as databases
from policies._unique import Unique, folded, named

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
    databases.INSTANCE: _INSTANCE,
    databases.CLUSTER_INSTANCE: _INSTANCE,
    databases.DOCDB_INSTANCE: _INSTANCE,
    databases.NEPTUNE_INSTANCE: _INSTANCE,
    databases.CLUSTER: _CLUSTER,
    databases.DOCDB_CLUSTER: _CLUSTER,
    databases.NEPTUNE_CLUSTER: _CLUSTER,
    databases.SUBNET_GROUP: _SUBNET_GROUP,
    databases.DOCDB_SUBNET_GROUP: _SUBNET_GROUP,
    databases.NEPTUNE_SUBNET_GROUP: _SUBNET_GROUP,
    databases.PARAMETER_GROUP: _PARAMETER_GROUP,
    databases.NEPTUNE_PARAMETER_GROUP: _PARAMETER_GROUP,
    databases.CLUSTER_PARAMETER_GROUP: _CLUSTER_PARAMETER_GROUP,
    databases.DOCDB_PARAMETER_GROUP: _CLUSTER_PARAMETER_GROUP,
    databases.NEPTUNE_CLUSTER_PARAMETER_GROUP: _CLUSTER_PARAMETER_GROUP,
    databases.OPTION_GROUP: Unique(
        "name", "an option group", folded(lambda aws, name: aws.rds.option_group(name)), "OptionGroupAlreadyExistsFault"
    ),
    "aws:rds/proxy:Proxy": Unique(
        "name", "a database proxy", named(lambda aws, name: aws.rds.proxy(name)), "DBProxyAlreadyExistsFault"
    ),
    "aws:dynamodb/table:Table": Unique(
        "name", "a table", named(lambda aws, name: aws.dynamodb.table(name)), "ResourceInUseException"
    ),
    # https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html, and so on
    "aws:elasticache/replicationGroup:ReplicationGroup": Unique(
        "replicationGroupId",
        "a replication group",
        folded(lambda aws, name: aws.elasticache.replication_group(name)),
        "ReplicationGroupAlreadyExists",
    ),
    "aws:elasticache/cluster:Cluster": Unique(
        "clusterId",
        "a cache cluster",
        folded(lambda aws, name: aws.elasticache.cluster(name)),
        "CacheClusterAlreadyExists",
    ),
    "aws:elasticache/subnetGroup:SubnetGroup": Unique(
        "name",
        "a cache subnet group",
        folded(lambda aws, name: aws.elasticache.subnet_group(name)),
        "CacheSubnetGroupAlreadyExists",
    ),
    "aws:elasticache/parameterGroup:ParameterGroup": Unique(
        "name",
        "a cache parameter group",
        folded(lambda aws, name: aws.elasticache.parameter_group(name)),
        "CacheParameterGroupAlreadyExists",
    ),
    "aws:elasticache/user:User": Unique(
        "userId", "a cache user", folded(lambda aws, name: aws.elasticache.user(name)), "UserAlreadyExists"
    ),
    "aws:elasticache/userGroup:UserGroup": Unique(
        "userGroupId",
        "a cache user group",
        folded(lambda aws, name: aws.elasticache.user_group(name)),
        "UserGroupAlreadyExists",
    ),
    # https://docs.aws.amazon.com/memorydb/latest/APIReference/API_CreateCluster.html, and so on for each
    "aws:memorydb/cluster:Cluster": Unique(
        "name", "a MemoryDB cluster", named(lambda aws, name: aws.memorydb.cluster(name)), "ClusterAlreadyExistsFault"
    ),
    "aws:memorydb/subnetGroup:SubnetGroup": Unique(
        "name",
        "a MemoryDB subnet group",
        named(lambda aws, name: aws.memorydb.subnet_group(name)),
        "SubnetGroupAlreadyExistsFault",
    ),
    "aws:memorydb/parameterGroup:ParameterGroup": Unique(
        "name",
        "a MemoryDB parameter group",
        named(lambda aws, name: aws.memorydb.parameter_group(name)),
        "ParameterGroupAlreadyExistsFault",
    ),
    "aws:memorydb/acl:Acl": Unique(
        "name", "a MemoryDB ACL", named(lambda aws, name: aws.memorydb.acl(name)), "ACLAlreadyExistsFault"
    ),
    "aws:memorydb/user:User": Unique(
        "userName", "a MemoryDB user", named(lambda aws, name: aws.memorydb.user(name)), "UserAlreadyExistsFault"
    ),
    # https://docs.aws.amazon.com/redshift/latest/APIReference/API_CreateCluster.html, and so on for each
    databases.REDSHIFT_CLUSTER: Unique(
        "clusterIdentifier",
        "a Redshift cluster",
        folded(lambda aws, name: aws.redshift.cluster(name)),
        "ClusterAlreadyExists",
    ),
    "aws:redshift/subnetGroup:SubnetGroup": Unique(
        "name",
        "a Redshift subnet group",
        folded(lambda aws, name: aws.redshift.subnet_group(name)),
        "ClusterSubnetGroupAlreadyExists",
    ),
    "aws:redshift/parameterGroup:ParameterGroup": Unique(
        "name",
        "a Redshift parameter group",
        folded(lambda aws, name: aws.redshift.parameter_group(name)),
        "ClusterParameterGroupAlreadyExists",
    ),
    # https://docs.aws.amazon.com/dms/latest/APIReference/API_CreateReplicationInstance.html, and so on for each
    "aws:dms/replicationInstance:ReplicationInstance": Unique(
        "replicationInstanceId",
        "a replication instance",
        folded(lambda aws, name: aws.dms.instance(name)),
        _REPLICATES,
    ),
    "aws:dms/replicationSubnetGroup:ReplicationSubnetGroup": Unique(
        "replicationSubnetGroupId",
        "a replication subnet group",
        folded(lambda aws, name: aws.dms.subnet_group(name)),
        _REPLICATES,
    ),
    "aws:dms/endpoint:Endpoint": Unique(
        "endpointId", "a replication endpoint", named(lambda aws, name: aws.dms.endpoint(name)), _REPLICATES
    ),
    "aws:dms/replicationTask:ReplicationTask": Unique(
        "replicationTaskId", "a replication task", named(lambda aws, name: aws.dms.task(name)), _REPLICATES
    ),
}
