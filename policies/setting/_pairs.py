"""Settings that belong together: what one needs, what one shuts out, and which values another then takes.

One table for all services: a row says when it holds and what follows. What needs more than one resource, or more than
comparing values, is a rule of its own beside the service's others.
"""

from __future__ import annotations

from typing import NamedTuple

from policypack.catalogue.tokens import (
    Apigateway,
    Apigatewayv2,
    Appautoscaling,
    Appsync,
    Athena,
    Budgets,
    Cloudwatch,
    Cognito,
    Dynamodb,
    Glue,
    Kinesis,
    Kms,
    Lambda,
    Organizations,
    Scheduler,
    Secretsmanager,
    Ses,
    Sesv2,
    Sfn,
    Sns,
    Sqs,
    Synthetics,
)


class When(NamedTuple):
    """A setting, and the values for which a row holds; none: whenever it is set. `default`: what absence means.

    Of a list one element is enough. A value that ends in `*` says how one begins.
    """

    name: str
    values: tuple[str, ...] = ()
    default: str = ""


class Pair(NamedTuple):
    """What follows from settings of a type: all of `when` must hold, and every block at the path `within` is judged.

    `needs`: one of these must be set. `refuses`: none of these may be. `takes`: that setting may have only those
    values, `shuts`: any but those (absence counts as `default`). Nothing holds where one of `unless` is set. `says` is
    what AWS or the provider answers, in its words or shortened; an exception is named with its own words alone. What
    neither has said is not `certain`.
    """

    type: str
    when: tuple[When, ...]
    says: str
    source: str
    needs: tuple[str, ...] = ()
    refuses: tuple[str, ...] = ()
    takes: When | None = None
    shuts: When | None = None
    unless: tuple[str, ...] = ()
    within: str = ""
    certain: bool = True


_API = "https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/"
_APPSYNC = "https://docs.aws.amazon.com/appsync/latest/APIReference/"
_COGNITO = "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/"
_ALARM = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html"
_DYNAMODB = "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html"
_EVENTS = "https://docs.aws.amazon.com/eventbridge/latest/APIReference/"
_FUNCTION = "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html"
_GLUE = "https://docs.aws.amazon.com/glue/latest/webapi/"
_KEY = "https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html"
_PROVIDER = "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/"
_SCALING = "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html"
_SUBSCRIBE = "https://docs.aws.amazon.com/sns/latest/api/API_SetSubscriptionAttributes.html"

APIS = (
    Pair(
        Apigateway.INTEGRATION,
        (When("connectionType", ("VPC_LINK",)),),
        "an integration of the type VPC_LINK names its link",
        "https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html",
        needs=("connectionId",),
        certain=False,
    ),
    Pair(
        Apigatewayv2.API,
        (When("protocolType", ("WEBSOCKET",)),),
        "it is supported only for HTTP APIs",
        f"{_API}apis.html",
        refuses=("corsConfiguration", "target", "routeKey", "credentialsArn"),
        certain=False,
    ),
    Pair(
        Apigatewayv2.AUTHORIZER,
        (When("authorizerType", ("JWT",)),),
        "it is required for the JWT authorizer type",
        f"{_API}apis-apiid-authorizers.html",
        needs=("jwtConfiguration",),
    ),
    Pair(
        Apigatewayv2.AUTHORIZER,
        (When("authorizerType", ("JWT",)),),
        "a JWT authorizer reads its token from somewhere",
        f"{_API}apis-apiid-authorizers.html",
        needs=("identitySources",),
        certain=False,
    ),
    Pair(
        Apigatewayv2.AUTHORIZER,
        (When("authorizerType", ("REQUEST",)),),
        "a REQUEST authorizer needs the URI of its function",
        f"{_API}apis-apiid-authorizers.html",
        needs=("authorizerUri",),
    ),
    Pair(
        Apigatewayv2.AUTHORIZER,
        (When("enableSimpleResponses", ("true",)),),
        "simple responses are of the payload format 2.0",
        "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html",
        takes=When("authorizerPayloadFormatVersion", ("2.0",)),
        certain=False,
    ),
    Pair(
        Apigatewayv2.INTEGRATION,
        (When("integrationType", ("HTTP_PROXY", "HTTP")),),
        "BadRequestException: HttpMethod must be specified for HTTP integrations",
        f"{_API}apis-apiid-integrations.html",
        needs=("integrationMethod",),
    ),
    Pair(
        Apigatewayv2.INTEGRATION,
        (When("integrationType", ("HTTP_PROXY", "HTTP", "AWS")),),
        "an integration that calls something needs its URI",
        f"{_API}apis-apiid-integrations.html",
        needs=("integrationUri",),
    ),
    Pair(
        Apigatewayv2.INTEGRATION,
        (When("integrationType", ("AWS_PROXY",)),),
        "an integration that calls something needs its URI, or the action of a service",
        f"{_API}apis-apiid-integrations.html",
        needs=("integrationUri", "integrationSubtype"),
    ),
    Pair(
        Apigatewayv2.INTEGRATION,
        (When("integrationType", ("HTTP_PROXY",)),),
        "for all other integrations, 1.0 is the only supported value",
        f"{_API}apis-apiid-integrations.html",
        takes=When("payloadFormatVersion", ("1.0",), "1.0"),
    ),
    Pair(
        Apigatewayv2.INTEGRATION,
        (When("integrationSubtype"),),
        "for all other integrations, 1.0 is the only supported value",
        f"{_API}apis-apiid-integrations.html",
        takes=When("payloadFormatVersion", ("1.0",), "1.0"),
    ),
    Pair(
        Apigatewayv2.INTEGRATION,
        (When("integrationSubtype"),),
        "an integration with a service is called with a role",
        "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services.html",
        needs=("credentialsArn",),
        certain=False,
    ),
    Pair(
        Apigatewayv2.INTEGRATION,
        (When("connectionType", ("VPC_LINK",)),),
        "a private integration names its VPC link",
        f"{_API}apis-apiid-integrations.html",
        needs=("connectionId",),
        certain=False,
    ),
    Pair(
        Apigatewayv2.STAGE,
        (When("autoDeploy", ("true",)),),
        "a deployment is not chosen where every change is deployed",
        f"{_API}apis-apiid-stages.html",
        refuses=("deploymentId",),
        certain=False,
    ),
    Pair(
        Apigatewayv2.ROUTE,
        (When("authorizationType", ("JWT", "CUSTOM")),),
        "the authorization type needs an authorizer",
        f"{_API}apis-apiid-routes.html",
        needs=("authorizerId",),
    ),
    Pair(
        Appsync.GRAPH_QL_API,
        (When("authenticationType", ("AMAZON_COGNITO_USER_POOLS",)),),
        "the user pool's configuration is missing",
        f"{_APPSYNC}API_CreateGraphqlApi.html",
        needs=("userPoolConfig",),
    ),
    Pair(
        Appsync.GRAPH_QL_API,
        (When("authenticationType", ("OPENID_CONNECT",)),),
        "the OpenID Connect configuration is missing",
        f"{_APPSYNC}API_CreateGraphqlApi.html",
        needs=("openidConnectConfig",),
    ),
    Pair(
        Appsync.GRAPH_QL_API,
        (When("authenticationType", ("AWS_LAMBDA",)),),
        "the authorizer's configuration is missing",
        f"{_APPSYNC}API_CreateGraphqlApi.html",
        needs=("lambdaAuthorizerConfig",),
    ),
    *(
        Pair(
            Appsync.GRAPH_QL_API,
            (When("authenticationType", (kind,)),),
            "the configuration of a further provider is missing",
            f"{_APPSYNC}API_AdditionalAuthenticationProvider.html",
            needs=(name,),
            within="additionalAuthenticationProviders",
        )
        for kind, name in (
            ("AMAZON_COGNITO_USER_POOLS", "userPoolConfig"),
            ("AWS_LAMBDA", "lambdaAuthorizerConfig"),
            ("OPENID_CONNECT", "openidConnectConfig"),
        )
    ),
    Pair(
        Appsync.GRAPH_QL_API,
        (When("userPoolId"),),
        "defaultAction is required of the user pool's configuration",
        f"{_APPSYNC}API_UserPoolConfig.html",
        needs=("defaultAction",),
        within="userPoolConfig",
    ),
    Pair(
        Appsync.GRAPH_QL_API,
        (When("apiType", ("MERGED",)),),
        "a merged API reads its sources with a role",
        f"{_APPSYNC}API_CreateGraphqlApi.html",
        needs=("mergedApiExecutionRoleArn",),
        certain=False,
    ),
    *(
        Pair(
            Appsync.DATA_SOURCE,
            (When("type", (kind,)),),
            f"{kind} needs its configuration",
            f"{_APPSYNC}API_CreateDataSource.html",
            needs=(name,),
        )
        for kind, name in (
            ("AMAZON_DYNAMODB", "dynamodbConfig"),
            ("AMAZON_ELASTICSEARCH", "elasticsearchConfig"),
            ("AMAZON_EVENTBRIDGE", "eventBridgeConfig"),
            ("AMAZON_OPENSEARCH_SERVICE", "opensearchserviceConfig"),
            ("AWS_LAMBDA", "lambdaConfig"),
            ("HTTP", "httpConfig"),
            ("RELATIONAL_DATABASE", "relationalDatabaseConfig"),
        )
    ),
    Pair(
        Appsync.DATA_SOURCE,
        (When("type", ("AMAZON_DYNAMODB", "AMAZON_EVENTBRIDGE", "AWS_LAMBDA", "RELATIONAL_DATABASE")),),
        "the data source needs a service role",
        f"{_APPSYNC}API_CreateDataSource.html",
        needs=("serviceRoleArn",),
        certain=False,
    ),
    Pair(
        Appsync.RESOLVER,
        (When("kind", ("PIPELINE",)),),
        "BadRequestException: PipelineConfig can't be null",
        f"{_APPSYNC}API_CreateResolver.html",
        needs=("pipelineConfig",),
    ),
    Pair(
        Appsync.RESOLVER,
        (When("kind", ("PIPELINE",)),),
        "a PIPELINE resolver has no data source of its own",
        f"{_APPSYNC}API_CreateResolver.html",
        refuses=("dataSource",),
        certain=False,
    ),
    Pair(
        Appsync.RESOLVER,
        (When("kind", ("UNIT",), "UNIT"),),
        "a UNIT resolver needs a data source",
        f"{_APPSYNC}API_CreateResolver.html",
        needs=("dataSource",),
    ),
    *(
        Pair(
            type,
            (When("code"),),
            "When code is used, the runtime is required",
            f"{_APPSYNC}{page}",
            needs=("runtime",),
        )
        for type, page in (
            (Appsync.FUNCTION, "API_CreateFunction.html"),
            (Appsync.RESOLVER, "API_CreateResolver.html"),
        )
    ),
)

EVENTS = (
    Pair(
        Cloudwatch.EVENT_TARGET,
        (When("input"),),
        "ValidationException: Only one of Input, InputPath, or InputTransformer must be provided for target",
        f"{_EVENTS}API_Target.html",
        refuses=("inputPath", "inputTransformer"),
    ),
    Pair(
        Cloudwatch.EVENT_TARGET,
        (When("inputPath"),),
        "ValidationException: Only one of Input, InputPath, or InputTransformer must be provided for target",
        f"{_EVENTS}API_Target.html",
        refuses=("inputTransformer",),
    ),
    Pair(
        Cloudwatch.EVENT_TARGET,
        (When("launchType", ("FARGATE",)),),
        "NetworkConfiguration is required if LaunchType is FARGATE",
        f"{_EVENTS}API_EcsParameters.html",
        needs=("networkConfiguration",),
        within="ecsTarget",
    ),
    Pair(
        Cloudwatch.EVENT_TARGET,
        (When("capacityProviderStrategies"),),
        "If a capacityProviderStrategy is specified, the launchType parameter must be omitted",
        f"{_EVENTS}API_EcsParameters.html",
        refuses=("launchType",),
        within="ecsTarget",
    ),
    *(
        Pair(
            Cloudwatch.EVENT_CONNECTION,
            (When("authorizationType", (kind,)),),
            f"{kind} needs its parameters",
            f"{_EVENTS}API_CreateConnection.html",
            needs=(f"authParameters.{name}",),
        )
        for kind, name in (("API_KEY", "apiKey"), ("BASIC", "basic"), ("OAUTH_CLIENT_CREDENTIALS", "oauth"))
    ),
    Pair(
        Scheduler.SCHEDULE,
        (When("mode", ("FLEXIBLE",)),),
        "a flexible window has a length",
        "https://docs.aws.amazon.com/scheduler/latest/APIReference/API_FlexibleTimeWindow.html",
        needs=("maximumWindowInMinutes",),
        within="flexibleTimeWindow",
    ),
    Pair(
        Scheduler.SCHEDULE,
        (When("mode", ("OFF",)),),
        "without a flexible window there is no length of one",
        "https://docs.aws.amazon.com/scheduler/latest/APIReference/API_FlexibleTimeWindow.html",
        refuses=("maximumWindowInMinutes",),
        within="flexibleTimeWindow",
        certain=False,
    ),
    Pair(
        Sns.TOPIC_SUBSCRIPTION,
        (When("protocol", ("firehose",)),),
        "InvalidParameter: Invalid parameter: Attributes Reason: SubscriptionRoleArn is required",
        _SUBSCRIBE,
        needs=("subscriptionRoleArn",),
    ),
    Pair(
        Sns.TOPIC_SUBSCRIPTION,
        (When("filterPolicyScope"),),
        "filter_policy is required when filter_policy_scope is set",
        f"{_PROVIDER}sns/topic_subscription.go",
        needs=("filterPolicy",),
    ),
    Pair(
        Sns.TOPIC_SUBSCRIPTION,
        (When("protocol", ("application", "email", "email-json", "lambda", "sms")),),
        "InvalidParameter: Invalid parameter: Attributes Reason: Delivery protocol does not support raw message "
        "delivery",
        "https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html",
        refuses=("rawMessageDelivery",),
    ),
    Pair(
        Sns.TOPIC,
        (When("fifoTopic", ("false",), "false"),),
        "message archive policy and FIFO throughput scope can only be set for FIFO topics",
        f"{_PROVIDER}sns/topic.go",
        refuses=("archivePolicy", "fifoThroughputScope"),
    ),
    Pair(
        Sqs.QUEUE,
        (When("kmsMasterKeyId"),),
        "InvalidAttributeValue: You can use one type of server-side encryption (SSE) at one time",
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html",
        refuses=("sqsManagedSseEnabled",),
    ),
    Pair(
        Sqs.QUEUE,
        (When("fifoThroughputLimit", ("perMessageGroupId",)),),
        "InvalidAttributeValue: perMessageGroupId is allowed only when the value for DeduplicationScope is "
        "messageGroup",
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html",
        takes=When("deduplicationScope", ("messageGroup",), "queue"),
    ),
)

FUNCTIONS = (
    Pair(
        Lambda.FUNCTION,
        (When("packageType", ("Image",)),),
        "InvalidParameterValueException: Please don't provide Handler or Runtime or Layer when the intended function "
        "PackageType is Image",
        _FUNCTION,
        refuses=("handler", "runtime", "layers"),
    ),
    Pair(
        Lambda.FUNCTION,
        (When("packageType", ("Image",)),),
        "Code signing is not supported for functions that are container images",
        "https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html",
        refuses=("codeSigningConfigArn",),
    ),
    Pair(
        Lambda.FUNCTION,
        (When("fileSystemConfig"),),
        "InvalidParameterValueException: Function must be configured to execute in a VPC to reference access point",
        "https://docs.aws.amazon.com/lambda/latest/dg/configuration-filesystem.html",
        needs=("vpcConfig",),
    ),
    Pair(
        Lambda.FUNCTION,
        (When("subnetIds"),),
        "InvalidParameterValueException: SubnetIds and SecurityIds must coexist or be both empty list",
        "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html",
        needs=("securityGroupIds",),
        within="vpcConfig",
    ),
    Pair(
        Lambda.FUNCTION,
        (When("securityGroupIds"),),
        "InvalidParameterValueException: SubnetIds and SecurityIds must coexist or be both empty list",
        "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html",
        needs=("subnetIds",),
        within="vpcConfig",
    ),
    Pair(
        Lambda.FUNCTION,
        (When("logFormat", ("Text",), "Text"),),
        "InvalidParameterValueException: ApplicationLogLevel is not supported when you set LogFormat to Text",
        "https://docs.aws.amazon.com/lambda/latest/api/API_LoggingConfig.html",
        refuses=("applicationLogLevel", "systemLogLevel"),
        within="loggingConfig",
    ),
    Pair(
        Lambda.FUNCTION,
        (When("snapStart.applyOn", ("PublishedVersions",)),),
        "SnapStart does not support Amazon EFS",
        "https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html",
        refuses=("fileSystemConfig",),
    ),
    Pair(
        Lambda.EVENT_SOURCE_MAPPING,
        (),
        "one of event_source_arn, self_managed_event_source must be specified",
        f"{_PROVIDER}lambda/event_source_mapping.go",
        needs=("eventSourceArn", "selfManagedEventSource"),
    ),
    Pair(
        Lambda.EVENT_SOURCE_MAPPING,
        (When("selfManagedEventSource"),),
        "a cluster of one's own is read by topic",
        "https://docs.aws.amazon.com/lambda/latest/dg/with-kafka-process.html",
        needs=("topics",),
    ),
    Pair(
        Lambda.EVENT_SOURCE_MAPPING,
        (When("startingPosition", ("AT_TIMESTAMP",)),),
        "AT_TIMESTAMP needs the time that it stands for",
        "https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html",
        needs=("startingPositionTimestamp",),
    ),
    Pair(
        Lambda.PERMISSION,
        (When("functionUrlAuthType"),),
        "InvalidParameterValueException: FunctionUrlAuthType is only supported for lambda:InvokeFunctionUrl action",
        "https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html",
        takes=When("action", ("lambda:InvokeFunctionUrl",)),
    ),
    Pair(
        Sfn.STATE_MACHINE,
        (When("type", ("CUSTOMER_MANAGED_KMS_KEY",)),),
        "a key of the customer's is named",
        "https://docs.aws.amazon.com/step-functions/latest/apireference/API_EncryptionConfiguration.html",
        needs=("kmsKeyId",),
        within="encryptionConfiguration",
    ),
    Pair(
        Sfn.STATE_MACHINE,
        (When("level", ("ALL", "ERROR", "FATAL")),),
        "a log group is required if the log level is not set to OFF",
        "https://docs.aws.amazon.com/step-functions/latest/apireference/API_LoggingConfiguration.html",
        needs=("logDestination",),
        within="loggingConfiguration",
    ),
    Pair(
        Synthetics.CANARY,
        (),
        "the script of a canary is in a bucket or in a file",
        f"{_PROVIDER}synthetics/canary.go",
        needs=("s3Bucket", "zipFile"),
    ),
    Pair(
        Synthetics.CANARY,
        (When("s3Bucket"),),
        "the script in a bucket is named by its key",
        "https://docs.aws.amazon.com/AmazonSynthetics/latest/APIReference/API_CanaryCodeInput.html",
        needs=("s3Key",),
    ),
    Pair(
        Synthetics.CANARY,
        (When("zipFile"),),
        "zip_file conflicts with s3_bucket, s3_key and s3_version",
        f"{_PROVIDER}synthetics/canary.go",
        refuses=("s3Bucket", "s3Key", "s3Version"),
    ),
)

DATA = (
    *(
        Pair(
            Dynamodb.TABLE,
            (When("projectionType", ("INCLUDE",)),),
            "ValidationException: One or more parameter values were invalid: ProjectionType is INCLUDE, but "
            "NonKeyAttributes is not specified",
            _DYNAMODB,
            needs=("nonKeyAttributes",),
            within=within,
        )
        for within in ("globalSecondaryIndexes", "localSecondaryIndexes")
    ),
    *(
        Pair(
            Dynamodb.TABLE,
            (When("projectionType", ("ALL", "KEYS_ONLY")),),
            "ValidationException: One or more parameter values were invalid: ProjectionType is not INCLUDE, but "
            "NonKeyAttributes is specified",
            _DYNAMODB,
            refuses=("nonKeyAttributes",),
            within=within,
        )
        for within in ("globalSecondaryIndexes", "localSecondaryIndexes")
    ),
    Pair(
        Dynamodb.TABLE,
        (When("streamEnabled", ("true",)),),
        "stream_view_type is required when stream_enabled = true",
        f"{_PROVIDER}dynamodb/table.go",
        needs=("streamViewType",),
    ),
    Pair(
        Dynamodb.TABLE,
        (When("localSecondaryIndexes"),),
        "ValidationException: Table KeySchema does not have a range key, which is required when specifying a "
        "LocalSecondaryIndex",
        _DYNAMODB,
        needs=("rangeKey",),
    ),
    Pair(
        Kinesis.STREAM,
        (When("encryptionType", ("KMS",)),),
        "KMS Key Id required when setting encryption_type is not set as NONE",
        f"{_PROVIDER}kinesis/stream.go",
        needs=("kmsKeyId",),
    ),
    Pair(
        Kinesis.STREAM,
        (When("streamModeDetails.streamMode", ("ON_DEMAND",)),),
        "shard_count must not be set when stream_mode is ON_DEMAND",
        f"{_PROVIDER}kinesis/stream.go",
        refuses=("shardCount",),
    ),
    Pair(
        Kinesis.STREAM,
        (When("streamModeDetails.streamMode", ("PROVISIONED",), "PROVISIONED"),),
        "shard_count must be at least 1 when stream_mode is PROVISIONED",
        f"{_PROVIDER}kinesis/stream.go",
        needs=("shardCount",),
    ),
    Pair(
        Glue.TRIGGER,
        (When("type", ("SCHEDULED",)),),
        "the schedule is required when the trigger type is SCHEDULED",
        f"{_GLUE}API_CreateTrigger.html",
        needs=("schedule",),
    ),
    Pair(
        Glue.TRIGGER,
        (When("type", ("CONDITIONAL",)),),
        "the predicate is required when the trigger type is CONDITIONAL",
        f"{_GLUE}API_CreateTrigger.html",
        needs=("predicate",),
    ),
    Pair(
        Glue.TRIGGER,
        (When("type", ("ON_DEMAND",)),),
        "True is not supported for ON_DEMAND triggers",
        f"{_GLUE}API_CreateTrigger.html",
        refuses=("startOnCreation",),
    ),
    Pair(
        Glue.JOB,
        (When("workerType"),),
        "the type of the workers and their number are set together",
        f"{_GLUE}API_CreateJob.html",
        needs=("numberOfWorkers",),
        certain=False,
    ),
    Pair(
        Glue.JOB,
        (When("maxCapacity"),),
        "Do not set MaxCapacity if using WorkerType and NumberOfWorkers",
        f"{_GLUE}API_CreateJob.html",
        refuses=("numberOfWorkers", "workerType"),
    ),
    Pair(
        Glue.CRAWLER,
        (),
        "InvalidInputException: Crawler targets cannot be empty",
        f"{_GLUE}API_CreateCrawler.html",
        needs=(
            *("s3Targets", "catalogTargets", "deltaTargets", "dynamodbTargets", "hudiTargets", "icebergTargets"),
            *("jdbcTargets", "mongodbTargets"),
        ),
    ),
    Pair(
        Athena.WORKGROUP,
        (When("encryptionOption", ("SSE_KMS", "CSE_KMS")),),
        "for SSE_KMS and CSE_KMS a key is named",
        "https://docs.aws.amazon.com/athena/latest/APIReference/API_EncryptionConfiguration.html",
        needs=("kmsKeyArn",),
        within="configuration.resultConfiguration.encryptionConfiguration",
        certain=False,
    ),
    *(
        Pair(
            Appautoscaling.POLICY,
            (When("policyType", (kind,), "StepScaling"),),
            f"the policy type {kind} needs its configuration",
            _SCALING,
            needs=(name,),
        )
        for kind, name in (
            ("StepScaling", "stepScalingPolicyConfiguration"),
            ("TargetTrackingScaling", "targetTrackingScalingPolicyConfiguration"),
            ("PredictiveScaling", "predictiveScalingPolicyConfiguration"),
        )
    ),
    Pair(
        Appautoscaling.POLICY,
        (),
        "exactly one of the predefined and the customized metric must be given",
        _SCALING,
        needs=("predefinedMetricSpecification", "customizedMetricSpecification"),
        within="targetTrackingScalingPolicyConfiguration",
    ),
    Pair(
        Appautoscaling.POLICY,
        (When("predefinedMetricSpecification"),),
        "exactly one of the predefined and the customized metric must be given",
        _SCALING,
        refuses=("customizedMetricSpecification",),
        within="targetTrackingScalingPolicyConfiguration",
    ),
)

STREAMS = (
    *(
        Pair(
            Kinesis.FIREHOSE_DELIVERY_STREAM,
            (When("destination", (kind,)),),
            f"when destination is '{kind}', its configuration is required",
            f"{_PROVIDER}firehose/delivery_stream.go",
            needs=(name,),
        )
        for kind, name in (
            ("elasticsearch", "elasticsearchConfiguration"),
            ("extended_s3", "extendedS3Configuration"),
            ("http_endpoint", "httpEndpointConfiguration"),
            ("iceberg", "icebergConfiguration"),
            ("opensearch", "opensearchConfiguration"),
            ("opensearchserverless", "opensearchserverlessConfiguration"),
            ("redshift", "redshiftConfiguration"),
            ("snowflake", "snowflakeConfiguration"),
            ("splunk", "splunkConfiguration"),
        )
    ),
    Pair(
        Kinesis.FIREHOSE_DELIVERY_STREAM,
        (When("serverSideEncryption.enabled", ("true",)),),
        "only streams that are written to directly are encrypted by Firehose",
        "https://docs.aws.amazon.com/firehose/latest/APIReference/API_StartDeliveryStreamEncryption.html",
        refuses=("kinesisSourceConfiguration", "mskSourceConfiguration"),
    ),
    Pair(
        Kinesis.FIREHOSE_DELIVERY_STREAM,
        (
            When("serverSideEncryption.keyType", ("CUSTOMER_MANAGED_CMK",)),
            When("serverSideEncryption.enabled", ("true",)),
        ),
        "If you set KeyType to CUSTOMER_MANAGED_CMK, you must specify the ARN of the key",
        "https://docs.aws.amazon.com/firehose/latest/APIReference/API_DeliveryStreamEncryptionConfigurationInput.html",
        needs=("serverSideEncryption.keyArn",),
    ),
)

WATCHING = (
    Pair(
        Cloudwatch.METRIC_ALARM,
        (),
        "you must specify either MetricName, a Metrics array, or an EvaluationCriteria",
        _ALARM,
        needs=("metricName", "metricQueries", "evaluationCriteria"),
    ),
    *(
        Pair(
            Cloudwatch.METRIC_ALARM,
            (When("metricName"),),
            f"an alarm on a metric needs {shown}",
            _ALARM,
            needs=names,
        )
        for shown, names in (
            ("its namespace", ("namespace",)),
            ("a period", ("period",)),
            ("a statistic", ("statistic", "extendedStatistic")),
        )
    ),
    Pair(
        Cloudwatch.METRIC_ALARM,
        (When("metricQueries"),),
        "If you use the Metrics parameter, you cannot include the Namespace, MetricName, Dimensions, "
        "Period, Unit, Statistic, or ExtendedStatistic parameters",
        _ALARM,
        refuses=("namespace", "metricName", "dimensions", "period", "unit", "statistic", "extendedStatistic"),
    ),
    Pair(
        Ses.EVENT_DESTINATION,
        (),
        "you must provide one, and only one, destination",
        "https://docs.aws.amazon.com/ses/latest/APIReference/API_EventDestination.html",
        needs=("cloudwatchDestinations", "kinesisDestination", "snsDestination"),
    ),
    Pair(
        Sesv2.CONFIGURATION_SET_EVENT_DESTINATION,
        (),
        "an event destination says where it sends to",
        "https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_EventDestinationDefinition.html",
        needs=(
            *("cloudWatchDestination", "eventBridgeDestination", "kinesisFirehoseDestination", "pinpointDestination"),
            "snsDestination",
        ),
        within="eventDestination",
        certain=False,
    ),
    Pair(
        Budgets.BUDGET,
        (When("budgetType", ("COST", "USAGE")),),
        "BudgetLimit is required for cost or usage budgets",
        "https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Budget.html",
        needs=("limitAmount", "plannedLimits", "autoAdjustData"),
    ),
    Pair(
        Budgets.BUDGET,
        (When("limitAmount"),),
        "an amount has a unit",
        "https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Spend.html",
        needs=("limitUnit",),
    ),
    Pair(
        Budgets.BUDGET,
        (),
        "a notification has from 1 to 11 subscribers",
        "https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/"
        "API_budgets_NotificationWithSubscribers.html",
        needs=("subscriberEmailAddresses", "subscriberSnsTopicArns"),
        within="notifications",
    ),
)

_MAC = ("HMAC_224", "HMAC_256", "HMAC_384", "HMAC_512")
_RSA = ("RSA_2048", "RSA_3072", "RSA_4096")
_CURVES = ("ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521")
_USES = (
    (("SYMMETRIC_DEFAULT",), ("ENCRYPT_DECRYPT",)),
    (_MAC, ("GENERATE_VERIFY_MAC",)),
    (_RSA, ("ENCRYPT_DECRYPT", "SIGN_VERIFY")),
    (_CURVES, ("SIGN_VERIFY", "KEY_AGREEMENT")),
    (("ECC_SECG_P256K1", "ML_DSA_44", "ML_DSA_65", "ML_DSA_87"), ("SIGN_VERIFY",)),
)

IDENTITY = (
    Pair(
        Organizations.ORGANIZATION,
        (When("featureSet", ("CONSOLIDATED_BILLING",)),),
        "it needs an organization with all features",
        "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_getting-started_concepts.html",
        refuses=("awsServiceAccessPrincipals", "enabledPolicyTypes"),
    ),
    Pair(
        Cognito.USER_POOL,
        (When("defaultEmailOption", ("CONFIRM_WITH_LINK",)),),
        "for CONFIRM_WITH_LINK, leave EmailMessage blank",
        f"{_COGNITO}API_CreateUserPool.html",
        refuses=("emailMessage",),
        within="verificationMessageTemplate",
        certain=False,
    ),
    Pair(
        Cognito.USER_POOL,
        (When("defaultEmailOption", ("CONFIRM_WITH_CODE",), "CONFIRM_WITH_CODE"),),
        "for CONFIRM_WITH_CODE, leave EmailMessageByLink blank",
        f"{_COGNITO}API_CreateUserPool.html",
        refuses=("emailMessageByLink",),
        within="verificationMessageTemplate",
        certain=False,
    ),
    Pair(
        Cognito.USER_POOL,
        (When("aliasAttributes"),),
        "InvalidParameterException: Only one of the aliasAttributes or usernameAttributes can be set in a user pool",
        f"{_COGNITO}API_CreateUserPool.html",
        refuses=("usernameAttributes",),
    ),
    Pair(
        Cognito.USER_POOL,
        (When("mfaConfiguration", ("ON", "OPTIONAL")),),
        "InvalidParameterException: SMS configuration and Auto verification for phone_number are required when MFA is "
        "required/optional",
        f"{_COGNITO}API_SetUserPoolMfaConfig.html",
        needs=(
            *("softwareTokenMfaConfiguration", "smsConfiguration", "emailMfaConfiguration"),
            "webAuthnConfiguration",
        ),
    ),
    Pair(
        Cognito.USER_POOL,
        (When("emailSendingAccount", ("DEVELOPER",)),),
        "what sends by SES names the verified address that it sends from",
        f"{_COGNITO}API_EmailConfigurationType.html",
        needs=("sourceArn",),
        within="emailConfiguration",
    ),
    *(
        Pair(
            Cognito.USER_POOL,
            (When(name),),
            "a custom sender needs the key that codes are encrypted with",
            f"{_COGNITO}API_LambdaConfigType.html",
            needs=("kmsKeyId",),
            within="lambdaConfig",
        )
        for name in ("customEmailSender", "customSmsSender")
    ),
    Pair(
        Cognito.USER_POOL_CLIENT,
        (When("enablePropagateAdditionalUserContextData", ("true",)),),
        "only in an app client that has a client secret",
        f"{_COGNITO}API_CreateUserPoolClient.html",
        needs=("generateSecret",),
    ),
    *(
        Pair(
            Kms.KEY,
            (When("customerMasterKeySpec", specs, "SYMMETRIC_DEFAULT"),),
            "ValidationException: The operation failed because the KeyUsage value is not compatible with the KeySpec",
            _KEY,
            takes=When("keyUsage", uses, "ENCRYPT_DECRYPT"),
        )
        for specs, uses in _USES
    ),
    Pair(
        Kms.KEY,
        (When("customerMasterKeySpec", (*_MAC, *_RSA, *_CURVES, "ECC_SECG_P256K1", "SM2")),),
        "only keys for symmetric encryption are rotated by KMS",
        "https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html",
        refuses=("enableKeyRotation",),
    ),
    Pair(
        Kms.KEY,
        (When("customKeyStoreId"),),
        "keys of a custom key store are not rotated by KMS",
        "https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html",
        refuses=("enableKeyRotation",),
    ),
    Pair(
        Kms.KEY,
        (When("customKeyStoreId"),),
        "there are no multi-Region keys in custom key stores",
        _KEY,
        refuses=("multiRegion",),
    ),
    Pair(
        Secretsmanager.SECRET_ROTATION,
        (When("automaticallyAfterDays"),),
        "InvalidParameterException: You can't specify both AutomaticallyAfterDays and ScheduleExpression",
        "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotationRulesType.html",
        refuses=("scheduleExpression",),
        within="rotationRules",
    ),
    Pair(
        Secretsmanager.SECRET_ROTATION,
        (),
        "one of automatically_after_days, schedule_expression must be specified",
        f"{_PROVIDER}secretsmanager/secret_rotation.go",
        needs=("automaticallyAfterDays", "scheduleExpression"),
        within="rotationRules",
    ),
    Pair(
        Secretsmanager.SECRET_VERSION,
        (When("secretString"),),
        "InvalidParameterException: You can't specify both a binary secret value and a string secret value in the "
        "same secret",
        "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html",
        refuses=("secretBinary",),
    ),
)

PAIRS = (*APIS, *EVENTS, *FUNCTIONS, *DATA, *STREAMS, *WATCHING, *IDENTITY)
