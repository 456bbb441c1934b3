"""Settings that go together: files, transfers, streams, jobs, brokers, search and services in a network."""

from __future__ import annotations

from policies.setting._pairs import Pair, When
from policies.setting._ranks import Rank
from policypack.catalogue.tokens import (
    Apprunner,
    Appstream,
    Batch,
    Datasync,
    Directoryservice,
    Efs,
    Elasticache,
    Fsx,
    Grafana,
    Imagebuilder,
    Memorydb,
    Msk,
    Mskconnect,
    Mwaa,
    Networkfirewall,
    Opensearch,
    Redshift,
    Servicediscovery,
    Transfer,
    Vpclattice,
)

_DOCS = "https://docs.aws.amazon.com"
_PROVIDER = "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/"
_BATCH = f"{_DOCS}/batch/latest/APIReference"
_COMPUTE = f"{_BATCH}/API_ComputeResource.html"
_FSX = f"{_DOCS}/fsx/latest/APIReference"
_LUSTRE = f"{_FSX}/API_CreateFileSystemLustreConfiguration.html"
_FILES = f"{_FSX}/API_CreateFileSystem.html"
_TRANSFER = f"{_DOCS}/transfer/latest/APIReference"
_ENDPOINT = f"{_TRANSFER}/API_EndpointDetails.html"
_SERVER = f"{_TRANSFER}/API_CreateServer.html"
_SOURCE = f"{_DOCS}/apprunner/latest/api/API_SourceConfiguration.html"
_CACHE = f"{_DOCS}/AmazonElastiCache/latest/APIReference/API_CreateCacheCluster.html"
_LIFECYCLE = f"{_DOCS}/efs/latest/ug/API_PutLifecycleConfiguration.html"
_OPTIONS = f"{_DOCS}/datasync/latest/userguide/API_Options.html"
_NAMES = f"{_DOCS}/cloud-map/latest/api/API_CreateService.html"
_LATTICE = f"{_DOCS}/vpc-lattice/latest/APIReference/API_TargetGroupConfig.html"
_FIREWALL = f"{_DOCS}/network-firewall/latest/APIReference"
_WARM = f"{_DOCS}/opensearch-service/latest/developerguide/ultrawarm.html"
_SPOT = ("SPOT_CAPACITY_OPTIMIZED", "SPOT_PRICE_CAPACITY_OPTIMIZED")
_OWN = ("EC2", "SPOT")
_IN_VPC = ("subnetIds", "vpcId", "securityGroupIds", "addressAllocationIds")
_OWN_USERS = ("url", "invocationRole", "function", "directoryId", "sftpAuthenticationMethods")
# MB/s for each TiB, by deployment type and storage type.
_THROUGHPUT = (
    ("PERSISTENT_1", "SSD", ("50", "100", "200")),
    ("PERSISTENT_1", "HDD", ("12", "40")),
    ("PERSISTENT_2", "SSD", ("125", "250", "500", "1000")),
)
_AS_REPLICA = ("engine", "engineVersion", "nodeType", "numCacheNodes", "parameterGroupName", "subnetGroupName")
_SMALL_BROKERS = tuple(f"kafka.{family}.{size}" for family in ("m5", "m7g") for size in ("large", "xlarge", "2xlarge"))
SERVICES = (
    Pair(
        Batch.COMPUTE_ENVIRONMENT,
        (),
        "the type of an environment says who manages it; EC2, SPOT or FARGATE is that of its computeResources",
        f"{_BATCH}/API_CreateComputeEnvironment.html",
        takes=When("type", ("MANAGED", "UNMANAGED")),
    ),
    Pair(
        Batch.COMPUTE_ENVIRONMENT,
        (When("type", ("UNMANAGED",)),),
        "For UNMANAGED compute environments, you must explicitly specify a serviceRole",
        f"{_BATCH}/API_CreateComputeEnvironment.html",
        needs=("serviceRole",),
    ),
    Pair(
        Batch.COMPUTE_ENVIRONMENT,
        (When("type", ("MANAGED",)),),
        "it is required for managed compute environments",
        f"{_BATCH}/API_CreateComputeEnvironment.html",
        needs=("computeResources",),
    ),
    Pair(
        Batch.COMPUTE_ENVIRONMENT,
        (When("computeResources.type", _OWN),),
        "machines run with an instance profile",
        _COMPUTE,
        needs=("computeResources.instanceRole",),
    ),
    Pair(
        Batch.COMPUTE_ENVIRONMENT,
        (When("computeResources.type", _OWN),),
        "One or more security groups must be specified, here or in the launch template",
        _COMPUTE,
        needs=("computeResources.securityGroupIds", "computeResources.launchTemplate"),
    ),
    Pair(
        Batch.COMPUTE_ENVIRONMENT,
        (When("computeResources.type", ("FARGATE", "FARGATE_SPOT")),),
        "it is required on Fargate and must contain at least one security group",
        _COMPUTE,
        needs=("computeResources.securityGroupIds",),
    ),
    Pair(
        Batch.COMPUTE_ENVIRONMENT,
        (When("computeResources.allocationStrategy", _SPOT),),
        "the strategy is only available for Spot Instances",
        _COMPUTE,
        takes=When("computeResources.type", ("SPOT",)),
    ),
    Pair(
        Batch.COMPUTE_ENVIRONMENT,
        (When("eksConfiguration"),),
        "it is required for compute environments on Amazon EKS",
        _COMPUTE,
        needs=("computeResources.allocationStrategy",),
    ),
    Pair(
        Batch.JOB_DEFINITION,
        (When("type", ("container",)),),
        "a job of the type container says what runs in it",
        f"{_BATCH}/API_RegisterJobDefinition.html",
        needs=("containerProperties", "nodeProperties", "ecsProperties", "eksProperties"),
    ),
    Pair(
        Batch.JOB_DEFINITION,
        (When("type", ("multinode",)),),
        "a job of several nodes says what they are",
        f"{_BATCH}/API_RegisterJobDefinition.html",
        needs=("nodeProperties",),
    ),
    Pair(
        Batch.JOB_DEFINITION,
        (When("type", ("multinode",)),),
        "If the job is run on Fargate resources, then multinode isn't supported",
        f"{_BATCH}/API_RegisterJobDefinition.html",
        shuts=When("platformCapabilities", ("FARGATE",)),
    ),
    Pair(
        Apprunner.SERVICE,
        (When("imageRepository.imageRepositoryType", ("ECR",)),),
        "InvalidRequestException: Authentication configuration is invalid: an image of a private repository is pulled "
        "with a role",
        f"{_DOCS}/apprunner/latest/api/API_AuthenticationConfiguration.html",
        needs=("authenticationConfiguration.accessRoleArn",),
        within="sourceConfiguration",
    ),
    Pair(
        Apprunner.SERVICE,
        (When("codeRepository.repositoryUrl", ("https://github.com/*",)),),
        "it is required for GitHub code repositories",
        f"{_DOCS}/apprunner/latest/api/API_AuthenticationConfiguration.html",
        needs=("authenticationConfiguration.connectionArn",),
        within="sourceConfiguration",
    ),
    Pair(
        Apprunner.SERVICE,
        (),
        "You must provide either CodeRepository or ImageRepository",
        _SOURCE,
        needs=("codeRepository", "imageRepository"),
        within="sourceConfiguration",
    ),
    Pair(
        Apprunner.SERVICE,
        (When("codeRepository"),),
        "You must provide either CodeRepository or ImageRepository, but not both",
        _SOURCE,
        refuses=("imageRepository",),
        within="sourceConfiguration",
    ),
    Pair(
        Apprunner.SERVICE,
        (When("configurationSource", ("API",)),),
        "what is not read from apprunner.yaml is said here",
        f"{_DOCS}/apprunner/latest/api/API_CodeConfiguration.html",
        needs=("codeConfigurationValues",),
        within="sourceConfiguration.codeRepository.codeConfiguration",
    ),
    Pair(
        Apprunner.SERVICE,
        (When("egressType", ("VPC",)),),
        "traffic into a VPC leaves through a connector",
        f"{_DOCS}/apprunner/latest/api/API_EgressConfiguration.html",
        needs=("vpcConnectorArn",),
        within="networkConfiguration.egressConfiguration",
        certain=False,
    ),
    Pair(
        Apprunner.SERVICE,
        (When("egressType", ("DEFAULT",), default="DEFAULT"),),
        "a connector is only valid when EgressType is VPC",
        f"{_DOCS}/apprunner/latest/api/API_EgressConfiguration.html",
        refuses=("vpcConnectorArn",),
        within="networkConfiguration.egressConfiguration",
        certain=False,
    ),
    *(
        Pair(
            Transfer.SERVER,
            (When("endpointType", (kind,), default="PUBLIC"),),
            f"this property can only be set when EndpointType is set to {other}",
            _ENDPOINT,
            refuses=tuple(f"endpointDetails.{name}" for name in names),
        )
        for kind, other, names in (
            ("PUBLIC", "VPC", _IN_VPC),
            ("VPC_ENDPOINT", "VPC", _IN_VPC),
            ("VPC", "VPC_ENDPOINT", ("vpcEndpointId",)),
        )
    ),
    Pair(
        Transfer.SERVER,
        (When("endpointType", ("VPC_ENDPOINT",)),),
        "the endpoint has to be named",
        _ENDPOINT,
        needs=("endpointDetails.vpcEndpointId",),
    ),
    Pair(
        Transfer.SERVER,
        (When("endpointType", ("VPC",)),),
        "the VPC of the endpoint has to be named",
        _ENDPOINT,
        needs=("endpointDetails.vpcId",),
    ),
    Pair(
        Transfer.SERVER,
        (When("identityProviderType", ("SERVICE_MANAGED",), default="SERVICE_MANAGED"),),
        "InvalidRequestException: Must specify IdentityProviderType with IdentityProviderDetails",
        _SERVER,
        refuses=_OWN_USERS,
    ),
    Pair(
        Transfer.SERVER,
        (When("protocols", ("AS2",)),),
        "If Protocol includes AS2, then the EndpointType must be VPC",
        _SERVER,
        takes=When("endpointType", ("VPC",), default="PUBLIC"),
    ),
    Pair(
        Transfer.SERVER,
        (When("protocols", ("AS2",)),),
        "If Protocol includes AS2, the domain must be Amazon S3",
        _SERVER,
        takes=When("domain", ("S3",), default="S3"),
    ),
    Pair(
        Transfer.SERVER,
        (When("protocols", ("FTP",)),),
        "If Protocol includes FTP, then AddressAllocationIds cannot be associated",
        _SERVER,
        refuses=("endpointDetails.addressAllocationIds",),
    ),
    Pair(
        Transfer.SERVER,
        (When("ipAddressType", ("DUALSTACK",)),),
        "When using DUALSTACK, you cannot set the AddressAllocationIds parameter",
        _SERVER,
        refuses=("endpointDetails.addressAllocationIds",),
    ),
    Pair(
        Transfer.CONNECTOR,
        (),
        "You must specify exactly one configuration object, for AS2 or for SFTP",
        f"{_TRANSFER}/API_CreateConnector.html",
        needs=("as2Config", "sftpConfig"),
    ),
    Pair(
        Transfer.CONNECTOR,
        (When("as2Config"),),
        "You must specify exactly one configuration object, for AS2 or for SFTP",
        f"{_TRANSFER}/API_CreateConnector.html",
        refuses=("sftpConfig",),
    ),
    Pair(
        Transfer.CONNECTOR,
        (),
        "a connector without egress configuration needs the URL of the remote server",
        f"{_TRANSFER}/API_CreateConnector.html",
        needs=("url",),
        unless=("egressConfig",),
    ),
    Pair(
        Fsx.LUSTRE_FILE_SYSTEM,
        (When("deploymentType", ("PERSISTENT_2",)), When("storageType", ("SSD",), default="SSD")),
        "PERSISTENT_2 needs it",
        _LUSTRE,
        needs=("perUnitStorageThroughput",),
        unless=("backupId",),
    ),
    *(
        Pair(
            Fsx.LUSTRE_FILE_SYSTEM,
            (
                When("deploymentType", (deployment,)),
                When("storageType", (storage,), default="SSD"),
                When("perUnitStorageThroughput"),
            ),
            "BadRequest: Invalid Lustre deployment configuration: the provided throughput is invalid or does not meet "
            "the storage capacity requirement",
            _LUSTRE,
            takes=When("perUnitStorageThroughput", values),
        )
        for deployment, storage, values in _THROUGHPUT
    ),
    Pair(
        Fsx.LUSTRE_FILE_SYSTEM,
        (When("deploymentType", ("SCRATCH_1", "SCRATCH_2"), default="SCRATCH_1"),),
        "it is for persistent file systems",
        _LUSTRE,
        refuses=("perUnitStorageThroughput",),
        unless=("backupId",),
        certain=False,
    ),
    Pair(
        Fsx.LUSTRE_FILE_SYSTEM,
        (When("storageType", ("HDD",)),),
        "HDD is supported on PERSISTENT_1 Lustre file systems",
        _FILES,
        takes=When("deploymentType", ("PERSISTENT_1",), default="SCRATCH_1"),
        unless=("backupId",),
    ),
    Pair(
        Fsx.LUSTRE_FILE_SYSTEM,
        (When("storageType", ("INTELLIGENT_TIERING",)),),
        "Intelligent-Tiering is only available with the deployment type PERSISTENT_2",
        _FILES,
        takes=When("deploymentType", ("PERSISTENT_2",), default="SCRATCH_1"),
        unless=("backupId",),
    ),
    Pair(
        Fsx.LUSTRE_FILE_SYSTEM,
        (When("storageType", ("INTELLIGENT_TIERING",)),),
        "it is required when StorageType is set to INTELLIGENT_TIERING",
        _LUSTRE,
        needs=("dataReadCacheConfiguration",),
        unless=("backupId",),
    ),
    Pair(
        Fsx.LUSTRE_FILE_SYSTEM,
        (When("mode", ("AUTOMATIC",)),),
        "in AUTOMATIC mode you cannot specify a value",
        f"{_FSX}/API_CreateFileSystemLustreMetadataConfiguration.html",
        refuses=("iops",),
        within="metadataConfiguration",
    ),
    *(
        Pair(
            type,
            (When("mode", ("USER_PROVISIONED",)),),
            "a mode of your own needs the number",
            f"{_FSX}/API_DiskIopsConfiguration.html",
            needs=("iops",),
            within=within,
            certain=False,
        )
        for type, within in (
            (Fsx.LUSTRE_FILE_SYSTEM, "metadataConfiguration"),
            (Fsx.WINDOWS_FILE_SYSTEM, "diskIopsConfiguration"),
            (Fsx.ONTAP_FILE_SYSTEM, "diskIopsConfiguration"),
            (Fsx.OPEN_ZFS_FILE_SYSTEM, "diskIopsConfiguration"),
        )
    ),
    Pair(
        Fsx.WINDOWS_FILE_SYSTEM,
        (When("storageType", ("HDD",)),),
        "HDD is supported on SINGLE_AZ_2 and MULTI_AZ_1",
        _FILES,
        takes=When("deploymentType", ("SINGLE_AZ_2", "MULTI_AZ_1"), default="SINGLE_AZ_1"),
        unless=("backupId",),
    ),
    Pair(
        Fsx.WINDOWS_FILE_SYSTEM,
        (),
        "one of `active_directory_id,self_managed_active_directory` must be specified",
        f"{_PROVIDER}fsx/windows_file_system.go",
        needs=("activeDirectoryId", "selfManagedActiveDirectory"),
    ),
    Pair(
        Fsx.WINDOWS_FILE_SYSTEM,
        (When("activeDirectoryId"),),
        "only one of `active_directory_id,self_managed_active_directory` can be specified",
        f"{_PROVIDER}fsx/windows_file_system.go",
        refuses=("selfManagedActiveDirectory",),
    ),
    Pair(
        Fsx.OPEN_ZFS_FILE_SYSTEM,
        (When("deploymentType", ("MULTI_AZ_1",)),),
        "of two subnets one is preferred",
        f"{_FSX}/API_CreateFileSystemOpenZFSConfiguration.html",
        needs=("preferredSubnetId",),
    ),
    Pair(
        Directoryservice.DIRECTORY,
        (When("type", ("ADConnector",)),),
        "a connector is made of its ConnectSettings",
        f"{_DOCS}/directoryservice/latest/devguide/API_ConnectDirectory.html",
        needs=("connectSettings",),
    ),
    Pair(
        Directoryservice.DIRECTORY,
        (When("type", ("MicrosoftAD",)),),
        "a Microsoft AD is made of its VpcSettings",
        f"{_DOCS}/directoryservice/latest/devguide/API_CreateMicrosoftAD.html",
        needs=("vpcSettings",),
    ),
    Pair(
        Directoryservice.DIRECTORY,
        (When("type", ("SimpleAD",), default="SimpleAD"),),
        "a Simple AD is in a VPC",
        f"{_DOCS}/directoryservice/latest/devguide/API_CreateDirectory.html",
        needs=("vpcSettings",),
        certain=False,
    ),
    Pair(
        Appstream.IMAGE_BUILDER,
        (),
        "exactly one of the two must be specified",
        f"{_PROVIDER}appstream/image_builder.go",
        needs=("imageName", "imageArn"),
    ),
    Pair(
        Appstream.IMAGE_BUILDER,
        (When("imageName"),),
        "exactly one of the two must be specified",
        f"{_PROVIDER}appstream/image_builder.go",
        refuses=("imageArn",),
    ),
    Pair(
        Imagebuilder.DISTRIBUTION_CONFIGURATION,
        (),
        "InvalidParameterValueException: One or more outputs should be provided for each region in a distribution "
        "configuration",
        f"{_DOCS}/imagebuilder/latest/APIReference/API_Distribution.html",
        needs=(
            "amiDistributionConfiguration",
            "containerDistributionConfiguration",
            "fastLaunchConfigurations",
            "launchTemplateConfigurations",
            "licenseConfigurationArns",
            "s3ExportConfiguration",
            "ssmParameterConfigurations",
        ),
        within="distributions",
    ),
    *(
        row
        for type, file, one, other in (
            (Imagebuilder.COMPONENT, "component", "data", "uri"),
            (Imagebuilder.IMAGE, "image", "imageRecipeArn", "containerRecipeArn"),
            (Imagebuilder.IMAGE_PIPELINE, "image_pipeline", "imageRecipeArn", "containerRecipeArn"),
        )
        for row in (
            Pair(
                type,
                (),
                "exactly one of the two must be specified",
                f"{_PROVIDER}imagebuilder/{file}.go",
                needs=(one, other),
            ),
            Pair(
                type,
                (When(one),),
                "exactly one of the two must be specified",
                f"{_PROVIDER}imagebuilder/{file}.go",
                refuses=(other,),
            ),
        )
    ),
    Pair(
        Mskconnect.CONNECTOR,
        (),
        "Exactly one of the two must be specified",
        f"{_DOCS}/MSKC/latest/mskc/API_Capacity.html",
        needs=("autoscaling", "provisionedCapacity"),
        within="capacity",
    ),
    Pair(
        Mskconnect.CONNECTOR,
        (When("autoscaling"),),
        "Exactly one of the two must be specified",
        f"{_DOCS}/MSKC/latest/mskc/API_Capacity.html",
        refuses=("provisionedCapacity",),
        within="capacity",
    ),
    Pair(
        Mskconnect.CONNECTOR,
        (When("kafkaClusterClientAuthentication.authenticationType", ("IAM",)),),
        "a cluster asks for IAM on its encrypted ports alone",
        f"{_DOCS}/msk/latest/developerguide/port-info.html",
        takes=When("kafkaClusterEncryptionInTransit.encryptionType", ("TLS",), default="PLAINTEXT"),
        certain=False,
    ),
    Pair(
        Msk.CLUSTER,
        (When("storageInfo.ebsStorageInfo.provisionedThroughput.enabled", ("true",)),),
        "provisioned throughput is for brokers of the size 4xlarge and larger",
        f"{_DOCS}/msk/latest/developerguide/msk-provision-throughput.html",
        shuts=When("instanceType", ("kafka.t3.small", *_SMALL_BROKERS)),
        within="brokerNodeGroupInfo",
        certain=False,
    ),
    Pair(
        Elasticache.CLUSTER,
        (When("replicationGroupId"),),
        "InvalidParameterCombination: Cannot specify additional cache cluster parameters when creating a replica",
        f"{_PROVIDER}elasticache/cluster.go",
        refuses=_AS_REPLICA,
    ),
    Pair(
        Elasticache.CLUSTER,
        (),
        "one of `engine,replication_group_id` must be specified",
        f"{_PROVIDER}elasticache/cluster.go",
        needs=("engine", "replicationGroupId"),
    ),
    Pair(
        Elasticache.CLUSTER,
        (When("azMode", ("cross-az",)),),
        "nodes in several zones are more than one",
        f"{_PROVIDER}elasticache/cluster.go",
        shuts=When("numCacheNodes", ("1",), default="1"),
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
    Pair(
        Memorydb.CLUSTER,
        (When("dataTiering", ("true",)),),
        "Data tiering is only supported for clusters using the r6gd node type",
        f"{_DOCS}/memorydb/latest/APIReference/API_CreateCluster.html",
        takes=When("nodeType", ("db.r6gd.*",)),
    ),
    Pair(
        Memorydb.CLUSTER,
        (When("nodeType", ("db.r6gd.*",)),),
        "data tiering must be set when using r6gd nodes",
        f"{_DOCS}/memorydb/latest/APIReference/API_CreateCluster.html",
        takes=When("dataTiering", ("true",), default="false"),
    ),
    *(
        Pair(
            Efs.FILE_SYSTEM,
            (When(name),),
            "LifecyclePolicies has one object for each storage transition",
            _LIFECYCLE,
            refuses=others,
            within="lifecyclePolicies",
        )
        for name, others in (
            ("transitionToIa", ("transitionToArchive", "transitionToPrimaryStorageClass")),
            ("transitionToArchive", ("transitionToPrimaryStorageClass",)),
        )
    ),
    Pair(
        Opensearch.DOMAIN,
        (When("coldStorageOptions.enabled", ("true",)),),
        "You must enable UltraWarm storage to enable cold storage",
        f"{_DOCS}/opensearch-service/latest/APIReference/API_ColdStorageOptions.html",
        takes=When("warmEnabled", ("true",), default="false"),
        within="clusterConfig",
    ),
    *(
        Pair(
            Opensearch.DOMAIN,
            (When("warmEnabled", ("true",)),),
            "UltraWarm needs its nodes, and dedicated master nodes",
            _WARM,
            needs=(name,),
            within="clusterConfig",
        )
        for name in ("warmCount", "warmType", "dedicatedMasterEnabled")
    ),
    Pair(
        Opensearch.DOMAIN,
        (When("customEndpointEnabled", ("true",)),),
        "an endpoint of your own has a name",
        f"{_DOCS}/opensearch-service/latest/APIReference/API_DomainEndpointOptions.html",
        needs=("customEndpoint",),
        within="domainEndpointOptions",
    ),
    Pair(
        Redshift.CLUSTER,
        (When("masterPasswordSecretKmsKeyId"),),
        "You can only use this parameter if ManageMasterPassword is true",
        f"{_DOCS}/redshift/latest/APIReference/API_CreateCluster.html",
        takes=When("manageMasterPassword", ("true",), default="false"),
    ),
    Pair(
        Redshift.CLUSTER,
        (When("elasticIp"),),
        "The cluster must be provisioned in EC2-VPC and publicly-accessible",
        f"{_DOCS}/redshift/latest/APIReference/API_CreateCluster.html",
        # What absence means has changed with the provider's version 6.
        shuts=When("publiclyAccessible", ("false",)),
    ),
    Pair(
        Redshift.CLUSTER,
        (When("availabilityZoneRelocationEnabled", ("true",)),),
        "Don't specify the Elastic IP address with availability zone relocation turned on",
        f"{_DOCS}/redshift/latest/APIReference/API_CreateCluster.html",
        refuses=("elasticIp",),
    ),
    *(
        Pair(
            Datasync.EFS_LOCATION,
            (When(name),),
            "you must set InTransitEncryption to TLS1_2",
            f"{_DOCS}/datasync/latest/userguide/API_CreateLocationEfs.html",
            takes=When("inTransitEncryption", ("TLS1_2",), default="NONE"),
        )
        for name in ("accessPointArn", "fileSystemAccessRoleArn")
    ),
    Pair(
        Datasync.TASK,
        (When("atime", ("NONE",)),),
        "If Atime is set to NONE, Mtime must also be NONE",
        _OPTIONS,
        takes=When("mtime", ("NONE",), default="PRESERVE"),
        within="options",
    ),
    Pair(
        Datasync.TASK,
        (When("atime", ("BEST_EFFORT",), default="BEST_EFFORT"),),
        "If Atime is set to BEST_EFFORT, Mtime must be set to PRESERVE",
        _OPTIONS,
        takes=When("mtime", ("PRESERVE",), default="PRESERVE"),
        within="options",
    ),
    Pair(
        Datasync.TASK,
        (When("preserveDeletedFiles", ("REMOVE",)),),
        "If you set this parameter to REMOVE, you can't set TransferMode to ALL",
        _OPTIONS,
        shuts=When("transferMode", ("ALL",)),
        within="options",
    ),
    *(
        Pair(
            Datasync.LOCATION_HDFS,
            (When("authenticationType", (kind,)),),
            f"If {kind} is specified for AuthenticationType, this parameter is required",
            f"{_DOCS}/datasync/latest/userguide/API_CreateLocationHdfs.html",
            needs=names,
        )
        for kind, names in (
            ("SIMPLE", ("simpleUser",)),
            ("KERBEROS", ("kerberosPrincipal",)),
            ("KERBEROS", ("kerberosKeytab", "kerberosKeytabBase64")),
            ("KERBEROS", ("kerberosKrb5Conf", "kerberosKrb5ConfBase64")),
        )
    ),
    Pair(
        Servicediscovery.SERVICE,
        (When("dnsConfig.dnsRecords.type", ("CNAME",)),),
        "You must specify WEIGHTED for the value of RoutingPolicy",
        f"{_DOCS}/cloud-map/latest/api/API_DnsRecord.html",
        takes=When("dnsConfig.routingPolicy", ("WEIGHTED",), default="MULTIVALUE"),
    ),
    Pair(
        Servicediscovery.SERVICE,
        (When("dnsConfig.dnsRecords.type", ("CNAME",)),),
        "You can't specify both CNAME for Type and settings for HealthCheckConfig",
        f"{_DOCS}/cloud-map/latest/api/API_DnsRecord.html",
        refuses=("healthCheckConfig",),
    ),
    Pair(
        Servicediscovery.SERVICE,
        (When("healthCheckConfig.type", ("TCP",)),),
        "If you specify TCP for Type, you must not specify a value for ResourcePath",
        f"{_DOCS}/cloud-map/latest/api/API_HealthCheckConfig.html",
        refuses=("healthCheckConfig.resourcePath",),
    ),
    Pair(
        Servicediscovery.SERVICE,
        (When("healthCheckConfig"),),
        "a service has health checks of Route 53 or of its own",
        _NAMES,
        refuses=("healthCheckCustomConfig",),
    ),
    Pair(
        Networkfirewall.FIREWALL_POLICY,
        (When("statefulDefaultActions"),),
        "the stateful default action is only valid when using the strict rule order",
        f"{_FIREWALL}/API_FirewallPolicy.html",
        takes=When("statefulEngineOptions.ruleOrder", ("STRICT_ORDER",), default="DEFAULT_ACTION_ORDER"),
        within="firewallPolicy",
    ),
    Pair(
        Networkfirewall.RULE_GROUP,
        (),
        "You must provide either this rule group setting or a Rules setting",
        f"{_FIREWALL}/API_CreateRuleGroup.html",
        needs=("ruleGroup", "rules"),
    ),
    Pair(
        Networkfirewall.RULE_GROUP,
        (When("ruleGroup"),),
        "You must provide either this rule group setting or a Rules setting, but not both",
        f"{_FIREWALL}/API_CreateRuleGroup.html",
        refuses=("rules",),
    ),
    *(
        Pair(
            Networkfirewall.RULE_GROUP,
            (When("type", (kind,)),),
            f"a rule group that is {kind} has no other rules",
            f"{_FIREWALL}/API_RulesSource.html",
            refuses=tuple(f"ruleGroup.rulesSource.{name}" for name in names),
        )
        for kind, names in (
            ("STATELESS", ("rulesSourceList", "rulesString", "statefulRules")),
            ("STATEFUL", ("statelessRulesAndCustomActions",)),
        )
    ),
    Pair(
        Grafana.WORKSPACE,
        (When("accountAccessType", ("ORGANIZATION",)),),
        "you must specify which organizational units the workspace can access",
        f"{_DOCS}/grafana/latest/APIReference/API_CreateWorkspace.html",
        needs=("organizationalUnits",),
        certain=False,
    ),
    Pair(
        Grafana.WORKSPACE,
        (When("permissionType", ("CUSTOMER_MANAGED",)),),
        "You must also specify a workspaceRoleArn for a role that you will manage",
        f"{_DOCS}/grafana/latest/APIReference/API_CreateWorkspace.html",
        needs=("roleArn",),
        certain=False,
    ),
    *(
        Pair(
            Mwaa.ENVIRONMENT,
            (When("environmentClass", ("mw1.micro",)), When(name)),
            "a micro environment has one scheduler and one web server",
            f"{_DOCS}/mwaa/latest/userguide/environment-class.html",
            takes=When(name, ("1",)),
        )
        for name in ("schedulers", "minWebservers", "maxWebservers")
    ),
    Pair(
        Vpclattice.TARGET_GROUP,
        (When("type", ("LAMBDA",)),),
        "it is not supported if the target group type is LAMBDA",
        _LATTICE,
        refuses=tuple(f"config.{name}" for name in ("port", "protocol", "protocolVersion", "vpcIdentifier")),
    ),
    Pair(
        Vpclattice.TARGET_GROUP,
        (When("type", ("LAMBDA", "ALB")),),
        "health checks are not supported if the target group type is LAMBDA or ALB",
        _LATTICE,
        shuts=When("config.healthCheck.enabled", ("true",)),
    ),
    *(
        Pair(
            Vpclattice.TARGET_GROUP,
            (When("type", ("INSTANCE", "IP", "ALB")),),
            "targets that are no function need it",
            _LATTICE,
            needs=(f"config.{name}",),
        )
        for name in ("port", "protocol", "vpcIdentifier")
    ),
)
SERVICES_RANKS = (
    Rank(
        Mskconnect.CONNECTOR,
        "minWorkerCount",
        "maxWorkerCount",
        "the fewest workers are not more than the most",
        f"{_DOCS}/MSKC/latest/mskc/API_AutoScaling.html",
        within="capacity.autoscaling",
    ),
)
