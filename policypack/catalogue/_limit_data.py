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
    Acm,
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
    Budgets,
    Cfg,
    Cloudtrail,
    Cloudwatch,
    Codebuild,
    Codecommit,
    Codedeploy,
    Codepipeline,
    Cognito,
    Dlm,
    Dms,
    Dynamodb,
    Ecr,
    Ecs,
    Efs,
    Eks,
    Elasticache,
    Emr,
    Fsx,
    Glue,
    Guardduty,
    Iam,
    Iot,
    Kinesis,
    Kms,
    Lambda,
    Lb,
    Memorydb,
    Mq,
    Msk,
    Opensearch,
    Pipes,
    Rds,
    Redshiftserverless,
    Route53,
    Scheduler,
    Secretsmanager,
    Servicediscovery,
    Sesv2,
    Sfn,
    Ssm,
    Synthetics,
    Transfer,
    Wafv2,
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
    Acm.CERTIFICATE: Made("acm", "RequestCertificate"),
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
    Appautoscaling.TARGET: Made("application-autoscaling", "RegisterScalableTarget"),
    Appconfig.APPLICATION: Made("appconfig", "CreateApplication"),
    Appconfig.CONFIGURATION_PROFILE: Made("appconfig", "CreateConfigurationProfile"),
    Appconfig.DEPLOYMENT_STRATEGY: Made("appconfig", "CreateDeploymentStrategy"),
    Appconfig.ENVIRONMENT: Made("appconfig", "CreateEnvironment"),
    Apprunner.SERVICE: Made("apprunner", "CreateService"),
    Appsync.GRAPH_QL_API: Made("appsync", "CreateGraphqlApi"),
    Athena.NAMED_QUERY: Made("athena", "CreateNamedQuery", names={"query": "QueryString"}),
    Athena.WORKGROUP: Made("athena", "CreateWorkGroup"),
    Autoscaling.GROUP: Made("autoscaling", "CreateAutoScalingGroup", names=_named("AutoScalingGroupName")),
    Autoscaling.LIFECYCLE_HOOK: Made("autoscaling", "PutLifecycleHook", names=_named("LifecycleHookName")),
    Autoscaling.POLICY: Made("autoscaling", "PutScalingPolicy", names=_named("PolicyName")),
    Backup.VAULT: Made("backup", "CreateBackupVault", names=_named("BackupVaultName")),
    Batch.COMPUTE_ENVIRONMENT: Made("batch", "CreateComputeEnvironment"),
    Batch.JOB_QUEUE: Made("batch", "CreateJobQueue"),
    Budgets.BUDGET: Made("budgets", "CreateBudget", "Budget", _named("BudgetName")),
    Cfg.RECORDER: Made("config", "PutConfigurationRecorder", "ConfigurationRecorder"),
    Cfg.RULE: Made("config", "PutConfigRule", "ConfigRule", _named("ConfigRuleName")),
    Cloudtrail.TRAIL: Made("cloudtrail", "CreateTrail"),
    Cloudwatch.EVENT_BUS: Made("events", "CreateEventBus"),
    Cloudwatch.EVENT_RULE: Made("events", "PutRule"),
    Cloudwatch.EVENT_TARGET: Made("events", "PutTargets", "Targets"),
    Cloudwatch.LOG_GROUP: Made("logs", "CreateLogGroup", names=_named("logGroupName")),
    Cloudwatch.LOG_METRIC_FILTER: Made(
        "logs", "PutMetricFilter", names={"name": "filterName", "pattern": "filterPattern"}
    ),
    Cloudwatch.LOG_STREAM: Made("logs", "CreateLogStream", names=_named("logStreamName")),
    Cloudwatch.LOG_SUBSCRIPTION_FILTER: Made("logs", "PutSubscriptionFilter", names={"name": "filterName"}),
    Cloudwatch.METRIC_ALARM: Made("cloudwatch", "PutMetricAlarm", names={"name": "AlarmName"}),
    Codebuild.PROJECT: Made("codebuild", "CreateProject", names={"buildTimeout": "timeoutInMinutes"}),
    Codecommit.REPOSITORY: Made("codecommit", "CreateRepository"),
    Codedeploy.APPLICATION: Made("codedeploy", "CreateApplication", names=_named("applicationName")),
    Codedeploy.DEPLOYMENT_GROUP: Made("codedeploy", "CreateDeploymentGroup"),
    Codepipeline.PIPELINE: Made("codepipeline", "CreatePipeline", "pipeline"),
    Cognito.IDENTITY_POOL: Made("cognito-identity", "CreateIdentityPool"),
    Cognito.IDENTITY_PROVIDER: Made("cognito-idp", "CreateIdentityProvider"),
    Cognito.RESOURCE_SERVER: Made("cognito-idp", "CreateResourceServer"),
    Cognito.USER_GROUP: Made("cognito-idp", "CreateGroup", names=_named("GroupName")),
    Cognito.USER_POOL: Made("cognito-idp", "CreateUserPool", names=_named("PoolName")),
    Cognito.USER_POOL_CLIENT: Made("cognito-idp", "CreateUserPoolClient", names=_named("ClientName")),
    Cognito.USER_POOL_DOMAIN: Made("cognito-idp", "CreateUserPoolDomain"),
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
    Fsx.LUSTRE_FILE_SYSTEM: Made("fsx", "CreateFileSystem"),
    Fsx.WINDOWS_FILE_SYSTEM: Made("fsx", "CreateFileSystem"),
    Glue.CATALOG_DATABASE: Made("glue", "CreateDatabase", "DatabaseInput"),
    Glue.CRAWLER: Made("glue", "CreateCrawler"),
    Glue.JOB: Made("glue", "CreateJob"),
    Glue.TRIGGER: Made("glue", "CreateTrigger"),
    Guardduty.DETECTOR: Made("guardduty", "CreateDetector"),
    Guardduty.FILTER: Made("guardduty", "CreateFilter"),
    Iam.GROUP: Made("iam", "CreateGroup", names=_named("GroupName")),
    Iam.INSTANCE_PROFILE: Made("iam", "CreateInstanceProfile", names=_named("InstanceProfileName")),
    Iam.POLICY: Made("iam", "CreatePolicy", names=_named("PolicyName")),
    Iam.ROLE: Made("iam", "CreateRole", names=_named("RoleName")),
    Iam.ROLE_POLICY: Made("iam", "PutRolePolicy", names=_named("PolicyName")),
    Iam.USER: Made("iam", "CreateUser", names=_named("UserName")),
    Iot.THING: Made("iot", "CreateThing", names=_named("thingName")),
    Iot.TOPIC_RULE: Made("iot", "CreateTopicRule", names=_named("ruleName")),
    Kinesis.FIREHOSE_DELIVERY_STREAM: Made("firehose", "CreateDeliveryStream", names=_named("DeliveryStreamName")),
    Kinesis.STREAM: Made("kinesis", "CreateStream", names=_named("StreamName")),
    Kms.ALIAS: Made("kms", "CreateAlias", names=_named("AliasName")),
    Kms.KEY: Made("kms", "CreateKey"),
    Lambda.ALIAS: Made("lambda", "CreateAlias"),
    Lambda.CODE_SIGNING_CONFIG: Made("lambda", "CreateCodeSigningConfig"),
    Lambda.EVENT_SOURCE_MAPPING: Made("lambda", "CreateEventSourceMapping"),
    Lambda.FUNCTION: Made("lambda", "CreateFunction", names={"name": "FunctionName"}),
    Lambda.FUNCTION_EVENT_INVOKE_CONFIG: Made("lambda", "PutFunctionEventInvokeConfig"),
    Lambda.FUNCTION_URL: Made("lambda", "CreateFunctionUrlConfig"),
    Lambda.LAYER_VERSION: Made("lambda", "PublishLayerVersion"),
    Lambda.PERMISSION: Made("lambda", "AddPermission"),
    Lb.LISTENER_RULE: Made("elbv2", "CreateRule"),
    Lb.TARGET_GROUP: Made("elbv2", "CreateTargetGroup"),
    Memorydb.CLUSTER: Made("memorydb", "CreateCluster", names=_named("ClusterName")),
    Mq.BROKER: Made("mq", "CreateBroker"),
    Msk.CLUSTER: Made("kafka", "CreateCluster"),
    Msk.CONFIGURATION: Made("kafka", "CreateConfiguration"),
    Opensearch.DOMAIN: Made("opensearch", "CreateDomain"),
    Pipes.PIPE: Made("pipes", "CreatePipe"),
    Rds.PROXY: Made("rds", "CreateDBProxy"),
    Redshiftserverless.NAMESPACE: Made("redshift-serverless", "CreateNamespace"),
    Redshiftserverless.WORKGROUP: Made("redshift-serverless", "CreateWorkgroup"),
    Route53.HEALTH_CHECK: Made("route53", "CreateHealthCheck", "HealthCheckConfig"),
    Route53.ZONE: Made("route53", "CreateHostedZone"),
    Scheduler.SCHEDULE: Made("scheduler", "CreateSchedule"),
    Scheduler.SCHEDULE_GROUP: Made("scheduler", "CreateScheduleGroup"),
    Secretsmanager.SECRET: Made("secretsmanager", "CreateSecret"),
    Servicediscovery.PRIVATE_DNS_NAMESPACE: Made("servicediscovery", "CreatePrivateDnsNamespace"),
    Servicediscovery.SERVICE: Made("servicediscovery", "CreateService"),
    Sesv2.CONFIGURATION_SET: Made("sesv2", "CreateConfigurationSet"),
    Sfn.ACTIVITY: Made("stepfunctions", "CreateActivity"),
    Sfn.STATE_MACHINE: Made("stepfunctions", "CreateStateMachine"),
    Ssm.ASSOCIATION: Made("ssm", "CreateAssociation"),
    Ssm.DOCUMENT: Made("ssm", "CreateDocument"),
    Ssm.MAINTENANCE_WINDOW: Made("ssm", "CreateMaintenanceWindow"),
    Ssm.PARAMETER: Made("ssm", "PutParameter"),
    Ssm.PATCH_BASELINE: Made("ssm", "CreatePatchBaseline"),
    Synthetics.CANARY: Made("synthetics", "CreateCanary"),
    Transfer.SERVER: Made("transfer", "CreateServer"),
    Transfer.USER: Made("transfer", "CreateUser"),
    Wafv2.IP_SET: Made("wafv2", "CreateIPSet"),
    Wafv2.REGEX_PATTERN_SET: Made("wafv2", "CreateRegexPatternSet"),
    Wafv2.RULE_GROUP: Made("wafv2", "CreateRuleGroup"),
    Wafv2.WEB_ACL: Made("wafv2", "CreateWebACL"),
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
