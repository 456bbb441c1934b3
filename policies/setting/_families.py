"""Families of parameter groups, the groups that AWS makes of them, and engines that an operation knows."""

from __future__ import annotations

from policies.setting._names import Name
from policypack.catalogue.tokens import Docdb, Elasticache, Memorydb, Neptune, Rds, Redshift

_DOCS = "https://docs.aws.amazon.com"
_RDS = f"{_DOCS}/AmazonRDS/latest/APIReference"
_CACHES = f"{_DOCS}/AmazonElastiCache/latest/APIReference"
# What RDS has beside these engines is left to it.
_DATABASES = (
    r"(?!(aurora-)?(mysql|postgres)|mariadb).+|(aurora-)?mysql\d\.\d|(postgres|aurora-postgresql)(9\.\d|\d\d)"
    r"|mariadb\d\d\.\d+"
)
_STORES = r"memcached1\.\d|redis(2\.\d|3\.2|4\.0|5\.0|6\.x|7)|valkey\d+"
_NO_FAMILY = "InvalidParameterValue: ParameterGroupFamily is not a valid parameter group family"
FAMILIES = (
    *(
        Name(type, "family", f"(?i){pattern}", what, _NO_FAMILY, source)
        for type, pattern, what, source in (
            *(
                (
                    type,
                    _DATABASES,
                    "the engine and its major version, such as postgres16, mysql8.0 or aurora-postgresql16",
                    f"{_RDS}/API_CreateDBParameterGroup.html",
                )
                for type in (Rds.PARAMETER_GROUP, Rds.CLUSTER_PARAMETER_GROUP)
            ),
            (
                Docdb.CLUSTER_PARAMETER_GROUP,
                r"docdb\d\.\d",
                "docdb and the version, such as docdb5.0",
                f"{_DOCS}/documentdb/latest/developerguide/API_CreateDBClusterParameterGroup.html",
            ),
            *(
                (
                    type,
                    r"neptune1(\.\d)?",
                    "neptune1 or neptune and the version, such as neptune1.3",
                    f"{_DOCS}/neptune/latest/userguide/parameter-groups.html",
                )
                for type in (Neptune.PARAMETER_GROUP, Neptune.CLUSTER_PARAMETER_GROUP)
            ),
            (
                Elasticache.PARAMETER_GROUP,
                _STORES,
                "a family such as valkey8, redis7, redis6.x or memcached1.6",
                f"{_CACHES}/API_CreateCacheParameterGroup.html",
            ),
            (
                Memorydb.PARAMETER_GROUP,
                r"memorydb_(redis|valkey)\d",
                "a family such as memorydb_valkey7 or memorydb_redis7",
                f"{_DOCS}/memorydb/latest/APIReference/API_CreateParameterGroup.html",
            ),
            (
                Redshift.PARAMETER_GROUP,
                r"redshift-\d\.\d",
                "a family such as redshift-2.0",
                f"{_DOCS}/redshift/latest/APIReference/API_CreateClusterParameterGroup.html",
            ),
        )
    ),
    Name(
        Rds.INSTANCE,
        "parameterGroupName",
        rf"(?!default[.:]).+|default:.+|default\.({_DATABASES})",
        "default. and a family, such as default.postgres16 or default.mysql8.0",
        "DBParameterGroupNotFound: there is no such group of AWS's own",
        f"{_RDS}/API_CreateDBInstance.html",
    ),
    Name(
        Elasticache.CLUSTER,
        "engine",
        r"(?i)memcached|redis",
        "memcached or redis; Valkey comes as an aws.elasticache.ReplicationGroup",
        "InvalidParameterValue: This API doesn't support Valkey engine. Please use CreateReplicationGroup API for "
        "Valkey cluster creation",
        f"{_CACHES}/API_CreateCacheCluster.html",
    ),
    *(
        Name(
            type,
            name,
            r"[A-Za-z](-?[0-9A-Za-z])*",
            "letters, digits and hyphens, a letter first, and no hyphen at the end or beside another",
            "ValidationError: Member must satisfy regular expression pattern: [a-zA-Z](?:-?[a-zA-Z0-9]+)*",
            f"{_RDS}/API_CreateDBProxy{end}.html",
        )
        for type, name, end in ((Rds.PROXY, "name", ""), (Rds.PROXY_ENDPOINT, "dbProxyEndpointName", "Endpoint"))
    ),
)
