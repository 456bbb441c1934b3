"""Words that a setting takes, where there are only these: switches, kinds and modes that AWS and the provider list.

What AWS adds to now and then (runtimes, families of images) is not here: limit-choice-unknown advises about it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from policypack.catalogue.tokens import (
    Apigateway,
    Apigatewayv2,
    Appautoscaling,
    Apprunner,
    Appsync,
    Autoscaling,
    Batch,
    Ec2,
    Ec2clientvpn,
    Ec2transitgateway,
    Ecr,
    Ecs,
    Eks,
    Elasticbeanstalk,
    Elb,
    Lambda,
    Lb,
    Servicediscovery,
)


class Words(NamedTuple):
    """The words of settings of a type, by path: "[]" after a name is each element of a list.

    `any_case`: the provider, or AWS, takes them in capitals too.
    """

    type: str
    source: str
    paths: Mapping[str, str]
    any_case: bool = False


_DOCS = "https://docs.aws.amazon.com"
_EC2 = f"{_DOCS}/AWSEC2/latest/APIReference"
_ECS = f"{_DOCS}/AmazonECS/latest/APIReference"
_ELB = f"{_DOCS}/elasticloadbalancing/latest/APIReference"
_LAMBDA = f"{_DOCS}/lambda/latest/api"
_SCALING = f"{_DOCS}/autoscaling/ec2/APIReference"
_API = f"{_DOCS}/apigateway/latest/api"
_API_V2 = f"{_DOCS}/apigatewayv2/latest/api-reference"
_APPSYNC = f"{_DOCS}/appsync/latest/APIReference"
_BATCH = f"{_DOCS}/batch/latest/APIReference"
_EKS = f"{_DOCS}/eks/latest/APIReference"
_SWITCH, _STATE = "enable disable", "enabled disabled"
_METADATA = {
    "metadataOptions.httpEndpoint": _STATE,
    "metadataOptions.httpProtocolIpv6": _STATE,
    "metadataOptions.httpTokens": "optional required",
    "metadataOptions.instanceMetadataTags": _STATE,
}
_SPOT = "instanceMarketOptions.spotOptions"
_MARKET = {
    f"{_SPOT}.instanceInterruptionBehavior": "hibernate stop terminate",
    f"{_SPOT}.spotInstanceType": "one-time persistent",
}
_CONTENT = "text/plain text/css text/html application/javascript application/json"
_ACTIONS = "forward authenticate-oidc authenticate-cognito redirect fixed-response jwt-validation"
_DISTRIBUTION = "mixedInstancesPolicy.instancesDistribution"
_METRICS = " ".join(
    f"Group{name}"
    for name in (
        *("MinSize", "MaxSize", "DesiredCapacity", "InServiceInstances", "PendingInstances", "StandbyInstances"),
        *("TerminatingInstances", "TotalInstances", "InServiceCapacity", "PendingCapacity", "StandbyCapacity"),
        *("TerminatingCapacity", "TotalCapacity", "AndWarmPoolDesiredCapacity", "AndWarmPoolTotalCapacity"),
    )
)
_WARM = " ".join(
    f"WarmPool{name}Capacity" for name in ("Desired", "Warmed", "Pending", "Terminating", "Total", "Minimum")
)
_TUNNELS = {
    f"tunnel{number}{name}": words
    for number in (1, 2)
    for name, words in (
        ("DpdTimeoutAction", "clear none restart"),
        ("IkeVersions[]", "ikev1 ikev2"),
        ("Phase1EncryptionAlgorithms[]", "AES128 AES256 AES128-GCM-16 AES256-GCM-16"),
        ("Phase2EncryptionAlgorithms[]", "AES128 AES256 AES128-GCM-16 AES256-GCM-16"),
        ("Phase1IntegrityAlgorithms[]", "SHA1 SHA2-256 SHA2-384 SHA2-512"),
        ("Phase2IntegrityAlgorithms[]", "SHA1 SHA2-256 SHA2-384 SHA2-512"),
        ("StartupAction", "add start"),
    )
}
WORDS = (
    Words(
        Ec2.INSTANCE,
        f"{_EC2}/API_RunInstances.html",
        {
            **_METADATA,
            **_MARKET,
            "creditSpecification.cpuCredits": "standard unlimited",
            "instanceInitiatedShutdownBehavior": "stop terminate",
            "maintenanceOptions.autoRecovery": "default disabled",
            "privateDnsNameOptions.hostnameType": "ip-name resource-name",
            "tenancy": "default dedicated host",
        },
    ),
    Words(
        Ec2.LAUNCH_TEMPLATE,
        f"{_EC2}/API_RequestLaunchTemplateData.html",
        {
            **_METADATA,
            **_MARKET,
            "creditSpecification.cpuCredits": "standard unlimited",
            "instanceInitiatedShutdownBehavior": "stop terminate",
            "placement.tenancy": "default dedicated host",
            "privateDnsNameOptions.hostnameType": "ip-name resource-name",
            "tagSpecifications[].resourceType": "instance volume network-interface spot-instances-request elastic-gpu",
        },
    ),
    # "The host value cannot be used with this parameter"
    Words(Ec2.VPC, f"{_EC2}/API_CreateVpc.html", {"instanceTenancy": "default dedicated"}),
    Words(Ec2.CUSTOMER_GATEWAY, f"{_EC2}/API_CreateCustomerGateway.html", {"type": "ipsec.1"}),
    Words(
        Ec2.VPN_CONNECTION,
        f"{_EC2}/API_VpnTunnelOptionsSpecification.html",
        {"type": "ipsec.1", "tunnelInsideIpVersion": "ipv4 ipv6", **_TUNNELS},
    ),
    Words(
        Ec2.FLOW_LOG,
        f"{_EC2}/API_CreateFlowLogs.html",
        {
            "destinationOptions.fileFormat": "plain-text parquet",
            "logDestinationType": "cloud-watch-logs s3 kinesis-data-firehose",
            "trafficType": "ACCEPT REJECT ALL",
        },
    ),
    *(
        Words(
            type,
            f"{_EC2}/API_CreateNetworkAclEntry.html",
            dict.fromkeys(paths, "allow deny"),
            any_case=True,
        )
        for type, paths in (
            (Ec2.NETWORK_ACL, ("ingress[].action", "egress[].action")),
            (Ec2.DEFAULT_NETWORK_ACL, ("ingress[].action", "egress[].action")),
            (Ec2.NETWORK_ACL_RULE, ("ruleAction",)),
        )
    ),
    Words(
        Ec2.PLACEMENT_GROUP,
        f"{_EC2}/API_CreatePlacementGroup.html",
        {"spreadLevel": "host rack", "strategy": "cluster partition spread precision-time"},
    ),
    Words(Ec2.MANAGED_PREFIX_LIST, f"{_EC2}/API_CreateManagedPrefixList.html", {"addressFamily": "IPv4 IPv6"}),
    Words(
        Ec2.NAT_GATEWAY,
        f"{_EC2}/API_CreateNatGateway.html",
        {"availabilityMode": "regional zonal", "connectivityType": "private public"},
    ),
    Words(
        Ec2.SECURITY_GROUP_RULE,
        "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_security_group_rule.go",
        {"type": "ingress egress"},
    ),
    Words(
        Ec2.VPC_ENDPOINT,
        f"{_EC2}/API_CreateVpcEndpoint.html",
        {
            "dnsOptions.dnsRecordIpType": "ipv4 dualstack ipv6 service-defined",
            "ipAddressType": "ipv4 dualstack ipv6",
            "vpcEndpointType": "Interface Gateway GatewayLoadBalancer Resource ServiceNetwork Tunnel",
        },
    ),
    Words(
        Ec2.SUBNET,
        f"{_EC2}/API_ModifySubnetAttribute.html",
        {"privateDnsHostnameTypeOnLaunch": "ip-name resource-name"},
    ),
    Words(
        Ec2.CAPACITY_RESERVATION,
        f"{_EC2}/API_CreateCapacityReservation.html",
        {"endDateType": "unlimited limited", "instanceMatchCriteria": "open targeted", "tenancy": "default dedicated"},
    ),
    Words(Ec2.DEDICATED_HOST, f"{_EC2}/API_AllocateHosts.html", {"autoPlacement": "on off", "hostRecovery": "on off"}),
    Words(
        Ec2.FLEET,
        f"{_EC2}/API_CreateFleet.html",
        {
            "excessCapacityTerminationPolicy": "no-termination termination",
            "onDemandOptions.allocationStrategy": "lowestPrice lowest-price prioritized",
            "type": "request maintain instant",
        },
    ),
    Words(
        Ec2.VPC_IPAM_POOL,
        f"{_EC2}/API_CreateIpamPool.html",
        {"addressFamily": "ipv4 ipv6", "publicIpSource": "amazon byoip"},
    ),
    Words(
        Ec2clientvpn.ENDPOINT,
        f"{_EC2}/API_CreateClientVpnEndpoint.html",
        {
            "authenticationOptions[].type": "certificate-authentication directory-service-authentication "
            "federated-authentication",
            "selfServicePortal": "enabled disabled",
            "transportProtocol": "tcp udp",
        },
    ),
    Words(
        Ec2transitgateway.TRANSIT_GATEWAY,
        f"{_EC2}/API_TransitGatewayRequestOptions.html",
        dict.fromkeys(
            (
                *("autoAcceptSharedAttachments", "defaultRouteTableAssociation", "defaultRouteTablePropagation"),
                *("dnsSupport", "multicastSupport", "securityGroupReferencingSupport", "vpnEcmpSupport"),
            ),
            _SWITCH,
        ),
    ),
    Words(
        Ec2transitgateway.VPC_ATTACHMENT,
        f"{_EC2}/API_CreateTransitGatewayVpcAttachmentRequestOptions.html",
        dict.fromkeys(("applianceModeSupport", "dnsSupport", "ipv6Support"), _SWITCH),
    ),
    Words(
        Autoscaling.GROUP,
        f"{_SCALING}/API_CreateAutoScalingGroup.html",
        {
            f"{_DISTRIBUTION}.onDemandAllocationStrategy": "prioritized lowest-price",
            f"{_DISTRIBUTION}.spotAllocationStrategy": "lowest-price capacity-optimized capacity-optimized-prioritized "
            "price-capacity-optimized",
            "enabledMetrics[]": f"{_METRICS} {_WARM}",
            "instanceRefresh.strategy": "Rolling ReplaceRootVolume",
            "metricsGranularity": "1Minute",
            "suspendedProcesses[]": "Launch Terminate AddToLoadBalancer AlarmNotification AZRebalance HealthCheck "
            "InstanceRefresh ReplaceUnhealthy ScheduledActions",
        },
    ),
    Words(
        Autoscaling.LIFECYCLE_HOOK,
        f"{_SCALING}/API_PutLifecycleHook.html",
        {
            "defaultResult": "CONTINUE ABANDON",
            "lifecycleTransition": "autoscaling:EC2_INSTANCE_LAUNCHING autoscaling:EC2_INSTANCE_TERMINATING",
        },
    ),
    Words(
        Autoscaling.NOTIFICATION,
        f"{_SCALING}/API_PutNotificationConfiguration.html",
        {
            "notifications[]": "autoscaling:EC2_INSTANCE_LAUNCH autoscaling:EC2_INSTANCE_LAUNCH_ERROR "
            "autoscaling:EC2_INSTANCE_TERMINATE autoscaling:EC2_INSTANCE_TERMINATE_ERROR autoscaling:TEST_NOTIFICATION"
        },
    ),
    Words(
        Autoscaling.POLICY,
        f"{_SCALING}/API_PutScalingPolicy.html",
        {
            "adjustmentType": "ChangeInCapacity ExactCapacity PercentChangeInCapacity",
            "metricAggregationType": "Minimum Maximum Average",
            "policyType": "SimpleScaling StepScaling TargetTrackingScaling PredictiveScaling",
        },
    ),
    Words(
        Lb.LOAD_BALANCER,
        f"{_ELB}/API_LoadBalancerAttribute.html",
        {
            "desyncMitigationMode": "monitor defensive strictest",
            "dnsRecordClientRoutingPolicy": "availability_zone_affinity any_availability_zone "
            "partial_availability_zone_affinity",
            "enforceSecurityGroupInboundRulesOnPrivateLinkTraffic": "on off",
            "ipAddressType": "ipv4 dualstack dualstack-without-public-ipv4",
            "loadBalancerType": "application network gateway",
            "xffHeaderProcessingMode": "append preserve remove",
        },
    ),
    Words(
        Lb.TARGET_GROUP,
        f"{_ELB}/API_CreateTargetGroup.html",
        {
            "healthCheck.protocol": "HTTP HTTPS TCP",
            "protocol": "HTTP HTTPS TCP TLS UDP TCP_UDP GENEVE QUIC TCP_QUIC",
            "protocolVersion": "HTTP1 HTTP2 GRPC",
        },
        any_case=True,
    ),
    Words(
        Lb.TARGET_GROUP,
        f"{_ELB}/API_TargetGroupAttribute.html",
        {
            "ipAddressType": "ipv4 ipv6",
            "loadBalancingAlgorithmType": "round_robin least_outstanding_requests weighted_random",
            "loadBalancingAnomalyMitigation": "on off",
            "loadBalancingCrossZoneEnabled": "true false use_load_balancer_configuration",
            "stickiness.type": "lb_cookie app_cookie source_ip source_ip_dest_ip source_ip_dest_ip_proto",
            "targetFailovers[].onDeregistration": "rebalance no_rebalance",
            "targetFailovers[].onUnhealthy": "rebalance no_rebalance",
            "targetType": "instance ip lambda alb",
        },
    ),
    Words(
        Lb.LISTENER,
        f"{_ELB}/API_CreateListener.html",
        {
            "alpnPolicy": "HTTP1Only HTTP2Only HTTP2Optional HTTP2Preferred None",
            "defaultActions[].fixedResponse.contentType": _CONTENT,
            "defaultActions[].redirect.statusCode": "HTTP_301 HTTP_302",
            "defaultActions[].type": _ACTIONS,
            "mutualAuthentication.mode": "off verify passthrough",
        },
    ),
    Words(
        Lb.LISTENER_RULE,
        f"{_ELB}/API_CreateRule.html",
        {
            "actions[].fixedResponse.contentType": _CONTENT,
            "actions[].redirect.statusCode": "HTTP_301 HTTP_302",
            "actions[].type": _ACTIONS,
        },
    ),
    Words(
        Elb.LOAD_BALANCER,
        f"{_DOCS}/elasticloadbalancing/2012-06-01/APIReference/API_Listener.html",
        {"listeners[].instanceProtocol": "http https tcp ssl", "listeners[].lbProtocol": "http https tcp ssl"},
        any_case=True,
    ),
    Words(
        Ecs.SERVICE,
        f"{_ECS}/API_CreateService.html",
        {
            "availabilityZoneRebalancing": "ENABLED DISABLED",
            "deploymentController.type": "ECS CODE_DEPLOY EXTERNAL",
            "launchType": "EC2 FARGATE EXTERNAL MANAGED_INSTANCES",
            "orderedPlacementStrategies[].type": "random spread binpack",
            "placementConstraints[].type": "distinctInstance memberOf",
            "propagateTags": "SERVICE TASK_DEFINITION NONE",
            "schedulingStrategy": "REPLICA DAEMON",
        },
    ),
    Words(
        Ecs.TASK_DEFINITION,
        f"{_ECS}/API_RegisterTaskDefinition.html",
        {
            "ipcMode": "host task none",
            "networkMode": "bridge host awsvpc none",
            "pidMode": "host task",
            "placementConstraints[].type": "memberOf",
            "proxyConfiguration.type": "APPMESH",
            "requiresCompatibilities[]": "EC2 FARGATE EXTERNAL MANAGED_INSTANCES",
            "runtimePlatform.cpuArchitecture": "X86_64 ARM64",
            "volumes[].dockerVolumeConfiguration.scope": "task shared",
            "volumes[].efsVolumeConfiguration.authorizationConfig.iam": "ENABLED DISABLED",
            "volumes[].efsVolumeConfiguration.transitEncryption": "ENABLED DISABLED",
        },
    ),
    Words(
        Ecs.CLUSTER,
        f"{_ECS}/API_CreateCluster.html",
        {
            "configuration.executeCommandConfiguration.logging": "NONE DEFAULT OVERRIDE",
            "settings[].name": "containerInsights",
            "settings[].value": "enabled disabled enhanced",
        },
    ),
    Words(
        Ecs.CAPACITY_PROVIDER,
        f"{_ECS}/API_AutoScalingGroupProvider.html",
        dict.fromkeys(
            (
                "autoScalingGroupProvider.managedDraining",
                "autoScalingGroupProvider.managedScaling.status",
                "autoScalingGroupProvider.managedTerminationProtection",
            ),
            "ENABLED DISABLED",
        ),
    ),
    Words(
        Ecr.REPOSITORY,
        f"{_DOCS}/AmazonECR/latest/APIReference/API_CreateRepository.html",
        {
            "encryptionConfigurations[].encryptionType": "AES256 KMS KMS_DSSE",
            "imageTagMutability": "MUTABLE IMMUTABLE IMMUTABLE_WITH_EXCLUSION MUTABLE_WITH_EXCLUSION",
        },
    ),
    Words(
        Lambda.FUNCTION,
        f"{_LAMBDA}/API_CreateFunction.html",
        {
            "architectures[]": "x86_64 arm64",
            "loggingConfig.applicationLogLevel": "TRACE DEBUG INFO WARN ERROR FATAL",
            "loggingConfig.logFormat": "JSON Text",
            "loggingConfig.systemLogLevel": "DEBUG INFO WARN",
            "packageType": "Zip Image",
            "snapStart.applyOn": "PublishedVersions None",
        },
    ),
    Words(
        Lambda.FUNCTION,
        f"{_LAMBDA}/API_TracingConfig.html",
        {"tracingConfig.mode": "Active PassThrough"},
        any_case=True,
    ),
    Words(
        Lambda.FUNCTION_URL,
        f"{_LAMBDA}/API_CreateFunctionUrlConfig.html",
        {"authorizationType": "NONE AWS_IAM", "invokeMode": "BUFFERED RESPONSE_STREAM"},
    ),
    Words(
        Lambda.EVENT_SOURCE_MAPPING,
        f"{_LAMBDA}/API_CreateEventSourceMapping.html",
        {
            "functionResponseTypes[]": "ReportBatchItemFailures",
            "startingPosition": "TRIM_HORIZON LATEST AT_TIMESTAMP",
        },
    ),
    Words(
        Lambda.CODE_SIGNING_CONFIG,
        f"{_LAMBDA}/API_CodeSigningPolicies.html",
        {"policies.untrustedArtifactOnDeployment": "Warn Enforce"},
    ),
    Words(Apigateway.REST_API, f"{_API}/API_CreateRestApi.html", {"apiKeySource": "HEADER AUTHORIZER"}),
    *(
        Words(type, f"{_API}/API_EndpointConfiguration.html", {"endpointConfiguration.types": "EDGE REGIONAL PRIVATE"})
        for type in (Apigateway.REST_API, Apigateway.DOMAIN_NAME)
    ),
    Words(
        Apigateway.INTEGRATION,
        f"{_API}/API_PutIntegration.html",
        {
            "connectionType": "INTERNET VPC_LINK",
            "contentHandling": "CONVERT_TO_BINARY CONVERT_TO_TEXT",
            "integrationHttpMethod": "ANY DELETE GET HEAD OPTIONS PATCH POST PUT",
            "passthroughBehavior": "WHEN_NO_MATCH WHEN_NO_TEMPLATES NEVER",
            "type": "HTTP AWS MOCK HTTP_PROXY AWS_PROXY",
        },
    ),
    Words(
        Apigateway.METHOD,
        f"{_API}/API_PutMethod.html",
        {
            "authorization": "NONE CUSTOM AWS_IAM COGNITO_USER_POOLS",
            "httpMethod": "ANY DELETE GET HEAD OPTIONS PATCH POST PUT",
        },
    ),
    Words(Apigateway.AUTHORIZER, f"{_API}/API_CreateAuthorizer.html", {"type": "TOKEN REQUEST COGNITO_USER_POOLS"}),
    Words(
        Apigateway.STAGE,
        f"{_API}/API_CreateStage.html",
        {"cacheClusterSize": "0.5 1.6 6.1 13.5 28.4 58.2 118 237"},
    ),
    Words(
        Apigateway.METHOD_SETTINGS,
        f"{_API}/API_MethodSetting.html",
        {
            "settings.loggingLevel": "OFF ERROR INFO",
            "settings.unauthorizedCacheControlHeaderStrategy": "FAIL_WITH_403 SUCCEED_WITH_RESPONSE_HEADER "
            "SUCCEED_WITHOUT_RESPONSE_HEADER",
        },
    ),
    Words(Apigateway.USAGE_PLAN, f"{_API}/API_QuotaSettings.html", {"quotaSettings.period": "DAY WEEK MONTH"}),
    Words(
        Apigateway.RESPONSE,
        f"{_API}/API_PutGatewayResponse.html",
        {
            "responseType": "DEFAULT_4XX DEFAULT_5XX RESOURCE_NOT_FOUND UNAUTHORIZED INVALID_API_KEY ACCESS_DENIED "
            "AUTHORIZER_FAILURE AUTHORIZER_CONFIGURATION_ERROR INVALID_SIGNATURE EXPIRED_TOKEN "
            "MISSING_AUTHENTICATION_TOKEN INTEGRATION_FAILURE INTEGRATION_TIMEOUT API_CONFIGURATION_ERROR "
            "UNSUPPORTED_MEDIA_TYPE BAD_REQUEST_PARAMETERS BAD_REQUEST_BODY REQUEST_TOO_LARGE THROTTLED QUOTA_EXCEEDED "
            "WAF_FILTERED"
        },
    ),
    Words(Apigateway.USAGE_PLAN_KEY, f"{_API}/API_CreateUsagePlanKey.html", {"keyType": "API_KEY"}),
    Words(
        Elasticbeanstalk.ENVIRONMENT,
        f"{_DOCS}/elasticbeanstalk/latest/api/API_EnvironmentTier.html",
        {"tier": "WebServer Worker"},
    ),
    Words(Apigatewayv2.API, f"{_API_V2}/apis.html", {"protocolType": "HTTP WEBSOCKET"}),
    Words(Apigatewayv2.AUTHORIZER, f"{_API_V2}/apis-apiid-authorizers.html", {"authorizerType": "JWT REQUEST"}),
    Words(
        Apigatewayv2.INTEGRATION,
        f"{_API_V2}/apis-apiid-integrations.html",
        {
            "connectionType": "INTERNET VPC_LINK",
            "integrationType": "AWS AWS_PROXY HTTP HTTP_PROXY MOCK",
            "passthroughBehavior": "WHEN_NO_MATCH NEVER WHEN_NO_TEMPLATES",
            "payloadFormatVersion": "1.0 2.0",
        },
    ),
    Words(Apigatewayv2.ROUTE, f"{_API_V2}/apis-apiid-routes.html", {"authorizationType": "NONE AWS_IAM CUSTOM JWT"}),
    Words(
        Apigatewayv2.DOMAIN_NAME,
        f"{_API_V2}/domainnames.html",
        {"domainNameConfiguration.endpointType": "REGIONAL", "domainNameConfiguration.securityPolicy": "TLS_1_2"},
    ),
    Words(
        Appsync.GRAPH_QL_API,
        f"{_APPSYNC}/API_CreateGraphqlApi.html",
        {
            "apiType": "GRAPHQL MERGED",
            "authenticationType": "API_KEY AWS_IAM AMAZON_COGNITO_USER_POOLS OPENID_CONNECT AWS_LAMBDA",
            "introspectionConfig": "ENABLED DISABLED",
            "logConfig.fieldLogLevel": "NONE ERROR ALL INFO DEBUG",
            "userPoolConfig.defaultAction": "ALLOW DENY",
            "visibility": "GLOBAL PRIVATE",
        },
    ),
    Words(Appsync.RESOLVER, f"{_APPSYNC}/API_CreateResolver.html", {"kind": "UNIT PIPELINE"}),
    Words(
        Appsync.API_CACHE,
        f"{_APPSYNC}/API_CreateApiCache.html",
        {"apiCachingBehavior": "FULL_REQUEST_CACHING PER_RESOLVER_CACHING OPERATION_LEVEL_CACHING"},
    ),
    Words(Batch.COMPUTE_ENVIRONMENT, f"{_BATCH}/API_CreateComputeEnvironment.html", {"state": "ENABLED DISABLED"}),
    Words(Batch.JOB_QUEUE, f"{_BATCH}/API_CreateJobQueue.html", {"state": "ENABLED DISABLED"}),
    Words(Batch.JOB_DEFINITION, f"{_BATCH}/API_RegisterJobDefinition.html", {"type": "container multinode"}),
    Words(
        Eks.CLUSTER,
        f"{_EKS}/API_CreateCluster.html",
        {
            "accessConfig.authenticationMode": "API API_AND_CONFIG_MAP CONFIG_MAP",
            "encryptionConfig.resources[]": "secrets",
            "enabledClusterLogTypes[]": "api audit authenticator controllerManager scheduler",
            "kubernetesNetworkConfig.ipFamily": "ipv4 ipv6",
            "upgradePolicy.supportType": "STANDARD EXTENDED",
        },
    ),
    Words(
        Eks.NODE_GROUP,
        f"{_EKS}/API_CreateNodegroup.html",
        {
            "capacityType": "ON_DEMAND SPOT CAPACITY_BLOCK",
            "taints[].effect": "NO_SCHEDULE NO_EXECUTE PREFER_NO_SCHEDULE",
        },
    ),
    Words(
        Eks.ADDON,
        f"{_EKS}/API_CreateAddon.html",
        {"resolveConflictsOnCreate": "NONE OVERWRITE", "resolveConflictsOnUpdate": "NONE OVERWRITE PRESERVE"},
    ),
    Words(
        Eks.ACCESS_POLICY_ASSOCIATION,
        f"{_EKS}/API_AccessScope.html",
        {"accessScope.type": "cluster namespace"},
    ),
    Words(
        Appautoscaling.POLICY,
        f"{_DOCS}/autoscaling/application/APIReference/API_PutScalingPolicy.html",
        {
            "policyType": "StepScaling TargetTrackingScaling PredictiveScaling",
            "stepScalingPolicyConfiguration.adjustmentType": "ChangeInCapacity PercentChangeInCapacity ExactCapacity",
            "stepScalingPolicyConfiguration.metricAggregationType": "Average Minimum Maximum",
        },
    ),
    Words(
        Apprunner.SERVICE,
        f"{_DOCS}/apprunner/latest/api/API_CreateService.html",
        {
            "healthCheckConfiguration.protocol": "TCP HTTP",
            "networkConfiguration.egressConfiguration.egressType": "DEFAULT VPC",
            "sourceConfiguration.imageRepository.imageRepositoryType": "ECR ECR_PUBLIC",
        },
    ),
    Words(
        Servicediscovery.SERVICE,
        f"{_DOCS}/cloud-map/latest/api/API_CreateService.html",
        {
            "dnsConfig.dnsRecords[].type": "A AAAA CNAME SRV",
            "dnsConfig.routingPolicy": "MULTIVALUE WEIGHTED",
            "healthCheckConfig.type": "HTTP HTTPS TCP",
        },
    ),
)
