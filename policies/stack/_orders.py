"""What has to be there before a resource is created although no property of it says so.

One table for all: who, needs whom, by what they have in common, what AWS answers, and whether it is needed at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import NamedTuple

from policypack import UNKNOWN, Block, Resource, Stack, Text, Undecided, as_text
from policypack.catalogue.tokens import (
    S3,
    Apigateway,
    Apigatewayv2,
    Appautoscaling,
    Appsync,
    Athena,
    Autoscaling,
    Bedrock,
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
    Emr,
    Glue,
    Iam,
    Kms,
    Lambda,
    Lb,
    Macie,
    Macie2,
    Memorydb,
    Neptune,
    Opensearch,
    Organizations,
    Pipes,
    Rds,
    Redshift,
    Redshiftserverless,
    Route53,
    Scheduler,
    Secretsmanager,
    Securityhub,
    Ses,
    Sesv2,
    Sns,
    Sqs,
    Ssm,
    Wafv2,
)
from policypack.scope import Scope, scope_of
from policypack.shelf.permissions import permissions, resource_policies


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
    (Apigateway.BASE_PATH_MAPPING, "stageName"): (Apigateway.STAGE, "stageName"),
    (Apigateway.BASE_PATH_MAPPING, "domainName"): (Apigateway.DOMAIN_NAME, "domainName"),
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
    (Dax.CLUSTER, "subnetGroupName"): (Dax.SUBNET_GROUP, "name"),
    (Dms.REPLICATION_INSTANCE, "replicationSubnetGroupId"): (
        Dms.REPLICATION_SUBNET_GROUP,
        "replicationSubnetGroupId",
    ),
    (Docdb.CLUSTER, "dbClusterParameterGroupName"): (Docdb.CLUSTER_PARAMETER_GROUP, "name"),
    (Elasticache.CLUSTER, "parameterGroupName"): (Elasticache.PARAMETER_GROUP, "name"),
    (Elasticache.CLUSTER, "subnetGroupName"): (Elasticache.SUBNET_GROUP, "name"),
    (Elasticache.REPLICATION_GROUP, "parameterGroupName"): (Elasticache.PARAMETER_GROUP, "name"),
    (Elasticache.REPLICATION_GROUP, "userGroupIds"): (Elasticache.USER_GROUP, "userGroupId"),
    (Elasticache.USER_GROUP, "userIds"): (Elasticache.USER, "userId"),
    (Elasticache.REPLICATION_GROUP, "subnetGroupName"): (Elasticache.SUBNET_GROUP, "name"),
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
    (Lambda.PROVISIONED_CONCURRENCY_CONFIG, "functionName"): (Lambda.FUNCTION, "name"),
    (Lambda.PERMISSION, "function"): (Lambda.FUNCTION, "name"),
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
_IF_SET = {Apigateway.STAGE: "accessLogSettings", Opensearch.DOMAIN: "logPublishingOptions"}

Waits = tuple[str, list[Resource], str]


def _public_gateway(nat: Resource, stack: Stack) -> Waits:
    """A NAT gateway waits for the internet gateway of its VPC."""
    # https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html
    says = "Gateway.NotAttached: Network has no Internet gateway attached"
    if nat.text("connectivityType") == "private":
        return "subnetId", [], says
    own = _vpcs(nat, stack)
    # Alike in every zone of a network: it is reported once.
    if stack.once(_first_gateways).get(own) is not nat:
        return "subnetId", [], says
    vpcs = [vpc for urn in sorted(own) if (vpc := stack.get(urn))]
    doors = Ec2.INTERNET_GATEWAY, Ec2.INTERNET_GATEWAY_ATTACHMENT
    return "subnetId", [door for vpc in vpcs for door in stack.referrers(vpc, *doors, property="vpcId")], says


def _first_gateways(stack: Stack) -> Mapping[frozenset[str], Resource]:
    """Return the first NAT gateway of each network."""
    found: dict[frozenset[str], Resource] = {}
    for nat in stack.of_type(Ec2.NAT_GATEWAY):
        found.setdefault(_vpcs(nat, stack), nat)
    return found


def _vpcs(nat: Resource, stack: Stack) -> frozenset[str]:
    subnets = stack.follow_all(nat, "subnetId", Ec2.SUBNET)
    return frozenset(vpc.urn for subnet in subnets for vpc in stack.follow_all(subnet, "vpcId", Ec2.VPC))


def _primary_instance(cluster: Resource, stack: Stack) -> Waits:
    """A secondary cluster of a global database waits for an instance of the primary one."""
    # https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-getting-started.html
    name = "globalClusterIdentifier"
    says = "InvalidGlobalClusterStateFault: the primary cluster has no instance yet"
    shared = stack.follow(cluster, name, Rds.GLOBAL_CLUSTER)
    if shared is None or cluster.has("masterUsername"):
        return name, [], says
    primaries = [other for other in stack.referrers(shared, Rds.CLUSTER, property=name) if other.has("masterUsername")]
    firsts = [
        instance
        for primary in primaries
        for instance in stack.referrers(primary, Rds.CLUSTER_INSTANCE, property="clusterIdentifier")
    ]
    # One of them is enough.
    return name, [] if any(stack.depends_on(cluster, instance) for instance in firsts) else firsts[:1], says


def _dms_role(group: Resource, stack: Stack) -> Waits:
    """What DMS puts into a VPC waits for the role of that name, and for its policy."""
    # https://docs.aws.amazon.com/dms/latest/userguide/security-iam.html#CHAP_Security.APIRole
    roles = stack.holding("name", "dms-vpc-role", Iam.ROLE, at=group)
    firsts = [*roles]
    for role in roles:
        firsts += stack.referrers(role, Iam.ROLE_POLICY_ATTACHMENT, property="role")
    return "", firsts, "AccessDeniedFault: The IAM Role dms-vpc-role is not configured properly"


def _scaled_service(target: Resource, stack: Stack) -> Waits:
    """A scalable target names its service inside a text."""
    # https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html
    value = target.raw("resourceId")
    literal = value.literal if isinstance(value, Text) else value if isinstance(value, str) else ""
    last = literal.rpartition("/")[2]
    found = stack.holding("name", last, Ecs.SERVICE, at=target) if last else []
    return "resourceId", found if len(found) == 1 else [], "ValidationException: ECS service doesn't exist"


def _planned_stages(plan: Resource, stack: Stack) -> Waits:
    """A usage plan names the stages of its APIs."""
    # https://docs.aws.amazon.com/apigateway/latest/api/API_CreateUsagePlan.html
    says = "NotFoundException: Invalid API stage specified: API Stage not found"
    found: list[Resource] = []
    for entry in plan.blocks("apiStages") if plan.known("apiStages") else []:
        api = stack.follow(entry, "apiId", Apigateway.REST_API)
        name = entry.raw("stage")
        if api is not None and isinstance(name, str):
            stages = stack.referrers(api, Apigateway.STAGE, property="restApi")
            found += [stage for stage in stages if stage.raw("stageName") == name]
    return "apiStages", found, says


_STAGE = re.compile(r"/stages/(?P<name>[\w-]+)")


def _protected_stage(association: Resource, stack: Stack) -> Waits:
    """A firewall is put before a stage that its ARN names by text."""
    # https://docs.aws.amazon.com/waf/latest/APIReference/API_AssociateWebACL.html
    name, arn = "resourceArn", association.raw("resourceArn")
    match = _STAGE.fullmatch(str(arn.parts[-1])) if isinstance(arn, Text) else None
    api = stack.get(arn.symbols[0].urn) if isinstance(arn, Text) and match else None
    stages = stack.referrers(api, Apigateway.STAGE, property="restApi") if api else []
    found = [stage for stage in stages if match and stage.raw("stageName") == match["name"]]
    return name, found, "WAFNonexistentItemException: your resource doesn't exist"


# What tries at once what its role may do, and is not made again where that comes too late.
# https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-permissions.html
# https://docs.aws.amazon.com/bedrock/latest/userguide/kb-permissions.html
# https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-iam-role.html
_TRYING: Mapping[str, tuple[str, str]] = {
    Bedrock.AGENT_KNOWLEDGE_BASE: (
        "roleArn",
        "ValidationException: the role is not able to call specified bedrock embedding model",
    ),
    Emr.CLUSTER: ("serviceRole", "VALIDATION_ERROR: Service role has insufficient EC2 permissions"),
    Pipes.PIPE: ("roleArn", "CREATE_FAILED: The provided customer role does not have permissions"),
}


def _role_policies(resource: Resource, stack: Stack) -> Waits:
    """What tries at once what its role may do waits for the role's policies."""
    name, says = _TRYING[resource.type]
    role = stack.follow(resource, name, Iam.ROLE)
    firsts = stack.referrers(role, Iam.ROLE_POLICY, Iam.ROLE_POLICY_ATTACHMENT, property="role") if role else []
    return name, firsts, says


# What a service tries when a resource is made: the block and the property that name it, its type, the service.
# https://docs.aws.amazon.com/ses/latest/dg/receiving-email-permissions.html
# https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html
# https://docs.aws.amazon.com/config/latest/APIReference/API_PutConfigRule.html
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html
# https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot_rotation.html
_TRIED: Mapping[str, tuple[str, tuple[tuple[str, str, str, str], ...]]] = {
    Cfg.RULE: (
        "InsufficientPermissionsException: The AWS Lambda function could not be invoked",
        (("source", "sourceIdentifier", Lambda.FUNCTION, "config.amazonaws.com"),),
    ),
    Cloudwatch.LOG_SUBSCRIPTION_FILTER: (
        "InvalidParameterException: Could not execute the lambda function",
        (("", "destinationArn", Lambda.FUNCTION, "logs.amazonaws.com"),),
    ),
    Lb.TARGET_GROUP_ATTACHMENT: (
        "AccessDenied: elasticloadbalancing principal does not have permission to invoke the function",
        (("", "targetId", Lambda.FUNCTION, "elasticloadbalancing.amazonaws.com"),),
    ),
    Secretsmanager.SECRET_ROTATION: (
        "AccessDeniedException: Secrets Manager cannot invoke the specified Lambda function",
        (("", "rotationLambdaArn", Lambda.FUNCTION, "secretsmanager.amazonaws.com"),),
    ),
    Ses.RECEIPT_RULE: (
        "InvalidLambdaFunction, InvalidSnsTopic or InvalidS3Configuration: could not be reached",
        (
            ("lambdaActions", "functionArn", Lambda.FUNCTION, "ses.amazonaws.com"),
            ("snsActions", "topicArn", Sns.TOPIC, ""),
            ("s3Actions", "bucketName", S3.BUCKET, ""),
        ),
    ),
}


def _admitting(resource: Resource, stack: Stack) -> Waits:
    """What a service tries at once waits for what lets the service in."""
    says, tried = _TRIED[resource.type]
    found: list[Resource] = []
    for outer, name, type, service in tried:
        for block in resource.blocks(outer) if outer else [resource]:
            target = stack.follow(block, name, type)
            if target is None or target.exists or target.external:
                continue
            if type == Lambda.FUNCTION:
                found += permissions(target, service, stack)
            elif type == S3.BUCKET:
                found += stack.referrers(target, S3.BUCKET_POLICY, property="bucket")
            else:
                found += [policy for policy in resource_policies(target, stack) if policy is not target]
    return "", found, says


# Whose policies name who may use them; IAM's own and the services look the names up.
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
_PRINCIPALS: Mapping[str, tuple[str, str]] = {
    Ecr.REPOSITORY_POLICY: ("policy", "InvalidParameterException: Invalid repository policy provided"),
    Iam.ROLE: ("assumeRolePolicy", "MalformedPolicyDocument: Invalid principal in policy"),
    Kms.KEY: (
        "policy",
        "MalformedPolicyDocumentException: Policy contains a statement with one or more invalid principals",
    ),
    Kms.KEY_POLICY: (
        "policy",
        "MalformedPolicyDocumentException: Policy contains a statement with one or more invalid principals",
    ),
    S3.BUCKET_POLICY: ("policy", "MalformedPolicy: Invalid principal in policy"),
    Secretsmanager.SECRET_POLICY: (
        "policy",
        "MalformedPolicyDocumentException: This resource policy contains an unsupported principal",
    ),
    Sns.TOPIC_POLICY: ("policy", "InvalidParameter: Invalid parameter: Policy Error: PrincipalNotFound"),
    Sqs.QUEUE_POLICY: ("policy", "InvalidAttributeValue: Invalid value for the parameter Policy"),
}
_NAMED_PRINCIPAL = re.compile(r"arn:[^:]+:iam::[^:]*:(role|user)/(?:[^/]+/)*(?P<name>[\w+=,.@-]+)")


def _principals(resource: Resource, stack: Stack) -> Waits:
    """A policy that names roles and users of the stack by text waits for them."""
    name, says = _PRINCIPALS[resource.type]
    raw = resource.raw(name)
    body = resource.document(name) if isinstance(raw, str | Text) and str(raw).strip().startswith("{") else None
    found: list[Resource] = []
    for statement in body.blocks("Statement") if body else ():
        principal = statement.block("Principal") if isinstance(statement.raw("Principal"), Mapping) else None
        for item in principal.items("AWS") if principal else ():
            match = _NAMED_PRINCIPAL.fullmatch(item) if isinstance(item, str) else None
            if match:
                type = Iam.ROLE if match[1] == "role" else Iam.USER
                found += [other for other in stack.holding("name", match["name"], type) if other is not resource]
    return name, found, says


SPECIAL: Mapping[str, Callable[[Resource, Stack], Waits]] = {
    **dict.fromkeys(_PRINCIPALS, _principals),
    **dict.fromkeys(_TRIED, _admitting),
    **dict.fromkeys(_TRYING, _role_policies),
    Apigateway.USAGE_PLAN: _planned_stages,
    Appautoscaling.TARGET: _scaled_service,
    Dms.REPLICATION_SUBNET_GROUP: _dms_role,
    Ec2.NAT_GATEWAY: _public_gateway,
    Rds.CLUSTER: _primary_instance,
    Wafv2.WEB_ACL_ASSOCIATION: _protected_stage,
}
WAITING = tuple(sorted({order.type for order in ORDERS} | set(ONE_EACH) | set(SPECIAL)))
NEEDING = tuple(sorted({order.type for order in ORDERS if order.needed}))


def not_awaited(resource: Resource, stack: Stack) -> Iterator[Waits]:
    """Yield (property, resources that should be done first and are not awaited, AWS's answer) of a resource."""
    for order in ORDERS:
        if order.type == resource.type:
            yield order.through, _missing(resource, _firsts(order, resource, stack), stack), order.says
    if resource.type in ONE_EACH and (resource.type not in _IF_SET or resource.has(_IF_SET[resource.type])):
        type, says = ONE_EACH[resource.type]
        yield "", _missing(resource, stack.once(_of_place, type, scope_of(resource)), stack), says
    if resource.type in SPECIAL:
        name, firsts, says = SPECIAL[resource.type](resource, stack)
        yield name, _missing(resource, firsts, stack), says


def _of_place(stack: Stack, type: str, where: Scope) -> list[Resource]:
    return [other for other in stack.of_type(type) if scope_of(other) == where]


def reversed_order(resource: Resource, stack: Stack) -> Iterator[Waits]:
    """Yield (property, resources that are needed first and all wait for this one, AWS's answer) of a resource."""
    for order in ORDERS:
        if order.type == resource.type and order.needed:
            firsts = _firsts(order, resource, stack)
            if firsts and all(stack.depends_on(first, resource) for first in firsts):
                yield order.through, firsts, order.says


def _firsts(order: Order, resource: Resource, stack: Stack) -> list[Resource]:
    """Return the planned resources that an order is about, those that are there already left out."""
    if order.when is not None and not order.when(resource):
        return []
    outer, _, inner = order.through.rpartition(".")
    block: Block | None = resource
    if outer:
        block = resource.block(outer) if resource.known(outer) else None
    shared = stack.follow(block, inner, order.shared) if block is not None else None
    if shared is None or shared.exists:
        return []
    found = stack.once(_of_shared, order, shared).get(_same(resource, order.same), [])
    return [other for other in found if _meant(order, resource, other)] if order.that else found


def _of_shared(stack: Stack, order: Order, shared: Resource) -> Mapping[Hashable, list[Resource]]:
    """Return who comes first for what is shared, by what they have the same as who waits."""
    found: dict[Hashable, list[Resource]] = {}
    for other in stack.referrers(shared, order.first, property=order.by):
        found.setdefault(_same(other, order.same), []).append(other)
    return found


def _meant(order: Order, resource: Resource, other: Resource) -> bool:
    try:
        return order.that is None or order.that(resource, other)
    except Undecided:
        return False


def _same(resource: Resource, names: tuple[str, ...]) -> Hashable:
    """Return what properties say, to compare. What only an update knows is told by where it comes from, if it is."""
    values = ((name, resource.raw(name)) for name in names)
    return tuple(
        (tuple(resource.property_dependencies.get(name, (resource.urn,))),) if value is UNKNOWN else as_text(value)
        for name, value in values
    )


def _missing(resource: Resource, firsts: list[Resource], stack: Stack) -> list[Resource]:
    before = stack.dependencies(resource)
    return [
        other
        for other in firsts
        if other.urn not in before
        and other is not resource
        and not other.exists
        and not other.external
        # What waits for the resource itself cannot come before it: that is another finding.
        and not stack.depends_on(other, resource)
    ]
