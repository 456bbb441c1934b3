"""Settings of ElastiCache."""

from __future__ import annotations

from policies.setting._alike import HYPHENED, family, machine_class
from policies.setting._shapes import (
    DOCS,
    PROVIDER,
    REGISTRY,
    TRIED,
    Count,
    Form,
    Pair,
    PasswordNeed,
    Range,
    Rank,
    When,
    Window,
)
from policypack.catalogue.tokens import Elasticache

_API = f"{DOCS}/AmazonElastiCache/latest/APIReference"
_CACHE = f"{_API}/API_CreateCacheCluster.html"
_GROUP = f"{_API}/API_CreateReplicationGroup.html"
_AS_REPLICA = ("engine", "engineVersion", "nodeType", "numCacheNodes", "parameterGroupName", "subnetGroupName")
_GLOBAL = ("nodeType", "engine", "engineVersion", "parameterGroupName", "numNodeGroups", "snapshotName", "snapshotArns")

ROWS = (
    Pair(
        Elasticache.CLUSTER,
        (When("azMode", ("cross-az",)),),
        "nodes in several zones are more than one",
        f"{PROVIDER}/elasticache/cluster.go",
        shuts=When("numCacheNodes", ("1",), default="1"),
    ),
    Form(
        Elasticache.CLUSTER,
        "clusterId",
        HYPHENED % 49,
        "be of 1 to 50 letters, digits and single hyphens, a letter first and no hyphen last",
        "InvalidParameterValue: The parameter CacheClusterIdentifier is not a valid identifier",
        _CACHE,
    ),
    *(
        Pair(
            Elasticache.CLUSTER,
            (When("engine", (engine,)),),
            "a cluster of Redis or Valkey has one node",
            _CACHE,
            takes=When("numCacheNodes", ("1",), default="1"),
            unless=("replicationGroupId",),
        )
        for engine in ("redis", "valkey")
    ),
    Form(
        Elasticache.CLUSTER,
        "engine",
        r"(?i)memcached|redis",
        "be memcached or redis; Valkey comes as an aws.elasticache.ReplicationGroup",
        "InvalidParameterValue: This API doesn't support Valkey engine. Please use CreateReplicationGroup API for "
        "Valkey cluster creation",
        _CACHE,
    ),
    Pair(
        Elasticache.CLUSTER,
        (),
        "one of `engine,replication_group_id` must be specified",
        f"{PROVIDER}/elasticache/cluster.go",
        needs=("engine", "replicationGroupId"),
    ),
    Pair(
        Elasticache.CLUSTER,
        (When("engine", ("memcached",)),),
        "snapshots are for Redis and Valkey",
        _CACHE,
        refuses=(
            "snapshotArns",
            "snapshotName",
            "snapshotRetentionLimit",
            "snapshotWindow",
            "finalSnapshotIdentifier",
        ),
    ),
    Pair(
        Elasticache.CLUSTER,
        (When("engine", ("redis", "valkey")),),
        "it is only supported for Memcached clusters",
        _CACHE,
        shuts=When("azMode", ("cross-az",)),
    ),
    *(
        machine_class(type, "nodeType", "cache", "AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html")
        for type in (Elasticache.CLUSTER, Elasticache.REPLICATION_GROUP)
    ),
    Count(
        Elasticache.CLUSTER,
        "",
        "preferredAvailabilityZones",
        "numCacheNodes",
        "The number of Availability Zones listed must equal the value of NumCacheNodes",
        _CACHE,
    ),
    Pair(
        Elasticache.CLUSTER,
        (When("replicationGroupId"),),
        "InvalidParameterCombination: Cannot specify additional cache cluster parameters when creating a replica",
        f"{PROVIDER}/elasticache/cluster.go",
        refuses=_AS_REPLICA,
    ),
    family(
        Elasticache.PARAMETER_GROUP,
        r"memcached1\.\d|redis(2\.\d|3\.2|4\.0|5\.0|6\.x|7)|valkey\d+",
        "a family such as valkey8, redis7, redis6.x or memcached1.6",
        f"{_API}/API_CreateCacheParameterGroup.html",
    ),
    Pair(
        Elasticache.REPLICATION_GROUP,
        (When("authToken"),),
        "a group has a token or users, not both",
        f"{REGISTRY}/elasticache/replicationgroup/",
        refuses=("userGroupIds",),
    ),
    Pair(
        Elasticache.REPLICATION_GROUP,
        (When("globalReplicationGroupId"),),
        "InvalidParameterCombination: Cannot use the given parameters when creating new replication group in an "
        "existing global replication group",
        f"{REGISTRY}/elasticache/replicationgroup/",
        refuses=(*_GLOBAL, "atRestEncryptionEnabled", "transitEncryptionEnabled"),
    ),
    Pair(
        Elasticache.REPLICATION_GROUP,
        (When("kmsKeyId"), When("engine", ("redis",), default="redis")),
        "a key is for encryption at rest",
        f"{REGISTRY}/elasticache/replicationgroup/",
        takes=When("atRestEncryptionEnabled", ("true",), default="false"),
        unless=("globalReplicationGroupId",),
        certain=False,
    ),
    Range(Elasticache.REPLICATION_GROUP, "numCacheClusters", ((1, 6),), _GROUP),
    Pair(
        Elasticache.REPLICATION_GROUP,
        (When("numCacheClusters"),),
        "a group counts its nodes, or its shards and their replicas",
        f"{REGISTRY}/elasticache/replicationgroup/",
        refuses=("numNodeGroups", "replicasPerNodeGroup"),
    ),
    Count(
        Elasticache.REPLICATION_GROUP,
        "",
        "preferredCacheClusterAzs",
        "numCacheClusters",
        "The number of Availability Zones listed must equal the value of NumCacheClusters",
        _GROUP,
    ),
    Range(Elasticache.REPLICATION_GROUP, "replicasPerNodeGroup", ((0, 5),), _GROUP),
    Form(
        Elasticache.REPLICATION_GROUP,
        "replicationGroupId",
        HYPHENED % 39,
        "be of 1 to 40 letters, digits and single hyphens, a letter first and no hyphen last",
        "InvalidParameterValue: The parameter ReplicationGroupIdentifier is not a valid identifier",
        _GROUP,
    ),
    Pair(
        Elasticache.REPLICATION_GROUP,
        (When("transitEncryptionMode", ("preferred", "required")),),
        "a mode of encryption in transit is for groups that have it",
        _GROUP,
        takes=When("transitEncryptionEnabled", ("true",), default="false"),
        unless=("globalReplicationGroupId",),
        certain=False,
    ),
    Rank(
        Elasticache.SERVERLESS_CACHE,
        "minimum",
        "maximum",
        "InvalidParameterValue: the minimum is not above the maximum",
        f"{_API}/API_CreateServerlessCache.html",
        within="cacheUsageLimits.dataStorage",
    ),
    Rank(
        Elasticache.SERVERLESS_CACHE,
        "minimum",
        "maximum",
        "InvalidParameterValue: the minimum is not above the maximum",
        f"{_API}/API_CreateServerlessCache.html",
        within="cacheUsageLimits.ecpuPerSeconds",
    ),
    Pair(
        Elasticache.SERVERLESS_CACHE,
        (When("engine", ("memcached",)),),
        "users are for Valkey and Redis OSS",
        f"{_API}/API_CreateServerlessCache.html",
        refuses=("userGroupId",),
    ),
    Range(Elasticache.SERVERLESS_CACHE, "snapshotRetentionLimit", ((0, 35),), f"{_API}/API_CreateServerlessCache.html"),
    Pair(
        Elasticache.USER,
        (When("type", ("password",)),),
        "a user that authenticates with a password has one",
        f"{_API}/API_AuthenticationMode.html",
        needs=("passwords",),
        within="authenticationMode",
    ),
    Pair(
        Elasticache.USER,
        (When("type", ("iam", "no-password-required")),),
        "passwords are for the type password",
        f"{_API}/API_AuthenticationMode.html",
        refuses=("passwords",),
        within="authenticationMode",
    ),
    Pair(
        Elasticache.USER,
        (When("noPasswordRequired", ("true",)),),
        "InvalidParameterCombination: No password required flag is true but password(s) provided",
        f"{_API}/API_CreateUser.html",
        refuses=("passwords",),
    ),
    Pair(
        Elasticache.USER,
        (),
        "a user authenticates with passwords, with IAM or without a password, and has to say so",
        f"{_API}/API_CreateUser.html",
        needs=("passwords", "passwordsWo", "noPasswordRequired", "authenticationMode"),
    ),
    *(
        PasswordNeed(
            Elasticache.USER,
            "passwords",
            16,
            128,
            r"[^ -~]",
            "16 to 128 characters",
            f"{DOCS}/AmazonElastiCache/latest/dg/Clusters.RBAC.html",
            within=within,
        )
        for within in ("", "authenticationMode")
    ),
    Window(Elasticache.CLUSTER, "maintenanceWindow", _CACHE, weekly=True, least=60),
    Window(Elasticache.CLUSTER, "snapshotWindow", _CACHE, least=60),
    Window(Elasticache.REPLICATION_GROUP, "maintenanceWindow", _GROUP, weekly=True, least=60),
    Window(Elasticache.REPLICATION_GROUP, "snapshotWindow", _GROUP, least=60),
    Form(
        Elasticache.REPLICATION_GROUP,
        "engineVersion",
        r"[1-5](\.\d+){2}|6\.x|([6-9]|\d{2,})\.\d+",
        "be major and minor version, such as 7.1, from version 6 on, and have three parts before",
        "engine_version: 7.x.x is invalid, for versions 6 and higher the format is <major>.<minor>",
        f"{PROVIDER}/elasticache/engine_version.go",
    ),
    Form(
        Elasticache.REPLICATION_GROUP,
        "engine",
        "(?i)redis|valkey",
        "be valkey or redis; Memcached comes as an aws.elasticache.Cluster",
        "expected engine to be one of redis, valkey",
        f"{PROVIDER}/elasticache/replication_group.go",
    ),
    *(
        Range(type, "snapshotRetentionLimit", ((0, 35),), f"{PROVIDER}/elasticache/{file}.go")
        for type, file in ((Elasticache.REPLICATION_GROUP, "replication_group"), (Elasticache.CLUSTER, "cluster"))
    ),
    *(
        Range(type, "port", ((1150, 8004), (8006, 65_535)), TRIED)
        for type in (Elasticache.REPLICATION_GROUP, Elasticache.CLUSTER)
    ),
    Pair(
        Elasticache.REPLICATION_GROUP,
        (When("engine", ("valkey",)),),
        "InvalidParameterValue: the versions of Valkey begin with 7.2",
        f"{DOCS}/AmazonElastiCache/latest/dg/engine-versions.html",
        shuts=When("engineVersion", ("2.*", "3.*", "4.*", "5.*", "6.*", "7.0*", "7.1*")),
    ),
    Form(
        Elasticache.USER,
        "accessString",
        r"(?!(.*\s)?([><#!]\S*|nopass|resetpass|reset)(\s.*)?$).*",
        "have no passwords and no reset in it, which are settings of their own",
        "InvalidParameterValue: the access string holds rules that are not taken there",
        TRIED,
    ),
)
