"""Settings that go together: gateways, scaling, balancers, containers, functions and APIs."""

from __future__ import annotations

from policies.setting._pairs import Pair, When
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
)

_DOCS = "https://docs.aws.amazon.com"
_PROVIDER = "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/"
_EC2 = f"{_DOCS}/AWSEC2/latest/APIReference"
_ECS = f"{_DOCS}/AmazonECS/latest/APIReference"
_ELB = f"{_DOCS}/elasticloadbalancing/latest/APIReference"
_SCALING = f"{_DOCS}/autoscaling/ec2/APIReference"
_API = f"{_DOCS}/apigateway/latest/api"
_NAT = f"{_EC2}/API_CreateNatGateway.html"
_FLEET = f"{_EC2}/API_CreateFleet.html"
_CLASSIC = f"{_DOCS}/elasticloadbalancing/2012-06-01/APIReference"
_ATTRIBUTES = f"{_ELB}/API_TargetGroupAttribute.html"
_LAYER_7 = ("HTTP", "HTTPS")
_LAYER_4 = ("TCP", "UDP", "TCP_UDP", "TLS", "QUIC", "TCP_QUIC")
_VOLUMES = (
    "hostPath",
    "dockerVolumeConfiguration",
    "efsVolumeConfiguration",
    "fsxWindowsFileServerVolumeConfiguration",
)
_STRATEGY = "placement strategies have the fields that their type takes"
_BLOCKS = {
    Ec2.INSTANCE: ("ebsBlockDevices", "rootBlockDevice"),
    Ec2.LAUNCH_TEMPLATE: ("blockDeviceMappings.ebs",),
    Ec2.SPOT_INSTANCE_REQUEST: ("ebsBlockDevices", "rootBlockDevice"),
}
_REGIONAL_NAT = (When("availabilityMode", ("regional",)),)
HOSTING = (
    # -- machines and what they are connected by
    Pair(Ec2.NAT_GATEWAY, _REGIONAL_NAT, "a regional NAT gateway is in no subnet", _NAT, refuses=("subnetId",)),
    Pair(Ec2.NAT_GATEWAY, _REGIONAL_NAT, "a regional NAT gateway names its VPC", _NAT, needs=("vpcId",)),
    Pair(
        Ec2.NAT_GATEWAY,
        _REGIONAL_NAT,
        "a regional NAT gateway has the addresses of its availabilityZoneAddresses",
        _NAT,
        refuses=("allocationId",),
    ),
    Pair(
        Ec2.NAT_GATEWAY,
        (When("availabilityMode", ("zonal",), "zonal"),),
        "a zonal NAT gateway is in a subnet",
        _NAT,
        needs=("subnetId",),
    ),
    Pair(
        Ec2.FLOW_LOG,
        (),
        "it is required for VPCs, subnets and network interfaces",
        f"{_EC2}/API_CreateFlowLogs.html",
        needs=("trafficType",),
        unless=("transitGatewayId", "transitGatewayAttachmentId"),
    ),
    Pair(
        Ec2.FLOW_LOG,
        (When("transitGatewayId"),),
        "InvalidParameter: traffic type is not supported for flow logs of transit gateways",
        f"{_DOCS}/vpc/latest/tgw/tgw-flow-logs.html",
        refuses=("trafficType",),
        certain=False,
    ),
    *(
        Pair(
            type,
            (When("kmsKeyId"),),
            "If KmsKeyId is specified, the encrypted state must be true",
            f"{_EC2}/API_EbsBlockDevice.html",
            shuts=When("encrypted", ("false",)),
            within=within,
            certain=type != Ec2.LAUNCH_TEMPLATE,
        )
        for type, places in _BLOCKS.items()
        for within in places
    ),
    *(
        Pair(
            Ec2.LAUNCH_TEMPLATE,
            (When(name),),
            "you must specify both the number of cores and the threads for each",
            f"{_EC2}/API_LaunchTemplateCpuOptionsRequest.html",
            needs=(other,),
            within="cpuOptions",
        )
        for name, other in (("coreCount", "threadsPerCore"), ("threadsPerCore", "coreCount"))
    ),
    Pair(
        Ec2.INSTANCE,
        (When("spotOptions"),),
        "the market that the options are for has to be named",
        f"{_EC2}/API_InstanceMarketOptionsRequest.html",
        needs=("marketType",),
        within="instanceMarketOptions",
        certain=False,
    ),
    Pair(
        Ec2.LAUNCH_TEMPLATE,
        (When("instanceInterruptionBehavior", ("stop", "hibernate")),),
        "a one-time Spot Instance is terminated when it is interrupted",
        f"{_EC2}/API_LaunchTemplateSpotMarketOptionsRequest.html",
        takes=When("spotInstanceType", ("persistent",), default="one-time"),
        within="instanceMarketOptions.spotOptions",
        certain=False,
    ),
    Pair(
        Ec2.PLACEMENT_GROUP,
        (When("spreadLevel"),),
        "Valid only when Strategy is set to spread",
        f"{_EC2}/API_CreatePlacementGroup.html",
        takes=When("strategy", ("spread",)),
    ),
    *(
        Pair(
            Ec2.FLEET,
            (When(name),),
            f"Supported only for fleets of type {kind}",
            _FLEET,
            takes=When("type", (kind,), default="maintain"),
            certain=False,
        )
        for kind, name in (
            ("maintain", "excessCapacityTerminationPolicy"),
            ("maintain", "replaceUnhealthyInstances"),
            ("instant", "fleetInstanceSets"),
            ("instant", "onDemandOptions.capacityReservationOptions"),
            ("instant", "onDemandOptions.minTargetCapacity"),
            ("instant", "spotOptions.minTargetCapacity"),
        )
    ),
    Pair(
        Ec2.ROUTE,
        (When("destinationCidrBlock"),),
        "an egress-only internet gateway is for IPv6 traffic only",
        f"{_EC2}/API_CreateRoute.html",
        refuses=("egressOnlyGatewayId",),
        certain=False,
    ),
    Pair(
        Ec2clientvpn.ENDPOINT,
        (When("securityGroupIds"),),
        "You must also specify the ID of the VPC that contains the security groups",
        f"{_EC2}/API_CreateClientVpnEndpoint.html",
        needs=("vpcId",),
    ),
    Pair(
        Ec2transitgateway.ROUTE,
        (When("blackhole", ("false",), "false"),),
        "a route that is no blackhole leads to an attachment",
        f"{_EC2}/API_CreateTransitGatewayRoute.html",
        needs=("transitGatewayAttachmentId",),
    ),
    Pair(
        Ec2.SUBNET,
        (When("mapCustomerOwnedIpOnLaunch", ("true",)),),
        "all of `customer_owned_ipv4_pool,map_customer_owned_ip_on_launch,outpost_arn` must be specified",
        f"{_PROVIDER}ec2/vpc_subnet.go",
        needs=("customerOwnedIpv4Pool",),
    ),
    *(
        Pair(
            type,
            (),
            "a rule says whom it admits",
            f"{_EC2}/API_IpPermission.html",
            needs=("cidrBlocks", "ipv6CidrBlocks", "prefixListIds", "securityGroups", "self"),
            within=within,
            certain=False,
        )
        for type in (Ec2.SECURITY_GROUP, Ec2.DEFAULT_SECURITY_GROUP)
        for within in ("ingress", "egress")
    ),
    # -- scaling
    Pair(
        Autoscaling.POLICY,
        (When("policyType", ("SimpleScaling",), "SimpleScaling"),),
        "it is required for the policy type SimpleScaling",
        f"{_SCALING}/API_PutScalingPolicy.html",
        needs=("scalingAdjustment",),
        unless=("predictiveScalingConfiguration", "stepAdjustments", "targetTrackingConfiguration"),
    ),
    *(
        Pair(
            Autoscaling.POLICY,
            (When("policyType", kinds, "SimpleScaling"),),
            f"it is valid only for {said}",
            f"{_SCALING}/API_PutScalingPolicy.html",
            refuses=(name,),
            certain=False,
        )
        for name, kinds, said in (
            ("cooldown", ("StepScaling", "TargetTrackingScaling", "PredictiveScaling"), "SimpleScaling"),
            ("estimatedInstanceWarmup", ("SimpleScaling",), "StepScaling and TargetTrackingScaling"),
            ("metricAggregationType", ("SimpleScaling", "TargetTrackingScaling"), "StepScaling"),
        )
    ),
    Pair(
        Autoscaling.POLICY,
        (When("adjustmentType", ("ChangeInCapacity", "ExactCapacity")),),
        "it is valid only if the adjustment type is PercentChangeInCapacity",
        f"{_SCALING}/API_PutScalingPolicy.html",
        refuses=("minAdjustmentMagnitude",),
        certain=False,
    ),
    Pair(
        Autoscaling.SCHEDULE,
        (),
        "you must specify at least one of MaxSize, MinSize and DesiredCapacity",
        f"{_SCALING}/API_PutScheduledUpdateGroupAction.html",
        needs=("desiredCapacity", "maxSize", "minSize"),
    ),
    Pair(
        Autoscaling.SCHEDULE,
        (),
        "an action is for a time, or comes again and again",
        f"{_SCALING}/API_PutScheduledUpdateGroupAction.html",
        needs=("recurrence", "startTime"),
        certain=False,
    ),
    Pair(
        Autoscaling.LIFECYCLE_HOOK,
        (When("notificationTargetArn"),),
        "RoleARN is required if the notification target is an SQS queue or an SNS topic",
        f"{_SCALING}/API_PutLifecycleHook.html",
        needs=("roleArn",),
        certain=False,
    ),
    Pair(
        Appautoscaling.SCHEDULED_ACTION,
        (),
        "at least one of `max_capacity,min_capacity` must be set",
        f"{_PROVIDER}appautoscaling/scheduled_action.go",
        needs=("maxCapacity", "minCapacity"),
        within="scalableTargetAction",
    ),
    # -- balancers
    Pair(
        Lb.TARGET_GROUP,
        (When("protocol", _LAYER_4),),
        "protocol versions are for HTTP and HTTPS",
        f"{_ELB}/API_CreateTargetGroup.html",
        refuses=("protocolVersion",),
        certain=False,
    ),
    *(
        Pair(
            Lb.TARGET_GROUP,
            (When("protocol", kinds),),
            f"the attribute is not supported for groups of {'/'.join(kinds)}",
            _ATTRIBUTES,
            refuses=(name,),
            certain=False,
        )
        for name, kinds in (
            ("connectionTermination", _LAYER_7),
            ("loadBalancingAlgorithmType", _LAYER_4),
            ("preserveClientIp", _LAYER_7),
            ("proxyProtocolV2", _LAYER_7),
            ("slowStart", _LAYER_4),
            ("targetHealthStates", _LAYER_7),
        )
    ),
    Pair(
        Lb.TARGET_GROUP,
        (When("ipAddressType", ("ipv6",)),),
        "groups of IPv6 addresses have instances or addresses as targets",
        f"{_ELB}/API_CreateTargetGroup.html",
        shuts=When("targetType", ("lambda", "alb")),
        certain=False,
    ),
    *(
        Pair(
            Lb.TARGET_GROUP,
            (When("onDeregistration", (kind,)),),
            "on_deregistration and on_unhealthy must be the same",
            f"{_PROVIDER}elbv2/target_group.go",
            takes=When("onUnhealthy", (kind,)),
            within="targetFailovers",
        )
        for kind in ("rebalance", "no_rebalance")
    ),
    Pair(
        Lb.LISTENER,
        (When("alpnPolicy"),),
        "ALPN policies are for TLS listeners",
        f"{_ELB}/API_CreateListener.html",
        takes=When("protocol", ("TLS",)),
        certain=False,
    ),
    Pair(
        Lb.LISTENER,
        (When("mode", ("verify",)),),
        "mutual authentication in the mode verify needs a trust store",
        f"{_ELB}/API_MutualAuthenticationAttributes.html",
        needs=("trustStoreArn",),
        within="mutualAuthentication",
    ),
    Pair(
        Lb.LISTENER,
        (When("mode", ("off", "passthrough")),),
        "a trust store is for the mode verify",
        f"{_ELB}/API_MutualAuthenticationAttributes.html",
        refuses=("trustStoreArn",),
        within="mutualAuthentication",
        certain=False,
    ),
    Pair(
        Lb.LISTENER_RULE,
        (When("targetGroupArn"),),
        "only one of `forward,target_group_arn` can be specified",
        f"{_PROVIDER}elbv2/listener_rule.go",
        refuses=("forward",),
        within="actions",
        # A stack that did so was deployed: where both name the same group, AWS may take it.
        certain=False,
    ),
    Pair(
        Lb.LISTENER,
        (When("targetGroupArn"),),
        "they may only be given together where both name the same group",
        f"{_PROVIDER}elbv2/listener.go",
        refuses=("forward",),
        within="defaultActions",
        certain=False,
    ),
    *(
        Pair(
            Elb.LOAD_BALANCER,
            (When("lbProtocol", spoken),),
            "ValidationError: both sides speak HTTP or HTTPS, or both TCP or SSL",
            f"{_CLASSIC}/API_Listener.html",
            takes=When("instanceProtocol", spoken),
            within="listeners",
        )
        for spoken in (("http", "https"), ("tcp", "ssl"))
    ),
    Pair(
        Elb.LOAD_BALANCER,
        (When("lbProtocol", ("http", "tcp")),),
        "ssl_certificate_id may be set only when protocol is 'https' or 'ssl'",
        f"{_PROVIDER}elb/load_balancer.go",
        refuses=("sslCertificateId",),
        within="listeners",
    ),
    Pair(
        Elb.LOAD_BALANCER,
        (When("lbProtocol", ("https", "ssl")),),
        "CertificateNotFound: a listener that encrypts has a certificate",
        f"{_CLASSIC}/API_Listener.html",
        needs=("sslCertificateId",),
        within="listeners",
    ),
    # -- containers
    Pair(
        Ecs.SERVICE,
        (When("deploymentController.type", ("ECS", "CODE_DEPLOY"), "ECS"),),
        "InvalidParameterException: TaskDefinition can not be blank",
        f"{_ECS}/API_CreateService.html",
        needs=("taskDefinition",),
    ),
    Pair(
        Ecs.SERVICE,
        (When("type", ("binpack",)),),
        f"{_STRATEGY}: binpack has cpu or memory",
        f"{_ECS}/API_PlacementStrategy.html",
        takes=When("field", ("cpu", "memory")),
        within="orderedPlacementStrategies",
    ),
    Pair(
        Ecs.SERVICE,
        (When("type", ("random",)),),
        f"{_STRATEGY}: random has none",
        f"{_ECS}/API_PlacementStrategy.html",
        refuses=("field",),
        within="orderedPlacementStrategies",
    ),
    Pair(
        Ecs.SERVICE,
        (When("type", ("spread",)),),
        f"{_STRATEGY}: spread has instanceId, host or an attribute",
        f"{_ECS}/API_PlacementStrategy.html",
        takes=When("field", ("instanceId", "host", "attribute:*")),
        within="orderedPlacementStrategies",
        certain=False,
    ),
    Pair(
        Ecs.SERVICE,
        (When("type", ("distinctInstance",)),),
        "You can't specify an expression if the constraint type is distinctInstance",
        f"{_ECS}/API_PlacementConstraint.html",
        refuses=("expression",),
        within="placementConstraints",
    ),
    *(
        Pair(
            type,
            (When("type", ("memberOf",)),),
            "InvalidParameterException: a constraint of the type memberOf says which instances",
            f"{_ECS}/API_PlacementConstraint.html",
            needs=("expression",),
            within="placementConstraints",
            certain=False,
        )
        for type in (Ecs.SERVICE, Ecs.TASK_DEFINITION)
    ),
    Pair(
        Ecs.CLUSTER,
        (When("logging", ("OVERRIDE",)),),
        "When logging=OVERRIDE is specified, a logConfiguration must be provided",
        f"{_ECS}/API_ExecuteCommandConfiguration.html",
        needs=("logConfiguration",),
        within="configuration.executeCommandConfiguration",
    ),
    Pair(
        Ecs.CAPACITY_PROVIDER,
        (When("managedTerminationProtection", ("ENABLED",)),),
        "managed termination protection is only for groups that are scaled by ECS",
        f"{_ECS}/API_AutoScalingGroupProvider.html",
        takes=When("managedScaling.status", ("ENABLED",), default="DISABLED"),
        within="autoScalingGroupProvider",
        certain=False,
    ),
    Pair(
        Ecs.CAPACITY_PROVIDER,
        (When("managedInstancesProvider"),),
        "managed instances are those of one cluster",
        f"{_ECS}/API_CreateCapacityProvider.html",
        needs=("cluster",),
    ),
    Pair(
        Ecr.REPOSITORY,
        (When("imageTagMutability", ("MUTABLE", "IMMUTABLE"), "MUTABLE"),),
        "filters are for IMMUTABLE_WITH_EXCLUSION and MUTABLE_WITH_EXCLUSION",
        f"{_DOCS}/AmazonECR/latest/APIReference/API_CreateRepository.html",
        refuses=("imageTagMutabilityExclusionFilters",),
    ),
    Pair(
        Eks.CLUSTER,
        (When("ipFamily", ("ipv6",)),),
        "You can't specify a range of IPv4 addresses for services if you use IPv6",
        f"{_DOCS}/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html",
        refuses=("serviceIpv4Cidr",),
        within="kubernetesNetworkConfig",
        certain=False,
    ),
    *(
        Pair(
            Batch.JOB_DEFINITION,
            (When("type", (kind,)),),
            f"No {name.removesuffix('Properties')} properties can be specified when `type` is `{kind}`",
            f"{_PROVIDER}batch/job_definition.go",
            refuses=(name,),
        )
        for kind, names in (
            ("container", ("nodeProperties",)),
            ("multinode", ("containerProperties", "eksProperties")),
        )
        for name in names
    ),
    Pair(
        Batch.JOB_DEFINITION,
        (When("evaluateOnExits"),),
        "If this parameter is specified, then the attempts parameter must also be specified",
        f"{_DOCS}/batch/latest/APIReference/API_RetryStrategy.html",
        needs=("attempts",),
        within="retryStrategy",
    ),
    Pair(
        Apprunner.SERVICE,
        (When("observabilityEnabled", ("true",)),),
        "what is observed is said by an observability configuration",
        f"{_DOCS}/apprunner/latest/api/API_ServiceObservabilityConfiguration.html",
        needs=("observabilityConfigurationArn",),
        within="observabilityConfiguration",
        certain=False,
    ),
    Pair(
        Ecs.TASK_DEFINITION,
        (When("operatingSystemFamily", ("WINDOWS*",)),),
        "Windows runs on X86_64 alone",
        f"{_ECS}/API_RuntimePlatform.html",
        shuts=When("cpuArchitecture", ("ARM64",)),
        within="runtimePlatform",
    ),
    *(
        Pair(
            Ecs.TASK_DEFINITION,
            (When(name),),
            "a volume is of one kind",
            f"{_ECS}/API_Volume.html",
            refuses=tuple(other for other in _VOLUMES[at + 1 :]),
            within="volumes",
            certain=False,
        )
        for at, name in enumerate(_VOLUMES[:-1])
    ),
    Pair(
        Eks.FARGATE_PROFILE,
        (),
        "a profile says by its selectors which pods it is for",
        f"{_DOCS}/eks/latest/APIReference/API_CreateFargateProfile.html",
        needs=("selectors",),
    ),
    Pair(
        Eks.ACCESS_POLICY_ASSOCIATION,
        (When("type", ("namespace",)),),
        "an access scope of the type namespace names its namespaces",
        f"{_DOCS}/eks/latest/APIReference/API_AccessScope.html",
        needs=("namespaces",),
        within="accessScope",
    ),
    Pair(
        Eks.ACCESS_POLICY_ASSOCIATION,
        (When("type", ("cluster",)),),
        "namespaces are for the type namespace",
        f"{_DOCS}/eks/latest/APIReference/API_AccessScope.html",
        refuses=("namespaces",),
        within="accessScope",
        certain=False,
    ),
    Pair(
        Ecr.REPOSITORY,
        (When("encryptionType", ("AES256",), "AES256"),),
        "a key is for the encryption by KMS",
        f"{_DOCS}/AmazonECR/latest/APIReference/API_EncryptionConfiguration.html",
        refuses=("kmsKey",),
        within="encryptionConfigurations",
        certain=False,
    ),
    Pair(
        Elasticbeanstalk.ENVIRONMENT,
        (),
        "an environment has a platform: a solution stack, a platform version or a saved configuration",
        f"{_DOCS}/elasticbeanstalk/latest/api/API_CreateEnvironment.html",
        needs=("platformArn", "solutionStackName", "templateName"),
        certain=False,
    ),
    Pair(
        Elasticbeanstalk.ENVIRONMENT,
        (When("tier", ("Worker",)),),
        "what works off a queue has no host name",
        f"{_DOCS}/elasticbeanstalk/latest/dg/using-features-managing-env-tiers.html",
        refuses=("cnamePrefix",),
        certain=False,
    ),
    Pair(
        Batch.COMPUTE_ENVIRONMENT,
        (When("type", ("UNMANAGED",)),),
        "the machines of an unmanaged environment are its owner's own",
        f"{_DOCS}/batch/latest/APIReference/API_CreateComputeEnvironment.html",
        refuses=("computeResources",),
        certain=False,
    ),
    # -- functions
    Pair(
        Lambda.ALIAS,
        (When("functionVersion", ("$LATEST",)),),
        "InvalidParameterValueException: $LATEST is not supported for an alias pointing to more than 1 version",
        f"{_DOCS}/lambda/latest/dg/configuring-alias-routing.html",
        refuses=("routingConfig",),
    ),
    # -- APIs
    Pair(
        Apigateway.USAGE_PLAN,
        (When("quotaSettings"),),
        "a quota has a limit for a period",
        f"{_API}/API_QuotaSettings.html",
        needs=("quotaSettings.limit",),
        certain=False,
    ),
    *(
        Pair(
            Apigateway.DOMAIN_NAME,
            (When(name),),
            f"conflicts with {other}",
            f"{_PROVIDER}apigateway/domain_name.go",
            refuses=(other,),
        )
        for name, other in (
            ("certificateArn", "certificateName"),
            ("certificateArn", "certificateBody"),
            ("certificateArn", "regionalCertificateArn"),
            ("certificateArn", "regionalCertificateName"),
            ("certificateName", "regionalCertificateArn"),
            ("regionalCertificateArn", "regionalCertificateName"),
        )
    ),
    Pair(
        Apigateway.INTEGRATION,
        (When("type", ("HTTP", "HTTP_PROXY")), When("uri")),
        "BadRequestException: Invalid HTTP endpoint specified for URI",
        f"{_API}/API_PutIntegration.html",
        takes=When("uri", ("https://*", "http://*", "$*")),
    ),
    Pair(
        Apigateway.INTEGRATION,
        (When("type", ("AWS_PROXY",)),),
        "BadRequestException: proxy integrations take no request templates",
        f"{_API}/API_PutIntegration.html",
        refuses=("requestTemplates",),
        certain=False,
    ),
    *(
        Pair(
            Apigatewayv2.AUTHORIZER,
            (),
            f"a JWT authorizer needs {said}",
            f"{_DOCS}/apigateway/latest/developerguide/http-api-jwt-authorizer.html",
            needs=(name,),
            within="jwtConfiguration",
            certain=False,
        )
        for name, said in (("issuer", "the issuer of its tokens"), ("audiences", "an audience"))
    ),
    Pair(
        Apigatewayv2.API,
        (When("protocolType", ("WEBSOCKET",)),),
        "a WebSocket API says how a message chooses its route",
        f"{_DOCS}/apigateway/latest/developerguide/websocket-api-develop-routes.html",
        needs=("routeSelectionExpression",),
        certain=False,
    ),
    Pair(
        Apigatewayv2.AUTHORIZER,
        (When("authorizerType", ("JWT",)),),
        "Supported only for REQUEST authorizers",
        f"{_DOCS}/apigatewayv2/latest/api-reference/apis-apiid-authorizers.html",
        refuses=("authorizerUri", "authorizerCredentialsArn", "authorizerPayloadFormatVersion"),
        certain=False,
    ),
    Pair(
        Apigatewayv2.AUTHORIZER,
        (When("authorizerType", ("REQUEST",)),),
        "a JWT configuration is for JWT authorizers",
        f"{_DOCS}/apigatewayv2/latest/api-reference/apis-apiid-authorizers.html",
        refuses=("jwtConfiguration",),
        certain=False,
    ),
    Pair(
        Apigatewayv2.ROUTE,
        (When("authorizationType", ("NONE", "AWS_IAM"), "NONE"),),
        "an authorizer is for the authorization types JWT and CUSTOM",
        f"{_DOCS}/apigatewayv2/latest/api-reference/apis-apiid-routes.html",
        refuses=("authorizerId",),
        certain=False,
    ),
    Pair(
        Apigatewayv2.ROUTE,
        (When("authorizationType", ("NONE", "AWS_IAM", "CUSTOM"), "NONE"),),
        "scopes are for JWT authorizers",
        f"{_DOCS}/apigatewayv2/latest/api-reference/apis-apiid-routes.html",
        refuses=("authorizationScopes",),
        certain=False,
    ),
    *(
        Pair(
            type,
            (When("runtime"),),
            "if a runtime is specified, code must also be specified",
            f"{_DOCS}/appsync/latest/APIReference/API_AppSyncRuntime.html",
            needs=("code",),
        )
        for type in (Appsync.FUNCTION, Appsync.RESOLVER)
    ),
)
