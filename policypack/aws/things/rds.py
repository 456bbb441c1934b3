"""Databases of RDS, DocumentDB and Neptune, which share their names, and what they are made with."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from policypack.aws.things.thing import Quota, Taken, Thing
from policypack.catalogue.tokens import Docdb, Neptune, Rds

if TYPE_CHECKING:
    from policypack.aws.facade import Aws


def _quota(name: str, code: str = "", types: tuple[str, ...] = ()) -> Quota:
    """Return the quota that RDS tells under this name: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_AccountQuota.html"""

    def told(field: str) -> Callable[[Aws], float | None]:
        return lambda aws: next((getattr(item, field) for item in aws.rds.quotas() if item.name == name), None)

    used = told("used")
    return Quota("rds", lambda aws: used(aws) or 0, code, told("most"), types=types)


# https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html, and so on for each
INSTANCE = Thing(
    "database instance",
    {
        Rds.INSTANCE: "identifier",
        Rds.CLUSTER_INSTANCE: "identifier",
        Docdb.CLUSTER_INSTANCE: "identifier",
        Neptune.CLUSTER_INSTANCE: "identifier",
    },
    lambda aws, name, region: aws.rds.database(name, region=region),
    "rds describe-db-instances",
    "DBInstances[].DBInstanceIdentifier",
    "DBInstanceNotFound",
    folded=True,
    taken=Taken("DBInstanceAlreadyExists"),
    # One list for what RDS, Aurora, DocumentDB and Neptune have; of all the others it is not said.
    quotas=(_quota("DBInstances", "L-7B6409FD"),),
)
CLUSTER = Thing(
    "database cluster",
    {
        Rds.CLUSTER: "clusterIdentifier",
        Docdb.CLUSTER: "clusterIdentifier",
        Neptune.CLUSTER: "clusterIdentifier",
    },
    lambda aws, name, region: aws.rds.cluster(name, region=region),
    "rds describe-db-clusters",
    "DBClusters[].DBClusterIdentifier",
    "DBClusterNotFoundFault",
    folded=True,
    taken=Taken("DBClusterAlreadyExistsFault"),
    quotas=(_quota("DBClusters", "L-952B80B8", (Rds.CLUSTER,)),),
)
GLOBAL_CLUSTER = Thing(
    "global database",
    {
        Rds.GLOBAL_CLUSTER: "globalClusterIdentifier",
        Docdb.GLOBAL_CLUSTER: "globalClusterIdentifier",
        Neptune.GLOBAL_CLUSTER: "globalClusterIdentifier",
    },
    lambda aws, name, region: aws.rds.global_cluster(name, region=region),
    "rds describe-global-clusters",
    "GlobalClusters[].GlobalClusterIdentifier",
    "GlobalClusterNotFoundFault",
)
SUBNET_GROUP = Thing(
    "DB subnet group",
    {Rds.SUBNET_GROUP: "name", Docdb.SUBNET_GROUP: "name", Neptune.SUBNET_GROUP: "name"},
    lambda aws, name, region: aws.rds.subnet_group(name, region=region),
    "rds describe-db-subnet-groups",
    "DBSubnetGroups[].[DBSubnetGroupName,VpcId]",
    "DBSubnetGroupNotFoundFault",
    folded=True,
    taken=Taken("DBSubnetGroupAlreadyExists"),
    quotas=(_quota("DBSubnetGroups", types=(Rds.SUBNET_GROUP,)),),
)
PARAMETER_GROUP = Thing(
    "DB parameter group",
    {Rds.PARAMETER_GROUP: "name", Neptune.PARAMETER_GROUP: "name"},
    lambda aws, name, region: aws.rds.parameter_group(name, region=region),
    "rds describe-db-parameter-groups",
    "DBParameterGroups[].DBParameterGroupName",
    "DBParameterGroupNotFound",
    folded=True,
    taken=Taken("DBParameterGroupAlreadyExists"),
    quotas=(_quota("DBParameterGroups", types=(Rds.PARAMETER_GROUP,)),),
)
CLUSTER_PARAMETER_GROUP = Thing(
    "DB cluster parameter group",
    {
        Rds.CLUSTER_PARAMETER_GROUP: "name",
        Docdb.CLUSTER_PARAMETER_GROUP: "name",
        Neptune.CLUSTER_PARAMETER_GROUP: "name",
    },
    lambda aws, name, region: aws.rds.cluster_parameter_group(name, region=region),
    "rds describe-db-cluster-parameter-groups",
    "DBClusterParameterGroups[].DBClusterParameterGroupName",
    "DBClusterParameterGroupNotFound",
    folded=True,
    taken=Taken("DBParameterGroupAlreadyExists"),
    quotas=(_quota("DBClusterParameterGroups", types=(Rds.CLUSTER_PARAMETER_GROUP,)),),
)
OPTION_GROUP = Thing(
    "option group",
    {Rds.OPTION_GROUP: "name"},
    lambda aws, name, region: aws.rds.option_group(name, region=region),
    "rds describe-option-groups",
    "OptionGroupsList[].OptionGroupName",
    "OptionGroupNotFoundFault",
    folded=True,
    taken=Taken("OptionGroupAlreadyExistsFault"),
    quotas=(_quota("OptionGroups"),),
)
PROXY = Thing(
    "database proxy",
    {Rds.PROXY: "name"},
    lambda aws, name, region: aws.rds.proxy(name, region=region),
    "rds describe-db-proxies",
    "DBProxies[].DBProxyName",
    "DBProxyNotFoundFault",
    plural="database proxies",
    taken=Taken("DBProxyAlreadyExistsFault"),
)
