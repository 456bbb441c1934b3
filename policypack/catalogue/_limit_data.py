"""Limits of AWS's own models, by property: what botocore says of lengths, ranges, forms and choices.

Which operation makes a resource is written by hand, and which member a property is where the names differ. All else is
mapped by name, and left out where kind and name do not agree: a limit that is not sure is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from policypack.catalogue import provider
from policypack.catalogue.provider import Shape
from policypack.catalogue.tokens import (
    Accessanalyzer,
    Acm,
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
    Cloudtrail,
    Cloudwatch,
    Codeartifact,
    Codebuild,
    Codecommit,
    Codedeploy,
    Codepipeline,
    Cognito,
    Datasync,
    Dax,
    Dlm,
    Dms,
    Dynamodb,
    Ecr,
    Ecs,
    Efs,
    Eks,
    Elasticache,
    Emr,
    Emrserverless,
    Fsx,
    Glue,
    Grafana,
    Guardduty,
    Iam,
    Imagebuilder,
    Iot,
    Kinesis,
    Kinesisanalyticsv2,
    Kms,
    Lambda,
    Lb,
    Location,
    Memorydb,
    Mq,
    Msk,
    Mwaa,
    Networkfirewall,
    Opensearch,
    Organizations,
    Pipes,
    Rds,
    Redshiftserverless,
    Resourcegroups,
    Route53,
    Sagemaker,
    Scheduler,
    Schemas,
    Secretsmanager,
    Servicediscovery,
    Sesv2,
    Sfn,
    Signer,
    Ssm,
    Ssoadmin,
    Synthetics,
    Transfer,
    Verifiedpermissions,
    Vpclattice,
    Wafv2,
    Xray,
)


class Creation(NamedTuple):
    """The operation that makes a resource: botocore's service, the operation, a member of its input to begin at.

    `names` are the members of properties that are called otherwise.
    """

    service: str
    operation: str
    inside: str = ""
    names: Mapping[str, str] = {}


def _named(member: str) -> dict[str, str]:
    return {"name": member}


MADE: Mapping[str, Creation] = {
    Accessanalyzer.ANALYZER: Creation("accessanalyzer", "CreateAnalyzer"),
    Acm.CERTIFICATE: Creation("acm", "RequestCertificate"),
    Amp.WORKSPACE: Creation("amp", "CreateWorkspace"),
    Amplify.APP: Creation("amplify", "CreateApp"),
    Amplify.BRANCH: Creation("amplify", "CreateBranch"),
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
    Appconfig.DEPLOYMENT_STRATEGY: Creation("appconfig", "CreateDeploymentStrategy"),
    Appconfig.ENVIRONMENT: Creation("appconfig", "CreateEnvironment"),
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
    Athena.DATA_CATALOG: Creation("athena", "CreateDataCatalog"),
    Athena.NAMED_QUERY: Creation("athena", "CreateNamedQuery", names={"query": "QueryString"}),
    Athena.PREPARED_STATEMENT: Creation("athena", "CreatePreparedStatement", names=_named("StatementName")),
    Athena.WORKGROUP: Creation("athena", "CreateWorkGroup"),
    Autoscaling.GROUP: Creation("autoscaling", "CreateAutoScalingGroup", names=_named("AutoScalingGroupName")),
    Autoscaling.LIFECYCLE_HOOK: Creation("autoscaling", "PutLifecycleHook", names=_named("LifecycleHookName")),
    Autoscaling.POLICY: Creation("autoscaling", "PutScalingPolicy", names=_named("PolicyName")),
    Backup.PLAN: Creation("backup", "CreateBackupPlan", "BackupPlan", _named("BackupPlanName")),
    Backup.SELECTION: Creation("backup", "CreateBackupSelection", "BackupSelection", _named("SelectionName")),
    Backup.VAULT: Creation("backup", "CreateBackupVault", names=_named("BackupVaultName")),
    Batch.COMPUTE_ENVIRONMENT: Creation("batch", "CreateComputeEnvironment"),
    Batch.JOB_DEFINITION: Creation("batch", "RegisterJobDefinition", names=_named("jobDefinitionName")),
    Batch.JOB_QUEUE: Creation("batch", "CreateJobQueue"),
    Bedrock.GUARDRAIL: Creation("bedrock", "CreateGuardrail"),
    Budgets.BUDGET: Creation("budgets", "CreateBudget", "Budget", _named("BudgetName")),
    Budgets.BUDGET_ACTION: Creation("budgets", "CreateBudgetAction"),
    Cfg.RECORDER: Creation("config", "PutConfigurationRecorder", "ConfigurationRecorder"),
    Cfg.RULE: Creation("config", "PutConfigRule", "ConfigRule", _named("ConfigRuleName")),
    Cloudtrail.TRAIL: Creation("cloudtrail", "CreateTrail"),
    Cloudwatch.COMPOSITE_ALARM: Creation("cloudwatch", "PutCompositeAlarm"),
    Cloudwatch.EVENT_API_DESTINATION: Creation("events", "CreateApiDestination"),
    Cloudwatch.EVENT_ARCHIVE: Creation("events", "CreateArchive", names=_named("ArchiveName")),
    Cloudwatch.EVENT_BUS: Creation("events", "CreateEventBus"),
    Cloudwatch.EVENT_CONNECTION: Creation("events", "CreateConnection"),
    Cloudwatch.EVENT_RULE: Creation("events", "PutRule"),
    Cloudwatch.EVENT_TARGET: Creation("events", "PutTargets", "Targets"),
    Cloudwatch.LOG_ANOMALY_DETECTOR: Creation("logs", "CreateLogAnomalyDetector"),
    Cloudwatch.LOG_DESTINATION: Creation("logs", "PutDestination", names=_named("destinationName")),
    Cloudwatch.LOG_GROUP: Creation("logs", "CreateLogGroup", names=_named("logGroupName")),
    Cloudwatch.LOG_METRIC_FILTER: Creation(
        "logs", "PutMetricFilter", names={"name": "filterName", "pattern": "filterPattern"}
    ),
    Cloudwatch.LOG_STREAM: Creation("logs", "CreateLogStream", names=_named("logStreamName")),
    Cloudwatch.LOG_SUBSCRIPTION_FILTER: Creation("logs", "PutSubscriptionFilter", names={"name": "filterName"}),
    Cloudwatch.METRIC_ALARM: Creation("cloudwatch", "PutMetricAlarm", names={"name": "AlarmName"}),
    Cloudwatch.METRIC_STREAM: Creation("cloudwatch", "PutMetricStream"),
    Cloudwatch.QUERY_DEFINITION: Creation("logs", "PutQueryDefinition"),
    Codeartifact.DOMAIN: Creation("codeartifact", "CreateDomain"),
    Codeartifact.REPOSITORY: Creation("codeartifact", "CreateRepository"),
    Codebuild.PROJECT: Creation("codebuild", "CreateProject", names={"buildTimeout": "timeoutInMinutes"}),
    Codecommit.REPOSITORY: Creation("codecommit", "CreateRepository"),
    Codedeploy.APPLICATION: Creation("codedeploy", "CreateApplication", names=_named("applicationName")),
    Codedeploy.DEPLOYMENT_GROUP: Creation("codedeploy", "CreateDeploymentGroup"),
    Codepipeline.PIPELINE: Creation("codepipeline", "CreatePipeline", "pipeline"),
    Cognito.IDENTITY_POOL: Creation("cognito-identity", "CreateIdentityPool"),
    Cognito.IDENTITY_PROVIDER: Creation("cognito-idp", "CreateIdentityProvider"),
    Cognito.RESOURCE_SERVER: Creation("cognito-idp", "CreateResourceServer"),
    Cognito.USER: Creation("cognito-idp", "AdminCreateUser"),
    Cognito.USER_GROUP: Creation("cognito-idp", "CreateGroup", names=_named("GroupName")),
    Cognito.USER_POOL: Creation("cognito-idp", "CreateUserPool", names=_named("PoolName")),
    Cognito.USER_POOL_CLIENT: Creation("cognito-idp", "CreateUserPoolClient", names=_named("ClientName")),
    Cognito.USER_POOL_DOMAIN: Creation("cognito-idp", "CreateUserPoolDomain"),
    Datasync.TASK: Creation("datasync", "CreateTask"),
    Dax.CLUSTER: Creation("dax", "CreateCluster"),
    Dlm.LIFECYCLE_POLICY: Creation("dlm", "CreateLifecyclePolicy"),
    Dms.ENDPOINT: Creation("dms", "CreateEndpoint"),
    Dms.REPLICATION_INSTANCE: Creation("dms", "CreateReplicationInstance"),
    Dynamodb.TABLE: Creation("dynamodb", "CreateTable", names={"name": "TableName"}),
    Ecr.REPOSITORY: Creation("ecr", "CreateRepository", names=_named("repositoryName")),
    Ecs.CLUSTER: Creation("ecs", "CreateCluster", names=_named("clusterName")),
    Ecs.SERVICE: Creation("ecs", "CreateService", names=_named("serviceName")),
    Efs.ACCESS_POINT: Creation("efs", "CreateAccessPoint"),
    Efs.FILE_SYSTEM: Creation("efs", "CreateFileSystem"),
    Eks.ADDON: Creation("eks", "CreateAddon"),
    Eks.CLUSTER: Creation("eks", "CreateCluster"),
    Eks.FARGATE_PROFILE: Creation("eks", "CreateFargateProfile"),
    Eks.NODE_GROUP: Creation("eks", "CreateNodegroup", names={"nodeGroupName": "nodegroupName"}),
    Elasticache.REPLICATION_GROUP: Creation("elasticache", "CreateReplicationGroup"),
    Emr.CLUSTER: Creation("emr", "RunJobFlow"),
    Emrserverless.APPLICATION: Creation("emr-serverless", "CreateApplication"),
    Fsx.LUSTRE_FILE_SYSTEM: Creation("fsx", "CreateFileSystem"),
    Fsx.WINDOWS_FILE_SYSTEM: Creation("fsx", "CreateFileSystem"),
    Glue.CATALOG_DATABASE: Creation("glue", "CreateDatabase", "DatabaseInput"),
    Glue.CATALOG_TABLE: Creation("glue", "CreateTable", "TableInput"),
    Glue.CRAWLER: Creation("glue", "CreateCrawler"),
    Glue.DATA_CATALOG_ENCRYPTION_SETTINGS: Creation("glue", "PutDataCatalogEncryptionSettings"),
    Glue.JOB: Creation("glue", "CreateJob"),
    Glue.REGISTRY: Creation("glue", "CreateRegistry"),
    Glue.SCHEMA: Creation("glue", "CreateSchema"),
    Glue.SECURITY_CONFIGURATION: Creation("glue", "CreateSecurityConfiguration"),
    Glue.TRIGGER: Creation("glue", "CreateTrigger"),
    Glue.WORKFLOW: Creation("glue", "CreateWorkflow"),
    Grafana.WORKSPACE: Creation("grafana", "CreateWorkspace"),
    Guardduty.DETECTOR: Creation("guardduty", "CreateDetector"),
    Guardduty.FILTER: Creation("guardduty", "CreateFilter"),
    Iam.ACCESS_KEY: Creation("iam", "CreateAccessKey", names={"user": "UserName"}),
    Iam.ACCOUNT_ALIAS: Creation("iam", "CreateAccountAlias"),
    Iam.ACCOUNT_PASSWORD_POLICY: Creation("iam", "UpdateAccountPasswordPolicy"),
    Iam.GROUP: Creation("iam", "CreateGroup", names=_named("GroupName")),
    Iam.GROUP_POLICY: Creation("iam", "PutGroupPolicy", names=_named("PolicyName")),
    Iam.INSTANCE_PROFILE: Creation("iam", "CreateInstanceProfile", names=_named("InstanceProfileName")),
    Iam.OPEN_ID_CONNECT_PROVIDER: Creation("iam", "CreateOpenIDConnectProvider"),
    Iam.POLICY: Creation("iam", "CreatePolicy", names=_named("PolicyName")),
    Iam.ROLE: Creation("iam", "CreateRole", names=_named("RoleName")),
    Iam.ROLE_POLICY: Creation("iam", "PutRolePolicy", names=_named("PolicyName")),
    Iam.SERVER_CERTIFICATE: Creation("iam", "UploadServerCertificate", names=_named("ServerCertificateName")),
    Iam.SERVICE_LINKED_ROLE: Creation("iam", "CreateServiceLinkedRole"),
    Iam.USER: Creation("iam", "CreateUser", names=_named("UserName")),
    Iam.USER_POLICY: Creation("iam", "PutUserPolicy", names=_named("PolicyName")),
    Imagebuilder.COMPONENT: Creation("imagebuilder", "CreateComponent"),
    Imagebuilder.CONTAINER_RECIPE: Creation("imagebuilder", "CreateContainerRecipe"),
    Imagebuilder.DISTRIBUTION_CONFIGURATION: Creation("imagebuilder", "CreateDistributionConfiguration"),
    Imagebuilder.IMAGE_PIPELINE: Creation("imagebuilder", "CreateImagePipeline"),
    Imagebuilder.IMAGE_RECIPE: Creation("imagebuilder", "CreateImageRecipe"),
    Imagebuilder.INFRASTRUCTURE_CONFIGURATION: Creation("imagebuilder", "CreateInfrastructureConfiguration"),
    Iot.THING: Creation("iot", "CreateThing", names=_named("thingName")),
    Iot.TOPIC_RULE: Creation("iot", "CreateTopicRule", names=_named("ruleName")),
    Kinesis.FIREHOSE_DELIVERY_STREAM: Creation("firehose", "CreateDeliveryStream", names=_named("DeliveryStreamName")),
    Kinesis.STREAM: Creation("kinesis", "CreateStream", names=_named("StreamName")),
    Kinesis.STREAM_CONSUMER: Creation("kinesis", "RegisterStreamConsumer", names=_named("ConsumerName")),
    Kinesisanalyticsv2.APPLICATION: Creation(
        "kinesisanalyticsv2", "CreateApplication", names=_named("ApplicationName")
    ),
    Kms.ALIAS: Creation("kms", "CreateAlias", names=_named("AliasName")),
    Kms.GRANT: Creation("kms", "CreateGrant"),
    Kms.KEY: Creation("kms", "CreateKey"),
    Kms.REPLICA_KEY: Creation("kms", "ReplicateKey"),
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
    Location.PLACE_INDEX: Creation("location", "CreatePlaceIndex"),
    Memorydb.ACL: Creation("memorydb", "CreateACL", names=_named("ACLName")),
    Memorydb.CLUSTER: Creation("memorydb", "CreateCluster", names=_named("ClusterName")),
    Memorydb.USER: Creation("memorydb", "CreateUser"),
    Mq.BROKER: Creation("mq", "CreateBroker"),
    Msk.CLUSTER: Creation("kafka", "CreateCluster"),
    Msk.CONFIGURATION: Creation("kafka", "CreateConfiguration"),
    Mwaa.ENVIRONMENT: Creation("mwaa", "CreateEnvironment"),
    Networkfirewall.FIREWALL: Creation("network-firewall", "CreateFirewall", names=_named("FirewallName")),
    Networkfirewall.FIREWALL_POLICY: Creation(
        "network-firewall", "CreateFirewallPolicy", names=_named("FirewallPolicyName")
    ),
    Opensearch.DOMAIN: Creation("opensearch", "CreateDomain"),
    Opensearch.SERVERLESS_COLLECTION: Creation("opensearchserverless", "CreateCollection"),
    Opensearch.SERVERLESS_SECURITY_POLICY: Creation("opensearchserverless", "CreateSecurityPolicy"),
    Organizations.ACCOUNT: Creation("organizations", "CreateAccount", names=_named("AccountName")),
    Organizations.ORGANIZATIONAL_UNIT: Creation("organizations", "CreateOrganizationalUnit"),
    Organizations.POLICY: Creation("organizations", "CreatePolicy"),
    Pipes.PIPE: Creation("pipes", "CreatePipe"),
    Rds.PROXY: Creation("rds", "CreateDBProxy"),
    Redshiftserverless.NAMESPACE: Creation("redshift-serverless", "CreateNamespace"),
    Redshiftserverless.WORKGROUP: Creation("redshift-serverless", "CreateWorkgroup"),
    Resourcegroups.GROUP: Creation("resource-groups", "CreateGroup"),
    Route53.HEALTH_CHECK: Creation("route53", "CreateHealthCheck", "HealthCheckConfig"),
    Route53.ZONE: Creation("route53", "CreateHostedZone"),
    Sagemaker.ENDPOINT: Creation("sagemaker", "CreateEndpoint", names=_named("EndpointName")),
    Sagemaker.ENDPOINT_CONFIGURATION: Creation("sagemaker", "CreateEndpointConfig", names=_named("EndpointConfigName")),
    Sagemaker.MODEL: Creation("sagemaker", "CreateModel", names=_named("ModelName")),
    Sagemaker.NOTEBOOK_INSTANCE: Creation("sagemaker", "CreateNotebookInstance", names=_named("NotebookInstanceName")),
    Scheduler.SCHEDULE: Creation("scheduler", "CreateSchedule"),
    Scheduler.SCHEDULE_GROUP: Creation("scheduler", "CreateScheduleGroup"),
    Schemas.DISCOVERER: Creation("schemas", "CreateDiscoverer"),
    Schemas.REGISTRY: Creation("schemas", "CreateRegistry"),
    Schemas.SCHEMA: Creation("schemas", "CreateSchema"),
    Secretsmanager.SECRET: Creation("secretsmanager", "CreateSecret"),
    Secretsmanager.SECRET_ROTATION: Creation("secretsmanager", "RotateSecret"),
    Secretsmanager.SECRET_VERSION: Creation("secretsmanager", "PutSecretValue"),
    Servicediscovery.HTTP_NAMESPACE: Creation("servicediscovery", "CreateHttpNamespace"),
    Servicediscovery.PRIVATE_DNS_NAMESPACE: Creation("servicediscovery", "CreatePrivateDnsNamespace"),
    Servicediscovery.PUBLIC_DNS_NAMESPACE: Creation("servicediscovery", "CreatePublicDnsNamespace"),
    Servicediscovery.SERVICE: Creation("servicediscovery", "CreateService"),
    Sesv2.CONFIGURATION_SET: Creation("sesv2", "CreateConfigurationSet"),
    Sesv2.CONFIGURATION_SET_EVENT_DESTINATION: Creation("sesv2", "CreateConfigurationSetEventDestination"),
    Sesv2.CONTACT_LIST: Creation("sesv2", "CreateContactList"),
    Sesv2.EMAIL_IDENTITY: Creation("sesv2", "CreateEmailIdentity"),
    Sfn.ACTIVITY: Creation("stepfunctions", "CreateActivity"),
    Sfn.ALIAS: Creation("stepfunctions", "CreateStateMachineAlias"),
    Sfn.STATE_MACHINE: Creation("stepfunctions", "CreateStateMachine"),
    Signer.SIGNING_PROFILE: Creation("signer", "PutSigningProfile", names=_named("profileName")),
    Ssm.ACTIVATION: Creation("ssm", "CreateActivation", names=_named("DefaultInstanceName")),
    Ssm.ASSOCIATION: Creation("ssm", "CreateAssociation"),
    Ssm.DOCUMENT: Creation("ssm", "CreateDocument"),
    Ssm.MAINTENANCE_WINDOW: Creation("ssm", "CreateMaintenanceWindow"),
    Ssm.MAINTENANCE_WINDOW_TARGET: Creation("ssm", "RegisterTargetWithMaintenanceWindow"),
    Ssm.MAINTENANCE_WINDOW_TASK: Creation("ssm", "RegisterTaskWithMaintenanceWindow"),
    Ssm.PARAMETER: Creation("ssm", "PutParameter"),
    Ssm.PATCH_BASELINE: Creation("ssm", "CreatePatchBaseline"),
    Ssm.RESOURCE_DATA_SYNC: Creation("ssm", "CreateResourceDataSync", names=_named("SyncName")),
    Ssoadmin.PERMISSION_SET: Creation("sso-admin", "CreatePermissionSet"),
    Synthetics.CANARY: Creation("synthetics", "CreateCanary"),
    Synthetics.GROUP: Creation("synthetics", "CreateGroup"),
    Transfer.SERVER: Creation("transfer", "CreateServer"),
    Transfer.USER: Creation("transfer", "CreateUser"),
    Transfer.WORKFLOW: Creation("transfer", "CreateWorkflow"),
    Verifiedpermissions.POLICY_STORE: Creation("verifiedpermissions", "CreatePolicyStore"),
    Vpclattice.SERVICE: Creation("vpc-lattice", "CreateService"),
    Vpclattice.SERVICE_NETWORK: Creation("vpc-lattice", "CreateServiceNetwork"),
    Vpclattice.TARGET_GROUP: Creation("vpc-lattice", "CreateTargetGroup"),
    Wafv2.IP_SET: Creation("wafv2", "CreateIPSet"),
    Wafv2.REGEX_PATTERN_SET: Creation("wafv2", "CreateRegexPatternSet"),
    Wafv2.RULE_GROUP: Creation("wafv2", "CreateRuleGroup"),
    Wafv2.WEB_ACL: Creation("wafv2", "CreateWebACL"),
    Xray.GROUP: Creation("xray", "CreateGroup"),
    Xray.SAMPLING_RULE: Creation("xray", "CreateSamplingRule", "SamplingRule"),
}
_MANY = 40
_OFFERED = re.compile(r"[vV]ersion$")
_DEEPEST = 5  # levels: deeper ones are documents that contain themselves


def members() -> dict[str, Any]:
    """Return the members of `limits.zip`: by type the limits of each path, and what they were read from."""
    import botocore
    import botocore.session

    session: Any = botocore.session.get_session()
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for type, made in MADE.items():
        model = session.get_service_model(made.service)
        shape = model.operation_model(made.operation).input_shape
        if made.inside:
            inner: Any = shape.members[made.inside]
            shape = inner.member if inner.type_name == "list" else inner
        rows = dict(_object(provider.inputs(type), shape, made.names, "", 0))
        if rows:
            found[type] = {path: {**row, "operation": f"{made.service}:{made.operation}"} for path, row in rows.items()}
    return {"limits": found, "about": {"source": f"botocore {botocore.__version__}"}}


def _object(
    fields: Mapping[str, Shape], shape: Any, names: Mapping[str, str], path: str, depth: int
) -> Iterator[tuple[str, dict[str, Any]]]:
    if shape.type_name != "structure" or depth > _DEEPEST:
        return
    by_name = {_flat(name): member for name, member in shape.members.items()}
    for name, kind in sorted(fields.items()):
        if name in names:
            member = shape.members[names[name]]
        else:
            member = by_name.get(_flat(name)) or (_singular(by_name, name) if kind.kind in ("list", "object") else None)
        if member is not None and not _OFFERED.search(name):
            yield from _member(kind, member, f"{path}{name}", depth)


def _member(kind: Shape, shape: Any, path: str, depth: int) -> Iterator[tuple[str, dict[str, Any]]]:
    element = kind.element if kind.kind == "list" else None
    if kind.kind == "object":
        inner = shape.member if shape.type_name == "list" else shape
        yield from _object(kind.fields, inner, {}, f"{path}.", depth + 1)
    elif element is not None and shape.type_name == "list":
        if shape.metadata.get("max") is not None:
            yield path, {"items": [shape.metadata.get("min", 0), shape.metadata["max"]]}
        yield from _member(element, shape.member, f"{path}[]", depth)
    elif element is not None and shape.type_name == "structure":
        yield from _member(element, shape, f"{path}[]", depth)
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
