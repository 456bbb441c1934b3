"""Limits of AWS's own models, by property: what botocore says of lengths, ranges, forms and choices.

Which operation makes a resource is written by hand, and which member a property is where the names differ. All else is
mapped by name, and left out where kind and name do not agree: a limit that is not sure is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from policypack.catalogue import provider
from policypack.catalogue._limit_docs import documented
from policypack.catalogue._sdk import sdk_folder
from policypack.catalogue.provider import Shape
from policypack.catalogue.tokens import (
    S3,
    Accessanalyzer,
    Account,
    Acm,
    Acmpca,
    Amp,
    Amplify,
    Apigateway,
    Apigatewayv2,
    Appautoscaling,
    Appconfig,
    Apprunner,
    Appsync,
    Athena,
    Autoscaling,
    Backup,
    Batch,
    Bedrock,
    Budgets,
    Cfg,
    Chatbot,
    Cloudformation,
    Cloudfront,
    Cloudtrail,
    Cloudwatch,
    Codeartifact,
    Codebuild,
    Codecommit,
    Codeconnections,
    Codedeploy,
    Codepipeline,
    Codestarconnections,
    Codestarnotifications,
    Cognito,
    Connect,
    Controltower,
    Costexplorer,
    Cur,
    Datasync,
    Dax,
    Detective,
    Devopsguru,
    Directconnect,
    Directoryservice,
    Dlm,
    Dms,
    Docdb,
    Dynamodb,
    Ecr,
    Ecs,
    Efs,
    Eks,
    Elasticache,
    Emr,
    Emrcontainers,
    Emrserverless,
    Fis,
    Fms,
    Fsx,
    Globalaccelerator,
    Glue,
    Grafana,
    Guardduty,
    Iam,
    Identitystore,
    Imagebuilder,
    Inspector,
    Inspector2,
    Iot,
    Ivs,
    Ivschat,
    Keyspaces,
    Kinesis,
    Kinesisanalyticsv2,
    Kms,
    Lakeformation,
    Lambda,
    Lb,
    Lex,
    Licensemanager,
    Location,
    Macie2,
    Mailmanager,
    Mediaconvert,
    Medialive,
    Mediapackagev2,
    Memorydb,
    Mq,
    Msk,
    Mskconnect,
    Mwaa,
    Neptune,
    Networkfirewall,
    Networkmanager,
    Notifications,
    Oam,
    Opensearch,
    Organizations,
    Pinpoint,
    Pipes,
    Quicksight,
    Ram,
    Rds,
    Redshift,
    Redshiftserverless,
    Resourceexplorer,
    Resourcegroups,
    Rolesanywhere,
    Route53,
    Route53recoverycontrol,
    Route53recoveryreadiness,
    Rum,
    S3control,
    S3tables,
    Sagemaker,
    Scheduler,
    Schemas,
    Secretsmanager,
    Securityhub,
    Securitylake,
    Servicecatalog,
    Servicediscovery,
    Ses,
    Sesv2,
    Sfn,
    Shield,
    Signer,
    Ssm,
    Ssmcontacts,
    Ssmincidents,
    Ssoadmin,
    Storagegateway,
    Swf,
    Synthetics,
    Timestreaminfluxdb,
    Timestreamwrite,
    Transfer,
    Verifiedpermissions,
    Vpclattice,
    Wafv2,
    Workspaces,
    Workspacesweb,
    Xray,
)


class Creation(NamedTuple):
    """The operation that makes a resource: botocore's service, the operation, a path into its input to begin at.

    `names` are the members of properties that are called otherwise; ".name" is a property of an object at any depth.
    """

    service: str
    operation: str
    inside: str = ""
    names: Mapping[str, str] = {}


def _named(member: str) -> dict[str, str]:
    return {"name": member}


MADE: Mapping[str, Creation] = {
    Accessanalyzer.ANALYZER: Creation("accessanalyzer", "CreateAnalyzer"),
    Accessanalyzer.ARCHIVE_RULE: Creation("accessanalyzer", "CreateArchiveRule"),
    Account.ALTERNATIVE_CONTACT: Creation("account", "PutAlternateContact"),
    Account.PRIMARY_CONTACT: Creation("account", "PutContactInformation", "ContactInformation"),
    Acm.CERTIFICATE: Creation("acm", "RequestCertificate"),
    Acmpca.CERTIFICATE: Creation("acm-pca", "IssueCertificate"),
    Acmpca.CERTIFICATE_AUTHORITY: Creation("acm-pca", "CreateCertificateAuthority"),
    Acmpca.CERTIFICATE_AUTHORITY_CERTIFICATE: Creation("acm-pca", "ImportCertificateAuthorityCertificate"),
    Acmpca.PERMISSION: Creation("acm-pca", "CreatePermission"),
    Acmpca.POLICY: Creation("acm-pca", "PutPolicy"),
    Amp.ALERT_MANAGER_DEFINITION: Creation("amp", "CreateAlertManagerDefinition"),
    Amp.ANOMALY_DETECTOR: Creation("amp", "CreateAnomalyDetector"),
    Amp.QUERY_LOGGING_CONFIGURATION: Creation("amp", "CreateQueryLoggingConfiguration"),
    Amp.RESOURCE_POLICY: Creation("amp", "PutResourcePolicy"),
    Amp.RULE_GROUP_NAMESPACE: Creation("amp", "CreateRuleGroupsNamespace"),
    Amp.SCRAPER: Creation("amp", "CreateScraper"),
    Amp.SCRAPER_LOGGING_CONFIGURATION: Creation("amp", "UpdateScraperLoggingConfiguration"),
    Amp.WORKSPACE: Creation("amp", "CreateWorkspace"),
    Amp.WORKSPACE_CONFIGURATION: Creation("amp", "UpdateWorkspaceConfiguration"),
    Amplify.APP: Creation("amplify", "CreateApp"),
    Amplify.BACKEND_ENVIRONMENT: Creation("amplify", "CreateBackendEnvironment"),
    Amplify.BRANCH: Creation("amplify", "CreateBranch"),
    Amplify.DOMAIN_ASSOCIATION: Creation("amplify", "CreateDomainAssociation"),
    Amplify.WEBHOOK: Creation("amplify", "CreateWebhook"),
    Apigateway.API_KEY: Creation("apigateway", "CreateApiKey"),
    Apigateway.AUTHORIZER: Creation("apigateway", "CreateAuthorizer"),
    Apigateway.INTEGRATION: Creation("apigateway", "PutIntegration", names={"timeoutMilliseconds": "timeoutInMillis"}),
    Apigateway.METHOD: Creation("apigateway", "PutMethod"),
    Apigateway.REST_API: Creation("apigateway", "CreateRestApi"),
    Apigateway.STAGE: Creation("apigateway", "CreateStage"),
    Apigateway.USAGE_PLAN: Creation("apigateway", "CreateUsagePlan"),
    Apigatewayv2.API: Creation("apigatewayv2", "CreateApi"),
    Apigatewayv2.AUTHORIZER: Creation("apigatewayv2", "CreateAuthorizer"),
    Apigatewayv2.INTEGRATION: Creation(
        "apigatewayv2", "CreateIntegration", names={"timeoutMilliseconds": "TimeoutInMillis"}
    ),
    Apigatewayv2.ROUTE: Creation("apigatewayv2", "CreateRoute"),
    Apigatewayv2.STAGE: Creation("apigatewayv2", "CreateStage", names=_named("StageName")),
    Appautoscaling.POLICY: Creation("application-autoscaling", "PutScalingPolicy", names=_named("PolicyName")),
    Appautoscaling.SCHEDULED_ACTION: Creation(
        "application-autoscaling", "PutScheduledAction", names=_named("ScheduledActionName")
    ),
    Appautoscaling.TARGET: Creation("application-autoscaling", "RegisterScalableTarget"),
    Appconfig.APPLICATION: Creation("appconfig", "CreateApplication"),
    Appconfig.CONFIGURATION_PROFILE: Creation("appconfig", "CreateConfigurationProfile"),
    Appconfig.DEPLOYMENT: Creation("appconfig", "StartDeployment"),
    Appconfig.DEPLOYMENT_STRATEGY: Creation("appconfig", "CreateDeploymentStrategy"),
    Appconfig.ENVIRONMENT: Creation("appconfig", "CreateEnvironment"),
    Appconfig.EXTENSION: Creation("appconfig", "CreateExtension"),
    Appconfig.HOSTED_CONFIGURATION_VERSION: Creation("appconfig", "CreateHostedConfigurationVersion"),
    Apprunner.SERVICE: Creation("apprunner", "CreateService"),
    Appsync.API_CACHE: Creation("appsync", "CreateApiCache"),
    Appsync.DATA_SOURCE: Creation("appsync", "CreateDataSource"),
    Appsync.FUNCTION: Creation("appsync", "CreateFunction", names={"dataSource": "dataSourceName"}),
    Appsync.GRAPH_QL_API: Creation("appsync", "CreateGraphqlApi"),
    Appsync.RESOLVER: Creation(
        "appsync",
        "CreateResolver",
        names={
            "dataSource": "dataSourceName",
            "field": "fieldName",
            "type": "typeName",
            "requestTemplate": "requestMappingTemplate",
            "responseTemplate": "responseMappingTemplate",
        },
    ),
    Athena.CAPACITY_RESERVATION: Creation("athena", "CreateCapacityReservation"),
    Athena.DATA_CATALOG: Creation("athena", "CreateDataCatalog"),
    Athena.NAMED_QUERY: Creation("athena", "CreateNamedQuery", names={"query": "QueryString"}),
    Athena.PREPARED_STATEMENT: Creation("athena", "CreatePreparedStatement", names=_named("StatementName")),
    Athena.WORKGROUP: Creation("athena", "CreateWorkGroup"),
    Autoscaling.GROUP: Creation("autoscaling", "CreateAutoScalingGroup", names=_named("AutoScalingGroupName")),
    Autoscaling.LIFECYCLE_HOOK: Creation("autoscaling", "PutLifecycleHook", names=_named("LifecycleHookName")),
    Autoscaling.POLICY: Creation("autoscaling", "PutScalingPolicy", names=_named("PolicyName")),
    Backup.FRAMEWORK: Creation(
        "backup",
        "CreateFramework",
        names={"name": "FrameworkName", "description": "FrameworkDescription", "controls": "FrameworkControls"},
    ),
    Backup.PLAN: Creation("backup", "CreateBackupPlan", "BackupPlan", _named("BackupPlanName")),
    Backup.REPORT_PLAN: Creation(
        "backup", "CreateReportPlan", names={"name": "ReportPlanName", "description": "ReportPlanDescription"}
    ),
    Backup.RESTORE_TESTING_PLAN: Creation(
        "backup", "CreateRestoreTestingPlan", "RestoreTestingPlan", names=_named("RestoreTestingPlanName")
    ),
    Backup.SELECTION: Creation("backup", "CreateBackupSelection", "BackupSelection", _named("SelectionName")),
    Backup.VAULT: Creation("backup", "CreateBackupVault", names=_named("BackupVaultName")),
    Backup.VAULT_LOCK_CONFIGURATION: Creation("backup", "PutBackupVaultLockConfiguration"),
    Backup.VAULT_NOTIFICATIONS: Creation("backup", "PutBackupVaultNotifications"),
    Batch.COMPUTE_ENVIRONMENT: Creation("batch", "CreateComputeEnvironment"),
    Batch.JOB_DEFINITION: Creation("batch", "RegisterJobDefinition", names=_named("jobDefinitionName")),
    Batch.JOB_QUEUE: Creation("batch", "CreateJobQueue"),
    Bedrock.AGENT_AGENT: Creation("bedrock-agent", "CreateAgent"),
    Bedrock.AGENT_AGENT_ACTION_GROUP: Creation("bedrock-agent", "CreateAgentActionGroup"),
    Bedrock.AGENT_AGENT_ALIAS: Creation("bedrock-agent", "CreateAgentAlias"),
    Bedrock.AGENT_AGENT_COLLABORATOR: Creation("bedrock-agent", "AssociateAgentCollaborator"),
    Bedrock.AGENT_AGENT_KNOWLEDGE_BASE_ASSOCIATION: Creation("bedrock-agent", "AssociateAgentKnowledgeBase"),
    Bedrock.AGENT_DATA_SOURCE: Creation("bedrock-agent", "CreateDataSource"),
    Bedrock.AGENT_FLOW: Creation("bedrock-agent", "CreateFlow"),
    Bedrock.AGENT_KNOWLEDGE_BASE: Creation("bedrock-agent", "CreateKnowledgeBase"),
    Bedrock.AGENT_PROMPT: Creation("bedrock-agent", "CreatePrompt"),
    Bedrock.GUARDRAIL: Creation("bedrock", "CreateGuardrail"),
    Bedrock.GUARDRAIL_VERSION: Creation("bedrock", "CreateGuardrailVersion"),
    Bedrock.INFERENCE_PROFILE: Creation("bedrock", "CreateInferenceProfile", names=_named("inferenceProfileName")),
    Bedrock.PROVISIONED_MODEL_THROUGHPUT: Creation("bedrock", "CreateProvisionedModelThroughput"),
    Budgets.BUDGET: Creation("budgets", "CreateBudget", "Budget", _named("BudgetName")),
    Budgets.BUDGET_ACTION: Creation("budgets", "CreateBudgetAction"),
    Cfg.AGGREGATE_AUTHORIZATION: Creation(
        "config", "PutAggregationAuthorization", names={"accountId": "AuthorizedAccountId"}
    ),
    Cfg.CONFIGURATION_AGGREGATOR: Creation(
        "config", "PutConfigurationAggregator", names=_named("ConfigurationAggregatorName")
    ),
    Cfg.CONFORMANCE_PACK: Creation("config", "PutConformancePack", names=_named("ConformancePackName")),
    Cfg.DELIVERY_CHANNEL: Creation("config", "PutDeliveryChannel", "DeliveryChannel"),
    Cfg.ORGANIZATION_CONFORMANCE_PACK: Creation(
        "config", "PutOrganizationConformancePack", names=_named("OrganizationConformancePackName")
    ),
    Cfg.ORGANIZATION_CUSTOM_POLICY_RULE: Creation(
        "config", "PutOrganizationConfigRule", "OrganizationCustomPolicyRuleMetadata"
    ),
    Cfg.ORGANIZATION_CUSTOM_RULE: Creation("config", "PutOrganizationConfigRule", "OrganizationCustomRuleMetadata"),
    Cfg.ORGANIZATION_MANAGED_RULE: Creation("config", "PutOrganizationConfigRule", "OrganizationManagedRuleMetadata"),
    Cfg.RECORDER: Creation("config", "PutConfigurationRecorder", "ConfigurationRecorder"),
    Cfg.REMEDIATION_CONFIGURATION: Creation("config", "PutRemediationConfigurations", "RemediationConfigurations"),
    Cfg.RETENTION_CONFIGURATION: Creation("config", "PutRetentionConfiguration"),
    Cfg.RULE: Creation("config", "PutConfigRule", "ConfigRule", _named("ConfigRuleName")),
    Chatbot.SLACK_CHANNEL_CONFIGURATION: Creation("chatbot", "CreateSlackChannelConfiguration"),
    Chatbot.TEAMS_CHANNEL_CONFIGURATION: Creation("chatbot", "CreateMicrosoftTeamsChannelConfiguration"),
    Cloudformation.CLOUD_FORMATION_TYPE: Creation("cloudformation", "RegisterType"),
    Cloudformation.STACK: Creation("cloudformation", "CreateStack", names=_named("StackName")),
    Cloudformation.STACK_INSTANCES: Creation("cloudformation", "CreateStackInstances"),
    Cloudformation.STACK_SET: Creation("cloudformation", "CreateStackSet", names=_named("StackSetName")),
    Cloudfront.ANYCAST_IP_LIST: Creation("cloudfront", "CreateAnycastIpList"),
    Cloudfront.CACHE_POLICY: Creation("cloudfront", "CreateCachePolicy", "CachePolicyConfig"),
    Cloudfront.CONNECTION_FUNCTION: Creation("cloudfront", "CreateConnectionFunction"),
    Cloudfront.CONTINUOUS_DEPLOYMENT_POLICY: Creation(
        "cloudfront", "CreateContinuousDeploymentPolicy", "ContinuousDeploymentPolicyConfig"
    ),
    Cloudfront.DISTRIBUTION: Creation("cloudfront", "CreateDistribution", "DistributionConfig"),
    Cloudfront.DISTRIBUTION_TENANT: Creation("cloudfront", "CreateDistributionTenant"),
    Cloudfront.FIELD_LEVEL_ENCRYPTION_CONFIG: Creation(
        "cloudfront", "CreateFieldLevelEncryptionConfig", "FieldLevelEncryptionConfig"
    ),
    Cloudfront.FUNCTION: Creation("cloudfront", "CreateFunction", "FunctionConfig"),
    Cloudfront.KEY_VALUE_STORE: Creation("cloudfront", "CreateKeyValueStore"),
    Cloudfront.MONITORING_SUBSCRIPTION: Creation("cloudfront", "CreateMonitoringSubscription"),
    Cloudfront.ORIGIN_ACCESS_CONTROL: Creation("cloudfront", "CreateOriginAccessControl", "OriginAccessControlConfig"),
    Cloudfront.ORIGIN_REQUEST_POLICY: Creation("cloudfront", "CreateOriginRequestPolicy", "OriginRequestPolicyConfig"),
    Cloudfront.RESPONSE_HEADERS_POLICY: Creation(
        "cloudfront", "CreateResponseHeadersPolicy", "ResponseHeadersPolicyConfig"
    ),
    Cloudfront.TRUST_STORE: Creation("cloudfront", "CreateTrustStore"),
    Cloudfront.VPC_ORIGIN: Creation("cloudfront", "CreateVpcOrigin"),
    Cloudtrail.EVENT_DATA_STORE: Creation("cloudtrail", "CreateEventDataStore"),
    Cloudtrail.TRAIL: Creation("cloudtrail", "CreateTrail"),
    Cloudwatch.ALARM_MUTE_RULE: Creation("cloudwatch", "PutAlarmMuteRule"),
    Cloudwatch.COMPOSITE_ALARM: Creation("cloudwatch", "PutCompositeAlarm"),
    Cloudwatch.CONTRIBUTOR_INSIGHT_RULE: Creation("cloudwatch", "PutInsightRule"),
    Cloudwatch.EVENT_API_DESTINATION: Creation("events", "CreateApiDestination"),
    Cloudwatch.EVENT_ARCHIVE: Creation("events", "CreateArchive", names=_named("ArchiveName")),
    Cloudwatch.EVENT_BUS: Creation("events", "CreateEventBus"),
    Cloudwatch.EVENT_CONNECTION: Creation("events", "CreateConnection"),
    Cloudwatch.EVENT_ENDPOINT: Creation("events", "CreateEndpoint"),
    Cloudwatch.EVENT_PERMISSION: Creation("events", "PutPermission"),
    Cloudwatch.EVENT_RULE: Creation("events", "PutRule"),
    Cloudwatch.EVENT_TARGET: Creation("events", "PutTargets", "Targets"),
    Cloudwatch.INTERNET_MONITOR: Creation("internetmonitor", "CreateMonitor"),
    Cloudwatch.LOG_ACCOUNT_POLICY: Creation("logs", "PutAccountPolicy"),
    Cloudwatch.LOG_ANOMALY_DETECTOR: Creation("logs", "CreateLogAnomalyDetector"),
    Cloudwatch.LOG_DELIVERY: Creation("logs", "CreateDelivery"),
    Cloudwatch.LOG_DELIVERY_DESTINATION: Creation("logs", "PutDeliveryDestination"),
    Cloudwatch.LOG_DELIVERY_SOURCE: Creation("logs", "PutDeliverySource"),
    Cloudwatch.LOG_DESTINATION: Creation("logs", "PutDestination", names=_named("destinationName")),
    Cloudwatch.LOG_GROUP: Creation("logs", "CreateLogGroup", names=_named("logGroupName")),
    Cloudwatch.LOG_METRIC_FILTER: Creation(
        "logs", "PutMetricFilter", names={"name": "filterName", "pattern": "filterPattern"}
    ),
    Cloudwatch.LOG_STREAM: Creation("logs", "CreateLogStream", names=_named("logStreamName")),
    Cloudwatch.LOG_SUBSCRIPTION_FILTER: Creation("logs", "PutSubscriptionFilter", names={"name": "filterName"}),
    Cloudwatch.LOG_TRANSFORMER: Creation("logs", "PutTransformer"),
    Cloudwatch.METRIC_ALARM: Creation("cloudwatch", "PutMetricAlarm", names={"name": "AlarmName"}),
    Cloudwatch.METRIC_STREAM: Creation("cloudwatch", "PutMetricStream"),
    Cloudwatch.QUERY_DEFINITION: Creation("logs", "PutQueryDefinition"),
    Cloudwatch.RESOURCE_METRICS_CONFIGURATION: Creation("cloudwatch", "CreateResourceMetricsConfiguration"),
    Codeartifact.DOMAIN: Creation("codeartifact", "CreateDomain"),
    Codeartifact.DOMAIN_PERMISSIONS: Creation("codeartifact", "PutDomainPermissionsPolicy"),
    Codeartifact.REPOSITORY: Creation("codeartifact", "CreateRepository"),
    Codeartifact.REPOSITORY_PERMISSIONS_POLICY: Creation("codeartifact", "PutRepositoryPermissionsPolicy"),
    Codebuild.FLEET: Creation("codebuild", "CreateFleet"),
    Codebuild.PROJECT: Creation("codebuild", "CreateProject", names={"buildTimeout": "timeoutInMinutes"}),
    Codebuild.REPORT_GROUP: Creation("codebuild", "CreateReportGroup"),
    Codebuild.SOURCE_CREDENTIAL: Creation("codebuild", "ImportSourceCredentials"),
    Codebuild.WEBHOOK: Creation("codebuild", "CreateWebhook"),
    Codecommit.APPROVAL_RULE_TEMPLATE: Creation(
        "codecommit", "CreateApprovalRuleTemplate", names=_named("approvalRuleTemplateName")
    ),
    Codecommit.REPOSITORY: Creation("codecommit", "CreateRepository"),
    Codecommit.TRIGGER: Creation("codecommit", "PutRepositoryTriggers"),
    Codeconnections.CONNECTION: Creation("codeconnections", "CreateConnection", names=_named("ConnectionName")),
    Codeconnections.HOST: Creation("codeconnections", "CreateHost"),
    Codedeploy.APPLICATION: Creation("codedeploy", "CreateApplication", names=_named("applicationName")),
    Codedeploy.DEPLOYMENT_CONFIG: Creation("codedeploy", "CreateDeploymentConfig"),
    Codedeploy.DEPLOYMENT_GROUP: Creation("codedeploy", "CreateDeploymentGroup"),
    Codepipeline.CUSTOM_ACTION_TYPE: Creation("codepipeline", "CreateCustomActionType"),
    Codepipeline.PIPELINE: Creation("codepipeline", "CreatePipeline", "pipeline"),
    Codepipeline.WEBHOOK: Creation("codepipeline", "PutWebhook", "webhook"),
    Codestarconnections.CONNECTION: Creation(
        "codestar-connections", "CreateConnection", names=_named("ConnectionName")
    ),
    Codestarconnections.HOST: Creation("codestar-connections", "CreateHost"),
    Codestarnotifications.NOTIFICATION_RULE: Creation("codestar-notifications", "CreateNotificationRule"),
    Cognito.IDENTITY_POOL: Creation("cognito-identity", "CreateIdentityPool"),
    Cognito.IDENTITY_POOL_PROVIDER_PRINCIPAL_TAG: Creation("cognito-identity", "SetPrincipalTagAttributeMap"),
    Cognito.IDENTITY_POOL_ROLE_ATTACHMENT: Creation("cognito-identity", "SetIdentityPoolRoles"),
    Cognito.IDENTITY_PROVIDER: Creation("cognito-idp", "CreateIdentityProvider"),
    Cognito.LOG_DELIVERY_CONFIGURATION: Creation("cognito-idp", "SetLogDeliveryConfiguration"),
    Cognito.MANAGED_LOGIN_BRANDING: Creation("cognito-idp", "CreateManagedLoginBranding"),
    Cognito.MANAGED_USER_POOL_CLIENT: Creation("cognito-idp", "CreateUserPoolClient"),
    Cognito.RESOURCE_SERVER: Creation("cognito-idp", "CreateResourceServer"),
    Cognito.RISK_CONFIGURATION: Creation("cognito-idp", "SetRiskConfiguration"),
    Cognito.USER: Creation("cognito-idp", "AdminCreateUser"),
    Cognito.USER_GROUP: Creation("cognito-idp", "CreateGroup", names=_named("GroupName")),
    Cognito.USER_IN_GROUP: Creation("cognito-idp", "AdminAddUserToGroup"),
    Cognito.USER_POOL: Creation("cognito-idp", "CreateUserPool", names=_named("PoolName")),
    Cognito.USER_POOL_CLIENT: Creation("cognito-idp", "CreateUserPoolClient", names=_named("ClientName")),
    Cognito.USER_POOL_DOMAIN: Creation("cognito-idp", "CreateUserPoolDomain"),
    Connect.BOT_ASSOCIATION: Creation("connect", "AssociateBot"),
    Connect.CONTACT_FLOW: Creation("connect", "CreateContactFlow"),
    Connect.CONTACT_FLOW_MODULE: Creation("connect", "CreateContactFlowModule"),
    Connect.HOURS_OF_OPERATION: Creation("connect", "CreateHoursOfOperation"),
    Connect.INSTANCE: Creation("connect", "CreateInstance"),
    Connect.INSTANCE_STORAGE_CONFIG: Creation("connect", "AssociateInstanceStorageConfig"),
    Connect.LAMBDA_FUNCTION_ASSOCIATION: Creation("connect", "AssociateLambdaFunction"),
    Connect.QUEUE: Creation("connect", "CreateQueue"),
    Connect.QUICK_CONNECT: Creation("connect", "CreateQuickConnect"),
    Connect.ROUTING_PROFILE: Creation("connect", "CreateRoutingProfile"),
    Connect.SECURITY_PROFILE: Creation("connect", "CreateSecurityProfile", names=_named("SecurityProfileName")),
    Connect.USER: Creation("connect", "CreateUser", names=_named("Username")),
    Connect.USER_HIERARCHY_GROUP: Creation("connect", "CreateUserHierarchyGroup"),
    Connect.USER_HIERARCHY_STRUCTURE: Creation("connect", "UpdateUserHierarchyStructure"),
    Connect.VOCABULARY: Creation("connect", "CreateVocabulary", names=_named("VocabularyName")),
    Controltower.BASELINE: Creation("controltower", "EnableBaseline"),
    Controltower.LANDING_ZONE: Creation("controltower", "CreateLandingZone"),
    Costexplorer.ANOMALY_MONITOR: Creation("ce", "CreateAnomalyMonitor", "AnomalyMonitor", _named("MonitorName")),
    Costexplorer.ANOMALY_SUBSCRIPTION: Creation(
        "ce", "CreateAnomalySubscription", "AnomalySubscription", _named("SubscriptionName")
    ),
    Costexplorer.COST_CATEGORY: Creation("ce", "CreateCostCategoryDefinition"),
    Cur.REPORT_DEFINITION: Creation("cur", "PutReportDefinition", "ReportDefinition"),
    Datasync.AGENT: Creation("datasync", "CreateAgent", names=_named("AgentName")),
    Datasync.EFS_LOCATION: Creation("datasync", "CreateLocationEfs"),
    Datasync.LOCATION_AZURE_BLOB: Creation("datasync", "CreateLocationAzureBlob"),
    Datasync.LOCATION_FSX_LUSTRE: Creation("datasync", "CreateLocationFsxLustre"),
    Datasync.LOCATION_FSX_WINDOWS: Creation("datasync", "CreateLocationFsxWindows"),
    Datasync.LOCATION_HDFS: Creation("datasync", "CreateLocationHdfs"),
    Datasync.LOCATION_OBJECT_STORAGE: Creation("datasync", "CreateLocationObjectStorage"),
    Datasync.LOCATION_SMB: Creation("datasync", "CreateLocationSmb"),
    Datasync.NFS_LOCATION: Creation("datasync", "CreateLocationNfs"),
    Datasync.S3_LOCATION: Creation("datasync", "CreateLocationS3"),
    Datasync.TASK: Creation("datasync", "CreateTask"),
    Dax.CLUSTER: Creation("dax", "CreateCluster"),
    Detective.ORGANIZATION_ADMIN_ACCOUNT: Creation("detective", "EnableOrganizationAdminAccount"),
    Detective.ORGANIZATION_CONFIGURATION: Creation("detective", "UpdateOrganizationConfiguration"),
    Devopsguru.EVENT_SOURCES_CONFIG: Creation("devops-guru", "UpdateEventSourcesConfig"),
    Devopsguru.NOTIFICATION_CHANNEL: Creation("devops-guru", "AddNotificationChannel", "Config"),
    Devopsguru.RESOURCE_COLLECTION: Creation("devops-guru", "UpdateResourceCollection", "ResourceCollection"),
    Devopsguru.SERVICE_INTEGRATION: Creation("devops-guru", "UpdateServiceIntegration", "ServiceIntegration"),
    Directconnect.BGP_PEER: Creation("directconnect", "CreateBGPPeer", "newBGPPeer"),
    Directconnect.PRIVATE_VIRTUAL_INTERFACE: Creation(
        "directconnect", "CreatePrivateVirtualInterface", "newPrivateVirtualInterface", _named("virtualInterfaceName")
    ),
    Directconnect.PUBLIC_VIRTUAL_INTERFACE: Creation(
        "directconnect", "CreatePublicVirtualInterface", "newPublicVirtualInterface", _named("virtualInterfaceName")
    ),
    Directconnect.TRANSIT_VIRTUAL_INTERFACE: Creation(
        "directconnect", "CreateTransitVirtualInterface", "newTransitVirtualInterface", _named("virtualInterfaceName")
    ),
    Directoryservice.CONDITIONAL_FORWARDER: Creation("ds", "CreateConditionalForwarder"),
    Directoryservice.DIRECTORY: Creation("ds", "CreateDirectory"),
    Directoryservice.LOG_SUBSCRIPTION: Creation("ds", "CreateLogSubscription"),
    Directoryservice.TRUST: Creation("ds", "CreateTrust"),
    Dlm.LIFECYCLE_POLICY: Creation("dlm", "CreateLifecyclePolicy"),
    Dms.ENDPOINT: Creation("dms", "CreateEndpoint"),
    Dms.REPLICATION_CONFIG: Creation("dms", "CreateReplicationConfig"),
    Dms.REPLICATION_INSTANCE: Creation("dms", "CreateReplicationInstance"),
    Dms.S3_ENDPOINT: Creation("dms", "CreateEndpoint"),
    Docdb.CLUSTER: Creation("docdb", "CreateDBCluster"),
    Docdb.CLUSTER_INSTANCE: Creation("docdb", "CreateDBInstance"),
    Dynamodb.CONTRIBUTOR_INSIGHTS: Creation("dynamodb", "UpdateContributorInsights"),
    Dynamodb.KINESIS_STREAMING_DESTINATION: Creation("dynamodb", "EnableKinesisStreamingDestination"),
    Dynamodb.RESOURCE_POLICY: Creation("dynamodb", "PutResourcePolicy"),
    Dynamodb.TABLE: Creation("dynamodb", "CreateTable", names={"name": "TableName"}),
    Ecr.REPOSITORY: Creation("ecr", "CreateRepository", names=_named("repositoryName")),
    Ecs.CLUSTER: Creation("ecs", "CreateCluster", names=_named("clusterName")),
    Ecs.SERVICE: Creation("ecs", "CreateService", names=_named("serviceName")),
    Efs.ACCESS_POINT: Creation("efs", "CreateAccessPoint"),
    Efs.FILE_SYSTEM: Creation("efs", "CreateFileSystem"),
    Efs.MOUNT_TARGET: Creation("efs", "CreateMountTarget"),
    Eks.ADDON: Creation("eks", "CreateAddon"),
    Eks.CLUSTER: Creation("eks", "CreateCluster"),
    Eks.FARGATE_PROFILE: Creation("eks", "CreateFargateProfile"),
    Eks.NODE_GROUP: Creation("eks", "CreateNodegroup", names={"nodeGroupName": "nodegroupName"}),
    Elasticache.CLUSTER: Creation("elasticache", "CreateCacheCluster"),
    Elasticache.REPLICATION_GROUP: Creation("elasticache", "CreateReplicationGroup"),
    Elasticache.SERVERLESS_CACHE: Creation("elasticache", "CreateServerlessCache"),
    Elasticache.USER: Creation("elasticache", "CreateUser"),
    Emr.CLUSTER: Creation("emr", "RunJobFlow"),
    Emr.INSTANCE_FLEET: Creation("emr", "AddInstanceFleet", "InstanceFleet"),
    Emr.MANAGED_SCALING_POLICY: Creation("emr", "PutManagedScalingPolicy", "ManagedScalingPolicy"),
    Emr.SECURITY_CONFIGURATION: Creation("emr", "CreateSecurityConfiguration"),
    Emr.STUDIO: Creation("emr", "CreateStudio"),
    Emr.STUDIO_SESSION_MAPPING: Creation("emr", "CreateStudioSessionMapping"),
    Emrcontainers.JOB_TEMPLATE: Creation("emr-containers", "CreateJobTemplate"),
    Emrcontainers.VIRTUAL_CLUSTER: Creation("emr-containers", "CreateVirtualCluster"),
    Emrserverless.APPLICATION: Creation("emr-serverless", "CreateApplication"),
    Fis.EXPERIMENT_TEMPLATE: Creation("fis", "CreateExperimentTemplate"),
    Fis.TARGET_ACCOUNT_CONFIGURATION: Creation("fis", "CreateTargetAccountConfiguration"),
    Fms.POLICY: Creation("fms", "PutPolicy", "Policy", _named("PolicyName")),
    Fms.RESOURCE_SET: Creation("fms", "PutResourceSet"),
    Fsx.DATA_REPOSITORY_ASSOCIATION: Creation("fsx", "CreateDataRepositoryAssociation"),
    Fsx.FILE_CACHE: Creation("fsx", "CreateFileCache"),
    Fsx.LUSTRE_FILE_SYSTEM: Creation("fsx", "CreateFileSystem"),
    Fsx.ONTAP_FILE_SYSTEM: Creation("fsx", "CreateFileSystem"),
    Fsx.ONTAP_STORAGE_VIRTUAL_MACHINE: Creation("fsx", "CreateStorageVirtualMachine"),
    Fsx.ONTAP_VOLUME: Creation("fsx", "CreateVolume"),
    Fsx.OPEN_ZFS_FILE_SYSTEM: Creation("fsx", "CreateFileSystem"),
    Fsx.OPEN_ZFS_SNAPSHOT: Creation("fsx", "CreateSnapshot"),
    Fsx.OPEN_ZFS_VOLUME: Creation("fsx", "CreateVolume"),
    Fsx.WINDOWS_FILE_SYSTEM: Creation("fsx", "CreateFileSystem"),
    Globalaccelerator.ACCELERATOR: Creation("globalaccelerator", "CreateAccelerator"),
    Globalaccelerator.CROSS_ACCOUNT_ATTACHMENT: Creation("globalaccelerator", "CreateCrossAccountAttachment"),
    Globalaccelerator.CUSTOM_ROUTING_ACCELERATOR: Creation("globalaccelerator", "CreateCustomRoutingAccelerator"),
    Globalaccelerator.CUSTOM_ROUTING_ENDPOINT_GROUP: Creation("globalaccelerator", "CreateCustomRoutingEndpointGroup"),
    Globalaccelerator.CUSTOM_ROUTING_LISTENER: Creation("globalaccelerator", "CreateCustomRoutingListener"),
    Globalaccelerator.ENDPOINT_GROUP: Creation("globalaccelerator", "CreateEndpointGroup"),
    Globalaccelerator.LISTENER: Creation("globalaccelerator", "CreateListener"),
    Glue.CATALOG: Creation("glue", "CreateCatalog", "CatalogInput"),
    Glue.CATALOG_DATABASE: Creation("glue", "CreateDatabase", "DatabaseInput"),
    Glue.CATALOG_TABLE: Creation("glue", "CreateTable", "TableInput"),
    Glue.CATALOG_TABLE_OPTIMIZER: Creation("glue", "CreateTableOptimizer"),
    Glue.CONNECTION: Creation("glue", "CreateConnection", "ConnectionInput"),
    Glue.CRAWLER: Creation("glue", "CreateCrawler"),
    Glue.DATA_CATALOG_ENCRYPTION_SETTINGS: Creation("glue", "PutDataCatalogEncryptionSettings"),
    Glue.DATA_QUALITY_RULESET: Creation("glue", "CreateDataQualityRuleset"),
    Glue.DEV_ENDPOINT: Creation("glue", "CreateDevEndpoint", names=_named("EndpointName")),
    Glue.JOB: Creation("glue", "CreateJob"),
    Glue.ML_TRANSFORM: Creation("glue", "CreateMLTransform"),
    Glue.PARTITION: Creation("glue", "CreatePartition", "PartitionInput"),
    Glue.PARTITION_INDEX: Creation("glue", "CreatePartitionIndex"),
    Glue.REGISTRY: Creation("glue", "CreateRegistry"),
    Glue.SCHEMA: Creation("glue", "CreateSchema"),
    Glue.SECURITY_CONFIGURATION: Creation("glue", "CreateSecurityConfiguration"),
    Glue.TRIGGER: Creation("glue", "CreateTrigger"),
    Glue.USER_DEFINED_FUNCTION: Creation(
        "glue", "CreateUserDefinedFunction", "FunctionInput", names=_named("FunctionName")
    ),
    Glue.WORKFLOW: Creation("glue", "CreateWorkflow"),
    Grafana.ROLE_ASSOCIATION: Creation("grafana", "UpdatePermissions"),
    Grafana.WORKSPACE: Creation("grafana", "CreateWorkspace"),
    Grafana.WORKSPACE_API_KEY: Creation("grafana", "CreateWorkspaceApiKey"),
    Grafana.WORKSPACE_SERVICE_ACCOUNT: Creation("grafana", "CreateWorkspaceServiceAccount"),
    Grafana.WORKSPACE_SERVICE_ACCOUNT_TOKEN: Creation("grafana", "CreateWorkspaceServiceAccountToken"),
    Guardduty.DETECTOR: Creation("guardduty", "CreateDetector"),
    Guardduty.FILTER: Creation("guardduty", "CreateFilter"),
    Guardduty.IP_SET: Creation("guardduty", "CreateIPSet"),
    Guardduty.MALWARE_PROTECTION_PLAN: Creation("guardduty", "CreateMalwareProtectionPlan"),
    Guardduty.ORGANIZATION_CONFIGURATION: Creation("guardduty", "UpdateOrganizationConfiguration"),
    Guardduty.PUBLISHING_DESTINATION: Creation("guardduty", "CreatePublishingDestination"),
    Guardduty.THREAT_INTEL_SET: Creation("guardduty", "CreateThreatIntelSet"),
    Iam.ACCESS_KEY: Creation("iam", "CreateAccessKey", names={"user": "UserName"}),
    Iam.ACCOUNT_ALIAS: Creation("iam", "CreateAccountAlias"),
    Iam.ACCOUNT_PASSWORD_POLICY: Creation("iam", "UpdateAccountPasswordPolicy"),
    Iam.GROUP: Creation("iam", "CreateGroup", names=_named("GroupName")),
    Iam.GROUP_POLICY: Creation("iam", "PutGroupPolicy", names=_named("PolicyName")),
    Iam.GROUP_POLICY_ATTACHMENT: Creation("iam", "AttachGroupPolicy", names={"group": "GroupName"}),
    Iam.INSTANCE_PROFILE: Creation("iam", "CreateInstanceProfile", names=_named("InstanceProfileName")),
    Iam.OPEN_ID_CONNECT_PROVIDER: Creation("iam", "CreateOpenIDConnectProvider"),
    Iam.POLICY: Creation("iam", "CreatePolicy", names=_named("PolicyName")),
    Iam.ROLE: Creation("iam", "CreateRole", names=_named("RoleName")),
    Iam.ROLE_POLICY: Creation("iam", "PutRolePolicy", names=_named("PolicyName")),
    Iam.ROLE_POLICY_ATTACHMENT: Creation("iam", "AttachRolePolicy", names={"role": "RoleName"}),
    Iam.SAML_PROVIDER: Creation("iam", "CreateSAMLProvider"),
    Iam.SERVER_CERTIFICATE: Creation("iam", "UploadServerCertificate", names=_named("ServerCertificateName")),
    Iam.SERVICE_LINKED_ROLE: Creation("iam", "CreateServiceLinkedRole"),
    Iam.SERVICE_SPECIFIC_CREDENTIAL: Creation("iam", "CreateServiceSpecificCredential"),
    Iam.SIGNING_CERTIFICATE: Creation("iam", "UploadSigningCertificate"),
    Iam.SSH_KEY: Creation("iam", "UploadSSHPublicKey"),
    Iam.USER: Creation("iam", "CreateUser", names=_named("UserName")),
    Iam.USER_LOGIN_PROFILE: Creation("iam", "CreateLoginProfile", names={"user": "UserName"}),
    Iam.USER_POLICY: Creation("iam", "PutUserPolicy", names=_named("PolicyName")),
    Iam.USER_POLICY_ATTACHMENT: Creation("iam", "AttachUserPolicy", names={"user": "UserName"}),
    Iam.VIRTUAL_MFA_DEVICE: Creation("iam", "CreateVirtualMFADevice"),
    Identitystore.GROUP: Creation("identitystore", "CreateGroup"),
    Identitystore.GROUP_MEMBERSHIP: Creation("identitystore", "CreateGroupMembership"),
    Identitystore.USER: Creation("identitystore", "CreateUser"),
    Imagebuilder.COMPONENT: Creation("imagebuilder", "CreateComponent"),
    Imagebuilder.CONTAINER_RECIPE: Creation("imagebuilder", "CreateContainerRecipe"),
    Imagebuilder.DISTRIBUTION_CONFIGURATION: Creation("imagebuilder", "CreateDistributionConfiguration"),
    Imagebuilder.IMAGE_PIPELINE: Creation("imagebuilder", "CreateImagePipeline"),
    Imagebuilder.IMAGE_RECIPE: Creation("imagebuilder", "CreateImageRecipe"),
    Imagebuilder.INFRASTRUCTURE_CONFIGURATION: Creation("imagebuilder", "CreateInfrastructureConfiguration"),
    Inspector.ASSESSMENT_TARGET: Creation("inspector", "CreateAssessmentTarget", names=_named("assessmentTargetName")),
    Inspector.ASSESSMENT_TEMPLATE: Creation(
        "inspector", "CreateAssessmentTemplate", names=_named("assessmentTemplateName")
    ),
    Inspector2.FILTER: Creation("inspector2", "CreateFilter"),
    Iot.AUTHORIZER: Creation("iot", "CreateAuthorizer", names=_named("authorizerName")),
    Iot.BILLING_GROUP: Creation("iot", "CreateBillingGroup", names=_named("billingGroupName")),
    Iot.CA_CERTIFICATE: Creation("iot", "RegisterCACertificate"),
    Iot.DOMAIN_CONFIGURATION: Creation("iot", "CreateDomainConfiguration", names=_named("domainConfigurationName")),
    Iot.INDEXING_CONFIGURATION: Creation("iot", "UpdateIndexingConfiguration"),
    Iot.POLICY: Creation("iot", "CreatePolicy", names=_named("policyName")),
    Iot.PROVISIONING_TEMPLATE: Creation("iot", "CreateProvisioningTemplate", names=_named("templateName")),
    Iot.ROLE_ALIAS: Creation("iot", "CreateRoleAlias"),
    Iot.THING: Creation("iot", "CreateThing", names=_named("thingName")),
    Iot.THING_GROUP: Creation("iot", "CreateThingGroup", names=_named("thingGroupName")),
    Iot.THING_TYPE: Creation("iot", "CreateThingType", names=_named("thingTypeName")),
    Iot.TOPIC_RULE: Creation("iot", "CreateTopicRule", names=_named("ruleName")),
    Ivs.CHANNEL: Creation("ivs", "CreateChannel"),
    Ivs.PLAYBACK_KEY_PAIR: Creation("ivs", "ImportPlaybackKeyPair"),
    Ivs.RECORDING_CONFIGURATION: Creation("ivs", "CreateRecordingConfiguration"),
    Ivschat.LOGGING_CONFIGURATION: Creation("ivschat", "CreateLoggingConfiguration"),
    Ivschat.ROOM: Creation("ivschat", "CreateRoom"),
    Keyspaces.KEYSPACE: Creation("keyspaces", "CreateKeyspace", names=_named("keyspaceName")),
    Keyspaces.TABLE: Creation("keyspaces", "CreateTable"),
    Kinesis.FIREHOSE_DELIVERY_STREAM: Creation(
        "firehose",
        "CreateDeliveryStream",
        names={
            "name": "DeliveryStreamName",
            "extendedS3Configuration": "ExtendedS3DestinationConfiguration",
            "elasticsearchConfiguration": "ElasticsearchDestinationConfiguration",
            "httpEndpointConfiguration": "HttpEndpointDestinationConfiguration",
            "icebergConfiguration": "IcebergDestinationConfiguration",
            "opensearchConfiguration": "AmazonopensearchserviceDestinationConfiguration",
            "opensearchserverlessConfiguration": "AmazonOpenSearchServerlessDestinationConfiguration",
            "redshiftConfiguration": "RedshiftDestinationConfiguration",
            "snowflakeConfiguration": "SnowflakeDestinationConfiguration",
            "splunkConfiguration": "SplunkDestinationConfiguration",
            ".bufferingInterval": "BufferingHints.IntervalInSeconds",
            ".bufferingSize": "BufferingHints.SizeInMBs",
            ".retryDuration": "RetryOptions.DurationInSeconds",
            ".url": "EndpointConfiguration.Url",
        },
    ),
    Kinesis.RESOURCE_POLICY: Creation("kinesis", "PutResourcePolicy"),
    Kinesis.STREAM: Creation("kinesis", "CreateStream", names=_named("StreamName")),
    Kinesis.STREAM_CONSUMER: Creation("kinesis", "RegisterStreamConsumer", names=_named("ConsumerName")),
    Kinesis.VIDEO_STREAM: Creation("kinesisvideo", "CreateStream", names=_named("StreamName")),
    Kinesisanalyticsv2.APPLICATION: Creation(
        "kinesisanalyticsv2", "CreateApplication", names=_named("ApplicationName")
    ),
    Kinesisanalyticsv2.APPLICATION_SNAPSHOT: Creation("kinesisanalyticsv2", "CreateApplicationSnapshot"),
    Kms.ALIAS: Creation("kms", "CreateAlias", names=_named("AliasName")),
    Kms.CUSTOM_KEY_STORE: Creation("kms", "CreateCustomKeyStore"),
    Kms.EXTERNAL_KEY: Creation("kms", "CreateKey"),
    Kms.GRANT: Creation("kms", "CreateGrant"),
    Kms.KEY: Creation("kms", "CreateKey"),
    Kms.KEY_POLICY: Creation("kms", "PutKeyPolicy"),
    Kms.REPLICA_EXTERNAL_KEY: Creation("kms", "ReplicateKey"),
    Kms.REPLICA_KEY: Creation("kms", "ReplicateKey"),
    Lakeformation.DATA_CELLS_FILTER: Creation("lakeformation", "CreateDataCellsFilter"),
    Lakeformation.LF_TAG: Creation("lakeformation", "CreateLFTag", names={"key": "TagKey", "values": "TagValues"}),
    Lakeformation.PERMISSIONS: Creation("lakeformation", "GrantPermissions"),
    Lambda.ALIAS: Creation("lambda", "CreateAlias"),
    Lambda.CODE_SIGNING_CONFIG: Creation("lambda", "CreateCodeSigningConfig"),
    Lambda.EVENT_SOURCE_MAPPING: Creation("lambda", "CreateEventSourceMapping"),
    Lambda.FUNCTION: Creation("lambda", "CreateFunction", names={"name": "FunctionName"}),
    Lambda.FUNCTION_EVENT_INVOKE_CONFIG: Creation("lambda", "PutFunctionEventInvokeConfig"),
    Lambda.FUNCTION_URL: Creation("lambda", "CreateFunctionUrlConfig"),
    Lambda.LAYER_VERSION: Creation("lambda", "PublishLayerVersion"),
    Lambda.LAYER_VERSION_PERMISSION: Creation("lambda", "AddLayerVersionPermission"),
    Lambda.PERMISSION: Creation("lambda", "AddPermission"),
    Lambda.PROVISIONED_CONCURRENCY_CONFIG: Creation("lambda", "PutProvisionedConcurrencyConfig"),
    Lb.LISTENER_RULE: Creation("elbv2", "CreateRule"),
    Lb.TARGET_GROUP: Creation("elbv2", "CreateTargetGroup"),
    Lex.BOT: Creation("lex-models", "PutBot"),
    Lex.BOT_ALIAS: Creation("lex-models", "PutBotAlias"),
    Lex.INTENT: Creation("lex-models", "PutIntent"),
    Lex.SLOT_TYPE: Creation("lex-models", "PutSlotType"),
    Lex.V2MODELS_BOT: Creation("lexv2-models", "CreateBot", names={"name": "botName", "type": "botType"}),
    Lex.V2MODELS_BOT_LOCALE: Creation("lexv2-models", "CreateBotLocale"),
    Lex.V2MODELS_INTENT: Creation("lexv2-models", "CreateIntent", names=_named("intentName")),
    Lex.V2MODELS_SLOT: Creation("lexv2-models", "CreateSlot", names=_named("slotName")),
    Lex.V2MODELS_SLOT_TYPE: Creation("lexv2-models", "CreateSlotType", names=_named("slotTypeName")),
    Licensemanager.LICENSE_CONFIGURATION: Creation("license-manager", "CreateLicenseConfiguration"),
    Location.GEOFENCE_COLLECTION: Creation("location", "CreateGeofenceCollection"),
    Location.MAP: Creation("location", "CreateMap"),
    Location.PLACE_INDEX: Creation("location", "CreatePlaceIndex"),
    Location.TRACKER: Creation("location", "CreateTracker"),
    Macie2.CLASSIFICATION_JOB: Creation("macie2", "CreateClassificationJob"),
    Mailmanager.ARCHIVE: Creation("mailmanager", "CreateArchive", names=_named("ArchiveName")),
    Mailmanager.INGRESS_POINT: Creation("mailmanager", "CreateIngressPoint", names=_named("IngressPointName")),
    Mailmanager.RELAY: Creation("mailmanager", "CreateRelay", names=_named("RelayName")),
    Mailmanager.RULE_SET: Creation("mailmanager", "CreateRuleSet", names=_named("RuleSetName")),
    Mailmanager.TRAFFIC_POLICY: Creation("mailmanager", "CreateTrafficPolicy", names=_named("TrafficPolicyName")),
    Mediaconvert.QUEUE: Creation("mediaconvert", "CreateQueue"),
    Medialive.CHANNEL: Creation("medialive", "CreateChannel"),
    Medialive.INPUT: Creation("medialive", "CreateInput"),
    Medialive.MULTIPLEX_PROGRAM: Creation("medialive", "CreateMultiplexProgram"),
    Mediapackagev2.CHANNEL_GROUP: Creation("mediapackagev2", "CreateChannelGroup", names=_named("ChannelGroupName")),
    Memorydb.ACL: Creation("memorydb", "CreateACL", names=_named("ACLName")),
    Memorydb.CLUSTER: Creation("memorydb", "CreateCluster", names=_named("ClusterName")),
    Memorydb.MULTI_REGION_CLUSTER: Creation("memorydb", "CreateMultiRegionCluster"),
    Memorydb.SNAPSHOT: Creation("memorydb", "CreateSnapshot", names=_named("SnapshotName")),
    Memorydb.USER: Creation("memorydb", "CreateUser"),
    Mq.BROKER: Creation("mq", "CreateBroker"),
    Msk.CLUSTER: Creation("kafka", "CreateCluster"),
    Msk.CONFIGURATION: Creation("kafka", "CreateConfiguration"),
    Msk.REPLICATOR: Creation("kafka", "CreateReplicator"),
    Msk.SERVERLESS_CLUSTER: Creation("kafka", "CreateClusterV2"),
    Mskconnect.CONNECTOR: Creation(
        "kafkaconnect", "CreateConnector", names={"name": "connectorName", "description": "connectorDescription"}
    ),
    Mskconnect.CUSTOM_PLUGIN: Creation("kafkaconnect", "CreateCustomPlugin"),
    Mskconnect.WORKER_CONFIGURATION: Creation("kafkaconnect", "CreateWorkerConfiguration"),
    Mwaa.ENVIRONMENT: Creation("mwaa", "CreateEnvironment"),
    Neptune.CLUSTER: Creation("neptune", "CreateDBCluster"),
    Networkfirewall.FIREWALL: Creation("network-firewall", "CreateFirewall", names=_named("FirewallName")),
    Networkfirewall.FIREWALL_POLICY: Creation(
        "network-firewall", "CreateFirewallPolicy", names=_named("FirewallPolicyName")
    ),
    Networkfirewall.LOGGING_CONFIGURATION: Creation("network-firewall", "UpdateLoggingConfiguration"),
    Networkfirewall.RESOURCE_POLICY: Creation("network-firewall", "PutResourcePolicy"),
    Networkfirewall.RULE_GROUP: Creation("network-firewall", "CreateRuleGroup", names=_named("RuleGroupName")),
    Networkfirewall.TLS_INSPECTION_CONFIGURATION: Creation(
        "network-firewall", "CreateTLSInspectionConfiguration", names=_named("TLSInspectionConfigurationName")
    ),
    Networkfirewall.VPC_ENDPOINT_ASSOCIATION: Creation("network-firewall", "CreateVpcEndpointAssociation"),
    Networkmanager.CONNECTION: Creation("networkmanager", "CreateConnection"),
    Networkmanager.CONNECT_ATTACHMENT: Creation("networkmanager", "CreateConnectAttachment"),
    Networkmanager.CONNECT_PEER: Creation("networkmanager", "CreateConnectPeer"),
    Networkmanager.CORE_NETWORK: Creation("networkmanager", "CreateCoreNetwork"),
    Networkmanager.DEVICE: Creation("networkmanager", "CreateDevice"),
    Networkmanager.GLOBAL_NETWORK: Creation("networkmanager", "CreateGlobalNetwork"),
    Networkmanager.LINK: Creation("networkmanager", "CreateLink"),
    Networkmanager.SITE: Creation("networkmanager", "CreateSite"),
    Networkmanager.SITE_TO_SITE_VPN_ATTACHMENT: Creation("networkmanager", "CreateSiteToSiteVpnAttachment"),
    Networkmanager.TRANSIT_GATEWAY_PEERING: Creation("networkmanager", "CreateTransitGatewayPeering"),
    Networkmanager.TRANSIT_GATEWAY_ROUTE_TABLE_ATTACHMENT: Creation(
        "networkmanager", "CreateTransitGatewayRouteTableAttachment"
    ),
    Networkmanager.VPC_ATTACHMENT: Creation("networkmanager", "CreateVpcAttachment"),
    Notifications.CONTACTS_EMAIL_CONTACT: Creation("notificationscontacts", "CreateEmailContact"),
    Notifications.EVENT_RULE: Creation("notifications", "CreateEventRule"),
    Notifications.NOTIFICATION_CONFIGURATION: Creation("notifications", "CreateNotificationConfiguration"),
    Notifications.NOTIFICATION_HUB: Creation("notifications", "RegisterNotificationHub"),
    Oam.LINK: Creation("oam", "CreateLink"),
    Oam.SINK: Creation("oam", "CreateSink"),
    Oam.SINK_POLICY: Creation("oam", "PutSinkPolicy"),
    Opensearch.APPLICATION: Creation("opensearch", "CreateApplication"),
    Opensearch.DOMAIN: Creation("opensearch", "CreateDomain"),
    Opensearch.OUTBOUND_CONNECTION: Creation("opensearch", "CreateOutboundConnection"),
    Opensearch.PACKAGE: Creation("opensearch", "CreatePackage"),
    Opensearch.SERVERLESS_ACCESS_POLICY: Creation("opensearchserverless", "CreateAccessPolicy"),
    Opensearch.SERVERLESS_COLLECTION: Creation("opensearchserverless", "CreateCollection"),
    Opensearch.SERVERLESS_COLLECTION_GROUP: Creation("opensearchserverless", "CreateCollectionGroup"),
    Opensearch.SERVERLESS_LIFECYCLE_POLICY: Creation("opensearchserverless", "CreateLifecyclePolicy"),
    Opensearch.SERVERLESS_SECURITY_CONFIG: Creation("opensearchserverless", "CreateSecurityConfig"),
    Opensearch.SERVERLESS_SECURITY_POLICY: Creation("opensearchserverless", "CreateSecurityPolicy"),
    Opensearch.SERVERLESS_VPC_ENDPOINT: Creation("opensearchserverless", "CreateVpcEndpoint"),
    Opensearch.VPC_ENDPOINT: Creation("opensearch", "CreateVpcEndpoint"),
    Organizations.ACCOUNT: Creation("organizations", "CreateAccount", names=_named("AccountName")),
    Organizations.AWS_SERVICE_ACCESS: Creation("organizations", "EnableAWSServiceAccess"),
    Organizations.DELEGATED_ADMINISTRATOR: Creation("organizations", "RegisterDelegatedAdministrator"),
    Organizations.ORGANIZATION: Creation("organizations", "CreateOrganization"),
    Organizations.ORGANIZATIONAL_UNIT: Creation("organizations", "CreateOrganizationalUnit"),
    Organizations.POLICY: Creation("organizations", "CreatePolicy"),
    Organizations.POLICY_ATTACHMENT: Creation("organizations", "AttachPolicy"),
    Pinpoint.SMSVOICEV2_CONFIGURATION_SET: Creation(
        "pinpoint-sms-voice-v2", "CreateConfigurationSet", names=_named("ConfigurationSetName")
    ),
    Pinpoint.SMSVOICEV2_OPT_OUT_LIST: Creation(
        "pinpoint-sms-voice-v2", "CreateOptOutList", names=_named("OptOutListName")
    ),
    Pinpoint.SMSVOICEV2_PHONE_NUMBER: Creation("pinpoint-sms-voice-v2", "RequestPhoneNumber"),
    Pipes.PIPE: Creation("pipes", "CreatePipe"),
    Quicksight.ACCOUNT_SUBSCRIPTION: Creation("quicksight", "CreateAccountSubscription"),
    Quicksight.ANALYSIS: Creation("quicksight", "CreateAnalysis"),
    Quicksight.DASHBOARD: Creation("quicksight", "CreateDashboard"),
    Quicksight.DATA_SET: Creation("quicksight", "CreateDataSet"),
    Quicksight.DATA_SOURCE: Creation("quicksight", "CreateDataSource"),
    Quicksight.FOLDER: Creation("quicksight", "CreateFolder"),
    Quicksight.GROUP: Creation("quicksight", "CreateGroup"),
    Quicksight.NAMESPACE: Creation("quicksight", "CreateNamespace"),
    Quicksight.TEMPLATE: Creation("quicksight", "CreateTemplate"),
    Quicksight.THEME: Creation("quicksight", "CreateTheme"),
    Quicksight.USER: Creation("quicksight", "RegisterUser"),
    Quicksight.VPC_CONNECTION: Creation("quicksight", "CreateVPCConnection"),
    Ram.PERMISSION: Creation("ram", "CreatePermission"),
    Rds.CLUSTER: Creation("rds", "CreateDBCluster"),
    Rds.CLUSTER_INSTANCE: Creation("rds", "CreateDBInstance"),
    Rds.CUSTOM_DB_ENGINE_VERSION: Creation("rds", "CreateCustomDBEngineVersion"),
    Rds.GLOBAL_CLUSTER: Creation("rds", "CreateGlobalCluster"),
    Rds.INSTANCE: Creation("rds", "CreateDBInstance"),
    Rds.PROXY: Creation("rds", "CreateDBProxy"),
    Rds.SHARD_GROUP: Creation("rds", "CreateDBShardGroup"),
    Redshift.AUTHENTICATION_PROFILE: Creation("redshift", "CreateAuthenticationProfile"),
    Redshift.CLUSTER: Creation("redshift", "CreateCluster"),
    Redshift.ENDPOINT_ACCESS: Creation("redshift", "CreateEndpointAccess"),
    Redshift.IDC_APPLICATION: Creation("redshift", "CreateRedshiftIdcApplication"),
    Redshift.INTEGRATION: Creation("redshift", "CreateIntegration"),
    Redshift.LOGGING: Creation("redshift", "EnableLogging"),
    Redshift.SCHEDULED_ACTION: Creation(
        "redshift",
        "CreateScheduledAction",
        names={"name": "ScheduledActionName", "description": "ScheduledActionDescription"},
    ),
    Redshift.SNAPSHOT_COPY: Creation("redshift", "EnableSnapshotCopy"),
    Redshift.USAGE_LIMIT: Creation("redshift", "CreateUsageLimit"),
    Redshiftserverless.ENDPOINT_ACCESS: Creation("redshift-serverless", "CreateEndpointAccess"),
    Redshiftserverless.NAMESPACE: Creation("redshift-serverless", "CreateNamespace"),
    Redshiftserverless.SNAPSHOT: Creation("redshift-serverless", "CreateSnapshot"),
    Redshiftserverless.USAGE_LIMIT: Creation("redshift-serverless", "CreateUsageLimit"),
    Redshiftserverless.WORKGROUP: Creation("redshift-serverless", "CreateWorkgroup"),
    Resourceexplorer.VIEW: Creation("resource-explorer-2", "CreateView", names=_named("ViewName")),
    Resourcegroups.GROUP: Creation("resource-groups", "CreateGroup"),
    Rolesanywhere.PROFILE: Creation("rolesanywhere", "CreateProfile"),
    Rolesanywhere.TRUST_ANCHOR: Creation("rolesanywhere", "CreateTrustAnchor"),
    Route53.CIDR_COLLECTION: Creation("route53", "CreateCidrCollection"),
    Route53.DELEGATION_SET: Creation(
        "route53", "CreateReusableDelegationSet", names={"referenceName": "CallerReference"}
    ),
    Route53.HEALTH_CHECK: Creation("route53", "CreateHealthCheck", "HealthCheckConfig"),
    Route53.HOSTED_ZONE_DNS_SEC: Creation("route53", "EnableHostedZoneDNSSEC"),
    Route53.KEY_SIGNING_KEY: Creation("route53", "CreateKeySigningKey"),
    Route53.PROFILES_ASSOCIATION: Creation("route53profiles", "AssociateProfile"),
    Route53.PROFILES_PROFILE: Creation("route53profiles", "CreateProfile"),
    Route53.PROFILES_RESOURCE_ASSOCIATION: Creation("route53profiles", "AssociateResourceToProfile"),
    Route53.RECORD: Creation("route53", "ChangeResourceRecordSets", "ChangeBatch.Changes.ResourceRecordSet"),
    Route53.RESOLVER_CONFIG: Creation("route53resolver", "UpdateResolverConfig"),
    Route53.RESOLVER_DNS_SEC_CONFIG: Creation("route53resolver", "UpdateResolverDnssecConfig"),
    Route53.RESOLVER_ENDPOINT: Creation("route53resolver", "CreateResolverEndpoint"),
    Route53.RESOLVER_FIREWALL_DOMAIN_LIST: Creation("route53resolver", "CreateFirewallDomainList"),
    Route53.RESOLVER_FIREWALL_RULE: Creation("route53resolver", "CreateFirewallRule"),
    Route53.RESOLVER_FIREWALL_RULE_GROUP: Creation("route53resolver", "CreateFirewallRuleGroup"),
    Route53.RESOLVER_FIREWALL_RULE_GROUP_ASSOCIATION: Creation("route53resolver", "AssociateFirewallRuleGroup"),
    Route53.RESOLVER_QUERY_LOG_CONFIG: Creation("route53resolver", "CreateResolverQueryLogConfig"),
    Route53.RESOLVER_QUERY_LOG_CONFIG_ASSOCIATION: Creation("route53resolver", "AssociateResolverQueryLogConfig"),
    Route53.RESOLVER_RULE: Creation("route53resolver", "CreateResolverRule"),
    Route53.RESOLVER_RULE_ASSOCIATION: Creation("route53resolver", "AssociateResolverRule"),
    Route53.TRAFFIC_POLICY: Creation("route53", "CreateTrafficPolicy"),
    Route53.TRAFFIC_POLICY_INSTANCE: Creation("route53", "CreateTrafficPolicyInstance"),
    Route53.VPC_ASSOCIATION_AUTHORIZATION: Creation("route53", "CreateVPCAssociationAuthorization", "VPC"),
    Route53.ZONE: Creation("route53", "CreateHostedZone"),
    Route53.ZONE_ASSOCIATION: Creation("route53", "AssociateVPCWithHostedZone", names={"zoneId": "HostedZoneId"}),
    Route53recoverycontrol.CLUSTER: Creation(
        "route53-recovery-control-config", "CreateCluster", names=_named("ClusterName")
    ),
    Route53recoverycontrol.CONTROL_PANEL: Creation(
        "route53-recovery-control-config", "CreateControlPanel", names=_named("ControlPanelName")
    ),
    Route53recoverycontrol.ROUTING_CONTROL: Creation(
        "route53-recovery-control-config", "CreateRoutingControl", names=_named("RoutingControlName")
    ),
    Route53recoveryreadiness.RESOURCE_SET: Creation("route53-recovery-readiness", "CreateResourceSet"),
    Rum.APP_MONITOR: Creation("rum", "CreateAppMonitor"),
    S3.ACCESS_POINT: Creation("s3control", "CreateAccessPoint"),
    S3control.ACCESS_GRANT: Creation("s3control", "CreateAccessGrant"),
    S3control.ACCESS_GRANTS_LOCATION: Creation("s3control", "CreateAccessGrantsLocation"),
    S3control.OBJECT_LAMBDA_ACCESS_POINT: Creation("s3control", "CreateAccessPointForObjectLambda"),
    S3tables.NAMESPACE: Creation("s3tables", "CreateNamespace"),
    S3tables.TABLE: Creation("s3tables", "CreateTable"),
    S3tables.TABLE_BUCKET: Creation("s3tables", "CreateTableBucket"),
    Sagemaker.APP: Creation("sagemaker", "CreateApp"),
    Sagemaker.APP_IMAGE_CONFIG: Creation("sagemaker", "CreateAppImageConfig"),
    Sagemaker.CODE_REPOSITORY: Creation("sagemaker", "CreateCodeRepository"),
    Sagemaker.DATA_QUALITY_JOB_DEFINITION: Creation(
        "sagemaker", "CreateDataQualityJobDefinition", names=_named("JobDefinitionName")
    ),
    Sagemaker.DEVICE_FLEET: Creation("sagemaker", "CreateDeviceFleet"),
    Sagemaker.DOMAIN: Creation("sagemaker", "CreateDomain"),
    Sagemaker.ENDPOINT: Creation("sagemaker", "CreateEndpoint", names=_named("EndpointName")),
    Sagemaker.ENDPOINT_CONFIGURATION: Creation("sagemaker", "CreateEndpointConfig", names=_named("EndpointConfigName")),
    Sagemaker.FEATURE_GROUP: Creation("sagemaker", "CreateFeatureGroup"),
    Sagemaker.FLOW_DEFINITION: Creation("sagemaker", "CreateFlowDefinition"),
    Sagemaker.HUB: Creation("sagemaker", "CreateHub"),
    Sagemaker.HUMAN_TASK_UI: Creation("sagemaker", "CreateHumanTaskUi"),
    Sagemaker.IMAGE: Creation("sagemaker", "CreateImage"),
    Sagemaker.MLFLOW_TRACKING_SERVER: Creation("sagemaker", "CreateMlflowTrackingServer"),
    Sagemaker.MODEL: Creation("sagemaker", "CreateModel", names=_named("ModelName")),
    Sagemaker.MODEL_PACKAGE_GROUP: Creation("sagemaker", "CreateModelPackageGroup"),
    Sagemaker.MONITORING_SCHEDULE: Creation(
        "sagemaker", "CreateMonitoringSchedule", names=_named("MonitoringScheduleName")
    ),
    Sagemaker.NOTEBOOK_INSTANCE: Creation("sagemaker", "CreateNotebookInstance", names=_named("NotebookInstanceName")),
    Sagemaker.NOTEBOOK_INSTANCE_LIFECYCLE_CONFIGURATION: Creation(
        "sagemaker", "CreateNotebookInstanceLifecycleConfig", names=_named("NotebookInstanceLifecycleConfigName")
    ),
    Sagemaker.PIPELINE: Creation("sagemaker", "CreatePipeline"),
    Sagemaker.PROJECT: Creation("sagemaker", "CreateProject"),
    Sagemaker.SPACE: Creation("sagemaker", "CreateSpace"),
    Sagemaker.STUDIO_LIFECYCLE_CONFIG: Creation("sagemaker", "CreateStudioLifecycleConfig"),
    Sagemaker.USER_PROFILE: Creation("sagemaker", "CreateUserProfile"),
    Sagemaker.WORKFORCE: Creation("sagemaker", "CreateWorkforce"),
    Sagemaker.WORKTEAM: Creation("sagemaker", "CreateWorkteam"),
    Scheduler.SCHEDULE: Creation("scheduler", "CreateSchedule"),
    Scheduler.SCHEDULE_GROUP: Creation("scheduler", "CreateScheduleGroup"),
    Schemas.DISCOVERER: Creation("schemas", "CreateDiscoverer"),
    Schemas.REGISTRY: Creation("schemas", "CreateRegistry"),
    Schemas.SCHEMA: Creation("schemas", "CreateSchema"),
    Secretsmanager.SECRET: Creation("secretsmanager", "CreateSecret"),
    Secretsmanager.SECRET_ROTATION: Creation("secretsmanager", "RotateSecret"),
    Secretsmanager.SECRET_VERSION: Creation("secretsmanager", "PutSecretValue"),
    Secretsmanager.TAG: Creation("secretsmanager", "TagResource"),
    Securityhub.ACTION_TARGET: Creation("securityhub", "CreateActionTarget"),
    Securityhub.AGGREGATOR_V2: Creation("securityhub", "CreateAggregatorV2"),
    Securityhub.AUTOMATION_RULE: Creation("securityhub", "CreateAutomationRule"),
    Securityhub.AUTOMATION_RULE_V2: Creation("securityhub", "CreateAutomationRuleV2"),
    Securityhub.CONFIGURATION_POLICY: Creation("securityhub", "CreateConfigurationPolicy"),
    Securityhub.CONNECTOR_V2: Creation("securityhub", "CreateConnectorV2"),
    Securityhub.INSIGHT: Creation("securityhub", "CreateInsight"),
    Securityhub.ORGANIZATION_ADMIN_ACCOUNT: Creation("securityhub", "EnableOrganizationAdminAccount"),
    Securityhub.ORGANIZATION_CONFIGURATION: Creation("securityhub", "UpdateOrganizationConfiguration"),
    Securitylake.CUSTOM_LOG_SOURCE: Creation("securitylake", "CreateCustomLogSource"),
    Securitylake.DATA_LAKE: Creation("securitylake", "CreateDataLake"),
    Securitylake.SUBSCRIBER: Creation("securitylake", "CreateSubscriber"),
    Securitylake.SUBSCRIBER_NOTIFICATION: Creation("securitylake", "CreateSubscriberNotification"),
    Servicecatalog.APPREGISTRY_APPLICATION: Creation("servicecatalog-appregistry", "CreateApplication"),
    Servicecatalog.APPREGISTRY_ATTRIBUTE_GROUP: Creation("servicecatalog-appregistry", "CreateAttributeGroup"),
    Servicecatalog.CONSTRAINT: Creation("servicecatalog", "CreateConstraint"),
    Servicecatalog.PORTFOLIO: Creation("servicecatalog", "CreatePortfolio", names=_named("DisplayName")),
    Servicecatalog.PORTFOLIO_SHARE: Creation("servicecatalog", "CreatePortfolioShare"),
    Servicecatalog.PRINCIPAL_PORTFOLIO_ASSOCIATION: Creation("servicecatalog", "AssociatePrincipalWithPortfolio"),
    Servicecatalog.PRODUCT: Creation("servicecatalog", "CreateProduct"),
    Servicecatalog.PRODUCT_PORTFOLIO_ASSOCIATION: Creation("servicecatalog", "AssociateProductWithPortfolio"),
    Servicecatalog.SERVICE_ACTION: Creation("servicecatalog", "CreateServiceAction"),
    Servicecatalog.TAG_OPTION: Creation("servicecatalog", "CreateTagOption"),
    Servicediscovery.HTTP_NAMESPACE: Creation("servicediscovery", "CreateHttpNamespace"),
    Servicediscovery.PRIVATE_DNS_NAMESPACE: Creation("servicediscovery", "CreatePrivateDnsNamespace"),
    Servicediscovery.PUBLIC_DNS_NAMESPACE: Creation("servicediscovery", "CreatePublicDnsNamespace"),
    Servicediscovery.SERVICE: Creation("servicediscovery", "CreateService"),
    Ses.IDENTITY_NOTIFICATION_TOPIC: Creation("ses", "SetIdentityNotificationTopic"),
    Ses.IDENTITY_POLICY: Creation("ses", "PutIdentityPolicy", names=_named("PolicyName")),
    Ses.RECEIPT_RULE: Creation("ses", "CreateReceiptRule", "Rule"),
    Sesv2.ACCOUNT_SUPPRESSION_ATTRIBUTES: Creation("sesv2", "PutAccountSuppressionAttributes"),
    Sesv2.ACCOUNT_VDM_ATTRIBUTES: Creation("sesv2", "PutAccountVdmAttributes", "VdmAttributes"),
    Sesv2.CONFIGURATION_SET: Creation("sesv2", "CreateConfigurationSet"),
    Sesv2.CONFIGURATION_SET_EVENT_DESTINATION: Creation("sesv2", "CreateConfigurationSetEventDestination"),
    Sesv2.CONTACT_LIST: Creation("sesv2", "CreateContactList"),
    Sesv2.DEDICATED_IP_POOL: Creation("sesv2", "CreateDedicatedIpPool"),
    Sesv2.EMAIL_IDENTITY: Creation("sesv2", "CreateEmailIdentity"),
    Sesv2.EMAIL_IDENTITY_MAIL_FROM_ATTRIBUTES: Creation("sesv2", "PutEmailIdentityMailFromAttributes"),
    Sesv2.EMAIL_IDENTITY_POLICY: Creation("sesv2", "CreateEmailIdentityPolicy"),
    Sesv2.MULTI_REGION_ENDPOINT: Creation("sesv2", "CreateMultiRegionEndpoint"),
    Sfn.ACTIVITY: Creation("stepfunctions", "CreateActivity"),
    Sfn.ALIAS: Creation("stepfunctions", "CreateStateMachineAlias"),
    Sfn.STATE_MACHINE: Creation("stepfunctions", "CreateStateMachine"),
    Shield.APPLICATION_LAYER_AUTOMATIC_RESPONSE: Creation("shield", "EnableApplicationLayerAutomaticResponse"),
    Shield.PROTECTION: Creation("shield", "CreateProtection"),
    Shield.PROTECTION_GROUP: Creation("shield", "CreateProtectionGroup"),
    Shield.SUBSCRIPTION: Creation("shield", "UpdateSubscription"),
    Signer.SIGNING_JOB: Creation("signer", "StartSigningJob"),
    Signer.SIGNING_PROFILE: Creation("signer", "PutSigningProfile", names=_named("profileName")),
    Signer.SIGNING_PROFILE_PERMISSION: Creation("signer", "AddProfilePermission"),
    Ssm.ACTIVATION: Creation("ssm", "CreateActivation", names=_named("DefaultInstanceName")),
    Ssm.ASSOCIATION: Creation("ssm", "CreateAssociation"),
    Ssm.DEFAULT_PATCH_BASELINE: Creation("ssm", "RegisterDefaultPatchBaseline"),
    Ssm.DOCUMENT: Creation("ssm", "CreateDocument"),
    Ssm.MAINTENANCE_WINDOW: Creation("ssm", "CreateMaintenanceWindow"),
    Ssm.MAINTENANCE_WINDOW_TARGET: Creation("ssm", "RegisterTargetWithMaintenanceWindow"),
    Ssm.MAINTENANCE_WINDOW_TASK: Creation("ssm", "RegisterTaskWithMaintenanceWindow"),
    Ssm.PARAMETER: Creation("ssm", "PutParameter"),
    Ssm.PATCH_BASELINE: Creation("ssm", "CreatePatchBaseline"),
    Ssm.PATCH_GROUP: Creation("ssm", "RegisterPatchBaselineForPatchGroup"),
    Ssm.RESOURCE_DATA_SYNC: Creation("ssm", "CreateResourceDataSync", names=_named("SyncName")),
    Ssm.SERVICE_SETTING: Creation("ssm", "UpdateServiceSetting"),
    Ssmcontacts.CONTACT: Creation("ssm-contacts", "CreateContact"),
    Ssmcontacts.CONTACT_CHANNEL: Creation("ssm-contacts", "CreateContactChannel"),
    Ssmincidents.RESPONSE_PLAN: Creation("ssm-incidents", "CreateResponsePlan"),
    Ssoadmin.ACCOUNT_ASSIGNMENT: Creation("sso-admin", "CreateAccountAssignment"),
    Ssoadmin.APPLICATION: Creation("sso-admin", "CreateApplication"),
    Ssoadmin.APPLICATION_ACCESS_SCOPE: Creation("sso-admin", "PutApplicationAccessScope"),
    Ssoadmin.APPLICATION_ASSIGNMENT: Creation("sso-admin", "CreateApplicationAssignment"),
    Ssoadmin.APPLICATION_ASSIGNMENT_CONFIGURATION: Creation("sso-admin", "PutApplicationAssignmentConfiguration"),
    Ssoadmin.CUSTOMER_MANAGED_POLICY_ATTACHMENT: Creation(
        "sso-admin", "AttachCustomerManagedPolicyReferenceToPermissionSet"
    ),
    Ssoadmin.INSTANCE_ACCESS_CONTROL_ATTRIBUTES: Creation(
        "sso-admin",
        "CreateInstanceAccessControlAttributeConfiguration",
        "InstanceAccessControlAttributeConfiguration",
        {"attributes": "AccessControlAttributes"},
    ),
    Ssoadmin.MANAGED_POLICY_ATTACHMENT: Creation("sso-admin", "AttachManagedPolicyToPermissionSet"),
    Ssoadmin.PERMISSIONS_BOUNDARY_ATTACHMENT: Creation("sso-admin", "PutPermissionsBoundaryToPermissionSet"),
    Ssoadmin.PERMISSION_SET: Creation("sso-admin", "CreatePermissionSet"),
    Ssoadmin.PERMISSION_SET_INLINE_POLICY: Creation("sso-admin", "PutInlinePolicyToPermissionSet"),
    Ssoadmin.REGION: Creation("sso-admin", "AddRegion"),
    Ssoadmin.TRUSTED_TOKEN_ISSUER: Creation("sso-admin", "CreateTrustedTokenIssuer"),
    Storagegateway.GATEWAY: Creation("storagegateway", "ActivateGateway"),
    Storagegateway.NFS_FILE_SHARE: Creation("storagegateway", "CreateNFSFileShare"),
    Storagegateway.SMB_FILE_SHARE: Creation("storagegateway", "CreateSMBFileShare"),
    Storagegateway.TAPE_POOL: Creation("storagegateway", "CreateTapePool"),
    Swf.DOMAIN: Creation("swf", "RegisterDomain"),
    Synthetics.CANARY: Creation("synthetics", "CreateCanary"),
    Synthetics.GROUP: Creation("synthetics", "CreateGroup"),
    Timestreaminfluxdb.DB_CLUSTER: Creation("timestream-influxdb", "CreateDbCluster"),
    Timestreaminfluxdb.DB_INSTANCE: Creation("timestream-influxdb", "CreateDbInstance"),
    Timestreamwrite.DATABASE: Creation("timestream-write", "CreateDatabase"),
    Timestreamwrite.TABLE: Creation("timestream-write", "CreateTable"),
    Transfer.ACCESS: Creation("transfer", "CreateAccess"),
    Transfer.AGREEMENT: Creation("transfer", "CreateAgreement"),
    Transfer.CONNECTOR: Creation("transfer", "CreateConnector"),
    Transfer.PROFILE: Creation("transfer", "CreateProfile"),
    Transfer.SERVER: Creation("transfer", "CreateServer"),
    Transfer.USER: Creation("transfer", "CreateUser"),
    Transfer.WORKFLOW: Creation("transfer", "CreateWorkflow"),
    Verifiedpermissions.IDENTITY_SOURCE: Creation("verifiedpermissions", "CreateIdentitySource"),
    Verifiedpermissions.POLICY: Creation("verifiedpermissions", "CreatePolicy"),
    Verifiedpermissions.POLICY_STORE: Creation("verifiedpermissions", "CreatePolicyStore"),
    Verifiedpermissions.POLICY_TEMPLATE: Creation("verifiedpermissions", "CreatePolicyTemplate"),
    Verifiedpermissions.SCHEMA: Creation("verifiedpermissions", "PutSchema"),
    Vpclattice.SERVICE: Creation("vpc-lattice", "CreateService"),
    Vpclattice.SERVICE_NETWORK: Creation("vpc-lattice", "CreateServiceNetwork"),
    Vpclattice.TARGET_GROUP: Creation("vpc-lattice", "CreateTargetGroup"),
    Wafv2.API_KEY: Creation("wafv2", "CreateAPIKey"),
    Wafv2.IP_SET: Creation("wafv2", "CreateIPSet"),
    Wafv2.REGEX_PATTERN_SET: Creation("wafv2", "CreateRegexPatternSet"),
    Wafv2.RULE_GROUP: Creation("wafv2", "CreateRuleGroup"),
    Wafv2.WEB_ACL: Creation("wafv2", "CreateWebACL"),
    Wafv2.WEB_ACL_ASSOCIATION: Creation("wafv2", "AssociateWebACL"),
    Wafv2.WEB_ACL_LOGGING_CONFIGURATION: Creation("wafv2", "PutLoggingConfiguration", "LoggingConfiguration"),
    Workspaces.CONNECTION_ALIAS: Creation("workspaces", "CreateConnectionAlias"),
    Workspaces.POOL: Creation("workspaces", "CreateWorkspacesPool"),
    Workspaces.WORKSPACE: Creation("workspaces", "CreateWorkspaces", "Workspaces"),
    Workspacesweb.BROWSER_SETTINGS: Creation("workspaces-web", "CreateBrowserSettings"),
    Workspacesweb.DATA_PROTECTION_SETTINGS: Creation("workspaces-web", "CreateDataProtectionSettings"),
    Workspacesweb.IDENTITY_PROVIDER: Creation("workspaces-web", "CreateIdentityProvider"),
    Workspacesweb.IP_ACCESS_SETTINGS: Creation("workspaces-web", "CreateIpAccessSettings"),
    Workspacesweb.NETWORK_SETTINGS: Creation("workspaces-web", "CreateNetworkSettings"),
    Workspacesweb.PORTAL: Creation("workspaces-web", "CreatePortal"),
    Workspacesweb.SESSION_LOGGER: Creation("workspaces-web", "CreateSessionLogger"),
    Workspacesweb.USER_ACCESS_LOGGING_SETTINGS: Creation("workspaces-web", "CreateUserAccessLoggingSettings"),
    Workspacesweb.USER_SETTINGS: Creation("workspaces-web", "CreateUserSettings"),
    Xray.ENCRYPTION_CONFIG: Creation("xray", "PutEncryptionConfig"),
    Xray.GROUP: Creation("xray", "CreateGroup"),
    Xray.RESOURCE_POLICY: Creation("xray", "PutResourcePolicy"),
    Xray.SAMPLING_RULE: Creation("xray", "CreateSamplingRule", "SamplingRule"),
    Xray.TRACE_SEGMENT_DESTINATION: Creation("xray", "UpdateTraceSegmentDestination"),
}
# What AWS, or the provider by several calls, takes more of than the model of one call says.
_WIDER = frozenset(
    {
        # A prefix has this form; a domain of one's own has dots.
        # https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html
        (Cognito.USER_POOL_DOMAIN, "domain"),
        # The Standard tier takes 1,000 characters.
        # https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-tiers.html
        (Bedrock.GUARDRAIL, "topicPolicyConfig.topicsConfigs[].definition"),
        # The provider associates more queues by ten.
        # https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/connect/routing_profile.go
        (Connect.ROUTING_PROFILE, "queueConfigs"),
        # Ten is a quota that AWS raises on request.
        # https://docs.aws.amazon.com/general/latest/gr/global_accelerator.html
        (Globalaccelerator.ENDPOINT_GROUP, "endpointConfigurations"),
        (Globalaccelerator.ENDPOINT_GROUP, "portOverrides"),
        # A cluster has 30 brokers, 60 with KRaft, and more on request.
        # https://docs.aws.amazon.com/msk/latest/developerguide/limits.html
        (Msk.CLUSTER, "numberOfBrokerNodes"),
    }
)
_MANY = 40
_OFFERED = re.compile(r"[vV]ersion$")
_DEEPEST = 5  # levels: deeper ones are documents that contain themselves


def members() -> dict[str, Any]:
    """Return the members of `limits.zip`: by type the limits of each path, and what both parts were read from."""
    import botocore
    import botocore.session

    session: Any = botocore.session.get_session()
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for type, made in MADE.items():
        model = session.get_service_model(made.service)
        shape = model.operation_model(made.operation).input_shape
        for step in filter(None, made.inside.split(".")):
            inner: Any = shape.members[step]
            shape = inner.member if inner.type_name == "list" else inner
        rows = dict(_object(provider.inputs(type), shape, made.names, "", 0))
        operation = f"{made.service}:{made.operation}"
        kept = {path: {**row, "operation": operation} for path, row in rows.items() if (type, path) not in _WIDER}
        if kept:
            found[type] = kept
    texts = documented()
    for type, rows in texts.items():
        lists = _lists(session.get_service_model(MADE[type].service)) if type in MADE else []
        for path, row in list(rows.items()):
            if row.keys() & found.get(type, {}).get(path, {}).keys():
                del rows[path]
            elif said := {_flat(value) for value in row.get("choices", ())}:
                # The provider's texts are renewed late: where AWS's model lists all of these values and more, it holds.
                longer = [each for each in lists if said < {_flat(value) for value in each}]
                row["choices"] = min(longer, key=len) if longer else row["choices"]
    about = {"source": f"botocore {botocore.__version__}", "documented": f"pulumi-aws {sdk_folder()[1]}"}
    return {"limits": found, "documented": {type: rows for type, rows in texts.items() if rows}, "about": about}


def _lists(model: Any) -> list[list[str]]:
    """Return all lists of values that a service's model has."""
    shapes = (model.shape_for(name) for name in model.shape_names)
    return [list(shape.enum) for shape in shapes if getattr(shape, "enum", None) and len(shape.enum) <= _MANY]


def _object(
    fields: Mapping[str, Shape], shape: Any, names: Mapping[str, str], path: str, depth: int
) -> Iterator[tuple[str, dict[str, Any]]]:
    if shape.type_name != "structure" or depth > _DEEPEST:
        return
    by_name = {_flat(name): member for name, member in shape.members.items()}
    for name, kind in sorted(fields.items()):
        if other := names.get(f".{name}" if depth else name):
            member = _inside(shape, other)
        else:
            member = by_name.get(_flat(name)) or (_singular(by_name, name) if kind.kind in ("list", "object") else None)
        if member is not None and not _OFFERED.search(name):
            yield from _member(kind, member, names, f"{path}{name}", depth)


def _inside(shape: Any, path: str) -> Any:
    """Return the member at a path ("BufferingHints.SizeInMBs"), None where a structure has none of that name."""
    for step in path.split("."):
        if step not in shape.members:
            return None
        shape = shape.members[step]
    return shape


def _member(
    kind: Shape, shape: Any, names: Mapping[str, str], path: str, depth: int
) -> Iterator[tuple[str, dict[str, Any]]]:
    element = kind.element if kind.kind == "list" else None
    if kind.kind == "object":
        inner = shape.member if shape.type_name == "list" else shape
        yield from _object(kind.fields, inner, names, f"{path}.", depth + 1)
    elif element is not None and shape.type_name == "list":
        if shape.metadata.get("max") is not None:
            yield path, {"items": [shape.metadata.get("min", 0), shape.metadata["max"]]}
        yield from _member(element, shape.member, names, f"{path}[]", depth)
    elif element is not None and shape.type_name == "structure":
        yield from _member(element, shape, names, f"{path}[]", depth)
    elif kind.kind in ("string", "arn") and shape.type_name == "string":
        row = _text(shape)
        if row:
            yield path, row
    elif kind.kind == "number" and shape.type_name in ("integer", "long", "float", "double"):
        low, high = shape.metadata.get("min"), shape.metadata.get("max")
        if low is not None or high is not None:
            yield path, {"range": [low, high]}


def _text(shape: Any) -> dict[str, Any]:
    row: dict[str, Any] = {}
    low, high, pattern = (shape.metadata.get(name) for name in ("min", "max", "pattern"))
    # A limit of nearly everything tells nobody anything; an empty text is "not given" for the provider.
    if (low or 0) > 1 or (high is not None and high <= 10_000):
        row["length"] = [low or 0, high]
    if pattern and _usable(pattern):
        row["pattern"] = pattern
    # What is offered of machines and versions changes by region and day: AWS is asked, not its model.
    if getattr(shape, "enum", None) and len(shape.enum) <= _MANY:
        row["choices"] = list(shape.enum)
    return row


def _usable(pattern: str) -> bool:
    """Is it a form in a dialect that Python has, and one that excludes something?"""
    if "\\p{" in pattern or "\\P{" in pattern or pattern in (".*", ".+", "^.*$", "[\\s\\S]*", "\\S+", "[\\S]+"):
        return False
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True


def _flat(name: str) -> str:
    return name.replace("_", "").replace("-", "").lower()


def _singular(members: Mapping[str, Any], name: str) -> Any:
    """Pulumi writes lists in the plural; AWS often does not."""
    flat = _flat(name)
    for end, other in (("ies", "y"), ("es", ""), ("s", "")):
        if flat.endswith(end) and (member := members.get(flat.removesuffix(end) + other)) is not None:
            return member
    return None
