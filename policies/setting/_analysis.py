"""Settings that go together: jobs, crawlers, models, migrations, notebooks, queries and what is delivered."""

from __future__ import annotations

from policies.setting._pairs import Pair, When
from policies.setting._ranks import Rank
from policypack.catalogue.tokens import (
    Athena,
    Backup,
    Bedrock,
    Datasync,
    Dms,
    Emr,
    Glue,
    Kinesis,
    Kinesisanalyticsv2,
    Lakeformation,
    Mwaa,
    Quicksight,
    Sagemaker,
)

_DOCS = "https://docs.aws.amazon.com"
_GLUE = f"{_DOCS}/glue/latest/webapi"
_JOB = f"{_GLUE}/API_CreateJob.html"
_EMR = f"{_DOCS}/emr/latest/APIReference"
_DMS = f"{_DOCS}/dms/latest/APIReference"
_SAGEMAKER = f"{_DOCS}/sagemaker/latest/APIReference"
_VARIANT = f"{_SAGEMAKER}/API_ProductionVariant.html"
_LAKE = f"{_DOCS}/lake-formation/latest"
_GRANTS = f"{_LAKE}/dg/lf-permissions-reference.html"
_BEDROCK = f"{_DOCS}/bedrock/latest/APIReference"
_FIREHOSE = f"{_DOCS}/firehose/latest/APIReference"
_REGISTRY = "https://www.pulumi.com/registry/packages/aws/api-docs"
_OLD = ("0.9", "1.0", "2.0")
_ETL = ("glueetl", "gluestreaming")
_RESOURCES = (
    "catalogResource",
    "dataCellsFilter",
    "dataLocation",
    "database",
    "lfTag",
    "lfTagPolicy",
    "table",
    "tableWithColumns",
)
_DCU = ("1", "2", "4", "8", "16", "32", "64", "128", "192", "256", "384")
_SERVERS = ("mysql", "mariadb", "postgres", "aurora", "aurora-postgresql", "oracle", "sqlserver", "sybase", "db2")
_STORAGE = (
    ("OPENSEARCH_SERVERLESS", "opensearchServerlessConfiguration"),
    ("OPENSEARCH_MANAGED_CLUSTER", "opensearchManagedClusterConfiguration"),
    ("PINECONE", "pineconeConfiguration"),
    ("REDIS_ENTERPRISE_CLOUD", "redisEnterpriseCloudConfiguration"),
    ("RDS", "rdsConfiguration"),
    ("MONGO_DB_ATLAS", "mongoDbAtlasConfiguration"),
    ("NEPTUNE_ANALYTICS", "neptuneAnalyticsConfiguration"),
    ("S3_VECTORS", "s3VectorsConfiguration"),
)
_SOURCES = (
    ("S3", "s3Configuration"),
    ("WEB", "webConfiguration"),
    ("CONFLUENCE", "confluenceConfiguration"),
    ("SALESFORCE", "salesforceConfiguration"),
    ("SHAREPOINT", "sharePointConfiguration"),
)
_DELIVERIES = (
    "extendedS3Configuration",
    "elasticsearchConfiguration",
    "opensearchConfiguration",
    "opensearchserverlessConfiguration",
    "redshiftConfiguration",
    "splunkConfiguration",
    "httpEndpointConfiguration",
    "snowflakeConfiguration",
    "icebergConfiguration",
)
ANALYSIS = (
    Pair(
        Glue.JOB,
        (When("glueVersion", ("2.0", "3.0", "4.0", "5.*")), When("command.name", _ETL, default="glueetl")),
        "For Glue version 2.0+ jobs, you cannot specify a Maximum capacity, but a worker type and a number of workers",
        _JOB,
        refuses=("maxCapacity",),
    ),
    Pair(
        Glue.JOB,
        (When("numberOfWorkers"),),
        "workers have a type",
        _JOB,
        needs=("workerType",),
        certain=False,
    ),
    Pair(
        Glue.JOB,
        (When("executionClass", ("FLEX",)),),
        "only jobs with command type glueetl will be allowed to set ExecutionClass to FLEX",
        _JOB,
        shuts=When("command.name", ("gluestreaming", "pythonshell", "glueray")),
    ),
    Pair(
        Glue.JOB,
        (When("executionClass", ("FLEX",)),),
        "only jobs with Glue version 3.0 and above will be allowed to set ExecutionClass to FLEX",
        _JOB,
        shuts=When("glueVersion", _OLD),
    ),
    Pair(
        Glue.JOB,
        (When("workerType", ("G.025X",)),),
        "the worker type is only available for Glue version 3.0 or later streaming jobs",
        _JOB,
        takes=When("command.name", ("gluestreaming",), default="glueetl"),
    ),
    Pair(
        Glue.JOB,
        (When("workerType", ("G.025X", "G.4X", "G.8X")),),
        "the worker type is only available for Glue version 3.0 or later",
        _JOB,
        shuts=When("glueVersion", _OLD),
    ),
    Pair(
        Glue.CONNECTION,
        (When("subnetId"),),
        "it is redundant beside the subnet, but the API requires it",
        f"{_REGISTRY}/glue/connection/",
        needs=("availabilityZone",),
        within="physicalConnectionRequirements",
    ),
    Pair(
        Glue.CONNECTION,
        (When("connectionType", ("NETWORK",)),),
        "a connection to a network says to which",
        f"{_GLUE}/API_ConnectionInput.html",
        needs=("physicalConnectionRequirements",),
    ),
    Pair(
        Glue.CLASSIFIER,
        (),
        "a classifier is of one of these kinds",
        f"{_GLUE}/API_CreateClassifier.html",
        needs=("csvClassifier", "grokClassifier", "jsonClassifier", "xmlClassifier"),
    ),
    *(
        Pair(
            Glue.SECURITY_CONFIGURATION,
            (When(mode, ("SSE-KMS", "CSE-KMS")),),
            "encryption with KMS needs a key",
            f"{_GLUE}/API_EncryptionConfiguration.html",
            needs=("kmsKeyArn",),
            within=f"encryptionConfiguration.{within}",
            certain=False,
        )
        for within, mode in (
            ("cloudwatchEncryption", "cloudwatchEncryptionMode"),
            ("jobBookmarksEncryption", "jobBookmarksEncryptionMode"),
            ("s3Encryption", "s3EncryptionMode"),
        )
    ),
    Pair(
        Glue.TRIGGER,
        (),
        "an action starts a job or a crawler",
        f"{_GLUE}/API_Action.html",
        needs=("jobName", "crawlerName"),
        within="actions",
        certain=False,
    ),
    Pair(
        Glue.TRIGGER,
        (When("jobName"),),
        "an action starts a job or a crawler",
        f"{_GLUE}/API_Action.html",
        refuses=("crawlerName",),
        within="actions",
        certain=False,
    ),
    Pair(
        Glue.TRIGGER,
        (When("type", ("EVENT",)),),
        "a trigger of events begins a workflow",
        f"{_DOCS}/glue/latest/dg/starting-workflow-eventbridge.html",
        needs=("workflowName",),
        certain=False,
    ),
    Pair(
        Athena.WORKGROUP,
        (When("managedQueryResultsConfiguration.enabled", ("true",)),),
        "a workgroup whose results Athena manages cannot have an output location",
        f"{_DOCS}/athena/latest/APIReference/API_ManagedQueryResultsConfiguration.html",
        refuses=("resultConfiguration.outputLocation",),
        within="configuration",
    ),
    Pair(
        Lakeformation.PERMISSIONS,
        (),
        "a grant is about something",
        f"{_LAKE}/APIReference/API_GrantPermissions.html",
        needs=_RESOURCES,
    ),
    *(
        Pair(
            Lakeformation.PERMISSIONS,
            (When(name),),
            "InvalidInputException: Permissions modification is invalid: the resource does not have the permission",
            _GRANTS,
            shuts=When("permissions", shut),
        )
        for name, shut in (
            ("database", ("SELECT", "INSERT", "DELETE", "DATA_LOCATION_ACCESS", "CREATE_DATABASE")),
            ("table", ("CREATE_TABLE", "CREATE_DATABASE", "DATA_LOCATION_ACCESS")),
            ("tableWithColumns", ("INSERT", "DELETE", "CREATE_TABLE", "CREATE_DATABASE", "DATA_LOCATION_ACCESS")),
            ("dataLocation", ("SELECT", "INSERT", "DELETE", "ALTER", "DROP", "DESCRIBE", "CREATE_TABLE")),
        )
    ),
    Pair(
        Lakeformation.PERMISSIONS,
        (),
        "at least one of the name and the wildcard is required",
        f"{_LAKE}/APIReference/API_TableResource.html",
        needs=("name", "wildcard"),
        within="table",
    ),
    Pair(
        Lakeformation.PERMISSIONS,
        (),
        "at least one of ColumnNames or ColumnWildcard is required",
        f"{_LAKE}/APIReference/API_TableWithColumnsResource.html",
        needs=("columnNames", "wildcard"),
        within="tableWithColumns",
    ),
    Pair(
        Lakeformation.RESOURCE,
        (When("useServiceLinkedRole", ("true",)),),
        "a place is read with the service-linked role, or with one of your own",
        f"{_LAKE}/APIReference/API_RegisterResource.html",
        refuses=("roleArn",),
    ),
    Pair(
        Lakeformation.DATA_CELLS_FILTER,
        (),
        "You must specify either a ColumnNames list or the ColumnWildCard",
        f"{_LAKE}/APIReference/API_DataCellsFilter.html",
        needs=("columnNames", "columnWildcard"),
        within="tableData",
    ),
    Pair(
        Lakeformation.DATA_CELLS_FILTER,
        (When("columnNames"),),
        "You must specify either a ColumnNames list or the ColumnWildCard",
        f"{_LAKE}/APIReference/API_DataCellsFilter.html",
        refuses=("columnWildcard",),
        within="tableData",
    ),
    Pair(
        Emr.CLUSTER,
        (),
        "a valid JobFlowInstancesConfig must contain either InstanceGroups or InstanceFleets",
        f"{_EMR}/API_JobFlowInstancesConfig.html",
        needs=("masterInstanceGroup", "masterInstanceFleet"),
    ),
    *(
        Pair(
            Emr.CLUSTER,
            (When(fleet),),
            "instance fleets and instance groups cannot be used together",
            f"{_EMR}/API_JobFlowInstancesConfig.html",
            refuses=("masterInstanceGroup", "coreInstanceGroup"),
        )
        for fleet in ("masterInstanceFleet", "coreInstanceFleet")
    ),
    *(
        Pair(
            Emr.CLUSTER,
            (When(one),),
            f"if you specify {one}, you must also specify {other}",
            f"{_EMR}/API_JobFlowInstancesConfig.html",
            needs=(other,),
            within="ec2Attributes",
        )
        for one, other in (
            ("emrManagedMasterSecurityGroup", "emrManagedSlaveSecurityGroup"),
            ("emrManagedSlaveSecurityGroup", "emrManagedMasterSecurityGroup"),
        )
    ),
    Pair(
        Emr.CLUSTER,
        (When("instanceCount"),),
        "ValidationException: The master instance group has one or three machines",
        f"{_DOCS}/emr/latest/ManagementGuide/emr-plan-ha-launch.html",
        takes=When("instanceCount", ("1", "3")),
        within="masterInstanceGroup",
    ),
    Pair(
        Emr.CLUSTER,
        (When("kerberosAttributes"),),
        "Kerberos is switched on in a security configuration",
        f"{_DOCS}/emr/latest/ManagementGuide/emr-kerberos-configure.html",
        needs=("securityConfiguration",),
    ),
    *(
        Pair(
            Emr.CLUSTER,
            (When("throughput"),),
            "throughput is valid only for gp3 volumes",
            f"{_EMR}/API_VolumeSpecification.html",
            takes=When("type", ("gp3",)),
            within=f"{group}.ebsConfigs",
        )
        for group in ("masterInstanceGroup", "coreInstanceGroup")
    ),
    *(
        Pair(
            Emr.CLUSTER,
            (When("type", ("io1", "io2")),),
            "a volume of provisioned IOPS says how many",
            f"{_EMR}/API_VolumeSpecification.html",
            needs=("iops",),
            within=f"{group}.ebsConfigs",
            certain=False,
        )
        for group in ("masterInstanceGroup", "coreInstanceGroup")
    ),
    Pair(
        Emr.STUDIO_SESSION_MAPPING,
        (),
        "Either IdentityName or IdentityId must be specified, but not both",
        f"{_EMR}/API_CreateStudioSessionMapping.html",
        needs=("identityId", "identityName"),
    ),
    Pair(
        Emr.STUDIO_SESSION_MAPPING,
        (When("identityId"),),
        "Either IdentityName or IdentityId must be specified, but not both",
        f"{_EMR}/API_CreateStudioSessionMapping.html",
        refuses=("identityName",),
    ),
    Pair(
        Emr.STUDIO,
        (When("authMode", ("SSO",)),),
        "users of IAM Identity Center take a role when they log in",
        f"{_EMR}/API_CreateStudio.html",
        needs=("userRole",),
        certain=False,
    ),
    Pair(
        Dms.REPLICATION_INSTANCE,
        (When("multiAz", ("true",)),),
        "You can't set the AvailabilityZone parameter if the Multi-AZ parameter is set to true",
        f"{_DMS}/API_CreateReplicationInstance.html",
        refuses=("availabilityZone",),
    ),
    Pair(
        Dms.REPLICATION_CONFIG,
        (When("multiAz", ("true",)),),
        "You can't set this parameter if the MultiAZ parameter is set to true",
        f"{_DMS}/API_ComputeConfig.html",
        refuses=("availabilityZone",),
        within="computeConfig",
    ),
    *(
        Pair(
            Dms.REPLICATION_CONFIG,
            (When(name),),
            "the units of DMS Serverless are 1, 2, 4, 8, 16, 32, 64, 128, 192, 256 and 384",
            f"{_DMS}/API_ComputeConfig.html",
            takes=When(name, _DCU),
            within="computeConfig",
        )
        for name in ("minCapacityUnits", "maxCapacityUnits")
    ),
    *(
        Pair(
            Dms.ENDPOINT,
            (When("engineName", engines),),
            "an endpoint of the engine has its settings",
            f"{_DMS}/API_CreateEndpoint.html",
            needs=(settings,),
            certain=False,
        )
        for engines, settings in (
            (("kinesis",), "kinesisSettings"),
            (("kafka",), "kafkaSettings"),
            (("mongodb", "docdb"), "mongodbSettings"),
            (("elasticsearch", "opensearch"), "elasticsearchSettings"),
            (("redis",), "redisSettings"),
        )
    ),
    Pair(
        Dms.ENDPOINT,
        (When("engineName", _SERVERS),),
        "InvalidParameterValueException: The parameter serverName must be provided and must not be blank",
        f"{_DMS}/API_CreateEndpoint.html",
        needs=("serverName", "secretsManagerArn"),
    ),
    Pair(
        Dms.ENDPOINT,
        (When("sslMode", ("verify-ca", "verify-full")),),
        "a mode that verifies needs the certificate of the authority",
        f"{_DOCS}/dms/latest/userguide/CHAP_Security.SSL.html",
        needs=("certificateArn",),
        certain=False,
    ),
    Pair(
        Dms.ENDPOINT,
        (When("secretsManagerArn"),),
        "DMS reads the secret with a role",
        f"{_DMS}/API_CreateEndpoint.html",
        needs=("secretsManagerAccessRoleArn",),
    ),
    Pair(
        Dms.ENDPOINT,
        (When("secretsManagerArn"),),
        "You can't specify both: the secret, and the name, the password, the server and the port",
        f"{_DMS}/API_CreateEndpoint.html",
        refuses=("username", "password", "serverName", "port"),
    ),
    Pair(
        Kinesisanalyticsv2.APPLICATION,
        (When("runtimeEnvironment", ("FLINK-*",)),),
        "the code of Flink is an archive",
        f"{_DOCS}/managed-flink/latest/apiv2/API_ApplicationCodeConfiguration.html",
        shuts=When("applicationConfiguration.applicationCodeConfiguration.codeContentType", ("PLAINTEXT",)),
        certain=False,
    ),
    *(
        Pair(
            Sagemaker.ENDPOINT_CONFIGURATION,
            (When("serverlessConfig"),),
            "a serverless variant has no machines",
            _VARIANT,
            refuses=("instanceType", "initialInstanceCount"),
            within=within,
            certain=False,
        )
        for within in ("productionVariants", "shadowProductionVariants")
    ),
    *(
        Pair(
            Sagemaker.ENDPOINT_CONFIGURATION,
            (When("modelName"),),
            "ValidationException: ManagedInstanceScaling is only supported for inference component endpoints, which "
            "name no model",
            _VARIANT,
            refuses=("managedInstanceScaling",),
            within=within,
        )
        for within in ("productionVariants", "shadowProductionVariants")
    ),
    Pair(
        Sagemaker.ENDPOINT_CONFIGURATION,
        (When("modelName"),),
        "a variant runs on machines, or is serverless",
        _VARIANT,
        needs=("instanceType", "serverlessConfig"),
        within="productionVariants",
        certain=False,
    ),
    Pair(
        Sagemaker.MODEL,
        (),
        "a model has one container or several",
        f"{_SAGEMAKER}/API_CreateModel.html",
        needs=("primaryContainer", "containers"),
    ),
    Pair(
        Sagemaker.MODEL,
        (When("primaryContainer"),),
        "a model has one container or several",
        f"{_SAGEMAKER}/API_CreateModel.html",
        refuses=("containers",),
    ),
    *(
        Pair(
            Sagemaker.MODEL,
            (),
            "a container has an image, or is that of a model package",
            f"{_SAGEMAKER}/API_ContainerDefinition.html",
            needs=("image", "modelPackageName"),
            within=within,
            certain=False,
        )
        for within in ("primaryContainer", "containers")
    ),
    *(
        Pair(
            Sagemaker.MODEL,
            (When("repositoryAuthConfig"),),
            "specify a value for this field only if you specified Vpc as the value for the RepositoryAccessMode",
            f"{_SAGEMAKER}/API_ImageConfig.html",
            takes=When("repositoryAccessMode", ("Vpc",)),
            within=f"{within}.imageConfig",
        )
        for within in ("primaryContainer", "containers")
    ),
    Pair(
        Sagemaker.NOTEBOOK_INSTANCE,
        (When("directInternetAccess", ("Disabled",)),),
        "You can set the value of this parameter to Disabled only if you set a value for the SubnetId parameter",
        f"{_SAGEMAKER}/API_CreateNotebookInstance.html",
        needs=("subnetId",),
    ),
    *(
        Pair(
            Sagemaker.NOTEBOOK_INSTANCE,
            (When(one),),
            "a notebook in a VPC has a subnet and security groups",
            f"{_SAGEMAKER}/API_CreateNotebookInstance.html",
            needs=(other,),
            certain=False,
        )
        for one, other in (("securityGroups", "subnetId"), ("subnetId", "securityGroups"))
    ),
    Pair(
        Sagemaker.FEATURE_GROUP,
        (),
        "You must include at least one of OnlineStoreConfig and OfflineStoreConfig",
        f"{_SAGEMAKER}/API_CreateFeatureGroup.html",
        needs=("onlineStoreConfig", "offlineStoreConfig"),
    ),
    Pair(
        Sagemaker.APP,
        (),
        "If the user profile is not set, then SpaceName must be set",
        f"{_SAGEMAKER}/API_CreateApp.html",
        needs=("userProfileName", "spaceName"),
    ),
    Pair(
        Sagemaker.APP,
        (When("userProfileName"),),
        "an app is of a user or of a space",
        f"{_SAGEMAKER}/API_CreateApp.html",
        refuses=("spaceName",),
    ),
    Pair(
        Sagemaker.WORKFORCE,
        (When("cognitoConfig"),),
        "Do not use OidcConfig if you specify values for CognitoConfig",
        f"{_SAGEMAKER}/API_CreateWorkforce.html",
        refuses=("oidcConfig",),
    ),
    Pair(
        Sagemaker.WORKFORCE,
        (),
        "the people of a workforce are in Cognito or with a provider of your own",
        f"{_SAGEMAKER}/API_CreateWorkforce.html",
        needs=("cognitoConfig", "oidcConfig"),
    ),
    Pair(
        Bedrock.AGENT_KNOWLEDGE_BASE,
        (When("type", ("VECTOR",)),),
        "a knowledge base of vectors says how they are made",
        f"{_BEDROCK}/API_agent_KnowledgeBaseConfiguration.html",
        needs=("vectorKnowledgeBaseConfiguration",),
        within="knowledgeBaseConfiguration",
    ),
    *(
        Pair(
            Bedrock.AGENT_KNOWLEDGE_BASE,
            (When("type", (kind,)),),
            "the store has the configuration of its type",
            f"{_BEDROCK}/API_agent_StorageConfiguration.html",
            needs=(configuration,),
            within="storageConfiguration",
        )
        for kind, configuration in _STORAGE
    ),
    *(
        Pair(
            Bedrock.AGENT_DATA_SOURCE,
            (When("type", (kind,)),),
            "the source has the configuration of its type",
            f"{_BEDROCK}/API_agent_DataSourceConfiguration.html",
            needs=(configuration,),
            within="dataSourceConfiguration",
        )
        for kind, configuration in _SOURCES
    ),
    *(
        Pair(
            Bedrock.AGENT_DATA_SOURCE,
            (When("chunkingStrategy", (kind,)),),
            "the strategy has its own configuration",
            f"{_BEDROCK}/API_agent_ChunkingConfiguration.html",
            needs=(configuration,),
            within="vectorIngestionConfiguration.chunkingConfiguration",
            certain=False,
        )
        for kind, configuration in (
            ("FIXED_SIZE", "fixedSizeChunkingConfiguration"),
            ("HIERARCHICAL", "hierarchicalChunkingConfiguration"),
            ("SEMANTIC", "semanticChunkingConfiguration"),
        )
    ),
    Pair(
        Backup.PLAN,
        (),
        "the only supported resource type is Amazon EC2 instances with Windows Volume Shadow Copy Service (VSS)",
        f"{_DOCS}/aws-backup/latest/devguide/API_AdvancedBackupSetting.html",
        takes=When("resourceType", ("EC2",)),
        within="advancedBackupSettings",
        certain=False,
    ),
    Pair(
        Backup.SELECTION,
        (When("conditions"),),
        "conditions narrow down what is selected; without that: Invalid backup selection. Either 'ListOfTags' or "
        "'Resources' section must be non-empty",
        f"{_DOCS}/aws-backup/latest/devguide/API_BackupSelection.html",
        needs=("resources", "selectionTags"),
        unless=("notResources",),
    ),
    Pair(
        Datasync.TASK,
        (When("options.logLevel", ("BASIC", "TRANSFER")),),
        "logs go to a log group that the task names",
        f"{_DOCS}/datasync/latest/userguide/configure-logging.html",
        needs=("cloudwatchLogGroupArn",),
        certain=False,
    ),
    *(
        Pair(
            Kinesis.FIREHOSE_DELIVERY_STREAM,
            (When("enabled", ("true",)),),
            "this value is required if CloudWatch logging is enabled",
            f"{_FIREHOSE}/API_CloudWatchLoggingOptions.html",
            needs=(name,),
            within=f"{delivery}.cloudwatchLoggingOptions",
        )
        for delivery in _DELIVERIES
        for name in ("logGroupName", "logStreamName")
    ),
    *(
        Pair(
            Kinesis.FIREHOSE_DELIVERY_STREAM,
            (When("s3BackupMode", ("Enabled",)),),
            "what is backed up goes somewhere",
            f"{_FIREHOSE}/API_CreateDeliveryStream.html",
            needs=("s3BackupConfiguration",),
            within=within,
        )
        for within in ("extendedS3Configuration", "redshiftConfiguration")
    ),
    Pair(
        Kinesis.FIREHOSE_DELIVERY_STREAM,
        (When("clusterJdbcurl"),),
        "the formats SNAPPY and ZIP cannot be specified, because the COPY operation of Redshift does not read them",
        f"{_FIREHOSE}/API_CreateDeliveryStream.html",
        shuts=When("s3Configuration.compressionFormat", ("Snappy", "ZIP")),
        within="redshiftConfiguration",
    ),
    *(
        Pair(
            Kinesis.FIREHOSE_DELIVERY_STREAM,
            (),
            "specify either ClusterEndpoint or DomainARN",
            f"{_FIREHOSE}/API_CreateDeliveryStream.html",
            needs=("domainArn", "clusterEndpoint"),
            within=within,
        )
        for within in ("elasticsearchConfiguration", "opensearchConfiguration")
    ),
    *(
        Pair(
            Kinesis.FIREHOSE_DELIVERY_STREAM,
            (When("domainArn"),),
            "specify either ClusterEndpoint or DomainARN",
            f"{_FIREHOSE}/API_CreateDeliveryStream.html",
            refuses=("clusterEndpoint",),
            within=within,
        )
        for within in ("elasticsearchConfiguration", "opensearchConfiguration")
    ),
    *(
        Pair(
            Kinesis.FIREHOSE_DELIVERY_STREAM,
            (When("enabled", ("true",)),),
            "this parameter is required when Enabled is set to True",
            f"{_FIREHOSE}/API_SecretsManagerConfiguration.html",
            needs=("secretArn",),
            within=f"{within}.secretsManagerConfiguration",
        )
        for within in ("redshiftConfiguration", "splunkConfiguration", "httpEndpointConfiguration")
    ),
    Pair(
        Quicksight.USER,
        (When("identityType", ("IAM",)),),
        "a user of IAM is one by an ARN",
        f"{_DOCS}/quicksight/latest/APIReference/API_RegisterUser.html",
        needs=("iamArn",),
        certain=False,
    ),
    *(
        Pair(
            Quicksight.DATA_SOURCE,
            (When("type", (kind,)),),
            "a source has the parameters of its type",
            f"{_DOCS}/quicksight/latest/APIReference/API_DataSourceParameters.html",
            needs=(f"parameters.{parameters}",),
            certain=False,
        )
        for kind, parameters in (
            ("ATHENA", "athena"),
            ("AURORA", "aurora"),
            ("AURORA_POSTGRESQL", "auroraPostgresql"),
            ("MYSQL", "mysql"),
            ("ORACLE", "oracle"),
            ("POSTGRESQL", "postgresql"),
            ("REDSHIFT", "redshift"),
            ("S3", "s3"),
            ("SNOWFLAKE", "snowflake"),
            ("SQLSERVER", "sqlServer"),
        )
    ),
)
ANALYSIS_RANKS = (
    *(
        Rank(
            Mwaa.ENVIRONMENT,
            low,
            high,
            "ValidationException: the least is not above the most",
            f"{_DOCS}/mwaa/latest/API/API_CreateEnvironment.html",
        )
        for low, high in (("minWorkers", "maxWorkers"), ("minWebservers", "maxWebservers"))
    ),
    Rank(
        Dms.REPLICATION_CONFIG,
        "minCapacityUnits",
        "maxCapacityUnits",
        "the least capacity is not above the most",
        f"{_DMS}/API_ComputeConfig.html",
        within="computeConfig",
    ),
    *(
        Rank(
            Sagemaker.ENDPOINT_CONFIGURATION,
            low,
            high,
            says,
            _VARIANT,
            within=f"productionVariants.{within}",
        )
        for low, high, within, says in (
            (
                "provisionedConcurrency",
                "maxConcurrency",
                "serverlessConfig",
                "ProvisionedConcurrency should be less than or equal to MaxConcurrency",
            ),
            (
                "minInstanceCount",
                "maxInstanceCount",
                "managedInstanceScaling",
                "the least number of instances is not above the most",
            ),
        )
    ),
    Rank(
        Emr.MANAGED_SCALING_POLICY,
        "minimumCapacityUnits",
        "maximumCapacityUnits",
        "ValidationException: the minimum is not above the maximum",
        f"{_EMR}/API_ComputeLimits.html",
        within="computeLimits",
    ),
)
