"""Type tokens of the AWS provider's resources: `Lambda.FUNCTION` is "aws:lambda/function:Function".

Written by `python -P -m policypack.catalogue.generate provider` from pulumi-aws 7.51.1.
"""

from __future__ import annotations

from typing import Final


class Accessanalyzer:
    """Resources of `aws.accessanalyzer`."""

    ANALYZER: Final = "aws:accessanalyzer/analyzer:Analyzer"
    ARCHIVE_RULE: Final = "aws:accessanalyzer/archiveRule:ArchiveRule"


class Account:
    """Resources of `aws.account`."""

    ALTERNATIVE_CONTACT: Final = "aws:account/alternativeContact:AlternativeContact"
    PRIMARY_CONTACT: Final = "aws:account/primaryContact:PrimaryContact"
    REGION: Final = "aws:account/region:Region"


class Accountaccess:
    """Resources of `aws.accountaccess`."""

    APPLICATION: Final = "aws:accountaccess/application:Application"
    ENTITLEMENT: Final = "aws:accountaccess/entitlement:Entitlement"


class Acm:
    """Resources of `aws.acm`."""

    CERTIFICATE: Final = "aws:acm/certificate:Certificate"
    CERTIFICATE_VALIDATION: Final = "aws:acm/certificateValidation:CertificateValidation"


class Acmpca:
    """Resources of `aws.acmpca`."""

    CERTIFICATE: Final = "aws:acmpca/certificate:Certificate"
    CERTIFICATE_AUTHORITY: Final = "aws:acmpca/certificateAuthority:CertificateAuthority"
    CERTIFICATE_AUTHORITY_CERTIFICATE: Final = (
        "aws:acmpca/certificateAuthorityCertificate:CertificateAuthorityCertificate"
    )
    PERMISSION: Final = "aws:acmpca/permission:Permission"
    POLICY: Final = "aws:acmpca/policy:Policy"


class Agentregistry:
    """Resources of `aws.agentregistry`."""

    REGISTRY: Final = "aws:agentregistry/registry:Registry"


class Alb:
    """Resources of `aws.alb`."""

    LISTENER: Final = "aws:alb/listener:Listener"
    LISTENER_CERTIFICATE: Final = "aws:alb/listenerCertificate:ListenerCertificate"
    LISTENER_RULE: Final = "aws:alb/listenerRule:ListenerRule"
    LOAD_BALANCER: Final = "aws:alb/loadBalancer:LoadBalancer"
    TARGET_GROUP: Final = "aws:alb/targetGroup:TargetGroup"
    TARGET_GROUP_ATTACHMENT: Final = "aws:alb/targetGroupAttachment:TargetGroupAttachment"


class Amp:
    """Resources of `aws.amp`."""

    ALERT_MANAGER_DEFINITION: Final = "aws:amp/alertManagerDefinition:AlertManagerDefinition"
    ANOMALY_DETECTOR: Final = "aws:amp/anomalyDetector:AnomalyDetector"
    QUERY_LOGGING_CONFIGURATION: Final = "aws:amp/queryLoggingConfiguration:QueryLoggingConfiguration"
    RESOURCE_POLICY: Final = "aws:amp/resourcePolicy:ResourcePolicy"
    RULE_GROUP_NAMESPACE: Final = "aws:amp/ruleGroupNamespace:RuleGroupNamespace"
    SCRAPER: Final = "aws:amp/scraper:Scraper"
    SCRAPER_LOGGING_CONFIGURATION: Final = "aws:amp/scraperLoggingConfiguration:ScraperLoggingConfiguration"
    WORKSPACE: Final = "aws:amp/workspace:Workspace"
    WORKSPACE_CONFIGURATION: Final = "aws:amp/workspaceConfiguration:WorkspaceConfiguration"


class Amplify:
    """Resources of `aws.amplify`."""

    APP: Final = "aws:amplify/app:App"
    BACKEND_ENVIRONMENT: Final = "aws:amplify/backendEnvironment:BackendEnvironment"
    BRANCH: Final = "aws:amplify/branch:Branch"
    DOMAIN_ASSOCIATION: Final = "aws:amplify/domainAssociation:DomainAssociation"
    WEBHOOK: Final = "aws:amplify/webhook:Webhook"


class Apigateway:
    """Resources of `aws.apigateway`."""

    ACCOUNT: Final = "aws:apigateway/account:Account"
    API_KEY: Final = "aws:apigateway/apiKey:ApiKey"
    AUTHORIZER: Final = "aws:apigateway/authorizer:Authorizer"
    BASE_PATH_MAPPING: Final = "aws:apigateway/basePathMapping:BasePathMapping"
    CLIENT_CERTIFICATE: Final = "aws:apigateway/clientCertificate:ClientCertificate"
    DEPLOYMENT: Final = "aws:apigateway/deployment:Deployment"
    DOCUMENTATION_PART: Final = "aws:apigateway/documentationPart:DocumentationPart"
    DOCUMENTATION_VERSION: Final = "aws:apigateway/documentationVersion:DocumentationVersion"
    DOMAIN_NAME: Final = "aws:apigateway/domainName:DomainName"
    DOMAIN_NAME_ACCESS_ASSOCIATION: Final = "aws:apigateway/domainNameAccessAssociation:DomainNameAccessAssociation"
    INTEGRATION: Final = "aws:apigateway/integration:Integration"
    INTEGRATION_RESPONSE: Final = "aws:apigateway/integrationResponse:IntegrationResponse"
    METHOD: Final = "aws:apigateway/method:Method"
    METHOD_RESPONSE: Final = "aws:apigateway/methodResponse:MethodResponse"
    METHOD_SETTINGS: Final = "aws:apigateway/methodSettings:MethodSettings"
    MODEL: Final = "aws:apigateway/model:Model"
    REQUEST_VALIDATOR: Final = "aws:apigateway/requestValidator:RequestValidator"
    RESOURCE: Final = "aws:apigateway/resource:Resource"
    RESPONSE: Final = "aws:apigateway/response:Response"
    REST_API: Final = "aws:apigateway/restApi:RestApi"
    REST_API_POLICY: Final = "aws:apigateway/restApiPolicy:RestApiPolicy"
    REST_API_PUT: Final = "aws:apigateway/restApiPut:RestApiPut"
    STAGE: Final = "aws:apigateway/stage:Stage"
    USAGE_PLAN: Final = "aws:apigateway/usagePlan:UsagePlan"
    USAGE_PLAN_KEY: Final = "aws:apigateway/usagePlanKey:UsagePlanKey"
    VPC_LINK: Final = "aws:apigateway/vpcLink:VpcLink"


class Apigatewayv2:
    """Resources of `aws.apigatewayv2`."""

    API: Final = "aws:apigatewayv2/api:Api"
    API_MAPPING: Final = "aws:apigatewayv2/apiMapping:ApiMapping"
    AUTHORIZER: Final = "aws:apigatewayv2/authorizer:Authorizer"
    DEPLOYMENT: Final = "aws:apigatewayv2/deployment:Deployment"
    DOMAIN_NAME: Final = "aws:apigatewayv2/domainName:DomainName"
    INTEGRATION: Final = "aws:apigatewayv2/integration:Integration"
    INTEGRATION_RESPONSE: Final = "aws:apigatewayv2/integrationResponse:IntegrationResponse"
    MODEL: Final = "aws:apigatewayv2/model:Model"
    ROUTE: Final = "aws:apigatewayv2/route:Route"
    ROUTE_RESPONSE: Final = "aws:apigatewayv2/routeResponse:RouteResponse"
    ROUTING_RULE: Final = "aws:apigatewayv2/routingRule:RoutingRule"
    STAGE: Final = "aws:apigatewayv2/stage:Stage"
    VPC_LINK: Final = "aws:apigatewayv2/vpcLink:VpcLink"


class Appautoscaling:
    """Resources of `aws.appautoscaling`."""

    POLICY: Final = "aws:appautoscaling/policy:Policy"
    SCHEDULED_ACTION: Final = "aws:appautoscaling/scheduledAction:ScheduledAction"
    TARGET: Final = "aws:appautoscaling/target:Target"


class Appconfig:
    """Resources of `aws.appconfig`."""

    APPLICATION: Final = "aws:appconfig/application:Application"
    CONFIGURATION_PROFILE: Final = "aws:appconfig/configurationProfile:ConfigurationProfile"
    DEPLOYMENT: Final = "aws:appconfig/deployment:Deployment"
    DEPLOYMENT_STRATEGY: Final = "aws:appconfig/deploymentStrategy:DeploymentStrategy"
    ENVIRONMENT: Final = "aws:appconfig/environment:Environment"
    EVENT_INTEGRATION: Final = "aws:appconfig/eventIntegration:EventIntegration"
    EXTENSION: Final = "aws:appconfig/extension:Extension"
    EXTENSION_ASSOCIATION: Final = "aws:appconfig/extensionAssociation:ExtensionAssociation"
    HOSTED_CONFIGURATION_VERSION: Final = "aws:appconfig/hostedConfigurationVersion:HostedConfigurationVersion"


class Appfabric:
    """Resources of `aws.appfabric`."""

    APP_AUTHORIZATION: Final = "aws:appfabric/appAuthorization:AppAuthorization"
    APP_AUTHORIZATION_CONNECTION: Final = "aws:appfabric/appAuthorizationConnection:AppAuthorizationConnection"
    APP_BUNDLE: Final = "aws:appfabric/appBundle:AppBundle"
    INGESTION: Final = "aws:appfabric/ingestion:Ingestion"
    INGESTION_DESTINATION: Final = "aws:appfabric/ingestionDestination:IngestionDestination"


class Appflow:
    """Resources of `aws.appflow`."""

    CONNECTOR_PROFILE: Final = "aws:appflow/connectorProfile:ConnectorProfile"
    FLOW: Final = "aws:appflow/flow:Flow"


class Appintegrations:
    """Resources of `aws.appintegrations`."""

    DATA_INTEGRATION: Final = "aws:appintegrations/dataIntegration:DataIntegration"


class Applicationinsights:
    """Resources of `aws.applicationinsights`."""

    APPLICATION: Final = "aws:applicationinsights/application:Application"


class Appmesh:
    """Resources of `aws.appmesh`."""

    GATEWAY_ROUTE: Final = "aws:appmesh/gatewayRoute:GatewayRoute"
    MESH: Final = "aws:appmesh/mesh:Mesh"
    ROUTE: Final = "aws:appmesh/route:Route"
    VIRTUAL_GATEWAY: Final = "aws:appmesh/virtualGateway:VirtualGateway"
    VIRTUAL_NODE: Final = "aws:appmesh/virtualNode:VirtualNode"
    VIRTUAL_ROUTER: Final = "aws:appmesh/virtualRouter:VirtualRouter"
    VIRTUAL_SERVICE: Final = "aws:appmesh/virtualService:VirtualService"


class Apprunner:
    """Resources of `aws.apprunner`."""

    AUTO_SCALING_CONFIGURATION_VERSION: Final = (
        "aws:apprunner/autoScalingConfigurationVersion:AutoScalingConfigurationVersion"
    )
    CONNECTION: Final = "aws:apprunner/connection:Connection"
    CUSTOM_DOMAIN_ASSOCIATION: Final = "aws:apprunner/customDomainAssociation:CustomDomainAssociation"
    DEFAULT_AUTO_SCALING_CONFIGURATION_VERSION: Final = (
        "aws:apprunner/defaultAutoScalingConfigurationVersion:DefaultAutoScalingConfigurationVersion"
    )
    DEPLOYMENT: Final = "aws:apprunner/deployment:Deployment"
    OBSERVABILITY_CONFIGURATION: Final = "aws:apprunner/observabilityConfiguration:ObservabilityConfiguration"
    SERVICE: Final = "aws:apprunner/service:Service"
    VPC_CONNECTOR: Final = "aws:apprunner/vpcConnector:VpcConnector"
    VPC_INGRESS_CONNECTION: Final = "aws:apprunner/vpcIngressConnection:VpcIngressConnection"


class Appstream:
    """Resources of `aws.appstream`."""

    DIRECTORY_CONFIG: Final = "aws:appstream/directoryConfig:DirectoryConfig"
    FLEET: Final = "aws:appstream/fleet:Fleet"
    FLEET_STACK_ASSOCIATION: Final = "aws:appstream/fleetStackAssociation:FleetStackAssociation"
    IMAGE_BUILDER: Final = "aws:appstream/imageBuilder:ImageBuilder"
    STACK: Final = "aws:appstream/stack:Stack"
    USER: Final = "aws:appstream/user:User"
    USER_STACK_ASSOCIATION: Final = "aws:appstream/userStackAssociation:UserStackAssociation"


class Appsync:
    """Resources of `aws.appsync`."""

    API: Final = "aws:appsync/api:Api"
    API_CACHE: Final = "aws:appsync/apiCache:ApiCache"
    API_KEY: Final = "aws:appsync/apiKey:ApiKey"
    CHANNEL_NAMESPACE: Final = "aws:appsync/channelNamespace:ChannelNamespace"
    DATA_SOURCE: Final = "aws:appsync/dataSource:DataSource"
    DOMAIN_NAME: Final = "aws:appsync/domainName:DomainName"
    DOMAIN_NAME_API_ASSOCIATION: Final = "aws:appsync/domainNameApiAssociation:DomainNameApiAssociation"
    FUNCTION: Final = "aws:appsync/function:Function"
    GRAPH_QL_API: Final = "aws:appsync/graphQLApi:GraphQLApi"
    RESOLVER: Final = "aws:appsync/resolver:Resolver"
    SOURCE_API_ASSOCIATION: Final = "aws:appsync/sourceApiAssociation:SourceApiAssociation"
    TYPE: Final = "aws:appsync/type:Type"


class Arcregionswitch:
    """Resources of `aws.arcregionswitch`."""

    PLAN: Final = "aws:arcregionswitch/plan:Plan"


class Arczonalshift:
    """Resources of `aws.arczonalshift`."""

    AUTOSHIFT_OBSERVER_NOTIFICATION_STATUS: Final = (
        "aws:arczonalshift/autoshiftObserverNotificationStatus:AutoshiftObserverNotificationStatus"
    )
    ZONAL_AUTOSHIFT_CONFIGURATION: Final = "aws:arczonalshift/zonalAutoshiftConfiguration:ZonalAutoshiftConfiguration"


class Athena:
    """Resources of `aws.athena`."""

    CAPACITY_RESERVATION: Final = "aws:athena/capacityReservation:CapacityReservation"
    DATABASE: Final = "aws:athena/database:Database"
    DATA_CATALOG: Final = "aws:athena/dataCatalog:DataCatalog"
    NAMED_QUERY: Final = "aws:athena/namedQuery:NamedQuery"
    PREPARED_STATEMENT: Final = "aws:athena/preparedStatement:PreparedStatement"
    WORKGROUP: Final = "aws:athena/workgroup:Workgroup"


class Auditmanager:
    """Resources of `aws.auditmanager`."""

    ACCOUNT_REGISTRATION: Final = "aws:auditmanager/accountRegistration:AccountRegistration"
    ASSESSMENT: Final = "aws:auditmanager/assessment:Assessment"
    ASSESSMENT_DELEGATION: Final = "aws:auditmanager/assessmentDelegation:AssessmentDelegation"
    ASSESSMENT_REPORT: Final = "aws:auditmanager/assessmentReport:AssessmentReport"
    CONTROL: Final = "aws:auditmanager/control:Control"
    FRAMEWORK: Final = "aws:auditmanager/framework:Framework"
    FRAMEWORK_SHARE: Final = "aws:auditmanager/frameworkShare:FrameworkShare"
    ORGANIZATION_ADMIN_ACCOUNT_REGISTRATION: Final = (
        "aws:auditmanager/organizationAdminAccountRegistration:OrganizationAdminAccountRegistration"
    )


class Autoscaling:
    """Resources of `aws.autoscaling`."""

    ATTACHMENT: Final = "aws:autoscaling/attachment:Attachment"
    GROUP: Final = "aws:autoscaling/group:Group"
    LIFECYCLE_HOOK: Final = "aws:autoscaling/lifecycleHook:LifecycleHook"
    NOTIFICATION: Final = "aws:autoscaling/notification:Notification"
    POLICY: Final = "aws:autoscaling/policy:Policy"
    SCHEDULE: Final = "aws:autoscaling/schedule:Schedule"
    TAG: Final = "aws:autoscaling/tag:Tag"
    TRAFFIC_SOURCE_ATTACHMENT: Final = "aws:autoscaling/trafficSourceAttachment:TrafficSourceAttachment"


class Autoscalingplans:
    """Resources of `aws.autoscalingplans`."""

    SCALING_PLAN: Final = "aws:autoscalingplans/scalingPlan:ScalingPlan"


class Backup:
    """Resources of `aws.backup`."""

    FRAMEWORK: Final = "aws:backup/framework:Framework"
    GLOBAL_SETTINGS: Final = "aws:backup/globalSettings:GlobalSettings"
    LOGICALLY_AIR_GAPPED_VAULT: Final = "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault"
    PLAN: Final = "aws:backup/plan:Plan"
    REGION_SETTINGS: Final = "aws:backup/regionSettings:RegionSettings"
    REPORT_PLAN: Final = "aws:backup/reportPlan:ReportPlan"
    RESTORE_TESTING_PLAN: Final = "aws:backup/restoreTestingPlan:RestoreTestingPlan"
    RESTORE_TESTING_SELECTION: Final = "aws:backup/restoreTestingSelection:RestoreTestingSelection"
    SELECTION: Final = "aws:backup/selection:Selection"
    VAULT: Final = "aws:backup/vault:Vault"
    VAULT_LOCK_CONFIGURATION: Final = "aws:backup/vaultLockConfiguration:VaultLockConfiguration"
    VAULT_NOTIFICATIONS: Final = "aws:backup/vaultNotifications:VaultNotifications"
    VAULT_POLICY: Final = "aws:backup/vaultPolicy:VaultPolicy"


class Batch:
    """Resources of `aws.batch`."""

    COMPUTE_ENVIRONMENT: Final = "aws:batch/computeEnvironment:ComputeEnvironment"
    JOB_DEFINITION: Final = "aws:batch/jobDefinition:JobDefinition"
    JOB_QUEUE: Final = "aws:batch/jobQueue:JobQueue"
    SCHEDULING_POLICY: Final = "aws:batch/schedulingPolicy:SchedulingPolicy"


class Bcmdata:
    """Resources of `aws.bcmdata`."""

    EXPORT: Final = "aws:bcmdata/export:Export"


class Bedrock:
    """Resources of `aws.bedrock`."""

    AGENTCORE_AGENT_RUNTIME: Final = "aws:bedrock/agentcoreAgentRuntime:AgentcoreAgentRuntime"
    AGENTCORE_AGENT_RUNTIME_ENDPOINT: Final = "aws:bedrock/agentcoreAgentRuntimeEndpoint:AgentcoreAgentRuntimeEndpoint"
    AGENTCORE_API_KEY_CREDENTIAL_PROVIDER: Final = (
        "aws:bedrock/agentcoreApiKeyCredentialProvider:AgentcoreApiKeyCredentialProvider"
    )
    AGENTCORE_BROWSER: Final = "aws:bedrock/agentcoreBrowser:AgentcoreBrowser"
    AGENTCORE_BROWSER_PROFILE: Final = "aws:bedrock/agentcoreBrowserProfile:AgentcoreBrowserProfile"
    AGENTCORE_CODE_INTERPRETER: Final = "aws:bedrock/agentcoreCodeInterpreter:AgentcoreCodeInterpreter"
    AGENTCORE_EVALUATOR: Final = "aws:bedrock/agentcoreEvaluator:AgentcoreEvaluator"
    AGENTCORE_GATEWAY: Final = "aws:bedrock/agentcoreGateway:AgentcoreGateway"
    AGENTCORE_GATEWAY_RULE: Final = "aws:bedrock/agentcoreGatewayRule:AgentcoreGatewayRule"
    AGENTCORE_GATEWAY_TARGET: Final = "aws:bedrock/agentcoreGatewayTarget:AgentcoreGatewayTarget"
    AGENTCORE_HARNESS: Final = "aws:bedrock/agentcoreHarness:AgentcoreHarness"
    AGENTCORE_MEMORY: Final = "aws:bedrock/agentcoreMemory:AgentcoreMemory"
    AGENTCORE_MEMORY_STRATEGY: Final = "aws:bedrock/agentcoreMemoryStrategy:AgentcoreMemoryStrategy"
    AGENTCORE_OAUTH2_CREDENTIAL_PROVIDER: Final = (
        "aws:bedrock/agentcoreOauth2CredentialProvider:AgentcoreOauth2CredentialProvider"
    )
    AGENTCORE_ONLINE_EVALUATION_CONFIG: Final = (
        "aws:bedrock/agentcoreOnlineEvaluationConfig:AgentcoreOnlineEvaluationConfig"
    )
    AGENTCORE_POLICY: Final = "aws:bedrock/agentcorePolicy:AgentcorePolicy"
    AGENTCORE_POLICY_ENGINE: Final = "aws:bedrock/agentcorePolicyEngine:AgentcorePolicyEngine"
    AGENTCORE_REGISTRY: Final = "aws:bedrock/agentcoreRegistry:AgentcoreRegistry"
    AGENTCORE_RESOURCE_POLICY: Final = "aws:bedrock/agentcoreResourcePolicy:AgentcoreResourcePolicy"
    AGENTCORE_TOKEN_VAULT_CMK: Final = "aws:bedrock/agentcoreTokenVaultCmk:AgentcoreTokenVaultCmk"
    AGENTCORE_WORKLOAD_IDENTITY: Final = "aws:bedrock/agentcoreWorkloadIdentity:AgentcoreWorkloadIdentity"
    AGENT_AGENT: Final = "aws:bedrock/agentAgent:AgentAgent"
    AGENT_AGENT_ACTION_GROUP: Final = "aws:bedrock/agentAgentActionGroup:AgentAgentActionGroup"
    AGENT_AGENT_ALIAS: Final = "aws:bedrock/agentAgentAlias:AgentAgentAlias"
    AGENT_AGENT_COLLABORATOR: Final = "aws:bedrock/agentAgentCollaborator:AgentAgentCollaborator"
    AGENT_AGENT_KNOWLEDGE_BASE_ASSOCIATION: Final = (
        "aws:bedrock/agentAgentKnowledgeBaseAssociation:AgentAgentKnowledgeBaseAssociation"
    )
    AGENT_DATA_SOURCE: Final = "aws:bedrock/agentDataSource:AgentDataSource"
    AGENT_FLOW: Final = "aws:bedrock/agentFlow:AgentFlow"
    AGENT_KNOWLEDGE_BASE: Final = "aws:bedrock/agentKnowledgeBase:AgentKnowledgeBase"
    AGENT_PROMPT: Final = "aws:bedrock/agentPrompt:AgentPrompt"
    CUSTOM_MODEL: Final = "aws:bedrock/customModel:CustomModel"
    EVALUATION_JOB: Final = "aws:bedrock/evaluationJob:EvaluationJob"
    GUARDRAIL: Final = "aws:bedrock/guardrail:Guardrail"
    GUARDRAIL_VERSION: Final = "aws:bedrock/guardrailVersion:GuardrailVersion"
    INFERENCE_PROFILE: Final = "aws:bedrock/inferenceProfile:InferenceProfile"
    PROVISIONED_MODEL_THROUGHPUT: Final = "aws:bedrock/provisionedModelThroughput:ProvisionedModelThroughput"
    USE_CASE_FOR_MODEL_ACCESS: Final = "aws:bedrock/useCaseForModelAccess:UseCaseForModelAccess"


class Bedrockfoundation:
    """Resources of `aws.bedrockfoundation`."""

    MODEL_AGREEMENT: Final = "aws:bedrockfoundation/modelAgreement:ModelAgreement"


class Bedrockmodel:
    """Resources of `aws.bedrockmodel`."""

    INVOCATION_JOB: Final = "aws:bedrockmodel/invocationJob:InvocationJob"
    INVOCATION_LOGGING_CONFIGURATION: Final = (
        "aws:bedrockmodel/invocationLoggingConfiguration:InvocationLoggingConfiguration"
    )


class Billing:
    """Resources of `aws.billing`."""

    VIEW: Final = "aws:billing/view:View"


class Budgets:
    """Resources of `aws.budgets`."""

    BUDGET: Final = "aws:budgets/budget:Budget"
    BUDGET_ACTION: Final = "aws:budgets/budgetAction:BudgetAction"


class Cfg:
    """Resources of `aws.cfg`."""

    AGGREGATE_AUTHORIZATION: Final = "aws:cfg/aggregateAuthorization:AggregateAuthorization"
    CONFIGURATION_AGGREGATOR: Final = "aws:cfg/configurationAggregator:ConfigurationAggregator"
    CONFORMANCE_PACK: Final = "aws:cfg/conformancePack:ConformancePack"
    DELIVERY_CHANNEL: Final = "aws:cfg/deliveryChannel:DeliveryChannel"
    ORGANIZATION_CONFORMANCE_PACK: Final = "aws:cfg/organizationConformancePack:OrganizationConformancePack"
    ORGANIZATION_CUSTOM_POLICY_RULE: Final = "aws:cfg/organizationCustomPolicyRule:OrganizationCustomPolicyRule"
    ORGANIZATION_CUSTOM_RULE: Final = "aws:cfg/organizationCustomRule:OrganizationCustomRule"
    ORGANIZATION_MANAGED_RULE: Final = "aws:cfg/organizationManagedRule:OrganizationManagedRule"
    RECORDER: Final = "aws:cfg/recorder:Recorder"
    RECORDER_STATUS: Final = "aws:cfg/recorderStatus:RecorderStatus"
    REMEDIATION_CONFIGURATION: Final = "aws:cfg/remediationConfiguration:RemediationConfiguration"
    RETENTION_CONFIGURATION: Final = "aws:cfg/retentionConfiguration:RetentionConfiguration"
    RULE: Final = "aws:cfg/rule:Rule"


class Chatbot:
    """Resources of `aws.chatbot`."""

    SLACK_CHANNEL_CONFIGURATION: Final = "aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration"
    TEAMS_CHANNEL_CONFIGURATION: Final = "aws:chatbot/teamsChannelConfiguration:TeamsChannelConfiguration"


class Chime:
    """Resources of `aws.chime`."""

    SDKVOICE_GLOBAL_SETTINGS: Final = "aws:chime/sdkvoiceGlobalSettings:SdkvoiceGlobalSettings"
    SDKVOICE_SIP_MEDIA_APPLICATION: Final = "aws:chime/sdkvoiceSipMediaApplication:SdkvoiceSipMediaApplication"
    SDKVOICE_SIP_RULE: Final = "aws:chime/sdkvoiceSipRule:SdkvoiceSipRule"
    SDKVOICE_VOICE_PROFILE_DOMAIN: Final = "aws:chime/sdkvoiceVoiceProfileDomain:SdkvoiceVoiceProfileDomain"
    VOICE_CONNECTOR: Final = "aws:chime/voiceConnector:VoiceConnector"
    VOICE_CONNECTOR_GROUP: Final = "aws:chime/voiceConnectorGroup:VoiceConnectorGroup"
    VOICE_CONNECTOR_LOGGING: Final = "aws:chime/voiceConnectorLogging:VoiceConnectorLogging"
    VOICE_CONNECTOR_ORIGINATION: Final = "aws:chime/voiceConnectorOrigination:VoiceConnectorOrigination"
    VOICE_CONNECTOR_STREAMING: Final = "aws:chime/voiceConnectorStreaming:VoiceConnectorStreaming"
    VOICE_CONNECTOR_TERMINATION: Final = "aws:chime/voiceConnectorTermination:VoiceConnectorTermination"
    VOICE_CONNECTOR_TERMINATION_CREDENTIALS: Final = (
        "aws:chime/voiceConnectorTerminationCredentials:VoiceConnectorTerminationCredentials"
    )


class Chimesdkmediapipelines:
    """Resources of `aws.chimesdkmediapipelines`."""

    MEDIA_INSIGHTS_PIPELINE_CONFIGURATION: Final = (
        "aws:chimesdkmediapipelines/mediaInsightsPipelineConfiguration:MediaInsightsPipelineConfiguration"
    )


class Cleanrooms:
    """Resources of `aws.cleanrooms`."""

    COLLABORATION: Final = "aws:cleanrooms/collaboration:Collaboration"
    CONFIGURED_TABLE: Final = "aws:cleanrooms/configuredTable:ConfiguredTable"
    MEMBERSHIP: Final = "aws:cleanrooms/membership:Membership"


class Cloud9:
    """Resources of `aws.cloud9`."""

    ENVIRONMENT_EC_2: Final = "aws:cloud9/environmentEC2:EnvironmentEC2"
    ENVIRONMENT_MEMBERSHIP: Final = "aws:cloud9/environmentMembership:EnvironmentMembership"


class Cloudcontrol:
    """Resources of `aws.cloudcontrol`."""

    RESOURCE: Final = "aws:cloudcontrol/resource:Resource"


class Cloudformation:
    """Resources of `aws.cloudformation`."""

    CLOUD_FORMATION_TYPE: Final = "aws:cloudformation/cloudFormationType:CloudFormationType"
    STACK: Final = "aws:cloudformation/stack:Stack"
    STACK_INSTANCES: Final = "aws:cloudformation/stackInstances:StackInstances"
    STACK_SET: Final = "aws:cloudformation/stackSet:StackSet"
    STACK_SET_INSTANCE: Final = "aws:cloudformation/stackSetInstance:StackSetInstance"


class Cloudfront:
    """Resources of `aws.cloudfront`."""

    ANYCAST_IP_LIST: Final = "aws:cloudfront/anycastIpList:AnycastIpList"
    CACHE_POLICY: Final = "aws:cloudfront/cachePolicy:CachePolicy"
    CONNECTION_FUNCTION: Final = "aws:cloudfront/connectionFunction:ConnectionFunction"
    CONNECTION_GROUP: Final = "aws:cloudfront/connectionGroup:ConnectionGroup"
    CONTINUOUS_DEPLOYMENT_POLICY: Final = "aws:cloudfront/continuousDeploymentPolicy:ContinuousDeploymentPolicy"
    DISTRIBUTION: Final = "aws:cloudfront/distribution:Distribution"
    DISTRIBUTION_TENANT: Final = "aws:cloudfront/distributionTenant:DistributionTenant"
    FIELD_LEVEL_ENCRYPTION_CONFIG: Final = "aws:cloudfront/fieldLevelEncryptionConfig:FieldLevelEncryptionConfig"
    FIELD_LEVEL_ENCRYPTION_PROFILE: Final = "aws:cloudfront/fieldLevelEncryptionProfile:FieldLevelEncryptionProfile"
    FUNCTION: Final = "aws:cloudfront/function:Function"
    KEYVALUESTORE_KEY: Final = "aws:cloudfront/keyvaluestoreKey:KeyvaluestoreKey"
    KEYVALUESTORE_KEYS_EXCLUSIVE: Final = "aws:cloudfront/keyvaluestoreKeysExclusive:KeyvaluestoreKeysExclusive"
    KEY_GROUP: Final = "aws:cloudfront/keyGroup:KeyGroup"
    KEY_VALUE_STORE: Final = "aws:cloudfront/keyValueStore:KeyValueStore"
    MONITORING_SUBSCRIPTION: Final = "aws:cloudfront/monitoringSubscription:MonitoringSubscription"
    MULTITENANT_DISTRIBUTION: Final = "aws:cloudfront/multitenantDistribution:MultitenantDistribution"
    ORIGIN_ACCESS_CONTROL: Final = "aws:cloudfront/originAccessControl:OriginAccessControl"
    ORIGIN_ACCESS_IDENTITY: Final = "aws:cloudfront/originAccessIdentity:OriginAccessIdentity"
    ORIGIN_REQUEST_POLICY: Final = "aws:cloudfront/originRequestPolicy:OriginRequestPolicy"
    PUBLIC_KEY: Final = "aws:cloudfront/publicKey:PublicKey"
    REALTIME_LOG_CONFIG: Final = "aws:cloudfront/realtimeLogConfig:RealtimeLogConfig"
    RESPONSE_HEADERS_POLICY: Final = "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy"
    TRUST_STORE: Final = "aws:cloudfront/trustStore:TrustStore"
    VPC_ORIGIN: Final = "aws:cloudfront/vpcOrigin:VpcOrigin"


class Cloudhsmv2:
    """Resources of `aws.cloudhsmv2`."""

    CLUSTER: Final = "aws:cloudhsmv2/cluster:Cluster"
    HSM: Final = "aws:cloudhsmv2/hsm:Hsm"


class Cloudsearch:
    """Resources of `aws.cloudsearch`."""

    DOMAIN: Final = "aws:cloudsearch/domain:Domain"
    DOMAIN_SERVICE_ACCESS_POLICY: Final = "aws:cloudsearch/domainServiceAccessPolicy:DomainServiceAccessPolicy"


class Cloudtrail:
    """Resources of `aws.cloudtrail`."""

    EVENT_DATA_STORE: Final = "aws:cloudtrail/eventDataStore:EventDataStore"
    ORGANIZATION_DELEGATED_ADMIN_ACCOUNT: Final = (
        "aws:cloudtrail/organizationDelegatedAdminAccount:OrganizationDelegatedAdminAccount"
    )
    TRAIL: Final = "aws:cloudtrail/trail:Trail"


class Cloudwatch:
    """Resources of `aws.cloudwatch`."""

    ALARM_MUTE_RULE: Final = "aws:cloudwatch/alarmMuteRule:AlarmMuteRule"
    COMPOSITE_ALARM: Final = "aws:cloudwatch/compositeAlarm:CompositeAlarm"
    CONTRIBUTOR_INSIGHT_RULE: Final = "aws:cloudwatch/contributorInsightRule:ContributorInsightRule"
    CONTRIBUTOR_MANAGED_INSIGHT_RULE: Final = (
        "aws:cloudwatch/contributorManagedInsightRule:ContributorManagedInsightRule"
    )
    DASHBOARD: Final = "aws:cloudwatch/dashboard:Dashboard"
    EVENT_API_DESTINATION: Final = "aws:cloudwatch/eventApiDestination:EventApiDestination"
    EVENT_ARCHIVE: Final = "aws:cloudwatch/eventArchive:EventArchive"
    EVENT_BUS: Final = "aws:cloudwatch/eventBus:EventBus"
    EVENT_BUS_POLICY: Final = "aws:cloudwatch/eventBusPolicy:EventBusPolicy"
    EVENT_CONNECTION: Final = "aws:cloudwatch/eventConnection:EventConnection"
    EVENT_ENDPOINT: Final = "aws:cloudwatch/eventEndpoint:EventEndpoint"
    EVENT_PERMISSION: Final = "aws:cloudwatch/eventPermission:EventPermission"
    EVENT_RULE: Final = "aws:cloudwatch/eventRule:EventRule"
    EVENT_TARGET: Final = "aws:cloudwatch/eventTarget:EventTarget"
    INTERNET_MONITOR: Final = "aws:cloudwatch/internetMonitor:InternetMonitor"
    LOG_ACCOUNT_POLICY: Final = "aws:cloudwatch/logAccountPolicy:LogAccountPolicy"
    LOG_ANOMALY_DETECTOR: Final = "aws:cloudwatch/logAnomalyDetector:LogAnomalyDetector"
    LOG_DATA_PROTECTION_POLICY: Final = "aws:cloudwatch/logDataProtectionPolicy:LogDataProtectionPolicy"
    LOG_DELIVERY: Final = "aws:cloudwatch/logDelivery:LogDelivery"
    LOG_DELIVERY_DESTINATION: Final = "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination"
    LOG_DELIVERY_DESTINATION_POLICY: Final = "aws:cloudwatch/logDeliveryDestinationPolicy:LogDeliveryDestinationPolicy"
    LOG_DELIVERY_SOURCE: Final = "aws:cloudwatch/logDeliverySource:LogDeliverySource"
    LOG_DESTINATION: Final = "aws:cloudwatch/logDestination:LogDestination"
    LOG_DESTINATION_POLICY: Final = "aws:cloudwatch/logDestinationPolicy:LogDestinationPolicy"
    LOG_GROUP: Final = "aws:cloudwatch/logGroup:LogGroup"
    LOG_INDEX_POLICY: Final = "aws:cloudwatch/logIndexPolicy:LogIndexPolicy"
    LOG_METRIC_FILTER: Final = "aws:cloudwatch/logMetricFilter:LogMetricFilter"
    LOG_RESOURCE_POLICY: Final = "aws:cloudwatch/logResourcePolicy:LogResourcePolicy"
    LOG_S3_TABLE_INTEGRATION_SOURCE: Final = "aws:cloudwatch/logS3TableIntegrationSource:LogS3TableIntegrationSource"
    LOG_STORAGE_TIER_POLICY: Final = "aws:cloudwatch/logStorageTierPolicy:LogStorageTierPolicy"
    LOG_STREAM: Final = "aws:cloudwatch/logStream:LogStream"
    LOG_SUBSCRIPTION_FILTER: Final = "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter"
    LOG_TRANSFORMER: Final = "aws:cloudwatch/logTransformer:LogTransformer"
    METRIC_ALARM: Final = "aws:cloudwatch/metricAlarm:MetricAlarm"
    METRIC_STREAM: Final = "aws:cloudwatch/metricStream:MetricStream"
    OTEL_ENRICHMENT: Final = "aws:cloudwatch/otelEnrichment:OtelEnrichment"
    QUERY_DEFINITION: Final = "aws:cloudwatch/queryDefinition:QueryDefinition"
    RESOURCE_METRICS_CONFIGURATION: Final = "aws:cloudwatch/resourceMetricsConfiguration:ResourceMetricsConfiguration"


class Cloudwatchomni:
    """Resources of `aws.cloudwatchomni`."""

    DOMAIN: Final = "aws:cloudwatchomni/domain:Domain"
    SPACE: Final = "aws:cloudwatchomni/space:Space"


class Codeartifact:
    """Resources of `aws.codeartifact`."""

    DOMAIN: Final = "aws:codeartifact/domain:Domain"
    DOMAIN_PERMISSIONS: Final = "aws:codeartifact/domainPermissions:DomainPermissions"
    REPOSITORY: Final = "aws:codeartifact/repository:Repository"
    REPOSITORY_PERMISSIONS_POLICY: Final = "aws:codeartifact/repositoryPermissionsPolicy:RepositoryPermissionsPolicy"


class Codebuild:
    """Resources of `aws.codebuild`."""

    FLEET: Final = "aws:codebuild/fleet:Fleet"
    PROJECT: Final = "aws:codebuild/project:Project"
    REPORT_GROUP: Final = "aws:codebuild/reportGroup:ReportGroup"
    RESOURCE_POLICY: Final = "aws:codebuild/resourcePolicy:ResourcePolicy"
    SOURCE_CREDENTIAL: Final = "aws:codebuild/sourceCredential:SourceCredential"
    WEBHOOK: Final = "aws:codebuild/webhook:Webhook"


class Codecatalyst:
    """Resources of `aws.codecatalyst`."""

    DEV_ENVIRONMENT: Final = "aws:codecatalyst/devEnvironment:DevEnvironment"
    PROJECT: Final = "aws:codecatalyst/project:Project"
    SOURCE_REPOSITORY: Final = "aws:codecatalyst/sourceRepository:SourceRepository"


class Codecommit:
    """Resources of `aws.codecommit`."""

    APPROVAL_RULE_TEMPLATE: Final = "aws:codecommit/approvalRuleTemplate:ApprovalRuleTemplate"
    APPROVAL_RULE_TEMPLATE_ASSOCIATION: Final = (
        "aws:codecommit/approvalRuleTemplateAssociation:ApprovalRuleTemplateAssociation"
    )
    REPOSITORY: Final = "aws:codecommit/repository:Repository"
    TRIGGER: Final = "aws:codecommit/trigger:Trigger"


class Codeconnections:
    """Resources of `aws.codeconnections`."""

    CONNECTION: Final = "aws:codeconnections/connection:Connection"
    HOST: Final = "aws:codeconnections/host:Host"


class Codedeploy:
    """Resources of `aws.codedeploy`."""

    APPLICATION: Final = "aws:codedeploy/application:Application"
    DEPLOYMENT_CONFIG: Final = "aws:codedeploy/deploymentConfig:DeploymentConfig"
    DEPLOYMENT_GROUP: Final = "aws:codedeploy/deploymentGroup:DeploymentGroup"


class Codeguruprofiler:
    """Resources of `aws.codeguruprofiler`."""

    PROFILING_GROUP: Final = "aws:codeguruprofiler/profilingGroup:ProfilingGroup"


class Codegurureviewer:
    """Resources of `aws.codegurureviewer`."""

    REPOSITORY_ASSOCIATION: Final = "aws:codegurureviewer/repositoryAssociation:RepositoryAssociation"


class Codepipeline:
    """Resources of `aws.codepipeline`."""

    CUSTOM_ACTION_TYPE: Final = "aws:codepipeline/customActionType:CustomActionType"
    PIPELINE: Final = "aws:codepipeline/pipeline:Pipeline"
    WEBHOOK: Final = "aws:codepipeline/webhook:Webhook"


class Codestarconnections:
    """Resources of `aws.codestarconnections`."""

    CONNECTION: Final = "aws:codestarconnections/connection:Connection"
    HOST: Final = "aws:codestarconnections/host:Host"


class Codestarnotifications:
    """Resources of `aws.codestarnotifications`."""

    NOTIFICATION_RULE: Final = "aws:codestarnotifications/notificationRule:NotificationRule"


class Cognito:
    """Resources of `aws.cognito`."""

    IDENTITY_POOL: Final = "aws:cognito/identityPool:IdentityPool"
    IDENTITY_POOL_PROVIDER_PRINCIPAL_TAG: Final = (
        "aws:cognito/identityPoolProviderPrincipalTag:IdentityPoolProviderPrincipalTag"
    )
    IDENTITY_POOL_ROLE_ATTACHMENT: Final = "aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment"
    IDENTITY_PROVIDER: Final = "aws:cognito/identityProvider:IdentityProvider"
    LOG_DELIVERY_CONFIGURATION: Final = "aws:cognito/logDeliveryConfiguration:LogDeliveryConfiguration"
    MANAGED_LOGIN_BRANDING: Final = "aws:cognito/managedLoginBranding:ManagedLoginBranding"
    MANAGED_USER_POOL_CLIENT: Final = "aws:cognito/managedUserPoolClient:ManagedUserPoolClient"
    RESOURCE_SERVER: Final = "aws:cognito/resourceServer:ResourceServer"
    RISK_CONFIGURATION: Final = "aws:cognito/riskConfiguration:RiskConfiguration"
    USER: Final = "aws:cognito/user:User"
    USER_GROUP: Final = "aws:cognito/userGroup:UserGroup"
    USER_IN_GROUP: Final = "aws:cognito/userInGroup:UserInGroup"
    USER_POOL: Final = "aws:cognito/userPool:UserPool"
    USER_POOL_CLIENT: Final = "aws:cognito/userPoolClient:UserPoolClient"
    USER_POOL_DOMAIN: Final = "aws:cognito/userPoolDomain:UserPoolDomain"
    USER_POOL_UI_CUSTOMIZATION: Final = "aws:cognito/userPoolUICustomization:UserPoolUICustomization"


class Comprehend:
    """Resources of `aws.comprehend`."""

    DOCUMENT_CLASSIFIER: Final = "aws:comprehend/documentClassifier:DocumentClassifier"
    ENTITY_RECOGNIZER: Final = "aws:comprehend/entityRecognizer:EntityRecognizer"


class Computeoptimizer:
    """Resources of `aws.computeoptimizer`."""

    ENROLLMENT_STATUS: Final = "aws:computeoptimizer/enrollmentStatus:EnrollmentStatus"
    RECOMMENDATION_PREFERENCES: Final = "aws:computeoptimizer/recommendationPreferences:RecommendationPreferences"


class Connect:
    """Resources of `aws.connect`."""

    BOT_ASSOCIATION: Final = "aws:connect/botAssociation:BotAssociation"
    CONTACT_FLOW: Final = "aws:connect/contactFlow:ContactFlow"
    CONTACT_FLOW_MODULE: Final = "aws:connect/contactFlowModule:ContactFlowModule"
    HOURS_OF_OPERATION: Final = "aws:connect/hoursOfOperation:HoursOfOperation"
    INSTANCE: Final = "aws:connect/instance:Instance"
    INSTANCE_STORAGE_CONFIG: Final = "aws:connect/instanceStorageConfig:InstanceStorageConfig"
    LAMBDA_FUNCTION_ASSOCIATION: Final = "aws:connect/lambdaFunctionAssociation:LambdaFunctionAssociation"
    PHONE_NUMBER: Final = "aws:connect/phoneNumber:PhoneNumber"
    PHONE_NUMBER_CONTACT_FLOW_ASSOCIATION: Final = (
        "aws:connect/phoneNumberContactFlowAssociation:PhoneNumberContactFlowAssociation"
    )
    QUEUE: Final = "aws:connect/queue:Queue"
    QUICK_CONNECT: Final = "aws:connect/quickConnect:QuickConnect"
    ROUTING_PROFILE: Final = "aws:connect/routingProfile:RoutingProfile"
    SECURITY_PROFILE: Final = "aws:connect/securityProfile:SecurityProfile"
    USER: Final = "aws:connect/user:User"
    USER_HIERARCHY_GROUP: Final = "aws:connect/userHierarchyGroup:UserHierarchyGroup"
    USER_HIERARCHY_STRUCTURE: Final = "aws:connect/userHierarchyStructure:UserHierarchyStructure"
    VOCABULARY: Final = "aws:connect/vocabulary:Vocabulary"


class Controltower:
    """Resources of `aws.controltower`."""

    BASELINE: Final = "aws:controltower/baseline:Baseline"
    CONTROL_TOWER_CONTROL: Final = "aws:controltower/controlTowerControl:ControlTowerControl"
    LANDING_ZONE: Final = "aws:controltower/landingZone:LandingZone"


class Costexplorer:
    """Resources of `aws.costexplorer`."""

    ANOMALY_MONITOR: Final = "aws:costexplorer/anomalyMonitor:AnomalyMonitor"
    ANOMALY_SUBSCRIPTION: Final = "aws:costexplorer/anomalySubscription:AnomalySubscription"
    COST_ALLOCATION_TAG: Final = "aws:costexplorer/costAllocationTag:CostAllocationTag"
    COST_CATEGORY: Final = "aws:costexplorer/costCategory:CostCategory"


class Costoptimizationhub:
    """Resources of `aws.costoptimizationhub`."""

    ENROLLMENT_STATUS: Final = "aws:costoptimizationhub/enrollmentStatus:EnrollmentStatus"
    PREFERENCES: Final = "aws:costoptimizationhub/preferences:Preferences"


class Cur:
    """Resources of `aws.cur`."""

    REPORT_DEFINITION: Final = "aws:cur/reportDefinition:ReportDefinition"


class Customerprofiles:
    """Resources of `aws.customerprofiles`."""

    DOMAIN: Final = "aws:customerprofiles/domain:Domain"
    PROFILE: Final = "aws:customerprofiles/profile:Profile"


class Dataexchange:
    """Resources of `aws.dataexchange`."""

    DATA_SET: Final = "aws:dataexchange/dataSet:DataSet"
    EVENT_ACTION: Final = "aws:dataexchange/eventAction:EventAction"
    REVISION: Final = "aws:dataexchange/revision:Revision"
    REVISION_ASSETS: Final = "aws:dataexchange/revisionAssets:RevisionAssets"


class Datapipeline:
    """Resources of `aws.datapipeline`."""

    PIPELINE: Final = "aws:datapipeline/pipeline:Pipeline"
    PIPELINE_DEFINITION: Final = "aws:datapipeline/pipelineDefinition:PipelineDefinition"


class Datasync:
    """Resources of `aws.datasync`."""

    AGENT: Final = "aws:datasync/agent:Agent"
    EFS_LOCATION: Final = "aws:datasync/efsLocation:EfsLocation"
    FSX_OPEN_ZFS_FILE_SYSTEM: Final = "aws:datasync/fsxOpenZfsFileSystem:FsxOpenZfsFileSystem"
    LOCATION_AZURE_BLOB: Final = "aws:datasync/locationAzureBlob:LocationAzureBlob"
    LOCATION_FSX_LUSTRE: Final = "aws:datasync/locationFsxLustre:LocationFsxLustre"
    LOCATION_FSX_ONTAP_FILE_SYSTEM: Final = "aws:datasync/locationFsxOntapFileSystem:LocationFsxOntapFileSystem"
    LOCATION_FSX_WINDOWS: Final = "aws:datasync/locationFsxWindows:LocationFsxWindows"
    LOCATION_HDFS: Final = "aws:datasync/locationHdfs:LocationHdfs"
    LOCATION_OBJECT_STORAGE: Final = "aws:datasync/locationObjectStorage:LocationObjectStorage"
    LOCATION_SMB: Final = "aws:datasync/locationSmb:LocationSmb"
    NFS_LOCATION: Final = "aws:datasync/nfsLocation:NfsLocation"
    S3_LOCATION: Final = "aws:datasync/s3Location:S3Location"
    TASK: Final = "aws:datasync/task:Task"


class Datazone:
    """Resources of `aws.datazone`."""

    ASSET_TYPE: Final = "aws:datazone/assetType:AssetType"
    DOMAIN: Final = "aws:datazone/domain:Domain"
    ENVIRONMENT: Final = "aws:datazone/environment:Environment"
    ENVIRONMENT_BLUEPRINT_CONFIGURATION: Final = (
        "aws:datazone/environmentBlueprintConfiguration:EnvironmentBlueprintConfiguration"
    )
    ENVIRONMENT_PROFILE: Final = "aws:datazone/environmentProfile:EnvironmentProfile"
    FORM_TYPE: Final = "aws:datazone/formType:FormType"
    GLOSSARY: Final = "aws:datazone/glossary:Glossary"
    GLOSSARY_TERM: Final = "aws:datazone/glossaryTerm:GlossaryTerm"
    POLICY_GRANT: Final = "aws:datazone/policyGrant:PolicyGrant"
    PROJECT: Final = "aws:datazone/project:Project"
    USER_PROFILE: Final = "aws:datazone/userProfile:UserProfile"


class Dax:
    """Resources of `aws.dax`."""

    CLUSTER: Final = "aws:dax/cluster:Cluster"
    PARAMETER_GROUP: Final = "aws:dax/parameterGroup:ParameterGroup"
    SUBNET_GROUP: Final = "aws:dax/subnetGroup:SubnetGroup"


class Detective:
    """Resources of `aws.detective`."""

    GRAPH: Final = "aws:detective/graph:Graph"
    INVITATION_ACCEPTER: Final = "aws:detective/invitationAccepter:InvitationAccepter"
    MEMBER: Final = "aws:detective/member:Member"
    ORGANIZATION_ADMIN_ACCOUNT: Final = "aws:detective/organizationAdminAccount:OrganizationAdminAccount"
    ORGANIZATION_CONFIGURATION: Final = "aws:detective/organizationConfiguration:OrganizationConfiguration"


class Devicefarm:
    """Resources of `aws.devicefarm`."""

    DEVICE_POOL: Final = "aws:devicefarm/devicePool:DevicePool"
    INSTANCE_PROFILE: Final = "aws:devicefarm/instanceProfile:InstanceProfile"
    NETWORK_PROFILE: Final = "aws:devicefarm/networkProfile:NetworkProfile"
    PROJECT: Final = "aws:devicefarm/project:Project"
    TEST_GRID_PROJECT: Final = "aws:devicefarm/testGridProject:TestGridProject"
    UPLOAD: Final = "aws:devicefarm/upload:Upload"


class Devopsagent:
    """Resources of `aws.devopsagent`."""

    AGENT_SPACE: Final = "aws:devopsagent/agentSpace:AgentSpace"


class Devopsguru:
    """Resources of `aws.devopsguru`."""

    EVENT_SOURCES_CONFIG: Final = "aws:devopsguru/eventSourcesConfig:EventSourcesConfig"
    NOTIFICATION_CHANNEL: Final = "aws:devopsguru/notificationChannel:NotificationChannel"
    RESOURCE_COLLECTION: Final = "aws:devopsguru/resourceCollection:ResourceCollection"
    SERVICE_INTEGRATION: Final = "aws:devopsguru/serviceIntegration:ServiceIntegration"


class Directconnect:
    """Resources of `aws.directconnect`."""

    BGP_PEER: Final = "aws:directconnect/bgpPeer:BgpPeer"
    CONNECTION: Final = "aws:directconnect/connection:Connection"
    CONNECTION_ASSOCIATION: Final = "aws:directconnect/connectionAssociation:ConnectionAssociation"
    CONNECTION_CONFIRMATION: Final = "aws:directconnect/connectionConfirmation:ConnectionConfirmation"
    GATEWAY: Final = "aws:directconnect/gateway:Gateway"
    GATEWAY_ASSOCIATION: Final = "aws:directconnect/gatewayAssociation:GatewayAssociation"
    GATEWAY_ASSOCIATION_PROPOSAL: Final = "aws:directconnect/gatewayAssociationProposal:GatewayAssociationProposal"
    HOSTED_CONNECTION: Final = "aws:directconnect/hostedConnection:HostedConnection"
    HOSTED_PRIVATE_VIRTUAL_INTERFACE: Final = (
        "aws:directconnect/hostedPrivateVirtualInterface:HostedPrivateVirtualInterface"
    )
    HOSTED_PRIVATE_VIRTUAL_INTERFACE_ACCEPTER: Final = (
        "aws:directconnect/hostedPrivateVirtualInterfaceAccepter:HostedPrivateVirtualInterfaceAccepter"
    )
    HOSTED_PUBLIC_VIRTUAL_INTERFACE: Final = (
        "aws:directconnect/hostedPublicVirtualInterface:HostedPublicVirtualInterface"
    )
    HOSTED_PUBLIC_VIRTUAL_INTERFACE_ACCEPTER: Final = (
        "aws:directconnect/hostedPublicVirtualInterfaceAccepter:HostedPublicVirtualInterfaceAccepter"
    )
    HOSTED_TRANSIT_VIRTUAL_INTERFACE: Final = (
        "aws:directconnect/hostedTransitVirtualInterface:HostedTransitVirtualInterface"
    )
    HOSTED_TRANSIT_VIRTUAL_INTERFACE_ACCEPTOR: Final = (
        "aws:directconnect/hostedTransitVirtualInterfaceAcceptor:HostedTransitVirtualInterfaceAcceptor"
    )
    LINK_AGGREGATION_GROUP: Final = "aws:directconnect/linkAggregationGroup:LinkAggregationGroup"
    MACSEC_KEY_ASSOCIATION: Final = "aws:directconnect/macsecKeyAssociation:MacsecKeyAssociation"
    PRIVATE_VIRTUAL_INTERFACE: Final = "aws:directconnect/privateVirtualInterface:PrivateVirtualInterface"
    PUBLIC_VIRTUAL_INTERFACE: Final = "aws:directconnect/publicVirtualInterface:PublicVirtualInterface"
    TRANSIT_VIRTUAL_INTERFACE: Final = "aws:directconnect/transitVirtualInterface:TransitVirtualInterface"


class Directoryservice:
    """Resources of `aws.directoryservice`."""

    CONDITIONAL_FORWARDER: Final = "aws:directoryservice/conditionalForwarder:ConditionalForwarder"
    DIRECTORY: Final = "aws:directoryservice/directory:Directory"
    IP_ROUTE: Final = "aws:directoryservice/ipRoute:IpRoute"
    IP_ROUTES_EXCLUSIVE: Final = "aws:directoryservice/ipRoutesExclusive:IpRoutesExclusive"
    LOG_SUBSCRIPTION: Final = "aws:directoryservice/logSubscription:LogSubscription"
    RADIUS_SETTINGS: Final = "aws:directoryservice/radiusSettings:RadiusSettings"
    SERVICE_REGION: Final = "aws:directoryservice/serviceRegion:ServiceRegion"
    SHARED_DIRECTORY: Final = "aws:directoryservice/sharedDirectory:SharedDirectory"
    SHARED_DIRECTORY_ACCEPTER: Final = "aws:directoryservice/sharedDirectoryAccepter:SharedDirectoryAccepter"
    TRUST: Final = "aws:directoryservice/trust:Trust"


class Directoryservicedata:
    """Resources of `aws.directoryservicedata`."""

    USER: Final = "aws:directoryservicedata/user:User"


class Dlm:
    """Resources of `aws.dlm`."""

    LIFECYCLE_POLICY: Final = "aws:dlm/lifecyclePolicy:LifecyclePolicy"


class Dms:
    """Resources of `aws.dms`."""

    CERTIFICATE: Final = "aws:dms/certificate:Certificate"
    DATA_PROVIDER: Final = "aws:dms/dataProvider:DataProvider"
    ENDPOINT: Final = "aws:dms/endpoint:Endpoint"
    EVENT_SUBSCRIPTION: Final = "aws:dms/eventSubscription:EventSubscription"
    INSTANCE_PROFILE: Final = "aws:dms/instanceProfile:InstanceProfile"
    MIGRATION_PROJECT: Final = "aws:dms/migrationProject:MigrationProject"
    REPLICATION_CONFIG: Final = "aws:dms/replicationConfig:ReplicationConfig"
    REPLICATION_INSTANCE: Final = "aws:dms/replicationInstance:ReplicationInstance"
    REPLICATION_SUBNET_GROUP: Final = "aws:dms/replicationSubnetGroup:ReplicationSubnetGroup"
    REPLICATION_TASK: Final = "aws:dms/replicationTask:ReplicationTask"
    S3_ENDPOINT: Final = "aws:dms/s3Endpoint:S3Endpoint"


class Docdb:
    """Resources of `aws.docdb`."""

    CLUSTER: Final = "aws:docdb/cluster:Cluster"
    CLUSTER_INSTANCE: Final = "aws:docdb/clusterInstance:ClusterInstance"
    CLUSTER_PARAMETER_GROUP: Final = "aws:docdb/clusterParameterGroup:ClusterParameterGroup"
    CLUSTER_SNAPSHOT: Final = "aws:docdb/clusterSnapshot:ClusterSnapshot"
    ELASTIC_CLUSTER: Final = "aws:docdb/elasticCluster:ElasticCluster"
    EVENT_SUBSCRIPTION: Final = "aws:docdb/eventSubscription:EventSubscription"
    GLOBAL_CLUSTER: Final = "aws:docdb/globalCluster:GlobalCluster"
    SUBNET_GROUP: Final = "aws:docdb/subnetGroup:SubnetGroup"


class Drs:
    """Resources of `aws.drs`."""

    REPLICATION_CONFIGURATION_TEMPLATE: Final = (
        "aws:drs/replicationConfigurationTemplate:ReplicationConfigurationTemplate"
    )


class Dsql:
    """Resources of `aws.dsql`."""

    CLUSTER: Final = "aws:dsql/cluster:Cluster"
    CLUSTER_PEERING: Final = "aws:dsql/clusterPeering:ClusterPeering"
    CLUSTER_POLICY: Final = "aws:dsql/clusterPolicy:ClusterPolicy"


class Dynamodb:
    """Resources of `aws.dynamodb`."""

    CONTRIBUTOR_INSIGHTS: Final = "aws:dynamodb/contributorInsights:ContributorInsights"
    GLOBAL_SECONDARY_INDEX: Final = "aws:dynamodb/globalSecondaryIndex:GlobalSecondaryIndex"
    GLOBAL_TABLE: Final = "aws:dynamodb/globalTable:GlobalTable"
    KINESIS_STREAMING_DESTINATION: Final = "aws:dynamodb/kinesisStreamingDestination:KinesisStreamingDestination"
    RESOURCE_POLICY: Final = "aws:dynamodb/resourcePolicy:ResourcePolicy"
    TABLE: Final = "aws:dynamodb/table:Table"
    TABLE_EXPORT: Final = "aws:dynamodb/tableExport:TableExport"
    TABLE_ITEM: Final = "aws:dynamodb/tableItem:TableItem"
    TABLE_REPLICA: Final = "aws:dynamodb/tableReplica:TableReplica"
    TAG: Final = "aws:dynamodb/tag:Tag"


class Ebs:
    """Resources of `aws.ebs`."""

    DEFAULT_KMS_KEY: Final = "aws:ebs/defaultKmsKey:DefaultKmsKey"
    ENCRYPTION_BY_DEFAULT: Final = "aws:ebs/encryptionByDefault:EncryptionByDefault"
    FAST_SNAPSHOT_RESTORE: Final = "aws:ebs/fastSnapshotRestore:FastSnapshotRestore"
    SNAPSHOT: Final = "aws:ebs/snapshot:Snapshot"
    SNAPSHOT_BLOCK_PUBLIC_ACCESS: Final = "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess"
    SNAPSHOT_COPY: Final = "aws:ebs/snapshotCopy:SnapshotCopy"
    SNAPSHOT_IMPORT: Final = "aws:ebs/snapshotImport:SnapshotImport"
    VOLUME: Final = "aws:ebs/volume:Volume"
    VOLUME_COPY: Final = "aws:ebs/volumeCopy:VolumeCopy"


class Ec2:
    """Resources of `aws.ec2`."""

    ALLOWED_IMAGES_SETTINGS: Final = "aws:ec2/allowedImagesSettings:AllowedImagesSettings"
    AMI: Final = "aws:ec2/ami:Ami"
    AMI_COPY: Final = "aws:ec2/amiCopy:AmiCopy"
    AMI_FROM_INSTANCE: Final = "aws:ec2/amiFromInstance:AmiFromInstance"
    AMI_LAUNCH_PERMISSION: Final = "aws:ec2/amiLaunchPermission:AmiLaunchPermission"
    AVAILABILITY_ZONE_GROUP: Final = "aws:ec2/availabilityZoneGroup:AvailabilityZoneGroup"
    CAPACITY_BLOCK_RESERVATION: Final = "aws:ec2/capacityBlockReservation:CapacityBlockReservation"
    CAPACITY_RESERVATION: Final = "aws:ec2/capacityReservation:CapacityReservation"
    CARRIER_GATEWAY: Final = "aws:ec2/carrierGateway:CarrierGateway"
    CUSTOMER_GATEWAY: Final = "aws:ec2/customerGateway:CustomerGateway"
    DEDICATED_HOST: Final = "aws:ec2/dedicatedHost:DedicatedHost"
    DEFAULT_CREDIT_SPECIFICATION: Final = "aws:ec2/defaultCreditSpecification:DefaultCreditSpecification"
    DEFAULT_NETWORK_ACL: Final = "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl"
    DEFAULT_ROUTE_TABLE: Final = "aws:ec2/defaultRouteTable:DefaultRouteTable"
    DEFAULT_SECURITY_GROUP: Final = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"
    DEFAULT_SUBNET: Final = "aws:ec2/defaultSubnet:DefaultSubnet"
    DEFAULT_VPC: Final = "aws:ec2/defaultVpc:DefaultVpc"
    DEFAULT_VPC_DHCP_OPTIONS: Final = "aws:ec2/defaultVpcDhcpOptions:DefaultVpcDhcpOptions"
    EGRESS_ONLY_INTERNET_GATEWAY: Final = "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway"
    EIP: Final = "aws:ec2/eip:Eip"
    EIP_ASSOCIATION: Final = "aws:ec2/eipAssociation:EipAssociation"
    EIP_DOMAIN_NAME: Final = "aws:ec2/eipDomainName:EipDomainName"
    ENCRYPTION_CONTROL: Final = "aws:ec2/encryptionControl:EncryptionControl"
    FLEET: Final = "aws:ec2/fleet:Fleet"
    FLOW_LOG: Final = "aws:ec2/flowLog:FlowLog"
    IMAGE_BLOCK_PUBLIC_ACCESS: Final = "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess"
    INSTANCE: Final = "aws:ec2/instance:Instance"
    INSTANCE_METADATA_DEFAULTS: Final = "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults"
    INTERNET_GATEWAY: Final = "aws:ec2/internetGateway:InternetGateway"
    INTERNET_GATEWAY_ATTACHMENT: Final = "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment"
    KEY_PAIR: Final = "aws:ec2/keyPair:KeyPair"
    LAUNCH_CONFIGURATION: Final = "aws:ec2/launchConfiguration:LaunchConfiguration"
    LAUNCH_TEMPLATE: Final = "aws:ec2/launchTemplate:LaunchTemplate"
    LOCAL_GATEWAY_ROUTE: Final = "aws:ec2/localGatewayRoute:LocalGatewayRoute"
    LOCAL_GATEWAY_ROUTE_TABLE: Final = "aws:ec2/localGatewayRouteTable:LocalGatewayRouteTable"
    LOCAL_GATEWAY_ROUTE_TABLE_VIRTUAL_INTERFACE_GROUP_ASSOCIATION: Final = "aws:ec2/localGatewayRouteTableVirtualInterfaceGroupAssociation:LocalGatewayRouteTableVirtualInterfaceGroupAssociation"
    LOCAL_GATEWAY_ROUTE_TABLE_VPC_ASSOCIATION: Final = (
        "aws:ec2/localGatewayRouteTableVpcAssociation:LocalGatewayRouteTableVpcAssociation"
    )
    MAIN_ROUTE_TABLE_ASSOCIATION: Final = "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation"
    MANAGED_PREFIX_LIST: Final = "aws:ec2/managedPrefixList:ManagedPrefixList"
    MANAGED_PREFIX_LIST_ENTRY: Final = "aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry"
    NAT_GATEWAY: Final = "aws:ec2/natGateway:NatGateway"
    NAT_GATEWAY_EIP_ASSOCIATION: Final = "aws:ec2/natGatewayEipAssociation:NatGatewayEipAssociation"
    NETWORK_ACL: Final = "aws:ec2/networkAcl:NetworkAcl"
    NETWORK_ACL_ASSOCIATION: Final = "aws:ec2/networkAclAssociation:NetworkAclAssociation"
    NETWORK_ACL_RULE: Final = "aws:ec2/networkAclRule:NetworkAclRule"
    NETWORK_INSIGHTS_ACCESS_SCOPE: Final = "aws:ec2/networkInsightsAccessScope:NetworkInsightsAccessScope"
    NETWORK_INSIGHTS_ANALYSIS: Final = "aws:ec2/networkInsightsAnalysis:NetworkInsightsAnalysis"
    NETWORK_INSIGHTS_PATH: Final = "aws:ec2/networkInsightsPath:NetworkInsightsPath"
    NETWORK_INTERFACE: Final = "aws:ec2/networkInterface:NetworkInterface"
    NETWORK_INTERFACE_ATTACHMENT: Final = "aws:ec2/networkInterfaceAttachment:NetworkInterfaceAttachment"
    NETWORK_INTERFACE_PERMISSION: Final = "aws:ec2/networkInterfacePermission:NetworkInterfacePermission"
    NETWORK_INTERFACE_SECURITY_GROUP_ATTACHMENT: Final = (
        "aws:ec2/networkInterfaceSecurityGroupAttachment:NetworkInterfaceSecurityGroupAttachment"
    )
    PEERING_CONNECTION_OPTIONS: Final = "aws:ec2/peeringConnectionOptions:PeeringConnectionOptions"
    PLACEMENT_GROUP: Final = "aws:ec2/placementGroup:PlacementGroup"
    PROXY_PROTOCOL_POLICY: Final = "aws:ec2/proxyProtocolPolicy:ProxyProtocolPolicy"
    ROUTE: Final = "aws:ec2/route:Route"
    ROUTE_TABLE: Final = "aws:ec2/routeTable:RouteTable"
    ROUTE_TABLE_ASSOCIATION: Final = "aws:ec2/routeTableAssociation:RouteTableAssociation"
    SECONDARY_NETWORK: Final = "aws:ec2/secondaryNetwork:SecondaryNetwork"
    SECONDARY_SUBNET: Final = "aws:ec2/secondarySubnet:SecondarySubnet"
    SECURITY_GROUP: Final = "aws:ec2/securityGroup:SecurityGroup"
    SECURITY_GROUP_ASSOCIATION: Final = "aws:ec2/securityGroupAssociation:SecurityGroupAssociation"
    SECURITY_GROUP_RULE: Final = "aws:ec2/securityGroupRule:SecurityGroupRule"
    SERIAL_CONSOLE_ACCESS: Final = "aws:ec2/serialConsoleAccess:SerialConsoleAccess"
    SNAPSHOT_CREATE_VOLUME_PERMISSION: Final = "aws:ec2/snapshotCreateVolumePermission:SnapshotCreateVolumePermission"
    SPOT_DATAFEED_SUBSCRIPTION: Final = "aws:ec2/spotDatafeedSubscription:SpotDatafeedSubscription"
    SPOT_FLEET_REQUEST: Final = "aws:ec2/spotFleetRequest:SpotFleetRequest"
    SPOT_INSTANCE_REQUEST: Final = "aws:ec2/spotInstanceRequest:SpotInstanceRequest"
    SUBNET: Final = "aws:ec2/subnet:Subnet"
    SUBNET_CIDR_RESERVATION: Final = "aws:ec2/subnetCidrReservation:SubnetCidrReservation"
    TAG: Final = "aws:ec2/tag:Tag"
    TRAFFIC_MIRROR_FILTER: Final = "aws:ec2/trafficMirrorFilter:TrafficMirrorFilter"
    TRAFFIC_MIRROR_FILTER_RULE: Final = "aws:ec2/trafficMirrorFilterRule:TrafficMirrorFilterRule"
    TRAFFIC_MIRROR_SESSION: Final = "aws:ec2/trafficMirrorSession:TrafficMirrorSession"
    TRAFFIC_MIRROR_TARGET: Final = "aws:ec2/trafficMirrorTarget:TrafficMirrorTarget"
    VOLUME_ATTACHMENT: Final = "aws:ec2/volumeAttachment:VolumeAttachment"
    VPC: Final = "aws:ec2/vpc:Vpc"
    VPC_BLOCK_PUBLIC_ACCESS_EXCLUSION: Final = "aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion"
    VPC_BLOCK_PUBLIC_ACCESS_OPTIONS: Final = "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions"
    VPC_DHCP_OPTIONS: Final = "aws:ec2/vpcDhcpOptions:VpcDhcpOptions"
    VPC_DHCP_OPTIONS_ASSOCIATION: Final = "aws:ec2/vpcDhcpOptionsAssociation:VpcDhcpOptionsAssociation"
    VPC_ENCRYPTION_CONTROL: Final = "aws:ec2/vpcEncryptionControl:VpcEncryptionControl"
    VPC_ENDPOINT: Final = "aws:ec2/vpcEndpoint:VpcEndpoint"
    VPC_ENDPOINT_CONNECTION_ACCEPTER: Final = "aws:ec2/vpcEndpointConnectionAccepter:VpcEndpointConnectionAccepter"
    VPC_ENDPOINT_CONNECTION_NOTIFICATION: Final = (
        "aws:ec2/vpcEndpointConnectionNotification:VpcEndpointConnectionNotification"
    )
    VPC_ENDPOINT_POLICY: Final = "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy"
    VPC_ENDPOINT_ROUTE_TABLE_ASSOCIATION: Final = (
        "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation"
    )
    VPC_ENDPOINT_SERVICE: Final = "aws:ec2/vpcEndpointService:VpcEndpointService"
    VPC_ENDPOINT_SERVICE_ALLOWED_PRINCIPLE: Final = (
        "aws:ec2/vpcEndpointServiceAllowedPrinciple:VpcEndpointServiceAllowedPrinciple"
    )
    VPC_ENDPOINT_SUBNET_ASSOCIATION: Final = "aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation"
    VPC_IPAM: Final = "aws:ec2/vpcIpam:VpcIpam"
    VPC_IPAM_ORGANIZATION_ADMIN_ACCOUNT: Final = (
        "aws:ec2/vpcIpamOrganizationAdminAccount:VpcIpamOrganizationAdminAccount"
    )
    VPC_IPAM_POOL: Final = "aws:ec2/vpcIpamPool:VpcIpamPool"
    VPC_IPAM_POOL_CIDR: Final = "aws:ec2/vpcIpamPoolCidr:VpcIpamPoolCidr"
    VPC_IPAM_POOL_CIDR_ALLOCATION: Final = "aws:ec2/vpcIpamPoolCidrAllocation:VpcIpamPoolCidrAllocation"
    VPC_IPAM_PREVIEW_NEXT_CIDR: Final = "aws:ec2/vpcIpamPreviewNextCidr:VpcIpamPreviewNextCidr"
    VPC_IPAM_RESOURCE_DISCOVERY: Final = "aws:ec2/vpcIpamResourceDiscovery:VpcIpamResourceDiscovery"
    VPC_IPAM_RESOURCE_DISCOVERY_ASSOCIATION: Final = (
        "aws:ec2/vpcIpamResourceDiscoveryAssociation:VpcIpamResourceDiscoveryAssociation"
    )
    VPC_IPAM_SCOPE: Final = "aws:ec2/vpcIpamScope:VpcIpamScope"
    VPC_IPV4_CIDR_BLOCK_ASSOCIATION: Final = "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation"
    VPC_IPV6_CIDR_BLOCK_ASSOCIATION: Final = "aws:ec2/vpcIpv6CidrBlockAssociation:VpcIpv6CidrBlockAssociation"
    VPC_NETWORK_PERFORMANCE_METRIC_SUBSCRIPTION: Final = (
        "aws:ec2/vpcNetworkPerformanceMetricSubscription:VpcNetworkPerformanceMetricSubscription"
    )
    VPC_PEERING_CONNECTION: Final = "aws:ec2/vpcPeeringConnection:VpcPeeringConnection"
    VPC_PEERING_CONNECTION_ACCEPTER: Final = "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter"
    VPC_SECURITY_GROUP_RULES_EXCLUSIVE: Final = "aws:ec2/vpcSecurityGroupRulesExclusive:VpcSecurityGroupRulesExclusive"
    VPN_CONCENTRATOR: Final = "aws:ec2/vpnConcentrator:VpnConcentrator"
    VPN_CONNECTION: Final = "aws:ec2/vpnConnection:VpnConnection"
    VPN_CONNECTION_ROUTE: Final = "aws:ec2/vpnConnectionRoute:VpnConnectionRoute"
    VPN_GATEWAY: Final = "aws:ec2/vpnGateway:VpnGateway"
    VPN_GATEWAY_ATTACHMENT: Final = "aws:ec2/vpnGatewayAttachment:VpnGatewayAttachment"
    VPN_GATEWAY_ROUTE_PROPAGATION: Final = "aws:ec2/vpnGatewayRoutePropagation:VpnGatewayRoutePropagation"


class Ec2clientvpn:
    """Resources of `aws.ec2clientvpn`."""

    AUTHORIZATION_RULE: Final = "aws:ec2clientvpn/authorizationRule:AuthorizationRule"
    ENDPOINT: Final = "aws:ec2clientvpn/endpoint:Endpoint"
    NETWORK_ASSOCIATION: Final = "aws:ec2clientvpn/networkAssociation:NetworkAssociation"
    ROUTE: Final = "aws:ec2clientvpn/route:Route"


class Ec2transitgateway:
    """Resources of `aws.ec2transitgateway`."""

    CONNECT: Final = "aws:ec2transitgateway/connect:Connect"
    CONNECT_PEER: Final = "aws:ec2transitgateway/connectPeer:ConnectPeer"
    DEFAULT_ROUTE_TABLE_ASSOCIATION: Final = (
        "aws:ec2transitgateway/defaultRouteTableAssociation:DefaultRouteTableAssociation"
    )
    DEFAULT_ROUTE_TABLE_PROPAGATION: Final = (
        "aws:ec2transitgateway/defaultRouteTablePropagation:DefaultRouteTablePropagation"
    )
    INSTANCE_CONNECT_ENDPOINT: Final = "aws:ec2transitgateway/instanceConnectEndpoint:InstanceConnectEndpoint"
    INSTANCE_STATE: Final = "aws:ec2transitgateway/instanceState:InstanceState"
    METERING_POLICY: Final = "aws:ec2transitgateway/meteringPolicy:MeteringPolicy"
    METERING_POLICY_ENTRY: Final = "aws:ec2transitgateway/meteringPolicyEntry:MeteringPolicyEntry"
    MULTICAST_DOMAIN: Final = "aws:ec2transitgateway/multicastDomain:MulticastDomain"
    MULTICAST_DOMAIN_ASSOCIATION: Final = "aws:ec2transitgateway/multicastDomainAssociation:MulticastDomainAssociation"
    MULTICAST_GROUP_MEMBER: Final = "aws:ec2transitgateway/multicastGroupMember:MulticastGroupMember"
    MULTICAST_GROUP_SOURCE: Final = "aws:ec2transitgateway/multicastGroupSource:MulticastGroupSource"
    PEERING_ATTACHMENT: Final = "aws:ec2transitgateway/peeringAttachment:PeeringAttachment"
    PEERING_ATTACHMENT_ACCEPTER: Final = "aws:ec2transitgateway/peeringAttachmentAccepter:PeeringAttachmentAccepter"
    POLICY_TABLE: Final = "aws:ec2transitgateway/policyTable:PolicyTable"
    POLICY_TABLE_ASSOCIATION: Final = "aws:ec2transitgateway/policyTableAssociation:PolicyTableAssociation"
    POLICY_TABLE_ENTRY: Final = "aws:ec2transitgateway/policyTableEntry:PolicyTableEntry"
    PREFIX_LIST_REFERENCE: Final = "aws:ec2transitgateway/prefixListReference:PrefixListReference"
    ROUTE: Final = "aws:ec2transitgateway/route:Route"
    ROUTE_TABLE: Final = "aws:ec2transitgateway/routeTable:RouteTable"
    ROUTE_TABLE_ASSOCIATION: Final = "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation"
    ROUTE_TABLE_PROPAGATION: Final = "aws:ec2transitgateway/routeTablePropagation:RouteTablePropagation"
    TRANSIT_GATEWAY: Final = "aws:ec2transitgateway/transitGateway:TransitGateway"
    VPC_ATTACHMENT: Final = "aws:ec2transitgateway/vpcAttachment:VpcAttachment"
    VPC_ATTACHMENT_ACCEPTER: Final = "aws:ec2transitgateway/vpcAttachmentAccepter:VpcAttachmentAccepter"


class Ecr:
    """Resources of `aws.ecr`."""

    ACCOUNT_SETTING: Final = "aws:ecr/accountSetting:AccountSetting"
    LIFECYCLE_POLICY: Final = "aws:ecr/lifecyclePolicy:LifecyclePolicy"
    PULL_THROUGH_CACHE_RULE: Final = "aws:ecr/pullThroughCacheRule:PullThroughCacheRule"
    PULL_TIME_UPDATE_EXCLUSION: Final = "aws:ecr/pullTimeUpdateExclusion:PullTimeUpdateExclusion"
    REGISTRY_POLICY: Final = "aws:ecr/registryPolicy:RegistryPolicy"
    REGISTRY_SCANNING_CONFIGURATION: Final = "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration"
    REPLICATION_CONFIGURATION: Final = "aws:ecr/replicationConfiguration:ReplicationConfiguration"
    REPOSITORY: Final = "aws:ecr/repository:Repository"
    REPOSITORY_CREATION_TEMPLATE: Final = "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate"
    REPOSITORY_POLICY: Final = "aws:ecr/repositoryPolicy:RepositoryPolicy"


class Ecrpublic:
    """Resources of `aws.ecrpublic`."""

    REPOSITORY: Final = "aws:ecrpublic/repository:Repository"
    REPOSITORY_POLICY: Final = "aws:ecrpublic/repositoryPolicy:RepositoryPolicy"


class Ecs:
    """Resources of `aws.ecs`."""

    ACCOUNT_SETTING_DEFAULT: Final = "aws:ecs/accountSettingDefault:AccountSettingDefault"
    CAPACITY_PROVIDER: Final = "aws:ecs/capacityProvider:CapacityProvider"
    CLUSTER: Final = "aws:ecs/cluster:Cluster"
    CLUSTER_CAPACITY_PROVIDERS: Final = "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders"
    DAEMON: Final = "aws:ecs/daemon:Daemon"
    DAEMON_TASK_DEFINITION: Final = "aws:ecs/daemonTaskDefinition:DaemonTaskDefinition"
    EXPRESS_GATEWAY_SERVICE: Final = "aws:ecs/expressGatewayService:ExpressGatewayService"
    SERVICE: Final = "aws:ecs/service:Service"
    TAG: Final = "aws:ecs/tag:Tag"
    TASK_DEFINITION: Final = "aws:ecs/taskDefinition:TaskDefinition"
    TASK_SET: Final = "aws:ecs/taskSet:TaskSet"


class Efs:
    """Resources of `aws.efs`."""

    ACCESS_POINT: Final = "aws:efs/accessPoint:AccessPoint"
    BACKUP_POLICY: Final = "aws:efs/backupPolicy:BackupPolicy"
    FILE_SYSTEM: Final = "aws:efs/fileSystem:FileSystem"
    FILE_SYSTEM_POLICY: Final = "aws:efs/fileSystemPolicy:FileSystemPolicy"
    MOUNT_TARGET: Final = "aws:efs/mountTarget:MountTarget"
    REPLICATION_CONFIGURATION: Final = "aws:efs/replicationConfiguration:ReplicationConfiguration"


class Eks:
    """Resources of `aws.eks`."""

    ACCESS_ENTRY: Final = "aws:eks/accessEntry:AccessEntry"
    ACCESS_POLICY_ASSOCIATION: Final = "aws:eks/accessPolicyAssociation:AccessPolicyAssociation"
    ADDON: Final = "aws:eks/addon:Addon"
    CAPABILITY: Final = "aws:eks/capability:Capability"
    CLUSTER: Final = "aws:eks/cluster:Cluster"
    FARGATE_PROFILE: Final = "aws:eks/fargateProfile:FargateProfile"
    IDENTITY_PROVIDER_CONFIG: Final = "aws:eks/identityProviderConfig:IdentityProviderConfig"
    NODE_GROUP: Final = "aws:eks/nodeGroup:NodeGroup"
    POD_IDENTITY_ASSOCIATION: Final = "aws:eks/podIdentityAssociation:PodIdentityAssociation"


class Elasticache:
    """Resources of `aws.elasticache`."""

    CLUSTER: Final = "aws:elasticache/cluster:Cluster"
    GLOBAL_REPLICATION_GROUP: Final = "aws:elasticache/globalReplicationGroup:GlobalReplicationGroup"
    PARAMETER_GROUP: Final = "aws:elasticache/parameterGroup:ParameterGroup"
    REPLICATION_GROUP: Final = "aws:elasticache/replicationGroup:ReplicationGroup"
    RESERVED_CACHE_NODE: Final = "aws:elasticache/reservedCacheNode:ReservedCacheNode"
    SERVERLESS_CACHE: Final = "aws:elasticache/serverlessCache:ServerlessCache"
    SUBNET_GROUP: Final = "aws:elasticache/subnetGroup:SubnetGroup"
    USER: Final = "aws:elasticache/user:User"
    USER_GROUP: Final = "aws:elasticache/userGroup:UserGroup"
    USER_GROUP_ASSOCIATION: Final = "aws:elasticache/userGroupAssociation:UserGroupAssociation"


class Elasticbeanstalk:
    """Resources of `aws.elasticbeanstalk`."""

    APPLICATION: Final = "aws:elasticbeanstalk/application:Application"
    APPLICATION_VERSION: Final = "aws:elasticbeanstalk/applicationVersion:ApplicationVersion"
    CONFIGURATION_TEMPLATE: Final = "aws:elasticbeanstalk/configurationTemplate:ConfigurationTemplate"
    ENVIRONMENT: Final = "aws:elasticbeanstalk/environment:Environment"


class Elasticsearch:
    """Resources of `aws.elasticsearch`."""

    DOMAIN: Final = "aws:elasticsearch/domain:Domain"
    DOMAIN_POLICY: Final = "aws:elasticsearch/domainPolicy:DomainPolicy"
    DOMAIN_SAML_OPTIONS: Final = "aws:elasticsearch/domainSamlOptions:DomainSamlOptions"
    VPC_ENDPOINT: Final = "aws:elasticsearch/vpcEndpoint:VpcEndpoint"


class Elastictranscoder:
    """Resources of `aws.elastictranscoder`."""

    PIPELINE: Final = "aws:elastictranscoder/pipeline:Pipeline"
    PRESET: Final = "aws:elastictranscoder/preset:Preset"


class Elb:
    """Resources of `aws.elb`."""

    APP_COOKIE_STICKINESS_POLICY: Final = "aws:elb/appCookieStickinessPolicy:AppCookieStickinessPolicy"
    ATTACHMENT: Final = "aws:elb/attachment:Attachment"
    LISTENER_POLICY: Final = "aws:elb/listenerPolicy:ListenerPolicy"
    LOAD_BALANCER: Final = "aws:elb/loadBalancer:LoadBalancer"
    LOAD_BALANCER_BACKEND_SERVER_POLICY: Final = (
        "aws:elb/loadBalancerBackendServerPolicy:LoadBalancerBackendServerPolicy"
    )
    LOAD_BALANCER_COOKIE_STICKINESS_POLICY: Final = (
        "aws:elb/loadBalancerCookieStickinessPolicy:LoadBalancerCookieStickinessPolicy"
    )
    LOAD_BALANCER_POLICY: Final = "aws:elb/loadBalancerPolicy:LoadBalancerPolicy"
    SSL_NEGOTIATION_POLICY: Final = "aws:elb/sslNegotiationPolicy:SslNegotiationPolicy"


class Emr:
    """Resources of `aws.emr`."""

    BLOCK_PUBLIC_ACCESS_CONFIGURATION: Final = "aws:emr/blockPublicAccessConfiguration:BlockPublicAccessConfiguration"
    CLUSTER: Final = "aws:emr/cluster:Cluster"
    INSTANCE_FLEET: Final = "aws:emr/instanceFleet:InstanceFleet"
    INSTANCE_GROUP: Final = "aws:emr/instanceGroup:InstanceGroup"
    MANAGED_SCALING_POLICY: Final = "aws:emr/managedScalingPolicy:ManagedScalingPolicy"
    SECURITY_CONFIGURATION: Final = "aws:emr/securityConfiguration:SecurityConfiguration"
    STUDIO: Final = "aws:emr/studio:Studio"
    STUDIO_SESSION_MAPPING: Final = "aws:emr/studioSessionMapping:StudioSessionMapping"


class Emrcontainers:
    """Resources of `aws.emrcontainers`."""

    JOB_TEMPLATE: Final = "aws:emrcontainers/jobTemplate:JobTemplate"
    VIRTUAL_CLUSTER: Final = "aws:emrcontainers/virtualCluster:VirtualCluster"


class Emrserverless:
    """Resources of `aws.emrserverless`."""

    APPLICATION: Final = "aws:emrserverless/application:Application"


class Evidently:
    """Resources of `aws.evidently`."""

    FEATURE: Final = "aws:evidently/feature:Feature"
    LAUNCH: Final = "aws:evidently/launch:Launch"
    PROJECT: Final = "aws:evidently/project:Project"
    SEGMENT: Final = "aws:evidently/segment:Segment"


class Finspace:
    """Resources of `aws.finspace`."""

    KX_CLUSTER: Final = "aws:finspace/kxCluster:KxCluster"
    KX_DATABASE: Final = "aws:finspace/kxDatabase:KxDatabase"
    KX_DATAVIEW: Final = "aws:finspace/kxDataview:KxDataview"
    KX_ENVIRONMENT: Final = "aws:finspace/kxEnvironment:KxEnvironment"
    KX_SCALING_GROUP: Final = "aws:finspace/kxScalingGroup:KxScalingGroup"
    KX_USER: Final = "aws:finspace/kxUser:KxUser"
    KX_VOLUME: Final = "aws:finspace/kxVolume:KxVolume"


class Fis:
    """Resources of `aws.fis`."""

    EXPERIMENT_TEMPLATE: Final = "aws:fis/experimentTemplate:ExperimentTemplate"
    SAFETY_LEVER_STATE: Final = "aws:fis/safetyLeverState:SafetyLeverState"
    TARGET_ACCOUNT_CONFIGURATION: Final = "aws:fis/targetAccountConfiguration:TargetAccountConfiguration"


class Fms:
    """Resources of `aws.fms`."""

    ADMIN_ACCOUNT: Final = "aws:fms/adminAccount:AdminAccount"
    POLICY: Final = "aws:fms/policy:Policy"
    RESOURCE_SET: Final = "aws:fms/resourceSet:ResourceSet"


class Fsx:
    """Resources of `aws.fsx`."""

    BACKUP: Final = "aws:fsx/backup:Backup"
    DATA_REPOSITORY_ASSOCIATION: Final = "aws:fsx/dataRepositoryAssociation:DataRepositoryAssociation"
    FILE_CACHE: Final = "aws:fsx/fileCache:FileCache"
    LUSTRE_FILE_SYSTEM: Final = "aws:fsx/lustreFileSystem:LustreFileSystem"
    ONTAP_FILE_SYSTEM: Final = "aws:fsx/ontapFileSystem:OntapFileSystem"
    ONTAP_STORAGE_VIRTUAL_MACHINE: Final = "aws:fsx/ontapStorageVirtualMachine:OntapStorageVirtualMachine"
    ONTAP_VOLUME: Final = "aws:fsx/ontapVolume:OntapVolume"
    OPEN_ZFS_FILE_SYSTEM: Final = "aws:fsx/openZfsFileSystem:OpenZfsFileSystem"
    OPEN_ZFS_SNAPSHOT: Final = "aws:fsx/openZfsSnapshot:OpenZfsSnapshot"
    OPEN_ZFS_VOLUME: Final = "aws:fsx/openZfsVolume:OpenZfsVolume"
    S3_ACCESS_POINT_ATTACHMENT: Final = "aws:fsx/s3AccessPointAttachment:S3AccessPointAttachment"
    WINDOWS_FILE_SYSTEM: Final = "aws:fsx/windowsFileSystem:WindowsFileSystem"


class Gamelift:
    """Resources of `aws.gamelift`."""

    ALIAS: Final = "aws:gamelift/alias:Alias"
    BUILD: Final = "aws:gamelift/build:Build"
    FLEET: Final = "aws:gamelift/fleet:Fleet"
    GAME_SERVER_GROUP: Final = "aws:gamelift/gameServerGroup:GameServerGroup"
    GAME_SESSION_QUEUE: Final = "aws:gamelift/gameSessionQueue:GameSessionQueue"
    SCRIPT: Final = "aws:gamelift/script:Script"


class Glacier:
    """Resources of `aws.glacier`."""

    VAULT: Final = "aws:glacier/vault:Vault"
    VAULT_LOCK: Final = "aws:glacier/vaultLock:VaultLock"


class Globalaccelerator:
    """Resources of `aws.globalaccelerator`."""

    ACCELERATOR: Final = "aws:globalaccelerator/accelerator:Accelerator"
    CROSS_ACCOUNT_ATTACHMENT: Final = "aws:globalaccelerator/crossAccountAttachment:CrossAccountAttachment"
    CUSTOM_ROUTING_ACCELERATOR: Final = "aws:globalaccelerator/customRoutingAccelerator:CustomRoutingAccelerator"
    CUSTOM_ROUTING_ENDPOINT_GROUP: Final = "aws:globalaccelerator/customRoutingEndpointGroup:CustomRoutingEndpointGroup"
    CUSTOM_ROUTING_LISTENER: Final = "aws:globalaccelerator/customRoutingListener:CustomRoutingListener"
    ENDPOINT_GROUP: Final = "aws:globalaccelerator/endpointGroup:EndpointGroup"
    LISTENER: Final = "aws:globalaccelerator/listener:Listener"


class Glue:
    """Resources of `aws.glue`."""

    CATALOG: Final = "aws:glue/catalog:Catalog"
    CATALOG_DATABASE: Final = "aws:glue/catalogDatabase:CatalogDatabase"
    CATALOG_TABLE: Final = "aws:glue/catalogTable:CatalogTable"
    CATALOG_TABLE_OPTIMIZER: Final = "aws:glue/catalogTableOptimizer:CatalogTableOptimizer"
    CLASSIFIER: Final = "aws:glue/classifier:Classifier"
    CONNECTION: Final = "aws:glue/connection:Connection"
    CRAWLER: Final = "aws:glue/crawler:Crawler"
    DATA_CATALOG_ENCRYPTION_SETTINGS: Final = "aws:glue/dataCatalogEncryptionSettings:DataCatalogEncryptionSettings"
    DATA_QUALITY_RULESET: Final = "aws:glue/dataQualityRuleset:DataQualityRuleset"
    DEV_ENDPOINT: Final = "aws:glue/devEndpoint:DevEndpoint"
    JOB: Final = "aws:glue/job:Job"
    ML_TRANSFORM: Final = "aws:glue/mLTransform:MLTransform"
    PARTITION: Final = "aws:glue/partition:Partition"
    PARTITION_INDEX: Final = "aws:glue/partitionIndex:PartitionIndex"
    REGISTRY: Final = "aws:glue/registry:Registry"
    RESOURCE_POLICY: Final = "aws:glue/resourcePolicy:ResourcePolicy"
    SCHEMA: Final = "aws:glue/schema:Schema"
    SECURITY_CONFIGURATION: Final = "aws:glue/securityConfiguration:SecurityConfiguration"
    TRIGGER: Final = "aws:glue/trigger:Trigger"
    USER_DEFINED_FUNCTION: Final = "aws:glue/userDefinedFunction:UserDefinedFunction"
    WORKFLOW: Final = "aws:glue/workflow:Workflow"


class Grafana:
    """Resources of `aws.grafana`."""

    LICENSE_ASSOCIATION: Final = "aws:grafana/licenseAssociation:LicenseAssociation"
    ROLE_ASSOCIATION: Final = "aws:grafana/roleAssociation:RoleAssociation"
    WORKSPACE: Final = "aws:grafana/workspace:Workspace"
    WORKSPACE_API_KEY: Final = "aws:grafana/workspaceApiKey:WorkspaceApiKey"
    WORKSPACE_SAML_CONFIGURATION: Final = "aws:grafana/workspaceSamlConfiguration:WorkspaceSamlConfiguration"
    WORKSPACE_SERVICE_ACCOUNT: Final = "aws:grafana/workspaceServiceAccount:WorkspaceServiceAccount"
    WORKSPACE_SERVICE_ACCOUNT_TOKEN: Final = "aws:grafana/workspaceServiceAccountToken:WorkspaceServiceAccountToken"


class Guardduty:
    """Resources of `aws.guardduty`."""

    DETECTOR: Final = "aws:guardduty/detector:Detector"
    DETECTOR_FEATURE: Final = "aws:guardduty/detectorFeature:DetectorFeature"
    FILTER: Final = "aws:guardduty/filter:Filter"
    INVITE_ACCEPTER: Final = "aws:guardduty/inviteAccepter:InviteAccepter"
    IP_SET: Final = "aws:guardduty/iPSet:IPSet"
    MALWARE_PROTECTION_PLAN: Final = "aws:guardduty/malwareProtectionPlan:MalwareProtectionPlan"
    MEMBER: Final = "aws:guardduty/member:Member"
    MEMBER_DETECTOR_FEATURE: Final = "aws:guardduty/memberDetectorFeature:MemberDetectorFeature"
    ORGANIZATION_ADMIN_ACCOUNT: Final = "aws:guardduty/organizationAdminAccount:OrganizationAdminAccount"
    ORGANIZATION_CONFIGURATION: Final = "aws:guardduty/organizationConfiguration:OrganizationConfiguration"
    ORGANIZATION_CONFIGURATION_FEATURE: Final = (
        "aws:guardduty/organizationConfigurationFeature:OrganizationConfigurationFeature"
    )
    PUBLISHING_DESTINATION: Final = "aws:guardduty/publishingDestination:PublishingDestination"
    THREAT_INTEL_SET: Final = "aws:guardduty/threatIntelSet:ThreatIntelSet"


class Iam:
    """Resources of `aws.iam`."""

    ACCESS_KEY: Final = "aws:iam/accessKey:AccessKey"
    ACCOUNT_ALIAS: Final = "aws:iam/accountAlias:AccountAlias"
    ACCOUNT_PASSWORD_POLICY: Final = "aws:iam/accountPasswordPolicy:AccountPasswordPolicy"
    GROUP: Final = "aws:iam/group:Group"
    GROUP_MEMBERSHIP: Final = "aws:iam/groupMembership:GroupMembership"
    GROUP_POLICIES_EXCLUSIVE: Final = "aws:iam/groupPoliciesExclusive:GroupPoliciesExclusive"
    GROUP_POLICY: Final = "aws:iam/groupPolicy:GroupPolicy"
    GROUP_POLICY_ATTACHMENT: Final = "aws:iam/groupPolicyAttachment:GroupPolicyAttachment"
    GROUP_POLICY_ATTACHMENTS_EXCLUSIVE: Final = (
        "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive"
    )
    INSTANCE_PROFILE: Final = "aws:iam/instanceProfile:InstanceProfile"
    OPEN_ID_CONNECT_PROVIDER: Final = "aws:iam/openIdConnectProvider:OpenIdConnectProvider"
    ORGANIZATIONS_FEATURES: Final = "aws:iam/organizationsFeatures:OrganizationsFeatures"
    OUTBOUND_WEB_IDENTITY_FEDERATION: Final = "aws:iam/outboundWebIdentityFederation:OutboundWebIdentityFederation"
    POLICY: Final = "aws:iam/policy:Policy"
    POLICY_ATTACHMENT: Final = "aws:iam/policyAttachment:PolicyAttachment"
    ROLE: Final = "aws:iam/role:Role"
    ROLE_POLICIES_EXCLUSIVE: Final = "aws:iam/rolePoliciesExclusive:RolePoliciesExclusive"
    ROLE_POLICY: Final = "aws:iam/rolePolicy:RolePolicy"
    ROLE_POLICY_ATTACHMENT: Final = "aws:iam/rolePolicyAttachment:RolePolicyAttachment"
    ROLE_POLICY_ATTACHMENTS_EXCLUSIVE: Final = "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive"
    SAML_PROVIDER: Final = "aws:iam/samlProvider:SamlProvider"
    SECURITY_TOKEN_SERVICE_PREFERENCES: Final = (
        "aws:iam/securityTokenServicePreferences:SecurityTokenServicePreferences"
    )
    SERVER_CERTIFICATE: Final = "aws:iam/serverCertificate:ServerCertificate"
    SERVICE_LINKED_ROLE: Final = "aws:iam/serviceLinkedRole:ServiceLinkedRole"
    SERVICE_SPECIFIC_CREDENTIAL: Final = "aws:iam/serviceSpecificCredential:ServiceSpecificCredential"
    SIGNING_CERTIFICATE: Final = "aws:iam/signingCertificate:SigningCertificate"
    SSH_KEY: Final = "aws:iam/sshKey:SshKey"
    USER: Final = "aws:iam/user:User"
    USER_GROUP_MEMBERSHIP: Final = "aws:iam/userGroupMembership:UserGroupMembership"
    USER_LOGIN_PROFILE: Final = "aws:iam/userLoginProfile:UserLoginProfile"
    USER_POLICIES_EXCLUSIVE: Final = "aws:iam/userPoliciesExclusive:UserPoliciesExclusive"
    USER_POLICY: Final = "aws:iam/userPolicy:UserPolicy"
    USER_POLICY_ATTACHMENT: Final = "aws:iam/userPolicyAttachment:UserPolicyAttachment"
    USER_POLICY_ATTACHMENTS_EXCLUSIVE: Final = "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive"
    VIRTUAL_MFA_DEVICE: Final = "aws:iam/virtualMfaDevice:VirtualMfaDevice"


class Identitystore:
    """Resources of `aws.identitystore`."""

    GROUP: Final = "aws:identitystore/group:Group"
    GROUP_MEMBERSHIP: Final = "aws:identitystore/groupMembership:GroupMembership"
    USER: Final = "aws:identitystore/user:User"


class Imagebuilder:
    """Resources of `aws.imagebuilder`."""

    COMPONENT: Final = "aws:imagebuilder/component:Component"
    CONTAINER_RECIPE: Final = "aws:imagebuilder/containerRecipe:ContainerRecipe"
    DISTRIBUTION_CONFIGURATION: Final = "aws:imagebuilder/distributionConfiguration:DistributionConfiguration"
    IMAGE: Final = "aws:imagebuilder/image:Image"
    IMAGE_PIPELINE: Final = "aws:imagebuilder/imagePipeline:ImagePipeline"
    IMAGE_RECIPE: Final = "aws:imagebuilder/imageRecipe:ImageRecipe"
    INFRASTRUCTURE_CONFIGURATION: Final = "aws:imagebuilder/infrastructureConfiguration:InfrastructureConfiguration"
    LIFECYCLE_POLICY: Final = "aws:imagebuilder/lifecyclePolicy:LifecyclePolicy"
    WORKFLOW: Final = "aws:imagebuilder/workflow:Workflow"


class Inspector:
    """Resources of `aws.inspector`."""

    ASSESSMENT_TARGET: Final = "aws:inspector/assessmentTarget:AssessmentTarget"
    ASSESSMENT_TEMPLATE: Final = "aws:inspector/assessmentTemplate:AssessmentTemplate"
    RESOURCE_GROUP: Final = "aws:inspector/resourceGroup:ResourceGroup"


class Inspector2:
    """Resources of `aws.inspector2`."""

    DELEGATED_ADMIN_ACCOUNT: Final = "aws:inspector2/delegatedAdminAccount:DelegatedAdminAccount"
    ENABLER: Final = "aws:inspector2/enabler:Enabler"
    FILTER: Final = "aws:inspector2/filter:Filter"
    MEMBER_ASSOCIATION: Final = "aws:inspector2/memberAssociation:MemberAssociation"
    ORGANIZATION_CONFIGURATION: Final = "aws:inspector2/organizationConfiguration:OrganizationConfiguration"


class Invoicing:
    """Resources of `aws.invoicing`."""

    INVOICE_UNIT: Final = "aws:invoicing/invoiceUnit:InvoiceUnit"


class Iot:
    """Resources of `aws.iot`."""

    AUTHORIZER: Final = "aws:iot/authorizer:Authorizer"
    BILLING_GROUP: Final = "aws:iot/billingGroup:BillingGroup"
    CA_CERTIFICATE: Final = "aws:iot/caCertificate:CaCertificate"
    CERTIFICATE: Final = "aws:iot/certificate:Certificate"
    DOMAIN_CONFIGURATION: Final = "aws:iot/domainConfiguration:DomainConfiguration"
    EVENT_CONFIGURATIONS: Final = "aws:iot/eventConfigurations:EventConfigurations"
    INDEXING_CONFIGURATION: Final = "aws:iot/indexingConfiguration:IndexingConfiguration"
    LOGGING_OPTIONS: Final = "aws:iot/loggingOptions:LoggingOptions"
    POLICY: Final = "aws:iot/policy:Policy"
    POLICY_ATTACHMENT: Final = "aws:iot/policyAttachment:PolicyAttachment"
    PROVISIONING_TEMPLATE: Final = "aws:iot/provisioningTemplate:ProvisioningTemplate"
    ROLE_ALIAS: Final = "aws:iot/roleAlias:RoleAlias"
    THING: Final = "aws:iot/thing:Thing"
    THING_GROUP: Final = "aws:iot/thingGroup:ThingGroup"
    THING_GROUP_MEMBERSHIP: Final = "aws:iot/thingGroupMembership:ThingGroupMembership"
    THING_PRINCIPAL_ATTACHMENT: Final = "aws:iot/thingPrincipalAttachment:ThingPrincipalAttachment"
    THING_TYPE: Final = "aws:iot/thingType:ThingType"
    TOPIC_RULE: Final = "aws:iot/topicRule:TopicRule"
    TOPIC_RULE_DESTINATION: Final = "aws:iot/topicRuleDestination:TopicRuleDestination"


class Ivs:
    """Resources of `aws.ivs`."""

    CHANNEL: Final = "aws:ivs/channel:Channel"
    PLAYBACK_KEY_PAIR: Final = "aws:ivs/playbackKeyPair:PlaybackKeyPair"
    RECORDING_CONFIGURATION: Final = "aws:ivs/recordingConfiguration:RecordingConfiguration"


class Ivschat:
    """Resources of `aws.ivschat`."""

    LOGGING_CONFIGURATION: Final = "aws:ivschat/loggingConfiguration:LoggingConfiguration"
    ROOM: Final = "aws:ivschat/room:Room"


class Kendra:
    """Resources of `aws.kendra`."""

    DATA_SOURCE: Final = "aws:kendra/dataSource:DataSource"
    EXPERIENCE: Final = "aws:kendra/experience:Experience"
    FAQ: Final = "aws:kendra/faq:Faq"
    INDEX: Final = "aws:kendra/index:Index"
    QUERY_SUGGESTIONS_BLOCK_LIST: Final = "aws:kendra/querySuggestionsBlockList:QuerySuggestionsBlockList"
    THESAURUS: Final = "aws:kendra/thesaurus:Thesaurus"


class Keyspaces:
    """Resources of `aws.keyspaces`."""

    KEYSPACE: Final = "aws:keyspaces/keyspace:Keyspace"
    TABLE: Final = "aws:keyspaces/table:Table"


class Kinesis:
    """Resources of `aws.kinesis`."""

    ACCOUNT_SETTINGS: Final = "aws:kinesis/accountSettings:AccountSettings"
    ANALYTICS_APPLICATION: Final = "aws:kinesis/analyticsApplication:AnalyticsApplication"
    FIREHOSE_DELIVERY_STREAM: Final = "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream"
    RESOURCE_POLICY: Final = "aws:kinesis/resourcePolicy:ResourcePolicy"
    STREAM: Final = "aws:kinesis/stream:Stream"
    STREAM_CONSUMER: Final = "aws:kinesis/streamConsumer:StreamConsumer"
    VIDEO_STREAM: Final = "aws:kinesis/videoStream:VideoStream"


class Kinesisanalyticsv2:
    """Resources of `aws.kinesisanalyticsv2`."""

    APPLICATION: Final = "aws:kinesisanalyticsv2/application:Application"
    APPLICATION_SNAPSHOT: Final = "aws:kinesisanalyticsv2/applicationSnapshot:ApplicationSnapshot"


class Kms:
    """Resources of `aws.kms`."""

    ALIAS: Final = "aws:kms/alias:Alias"
    CIPHERTEXT: Final = "aws:kms/ciphertext:Ciphertext"
    CUSTOM_KEY_STORE: Final = "aws:kms/customKeyStore:CustomKeyStore"
    EXTERNAL_KEY: Final = "aws:kms/externalKey:ExternalKey"
    GRANT: Final = "aws:kms/grant:Grant"
    KEY: Final = "aws:kms/key:Key"
    KEY_POLICY: Final = "aws:kms/keyPolicy:KeyPolicy"
    REPLICA_EXTERNAL_KEY: Final = "aws:kms/replicaExternalKey:ReplicaExternalKey"
    REPLICA_KEY: Final = "aws:kms/replicaKey:ReplicaKey"


class Lakeformation:
    """Resources of `aws.lakeformation`."""

    DATA_CELLS_FILTER: Final = "aws:lakeformation/dataCellsFilter:DataCellsFilter"
    DATA_LAKE_SETTINGS: Final = "aws:lakeformation/dataLakeSettings:DataLakeSettings"
    IDENTITY_CENTER_CONFIGURATION: Final = "aws:lakeformation/identityCenterConfiguration:IdentityCenterConfiguration"
    LF_TAG: Final = "aws:lakeformation/lfTag:LfTag"
    LF_TAG_EXPRESSION: Final = "aws:lakeformation/lfTagExpression:LfTagExpression"
    OPT_IN: Final = "aws:lakeformation/optIn:OptIn"
    PERMISSIONS: Final = "aws:lakeformation/permissions:Permissions"
    RESOURCE: Final = "aws:lakeformation/resource:Resource"
    RESOURCE_LF_TAG: Final = "aws:lakeformation/resourceLfTag:ResourceLfTag"
    RESOURCE_LF_TAGS: Final = "aws:lakeformation/resourceLfTags:ResourceLfTags"


class Lambda:
    """Resources of `aws.lambda`."""

    ALIAS: Final = "aws:lambda/alias:Alias"
    CAPACITY_PROVIDER: Final = "aws:lambda/capacityProvider:CapacityProvider"
    CODE_SIGNING_CONFIG: Final = "aws:lambda/codeSigningConfig:CodeSigningConfig"
    CORE_NETWORK_CONNECTOR: Final = "aws:lambda/coreNetworkConnector:CoreNetworkConnector"
    EVENT_SOURCE_MAPPING: Final = "aws:lambda/eventSourceMapping:EventSourceMapping"
    FUNCTION: Final = "aws:lambda/function:Function"
    FUNCTION_EVENT_INVOKE_CONFIG: Final = "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig"
    FUNCTION_RECURSION_CONFIG: Final = "aws:lambda/functionRecursionConfig:FunctionRecursionConfig"
    FUNCTION_SCALING_CONFIG: Final = "aws:lambda/functionScalingConfig:FunctionScalingConfig"
    FUNCTION_URL: Final = "aws:lambda/functionUrl:FunctionUrl"
    INVOCATION: Final = "aws:lambda/invocation:Invocation"
    LAYER_VERSION: Final = "aws:lambda/layerVersion:LayerVersion"
    LAYER_VERSION_PERMISSION: Final = "aws:lambda/layerVersionPermission:LayerVersionPermission"
    MICROVMS_IMAGE: Final = "aws:lambda/microvmsImage:MicrovmsImage"
    PERMISSION: Final = "aws:lambda/permission:Permission"
    PROVISIONED_CONCURRENCY_CONFIG: Final = "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig"
    RESOURCE_POLICY: Final = "aws:lambda/resourcePolicy:ResourcePolicy"
    RUNTIME_MANAGEMENT_CONFIG: Final = "aws:lambda/runtimeManagementConfig:RuntimeManagementConfig"


class Lambdamicrovms:
    """Resources of `aws.lambdamicrovms`."""

    IMAGE: Final = "aws:lambdamicrovms/image:Image"
    MICROVM: Final = "aws:lambdamicrovms/microvm:Microvm"


class Lb:
    """Resources of `aws.lb`."""

    LISTENER: Final = "aws:lb/listener:Listener"
    LISTENER_CERTIFICATE: Final = "aws:lb/listenerCertificate:ListenerCertificate"
    LISTENER_RULE: Final = "aws:lb/listenerRule:ListenerRule"
    LOAD_BALANCER: Final = "aws:lb/loadBalancer:LoadBalancer"
    TARGET_GROUP: Final = "aws:lb/targetGroup:TargetGroup"
    TARGET_GROUP_ATTACHMENT: Final = "aws:lb/targetGroupAttachment:TargetGroupAttachment"
    TRUST_STORE: Final = "aws:lb/trustStore:TrustStore"
    TRUST_STORE_REVOCATION: Final = "aws:lb/trustStoreRevocation:TrustStoreRevocation"


class Lex:
    """Resources of `aws.lex`."""

    BOT: Final = "aws:lex/bot:Bot"
    BOT_ALIAS: Final = "aws:lex/botAlias:BotAlias"
    INTENT: Final = "aws:lex/intent:Intent"
    SLOT_TYPE: Final = "aws:lex/slotType:SlotType"
    V2MODELS_BOT: Final = "aws:lex/v2modelsBot:V2modelsBot"
    V2MODELS_BOT_LOCALE: Final = "aws:lex/v2modelsBotLocale:V2modelsBotLocale"
    V2MODELS_BOT_VERSION: Final = "aws:lex/v2modelsBotVersion:V2modelsBotVersion"
    V2MODELS_INTENT: Final = "aws:lex/v2modelsIntent:V2modelsIntent"
    V2MODELS_SLOT: Final = "aws:lex/v2modelsSlot:V2modelsSlot"
    V2MODELS_SLOT_TYPE: Final = "aws:lex/v2modelsSlotType:V2modelsSlotType"


class Licensemanager:
    """Resources of `aws.licensemanager`."""

    ASSOCIATION: Final = "aws:licensemanager/association:Association"
    LICENSE_CONFIGURATION: Final = "aws:licensemanager/licenseConfiguration:LicenseConfiguration"
    LICENSE_GRANT: Final = "aws:licensemanager/licenseGrant:LicenseGrant"
    LICENSE_GRANT_ACCEPTER: Final = "aws:licensemanager/licenseGrantAccepter:LicenseGrantAccepter"


class Lightsail:
    """Resources of `aws.lightsail`."""

    BUCKET: Final = "aws:lightsail/bucket:Bucket"
    BUCKET_ACCESS_KEY: Final = "aws:lightsail/bucketAccessKey:BucketAccessKey"
    BUCKET_RESOURCE_ACCESS: Final = "aws:lightsail/bucketResourceAccess:BucketResourceAccess"
    CERTIFICATE: Final = "aws:lightsail/certificate:Certificate"
    CONTAINER_SERVICE: Final = "aws:lightsail/containerService:ContainerService"
    CONTAINER_SERVICE_DEPLOYMENT_VERSION: Final = (
        "aws:lightsail/containerServiceDeploymentVersion:ContainerServiceDeploymentVersion"
    )
    DATABASE: Final = "aws:lightsail/database:Database"
    DISK: Final = "aws:lightsail/disk:Disk"
    DISK_ATTACHMENT: Final = "aws:lightsail/disk_attachment:Disk_attachment"
    DISTRIBUTION: Final = "aws:lightsail/distribution:Distribution"
    DOMAIN: Final = "aws:lightsail/domain:Domain"
    DOMAIN_ENTRY: Final = "aws:lightsail/domainEntry:DomainEntry"
    INSTANCE: Final = "aws:lightsail/instance:Instance"
    INSTANCE_PUBLIC_PORTS: Final = "aws:lightsail/instancePublicPorts:InstancePublicPorts"
    KEY_PAIR: Final = "aws:lightsail/keyPair:KeyPair"
    LB: Final = "aws:lightsail/lb:Lb"
    LB_ATTACHMENT: Final = "aws:lightsail/lbAttachment:LbAttachment"
    LB_CERTIFICATE: Final = "aws:lightsail/lbCertificate:LbCertificate"
    LB_CERTIFICATE_ATTACHMENT: Final = "aws:lightsail/lbCertificateAttachment:LbCertificateAttachment"
    LB_HTTPS_REDIRECTION_POLICY: Final = "aws:lightsail/lbHttpsRedirectionPolicy:LbHttpsRedirectionPolicy"
    LB_STICKINESS_POLICY: Final = "aws:lightsail/lbStickinessPolicy:LbStickinessPolicy"
    STATIC_IP: Final = "aws:lightsail/staticIp:StaticIp"
    STATIC_IP_ATTACHMENT: Final = "aws:lightsail/staticIpAttachment:StaticIpAttachment"


class Location:
    """Resources of `aws.location`."""

    GEOFENCE_COLLECTION: Final = "aws:location/geofenceCollection:GeofenceCollection"
    MAP: Final = "aws:location/map:Map"
    PLACE_INDEX: Final = "aws:location/placeIndex:PlaceIndex"
    ROUTE_CALCULATION: Final = "aws:location/routeCalculation:RouteCalculation"
    TRACKER: Final = "aws:location/tracker:Tracker"
    TRACKER_ASSOCIATION: Final = "aws:location/trackerAssociation:TrackerAssociation"


class M2:
    """Resources of `aws.m2`."""

    APPLICATION: Final = "aws:m2/application:Application"
    DEPLOYMENT: Final = "aws:m2/deployment:Deployment"
    ENVIRONMENT: Final = "aws:m2/environment:Environment"


class Macie:
    """Resources of `aws.macie`."""

    CUSTOM_DATA_IDENTIFIER: Final = "aws:macie/customDataIdentifier:CustomDataIdentifier"
    FINDINGS_FILTER: Final = "aws:macie/findingsFilter:FindingsFilter"


class Macie2:
    """Resources of `aws.macie2`."""

    ACCOUNT: Final = "aws:macie2/account:Account"
    CLASSIFICATION_EXPORT_CONFIGURATION: Final = (
        "aws:macie2/classificationExportConfiguration:ClassificationExportConfiguration"
    )
    CLASSIFICATION_JOB: Final = "aws:macie2/classificationJob:ClassificationJob"
    INVITATION_ACCEPTER: Final = "aws:macie2/invitationAccepter:InvitationAccepter"
    MEMBER: Final = "aws:macie2/member:Member"
    ORGANIZATION_ADMIN_ACCOUNT: Final = "aws:macie2/organizationAdminAccount:OrganizationAdminAccount"
    ORGANIZATION_CONFIGURATION: Final = "aws:macie2/organizationConfiguration:OrganizationConfiguration"


class Mailmanager:
    """Resources of `aws.mailmanager`."""

    ARCHIVE: Final = "aws:mailmanager/archive:Archive"
    INGRESS_POINT: Final = "aws:mailmanager/ingressPoint:IngressPoint"
    RELAY: Final = "aws:mailmanager/relay:Relay"
    RULE_SET: Final = "aws:mailmanager/ruleSet:RuleSet"
    TRAFFIC_POLICY: Final = "aws:mailmanager/trafficPolicy:TrafficPolicy"


class Mediaconvert:
    """Resources of `aws.mediaconvert`."""

    QUEUE: Final = "aws:mediaconvert/queue:Queue"


class Medialive:
    """Resources of `aws.medialive`."""

    CHANNEL: Final = "aws:medialive/channel:Channel"
    INPUT: Final = "aws:medialive/input:Input"
    INPUT_SECURITY_GROUP: Final = "aws:medialive/inputSecurityGroup:InputSecurityGroup"
    MULTIPLEX: Final = "aws:medialive/multiplex:Multiplex"
    MULTIPLEX_PROGRAM: Final = "aws:medialive/multiplexProgram:MultiplexProgram"


class Mediapackage:
    """Resources of `aws.mediapackage`."""

    CHANNEL: Final = "aws:mediapackage/channel:Channel"


class Mediapackagev2:
    """Resources of `aws.mediapackagev2`."""

    CHANNEL_GROUP: Final = "aws:mediapackagev2/channelGroup:ChannelGroup"


class Mediastore:
    """Resources of `aws.mediastore`."""

    CONTAINER: Final = "aws:mediastore/container:Container"
    CONTAINER_POLICY: Final = "aws:mediastore/containerPolicy:ContainerPolicy"


class Memorydb:
    """Resources of `aws.memorydb`."""

    ACL: Final = "aws:memorydb/acl:Acl"
    CLUSTER: Final = "aws:memorydb/cluster:Cluster"
    MULTI_REGION_CLUSTER: Final = "aws:memorydb/multiRegionCluster:MultiRegionCluster"
    PARAMETER_GROUP: Final = "aws:memorydb/parameterGroup:ParameterGroup"
    SNAPSHOT: Final = "aws:memorydb/snapshot:Snapshot"
    SUBNET_GROUP: Final = "aws:memorydb/subnetGroup:SubnetGroup"
    USER: Final = "aws:memorydb/user:User"


class Mq:
    """Resources of `aws.mq`."""

    BROKER: Final = "aws:mq/broker:Broker"
    CONFIGURATION: Final = "aws:mq/configuration:Configuration"


class Msk:
    """Resources of `aws.msk`."""

    CHANNEL: Final = "aws:msk/channel:Channel"
    CLUSTER: Final = "aws:msk/cluster:Cluster"
    CLUSTER_POLICY: Final = "aws:msk/clusterPolicy:ClusterPolicy"
    CONFIGURATION: Final = "aws:msk/configuration:Configuration"
    REPLICATOR: Final = "aws:msk/replicator:Replicator"
    SCRAM_SECRET_ASSOCIATION: Final = "aws:msk/scramSecretAssociation:ScramSecretAssociation"
    SERVERLESS_CLUSTER: Final = "aws:msk/serverlessCluster:ServerlessCluster"
    SINGLE_SCRAM_SECRET_ASSOCIATION: Final = "aws:msk/singleScramSecretAssociation:SingleScramSecretAssociation"
    TOPIC: Final = "aws:msk/topic:Topic"
    VPC_CONNECTION: Final = "aws:msk/vpcConnection:VpcConnection"


class Mskconnect:
    """Resources of `aws.mskconnect`."""

    CONNECTOR: Final = "aws:mskconnect/connector:Connector"
    CUSTOM_PLUGIN: Final = "aws:mskconnect/customPlugin:CustomPlugin"
    WORKER_CONFIGURATION: Final = "aws:mskconnect/workerConfiguration:WorkerConfiguration"


class Mwaa:
    """Resources of `aws.mwaa`."""

    ENVIRONMENT: Final = "aws:mwaa/environment:Environment"


class Neptune:
    """Resources of `aws.neptune`."""

    CLUSTER: Final = "aws:neptune/cluster:Cluster"
    CLUSTER_ENDPOINT: Final = "aws:neptune/clusterEndpoint:ClusterEndpoint"
    CLUSTER_INSTANCE: Final = "aws:neptune/clusterInstance:ClusterInstance"
    CLUSTER_PARAMETER_GROUP: Final = "aws:neptune/clusterParameterGroup:ClusterParameterGroup"
    CLUSTER_SNAPSHOT: Final = "aws:neptune/clusterSnapshot:ClusterSnapshot"
    EVENT_SUBSCRIPTION: Final = "aws:neptune/eventSubscription:EventSubscription"
    GLOBAL_CLUSTER: Final = "aws:neptune/globalCluster:GlobalCluster"
    PARAMETER_GROUP: Final = "aws:neptune/parameterGroup:ParameterGroup"
    SUBNET_GROUP: Final = "aws:neptune/subnetGroup:SubnetGroup"


class Neptunegraph:
    """Resources of `aws.neptunegraph`."""

    GRAPH: Final = "aws:neptunegraph/graph:Graph"
    PRIVATE_GRAPH_ENDPOINT: Final = "aws:neptunegraph/privateGraphEndpoint:PrivateGraphEndpoint"


class Networkfirewall:
    """Resources of `aws.networkfirewall`."""

    CONTAINER_ASSOCIATION: Final = "aws:networkfirewall/containerAssociation:ContainerAssociation"
    FIREWALL: Final = "aws:networkfirewall/firewall:Firewall"
    FIREWALL_POLICY: Final = "aws:networkfirewall/firewallPolicy:FirewallPolicy"
    FIREWALL_TRANSIT_GATEWAY_ATTACHMENT_ACCEPTER: Final = (
        "aws:networkfirewall/firewallTransitGatewayAttachmentAccepter:FirewallTransitGatewayAttachmentAccepter"
    )
    LOGGING_CONFIGURATION: Final = "aws:networkfirewall/loggingConfiguration:LoggingConfiguration"
    RESOURCE_POLICY: Final = "aws:networkfirewall/resourcePolicy:ResourcePolicy"
    RULE_GROUP: Final = "aws:networkfirewall/ruleGroup:RuleGroup"
    TLS_INSPECTION_CONFIGURATION: Final = "aws:networkfirewall/tlsInspectionConfiguration:TlsInspectionConfiguration"
    VPC_ENDPOINT_ASSOCIATION: Final = "aws:networkfirewall/vpcEndpointAssociation:VpcEndpointAssociation"


class Networkflowmonitor:
    """Resources of `aws.networkflowmonitor`."""

    MONITOR: Final = "aws:networkflowmonitor/monitor:Monitor"
    SCOPE: Final = "aws:networkflowmonitor/scope:Scope"


class Networkmanager:
    """Resources of `aws.networkmanager`."""

    ATTACHMENT_ACCEPTER: Final = "aws:networkmanager/attachmentAccepter:AttachmentAccepter"
    ATTACHMENT_ROUTING_POLICY_LABEL: Final = (
        "aws:networkmanager/attachmentRoutingPolicyLabel:AttachmentRoutingPolicyLabel"
    )
    CONNECTION: Final = "aws:networkmanager/connection:Connection"
    CONNECT_ATTACHMENT: Final = "aws:networkmanager/connectAttachment:ConnectAttachment"
    CONNECT_PEER: Final = "aws:networkmanager/connectPeer:ConnectPeer"
    CORE_NETWORK: Final = "aws:networkmanager/coreNetwork:CoreNetwork"
    CORE_NETWORK_POLICY_ATTACHMENT: Final = "aws:networkmanager/coreNetworkPolicyAttachment:CoreNetworkPolicyAttachment"
    CUSTOMER_GATEWAY_ASSOCIATION: Final = "aws:networkmanager/customerGatewayAssociation:CustomerGatewayAssociation"
    DEVICE: Final = "aws:networkmanager/device:Device"
    DX_GATEWAY_ATTACHMENT: Final = "aws:networkmanager/dxGatewayAttachment:DxGatewayAttachment"
    GLOBAL_NETWORK: Final = "aws:networkmanager/globalNetwork:GlobalNetwork"
    LINK: Final = "aws:networkmanager/link:Link"
    LINK_ASSOCIATION: Final = "aws:networkmanager/linkAssociation:LinkAssociation"
    PREFIX_LIST_ASSOCIATION: Final = "aws:networkmanager/prefixListAssociation:PrefixListAssociation"
    SITE: Final = "aws:networkmanager/site:Site"
    SITE_TO_SITE_VPN_ATTACHMENT: Final = "aws:networkmanager/siteToSiteVpnAttachment:SiteToSiteVpnAttachment"
    TRANSIT_GATEWAY_CONNECT_PEER_ASSOCIATION: Final = (
        "aws:networkmanager/transitGatewayConnectPeerAssociation:TransitGatewayConnectPeerAssociation"
    )
    TRANSIT_GATEWAY_PEERING: Final = "aws:networkmanager/transitGatewayPeering:TransitGatewayPeering"
    TRANSIT_GATEWAY_REGISTRATION: Final = "aws:networkmanager/transitGatewayRegistration:TransitGatewayRegistration"
    TRANSIT_GATEWAY_ROUTE_TABLE_ATTACHMENT: Final = (
        "aws:networkmanager/transitGatewayRouteTableAttachment:TransitGatewayRouteTableAttachment"
    )
    VPC_ATTACHMENT: Final = "aws:networkmanager/vpcAttachment:VpcAttachment"


class Networkmonitor:
    """Resources of `aws.networkmonitor`."""

    MONITOR: Final = "aws:networkmonitor/monitor:Monitor"
    PROBE: Final = "aws:networkmonitor/probe:Probe"


class Notifications:
    """Resources of `aws.notifications`."""

    CHANNEL_ASSOCIATION: Final = "aws:notifications/channelAssociation:ChannelAssociation"
    CONTACTS_EMAIL_CONTACT: Final = "aws:notifications/contactsEmailContact:ContactsEmailContact"
    EVENT_RULE: Final = "aws:notifications/eventRule:EventRule"
    MANAGED_NOTIFICATION_ACCOUNT_CONTACT_ASSOCIATION: Final = (
        "aws:notifications/managedNotificationAccountContactAssociation:ManagedNotificationAccountContactAssociation"
    )
    MANAGED_NOTIFICATION_ADDITIONAL_CHANNEL_ASSOCIATION: Final = "aws:notifications/managedNotificationAdditionalChannelAssociation:ManagedNotificationAdditionalChannelAssociation"
    NOTIFICATION_CONFIGURATION: Final = "aws:notifications/notificationConfiguration:NotificationConfiguration"
    NOTIFICATION_HUB: Final = "aws:notifications/notificationHub:NotificationHub"
    ORGANIZATIONAL_UNIT_ASSOCIATION: Final = (
        "aws:notifications/organizationalUnitAssociation:OrganizationalUnitAssociation"
    )
    ORGANIZATIONS_ACCESS: Final = "aws:notifications/organizationsAccess:OrganizationsAccess"


class Oam:
    """Resources of `aws.oam`."""

    LINK: Final = "aws:oam/link:Link"
    SINK: Final = "aws:oam/sink:Sink"
    SINK_POLICY: Final = "aws:oam/sinkPolicy:SinkPolicy"


class Observabilityadmin:
    """Resources of `aws.observabilityadmin`."""

    CENTRALIZATION_RULE_FOR_ORGANIZATION: Final = (
        "aws:observabilityadmin/centralizationRuleForOrganization:CentralizationRuleForOrganization"
    )
    S3_TABLE_INTEGRATION: Final = "aws:observabilityadmin/s3TableIntegration:S3TableIntegration"
    TELEMETRY_ENRICHMENT: Final = "aws:observabilityadmin/telemetryEnrichment:TelemetryEnrichment"
    TELEMETRY_EVALUATION: Final = "aws:observabilityadmin/telemetryEvaluation:TelemetryEvaluation"
    TELEMETRY_EVALUATION_FOR_ORGANIZATION: Final = (
        "aws:observabilityadmin/telemetryEvaluationForOrganization:TelemetryEvaluationForOrganization"
    )
    TELEMETRY_PIPELINE: Final = "aws:observabilityadmin/telemetryPipeline:TelemetryPipeline"
    TELEMETRY_RULE: Final = "aws:observabilityadmin/telemetryRule:TelemetryRule"
    TELEMETRY_RULE_FOR_ORGANIZATION: Final = (
        "aws:observabilityadmin/telemetryRuleForOrganization:TelemetryRuleForOrganization"
    )


class Odb:
    """Resources of `aws.odb`."""

    AUTONOMOUS_DATABASE: Final = "aws:odb/autonomousDatabase:AutonomousDatabase"
    AUTONOMOUS_DATABASE_SECRETS_MANAGER_INTEGRATION: Final = (
        "aws:odb/autonomousDatabaseSecretsManagerIntegration:AutonomousDatabaseSecretsManagerIntegration"
    )
    CLOUD_AUTONOMOUS_VM_CLUSTER: Final = "aws:odb/cloudAutonomousVmCluster:CloudAutonomousVmCluster"
    CLOUD_EXADATA_INFRASTRUCTURE: Final = "aws:odb/cloudExadataInfrastructure:CloudExadataInfrastructure"
    CLOUD_VM_CLUSTER: Final = "aws:odb/cloudVmCluster:CloudVmCluster"
    IAM_ROLE_ASSOCIATION: Final = "aws:odb/iamRoleAssociation:IamRoleAssociation"
    NETWORK: Final = "aws:odb/network:Network"
    NETWORK_PEERING_CONNECTION: Final = "aws:odb/networkPeeringConnection:NetworkPeeringConnection"


class Opensearch:
    """Resources of `aws.opensearch`."""

    APPLICATION: Final = "aws:opensearch/application:Application"
    AUTHORIZE_VPC_ENDPOINT_ACCESS: Final = "aws:opensearch/authorizeVpcEndpointAccess:AuthorizeVpcEndpointAccess"
    DOMAIN: Final = "aws:opensearch/domain:Domain"
    DOMAIN_POLICY: Final = "aws:opensearch/domainPolicy:DomainPolicy"
    DOMAIN_SAML_OPTIONS: Final = "aws:opensearch/domainSamlOptions:DomainSamlOptions"
    INBOUND_CONNECTION_ACCEPTER: Final = "aws:opensearch/inboundConnectionAccepter:InboundConnectionAccepter"
    OUTBOUND_CONNECTION: Final = "aws:opensearch/outboundConnection:OutboundConnection"
    PACKAGE: Final = "aws:opensearch/package:Package"
    PACKAGE_ASSOCIATION: Final = "aws:opensearch/packageAssociation:PackageAssociation"
    SERVERLESS_ACCESS_POLICY: Final = "aws:opensearch/serverlessAccessPolicy:ServerlessAccessPolicy"
    SERVERLESS_COLLECTION: Final = "aws:opensearch/serverlessCollection:ServerlessCollection"
    SERVERLESS_COLLECTION_GROUP: Final = "aws:opensearch/serverlessCollectionGroup:ServerlessCollectionGroup"
    SERVERLESS_LIFECYCLE_POLICY: Final = "aws:opensearch/serverlessLifecyclePolicy:ServerlessLifecyclePolicy"
    SERVERLESS_SECURITY_CONFIG: Final = "aws:opensearch/serverlessSecurityConfig:ServerlessSecurityConfig"
    SERVERLESS_SECURITY_POLICY: Final = "aws:opensearch/serverlessSecurityPolicy:ServerlessSecurityPolicy"
    SERVERLESS_VPC_ENDPOINT: Final = "aws:opensearch/serverlessVpcEndpoint:ServerlessVpcEndpoint"
    VPC_ENDPOINT: Final = "aws:opensearch/vpcEndpoint:VpcEndpoint"


class Opensearchingest:
    """Resources of `aws.opensearchingest`."""

    PIPELINE: Final = "aws:opensearchingest/pipeline:Pipeline"
    PIPELINE_ENDPOINT: Final = "aws:opensearchingest/pipelineEndpoint:PipelineEndpoint"
    RESOURCE_POLICY: Final = "aws:opensearchingest/resourcePolicy:ResourcePolicy"


class Organizations:
    """Resources of `aws.organizations`."""

    ACCOUNT: Final = "aws:organizations/account:Account"
    AWS_SERVICE_ACCESS: Final = "aws:organizations/awsServiceAccess:AwsServiceAccess"
    DELEGATED_ADMINISTRATOR: Final = "aws:organizations/delegatedAdministrator:DelegatedAdministrator"
    ORGANIZATION: Final = "aws:organizations/organization:Organization"
    ORGANIZATIONAL_UNIT: Final = "aws:organizations/organizationalUnit:OrganizationalUnit"
    POLICY: Final = "aws:organizations/policy:Policy"
    POLICY_ATTACHMENT: Final = "aws:organizations/policyAttachment:PolicyAttachment"
    RESOURCE_POLICY: Final = "aws:organizations/resourcePolicy:ResourcePolicy"
    TAG: Final = "aws:organizations/tag:Tag"


class Outposts:
    """Resources of `aws.outposts`."""

    CAPACITY_TASK: Final = "aws:outposts/capacityTask:CapacityTask"


class Paymentcryptography:
    """Resources of `aws.paymentcryptography`."""

    KEY: Final = "aws:paymentcryptography/key:Key"
    KEY_ALIAS: Final = "aws:paymentcryptography/keyAlias:KeyAlias"


class Pinpoint:
    """Resources of `aws.pinpoint`."""

    ADM_CHANNEL: Final = "aws:pinpoint/admChannel:AdmChannel"
    APNS_CHANNEL: Final = "aws:pinpoint/apnsChannel:ApnsChannel"
    APNS_SANDBOX_CHANNEL: Final = "aws:pinpoint/apnsSandboxChannel:ApnsSandboxChannel"
    APNS_VOIP_CHANNEL: Final = "aws:pinpoint/apnsVoipChannel:ApnsVoipChannel"
    APNS_VOIP_SANDBOX_CHANNEL: Final = "aws:pinpoint/apnsVoipSandboxChannel:ApnsVoipSandboxChannel"
    APP: Final = "aws:pinpoint/app:App"
    BAIDU_CHANNEL: Final = "aws:pinpoint/baiduChannel:BaiduChannel"
    EMAIL_CHANNEL: Final = "aws:pinpoint/emailChannel:EmailChannel"
    EMAIL_TEMPLATE: Final = "aws:pinpoint/emailTemplate:EmailTemplate"
    EVENT_STREAM: Final = "aws:pinpoint/eventStream:EventStream"
    GCM_CHANNEL: Final = "aws:pinpoint/gcmChannel:GcmChannel"
    SMSVOICEV2_CONFIGURATION_SET: Final = "aws:pinpoint/smsvoicev2ConfigurationSet:Smsvoicev2ConfigurationSet"
    SMSVOICEV2_EVENT_DESTINATION: Final = "aws:pinpoint/smsvoicev2EventDestination:Smsvoicev2EventDestination"
    SMSVOICEV2_KEYWORD: Final = "aws:pinpoint/smsvoicev2Keyword:Smsvoicev2Keyword"
    SMSVOICEV2_OPT_OUT_LIST: Final = "aws:pinpoint/smsvoicev2OptOutList:Smsvoicev2OptOutList"
    SMSVOICEV2_PHONE_NUMBER: Final = "aws:pinpoint/smsvoicev2PhoneNumber:Smsvoicev2PhoneNumber"
    SMSVOICEV2_POOL: Final = "aws:pinpoint/smsvoicev2Pool:Smsvoicev2Pool"
    SMSVOICEV2_RESOURCE_POLICY: Final = "aws:pinpoint/smsvoicev2ResourcePolicy:Smsvoicev2ResourcePolicy"
    SMSVOICEV2_SENDER_ID: Final = "aws:pinpoint/smsvoicev2SenderId:Smsvoicev2SenderId"
    SMS_CHANNEL: Final = "aws:pinpoint/smsChannel:SmsChannel"


class Pipes:
    """Resources of `aws.pipes`."""

    PIPE: Final = "aws:pipes/pipe:Pipe"


class Pricingplanmanager:
    """Resources of `aws.pricingplanmanager`."""

    SUBSCRIPTION: Final = "aws:pricingplanmanager/subscription:Subscription"


class Qbusiness:
    """Resources of `aws.qbusiness`."""

    APPLICATION: Final = "aws:qbusiness/application:Application"


class Qldb:
    """Resources of `aws.qldb`."""

    LEDGER: Final = "aws:qldb/ledger:Ledger"
    STREAM: Final = "aws:qldb/stream:Stream"


class Quicksight:
    """Resources of `aws.quicksight`."""

    ACCOUNT_SETTINGS: Final = "aws:quicksight/accountSettings:AccountSettings"
    ACCOUNT_SUBSCRIPTION: Final = "aws:quicksight/accountSubscription:AccountSubscription"
    ANALYSIS: Final = "aws:quicksight/analysis:Analysis"
    CUSTOM_PERMISSIONS: Final = "aws:quicksight/customPermissions:CustomPermissions"
    DASHBOARD: Final = "aws:quicksight/dashboard:Dashboard"
    DATA_SET: Final = "aws:quicksight/dataSet:DataSet"
    DATA_SOURCE: Final = "aws:quicksight/dataSource:DataSource"
    FOLDER: Final = "aws:quicksight/folder:Folder"
    FOLDER_MEMBERSHIP: Final = "aws:quicksight/folderMembership:FolderMembership"
    GROUP: Final = "aws:quicksight/group:Group"
    GROUP_MEMBERSHIP: Final = "aws:quicksight/groupMembership:GroupMembership"
    IAM_POLICY_ASSIGNMENT: Final = "aws:quicksight/iamPolicyAssignment:IamPolicyAssignment"
    INGESTION: Final = "aws:quicksight/ingestion:Ingestion"
    IP_RESTRICTION: Final = "aws:quicksight/ipRestriction:IpRestriction"
    KEY_REGISTRATION: Final = "aws:quicksight/keyRegistration:KeyRegistration"
    NAMESPACE: Final = "aws:quicksight/namespace:Namespace"
    REFRESH_SCHEDULE: Final = "aws:quicksight/refreshSchedule:RefreshSchedule"
    ROLE_CUSTOM_PERMISSION: Final = "aws:quicksight/roleCustomPermission:RoleCustomPermission"
    ROLE_MEMBERSHIP: Final = "aws:quicksight/roleMembership:RoleMembership"
    TEMPLATE: Final = "aws:quicksight/template:Template"
    TEMPLATE_ALIAS: Final = "aws:quicksight/templateAlias:TemplateAlias"
    THEME: Final = "aws:quicksight/theme:Theme"
    USER: Final = "aws:quicksight/user:User"
    USER_CUSTOM_PERMISSION: Final = "aws:quicksight/userCustomPermission:UserCustomPermission"
    VPC_CONNECTION: Final = "aws:quicksight/vpcConnection:VpcConnection"


class Ram:
    """Resources of `aws.ram`."""

    PERMISSION: Final = "aws:ram/permission:Permission"
    PRINCIPAL_ASSOCIATION: Final = "aws:ram/principalAssociation:PrincipalAssociation"
    RESOURCE_ASSOCIATION: Final = "aws:ram/resourceAssociation:ResourceAssociation"
    RESOURCE_SHARE: Final = "aws:ram/resourceShare:ResourceShare"
    RESOURCE_SHARE_ACCEPTER: Final = "aws:ram/resourceShareAccepter:ResourceShareAccepter"
    RESOURCE_SHARE_ASSOCIATIONS_EXCLUSIVE: Final = (
        "aws:ram/resourceShareAssociationsExclusive:ResourceShareAssociationsExclusive"
    )
    SHARING_WITH_ORGANIZATION: Final = "aws:ram/sharingWithOrganization:SharingWithOrganization"


class Rbin:
    """Resources of `aws.rbin`."""

    RULE: Final = "aws:rbin/rule:Rule"


class Rds:
    """Resources of `aws.rds`."""

    CERTIFICATE: Final = "aws:rds/certificate:Certificate"
    CLUSTER: Final = "aws:rds/cluster:Cluster"
    CLUSTER_ACTIVITY_STREAM: Final = "aws:rds/clusterActivityStream:ClusterActivityStream"
    CLUSTER_ENDPOINT: Final = "aws:rds/clusterEndpoint:ClusterEndpoint"
    CLUSTER_INSTANCE: Final = "aws:rds/clusterInstance:ClusterInstance"
    CLUSTER_PARAMETER_GROUP: Final = "aws:rds/clusterParameterGroup:ClusterParameterGroup"
    CLUSTER_ROLE_ASSOCIATION: Final = "aws:rds/clusterRoleAssociation:ClusterRoleAssociation"
    CLUSTER_SNAPSHOT: Final = "aws:rds/clusterSnapshot:ClusterSnapshot"
    CLUSTER_SNAPSHOT_COPY: Final = "aws:rds/clusterSnapshotCopy:ClusterSnapshotCopy"
    CUSTOM_DB_ENGINE_VERSION: Final = "aws:rds/customDbEngineVersion:CustomDbEngineVersion"
    EVENT_SUBSCRIPTION: Final = "aws:rds/eventSubscription:EventSubscription"
    EXPORT_TASK: Final = "aws:rds/exportTask:ExportTask"
    GLOBAL_CLUSTER: Final = "aws:rds/globalCluster:GlobalCluster"
    INSTANCE: Final = "aws:rds/instance:Instance"
    INSTANCE_AUTOMATED_BACKUPS_REPLICATION: Final = (
        "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication"
    )
    INSTANCE_DESIRED_STATE: Final = "aws:rds/instanceDesiredState:InstanceDesiredState"
    INTEGRATION: Final = "aws:rds/integration:Integration"
    OPTION_GROUP: Final = "aws:rds/optionGroup:OptionGroup"
    PARAMETER_GROUP: Final = "aws:rds/parameterGroup:ParameterGroup"
    PROXY: Final = "aws:rds/proxy:Proxy"
    PROXY_DEFAULT_TARGET_GROUP: Final = "aws:rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup"
    PROXY_ENDPOINT: Final = "aws:rds/proxyEndpoint:ProxyEndpoint"
    PROXY_TARGET: Final = "aws:rds/proxyTarget:ProxyTarget"
    RESERVED_INSTANCE: Final = "aws:rds/reservedInstance:ReservedInstance"
    ROLE_ASSOCIATION: Final = "aws:rds/roleAssociation:RoleAssociation"
    SHARD_GROUP: Final = "aws:rds/shardGroup:ShardGroup"
    SNAPSHOT: Final = "aws:rds/snapshot:Snapshot"
    SNAPSHOT_COPY: Final = "aws:rds/snapshotCopy:SnapshotCopy"
    SUBNET_GROUP: Final = "aws:rds/subnetGroup:SubnetGroup"


class Redshift:
    """Resources of `aws.redshift`."""

    AUTHENTICATION_PROFILE: Final = "aws:redshift/authenticationProfile:AuthenticationProfile"
    CLUSTER: Final = "aws:redshift/cluster:Cluster"
    CLUSTER_IAM_ROLES: Final = "aws:redshift/clusterIamRoles:ClusterIamRoles"
    CLUSTER_SNAPSHOT: Final = "aws:redshift/clusterSnapshot:ClusterSnapshot"
    DATA_SHARE_AUTHORIZATION: Final = "aws:redshift/dataShareAuthorization:DataShareAuthorization"
    DATA_SHARE_CONSUMER_ASSOCIATION: Final = "aws:redshift/dataShareConsumerAssociation:DataShareConsumerAssociation"
    ENDPOINT_ACCESS: Final = "aws:redshift/endpointAccess:EndpointAccess"
    ENDPOINT_AUTHORIZATION: Final = "aws:redshift/endpointAuthorization:EndpointAuthorization"
    EVENT_SUBSCRIPTION: Final = "aws:redshift/eventSubscription:EventSubscription"
    HSM_CLIENT_CERTIFICATE: Final = "aws:redshift/hsmClientCertificate:HsmClientCertificate"
    HSM_CONFIGURATION: Final = "aws:redshift/hsmConfiguration:HsmConfiguration"
    IDC_APPLICATION: Final = "aws:redshift/idcApplication:IdcApplication"
    INTEGRATION: Final = "aws:redshift/integration:Integration"
    LOGGING: Final = "aws:redshift/logging:Logging"
    NAMESPACE_REGISTRATION: Final = "aws:redshift/namespaceRegistration:NamespaceRegistration"
    PARAMETER_GROUP: Final = "aws:redshift/parameterGroup:ParameterGroup"
    PARTNER: Final = "aws:redshift/partner:Partner"
    RESOURCE_POLICY: Final = "aws:redshift/resourcePolicy:ResourcePolicy"
    SCHEDULED_ACTION: Final = "aws:redshift/scheduledAction:ScheduledAction"
    SNAPSHOT_COPY: Final = "aws:redshift/snapshotCopy:SnapshotCopy"
    SNAPSHOT_COPY_GRANT: Final = "aws:redshift/snapshotCopyGrant:SnapshotCopyGrant"
    SNAPSHOT_SCHEDULE: Final = "aws:redshift/snapshotSchedule:SnapshotSchedule"
    SNAPSHOT_SCHEDULE_ASSOCIATION: Final = "aws:redshift/snapshotScheduleAssociation:SnapshotScheduleAssociation"
    SUBNET_GROUP: Final = "aws:redshift/subnetGroup:SubnetGroup"
    USAGE_LIMIT: Final = "aws:redshift/usageLimit:UsageLimit"


class Redshiftdata:
    """Resources of `aws.redshiftdata`."""

    STATEMENT: Final = "aws:redshiftdata/statement:Statement"


class Redshiftserverless:
    """Resources of `aws.redshiftserverless`."""

    CUSTOM_DOMAIN_ASSOCIATION: Final = "aws:redshiftserverless/customDomainAssociation:CustomDomainAssociation"
    ENDPOINT_ACCESS: Final = "aws:redshiftserverless/endpointAccess:EndpointAccess"
    NAMESPACE: Final = "aws:redshiftserverless/namespace:Namespace"
    RESOURCE_POLICY: Final = "aws:redshiftserverless/resourcePolicy:ResourcePolicy"
    SNAPSHOT: Final = "aws:redshiftserverless/snapshot:Snapshot"
    USAGE_LIMIT: Final = "aws:redshiftserverless/usageLimit:UsageLimit"
    WORKGROUP: Final = "aws:redshiftserverless/workgroup:Workgroup"


class Rekognition:
    """Resources of `aws.rekognition`."""

    COLLECTION: Final = "aws:rekognition/collection:Collection"
    PROJECT: Final = "aws:rekognition/project:Project"
    STREAM_PROCESSOR: Final = "aws:rekognition/streamProcessor:StreamProcessor"


class Resiliencehub:
    """Resources of `aws.resiliencehub`."""

    RESILIENCY_POLICY: Final = "aws:resiliencehub/resiliencyPolicy:ResiliencyPolicy"
    V2_ASSERTION: Final = "aws:resiliencehub/v2Assertion:V2Assertion"
    V2_INPUT_SOURCE: Final = "aws:resiliencehub/v2InputSource:V2InputSource"
    V2_POLICY: Final = "aws:resiliencehub/v2Policy:V2Policy"
    V2_SERVICE: Final = "aws:resiliencehub/v2Service:V2Service"
    V2_SERVICE_FUNCTION: Final = "aws:resiliencehub/v2ServiceFunction:V2ServiceFunction"
    V2_SYSTEM: Final = "aws:resiliencehub/v2System:V2System"
    V2_USER_JOURNEY: Final = "aws:resiliencehub/v2UserJourney:V2UserJourney"


class Resourceexplorer:
    """Resources of `aws.resourceexplorer`."""

    INDEX: Final = "aws:resourceexplorer/index:Index"
    VIEW: Final = "aws:resourceexplorer/view:View"


class Resourcegroups:
    """Resources of `aws.resourcegroups`."""

    GROUP: Final = "aws:resourcegroups/group:Group"
    RESOURCE: Final = "aws:resourcegroups/resource:Resource"


class Rolesanywhere:
    """Resources of `aws.rolesanywhere`."""

    PROFILE: Final = "aws:rolesanywhere/profile:Profile"
    TRUST_ANCHOR: Final = "aws:rolesanywhere/trustAnchor:TrustAnchor"


class Route53:
    """Resources of `aws.route53`."""

    CIDR_COLLECTION: Final = "aws:route53/cidrCollection:CidrCollection"
    CIDR_LOCATION: Final = "aws:route53/cidrLocation:CidrLocation"
    DELEGATION_SET: Final = "aws:route53/delegationSet:DelegationSet"
    HEALTH_CHECK: Final = "aws:route53/healthCheck:HealthCheck"
    HOSTED_ZONE_DNS_SEC: Final = "aws:route53/hostedZoneDnsSec:HostedZoneDnsSec"
    KEY_SIGNING_KEY: Final = "aws:route53/keySigningKey:KeySigningKey"
    PROFILES_ASSOCIATION: Final = "aws:route53/profilesAssociation:ProfilesAssociation"
    PROFILES_PROFILE: Final = "aws:route53/profilesProfile:ProfilesProfile"
    PROFILES_RESOURCE_ASSOCIATION: Final = "aws:route53/profilesResourceAssociation:ProfilesResourceAssociation"
    QUERY_LOG: Final = "aws:route53/queryLog:QueryLog"
    RECORD: Final = "aws:route53/record:Record"
    RECORDS_EXCLUSIVE: Final = "aws:route53/recordsExclusive:RecordsExclusive"
    RESOLVER_CONFIG: Final = "aws:route53/resolverConfig:ResolverConfig"
    RESOLVER_DNS_SEC_CONFIG: Final = "aws:route53/resolverDnsSecConfig:ResolverDnsSecConfig"
    RESOLVER_ENDPOINT: Final = "aws:route53/resolverEndpoint:ResolverEndpoint"
    RESOLVER_FIREWALL_CONFIG: Final = "aws:route53/resolverFirewallConfig:ResolverFirewallConfig"
    RESOLVER_FIREWALL_DOMAIN_LIST: Final = "aws:route53/resolverFirewallDomainList:ResolverFirewallDomainList"
    RESOLVER_FIREWALL_RULE: Final = "aws:route53/resolverFirewallRule:ResolverFirewallRule"
    RESOLVER_FIREWALL_RULE_GROUP: Final = "aws:route53/resolverFirewallRuleGroup:ResolverFirewallRuleGroup"
    RESOLVER_FIREWALL_RULE_GROUP_ASSOCIATION: Final = (
        "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation"
    )
    RESOLVER_QUERY_LOG_CONFIG: Final = "aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig"
    RESOLVER_QUERY_LOG_CONFIG_ASSOCIATION: Final = (
        "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation"
    )
    RESOLVER_RULE: Final = "aws:route53/resolverRule:ResolverRule"
    RESOLVER_RULE_ASSOCIATION: Final = "aws:route53/resolverRuleAssociation:ResolverRuleAssociation"
    TRAFFIC_POLICY: Final = "aws:route53/trafficPolicy:TrafficPolicy"
    TRAFFIC_POLICY_INSTANCE: Final = "aws:route53/trafficPolicyInstance:TrafficPolicyInstance"
    VPC_ASSOCIATION_AUTHORIZATION: Final = "aws:route53/vpcAssociationAuthorization:VpcAssociationAuthorization"
    ZONE: Final = "aws:route53/zone:Zone"
    ZONE_ASSOCIATION: Final = "aws:route53/zoneAssociation:ZoneAssociation"


class Route53domains:
    """Resources of `aws.route53domains`."""

    DELEGATION_SIGNER_RECORD: Final = "aws:route53domains/delegationSignerRecord:DelegationSignerRecord"
    DOMAIN: Final = "aws:route53domains/domain:Domain"
    REGISTERED_DOMAIN: Final = "aws:route53domains/registeredDomain:RegisteredDomain"


class Route53recoverycontrol:
    """Resources of `aws.route53recoverycontrol`."""

    CLUSTER: Final = "aws:route53recoverycontrol/cluster:Cluster"
    CONTROL_PANEL: Final = "aws:route53recoverycontrol/controlPanel:ControlPanel"
    ROUTING_CONTROL: Final = "aws:route53recoverycontrol/routingControl:RoutingControl"
    SAFETY_RULE: Final = "aws:route53recoverycontrol/safetyRule:SafetyRule"


class Route53recoveryreadiness:
    """Resources of `aws.route53recoveryreadiness`."""

    CELL: Final = "aws:route53recoveryreadiness/cell:Cell"
    READINESS_CHECK: Final = "aws:route53recoveryreadiness/readinessCheck:ReadinessCheck"
    RECOVERY_GROUP: Final = "aws:route53recoveryreadiness/recoveryGroup:RecoveryGroup"
    RESOURCE_SET: Final = "aws:route53recoveryreadiness/resourceSet:ResourceSet"


class Rum:
    """Resources of `aws.rum`."""

    APP_MONITOR: Final = "aws:rum/appMonitor:AppMonitor"
    METRICS_DESTINATION: Final = "aws:rum/metricsDestination:MetricsDestination"


class S3:
    """Resources of `aws.s3`."""

    ACCESS_POINT: Final = "aws:s3/accessPoint:AccessPoint"
    ACCOUNT_PUBLIC_ACCESS_BLOCK: Final = "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock"
    ANALYTICS_CONFIGURATION: Final = "aws:s3/analyticsConfiguration:AnalyticsConfiguration"
    BUCKET: Final = "aws:s3/bucket:Bucket"
    BUCKET_ABAC: Final = "aws:s3/bucketAbac:BucketAbac"
    BUCKET_ACCELERATE_CONFIGURATION: Final = "aws:s3/bucketAccelerateConfiguration:BucketAccelerateConfiguration"
    BUCKET_ACCELERATE_CONFIGURATION_V2: Final = "aws:s3/bucketAccelerateConfigurationV2:BucketAccelerateConfigurationV2"
    BUCKET_ACL: Final = "aws:s3/bucketAcl:BucketAcl"
    BUCKET_ACL_V2: Final = "aws:s3/bucketAclV2:BucketAclV2"
    BUCKET_CORS_CONFIGURATION: Final = "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration"
    BUCKET_CORS_CONFIGURATION_V2: Final = "aws:s3/bucketCorsConfigurationV2:BucketCorsConfigurationV2"
    BUCKET_INTELLIGENT_TIERING_CONFIGURATION: Final = (
        "aws:s3/bucketIntelligentTieringConfiguration:BucketIntelligentTieringConfiguration"
    )
    BUCKET_LIFECYCLE_CONFIGURATION: Final = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration"
    BUCKET_LIFECYCLE_CONFIGURATION_V2: Final = "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2"
    BUCKET_LOGGING: Final = "aws:s3/bucketLogging:BucketLogging"
    BUCKET_LOGGING_V2: Final = "aws:s3/bucketLoggingV2:BucketLoggingV2"
    BUCKET_METADATA_CONFIGURATION: Final = "aws:s3/bucketMetadataConfiguration:BucketMetadataConfiguration"
    BUCKET_METRIC: Final = "aws:s3/bucketMetric:BucketMetric"
    BUCKET_NOTIFICATION: Final = "aws:s3/bucketNotification:BucketNotification"
    BUCKET_OBJECT: Final = "aws:s3/bucketObject:BucketObject"
    BUCKET_OBJECTV2: Final = "aws:s3/bucketObjectv2:BucketObjectv2"
    BUCKET_OBJECT_LOCK_CONFIGURATION: Final = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration"
    BUCKET_OBJECT_LOCK_CONFIGURATION_V2: Final = (
        "aws:s3/bucketObjectLockConfigurationV2:BucketObjectLockConfigurationV2"
    )
    BUCKET_OWNERSHIP_CONTROLS: Final = "aws:s3/bucketOwnershipControls:BucketOwnershipControls"
    BUCKET_POLICY: Final = "aws:s3/bucketPolicy:BucketPolicy"
    BUCKET_PUBLIC_ACCESS_BLOCK: Final = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"
    BUCKET_REPLICATION_CONFIG: Final = "aws:s3/bucketReplicationConfig:BucketReplicationConfig"
    BUCKET_REQUEST_PAYMENT_CONFIGURATION: Final = (
        "aws:s3/bucketRequestPaymentConfiguration:BucketRequestPaymentConfiguration"
    )
    BUCKET_REQUEST_PAYMENT_CONFIGURATION_V2: Final = (
        "aws:s3/bucketRequestPaymentConfigurationV2:BucketRequestPaymentConfigurationV2"
    )
    BUCKET_SERVER_SIDE_ENCRYPTION_CONFIGURATION: Final = (
        "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration"
    )
    BUCKET_SERVER_SIDE_ENCRYPTION_CONFIGURATION_V2: Final = (
        "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2"
    )
    BUCKET_V2: Final = "aws:s3/bucketV2:BucketV2"
    BUCKET_VERSIONING: Final = "aws:s3/bucketVersioning:BucketVersioning"
    BUCKET_VERSIONING_V2: Final = "aws:s3/bucketVersioningV2:BucketVersioningV2"
    BUCKET_WEBSITE_CONFIGURATION: Final = "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration"
    BUCKET_WEBSITE_CONFIGURATION_V2: Final = "aws:s3/bucketWebsiteConfigurationV2:BucketWebsiteConfigurationV2"
    DIRECTORY_BUCKET: Final = "aws:s3/directoryBucket:DirectoryBucket"
    FILES_ACCESS_POINT: Final = "aws:s3/filesAccessPoint:FilesAccessPoint"
    FILES_FILE_SYSTEM: Final = "aws:s3/filesFileSystem:FilesFileSystem"
    FILES_FILE_SYSTEM_POLICY: Final = "aws:s3/filesFileSystemPolicy:FilesFileSystemPolicy"
    FILES_MOUNT_TARGET: Final = "aws:s3/filesMountTarget:FilesMountTarget"
    FILES_SYNCHRONIZATION_CONFIGURATION: Final = (
        "aws:s3/filesSynchronizationConfiguration:FilesSynchronizationConfiguration"
    )
    INVENTORY: Final = "aws:s3/inventory:Inventory"
    OBJECT_COPY: Final = "aws:s3/objectCopy:ObjectCopy"
    VECTORS_INDEX: Final = "aws:s3/vectorsIndex:VectorsIndex"
    VECTORS_VECTOR_BUCKET: Final = "aws:s3/vectorsVectorBucket:VectorsVectorBucket"
    VECTORS_VECTOR_BUCKET_POLICY: Final = "aws:s3/vectorsVectorBucketPolicy:VectorsVectorBucketPolicy"


class S3control:
    """Resources of `aws.s3control`."""

    ACCESS_GRANT: Final = "aws:s3control/accessGrant:AccessGrant"
    ACCESS_GRANTS_INSTANCE: Final = "aws:s3control/accessGrantsInstance:AccessGrantsInstance"
    ACCESS_GRANTS_INSTANCE_RESOURCE_POLICY: Final = (
        "aws:s3control/accessGrantsInstanceResourcePolicy:AccessGrantsInstanceResourcePolicy"
    )
    ACCESS_GRANTS_LOCATION: Final = "aws:s3control/accessGrantsLocation:AccessGrantsLocation"
    ACCESS_POINT_POLICY: Final = "aws:s3control/accessPointPolicy:AccessPointPolicy"
    BUCKET: Final = "aws:s3control/bucket:Bucket"
    BUCKET_LIFECYCLE_CONFIGURATION: Final = "aws:s3control/bucketLifecycleConfiguration:BucketLifecycleConfiguration"
    BUCKET_POLICY: Final = "aws:s3control/bucketPolicy:BucketPolicy"
    DIRECTORY_BUCKET_ACCESS_POINT_SCOPE: Final = (
        "aws:s3control/directoryBucketAccessPointScope:DirectoryBucketAccessPointScope"
    )
    MULTI_REGION_ACCESS_POINT: Final = "aws:s3control/multiRegionAccessPoint:MultiRegionAccessPoint"
    MULTI_REGION_ACCESS_POINT_POLICY: Final = "aws:s3control/multiRegionAccessPointPolicy:MultiRegionAccessPointPolicy"
    MULTI_REGION_ACCESS_POINT_ROUTES: Final = "aws:s3control/multiRegionAccessPointRoutes:MultiRegionAccessPointRoutes"
    OBJECT_LAMBDA_ACCESS_POINT: Final = "aws:s3control/objectLambdaAccessPoint:ObjectLambdaAccessPoint"
    OBJECT_LAMBDA_ACCESS_POINT_POLICY: Final = (
        "aws:s3control/objectLambdaAccessPointPolicy:ObjectLambdaAccessPointPolicy"
    )
    STORAGE_LENS_CONFIGURATION: Final = "aws:s3control/storageLensConfiguration:StorageLensConfiguration"


class S3outposts:
    """Resources of `aws.s3outposts`."""

    ENDPOINT: Final = "aws:s3outposts/endpoint:Endpoint"


class S3tables:
    """Resources of `aws.s3tables`."""

    NAMESPACE: Final = "aws:s3tables/namespace:Namespace"
    TABLE: Final = "aws:s3tables/table:Table"
    TABLE_BUCKET: Final = "aws:s3tables/tableBucket:TableBucket"
    TABLE_BUCKET_POLICY: Final = "aws:s3tables/tableBucketPolicy:TableBucketPolicy"
    TABLE_BUCKET_REPLICATION: Final = "aws:s3tables/tableBucketReplication:TableBucketReplication"
    TABLE_POLICY: Final = "aws:s3tables/tablePolicy:TablePolicy"
    TABLE_REPLICATION: Final = "aws:s3tables/tableReplication:TableReplication"


class Sagemaker:
    """Resources of `aws.sagemaker`."""

    ALGORITHM: Final = "aws:sagemaker/algorithm:Algorithm"
    APP: Final = "aws:sagemaker/app:App"
    APP_IMAGE_CONFIG: Final = "aws:sagemaker/appImageConfig:AppImageConfig"
    CODE_REPOSITORY: Final = "aws:sagemaker/codeRepository:CodeRepository"
    DATA_QUALITY_JOB_DEFINITION: Final = "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition"
    DEVICE: Final = "aws:sagemaker/device:Device"
    DEVICE_FLEET: Final = "aws:sagemaker/deviceFleet:DeviceFleet"
    DOMAIN: Final = "aws:sagemaker/domain:Domain"
    ENDPOINT: Final = "aws:sagemaker/endpoint:Endpoint"
    ENDPOINT_CONFIGURATION: Final = "aws:sagemaker/endpointConfiguration:EndpointConfiguration"
    FEATURE_GROUP: Final = "aws:sagemaker/featureGroup:FeatureGroup"
    FLOW_DEFINITION: Final = "aws:sagemaker/flowDefinition:FlowDefinition"
    HUB: Final = "aws:sagemaker/hub:Hub"
    HUB_CONTENT_REFERENCE: Final = "aws:sagemaker/hubContentReference:HubContentReference"
    HUMAN_TASK_UI: Final = "aws:sagemaker/humanTaskUI:HumanTaskUI"
    HYPER_PARAMETER_TUNING_JOB: Final = "aws:sagemaker/hyperParameterTuningJob:HyperParameterTuningJob"
    IMAGE: Final = "aws:sagemaker/image:Image"
    IMAGE_VERSION: Final = "aws:sagemaker/imageVersion:ImageVersion"
    LABELING_JOB: Final = "aws:sagemaker/labelingJob:LabelingJob"
    MLFLOW_APP: Final = "aws:sagemaker/mlflowApp:MlflowApp"
    MLFLOW_TRACKING_SERVER: Final = "aws:sagemaker/mlflowTrackingServer:MlflowTrackingServer"
    MODEL: Final = "aws:sagemaker/model:Model"
    MODEL_CARD: Final = "aws:sagemaker/modelCard:ModelCard"
    MODEL_CARD_EXPORT_JOB: Final = "aws:sagemaker/modelCardExportJob:ModelCardExportJob"
    MODEL_PACKAGE_GROUP: Final = "aws:sagemaker/modelPackageGroup:ModelPackageGroup"
    MODEL_PACKAGE_GROUP_POLICY: Final = "aws:sagemaker/modelPackageGroupPolicy:ModelPackageGroupPolicy"
    MONITORING_SCHEDULE: Final = "aws:sagemaker/monitoringSchedule:MonitoringSchedule"
    NOTEBOOK_INSTANCE: Final = "aws:sagemaker/notebookInstance:NotebookInstance"
    NOTEBOOK_INSTANCE_LIFECYCLE_CONFIGURATION: Final = (
        "aws:sagemaker/notebookInstanceLifecycleConfiguration:NotebookInstanceLifecycleConfiguration"
    )
    PIPELINE: Final = "aws:sagemaker/pipeline:Pipeline"
    PROJECT: Final = "aws:sagemaker/project:Project"
    SERVICECATALOG_PORTFOLIO_STATUS: Final = "aws:sagemaker/servicecatalogPortfolioStatus:ServicecatalogPortfolioStatus"
    SPACE: Final = "aws:sagemaker/space:Space"
    STUDIO_LIFECYCLE_CONFIG: Final = "aws:sagemaker/studioLifecycleConfig:StudioLifecycleConfig"
    TRAINING_JOB: Final = "aws:sagemaker/trainingJob:TrainingJob"
    USER_PROFILE: Final = "aws:sagemaker/userProfile:UserProfile"
    WORKFORCE: Final = "aws:sagemaker/workforce:Workforce"
    WORKTEAM: Final = "aws:sagemaker/workteam:Workteam"


class Savingsplans:
    """Resources of `aws.savingsplans`."""

    SAVINGS_PLAN: Final = "aws:savingsplans/savingsPlan:SavingsPlan"


class Scheduler:
    """Resources of `aws.scheduler`."""

    SCHEDULE: Final = "aws:scheduler/schedule:Schedule"
    SCHEDULE_GROUP: Final = "aws:scheduler/scheduleGroup:ScheduleGroup"


class Schemas:
    """Resources of `aws.schemas`."""

    DISCOVERER: Final = "aws:schemas/discoverer:Discoverer"
    REGISTRY: Final = "aws:schemas/registry:Registry"
    REGISTRY_POLICY: Final = "aws:schemas/registryPolicy:RegistryPolicy"
    SCHEMA: Final = "aws:schemas/schema:Schema"


class Secretsmanager:
    """Resources of `aws.secretsmanager`."""

    SECRET: Final = "aws:secretsmanager/secret:Secret"
    SECRET_POLICY: Final = "aws:secretsmanager/secretPolicy:SecretPolicy"
    SECRET_ROTATION: Final = "aws:secretsmanager/secretRotation:SecretRotation"
    SECRET_VERSION: Final = "aws:secretsmanager/secretVersion:SecretVersion"
    TAG: Final = "aws:secretsmanager/tag:Tag"


class Securityhub:
    """Resources of `aws.securityhub`."""

    ACCOUNT: Final = "aws:securityhub/account:Account"
    ACCOUNT_V2: Final = "aws:securityhub/accountV2:AccountV2"
    ACTION_TARGET: Final = "aws:securityhub/actionTarget:ActionTarget"
    AGGREGATOR_V2: Final = "aws:securityhub/aggregatorV2:AggregatorV2"
    AUTOMATION_RULE: Final = "aws:securityhub/automationRule:AutomationRule"
    AUTOMATION_RULE_V2: Final = "aws:securityhub/automationRuleV2:AutomationRuleV2"
    CONFIGURATION_POLICY: Final = "aws:securityhub/configurationPolicy:ConfigurationPolicy"
    CONFIGURATION_POLICY_ASSOCIATION: Final = (
        "aws:securityhub/configurationPolicyAssociation:ConfigurationPolicyAssociation"
    )
    CONNECTOR_V2: Final = "aws:securityhub/connectorV2:ConnectorV2"
    FEATURE_V2: Final = "aws:securityhub/featureV2:FeatureV2"
    FINDING_AGGREGATOR: Final = "aws:securityhub/findingAggregator:FindingAggregator"
    INSIGHT: Final = "aws:securityhub/insight:Insight"
    INVITE_ACCEPTER: Final = "aws:securityhub/inviteAccepter:InviteAccepter"
    MEMBER: Final = "aws:securityhub/member:Member"
    ORGANIZATION_ADMIN_ACCOUNT: Final = "aws:securityhub/organizationAdminAccount:OrganizationAdminAccount"
    ORGANIZATION_CONFIGURATION: Final = "aws:securityhub/organizationConfiguration:OrganizationConfiguration"
    PRODUCT_SUBSCRIPTION: Final = "aws:securityhub/productSubscription:ProductSubscription"
    STANDARDS_CONTROL: Final = "aws:securityhub/standardsControl:StandardsControl"
    STANDARDS_CONTROL_ASSOCIATION: Final = "aws:securityhub/standardsControlAssociation:StandardsControlAssociation"
    STANDARDS_SUBSCRIPTION: Final = "aws:securityhub/standardsSubscription:StandardsSubscription"


class Securitylake:
    """Resources of `aws.securitylake`."""

    AWS_LOG_SOURCE: Final = "aws:securitylake/awsLogSource:AwsLogSource"
    CUSTOM_LOG_SOURCE: Final = "aws:securitylake/customLogSource:CustomLogSource"
    DATA_LAKE: Final = "aws:securitylake/dataLake:DataLake"
    SUBSCRIBER: Final = "aws:securitylake/subscriber:Subscriber"
    SUBSCRIBER_NOTIFICATION: Final = "aws:securitylake/subscriberNotification:SubscriberNotification"


class Serverlessrepository:
    """Resources of `aws.serverlessrepository`."""

    CLOUD_FORMATION_STACK: Final = "aws:serverlessrepository/cloudFormationStack:CloudFormationStack"


class Servicecatalog:
    """Resources of `aws.servicecatalog`."""

    APPREGISTRY_APPLICATION: Final = "aws:servicecatalog/appregistryApplication:AppregistryApplication"
    APPREGISTRY_ATTRIBUTE_GROUP: Final = "aws:servicecatalog/appregistryAttributeGroup:AppregistryAttributeGroup"
    APPREGISTRY_ATTRIBUTE_GROUP_ASSOCIATION: Final = (
        "aws:servicecatalog/appregistryAttributeGroupAssociation:AppregistryAttributeGroupAssociation"
    )
    BUDGET_RESOURCE_ASSOCIATION: Final = "aws:servicecatalog/budgetResourceAssociation:BudgetResourceAssociation"
    CONSTRAINT: Final = "aws:servicecatalog/constraint:Constraint"
    ORGANIZATIONS_ACCESS: Final = "aws:servicecatalog/organizationsAccess:OrganizationsAccess"
    PORTFOLIO: Final = "aws:servicecatalog/portfolio:Portfolio"
    PORTFOLIO_SHARE: Final = "aws:servicecatalog/portfolioShare:PortfolioShare"
    PRINCIPAL_PORTFOLIO_ASSOCIATION: Final = (
        "aws:servicecatalog/principalPortfolioAssociation:PrincipalPortfolioAssociation"
    )
    PRODUCT: Final = "aws:servicecatalog/product:Product"
    PRODUCT_PORTFOLIO_ASSOCIATION: Final = "aws:servicecatalog/productPortfolioAssociation:ProductPortfolioAssociation"
    PROVISIONED_PRODUCT: Final = "aws:servicecatalog/provisionedProduct:ProvisionedProduct"
    PROVISIONING_ARTIFACT: Final = "aws:servicecatalog/provisioningArtifact:ProvisioningArtifact"
    SERVICE_ACTION: Final = "aws:servicecatalog/serviceAction:ServiceAction"
    TAG_OPTION: Final = "aws:servicecatalog/tagOption:TagOption"
    TAG_OPTION_RESOURCE_ASSOCIATION: Final = (
        "aws:servicecatalog/tagOptionResourceAssociation:TagOptionResourceAssociation"
    )


class Servicediscovery:
    """Resources of `aws.servicediscovery`."""

    HTTP_NAMESPACE: Final = "aws:servicediscovery/httpNamespace:HttpNamespace"
    INSTANCE: Final = "aws:servicediscovery/instance:Instance"
    PRIVATE_DNS_NAMESPACE: Final = "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace"
    PUBLIC_DNS_NAMESPACE: Final = "aws:servicediscovery/publicDnsNamespace:PublicDnsNamespace"
    SERVICE: Final = "aws:servicediscovery/service:Service"


class Servicequotas:
    """Resources of `aws.servicequotas`."""

    AUTO_MANAGEMENT: Final = "aws:servicequotas/autoManagement:AutoManagement"
    SERVICE_QUOTA: Final = "aws:servicequotas/serviceQuota:ServiceQuota"
    TEMPLATE: Final = "aws:servicequotas/template:Template"
    TEMPLATE_ASSOCIATION: Final = "aws:servicequotas/templateAssociation:TemplateAssociation"


class Ses:
    """Resources of `aws.ses`."""

    ACTIVE_RECEIPT_RULE_SET: Final = "aws:ses/activeReceiptRuleSet:ActiveReceiptRuleSet"
    CONFIGURATION_SET: Final = "aws:ses/configurationSet:ConfigurationSet"
    DOMAIN_DKIM: Final = "aws:ses/domainDkim:DomainDkim"
    DOMAIN_IDENTITY: Final = "aws:ses/domainIdentity:DomainIdentity"
    DOMAIN_IDENTITY_VERIFICATION: Final = "aws:ses/domainIdentityVerification:DomainIdentityVerification"
    EMAIL_IDENTITY: Final = "aws:ses/emailIdentity:EmailIdentity"
    EVENT_DESTINATION: Final = "aws:ses/eventDestination:EventDestination"
    IDENTITY_NOTIFICATION_TOPIC: Final = "aws:ses/identityNotificationTopic:IdentityNotificationTopic"
    IDENTITY_POLICY: Final = "aws:ses/identityPolicy:IdentityPolicy"
    MAIL_FROM: Final = "aws:ses/mailFrom:MailFrom"
    RECEIPT_FILTER: Final = "aws:ses/receiptFilter:ReceiptFilter"
    RECEIPT_RULE: Final = "aws:ses/receiptRule:ReceiptRule"
    RECEIPT_RULE_SET: Final = "aws:ses/receiptRuleSet:ReceiptRuleSet"
    TEMPLATE: Final = "aws:ses/template:Template"


class Sesv2:
    """Resources of `aws.sesv2`."""

    ACCOUNT_SUPPRESSION_ATTRIBUTES: Final = "aws:sesv2/accountSuppressionAttributes:AccountSuppressionAttributes"
    ACCOUNT_VDM_ATTRIBUTES: Final = "aws:sesv2/accountVdmAttributes:AccountVdmAttributes"
    CONFIGURATION_SET: Final = "aws:sesv2/configurationSet:ConfigurationSet"
    CONFIGURATION_SET_EVENT_DESTINATION: Final = (
        "aws:sesv2/configurationSetEventDestination:ConfigurationSetEventDestination"
    )
    CONTACT_LIST: Final = "aws:sesv2/contactList:ContactList"
    DEDICATED_IP_ASSIGNMENT: Final = "aws:sesv2/dedicatedIpAssignment:DedicatedIpAssignment"
    DEDICATED_IP_POOL: Final = "aws:sesv2/dedicatedIpPool:DedicatedIpPool"
    EMAIL_IDENTITY: Final = "aws:sesv2/emailIdentity:EmailIdentity"
    EMAIL_IDENTITY_FEEDBACK_ATTRIBUTES: Final = (
        "aws:sesv2/emailIdentityFeedbackAttributes:EmailIdentityFeedbackAttributes"
    )
    EMAIL_IDENTITY_MAIL_FROM_ATTRIBUTES: Final = (
        "aws:sesv2/emailIdentityMailFromAttributes:EmailIdentityMailFromAttributes"
    )
    EMAIL_IDENTITY_POLICY: Final = "aws:sesv2/emailIdentityPolicy:EmailIdentityPolicy"
    MULTI_REGION_ENDPOINT: Final = "aws:sesv2/multiRegionEndpoint:MultiRegionEndpoint"
    TENANT: Final = "aws:sesv2/tenant:Tenant"
    TENANT_RESOURCE_ASSOCIATION: Final = "aws:sesv2/tenantResourceAssociation:TenantResourceAssociation"


class Sfn:
    """Resources of `aws.sfn`."""

    ACTIVITY: Final = "aws:sfn/activity:Activity"
    ALIAS: Final = "aws:sfn/alias:Alias"
    STATE_MACHINE: Final = "aws:sfn/stateMachine:StateMachine"


class Shield:
    """Resources of `aws.shield`."""

    APPLICATION_LAYER_AUTOMATIC_RESPONSE: Final = (
        "aws:shield/applicationLayerAutomaticResponse:ApplicationLayerAutomaticResponse"
    )
    DRT_ACCESS_LOG_BUCKET_ASSOCIATION: Final = "aws:shield/drtAccessLogBucketAssociation:DrtAccessLogBucketAssociation"
    DRT_ACCESS_ROLE_ARN_ASSOCIATION: Final = "aws:shield/drtAccessRoleArnAssociation:DrtAccessRoleArnAssociation"
    PROACTIVE_ENGAGEMENT: Final = "aws:shield/proactiveEngagement:ProactiveEngagement"
    PROTECTION: Final = "aws:shield/protection:Protection"
    PROTECTION_GROUP: Final = "aws:shield/protectionGroup:ProtectionGroup"
    PROTECTION_HEALTH_CHECK_ASSOCIATION: Final = (
        "aws:shield/protectionHealthCheckAssociation:ProtectionHealthCheckAssociation"
    )
    SUBSCRIPTION: Final = "aws:shield/subscription:Subscription"


class Signer:
    """Resources of `aws.signer`."""

    SIGNING_JOB: Final = "aws:signer/signingJob:SigningJob"
    SIGNING_PROFILE: Final = "aws:signer/signingProfile:SigningProfile"
    SIGNING_PROFILE_PERMISSION: Final = "aws:signer/signingProfilePermission:SigningProfilePermission"


class Sns:
    """Resources of `aws.sns`."""

    DATA_PROTECTION_POLICY: Final = "aws:sns/dataProtectionPolicy:DataProtectionPolicy"
    PLATFORM_APPLICATION: Final = "aws:sns/platformApplication:PlatformApplication"
    SMS_PREFERENCES: Final = "aws:sns/smsPreferences:SmsPreferences"
    TOPIC: Final = "aws:sns/topic:Topic"
    TOPIC_POLICY: Final = "aws:sns/topicPolicy:TopicPolicy"
    TOPIC_SUBSCRIPTION: Final = "aws:sns/topicSubscription:TopicSubscription"


class Sqs:
    """Resources of `aws.sqs`."""

    QUEUE: Final = "aws:sqs/queue:Queue"
    QUEUE_POLICY: Final = "aws:sqs/queuePolicy:QueuePolicy"
    REDRIVE_ALLOW_POLICY: Final = "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy"
    REDRIVE_POLICY: Final = "aws:sqs/redrivePolicy:RedrivePolicy"


class Ssm:
    """Resources of `aws.ssm`."""

    ACTIVATION: Final = "aws:ssm/activation:Activation"
    ASSOCIATION: Final = "aws:ssm/association:Association"
    CONTACTS_ROTATION: Final = "aws:ssm/contactsRotation:ContactsRotation"
    DEFAULT_PATCH_BASELINE: Final = "aws:ssm/defaultPatchBaseline:DefaultPatchBaseline"
    DOCUMENT: Final = "aws:ssm/document:Document"
    MAINTENANCE_WINDOW: Final = "aws:ssm/maintenanceWindow:MaintenanceWindow"
    MAINTENANCE_WINDOW_TARGET: Final = "aws:ssm/maintenanceWindowTarget:MaintenanceWindowTarget"
    MAINTENANCE_WINDOW_TASK: Final = "aws:ssm/maintenanceWindowTask:MaintenanceWindowTask"
    PARAMETER: Final = "aws:ssm/parameter:Parameter"
    PATCH_BASELINE: Final = "aws:ssm/patchBaseline:PatchBaseline"
    PATCH_GROUP: Final = "aws:ssm/patchGroup:PatchGroup"
    QUICKSETUP_CONFIGURATION_MANAGER: Final = "aws:ssm/quicksetupConfigurationManager:QuicksetupConfigurationManager"
    RESOURCE_DATA_SYNC: Final = "aws:ssm/resourceDataSync:ResourceDataSync"
    SERVICE_SETTING: Final = "aws:ssm/serviceSetting:ServiceSetting"


class Ssmcontacts:
    """Resources of `aws.ssmcontacts`."""

    CONTACT: Final = "aws:ssmcontacts/contact:Contact"
    CONTACT_CHANNEL: Final = "aws:ssmcontacts/contactChannel:ContactChannel"
    PLAN: Final = "aws:ssmcontacts/plan:Plan"


class Ssmincidents:
    """Resources of `aws.ssmincidents`."""

    REPLICATION_SET: Final = "aws:ssmincidents/replicationSet:ReplicationSet"
    RESPONSE_PLAN: Final = "aws:ssmincidents/responsePlan:ResponsePlan"


class Ssoadmin:
    """Resources of `aws.ssoadmin`."""

    ACCOUNT_ASSIGNMENT: Final = "aws:ssoadmin/accountAssignment:AccountAssignment"
    APPLICATION: Final = "aws:ssoadmin/application:Application"
    APPLICATION_ACCESS_SCOPE: Final = "aws:ssoadmin/applicationAccessScope:ApplicationAccessScope"
    APPLICATION_ASSIGNMENT: Final = "aws:ssoadmin/applicationAssignment:ApplicationAssignment"
    APPLICATION_ASSIGNMENT_CONFIGURATION: Final = (
        "aws:ssoadmin/applicationAssignmentConfiguration:ApplicationAssignmentConfiguration"
    )
    CUSTOMER_MANAGED_POLICY_ATTACHMENT: Final = (
        "aws:ssoadmin/customerManagedPolicyAttachment:CustomerManagedPolicyAttachment"
    )
    CUSTOMER_MANAGED_POLICY_ATTACHMENTS_EXCLUSIVE: Final = (
        "aws:ssoadmin/customerManagedPolicyAttachmentsExclusive:CustomerManagedPolicyAttachmentsExclusive"
    )
    INSTANCE_ACCESS_CONTROL_ATTRIBUTES: Final = (
        "aws:ssoadmin/instanceAccessControlAttributes:InstanceAccessControlAttributes"
    )
    MANAGED_POLICY_ATTACHMENT: Final = "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment"
    MANAGED_POLICY_ATTACHMENTS_EXCLUSIVE: Final = (
        "aws:ssoadmin/managedPolicyAttachmentsExclusive:ManagedPolicyAttachmentsExclusive"
    )
    PERMISSIONS_BOUNDARY_ATTACHMENT: Final = "aws:ssoadmin/permissionsBoundaryAttachment:PermissionsBoundaryAttachment"
    PERMISSION_SET: Final = "aws:ssoadmin/permissionSet:PermissionSet"
    PERMISSION_SET_INLINE_POLICY: Final = "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy"
    REGION: Final = "aws:ssoadmin/region:Region"
    TRUSTED_TOKEN_ISSUER: Final = "aws:ssoadmin/trustedTokenIssuer:TrustedTokenIssuer"


class Storagegateway:
    """Resources of `aws.storagegateway`."""

    CACHE: Final = "aws:storagegateway/cache:Cache"
    CACHES_ISCSI_VOLUME: Final = "aws:storagegateway/cachesIscsiVolume:CachesIscsiVolume"
    FILE_SYSTEM_ASSOCIATION: Final = "aws:storagegateway/fileSystemAssociation:FileSystemAssociation"
    GATEWAY: Final = "aws:storagegateway/gateway:Gateway"
    NFS_FILE_SHARE: Final = "aws:storagegateway/nfsFileShare:NfsFileShare"
    SMB_FILE_SHARE: Final = "aws:storagegateway/smbFileShare:SmbFileShare"
    STORED_ISCSI_VOLUME: Final = "aws:storagegateway/storedIscsiVolume:StoredIscsiVolume"
    TAPE_POOL: Final = "aws:storagegateway/tapePool:TapePool"
    UPLOAD_BUFFER: Final = "aws:storagegateway/uploadBuffer:UploadBuffer"
    WORKING_STORAGE: Final = "aws:storagegateway/workingStorage:WorkingStorage"


class Swf:
    """Resources of `aws.swf`."""

    DOMAIN: Final = "aws:swf/domain:Domain"


class Synthetics:
    """Resources of `aws.synthetics`."""

    CANARY: Final = "aws:synthetics/canary:Canary"
    GROUP: Final = "aws:synthetics/group:Group"
    GROUP_ASSOCIATION: Final = "aws:synthetics/groupAssociation:GroupAssociation"


class Timestreaminfluxdb:
    """Resources of `aws.timestreaminfluxdb`."""

    DB_CLUSTER: Final = "aws:timestreaminfluxdb/dbCluster:DbCluster"
    DB_INSTANCE: Final = "aws:timestreaminfluxdb/dbInstance:DbInstance"


class Timestreamquery:
    """Resources of `aws.timestreamquery`."""

    SCHEDULED_QUERY: Final = "aws:timestreamquery/scheduledQuery:ScheduledQuery"


class Timestreamwrite:
    """Resources of `aws.timestreamwrite`."""

    DATABASE: Final = "aws:timestreamwrite/database:Database"
    TABLE: Final = "aws:timestreamwrite/table:Table"


class Transcribe:
    """Resources of `aws.transcribe`."""

    LANGUAGE_MODEL: Final = "aws:transcribe/languageModel:LanguageModel"
    MEDICAL_VOCABULARY: Final = "aws:transcribe/medicalVocabulary:MedicalVocabulary"
    VOCABULARY: Final = "aws:transcribe/vocabulary:Vocabulary"
    VOCABULARY_FILTER: Final = "aws:transcribe/vocabularyFilter:VocabularyFilter"


class Transfer:
    """Resources of `aws.transfer`."""

    ACCESS: Final = "aws:transfer/access:Access"
    AGREEMENT: Final = "aws:transfer/agreement:Agreement"
    CERTIFICATE: Final = "aws:transfer/certificate:Certificate"
    CONNECTOR: Final = "aws:transfer/connector:Connector"
    HOST_KEY: Final = "aws:transfer/hostKey:HostKey"
    PROFILE: Final = "aws:transfer/profile:Profile"
    SERVER: Final = "aws:transfer/server:Server"
    SSH_KEY: Final = "aws:transfer/sshKey:SshKey"
    TAG: Final = "aws:transfer/tag:Tag"
    USER: Final = "aws:transfer/user:User"
    WEB_APP: Final = "aws:transfer/webApp:WebApp"
    WEB_APP_CUSTOMIZATION: Final = "aws:transfer/webAppCustomization:WebAppCustomization"
    WORKFLOW: Final = "aws:transfer/workflow:Workflow"


class Uxc:
    """Resources of `aws.uxc`."""

    ACCOUNT_CUSTOMIZATIONS: Final = "aws:uxc/accountCustomizations:AccountCustomizations"


class Verifiedaccess:
    """Resources of `aws.verifiedaccess`."""

    ENDPOINT: Final = "aws:verifiedaccess/endpoint:Endpoint"
    GROUP: Final = "aws:verifiedaccess/group:Group"
    INSTANCE: Final = "aws:verifiedaccess/instance:Instance"
    INSTANCE_LOGGING_CONFIGURATION: Final = (
        "aws:verifiedaccess/instanceLoggingConfiguration:InstanceLoggingConfiguration"
    )
    INSTANCE_TRUST_PROVIDER_ATTACHMENT: Final = (
        "aws:verifiedaccess/instanceTrustProviderAttachment:InstanceTrustProviderAttachment"
    )
    TRUST_PROVIDER: Final = "aws:verifiedaccess/trustProvider:TrustProvider"


class Verifiedpermissions:
    """Resources of `aws.verifiedpermissions`."""

    IDENTITY_SOURCE: Final = "aws:verifiedpermissions/identitySource:IdentitySource"
    POLICY: Final = "aws:verifiedpermissions/policy:Policy"
    POLICY_STORE: Final = "aws:verifiedpermissions/policyStore:PolicyStore"
    POLICY_TEMPLATE: Final = "aws:verifiedpermissions/policyTemplate:PolicyTemplate"
    SCHEMA: Final = "aws:verifiedpermissions/schema:Schema"


class Vpc:
    """Resources of `aws.vpc`."""

    ENDPOINT_PRIVATE_DNS: Final = "aws:vpc/endpointPrivateDns:EndpointPrivateDns"
    ENDPOINT_SERVICE_PRIVATE_DNS_VERIFICATION: Final = (
        "aws:vpc/endpointServicePrivateDnsVerification:EndpointServicePrivateDnsVerification"
    )
    ROUTE_SERVER: Final = "aws:vpc/routeServer:RouteServer"
    ROUTE_SERVER_ENDPOINT: Final = "aws:vpc/routeServerEndpoint:RouteServerEndpoint"
    ROUTE_SERVER_PEER: Final = "aws:vpc/routeServerPeer:RouteServerPeer"
    ROUTE_SERVER_PROPAGATION: Final = "aws:vpc/routeServerPropagation:RouteServerPropagation"
    ROUTE_SERVER_VPC_ASSOCIATION: Final = "aws:vpc/routeServerVpcAssociation:RouteServerVpcAssociation"
    SECURITY_GROUP_EGRESS_RULE: Final = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"
    SECURITY_GROUP_INGRESS_RULE: Final = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"
    SECURITY_GROUP_VPC_ASSOCIATION: Final = "aws:vpc/securityGroupVpcAssociation:SecurityGroupVpcAssociation"


class Vpclattice:
    """Resources of `aws.vpclattice`."""

    ACCESS_LOG_SUBSCRIPTION: Final = "aws:vpclattice/accessLogSubscription:AccessLogSubscription"
    AUTH_POLICY: Final = "aws:vpclattice/authPolicy:AuthPolicy"
    DOMAIN_VERIFICATION: Final = "aws:vpclattice/domainVerification:DomainVerification"
    LISTENER: Final = "aws:vpclattice/listener:Listener"
    LISTENER_RULE: Final = "aws:vpclattice/listenerRule:ListenerRule"
    RESOURCE_CONFIGURATION: Final = "aws:vpclattice/resourceConfiguration:ResourceConfiguration"
    RESOURCE_GATEWAY: Final = "aws:vpclattice/resourceGateway:ResourceGateway"
    RESOURCE_POLICY: Final = "aws:vpclattice/resourcePolicy:ResourcePolicy"
    SERVICE: Final = "aws:vpclattice/service:Service"
    SERVICE_NETWORK: Final = "aws:vpclattice/serviceNetwork:ServiceNetwork"
    SERVICE_NETWORK_RESOURCE_ASSOCIATION: Final = (
        "aws:vpclattice/serviceNetworkResourceAssociation:ServiceNetworkResourceAssociation"
    )
    SERVICE_NETWORK_SERVICE_ASSOCIATION: Final = (
        "aws:vpclattice/serviceNetworkServiceAssociation:ServiceNetworkServiceAssociation"
    )
    SERVICE_NETWORK_VPC_ASSOCIATION: Final = "aws:vpclattice/serviceNetworkVpcAssociation:ServiceNetworkVpcAssociation"
    TARGET_GROUP: Final = "aws:vpclattice/targetGroup:TargetGroup"
    TARGET_GROUP_ATTACHMENT: Final = "aws:vpclattice/targetGroupAttachment:TargetGroupAttachment"


class Waf:
    """Resources of `aws.waf`."""

    BYTE_MATCH_SET: Final = "aws:waf/byteMatchSet:ByteMatchSet"
    GEO_MATCH_SET: Final = "aws:waf/geoMatchSet:GeoMatchSet"
    IP_SET: Final = "aws:waf/ipSet:IpSet"
    RATE_BASED_RULE: Final = "aws:waf/rateBasedRule:RateBasedRule"
    REGEX_MATCH_SET: Final = "aws:waf/regexMatchSet:RegexMatchSet"
    REGEX_PATTERN_SET: Final = "aws:waf/regexPatternSet:RegexPatternSet"
    RULE: Final = "aws:waf/rule:Rule"
    RULE_GROUP: Final = "aws:waf/ruleGroup:RuleGroup"
    SIZE_CONSTRAINT_SET: Final = "aws:waf/sizeConstraintSet:SizeConstraintSet"
    SQL_INJECTION_MATCH_SET: Final = "aws:waf/sqlInjectionMatchSet:SqlInjectionMatchSet"
    WEB_ACL: Final = "aws:waf/webAcl:WebAcl"
    XSS_MATCH_SET: Final = "aws:waf/xssMatchSet:XssMatchSet"


class Wafregional:
    """Resources of `aws.wafregional`."""

    BYTE_MATCH_SET: Final = "aws:wafregional/byteMatchSet:ByteMatchSet"
    GEO_MATCH_SET: Final = "aws:wafregional/geoMatchSet:GeoMatchSet"
    IP_SET: Final = "aws:wafregional/ipSet:IpSet"
    RATE_BASED_RULE: Final = "aws:wafregional/rateBasedRule:RateBasedRule"
    REGEX_MATCH_SET: Final = "aws:wafregional/regexMatchSet:RegexMatchSet"
    REGEX_PATTERN_SET: Final = "aws:wafregional/regexPatternSet:RegexPatternSet"
    RULE: Final = "aws:wafregional/rule:Rule"
    RULE_GROUP: Final = "aws:wafregional/ruleGroup:RuleGroup"
    SIZE_CONSTRAINT_SET: Final = "aws:wafregional/sizeConstraintSet:SizeConstraintSet"
    SQL_INJECTION_MATCH_SET: Final = "aws:wafregional/sqlInjectionMatchSet:SqlInjectionMatchSet"
    WEB_ACL: Final = "aws:wafregional/webAcl:WebAcl"
    WEB_ACL_ASSOCIATION: Final = "aws:wafregional/webAclAssociation:WebAclAssociation"
    XSS_MATCH_SET: Final = "aws:wafregional/xssMatchSet:XssMatchSet"


class Wafv2:
    """Resources of `aws.wafv2`."""

    API_KEY: Final = "aws:wafv2/apiKey:ApiKey"
    IP_SET: Final = "aws:wafv2/ipSet:IpSet"
    REGEX_PATTERN_SET: Final = "aws:wafv2/regexPatternSet:RegexPatternSet"
    RULE_GROUP: Final = "aws:wafv2/ruleGroup:RuleGroup"
    WEB_ACL: Final = "aws:wafv2/webAcl:WebAcl"
    WEB_ACL_ASSOCIATION: Final = "aws:wafv2/webAclAssociation:WebAclAssociation"
    WEB_ACL_LOGGING_CONFIGURATION: Final = "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration"
    WEB_ACL_RULE: Final = "aws:wafv2/webAclRule:WebAclRule"
    WEB_ACL_RULE_GROUP_ASSOCIATION: Final = "aws:wafv2/webAclRuleGroupAssociation:WebAclRuleGroupAssociation"


class Workmail:
    """Resources of `aws.workmail`."""

    DEFAULT_DOMAIN: Final = "aws:workmail/defaultDomain:DefaultDomain"
    DOMAIN: Final = "aws:workmail/domain:Domain"
    GROUP: Final = "aws:workmail/group:Group"
    ORGANIZATION: Final = "aws:workmail/organization:Organization"
    USER: Final = "aws:workmail/user:User"


class Workspaces:
    """Resources of `aws.workspaces`."""

    CONNECTION_ALIAS: Final = "aws:workspaces/connectionAlias:ConnectionAlias"
    DIRECTORY: Final = "aws:workspaces/directory:Directory"
    IP_GROUP: Final = "aws:workspaces/ipGroup:IpGroup"
    POOL: Final = "aws:workspaces/pool:Pool"
    WORKSPACE: Final = "aws:workspaces/workspace:Workspace"


class Workspacesweb:
    """Resources of `aws.workspacesweb`."""

    BROWSER_SETTINGS: Final = "aws:workspacesweb/browserSettings:BrowserSettings"
    BROWSER_SETTINGS_ASSOCIATION: Final = "aws:workspacesweb/browserSettingsAssociation:BrowserSettingsAssociation"
    DATA_PROTECTION_SETTINGS: Final = "aws:workspacesweb/dataProtectionSettings:DataProtectionSettings"
    DATA_PROTECTION_SETTINGS_ASSOCIATION: Final = (
        "aws:workspacesweb/dataProtectionSettingsAssociation:DataProtectionSettingsAssociation"
    )
    IDENTITY_PROVIDER: Final = "aws:workspacesweb/identityProvider:IdentityProvider"
    IP_ACCESS_SETTINGS: Final = "aws:workspacesweb/ipAccessSettings:IpAccessSettings"
    IP_ACCESS_SETTINGS_ASSOCIATION: Final = "aws:workspacesweb/ipAccessSettingsAssociation:IpAccessSettingsAssociation"
    NETWORK_SETTINGS: Final = "aws:workspacesweb/networkSettings:NetworkSettings"
    NETWORK_SETTINGS_ASSOCIATION: Final = "aws:workspacesweb/networkSettingsAssociation:NetworkSettingsAssociation"
    PORTAL: Final = "aws:workspacesweb/portal:Portal"
    SESSION_LOGGER: Final = "aws:workspacesweb/sessionLogger:SessionLogger"
    SESSION_LOGGER_ASSOCIATION: Final = "aws:workspacesweb/sessionLoggerAssociation:SessionLoggerAssociation"
    TRUST_STORE: Final = "aws:workspacesweb/trustStore:TrustStore"
    TRUST_STORE_ASSOCIATION: Final = "aws:workspacesweb/trustStoreAssociation:TrustStoreAssociation"
    USER_ACCESS_LOGGING_SETTINGS: Final = "aws:workspacesweb/userAccessLoggingSettings:UserAccessLoggingSettings"
    USER_ACCESS_LOGGING_SETTINGS_ASSOCIATION: Final = (
        "aws:workspacesweb/userAccessLoggingSettingsAssociation:UserAccessLoggingSettingsAssociation"
    )
    USER_SETTINGS: Final = "aws:workspacesweb/userSettings:UserSettings"
    USER_SETTINGS_ASSOCIATION: Final = "aws:workspacesweb/userSettingsAssociation:UserSettingsAssociation"


class Xray:
    """Resources of `aws.xray`."""

    ENCRYPTION_CONFIG: Final = "aws:xray/encryptionConfig:EncryptionConfig"
    GROUP: Final = "aws:xray/group:Group"
    INDEXING_RULE: Final = "aws:xray/indexingRule:IndexingRule"
    RESOURCE_POLICY: Final = "aws:xray/resourcePolicy:ResourcePolicy"
    SAMPLING_RULE: Final = "aws:xray/samplingRule:SamplingRule"
    TRACE_SEGMENT_DESTINATION: Final = "aws:xray/traceSegmentDestination:TraceSegmentDestination"
