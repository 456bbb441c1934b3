"""Settings that go together: databases, caches, buckets, search domains, warehouses and key-value tables."""

from __future__ import annotations

from policies.setting._pairs import Pair, When
from policies.setting._ranks import Rank
from policypack.catalogue.tokens import (
    S3,
    Dynamodb,
    Elasticache,
    Fsx,
    Keyspaces,
    Mq,
    Msk,
    Opensearch,
    Rds,
    Redshift,
    Transfer,
)

_DOCS = "https://docs.aws.amazon.com"
_RDS = f"{_DOCS}/AmazonRDS/latest/APIReference"
_INSTANCE = f"{_RDS}/API_CreateDBInstance.html"
_GROUP = f"{_DOCS}/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html"
_S3 = f"{_DOCS}/AmazonS3/latest"
_LIFECYCLE = f"{_S3}/API/API_LifecycleRule.html"
_REPLICATION = f"{_S3}/API/API_ReplicationRule.html"
_DOMAIN = f"{_DOCS}/opensearch-service/latest/developerguide"
_REDSHIFT = f"{_DOCS}/redshift/latest/APIReference"
_KEYSPACES = f"{_DOCS}/keyspaces/latest/APIReference"
_MSK = f"{_DOCS}/msk/1.0/apireference/clusters.html"
_FSX = f"{_DOCS}/fsx/latest/APIReference"
_OPEN_ZFS = f"{_FSX}/API_CreateFileSystemOpenZFSConfiguration.html"
_REGISTRY = "https://www.pulumi.com/registry/packages/aws/api-docs"
_KEPT_PORTS = ("1234", "1434", "3260", "3343", "3389", "47001", *map(str, range(49152, 49157)))
_BURSTING = ("t2", "t3", "t4g")
_EVERY_INTERVAL = ("1", "5", "10", "15", "30", "60")
_DIRECTORY = ("domainFqdn", "domainOu", "domainAuthSecretArn", "domainDnsIps")
_GLOBAL = ("nodeType", "engine", "engineVersion", "parameterGroupName", "numNodeGroups", "snapshotName", "snapshotArns")
_TAGGED = ("filter.tag", "filter.and.tags")
_SIZED = ("filter.objectSizeGreaterThan", "filter.objectSizeLessThan")
_SIZED_AND = ("filter.and.objectSizeGreaterThan", "filter.and.objectSizeLessThan")
_ZFS_FIRST = ("64", "128", "256", "512", "1024", "2048", "3072", "4096")
_ZFS_SECOND = ("160", "320", "640", "1280", "2560", "3840", "5120", "7680", "10240")
STORES = (
    *(
        Pair(
            type,
            (When("monitoringRoleArn"),),
            "if MonitoringRoleArn is specified, then you must set MonitoringInterval to a value other than 0",
            _INSTANCE,
            takes=When("monitoringInterval", _EVERY_INTERVAL, default="0"),
        )
        for type in (Rds.INSTANCE, Rds.CLUSTER_INSTANCE)
    ),
    *(
        Pair(
            Rds.INSTANCE,
            (When("engine", engines), When("licenseModel")),
            "InvalidParameterCombination: RDS does not support creating a DB instance with the license model",
            _INSTANCE,
            takes=When("licenseModel", licenses),
        )
        for engines, licenses in (
            (("mysql", "mariadb"), ("general-public-license",)),
            (("postgres",), ("postgresql-license",)),
            (("oracle-ee", "oracle-ee-cdb"), ("bring-your-own-license",)),
            (("oracle-se2", "oracle-se2-cdb"), ("license-included", "bring-your-own-license")),
            (("db2-*",), ("bring-your-own-license", "marketplace-license")),
        )
    ),
    Pair(
        Rds.INSTANCE,
        (When("engine", ("sqlserver-*",)),),
        "SQL Server keeps the port for itself",
        _INSTANCE,
        shuts=When("port", _KEPT_PORTS),
    ),
    Pair(
        Rds.INSTANCE,
        (When("storageEncrypted", ("true",)),),
        "InvalidParameterCombination: DB Instance class does not support encryption at rest",
        f"{_DOCS}/AmazonRDS/latest/UserGuide/Overview.Encryption.html",
        shuts=When("instanceClass", ("db.t2.micro", "db.m1.*", "db.m2.*")),
    ),
    Pair(
        Rds.INSTANCE,
        (When("performanceInsightsEnabled", ("true",)), When("engine", ("mysql", "mariadb"))),
        "InvalidParameterCombination: Performance Insights not supported for this configuration",
        f"{_DOCS}/AmazonRDS/latest/UserGuide/USER_PerfInsights.Overview.Engines.html",
        shuts=When("instanceClass", tuple(f"db.{kind}.{size}" for kind in _BURSTING for size in ("micro", "small"))),
    ),
    Pair(
        Rds.INSTANCE,
        (When("timezone"),),
        "a time zone is for RDS for Db2 and RDS for SQL Server; other engines have it in a parameter group",
        _INSTANCE,
        shuts=When("engine", ("mysql", "mariadb", "postgres", "oracle-*")),
    ),
    Pair(
        Rds.INSTANCE,
        (When("characterSetName"),),
        "a character set is for Oracle, SQL Server and Db2; other engines have it in a parameter group",
        _INSTANCE,
        shuts=When("engine", ("mysql", "mariadb", "postgres")),
        certain=False,
    ),
    Pair(
        Rds.INSTANCE,
        (When("engine", ("custom-*",)),),
        "if you create an RDS Custom DB instance, you must set AutoMinorVersionUpgrade to false",
        _INSTANCE,
        takes=When("autoMinorVersionUpgrade", ("false",), default="true"),
    ),
    *(
        Pair(
            Rds.INSTANCE,
            (When("engine", ("custom-*",)),),
            says,
            _INSTANCE,
            needs=(name,),
            unless=("snapshotIdentifier",),
        )
        for name, says in (
            ("kmsKeyId", "for Amazon RDS Custom, a KMS key is required for DB instances"),
            ("customIamInstanceProfile", "the setting is required for RDS Custom"),
        )
    ),
    Pair(
        Rds.INSTANCE,
        (When("domain"),),
        "a directory of AWS is named by its id, one of your own by its FQDN, unit, secret and addresses",
        f"{_REGISTRY}/rds/instance/",
        refuses=_DIRECTORY,
    ),
    Pair(
        Rds.INSTANCE,
        (When("domain"),),
        "RDS calls the Directory Service with a role",
        f"{_REGISTRY}/rds/instance/",
        needs=("domainIamRoleName",),
        certain=False,
    ),
    Pair(
        Rds.GLOBAL_CLUSTER,
        (When("sourceDbClusterIdentifier"),),
        "it can't be specified if SourceDBClusterIdentifier is specified",
        f"{_RDS}/API_CreateGlobalCluster.html",
        refuses=("engine", "engineVersion", "databaseName", "storageEncrypted"),
    ),
    Pair(
        Elasticache.REPLICATION_GROUP,
        (When("globalReplicationGroupId"),),
        "InvalidParameterCombination: Cannot use the given parameters when creating new replication group in an "
        "existing global replication group",
        f"{_REGISTRY}/elasticache/replicationgroup/",
        refuses=(*_GLOBAL, "atRestEncryptionEnabled", "transitEncryptionEnabled"),
    ),
    Pair(
        Elasticache.REPLICATION_GROUP,
        (When("authToken"),),
        "a group has a token or users, not both",
        f"{_REGISTRY}/elasticache/replicationgroup/",
        refuses=("userGroupIds",),
    ),
    Pair(
        Elasticache.REPLICATION_GROUP,
        (When("numCacheClusters"),),
        "a group counts its nodes, or its shards and their replicas",
        f"{_REGISTRY}/elasticache/replicationgroup/",
        refuses=("numNodeGroups", "replicasPerNodeGroup"),
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
    Pair(
        Elasticache.SERVERLESS_CACHE,
        (When("engine", ("memcached",)),),
        "users are for Valkey and Redis OSS",
        f"{_DOCS}/AmazonElastiCache/latest/APIReference/API_CreateServerlessCache.html",
        refuses=("userGroupId",),
    ),
    Pair(
        Elasticache.USER,
        (When("noPasswordRequired", ("true",)),),
        "InvalidParameterCombination: No password required flag is true but password(s) provided",
        f"{_DOCS}/AmazonElastiCache/latest/APIReference/API_CreateUser.html",
        refuses=("passwords",),
    ),
    Pair(
        Elasticache.USER,
        (When("type", ("password",)),),
        "a user that authenticates with a password has one",
        f"{_DOCS}/AmazonElastiCache/latest/APIReference/API_AuthenticationMode.html",
        needs=("passwords",),
        within="authenticationMode",
    ),
    Pair(
        Elasticache.USER,
        (When("type", ("iam", "no-password-required")),),
        "passwords are for the type password",
        f"{_DOCS}/AmazonElastiCache/latest/APIReference/API_AuthenticationMode.html",
        refuses=("passwords",),
        within="authenticationMode",
    ),
    Pair(
        Elasticache.USER,
        (),
        "a user authenticates with passwords, with IAM or without a password, and has to say so",
        f"{_DOCS}/AmazonElastiCache/latest/APIReference/API_CreateUser.html",
        needs=("passwords", "passwordsWo", "noPasswordRequired", "authenticationMode"),
    ),
    Pair(
        Dynamodb.TABLE,
        (When("billingMode", ("PROVISIONED",), default="PROVISIONED"),),
        "ValidationException: On-demand throughput is for tables that are paid per request",
        f"{_DOCS}/amazondynamodb/latest/APIReference/API_CreateTable.html",
        refuses=("onDemandThroughput",),
        unless=("restoreSourceName", "restoreSourceTableArn", "restoreBackupArn"),
    ),
    *(
        Pair(
            S3.BUCKET_LIFECYCLE_CONFIGURATION,
            (When(name),),
            "a filter has one of prefix, tag and sizes; more of them belong into its and",
            f"{_S3}/API/API_LifecycleRuleFilter.html",
            refuses=others,
            within="rules",
            certain=False,  # of a prefix beside a tag the provider sends one
        )
        for name, others in (
            ("filter.tag", ("filter.prefix", *_SIZED)),
            ("filter.and", ("filter.tag", "filter.prefix", *_SIZED)),
            ("filter.objectSizeGreaterThan", ("filter.objectSizeLessThan", "filter.prefix")),
            ("filter.objectSizeLessThan", ("filter.prefix",)),
        )
    ),
    Pair(
        S3.BUCKET_LIFECYCLE_CONFIGURATION,
        (When("abortIncompleteMultipartUpload"),),
        "InvalidRequest: AbortIncompleteMultipartUpload cannot be specified with Tags or sizes",
        _LIFECYCLE,
        refuses=(*_TAGGED, *_SIZED, *_SIZED_AND),
        within="rules",
    ),
    Pair(
        S3.BUCKET_LIFECYCLE_CONFIGURATION,
        (When("expiration.expiredObjectDeleteMarker", ("true",)),),
        "InvalidRequest: ExpiredObjectDeleteMarker cannot be specified with Tags",
        _LIFECYCLE,
        refuses=_TAGGED,
        within="rules",
    ),
    Pair(
        S3.BUCKET_REPLICATION_CONFIG,
        (When("deleteMarkerReplication.status", ("Enabled",)),),
        "InvalidRequest: Delete marker replication is not supported if any Tag filter is specified",
        _REPLICATION,
        refuses=_TAGGED,
        within="rules",
    ),
    Pair(
        S3.BUCKET_REPLICATION_CONFIG,
        (When("existingObjectReplication"),),
        "MalformedXML: S3 does not replicate objects that are there already by a rule; S3 Batch Replication does",
        f"{_S3}/userguide/s3-batch-replication-batch.html",
        shuts=When("existingObjectReplication.status", ("Enabled",)),
        within="rules",
        certain=False,
    ),
    Pair(
        S3.BUCKET_WEBSITE_CONFIGURATION,
        (When("replaceKeyWith"),),
        "You can use either ReplaceKeyWith or ReplaceKeyPrefixWith, not both",
        f"{_S3}/API/API_Redirect.html",
        refuses=("replaceKeyPrefixWith",),
        within="routingRules.redirect",
    ),
    *(
        Pair(
            type,
            (When(one),),
            "InvalidArgument: x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied",
            f"{_S3}/API/API_PutObject.html",
            needs=(other,),
        )
        for type in (S3.BUCKET_OBJECT, S3.BUCKET_OBJECTV2)
        for one, other in (
            ("objectLockMode", "objectLockRetainUntilDate"),
            ("objectLockRetainUntilDate", "objectLockMode"),
        )
    ),
    Pair(
        Opensearch.DOMAIN,
        (When("logPublishingOptions.logType", ("AUDIT_LOGS",)),),
        "ValidationException: audit log publishing cannot be enabled as you do not have advanced security options "
        "configured",
        f"{_DOMAIN}/audit-logs.html",
        takes=When("advancedSecurityOptions.enabled", ("true",), default="false"),
    ),
    Pair(
        Opensearch.DOMAIN,
        (When("enabled", ("true",)), When("internalUserDatabaseEnabled", ("true",))),
        "a database of users has a master user",
        f"{_DOMAIN}/fgac.html",
        needs=("masterUserOptions",),
        unless=("anonymousAuthEnabled",),
        within="advancedSecurityOptions",
        certain=False,
    ),
    Pair(
        Opensearch.DOMAIN,
        (When("masterUserArn"),),
        "the master user is an identity of IAM or a name with a password",
        f"{_DOMAIN}/fgac.html",
        refuses=("masterUserName", "masterUserPassword"),
        within="advancedSecurityOptions.masterUserOptions",
        certain=False,
    ),
    Pair(
        Opensearch.DOMAIN,
        (When("multiAzWithStandbyEnabled", ("true",)),),
        "Multi-AZ with Standby stands in three zones",
        f"{_DOMAIN}/managedomains-multiaz.html",
        takes=When("zoneAwarenessConfig.availabilityZoneCount", ("3",), default="2"),
        within="clusterConfig",
    ),
    Pair(
        Opensearch.DOMAIN,
        (When("multiAzWithStandbyEnabled", ("true",)),),
        "Multi-AZ with Standby has dedicated master nodes",
        f"{_DOMAIN}/managedomains-multiaz.html",
        takes=When("dedicatedMasterEnabled", ("true",), default="false"),
        within="clusterConfig",
    ),
    *(
        Pair(
            Opensearch.SERVERLESS_SECURITY_CONFIG,
            (When("type", (kind,)),),
            f"the field is required if you specify {kind} for the type parameter",
            f"{_DOCS}/opensearch-service/latest/ServerlessAPIReference/API_CreateSecurityConfig.html",
            needs=(options,),
        )
        for kind, options in (
            ("saml", "samlOptions"),
            ("iamidentitycenter", "iamIdentityCenterOptions"),
            ("iamfederation", "iamFederationOptions"),
        )
    ),
    Pair(
        Redshift.CLUSTER,
        (When("nodeType", ("ra3.*", "rg.*")),),
        "You can't disable automated snapshots for RG or RA3 node types",
        f"{_REDSHIFT}/API_CreateCluster.html",
        shuts=When("automatedSnapshotRetentionPeriod", ("0",)),
    ),
    Pair(
        Redshift.CLUSTER,
        (When("kmsKeyId"),),
        "a key is for an encrypted cluster",
        f"{_REGISTRY}/redshift/cluster/",
        shuts=When("encrypted", ("false",)),
        certain=False,
    ),
    *(
        Pair(
            Redshift.USAGE_LIMIT,
            (When("featureType", features),),
            f"if FeatureType is {features[0]}, then LimitType must be {limit}",
            f"{_REDSHIFT}/API_CreateUsageLimit.html",
            takes=When("limitType", (limit,)),
        )
        for features, limit in (
            (("spectrum",), "data-scanned"),
            (("cross-region-datasharing",), "data-scanned"),
            (("concurrency-scaling",), "time"),
        )
    ),
    *(
        Pair(
            Redshift.LOGGING,
            (When("logDestinationType", (kind,)),),
            says,
            f"{_REDSHIFT}/API_EnableLogging.html",
            needs=(name,),
        )
        for kind, name, says in (
            ("s3", "bucketName", "logs that go to S3 have a bucket"),
            ("cloudwatch", "logExports", "logs that go to CloudWatch have a list of which ones"),
        )
    ),
    *(
        Pair(
            Keyspaces.TABLE,
            (When("throughputMode", ("PROVISIONED",)),),
            "a provisioned table says how much it reads and writes",
            f"{_KEYSPACES}/API_CapacitySpecification.html",
            needs=(name,),
            within="capacitySpecification",
        )
        for name in ("readCapacityUnits", "writeCapacityUnits")
    ),
    Pair(
        Keyspaces.TABLE,
        (When("throughputMode", ("PAY_PER_REQUEST",)),),
        "capacity is for provisioned tables",
        f"{_KEYSPACES}/API_CapacitySpecification.html",
        refuses=("readCapacityUnits", "writeCapacityUnits"),
        within="capacitySpecification",
        certain=False,
    ),
    Pair(
        Keyspaces.TABLE,
        (When("type", ("CUSTOMER_MANAGED_KMS_KEY",)),),
        "a key of the account has to be named",
        f"{_KEYSPACES}/API_EncryptionSpecification.html",
        needs=("kmsKeyIdentifier",),
        within="encryptionSpecification",
    ),
    *(
        Pair(
            Msk.CLUSTER,
            (When("enabled", ("true",)),),
            "logs that are delivered have to go somewhere",
            _MSK,
            needs=(name,),
            within=f"loggingInfo.brokerLogs.{where}",
        )
        for where, name in (("cloudwatchLogs", "logGroup"), ("firehose", "deliveryStream"), ("s3", "bucket"))
    ),
    *(
        Pair(
            Msk.CLUSTER,
            (When(f"clientAuthentication.sasl.{kind}", ("true",)),),
            "clients that authenticate speak TLS",
            f"{_DOCS}/msk/latest/developerguide/msk-encryption-in-transit.html",
            shuts=When("encryptionInfo.encryptionInTransit.clientBroker", ("PLAINTEXT",)),
            certain=False,
        )
        for kind in ("iam", "scram")
    ),
    Pair(
        Msk.CLUSTER,
        (When("instanceType", ("express.*",)),),
        "Express brokers have storage of their own accord",
        f"{_DOCS}/msk/latest/developerguide/msk-broker-types-express.html",
        refuses=("storageInfo",),
        within="brokerNodeGroupInfo",
        certain=False,
    ),
    Pair(
        Mq.BROKER,
        (When("authenticationStrategy", ("ldap",)),),
        "LDAP needs a server",
        f"{_DOCS}/amazon-mq/latest/api-reference/brokers.html",
        needs=("ldapServerMetadata",),
    ),
    Pair(
        Mq.BROKER,
        (When("engineType", ("RabbitMQ",)),),
        "LDAP is not supported for RabbitMQ",
        f"{_REGISTRY}/mq/broker/",
        shuts=When("authenticationStrategy", ("ldap",)),
    ),
    Pair(
        Mq.BROKER,
        (When("kmsKeyId"),),
        "a key of one's own takes the place of AWS's",
        f"{_REGISTRY}/mq/broker/",
        takes=When("useAwsOwnedKey", ("false",), default="true"),
        within="encryptionOptions",
        certain=False,
    ),
    Pair(
        Mq.BROKER,
        (When("dataReplicationMode", ("CRDR",)),),
        "a replica names its primary broker",
        f"{_REGISTRY}/mq/broker/",
        needs=("dataReplicationPrimaryBrokerArn",),
        certain=False,
    ),
    *(
        Pair(
            Fsx.OPEN_ZFS_FILE_SYSTEM,
            (When("deploymentType", deployments), When("throughputCapacity")),
            "BadRequest: the throughput is none of those of the deployment type",
            _OPEN_ZFS,
            takes=When("throughputCapacity", values),
        )
        for deployments, values in (
            (("SINGLE_AZ_1", "SINGLE_AZ_HA_1"), _ZFS_FIRST),
            (("MULTI_AZ_1", "SINGLE_AZ_2", "SINGLE_AZ_HA_2"), _ZFS_SECOND),
        )
    ),
    Pair(
        Fsx.OPEN_ZFS_FILE_SYSTEM,
        (When("deploymentType", ("SINGLE_AZ_*",)),),
        "it is for file systems in two zones",
        _OPEN_ZFS,
        refuses=("preferredSubnetId", "endpointIpAddressRange", "routeTableIds"),
        certain=False,
    ),
    Pair(
        Fsx.ONTAP_FILE_SYSTEM,
        (When("deploymentType", ("MULTI_AZ_1", "MULTI_AZ_2", "SINGLE_AZ_1")), When("haPairs")),
        "BadRequest: more than one HA pair is for SINGLE_AZ_2",
        f"{_FSX}/API_CreateFileSystemOntapConfiguration.html",
        takes=When("haPairs", ("1",)),
    ),
    Pair(
        Fsx.ONTAP_FILE_SYSTEM,
        (When("throughputCapacity"),),
        "the throughput is that of the file system, or of each HA pair",
        f"{_FSX}/API_CreateFileSystemOntapConfiguration.html",
        refuses=("throughputCapacityPerHaPair",),
    ),
    Pair(
        Fsx.ONTAP_VOLUME,
        (When("coolingPeriod"),),
        "a cooling period is for the policies AUTO and SNAPSHOT_ONLY",
        f"{_FSX}/API_TieringPolicy.html",
        shuts=When("name", ("ALL", "NONE")),
        within="tieringPolicy",
        certain=False,
    ),
    Pair(
        Fsx.WINDOWS_FILE_SYSTEM,
        (When("domainJoinServiceAccountSecret"),),
        "the account that joins the directory is in the secret, or named with its password",
        f"{_FSX}/API_SelfManagedActiveDirectoryConfiguration.html",
        refuses=("username", "password"),
        within="selfManagedActiveDirectory",
    ),
    Pair(
        Transfer.USER,
        (When("homeDirectoryType", ("PATH",), default="PATH"),),
        "mappings are for a home of the type LOGICAL",
        f"{_DOCS}/transfer/latest/APIReference/API_CreateUser.html",
        refuses=("homeDirectoryMappings",),
    ),
    Pair(
        Transfer.USER,
        (When("homeDirectoryType", ("LOGICAL",)),),
        "HomeDirectory is only used if HomeDirectoryType is set to PATH",
        f"{_DOCS}/transfer/latest/APIReference/API_CreateUser.html",
        refuses=("homeDirectory",),
        certain=False,
    ),
    *(
        Pair(
            Transfer.WORKFLOW,
            (When("type", (kind,)),),
            "a step has the details of its type",
            f"{_DOCS}/transfer/latest/APIReference/API_WorkflowStep.html",
            needs=(f"{kind.lower()}StepDetails",),
            within=within,
        )
        for within in ("steps", "onExceptionSteps")
        for kind in ("COPY", "CUSTOM", "DECRYPT", "DELETE", "TAG")
    ),
)
STORES_RANKS = (
    Rank(
        Elasticache.SERVERLESS_CACHE,
        "minimum",
        "maximum",
        "InvalidParameterValue: the minimum is not above the maximum",
        f"{_DOCS}/AmazonElastiCache/latest/APIReference/API_CreateServerlessCache.html",
        within="cacheUsageLimits.dataStorage",
    ),
    Rank(
        Elasticache.SERVERLESS_CACHE,
        "minimum",
        "maximum",
        "InvalidParameterValue: the minimum is not above the maximum",
        f"{_DOCS}/AmazonElastiCache/latest/APIReference/API_CreateServerlessCache.html",
        within="cacheUsageLimits.ecpuPerSeconds",
    ),
)
