"""Which properties name a thing of the account by name or id, and whether AWS looks at it on creation."""

from __future__ import annotations

from typing import NamedTuple

from policies import _references as things
from policies._references import Thing


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
    **_alike("logGroup", things.LOG_GROUP, "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter"),
    **_alike(
        "logGroupName",
        things.LOG_GROUP,
        "aws:cloudwatch/logMetricFilter:LogMetricFilter",
        "aws:cloudwatch/logStream:LogStream",
        "aws:cloudwatch/logDataProtectionPolicy:LogDataProtectionPolicy",
        "aws:cloudwatch/logIndexPolicy:LogIndexPolicy",
    ),
    **_alike("function", things.FUNCTION, "aws:lambda/permission:Permission"),
    **_alike(
        "functionName",
        things.FUNCTION,
        "aws:lambda/eventSourceMapping:EventSourceMapping",
        "aws:lambda/alias:Alias",
        "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
        "aws:lambda/functionUrl:FunctionUrl",
        "aws:lambda/invocation:Invocation",
        "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig",
        "aws:lambda/runtimeManagementConfig:RuntimeManagementConfig",
        "aws:lambda/functionRecursionConfig:FunctionRecursionConfig",
    ),
    **_alike(
        "bucket",
        things.BUCKET,
        "aws:s3/accessPoint:AccessPoint",
        "aws:s3/analyticsConfiguration:AnalyticsConfiguration",
        "aws:s3/bucketAccelerateConfiguration:BucketAccelerateConfiguration",
        "aws:s3/bucketAcl:BucketAcl",
        "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration",
        "aws:s3/bucketIntelligentTieringConfiguration:BucketIntelligentTieringConfiguration",
        "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
        "aws:s3/bucketMetric:BucketMetric",
        "aws:s3/bucketNotification:BucketNotification",
        "aws:s3/bucketObject:BucketObject",
        "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
        "aws:s3/bucketObjectv2:BucketObjectv2",
        "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
        "aws:s3/bucketPolicy:BucketPolicy",
        "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
        "aws:s3/bucketRequestPaymentConfiguration:BucketRequestPaymentConfiguration",
        "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
        "aws:s3/bucketVersioning:BucketVersioning",
        "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration",
        "aws:s3/inventory:Inventory",
        "aws:s3/objectCopy:ObjectCopy",
    ),
    "aws:elasticbeanstalk/applicationVersion:ApplicationVersion": (Use("bucket", things.BUCKET, once=True),),
    "aws:s3/bucketLogging:BucketLogging": (
        Use("bucket", things.BUCKET),
        Use(
            "targetBucket",
            things.BUCKET,
            says="InvalidTargetBucketForLogging: The target bucket for logging does not exist",
        ),
    ),
    "aws:lambda/function:Function": (Use("s3Bucket", things.BUCKET, once=True),),
    "aws:lambda/layerVersion:LayerVersion": (Use("s3Bucket", things.BUCKET, once=True),),
    "aws:cloudtrail/trail:Trail": (Use("s3BucketName", things.BUCKET, says="S3BucketDoesNotExistException"),),
    "aws:cfg/deliveryChannel:DeliveryChannel": (Use("s3BucketName", things.BUCKET, says="NoSuchBucketException"),),
    "aws:lb/loadBalancer:LoadBalancer": (
        Use("accessLogs.bucket", things.BUCKET, enabled="enabled", says="InvalidConfigurationRequest"),
        Use("connectionLogs.bucket", things.BUCKET, enabled="enabled", says="InvalidConfigurationRequest"),
    ),
    "aws:cloudfront/distribution:Distribution": (Use("loggingConfig.bucket", things.BUCKET, says="InvalidArgument"),),
    "aws:ecs/service:Service": (Use("cluster", things.CLUSTER, default="default"),),
    "aws:ecs/taskSet:TaskSet": (Use("cluster", things.CLUSTER),),
    **_alike("clusterName", things.CLUSTER, "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders"),
    **_alike(
        "queueUrl",
        things.QUEUE,
        "aws:sqs/queuePolicy:QueuePolicy",
        "aws:sqs/redrivePolicy:RedrivePolicy",
        "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
    ),
    **_alike(
        "eventBusName",
        things.BUS,
        "aws:cloudwatch/eventRule:EventRule",
        "aws:cloudwatch/eventPermission:EventPermission",
        "aws:cloudwatch/eventBusPolicy:EventBusPolicy",
    ),
    "aws:cloudwatch/eventTarget:EventTarget": (Use("eventBusName", things.BUS), Use("rule", things.RULE)),
    **_alike(
        "restApi",
        things.REST_API,
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
        things.REST_API,
        "aws:apigateway/response:Response",
        "aws:apigateway/restApiPolicy:RestApiPolicy",
        "aws:apigateway/documentationPart:DocumentationPart",
        "aws:apigateway/documentationVersion:DocumentationVersion",
    ),
    **_alike(
        "apiId",
        things.HTTP_API,
        *(
            f"aws:apigatewayv2/{name[0].lower()}{name[1:]}:{name}"
            for name in (
                *("Authorizer", "Deployment", "IntegrationResponse", "Model", "Route", "RouteResponse", "Stage"),
            )
        ),
    ),
    "aws:apigatewayv2/integration:Integration": (
        Use("apiId", things.HTTP_API),
        Use("connectionId", things.VPC_LINK, checked=False),
    ),
    **_alike(
        "userPoolId",
        things.USER_POOL,
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
        things.ROLE,
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        "aws:iam/rolePolicy:RolePolicy",
        "aws:iam/instanceProfile:InstanceProfile",
    ),
    "aws:iam/policyAttachment:PolicyAttachment": (
        Use("roles", things.ROLE),
        Use("users", things.USER),
        Use("groups", things.GROUP),
    ),
    **_alike(
        "user",
        things.USER,
        "aws:iam/userPolicyAttachment:UserPolicyAttachment",
        "aws:iam/userPolicy:UserPolicy",
        "aws:iam/accessKey:AccessKey",
        "aws:iam/userLoginProfile:UserLoginProfile",
    ),
    "aws:iam/userGroupMembership:UserGroupMembership": (Use("user", things.USER), Use("groups", things.GROUP)),
    "aws:iam/groupMembership:GroupMembership": (Use("group", things.GROUP), Use("users", things.USER)),
    **_alike(
        "group",
        things.GROUP,
        "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
        "aws:iam/groupPolicy:GroupPolicy",
    ),
    **_alike(
        "secretId",
        things.SECRET,
        "aws:secretsmanager/secretVersion:SecretVersion",
        "aws:secretsmanager/secretRotation:SecretRotation",
    ),
    **_alike("secretArn", things.SECRET, "aws:secretsmanager/secretPolicy:SecretPolicy"),
    **_alike(
        "databaseName",
        things.DATABASE,
        "aws:glue/catalogTable:CatalogTable",
        "aws:glue/partition:Partition",
        "aws:glue/partitionIndex:PartitionIndex",
        "aws:glue/userDefinedFunction:UserDefinedFunction",
    ),
    **_alike(
        "tableName",
        things.TABLE,
        "aws:dynamodb/tableItem:TableItem",
        "aws:dynamodb/contributorInsights:ContributorInsights",
        "aws:dynamodb/kinesisStreamingDestination:KinesisStreamingDestination",
    ),
    **_alike(
        "repository",
        things.REPOSITORY,
        "aws:ecr/lifecyclePolicy:LifecyclePolicy",
        "aws:ecr/repositoryPolicy:RepositoryPolicy",
    ),
    **_alike(
        "backupVaultName",
        things.VAULT,
        "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
        "aws:backup/vaultNotifications:VaultNotifications",
        "aws:backup/vaultPolicy:VaultPolicy",
    ),
    "aws:backup/plan:Plan": (Use("rules.targetVaultName", things.VAULT, checked=False),),
    **_alike(
        "autoscalingGroupName",
        things.SCALING_GROUP,
        "aws:autoscaling/attachment:Attachment",
        "aws:autoscaling/lifecycleHook:LifecycleHook",
        "aws:autoscaling/policy:Policy",
        "aws:autoscaling/schedule:Schedule",
        "aws:autoscaling/tag:Tag",
    ),
    **_alike("groupNames", things.SCALING_GROUP, "aws:autoscaling/notification:Notification"),
    **_alike(
        "fileSystemId",
        things.FILE_SYSTEM,
        "aws:efs/backupPolicy:BackupPolicy",
        "aws:efs/fileSystemPolicy:FileSystemPolicy",
    ),
}
