"""Which properties name a thing of the account by name or id, and whether AWS looks at it on creation."""

from __future__ import annotations

from typing import NamedTuple

from policypack.aws.things import (
    Thing,
    apigateway,
    apigatewayv2,
    autoscaling,
    backup,
    cognito,
    dynamodb,
    ecr,
    ecs,
    efs,
    events,
    glue,
    iam,
    lambda_,
    logs,
    s3,
    secretsmanager,
    sqs,
)
from policypack.catalogue.tokens import (
    S3,
    Apigateway,
    Apigatewayv2,
    Autoscaling,
    Backup,
    Cfg,
    Cloudfront,
    Cloudtrail,
    Cloudwatch,
    Dynamodb,
    Ecr,
    Ecs,
    Efs,
    Elasticbeanstalk,
    Glue,
    Iam,
    Lambda,
    Lb,
    Secretsmanager,
    Sqs,
)


class Use(NamedTuple):
    """A property, with dots for what is within others, that names a thing.

    `default` is what AWS takes where the property is left out, `enabled` the property beside it that switches it on,
    `says` what this service answers where it is not what the thing's own does, `once` is for what AWS reads when it
    creates the resource and does not need afterwards.
    """

    property: str
    thing: Thing
    checked: bool = True
    default: str = ""
    enabled: str = ""
    says: str = ""
    once: bool = False


def _alike(property: str, thing: Thing, *types: str) -> dict[str, tuple[Use, ...]]:
    return {type: (Use(property, thing),) for type in types}


USES: dict[str, tuple[Use, ...]] = {
    **_alike("logGroup", logs.LOG_GROUP, Cloudwatch.LOG_SUBSCRIPTION_FILTER),
    **_alike(
        "logGroupName",
        logs.LOG_GROUP,
        Cloudwatch.LOG_METRIC_FILTER,
        Cloudwatch.LOG_STREAM,
        Cloudwatch.LOG_DATA_PROTECTION_POLICY,
        Cloudwatch.LOG_INDEX_POLICY,
    ),
    **_alike("function", lambda_.FUNCTION, Lambda.PERMISSION),
    **_alike(
        "functionName",
        lambda_.FUNCTION,
        Lambda.EVENT_SOURCE_MAPPING,
        Lambda.ALIAS,
        Lambda.FUNCTION_EVENT_INVOKE_CONFIG,
        Lambda.FUNCTION_URL,
        Lambda.INVOCATION,
        Lambda.PROVISIONED_CONCURRENCY_CONFIG,
        Lambda.RUNTIME_MANAGEMENT_CONFIG,
        Lambda.FUNCTION_RECURSION_CONFIG,
    ),
    **_alike(
        "bucket",
        s3.BUCKET,
        S3.ACCESS_POINT,
        S3.ANALYTICS_CONFIGURATION,
        S3.BUCKET_ACCELERATE_CONFIGURATION,
        S3.BUCKET_ACL,
        S3.BUCKET_CORS_CONFIGURATION,
        S3.BUCKET_INTELLIGENT_TIERING_CONFIGURATION,
        S3.BUCKET_LIFECYCLE_CONFIGURATION,
        S3.BUCKET_METRIC,
        S3.BUCKET_NOTIFICATION,
        S3.BUCKET_OBJECT,
        S3.BUCKET_OBJECT_LOCK_CONFIGURATION,
        S3.BUCKET_OBJECTV2,
        S3.BUCKET_OWNERSHIP_CONTROLS,
        S3.BUCKET_POLICY,
        S3.BUCKET_PUBLIC_ACCESS_BLOCK,
        S3.BUCKET_REPLICATION_CONFIG,
        S3.BUCKET_REQUEST_PAYMENT_CONFIGURATION,
        S3.BUCKET_SERVER_SIDE_ENCRYPTION_CONFIGURATION,
        S3.BUCKET_VERSIONING,
        S3.BUCKET_WEBSITE_CONFIGURATION,
        S3.INVENTORY,
        S3.OBJECT_COPY,
    ),
    Elasticbeanstalk.APPLICATION_VERSION: (Use("bucket", s3.BUCKET, once=True),),
    S3.BUCKET_LOGGING: (
        Use("bucket", s3.BUCKET),
        Use(
            "targetBucket",
            s3.BUCKET,
            says="InvalidTargetBucketForLogging: The target bucket for logging does not exist",
        ),
    ),
    Lambda.FUNCTION: (Use("s3Bucket", s3.BUCKET, once=True),),
    Lambda.LAYER_VERSION: (Use("s3Bucket", s3.BUCKET, once=True),),
    Cloudtrail.TRAIL: (Use("s3BucketName", s3.BUCKET, says="S3BucketDoesNotExistException"),),
    Cfg.DELIVERY_CHANNEL: (Use("s3BucketName", s3.BUCKET, says="NoSuchBucketException"),),
    Lb.LOAD_BALANCER: (
        Use("accessLogs.bucket", s3.BUCKET, enabled="enabled", says="InvalidConfigurationRequest"),
        Use("connectionLogs.bucket", s3.BUCKET, enabled="enabled", says="InvalidConfigurationRequest"),
    ),
    Cloudfront.DISTRIBUTION: (Use("loggingConfig.bucket", s3.BUCKET, says="InvalidArgument"),),
    Ecs.SERVICE: (Use("cluster", ecs.CLUSTER, default="default"),),
    Ecs.TASK_SET: (Use("cluster", ecs.CLUSTER),),
    **_alike("clusterName", ecs.CLUSTER, Ecs.CLUSTER_CAPACITY_PROVIDERS),
    **_alike(
        "queueUrl",
        sqs.QUEUE,
        Sqs.QUEUE_POLICY,
        Sqs.REDRIVE_POLICY,
        Sqs.REDRIVE_ALLOW_POLICY,
    ),
    **_alike(
        "eventBusName",
        events.BUS,
        Cloudwatch.EVENT_RULE,
        Cloudwatch.EVENT_PERMISSION,
        Cloudwatch.EVENT_BUS_POLICY,
    ),
    Cloudwatch.EVENT_TARGET: (Use("eventBusName", events.BUS), Use("rule", events.RULE)),
    **_alike(
        "restApi",
        apigateway.REST_API,
        *(
            f"aws:apigateway/{name[0].lower()}{name[1:]}:{name}"
            for name in (
                *("Authorizer", "BasePathMapping", "Deployment", "Integration", "IntegrationResponse", "Method"),
                *("MethodResponse", "MethodSettings", "Model", "RequestValidator", "Resource", "Stage"),
            )
        ),
    ),
    **_alike(
        "restApiId",
        apigateway.REST_API,
        Apigateway.RESPONSE,
        Apigateway.REST_API_POLICY,
        Apigateway.DOCUMENTATION_PART,
        Apigateway.DOCUMENTATION_VERSION,
    ),
    **_alike(
        "apiId",
        apigatewayv2.API,
        *(
            f"aws:apigatewayv2/{name[0].lower()}{name[1:]}:{name}"
            for name in (
                *("Authorizer", "Deployment", "IntegrationResponse", "Model", "Route", "RouteResponse", "Stage"),
            )
        ),
    ),
    Apigatewayv2.INTEGRATION: (
        Use("apiId", apigatewayv2.API),
        Use("connectionId", apigatewayv2.VPC_LINK, checked=False),
    ),
    **_alike(
        "userPoolId",
        cognito.USER_POOL,
        *(
            f"aws:cognito/{name[0].lower()}{name[1:]}:{name}"
            for name in (
                *("IdentityProvider", "LogDeliveryConfiguration", "ManagedLoginBranding", "ResourceServer"),
                *("RiskConfiguration", "User", "UserGroup", "UserInGroup", "UserPoolClient", "UserPoolDomain"),
                "UserPoolUICustomization",
            )
        ),
    ),
    **_alike(
        "role",
        iam.ROLE,
        Iam.ROLE_POLICY_ATTACHMENT,
        Iam.ROLE_POLICY,
        Iam.INSTANCE_PROFILE,
    ),
    Iam.POLICY_ATTACHMENT: (
        Use("roles", iam.ROLE),
        Use("users", iam.USER),
        Use("groups", iam.GROUP),
    ),
    **_alike(
        "user",
        iam.USER,
        Iam.USER_POLICY_ATTACHMENT,
        Iam.USER_POLICY,
        Iam.ACCESS_KEY,
        Iam.USER_LOGIN_PROFILE,
    ),
    Iam.USER_GROUP_MEMBERSHIP: (Use("user", iam.USER), Use("groups", iam.GROUP)),
    Iam.GROUP_MEMBERSHIP: (Use("group", iam.GROUP), Use("users", iam.USER)),
    **_alike(
        "group",
        iam.GROUP,
        Iam.GROUP_POLICY_ATTACHMENT,
        Iam.GROUP_POLICY,
    ),
    **_alike(
        "secretId",
        secretsmanager.SECRET,
        Secretsmanager.SECRET_VERSION,
        Secretsmanager.SECRET_ROTATION,
    ),
    **_alike("secretArn", secretsmanager.SECRET, Secretsmanager.SECRET_POLICY),
    **_alike(
        "databaseName",
        glue.DATABASE,
        Glue.CATALOG_TABLE,
        Glue.PARTITION,
        Glue.PARTITION_INDEX,
        Glue.USER_DEFINED_FUNCTION,
    ),
    **_alike(
        "tableName",
        dynamodb.TABLE,
        Dynamodb.TABLE_ITEM,
        Dynamodb.CONTRIBUTOR_INSIGHTS,
        Dynamodb.KINESIS_STREAMING_DESTINATION,
    ),
    **_alike(
        "repository",
        ecr.REPOSITORY,
        Ecr.LIFECYCLE_POLICY,
        Ecr.REPOSITORY_POLICY,
    ),
    **_alike(
        "backupVaultName",
        backup.VAULT,
        Backup.VAULT_LOCK_CONFIGURATION,
        Backup.VAULT_NOTIFICATIONS,
        Backup.VAULT_POLICY,
    ),
    Backup.PLAN: (Use("rules.targetVaultName", backup.VAULT, checked=False),),
    **_alike(
        "autoscalingGroupName",
        autoscaling.GROUP,
        Autoscaling.ATTACHMENT,
        Autoscaling.LIFECYCLE_HOOK,
        Autoscaling.POLICY,
        Autoscaling.SCHEDULE,
        Autoscaling.TAG,
    ),
    **_alike("groupNames", autoscaling.GROUP, Autoscaling.NOTIFICATION),
    **_alike(
        "fileSystemId",
        efs.FILE_SYSTEM,
        Efs.BACKUP_POLICY,
        Efs.FILE_SYSTEM_POLICY,
    ),
}
