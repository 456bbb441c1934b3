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


class Made(NamedTuple):
    """The operation that makes a resource: botocore's service, the operation, a member of its input to begin at.

    `names` are the members of properties that are called otherwise.
    """

    service: str
    operation: str
    inside: str = ""
    names: Mapping[str, str] = {}


def _named(member: str) -> dict[str, str]:
    return {"name": member}


MADE: Mapping[str, Made] = {
    Accessanalyzer.ANALYZER: Made("accessanalyzer", "CreateAnalyzer"),
    Acm.CERTIFICATE: Made("acm", "RequestCertificate"),
    Amp.WORKSPACE: Made("amp", "CreateWorkspace"),
    Amplify.APP: Made("amplify", "CreateApp"),
    Amplify.BRANCH: Made("amplify", "CreateBranch"),
    Apigateway.API_KEY: Made("apigateway", "CreateApiKey"),
    Apigateway.AUTHORIZER: Made("apigateway", "CreateAuthorizer"),
    Apigateway.INTEGRATION: Made("apigateway", "PutIntegration", names={"timeoutMilliseconds": "timeoutInMillis"}),
    Apigateway.METHOD: Made("apigateway", "PutMethod"),
    Apigateway.REST_API: Made("apigateway", "CreateRestApi"),
    Apigateway.STAGE: Made("apigateway", "CreateStage"),
    Apigateway.USAGE_PLAN: Made("apigateway", "CreateUsagePlan"),
    Apigatewayv2.API: Made("apigatewayv2", "CreateApi"),
    Apigatewayv2.AUTHORIZER: Made("apigatewayv2", "CreateAuthorizer"),
    Apigatewayv2.INTEGRATION: Made(
        "apigatewayv2", "CreateIntegration", names={"timeoutMilliseconds": "TimeoutInMillis"}
    ),
    Apigatewayv2.ROUTE: Made("apigatewayv2", "CreateRoute"),
    Apigatewayv2.STAGE: Made("apigatewayv2", "CreateStage", names=_named("StageName")),
    Appautoscaling.POLICY: Made("application-autoscaling", "PutScalingPolicy", names=_named("PolicyName")),
    Appautoscaling.SCHEDULED_ACTION: Made(
        "application-autoscaling", "PutScheduledAction", names=_named("ScheduledActionName")
    ),
    Appautoscaling.TARGET: Made("application-autoscaling", "RegisterScalableTarget"),
    Appconfig.APPLICATION: Made("appconfig", "CreateApplication"),
    Appconfig.CONFIGURATION_PROFILE: Made("appconfig", "CreateConfigurationProfile"),
    Appconfig.DEPLOYMENT_STRATEGY: Made("appconfig", "CreateDeploymentStrategy"),
    Appconfig.ENVIRONMENT: Made("appconfig", "CreateEnvironment"),
    Apprunner.SERVICE: Made("apprunner", "CreateService"),
    Appsync.API_CACHE: Made("appsync", "CreateApiCache"),
    Appsync.DATA_SOURCE: Made("appsync", "CreateDataSource"),
    Appsync.FUNCTION: Made("appsync", "CreateFunction", names={"dataSource": "dataSourceName"}),
    Appsync.GRAPH_QL_API: Made("appsync", "CreateGraphqlApi"),
    Appsync.RESOLVER: Made(
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
    Athena.DATA_CATALOG: Made("athena", "CreateDataCatalog"),
    Athena.NAMED_QUERY: Made("athena", "CreateNamedQuery", names={"query": "QueryString"}),
    Athena.PREPARED_STATEMENT: Made("athena", "CreatePreparedStatement", names=_named("StatementName")),
    Athena.WORKGROUP: Made("athena", "CreateWorkGroup"),
    Autoscaling.GROUP: Made("autoscaling", "CreateAutoScalingGroup", names=_named("AutoScalingGroupName")),
    Autoscaling.LIFECYCLE_HOOK: Made("autoscaling", "PutLifecycleHook", names=_named("LifecycleHookName")),
    Autoscaling.POLICY: Made("autoscaling", "PutScalingPolicy", names=_named("PolicyName")),
    Backup.PLAN: Made("backup", "CreateBackupPlan", "BackupPlan", _named("BackupPlanName")),
    Backup.SELECTION: Made("backup", "CreateBackupSelection", "BackupSelection", _named("SelectionName")),
    Backup.VAULT: Made("backup", "CreateBackupVault", names=_named("BackupVaultName")),
    Batch.COMPUTE_ENVIRONMENT: Made("batch", "CreateComputeEnvironment"),
    Batch.JOB_DEFINITION: Made("batch", "RegisterJobDefinition", names=_named("jobDefinitionName")),
    Batch.JOB_QUEUE: Made("batch", "CreateJobQueue"),
    Bedrock.GUARDRAIL: Made("bedrock", "CreateGuardrail"),
    Budgets.BUDGET: Made("budgets", "CreateBudget", "Budget", _named("BudgetName")),
    Budgets.BUDGET_ACTION: Made("budgets", "CreateBudgetAction"),
    Cfg.RECORDER: Made("config", "PutConfigurationRecorder", "ConfigurationRecorder"),
    Cfg.RULE: Made("config", "PutConfigRule", "ConfigRule", _named("ConfigRuleName")),
    Cloudtrail.TRAIL: Made("cloudtrail", "CreateTrail"),
    Cloudwatch.COMPOSITE_ALARM: Made("cloudwatch", "PutCompositeAlarm"),
    Cloudwatch.EVENT_API_DESTINATION: Made("events", "CreateApiDestination"),
    Cloudwatch.EVENT_ARCHIVE: Made("events", "CreateArchive", names=_named("ArchiveName")),
    Cloudwatch.EVENT_BUS: Made("events", "CreateEventBus"),
    Cloudwatch.EVENT_CONNECTION: Made("events", "CreateConnection"),
    Cloudwatch.EVENT_RULE: Made("events", "PutRule"),
    Cloudwatch.EVENT_TARGET: Made("events", "PutTargets", "Targets"),
    Cloudwatch.LOG_ANOMALY_DETECTOR: Made("logs", "CreateLogAnomalyDetector"),
    Cloudwatch.LOG_DESTINATION: Made("logs", "PutDestination", names=_named("destinationName")),
    Cloudwatch.LOG_GROUP: Made("logs", "CreateLogGroup", names=_named("logGroupName")),
    Cloudwatch.LOG_METRIC_FILTER: Made(
        "logs", "PutMetricFilter", names={"name": "filterName", "pattern": "filterPattern"}
    ),
    Cloudwatch.LOG_STREAM: Made("logs", "CreateLogStream", names=_named("logStreamName")),
    Cloudwatch.LOG_SUBSCRIPTION_FILTER: Made("logs", "PutSubscriptionFilter", names={"name": "filterName"}),
    Cloudwatch.METRIC_ALARM: Made("cloudwatch", "PutMetricAlarm", names={"name": "AlarmName"}),
    Cloudwatch.METRIC_STREAM: Made("cloudwatch", "PutMetricStream"),
    Cloudwatch.QUERY_DEFINITION: Made("logs", "PutQueryDefinition"),
    Codeartifact.DOMAIN: Made("codeartifact", "CreateDomain"),
    Codeartifact.REPOSITORY: Made("codeartifact", "CreateRepository"),
    Codebuild.PROJECT: Made("codebuild", "CreateProject", names={"buildTimeout": "timeoutInMinutes"}),
    Codecommit.REPOSITORY: Made("codecommit", "CreateRepository"),
    Codedeploy.APPLICATION: Made("codedeploy", "CreateApplication", names=_named("applicationName")),
    Codedeploy.DEPLOYMENT_GROUP: Made("codedeploy", "CreateDeploymentGroup"),
    Codepipeline.PIPELINE: Made("codepipeline", "CreatePipeline", "pipeline"),
    Cognito.IDENTITY_POOL: Made("cognito-identity", "CreateIdentityPool"),
    Cognito.IDENTITY_PROVIDER: Made("cognito-idp", "CreateIdentityProvider"),
    Cognito.RESOURCE_SERVER: Made("cognito-idp", "CreateResourceServer"),
    Cognito.USER: Made("cognito-idp", "AdminCreateUser"),
    Cognito.USER_GROUP: Made("cognito-idp", "CreateGroup", names=_named("GroupName")),
    Cognito.USER_POOL: Made("cognito-idp", "CreateUserPool", names=_named("PoolName")),
    Cognito.USER_POOL_CLIENT: Made("cognito-idp", "CreateUserPoolClient", names=_named("ClientName")),
    Cognito.USER_POOL_DOMAIN: Made("cognito-idp", "CreateUserPoolDomain"),
    Datasync.TASK: Made("datasync", "CreateTask"),
    Dax.CLUSTER: Made("dax", "CreateCluster"),
    Dlm.LIFECYCLE_POLICY: Made("dlm", "CreateLifecyclePolicy"),
    Dms.ENDPOINT: Made("dms", "CreateEndpoint"),
    Dms.REPLICATION_INSTANCE: Made("dms", "CreateReplicationInstance"),
    Dynamodb.TABLE: Made("dynamodb", "CreateTable", names={"name": "TableName"}),
    Ecr.REPOSITORY: Made("ecr", "CreateRepository", names=_named("repositoryName")),
    Ecs.CLUSTER: Made("ecs", "CreateCluster", names=_named("clusterName")),
    Ecs.SERVICE: Made("ecs", "CreateService", names=_named("serviceName")),
    Efs.ACCESS_POINT: Made("efs", "CreateAccessPoint"),
    Efs.FILE_SYSTEM: Made("efs", "CreateFileSystem"),
    Eks.ADDON: Made("eks", "CreateAddon"),
    Eks.CLUSTER: Made("eks", "CreateCluster"),
    Eks.FARGATE_PROFILE: Made("eks", "CreateFargateProfile"),
    Eks.NODE_GROUP: Made("eks", "CreateNodegroup", names={"nodeGroupName": "nodegroupName"}),
    Elasticache.REPLICATION_GROUP: Made("elasticache", "CreateReplicationGroup"),
    Emr.CLUSTER: Made("emr", "RunJobFlow"),
    Emrserverless.APPLICATION: Made("emr-serverless", "CreateApplication"),
    Fsx.LUSTRE_FILE_SYSTEM: Made("fsx", "CreateFileSystem"),
    Fsx.WINDOWS_FILE_SYSTEM: Made("fsx", "CreateFileSystem"),
    Glue.CATALOG_DATABASE: Made("glue", "CreateDatabase", "DatabaseInput"),
    Glue.CATALOG_TABLE: Made("glue", "CreateTable", "TableInput"),
    Glue.CRAWLER: Made("glue", "CreateCrawler"),
    Glue.DATA_CATALOG_ENCRYPTION_SETTINGS: Made("glue", "PutDataCatalogEncryptionSettings"),
    Glue.JOB: Made("glue", "CreateJob"),
    Glue.REGISTRY: Made("glue", "CreateRegistry"),
    Glue.SCHEMA: Made("glue", "CreateSchema"),
    Glue.SECURITY_CONFIGURATION: Made("glue", "CreateSecurityConfiguration"),
    Glue.TRIGGER: Made("glue", "CreateTrigger"),
    Glue.WORKFLOW: Made("glue", "CreateWorkflow"),
    Grafana.WORKSPACE: Made("grafana", "CreateWorkspace"),
    Guardduty.DETECTOR: Made("guardduty", "CreateDetector"),
    Guardduty.FILTER: Made("guardduty", "CreateFilter"),
    Iam.ACCESS_KEY: Made("iam", "CreateAccessKey", names={"user": "UserName"}),
    Iam.ACCOUNT_ALIAS: Made("iam", "CreateAccountAlias"),
    Iam.ACCOUNT_PASSWORD_POLICY: Made("iam", "UpdateAccountPasswordPolicy"),
    Iam.GROUP: Made("iam", "CreateGroup", names=_named("GroupName")),
    Iam.GROUP_POLICY: Made("iam", "PutGroupPolicy", names=_named("PolicyName")),
    Iam.INSTANCE_PROFILE: Made("iam", "CreateInstanceProfile", names=_named("InstanceProfileName")),
    Iam.OPEN_ID_CONNECT_PROVIDER: Made("iam", "CreateOpenIDConnectProvider"),
    Iam.POLICY: Made("iam", "CreatePolicy", names=_named("PolicyName")),
    Iam.ROLE: Made("iam", "CreateRole", names=_named("RoleName")),
    Iam.ROLE_POLICY: Made("iam", "PutRolePolicy", names=_named("PolicyName")),
    Iam.SERVER_CERTIFICATE: Made("iam", "UploadServerCertificate", names=_named("ServerCertificateName")),
    Iam.SERVICE_LINKED_ROLE: Made("iam", "CreateServiceLinkedRole"),
    Iam.USER: Made("iam", "CreateUser", names=_named("UserName")),
    Iam.USER_POLICY: Made("iam", "PutUserPolicy", names=_named("PolicyName")),
    Imagebuilder.COMPONENT: Made("imagebuilder", "CreateComponent"),
    Imagebuilder.CONTAINER_RECIPE: Made("imagebuilder", "CreateContainerRecipe"),
    Imagebuilder.DISTRIBUTION_CONFIGURATION: Made("imagebuilder", "CreateDistributionConfiguration"),
    Imagebuilder.IMAGE_PIPELINE: Made("imagebuilder", "CreateImagePipeline"),
    Imagebuilder.IMAGE_RECIPE: Made("imagebuilder", "CreateImageRecipe"),
    Imagebuilder.INFRASTRUCTURE_CONFIGURATION: Made("imagebuilder", "CreateInfrastructureConfiguration"),
    Iot.THING: Made("iot", "CreateThing", names=_named("thingName")),
    Iot.TOPIC_RULE: Made("iot", "CreateTopicRule", names=_named("ruleName")),
    Kinesis.FIREHOSE_DELIVERY_STREAM: Made("firehose", "CreateDeliveryStream", names=_named("DeliveryStreamName")),
    Kinesis.STREAM: Made("kinesis", "CreateStream", names=_named("StreamName")),
    Kinesis.STREAM_CONSUMER: Made("kinesis", "RegisterStreamConsumer", names=_named("ConsumerName")),
    Kinesisanalyticsv2.APPLICATION: Made("kinesisanalyticsv2", "CreateApplication", names=_named("ApplicationName")),
    Kms.ALIAS: Made("kms", "CreateAlias", names=_named("AliasName")),
    Kms.GRANT: Made("kms", "CreateGrant"),
    Kms.KEY: Made("kms", "CreateKey"),
    Kms.REPLICA_KEY: Made("kms", "ReplicateKey"),
    Lambda.ALIAS: Made("lambda", "CreateAlias"),
    Lambda.CODE_SIGNING_CONFIG: Made("lambda", "CreateCodeSigningConfig"),
    Lambda.EVENT_SOURCE_MAPPING: Made("lambda", "CreateEventSourceMapping"),
    Lambda.FUNCTION: Made("lambda", "CreateFunction", names={"name": "FunctionName"}),
    Lambda.FUNCTION_EVENT_INVOKE_CONFIG: Made("lambda", "PutFunctionEventInvokeConfig"),
    Lambda.FUNCTION_URL: Made("lambda", "CreateFunctionUrlConfig"),
    Lambda.LAYER_VERSION: Made("lambda", "PublishLayerVersion"),
    Lambda.LAYER_VERSION_PERMISSION: Made("lambda", "AddLayerVersionPermission"),
    Lambda.PERMISSION: Made("lambda", "AddPermission"),
    Lambda.PROVISIONED_CONCURRENCY_CONFIG: Made("lambda", "PutProvisionedConcurrencyConfig"),
    Lb.LISTENER_RULE: Made("elbv2", "CreateRule"),
    Lb.TARGET_GROUP: Made("elbv2", "CreateTargetGroup"),
    Location.PLACE_INDEX: Made("location", "CreatePlaceIndex"),
    Memorydb.ACL: Made("memorydb", "CreateACL", names=_named("ACLName")),
    Memorydb.CLUSTER: Made("memorydb", "CreateCluster", names=_named("ClusterName")),
    Memorydb.USER: Made("memorydb", "CreateUser"),
    Mq.BROKER: Made("mq", "CreateBroker"),
    Msk.CLUSTER: Made("kafka", "CreateCluster"),
    Msk.CONFIGURATION: Made("kafka", "CreateConfiguration"),
    Mwaa.ENVIRONMENT: Made("mwaa", "CreateEnvironment"),
    Networkfirewall.FIREWALL: Made("network-firewall", "CreateFirewall", names=_named("FirewallName")),
    Networkfirewall.FIREWALL_POLICY: Made(
        "network-firewall", "CreateFirewallPolicy", names=_named("FirewallPolicyName")
    ),
    Opensearch.DOMAIN: Made("opensearch", "CreateDomain"),
    Opensearch.SERVERLESS_COLLECTION: Made("opensearchserverless", "CreateCollection"),
    Opensearch.SERVERLESS_SECURITY_POLICY: Made("opensearchserverless", "CreateSecurityPolicy"),
    Organizations.ACCOUNT: Made("organizations", "CreateAccount", names=_named("AccountName")),
    Organizations.ORGANIZATIONAL_UNIT: Made("organizations", "CreateOrganizationalUnit"),
    Organizations.POLICY: Made("organizations", "CreatePolicy"),
    Pipes.PIPE: Made("pipes", "CreatePipe"),
    Rds.PROXY: Made("rds", "CreateDBProxy"),
    Redshiftserverless.NAMESPACE: Made("redshift-serverless", "CreateNamespace"),
    Redshiftserverless.WORKGROUP: Made("redshift-serverless", "CreateWorkgroup"),
    Resourcegroups.GROUP: Made("resource-groups", "CreateGroup"),
    Route53.HEALTH_CHECK: Made("route53", "CreateHealthCheck", "HealthCheckConfig"),
    Route53.ZONE: Made("route53", "CreateHostedZone"),
    Sagemaker.ENDPOINT: Made("sagemaker", "CreateEndpoint", names=_named("EndpointName")),
    Sagemaker.ENDPOINT_CONFIGURATION: Made("sagemaker", "CreateEndpointConfig", names=_named("EndpointConfigName")),
    Sagemaker.MODEL: Made("sagemaker", "CreateModel", names=_named("ModelName")),
    Sagemaker.NOTEBOOK_INSTANCE: Made("sagemaker", "CreateNotebookInstance", names=_named("NotebookInstanceName")),
    Scheduler.SCHEDULE: Made("scheduler", "CreateSchedule"),
    Scheduler.SCHEDULE_GROUP: Made("scheduler", "CreateScheduleGroup"),
    Schemas.DISCOVERER: Made("schemas", "CreateDiscoverer"),
    Schemas.REGISTRY: Made("schemas", "CreateRegistry"),
    Schemas.SCHEMA: Made("schemas", "CreateSchema"),
    Secretsmanager.SECRET: Made("secretsmanager", "CreateSecret"),
    Secretsmanager.SECRET_ROTATION: Made("secretsmanager", "RotateSecret"),
    Secretsmanager.SECRET_VERSION: Made("secretsmanager", "PutSecretValue"),
    Servicediscovery.HTTP_NAMESPACE: Made("servicediscovery", "CreateHttpNamespace"),
    Servicediscovery.PRIVATE_DNS_NAMESPACE: Made("servicediscovery", "CreatePrivateDnsNamespace"),
    Servicediscovery.PUBLIC_DNS_NAMESPACE: Made("servicediscovery", "CreatePublicDnsNamespace"),
    Servicediscovery.SERVICE: Made("servicediscovery", "CreateService"),
    Sesv2.CONFIGURATION_SET: Made("sesv2", "CreateConfigurationSet"),
    Sesv2.CONFIGURATION_SET_EVENT_DESTINATION: Made("sesv2", "CreateConfigurationSetEventDestination"),
    Sesv2.CONTACT_LIST: Made("sesv2", "CreateContactList"),
    Sesv2.EMAIL_IDENTITY: Made("sesv2", "CreateEmailIdentity"),
    Sfn.ACTIVITY: Made("stepfunctions", "CreateActivity"),
    Sfn.ALIAS: Made("stepfunctions", "CreateStateMachineAlias"),
    Sfn.STATE_MACHINE: Made("stepfunctions", "CreateStateMachine"),
    Signer.SIGNING_PROFILE: Made("signer", "PutSigningProfile", names=_named("profileName")),
    Ssm.ACTIVATION: Made("ssm", "CreateActivation", names=_named("DefaultInstanceName")),
    Ssm.ASSOCIATION: Made("ssm", "CreateAssociation"),
    Ssm.DOCUMENT: Made("ssm", "CreateDocument"),
    Ssm.MAINTENANCE_WINDOW: Made("ssm", "CreateMaintenanceWindow"),
    Ssm.MAINTENANCE_WINDOW_TARGET: Made("ssm", "RegisterTargetWithMaintenanceWindow"),
    Ssm.MAINTENANCE_WINDOW_TASK: Made("ssm", "RegisterTaskWithMaintenanceWindow"),
    Ssm.PARAMETER: Made("ssm", "PutParameter"),
    Ssm.PATCH_BASELINE: Made("ssm", "CreatePatchBaseline"),
    Ssm.RESOURCE_DATA_SYNC: Made("ssm", "CreateResourceDataSync", names=_named("SyncName")),
    Ssoadmin.PERMISSION_SET: Made("sso-admin", "CreatePermissionSet"),
    Synthetics.CANARY: Made("synthetics", "CreateCanary"),
    Synthetics.GROUP: Made("synthetics", "CreateGroup"),
    Transfer.SERVER: Made("transfer", "CreateServer"),
    Transfer.USER: Made("transfer", "CreateUser"),
    Transfer.WORKFLOW: Made("transfer", "CreateWorkflow"),
    Verifiedpermissions.POLICY_STORE: Made("verifiedpermissions", "CreatePolicyStore"),
    Vpclattice.SERVICE: Made("vpc-lattice", "CreateService"),
    Vpclattice.SERVICE_NETWORK: Made("vpc-lattice", "CreateServiceNetwork"),
    Vpclattice.TARGET_GROUP: Made("vpc-lattice", "CreateTargetGroup"),
    Wafv2.IP_SET: Made("wafv2", "CreateIPSet"),
    Wafv2.REGEX_PATTERN_SET: Made("wafv2", "CreateRegexPatternSet"),
    Wafv2.RULE_GROUP: Made("wafv2", "CreateRuleGroup"),
    Wafv2.WEB_ACL: Made("wafv2", "CreateWebACL"),
    Xray.GROUP: Made("xray", "CreateGroup"),
    Xray.SAMPLING_RULE: Made("xray", "CreateSamplingRule", "SamplingRule"),
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
