"""Numbers whose ends stand in AWS's prose: databases, caches, buckets, search, file systems, jobs, backups."""

from __future__ import annotations

from policies.setting._pairs import When
from policies.setting._ranges import Range, Span
from policypack.catalogue.tokens import (
    S3,
    Backup,
    Docdb,
    Dynamodb,
    Elasticache,
    Emr,
    Fsx,
    Glue,
    Memorydb,
    Msk,
    Mwaa,
    Neptune,
    Opensearch,
    Rds,
    Redshift,
    Redshiftserverless,
)

_DOCS = "https://docs.aws.amazon.com"
_RDS = f"{_DOCS}/AmazonRDS/latest/APIReference"
_DOCDB = f"{_DOCS}/documentdb/latest/developerguide"
_NEPTUNE = f"{_DOCS}/neptune/latest"
_CACHES = f"{_DOCS}/AmazonElastiCache/latest/APIReference"
_REDSHIFT = f"{_DOCS}/redshift/latest/APIReference"
_SEARCH = f"{_DOCS}/opensearch-service/latest/developerguide/limits.html"
_FSX = f"{_DOCS}/fsx/latest/APIReference/API_CreateFileSystem.html"
_GLUE = f"{_DOCS}/glue/latest/webapi"
_S3 = f"{_DOCS}/AmazonS3/latest/API"
_ENDS = ("search", "elasticsearch")
_PORTS: tuple[Span, ...] = ((1150, 65_535),)
_WAREHOUSE_PORTS: tuple[Span, ...] = ((5431, 5455), (8191, 8215))
_KEPT_MANUALLY: tuple[Span, ...] = ((-1, -1), (1, 3653))
_FILE_THROUGHPUT: tuple[Span, ...] = tuple(
    (number, number) for number in (8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4608, 6144, 9216, 12_288)
)
_VOLUME = When("ebsOptions.ebsEnabled", ("true",))
AMOUNTS = (
    Range(Rds.INSTANCE, "backupRetentionPeriod", ((0, 35),), f"{_RDS}/API_CreateDBInstance.html"),
    Range(Rds.CLUSTER, "backupRetentionPeriod", ((1, 35),), f"{_RDS}/API_CreateDBCluster.html"),
    Range(Docdb.CLUSTER, "backupRetentionPeriod", ((1, 35),), f"{_DOCDB}/API_CreateDBCluster.html"),
    Range(Neptune.CLUSTER, "backupRetentionPeriod", ((1, 35),), f"{_NEPTUNE}/apiref/API_CreateDBCluster.html"),
    Range(Rds.INSTANCE, "port", _PORTS, f"{_RDS}/API_CreateDBInstance.html"),
    Range(Rds.CLUSTER, "port", _PORTS, f"{_RDS}/API_CreateDBCluster.html"),
    Range(Rds.CLUSTER_INSTANCE, "promotionTier", ((0, 15),), f"{_RDS}/API_CreateDBInstance.html"),
    Range(Docdb.CLUSTER_INSTANCE, "promotionTier", ((0, 15),), f"{_DOCDB}/API_CreateDBInstance.html"),
    Range(Neptune.CLUSTER_INSTANCE, "promotionTier", ((0, 15),), f"{_NEPTUNE}/apiref/API_CreateDBInstance.html"),
    Range(
        Dynamodb.TABLE,
        "pointInTimeRecovery.recoveryPeriodInDays",
        ((1, 35),),
        f"{_DOCS}/amazondynamodb/latest/APIReference/API_PointInTimeRecoverySpecification.html",
    ),
    Range(Elasticache.REPLICATION_GROUP, "numCacheClusters", ((1, 6),), f"{_CACHES}/API_CreateReplicationGroup.html"),
    Range(
        Elasticache.REPLICATION_GROUP, "replicasPerNodeGroup", ((0, 5),), f"{_CACHES}/API_CreateReplicationGroup.html"
    ),
    Range(
        Elasticache.SERVERLESS_CACHE, "snapshotRetentionLimit", ((0, 35),), f"{_CACHES}/API_CreateServerlessCache.html"
    ),
    Range(
        Memorydb.CLUSTER,
        "numReplicasPerShard",
        ((0, 5),),
        f"{_DOCS}/memorydb/latest/APIReference/API_CreateCluster.html",
    ),
    Range(Redshift.CLUSTER, "automatedSnapshotRetentionPeriod", ((0, 35),), f"{_REDSHIFT}/API_CreateCluster.html"),
    Range(Redshift.CLUSTER, "manualSnapshotRetentionPeriod", _KEPT_MANUALLY, f"{_REDSHIFT}/API_CreateCluster.html"),
    Range(
        Redshift.CLUSTER,
        "port",
        _WAREHOUSE_PORTS,
        f"{_REDSHIFT}/API_CreateCluster.html",
        certain=False,  # older clusters keep another one
        when=(When("nodeType", ("ra3.*",)),),
    ),
    Range(Redshift.SNAPSHOT_COPY, "retentionPeriod", ((1, 35),), f"{_REDSHIFT}/API_EnableSnapshotCopy.html"),
    Range(
        Redshift.SNAPSHOT_COPY,
        "manualSnapshotRetentionPeriod",
        _KEPT_MANUALLY,
        f"{_REDSHIFT}/API_EnableSnapshotCopy.html",
    ),
    Range(
        Redshiftserverless.WORKGROUP,
        "port",
        _WAREHOUSE_PORTS,
        f"{_DOCS}/redshift-serverless/latest/APIReference/API_CreateWorkgroup.html",
    ),
    Range(Opensearch.DOMAIN, "ebsOptions.volumeSize", ((10, None),), _SEARCH, when=(_VOLUME,)),
    *(
        Range(
            Opensearch.DOMAIN,
            "ebsOptions.volumeSize",
            ((10, most),),
            _SEARCH,
            when=(
                _VOLUME,
                When("clusterConfig.instanceType", tuple(f"{type}.{end}" for type in types for end in _ENDS)),
            ),
        )
        for types, most in (
            (("t2.micro", "t2.small", "t2.medium"), 35),
            (("t3.small",), 100),
            (("t3.medium",), 200),
        )
    ),
    Range(
        Opensearch.DOMAIN,
        "clusterConfig.warmCount",
        ((2, None),),
        _SEARCH,
        when=(When("clusterConfig.warmEnabled", ("true",)),),
    ),
    Range(
        Msk.CLUSTER,
        "brokerNodeGroupInfo.storageInfo.ebsStorageInfo.volumeSize",
        ((1, 16_384),),
        f"{_DOCS}/msk/1.0/apireference/clusters.html",
    ),
    Range(Fsx.WINDOWS_FILE_SYSTEM, "storageCapacity", ((32, 65_536),), _FSX, unless=("backupId",)),
    Range(
        Fsx.WINDOWS_FILE_SYSTEM,
        "storageCapacity",
        ((2000, 65_536),),
        _FSX,
        when=(When("storageType", ("HDD",)),),
        unless=("backupId",),
    ),
    Range(
        Fsx.WINDOWS_FILE_SYSTEM,
        "throughputCapacity",
        _FILE_THROUGHPUT,
        f"{_DOCS}/fsx/latest/WindowsGuide/performance.html",
    ),
    Range(
        Fsx.OPEN_ZFS_FILE_SYSTEM,
        "storageCapacity",
        ((64, 524_288),),
        _FSX,
        when=(When("storageType", ("SSD",), default="SSD"),),
        unless=("backupId",),
    ),
    Range(Fsx.ONTAP_FILE_SYSTEM, "storageCapacity", ((1024, 1_048_576),), _FSX),
    Range(Glue.JOB, "timeout", ((0, 10_080),), f"{_GLUE}/API_CreateJob.html"),
    Range(Glue.CRAWLER, "dynamodbTargets[].scanRate", ((0.1, 1.5),), f"{_GLUE}/API_DynamoDBTarget.html"),
    Range(Glue.CRAWLER, "s3Targets[].sampleSize", ((1, 249),), f"{_GLUE}/API_S3Target.html"),
    Range(
        Backup.PLAN,
        "rules[].startWindow",
        ((60, None),),
        f"{_DOCS}/aws-backup/latest/devguide/API_BackupRuleInput.html",
    ),
    Range(
        Backup.VAULT_LOCK_CONFIGURATION,
        "changeableForDays",
        ((3, 36_500),),
        f"{_DOCS}/aws-backup/latest/devguide/API_PutBackupVaultLockConfiguration.html",
    ),
    Range(
        Emr.CLUSTER,
        "autoTerminationPolicy.idleTimeout",
        ((60, 604_800),),
        f"{_DOCS}/emr/latest/APIReference/API_AutoTerminationPolicy.html",
    ),
    Range(Emr.CLUSTER, "stepConcurrencyLevel", ((1, 256),), f"{_DOCS}/emr/latest/APIReference/API_RunJobFlow.html"),
    Range(
        Mwaa.ENVIRONMENT,
        "schedulers",
        ((2, 5),),
        f"{_DOCS}/mwaa/latest/API/API_CreateEnvironment.html",
        when=(
            When("airflowVersion", ("2.*", "3.*")),
            When("environmentClass", ("mw1.small", "mw1.medium", "mw1.large", "mw1.xlarge", "mw1.2xlarge")),
        ),
    ),
    *(
        Range(
            S3.BUCKET_LIFECYCLE_CONFIGURATION,
            f"rules[].{where}.newerNoncurrentVersions",
            ((1, 100),),
            f"{_S3}/API_NoncurrentVersionExpiration.html",
        )
        for where in ("noncurrentVersionExpiration", "noncurrentVersionTransitions[]")
    ),
    *(
        Range(
            S3.BUCKET_REPLICATION_CONFIG,
            f"rules[].destination.{where}.minutes",
            ((15, 15),),
            f"{_S3}/API_ReplicationTimeValue.html",
        )
        for where in ("replicationTime.time", "metrics.eventThreshold")
    ),
)
