"""What has to be there before a resource is created although no property of it says so: rows, by what the two share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from policypack import Resource
from policypack.catalogue.tokens import (
    S3,
    Apigateway,
    Apigatewayv2,
    Appautoscaling,
    Appsync,
    Athena,
    Autoscaling,
    Cfg,
    Cloudtrail,
    Cloudwatch,
    Codedeploy,
    Cognito,
    Dax,
    Dms,
    Docdb,
    Dynamodb,
    Ec2,
    Ec2transitgateway,
    Ecr,
    Ecs,
    Eks,
    Elasticache,
    Glue,
    Iam,
    Lambda,
    Lb,
    Macie,
    Macie2,
    Memorydb,
    Neptune,
    Opensearch,
    Organizations,
    Rds,
    Redshift,
    Redshiftserverless,
    Route53,
    Scheduler,
    Secretsmanager,
    Securityhub,
    Ses,
    Sesv2,
    Ssm,
)


class Order(NamedTuple):
    """A resource of `type` waits for those of `first` that refer to the same resource of type `shared` as it does.

    `through` and `by` are the properties with which the two refer to it; `says` is what AWS answers otherwise. `same`
    are properties that must be alike in both, `when` asks whether the resource needs it, `that` whether the other is
    meant. `needed`: without one of them the creation surely fails, so that the other way round can never work.
    """

    type: str
    through: str
    shared: str
    first: str
    by: str
    says: str
    same: tuple[str, ...] = ()
    when: Callable[[Resource], bool] | None = None
    that: Callable[[Resource, Resource], bool] | None = None
    needed: bool = False


def _to_provider(client: Resource, provider: Resource) -> bool:
    return provider.text("providerName") in client.texts("supportedIdentityProviders")


def _to_server(client: Resource, server: Resource) -> bool:
    scopes = client.partials("allowedOauthScopes")
    return any(isinstance(scope, str) and scope.startswith(f"{server.text('identifier')}/") for scope in scopes)


def _needs_nodes(addon: Resource) -> bool:
    return addon.text("addonName") in ("coredns", "metrics-server", "aws-ebs-csi-driver")


def _acl_given(acl: Resource) -> bool:
    return acl.text("acl") not in (None, "private")


_METHOD = ("resourceId", "httpMethod")
# https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
# https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
_BUCKET_POLICIES = tuple(
    Order(type, through, S3.BUCKET, S3.BUCKET_POLICY, "bucket", says)
    for type, through, says in (
        (Cloudtrail.TRAIL, "s3BucketName", "InsufficientS3BucketPolicyException"),
        (Cfg.DELIVERY_CHANNEL, "s3BucketName", "InsufficientDeliveryPolicyException"),
        (Lb.LOAD_BALANCER, "accessLogs.bucket", "Access Denied for bucket"),
    )
)
_INACTIVE = "OperationNotPermitted: Peering options can be added only to active peerings"
ORDERS = (
    *_BUCKET_POLICIES,
    # https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html
    Order(
        Apigateway.DEPLOYMENT,
        "restApi",
        Apigateway.REST_API,
        Apigateway.INTEGRATION,
        "restApi",
        "No integration defined for method",
    ),
    Order(
        Apigateway.DEPLOYMENT,
        "restApi",
        Apigateway.REST_API,
        Apigateway.METHOD,
        "restApi",
        "The REST API doesn't contain any methods",
        needed=True,
    ),
    # https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html
    Order(
        Apigateway.INTEGRATION,
        "restApi",
        Apigateway.REST_API,
        Apigateway.METHOD,
        "restApi",
        "NotFoundException: Invalid Method identifier specified",
        same=_METHOD,
        needed=True,
    ),
    Order(
        Apigateway.METHOD_RESPONSE,
        "restApi",
        Apigateway.REST_API,
        Apigateway.METHOD,
        "restApi",
        "NotFoundException: Invalid Method identifier specified",
        same=_METHOD,
        needed=True,
    ),
    # https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegrationResponse.html
    Order(
        Apigateway.INTEGRATION_RESPONSE,
        "restApi",
        Apigateway.REST_API,
        Apigateway.INTEGRATION,
        "restApi",
        "NotFoundException: Invalid Integration identifier specified",
        same=_METHOD,
        needed=True,
    ),
    Order(
        Apigateway.INTEGRATION_RESPONSE,
        "restApi",
        Apigateway.REST_API,
        Apigateway.METHOD_RESPONSE,
        "restApi",
        "NotFoundException: Invalid Response status code specified",
        same=(*_METHOD, "statusCode"),
        needed=True,
    ),
    # https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-set-up-websocket-deployment.html
    Order(
        Apigatewayv2.DEPLOYMENT,
        "apiId",
        Apigatewayv2.API,
        Apigatewayv2.ROUTE,
        "apiId",
        "BadRequestException: At least one route is required before deploying the Api",
        needed=True,
    ),
    # https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html
    Order(
        Apigatewayv2.STAGE,
        "apiId",
        Apigatewayv2.API,
        Apigatewayv2.ROUTE,
        "apiId",
        "NotFoundException: Unable to find Route by key within the provided RouteSettings",
        when=lambda stage: stage.has("routeSettings"),
        that=lambda stage, route: any(
            block.text("routeKey") == route.text("routeKey") for block in stage.blocks("routeSettings")
        ),
        needed=True,
    ),
    # https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
    Order(
        Cognito.USER_POOL_CLIENT,
        "userPoolId",
        Cognito.USER_POOL,
        Cognito.IDENTITY_PROVIDER,
        "userPoolId",
        "InvalidParameterException: The provider does not exist for User Pool",
        that=_to_provider,
        needed=True,
    ),
    Order(
        Cognito.USER_POOL_CLIENT,
        "userPoolId",
        Cognito.USER_POOL,
        Cognito.RESOURCE_SERVER,
        "userPoolId",
        "ScopeDoesNotExistException",
        that=_to_server,
        needed=True,
    ),
    Order(
        Cognito.USER_POOL_UI_CUSTOMIZATION,
        "userPoolId",
        Cognito.USER_POOL,
        Cognito.USER_POOL_DOMAIN,
        "userPoolId",
        "There has to be an existing domain associated with this user pool",
        needed=True,
    ),
    # https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
    Order(
        S3.BUCKET_ACL,
        "bucket",
        S3.BUCKET,
        S3.BUCKET_OWNERSHIP_CONTROLS,
        "bucket",
        "AccessControlListNotSupported: The bucket does not allow ACLs",
        needed=True,
    ),
    Order(
        S3.BUCKET_ACL,
        "bucket",
        S3.BUCKET,
        S3.BUCKET_PUBLIC_ACCESS_BLOCK,
        "bucket",
        "AccessDenied: public ACLs are prevented by the BlockPublicAcls setting",
        when=_acl_given,
    ),
    # https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-requirements.html
    Order(
        S3.BUCKET_REPLICATION_CONFIG,
        "bucket",
        S3.BUCKET,
        S3.BUCKET_VERSIONING,
        "bucket",
        "InvalidRequest: Versioning must be 'Enabled' on the bucket to apply a replication configuration",
        needed=True,
    ),
    # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-capacity-providers.html
    Order(
        Ecs.SERVICE,
        "cluster",
        Ecs.CLUSTER,
        Ecs.CLUSTER_CAPACITY_PROVIDERS,
        "clusterName",
        "InvalidParameterException: The specified capacity provider is not associated with the cluster",
        when=lambda service: service.has("capacityProviderStrategies"),
    ),
    # https://docs.aws.amazon.com/eks/latest/userguide/managing-coredns.html
    Order(
        Eks.ADDON,
        "clusterName",
        Eks.CLUSTER,
        Eks.NODE_GROUP,
        "clusterName",
        "DEGRADED: InsufficientNumberOfReplicas",
        when=_needs_nodes,
    ),
    # https://docs.aws.amazon.com/eks/latest/userguide/create-node-role.html
    Order(
        Eks.NODE_GROUP,
        "nodeRoleArn",
        Iam.ROLE,
        Iam.ROLE_POLICY_ATTACHMENT,
        "role",
        "NodeCreationFailure: Instances failed to join the kubernetes cluster",
    ),
    # https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html
    Order(
        Ec2.ROUTE,
        "transitGatewayId",
        Ec2transitgateway.TRANSIT_GATEWAY,
        Ec2transitgateway.VPC_ATTACHMENT,
        "transitGatewayId",
        "InvalidTransitGatewayID.NotFound",
    ),
    # https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcPeeringConnectionOptions.html
    Order(
        Ec2.PEERING_CONNECTION_OPTIONS,
        "vpcPeeringConnectionId",
        Ec2.VPC_PEERING_CONNECTION,
        Ec2.VPC_PEERING_CONNECTION_ACCEPTER,
        "vpcPeeringConnectionId",
        _INACTIVE,
        needed=True,
    ),
    # https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-associate-vpcs-different-accounts.html
    Order(
        Route53.ZONE_ASSOCIATION,
        "zoneId",
        Route53.ZONE,
        Route53.VPC_ASSOCIATION_AUTHORIZATION,
        "zoneId",
        "NotAuthorizedException",
    ),
    # https://docs.aws.amazon.com/Route53/latest/APIReference/API_EnableHostedZoneDNSSEC.html
    Order(
        Route53.HOSTED_ZONE_DNS_SEC,
        "hostedZoneId",
        Route53.ZONE,
        Route53.KEY_SIGNING_KEY,
        "hostedZoneId",
        "KeySigningKeyWithActiveStatusNotFound",
        needed=True,
    ),
)
# Where a name is written that AWS looks up when the resource is created: (type, property) to the type it names.
NAMED: Mapping[tuple[str, str], tuple[str, str]] = {
    (Apigateway.BASE_PATH_MAPPING, "domainName"): (Apigateway.DOMAIN_NAME, "domainName"),
    (Apigateway.BASE_PATH_MAPPING, "stageName"): (Apigateway.STAGE, "stageName"),
    (Apigateway.METHOD_SETTINGS, "stageName"): (Apigateway.STAGE, "stageName"),
    (Apigatewayv2.API_MAPPING, "domainName"): (Apigatewayv2.DOMAIN_NAME, "domainName"),
    (Apigatewayv2.API_MAPPING, "stage"): (Apigatewayv2.STAGE, "name"),
    (Appautoscaling.POLICY, "resourceId"): (Appautoscaling.TARGET, "resourceId"),
    (Appautoscaling.SCHEDULED_ACTION, "resourceId"): (Appautoscaling.TARGET, "resourceId"),
    (Appsync.FUNCTION, "dataSource"): (Appsync.DATA_SOURCE, "name"),
    (Appsync.RESOLVER, "dataSource"): (Appsync.DATA_SOURCE, "name"),
    (Athena.NAMED_QUERY, "workgroup"): (Athena.WORKGROUP, "name"),
    (Autoscaling.LIFECYCLE_HOOK, "autoscalingGroupName"): (Autoscaling.GROUP, "name"),
    (Autoscaling.POLICY, "autoscalingGroupName"): (Autoscaling.GROUP, "name"),
    (Autoscaling.SCHEDULE, "autoscalingGroupName"): (Autoscaling.GROUP, "name"),
    (Cfg.REMEDIATION_CONFIGURATION, "configRuleName"): (Cfg.RULE, "name"),
    (Cloudwatch.EVENT_PERMISSION, "eventBusName"): (Cloudwatch.EVENT_BUS, "name"),
    (Cloudwatch.EVENT_RULE, "eventBusName"): (Cloudwatch.EVENT_BUS, "name"),
    (Cloudwatch.EVENT_TARGET, "rule"): (Cloudwatch.EVENT_RULE, "name"),
    (Cloudwatch.LOG_METRIC_FILTER, "logGroupName"): (Cloudwatch.LOG_GROUP, "name"),
    (Cloudwatch.LOG_STREAM, "logGroupName"): (Cloudwatch.LOG_GROUP, "name"),
    (Cloudwatch.LOG_SUBSCRIPTION_FILTER, "logGroup"): (Cloudwatch.LOG_GROUP, "name"),
    (Codedeploy.DEPLOYMENT_GROUP, "appName"): (Codedeploy.APPLICATION, "name"),
    (Dax.CLUSTER, "subnetGroupName"): (Dax.SUBNET_GROUP, "name"),
    (Dms.REPLICATION_INSTANCE, "replicationSubnetGroupId"): (
        Dms.REPLICATION_SUBNET_GROUP,
        "replicationSubnetGroupId",
    ),
    (Docdb.CLUSTER, "dbClusterParameterGroupName"): (Docdb.CLUSTER_PARAMETER_GROUP, "name"),
    (Docdb.CLUSTER, "dbSubnetGroupName"): (Docdb.SUBNET_GROUP, "name"),
    (Docdb.CLUSTER_INSTANCE, "clusterIdentifier"): (Docdb.CLUSTER, "clusterIdentifier"),
    (Dynamodb.CONTRIBUTOR_INSIGHTS, "tableName"): (Dynamodb.TABLE, "name"),
    (Dynamodb.KINESIS_STREAMING_DESTINATION, "tableName"): (Dynamodb.TABLE, "name"),
    (Dynamodb.TABLE_ITEM, "tableName"): (Dynamodb.TABLE, "name"),
    (Ecr.LIFECYCLE_POLICY, "repository"): (Ecr.REPOSITORY, "name"),
    (Ecr.REPOSITORY_POLICY, "repository"): (Ecr.REPOSITORY, "name"),
    (Ecs.SERVICE, "cluster"): (Ecs.CLUSTER, "name"),
    (Eks.ADDON, "clusterName"): (Eks.CLUSTER, "name"),
    (Eks.NODE_GROUP, "clusterName"): (Eks.CLUSTER, "name"),
    (Elasticache.CLUSTER, "parameterGroupName"): (Elasticache.PARAMETER_GROUP, "name"),
    (Elasticache.CLUSTER, "subnetGroupName"): (Elasticache.SUBNET_GROUP, "name"),
    (Elasticache.REPLICATION_GROUP, "parameterGroupName"): (Elasticache.PARAMETER_GROUP, "name"),
    (Elasticache.REPLICATION_GROUP, "subnetGroupName"): (Elasticache.SUBNET_GROUP, "name"),
    (Elasticache.REPLICATION_GROUP, "userGroupIds"): (Elasticache.USER_GROUP, "userGroupId"),
    (Elasticache.USER_GROUP, "userIds"): (Elasticache.USER, "userId"),
    (Glue.CATALOG_TABLE, "databaseName"): (Glue.CATALOG_DATABASE, "name"),
    (Glue.CRAWLER, "databaseName"): (Glue.CATALOG_DATABASE, "name"),
    (Iam.ACCESS_KEY, "user"): (Iam.USER, "name"),
    (Iam.GROUP_POLICY, "group"): (Iam.GROUP, "name"),
    (Iam.GROUP_POLICY_ATTACHMENT, "group"): (Iam.GROUP, "name"),
    (Iam.INSTANCE_PROFILE, "role"): (Iam.ROLE, "name"),
    (Iam.ROLE_POLICY, "role"): (Iam.ROLE, "name"),
    (Iam.ROLE_POLICY_ATTACHMENT, "role"): (Iam.ROLE, "name"),
    (Iam.USER_GROUP_MEMBERSHIP, "user"): (Iam.USER, "name"),
    (Iam.USER_POLICY, "user"): (Iam.USER, "name"),
    (Iam.USER_POLICY_ATTACHMENT, "user"): (Iam.USER, "name"),
    (Lambda.ALIAS, "functionName"): (Lambda.FUNCTION, "name"),
    (Lambda.EVENT_SOURCE_MAPPING, "functionName"): (Lambda.FUNCTION, "name"),
    (Lambda.FUNCTION_EVENT_INVOKE_CONFIG, "functionName"): (Lambda.FUNCTION, "name"),
    (Lambda.FUNCTION_URL, "functionName"): (Lambda.FUNCTION, "name"),
    (Lambda.PERMISSION, "function"): (Lambda.FUNCTION, "name"),
    (Lambda.PROVISIONED_CONCURRENCY_CONFIG, "functionName"): (Lambda.FUNCTION, "name"),
    (Memorydb.ACL, "userNames"): (Memorydb.USER, "userName"),
    (Memorydb.CLUSTER, "aclName"): (Memorydb.ACL, "name"),
    (Memorydb.CLUSTER, "parameterGroupName"): (Memorydb.PARAMETER_GROUP, "name"),
    (Memorydb.CLUSTER, "subnetGroupName"): (Memorydb.SUBNET_GROUP, "name"),
    (Neptune.CLUSTER, "neptuneClusterParameterGroupName"): (Neptune.CLUSTER_PARAMETER_GROUP, "name"),
    (Neptune.CLUSTER, "neptuneSubnetGroupName"): (Neptune.SUBNET_GROUP, "name"),
    (Neptune.CLUSTER_INSTANCE, "clusterIdentifier"): (Neptune.CLUSTER, "clusterIdentifier"),
    (Rds.CLUSTER, "dbClusterParameterGroupName"): (Rds.CLUSTER_PARAMETER_GROUP, "name"),
    (Rds.CLUSTER, "dbSubnetGroupName"): (Rds.SUBNET_GROUP, "name"),
    (Rds.CLUSTER, "globalClusterIdentifier"): (Rds.GLOBAL_CLUSTER, "globalClusterIdentifier"),
    (Rds.CLUSTER_INSTANCE, "clusterIdentifier"): (Rds.CLUSTER, "clusterIdentifier"),
    (Rds.INSTANCE, "dbSubnetGroupName"): (Rds.SUBNET_GROUP, "name"),
    (Rds.INSTANCE, "parameterGroupName"): (Rds.PARAMETER_GROUP, "name"),
    (Rds.INSTANCE, "replicateSourceDb"): (Rds.INSTANCE, "identifier"),
    (Redshift.CLUSTER, "clusterParameterGroupName"): (Redshift.PARAMETER_GROUP, "name"),
    (Redshift.CLUSTER, "clusterSubnetGroupName"): (Redshift.SUBNET_GROUP, "name"),
    (Redshiftserverless.WORKGROUP, "namespaceName"): (Redshiftserverless.NAMESPACE, "namespaceName"),
    (S3.BUCKET_ACL, "bucket"): (S3.BUCKET, "bucket"),
    (S3.BUCKET_LIFECYCLE_CONFIGURATION, "bucket"): (S3.BUCKET, "bucket"),
    (S3.BUCKET_NOTIFICATION, "bucket"): (S3.BUCKET, "bucket"),
    (S3.BUCKET_OBJECT, "bucket"): (S3.BUCKET, "bucket"),
    (S3.BUCKET_OBJECTV2, "bucket"): (S3.BUCKET, "bucket"),
    (S3.BUCKET_POLICY, "bucket"): (S3.BUCKET, "bucket"),
    (S3.BUCKET_PUBLIC_ACCESS_BLOCK, "bucket"): (S3.BUCKET, "bucket"),
    (S3.BUCKET_VERSIONING, "bucket"): (S3.BUCKET, "bucket"),
    (Scheduler.SCHEDULE, "groupName"): (Scheduler.SCHEDULE_GROUP, "name"),
    (Secretsmanager.SECRET_ROTATION, "secretId"): (Secretsmanager.SECRET, "name"),
    (Secretsmanager.SECRET_VERSION, "secretId"): (Secretsmanager.SECRET, "name"),
    (Ses.ACTIVE_RECEIPT_RULE_SET, "ruleSetName"): (Ses.RECEIPT_RULE_SET, "ruleSetName"),
    (Ses.EVENT_DESTINATION, "configurationSetName"): (Ses.CONFIGURATION_SET, "name"),
    (Ses.RECEIPT_RULE, "ruleSetName"): (Ses.RECEIPT_RULE_SET, "ruleSetName"),
    (Sesv2.CONFIGURATION_SET_EVENT_DESTINATION, "configurationSetName"): (
        Sesv2.CONFIGURATION_SET,
        "configurationSetName",
    ),
    (Ssm.ASSOCIATION, "name"): (Ssm.DOCUMENT, "name"),
}
# Any resource of these types in the account and region comes first, where the stack makes one: there is one of each.
# https://docs.aws.amazon.com/config/latest/developerguide/gs-cli-subscribe.html
# https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
# https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_BatchEnableStandards.html
_RECORDER = "NoAvailableConfigurationRecorderException"
_HUB = "InvalidAccessException: Account is not subscribed to AWS Security Hub"
_MACIE = "AccessDeniedException: Macie is not enabled"
_ORGANIZATION = "AWSOrganizationsNotInUseException"
ONE_EACH: Mapping[str, tuple[str, str]] = {
    Apigateway.METHOD_SETTINGS: (Apigateway.ACCOUNT, "CloudWatch Logs role ARN must be set in account settings"),
    Apigateway.STAGE: (Apigateway.ACCOUNT, "CloudWatch Logs role ARN must be set in account settings"),
    Cfg.CONFORMANCE_PACK: (Cfg.RECORDER, _RECORDER),
    Cfg.DELIVERY_CHANNEL: (Cfg.RECORDER, _RECORDER),
    Cfg.RECORDER_STATUS: (Cfg.DELIVERY_CHANNEL, "NoAvailableDeliveryChannelException"),
    Cfg.RULE: (Cfg.RECORDER, _RECORDER),
    Macie2.CLASSIFICATION_JOB: (Macie2.ACCOUNT, _MACIE),
    Macie.CUSTOM_DATA_IDENTIFIER: (Macie2.ACCOUNT, _MACIE),
    Macie.FINDINGS_FILTER: (Macie2.ACCOUNT, _MACIE),
    Opensearch.DOMAIN: (
        Cloudwatch.LOG_RESOURCE_POLICY,
        "The Resource Access Policy specified for the CloudWatch Logs log group does not grant sufficient permissions",
    ),
    Organizations.ACCOUNT: (Organizations.ORGANIZATION, _ORGANIZATION),
    Organizations.DELEGATED_ADMINISTRATOR: (Organizations.ORGANIZATION, _ORGANIZATION),
    Organizations.POLICY: (Organizations.ORGANIZATION, _ORGANIZATION),
    Route53.QUERY_LOG: (Cloudwatch.LOG_RESOURCE_POLICY, "InsufficientCloudWatchLogsResourcePolicy"),
    Securityhub.ACTION_TARGET: (Securityhub.ACCOUNT, _HUB),
    Securityhub.FINDING_AGGREGATOR: (Securityhub.ACCOUNT, _HUB),
    Securityhub.INSIGHT: (Securityhub.ACCOUNT, _HUB),
    Securityhub.MEMBER: (Securityhub.ACCOUNT, _HUB),
    Securityhub.PRODUCT_SUBSCRIPTION: (Securityhub.ACCOUNT, _HUB),
    Securityhub.STANDARDS_SUBSCRIPTION: (Securityhub.ACCOUNT, _HUB),
}
# Which of them need it only with a setting.
IF_SET = {Apigateway.STAGE: "accessLogSettings", Opensearch.DOMAIN: "logPublishingOptions"}
