"""Settings that go together: databases, caches, search, queues, file systems, backups, batch jobs."""

from __future__ import annotations

from policies.setting._pairs import Pair, When
from policies.setting._ranks import Rank
from policypack.catalogue.tokens import (
    Backup,
    Batch,
    Efs,
    Elasticache,
    Fsx,
    Memorydb,
    Mq,
    Msk,
    Opensearch,
    Rds,
    Redshift,
    Redshiftserverless,
    Ssm,
    Transfer,
)

_DOCS = "https://docs.aws.amazon.com"
_BROKER = f"{_DOCS}/amazon-mq/latest/api-reference/brokers.html"
_FILES = f"{_DOCS}/efs/latest/ug/API_CreateFileSystem.html"
_LUSTRE = f"{_DOCS}/fsx/latest/APIReference/API_CreateFileSystemLustreConfiguration.html"
_SERVER = f"{_DOCS}/transfer/latest/APIReference/API_CreateServer.html"
_INSTANCE = f"{_DOCS}/AmazonRDS/latest/APIReference/API_CreateDBInstance.html"
_COMPUTE = f"{_DOCS}/batch/latest/APIReference/API_ComputeResource.html"
_RABBIT = ("RabbitMQ",)
_COPIES = ("replicateSourceDb", "replicationSourceIdentifier", "snapshotIdentifier", "restoreToPointInTime")
_UPGRADES = "AWS wants it true for ActiveMQ 5.18 and RabbitMQ 3.13 and later"
_ENCRYPTED_PORTS = "a server of FTP or FTPS is in a VPC, and its users are not those of the service"
DATA = (
    Pair(
        Mq.BROKER,
        (When("engineType", _RABBIT),),
        "Audit logging is not supported for RabbitMQ brokers",
        _BROKER,
        shuts=When("logs.audit", ("true",)),
    ),
    Pair(
        Mq.BROKER,
        (When("engineType", _RABBIT),),
        "EFS is not supported for the engine type RabbitMQ",
        _BROKER,
        shuts=When("storageType", ("efs",)),
    ),
    Pair(
        Mq.BROKER,
        (When("engineType", _RABBIT),),
        "RabbitMQ is a single instance or a cluster",
        _BROKER,
        takes=When("deploymentMode", ("SINGLE_INSTANCE", "CLUSTER_MULTI_AZ"), default="SINGLE_INSTANCE"),
    ),
    Pair(
        Mq.BROKER,
        (When("engineType", ("ActiveMQ",)),),
        "ActiveMQ is a single instance, or an active one with a standby",
        _BROKER,
        takes=When("deploymentMode", ("SINGLE_INSTANCE", "ACTIVE_STANDBY_MULTI_AZ"), default="SINGLE_INSTANCE"),
    ),
    Pair(
        Mq.BROKER,
        (When("engineVersion", ("3.13", "3.13.*", "4.*")), When("engineType", _RABBIT)),
        _UPGRADES,
        _BROKER,
        takes=When("autoMinorVersionUpgrade", ("true",), default="false"),
    ),
    Pair(
        Mq.BROKER,
        (When("engineVersion", ("5.18", "5.18.*", "5.19", "5.19.*")), When("engineType", ("ActiveMQ",))),
        _UPGRADES,
        _BROKER,
        takes=When("autoMinorVersionUpgrade", ("true",), default="false"),
    ),
    Pair(
        Efs.FILE_SYSTEM,
        (When("throughputMode", ("provisioned",)),),
        "the mode provisioned needs a value",
        _FILES,
        needs=("provisionedThroughputInMibps",),
    ),
    Pair(
        Efs.FILE_SYSTEM,
        (When("throughputMode", ("elastic",)),),
        "Max I/O is not supported with Elastic throughput",
        f"{_DOCS}/efs/latest/ug/performance.html",
        shuts=When("performanceMode", ("maxIO",)),
    ),
    Pair(
        Efs.FILE_SYSTEM,
        (When("availabilityZoneName"),),
        "Max I/O is not supported on One Zone file systems",
        _FILES,
        shuts=When("performanceMode", ("maxIO",)),
    ),
    Pair(
        Efs.FILE_SYSTEM,
        (When("kmsKeyId"),),
        "a key is for an encrypted file system alone",
        _FILES,
        takes=When("encrypted", ("true",), default="false"),
    ),
    Pair(
        Fsx.LUSTRE_FILE_SYSTEM,
        (When("deploymentType", ("PERSISTENT_1",)),),
        "PERSISTENT_1 needs it",
        _LUSTRE,
        needs=("perUnitStorageThroughput",),
        unless=("backupId",),
    ),
    Pair(
        Fsx.LUSTRE_FILE_SYSTEM,
        (When("storageType", ("HDD",)),),
        "it is required where the storage type is HDD",
        _LUSTRE,
        needs=("driveCacheType",),
        unless=("backupId",),
    ),
    Pair(
        Fsx.WINDOWS_FILE_SYSTEM,
        (When("deploymentType", ("MULTI_AZ_1",)),),
        "of two subnets one is preferred",
        f"{_DOCS}/fsx/latest/APIReference/API_CreateFileSystemWindowsConfiguration.html",
        needs=("preferredSubnetId",),
    ),
    Pair(
        Transfer.SERVER,
        (When("protocols", ("FTPS",)),),
        "FTPS needs a certificate of ACM",
        _SERVER,
        needs=("certificate",),
    ),
    Pair(
        Transfer.SERVER,
        (When("protocols", ("FTP", "FTPS")),),
        _ENCRYPTED_PORTS,
        _SERVER,
        takes=When("endpointType", ("VPC", "VPC_ENDPOINT"), default="PUBLIC"),
    ),
    Pair(
        Transfer.SERVER,
        (When("protocols", ("FTP", "FTPS")),),
        _ENCRYPTED_PORTS,
        _SERVER,
        shuts=When("identityProviderType", ("SERVICE_MANAGED",), default="SERVICE_MANAGED"),
    ),
    *(
        Pair(
            Transfer.SERVER,
            (When("identityProviderType", (kind,)),),
            f"{kind} needs it",
            _SERVER,
            needs=(other,),
            certain=other != "invocationRole",
        )
        for kind, other in (
            ("API_GATEWAY", "url"),
            ("API_GATEWAY", "invocationRole"),
            ("AWS_DIRECTORY_SERVICE", "directoryId"),
            ("AWS_LAMBDA", "function"),
        )
    ),
    Pair(
        Transfer.USER,
        (When("homeDirectoryType", ("LOGICAL",)),),
        "a logical home needs mappings",
        f"{_DOCS}/transfer/latest/APIReference/API_CreateUser.html",
        needs=("homeDirectoryMappings",),
    ),
    *(
        Pair(
            type,
            (When("masterUserSecretKmsKeyId"),),
            "the key is for a password that is managed in Secrets Manager",
            _INSTANCE,
            takes=When("manageMasterUserPassword", ("true",), default="false"),
            unless=_COPIES,
        )
        for type in (Rds.INSTANCE, Rds.CLUSTER)
    ),
    # RDS Custom takes a key without it.
    Pair(
        Rds.INSTANCE,
        (When("kmsKeyId"), When("engine", ("mariadb", "mysql", "postgres", "db2-*", "oracle-*", "sqlserver-*"))),
        "InvalidParameterCombination: You must enable StorageEncrypted when you specify KmsKeyId",
        _INSTANCE,
        takes=When("storageEncrypted", ("true",), default="false"),
        unless=_COPIES,
    ),
    Pair(
        Rds.CLUSTER,
        (When("kmsKeyId"),),
        "a key needs storageEncrypted to be true",
        "https://www.pulumi.com/registry/packages/aws/api-docs/rds/cluster/",
        takes=When("storageEncrypted", ("true",), default="false"),
        unless=(*_COPIES, "globalClusterIdentifier"),
        certain=False,
    ),
    Pair(
        Elasticache.REPLICATION_GROUP,
        (When("kmsKeyId"), When("engine", ("redis",), default="redis")),
        "a key is for encryption at rest",
        "https://www.pulumi.com/registry/packages/aws/api-docs/elasticache/replicationgroup/",
        takes=When("atRestEncryptionEnabled", ("true",), default="false"),
        unless=("globalReplicationGroupId",),
        certain=False,
    ),
    *(
        Pair(
            Elasticache.CLUSTER,
            (When("engine", (engine,)),),
            "a cluster of Redis or Valkey has one node",
            f"{_DOCS}/AmazonElastiCache/latest/APIReference/API_CreateCacheCluster.html",
            takes=When("numCacheNodes", ("1",), default="1"),
            unless=("replicationGroupId",),
        )
        for engine in ("redis", "valkey")
    ),
    Pair(
        Memorydb.CLUSTER,
        (When("tlsEnabled", ("false",)),),
        "TLS is required with an ACL other than open-access",
        f"{_DOCS}/memorydb/latest/devguide/in-transit-encryption.html",
        takes=When("aclName", ("open-access",)),
    ),
    Pair(
        Redshift.CLUSTER,
        (When("manageMasterPassword", ("true",)),),
        "You can't use MasterUserPassword if ManageMasterPassword is true",
        f"{_DOCS}/redshift/latest/APIReference/API_CreateCluster.html",
        refuses=("masterPassword",),
    ),
    Pair(
        Redshift.CLUSTER,
        (When("multiAz", ("true",)),),
        "several zones are for RA3 nodes",
        f"{_DOCS}/redshift/latest/mgmt/managing-cluster-multi-az.html",
        shuts=When("nodeType", ("dc1.*", "dc2.*", "ds2.*")),
    ),
    Pair(
        Redshiftserverless.NAMESPACE,
        (When("manageAdminPassword", ("true",)),),
        "You can't use adminUserPassword if manageAdminPassword is true",
        f"{_DOCS}/redshift-serverless/latest/APIReference/API_CreateNamespace.html",
        refuses=("adminUserPassword",),
    ),
    Pair(
        Opensearch.DOMAIN,
        (When("autoTuneOptions.desiredState", ("ENABLED",)),),
        "Autotune is not supported in t2/t3 instance types",
        f"{_DOCS}/opensearch-service/latest/developerguide/auto-tune.html",
        shuts=When("clusterConfig.instanceType", ("t2.*", "t3.*")),
    ),
    Pair(
        Msk.CLUSTER,
        (When("storageMode", ("TIERED",)),),
        "tiered storage is not for kafka.t3.small",
        f"{_DOCS}/msk/latest/developerguide/msk-tiered-storage-constraints.html",
        shuts=When("brokerNodeGroupInfo.instanceType", ("kafka.t3.small",)),
    ),
    Pair(
        Batch.COMPUTE_ENVIRONMENT,
        (
            When("computeResources.type", ("SPOT",)),
            When("computeResources.allocationStrategy", ("BEST_FIT",), default="BEST_FIT"),
        ),
        "Spot with the strategy BEST_FIT, which is the default, needs the role of the fleet",
        _COMPUTE,
        needs=("computeResources.spotIamFleetRole",),
        unless=("eksConfiguration",),
    ),
)
DATA_RANKS = (
    Rank(
        Ssm.MAINTENANCE_WINDOW,
        "cutoff",
        "duration",
        "ValidationException: the cutoff must be smaller than the duration",
        "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreateMaintenanceWindow.html",
    ),
    Rank(
        Batch.COMPUTE_ENVIRONMENT,
        "computeResources.minVcpus",
        "computeResources.maxVcpus",
        "minvCpus is not above maxvCpus",
        _COMPUTE,
    ),
    Rank(
        Batch.COMPUTE_ENVIRONMENT,
        "computeResources.desiredVcpus",
        "computeResources.maxVcpus",
        "desiredvCpus lies between minvCpus and maxvCpus",
        _COMPUTE,
    ),
    Rank(
        Backup.VAULT_LOCK_CONFIGURATION,
        "minRetentionDays",
        "maxRetentionDays",
        "the shortest retention is not above the longest",
        f"{_DOCS}/aws-backup/latest/devguide/API_PutBackupVaultLockConfiguration.html",
    ),
)
