"""Settings that go together: machines, their networks, scaling and containers."""

from __future__ import annotations

from policies.setting._pairs import Pair, When
from policies.setting._ranks import Rank
from policypack.catalogue.tokens import Autoscaling, Ebs, Ec2, Ecs

_DOCS = "https://docs.aws.amazon.com"
_EC2 = f"{_DOCS}/AWSEC2/latest/APIReference"
_ECS = f"{_DOCS}/AmazonECS/latest/APIReference"
_SCALING = f"{_DOCS}/autoscaling/ec2/APIReference/API_PutScalingPolicy.html"
_SERVICE = f"{_ECS}/API_CreateService.html"
_VOLUME = f"{_ECS}/API_EFSVolumeConfiguration.html"
_SPOT = f"{_EC2}/API_SpotMarketOptions.html"
_FLOW = f"{_EC2}/API_CreateFlowLogs.html"
_HIBERNATION = {Ec2.INSTANCE: "hibernation", Ec2.LAUNCH_TEMPLATE: "hibernationOptions.configured"}
_BEHAVIOUR = "instanceMarketOptions.spotOptions.instanceInterruptionBehavior"
_SPOT_TYPE = "instanceMarketOptions.spotOptions.spotInstanceType"
_SIMPLE, _STEP, _TRACKING = ("SimpleScaling", "StepScaling", "TargetTrackingScaling")
_SPANS = (
    "acceleratorCount",
    "acceleratorTotalMemoryMib",
    "baselineEbsBandwidthMbps",
    "memoryGibPerVcpu",
    "memoryMib",
    "networkBandwidthGbps",
    "networkInterfaceCount",
    "totalLocalStorageGb",
    "vcpuCount",
)
_PROVIDER = "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/"
_TARGETS = (
    *("carrierGatewayId", "coreNetworkArn", "egressOnlyGatewayId", "gatewayId", "localGatewayId", "natGatewayId"),
    *("networkInterfaceId", "odbNetworkArn", "transitGatewayId", "vpcEndpointId", "vpcPeeringConnectionId"),
)
_DESTINATIONS = ("destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId")
_WATCHED = (*("eniId", "regionalNatGatewayId", "subnetId", "transitGatewayAttachmentId", "transitGatewayId", "vpcId"),)
_SOURCES = ("cidrBlocks", "ipv6CidrBlocks", "prefixListIds", "self", "sourceSecurityGroupId")
_LAUNCHES = ("launchConfiguration", "launchTemplate", "mixedInstancesPolicy")
_GROUP = f"{_DOCS}/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html"
# A template may contradict itself: what is launched from it may set something else.
MACHINES = (
    Pair(Ec2.ROUTE, (), "one of the targets must be specified", _PROVIDER + "ec2/vpc_route.go", needs=_TARGETS),
    Pair(
        Ec2.ROUTE, (), "one of the destinations must be specified", _PROVIDER + "ec2/vpc_route.go", needs=_DESTINATIONS
    ),
    *(
        Pair(
            Ec2.ROUTE,
            (When(name),),
            "only one of the targets can be specified",
            _PROVIDER + "ec2/vpc_route.go",
            refuses=tuple(other for other in _TARGETS[at + 1 :]),
        )
        for at, name in enumerate(_TARGETS[:-1])
    ),
    Pair(Ec2.FLOW_LOG, (), "one of them must be specified", _PROVIDER + "ec2/vpc_flow_log.go", needs=_WATCHED),
    Pair(
        Ec2.FLOW_LOG,
        (),
        "InvalidParameter: LogDestination can't be empty",
        _FLOW,
        needs=("logDestination",),
        unless=("logGroupName",),
    ),
    Pair(
        Ec2.SECURITY_GROUP_RULE,
        (),
        "one of `cidr_blocks,ipv6_cidr_blocks,prefix_list_ids,self,source_security_group_id` must be specified",
        _PROVIDER + "ec2/vpc_security_group_rule.go",
        needs=_SOURCES,
    ),
    Pair(
        Autoscaling.GROUP,
        (),
        "You must specify either a launch template or a launch configuration",
        _GROUP,
        needs=_LAUNCHES,
    ),
    *(
        Pair(Autoscaling.GROUP, (When(name),), "only one of them is taken", _GROUP, refuses=_LAUNCHES[at + 1 :])
        for at, name in enumerate(_LAUNCHES[:-1])
    ),
    Pair(
        Autoscaling.GROUP,
        (),
        "ValidationError: At least one Availability Zone or VPC Subnet is required",
        _GROUP,
        needs=("vpcZoneIdentifiers", "availabilityZones"),
    ),
    Pair(
        Ec2.INSTANCE,
        (When("networkInterfaces"),),
        "Network interfaces and an instance-level subnet ID or security groups may not be specified on the same "
        "request",
        f"{_EC2}/API_RunInstances.html",
        refuses=("subnetId", "securityGroups", "vpcSecurityGroupIds", "associatePublicIpAddress"),
    ),
    Pair(
        Ec2.INSTANCE,
        (),
        "one of `ami,launch_template` must be specified",
        _PROVIDER + "ec2/ec2_instance.go",
        needs=("ami", "launchTemplate"),
    ),
    Pair(
        Ec2.INSTANCE,
        (),
        "one of `instance_type,launch_template` must be specified",
        _PROVIDER + "ec2/ec2_instance.go",
        needs=("instanceType", "launchTemplate"),
    ),
    Pair(
        Ec2.INSTANCE,
        (When("userData"),),
        "conflicts with user_data",
        _PROVIDER + "ec2/ec2_instance.go",
        refuses=("userDataBase64",),
    ),
    Pair(
        Ec2.LAUNCH_TEMPLATE,
        (When("arn"),),
        "conflicts with iam_instance_profile.0.arn",
        _PROVIDER + "ec2/ec2_launch_template.go",
        refuses=("name",),
        within="iamInstanceProfile",
    ),
    *(
        Pair(
            type,
            (When(name, ("true",)),),
            "You can't enable hibernation and AWS Nitro Enclaves on the same instance",
            f"{_EC2}/API_RunInstances.html",
            shuts=When("enclaveOptions.enabled", ("true",)),
            certain=type == Ec2.INSTANCE,
        )
        for type, name in _HIBERNATION.items()
    ),
    *(
        Pair(
            type,
            (When(name, ("true",)),),
            "a Spot Instance that hibernates is not stopped or terminated instead",
            _SPOT,
            shuts=When(_BEHAVIOUR, ("stop", "terminate")),
            certain=type == Ec2.INSTANCE,
        )
        for type, name in _HIBERNATION.items()
    ),
    Pair(
        Ec2.INSTANCE,
        (When(_SPOT_TYPE, ("persistent",)),),
        "persistent requests are only supported when the interruption behavior is hibernate or stop",
        _SPOT,
        takes=When(_BEHAVIOUR, ("hibernate", "stop"), default="terminate"),
        unless=("hibernation", "launchTemplate"),
    ),
    *(
        Pair(
            type,
            (When("instanceMarketOptions.spotOptions.validUntil"),),
            "InvalidParameterCombination: The parameter validUntil cannot be specified when the SpotRequestType is set "
            "to 'one-time'",
            _SPOT,
            takes=When(_SPOT_TYPE, ("persistent",), default="one-time"),
            certain=type == Ec2.INSTANCE,
        )
        for type in (Ec2.INSTANCE, Ec2.LAUNCH_TEMPLATE)
    ),
    Pair(
        Ec2.LAUNCH_TEMPLATE,
        (When("instanceRequirements"),),
        "If you specify InstanceRequirements, you can't specify InstanceType",
        f"{_EC2}/API_InstanceRequirementsRequest.html",
        refuses=("instanceType",),
    ),
    Pair(
        Ec2.PLACEMENT_GROUP,
        (When("partitionCount"),),
        "Valid only when Strategy is set to partition",
        f"{_EC2}/API_CreatePlacementGroup.html",
        takes=When("strategy", ("partition",)),
    ),
    Pair(
        Ebs.VOLUME,
        (When("multiAttachEnabled", ("true",)),),
        "only io1 and io2 volumes are attached to several machines",
        f"{_DOCS}/ebs/latest/userguide/ebs-volumes-multi.html",
        takes=When("type", ("io1", "io2"), default="gp2"),
    ),
    Pair(
        Ec2.NAT_GATEWAY,
        (When("connectivityType", ("private",)),),
        "You cannot specify an Elastic IP address with a private NAT gateway",
        f"{_EC2}/API_CreateNatGateway.html",
        refuses=("allocationId",),
    ),
    Pair(
        Ec2.VPC_PEERING_CONNECTION,
        (When("autoAccept", ("true",)),),
        "`peer_region` cannot be set whilst `auto_accept` is `true`",
        "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_peering_connection.go",
        refuses=("peerRegion",),
    ),
    Pair(
        Ec2.FLOW_LOG,
        (When("logDestinationType", ("cloud-watch-logs",), default="cloud-watch-logs"),),
        "DeliverLogsPermissionArn is required if the destination type is cloud-watch-logs",
        _FLOW,
        needs=("iamRoleArn",),
    ),
    Pair(
        Ec2.FLOW_LOG,
        (When("logDestinationType", ("s3",)),),
        "DeliverLogsPermissionArn is not applicable for s3 delivery",
        _FLOW,
        refuses=("iamRoleArn",),
    ),
    *(
        Pair(
            Autoscaling.POLICY,
            (When("policyType", when, default=_SIMPLE),),
            f"it is required for the policy type {' or '.join(when)}",
            _SCALING,
            needs=(other,),
        )
        for when, other in (
            ((_STEP,), "stepAdjustments"),
            ((_TRACKING,), "targetTrackingConfiguration"),
            ((_SIMPLE, _STEP), "adjustmentType"),
        )
    ),
    *(
        Pair(
            Autoscaling.POLICY,
            (
                When(
                    "policyType",
                    tuple(kind for kind in (_SIMPLE, _STEP, _TRACKING, "PredictiveScaling") if kind != only),
                    default=_SIMPLE,
                ),
            ),
            f"it is only supported for policy type {only}",
            _SCALING,
            refuses=(other,),
        )
        for only, other in (
            (_STEP, "stepAdjustments"),
            (_SIMPLE, "scalingAdjustment"),
            (_TRACKING, "targetTrackingConfiguration"),
        )
    ),
    Pair(
        Ecs.SERVICE,
        (When("schedulingStrategy", ("DAEMON",)),),
        "Fargate tasks don't support the DAEMON scheduling strategy",
        _SERVICE,
        shuts=When("launchType", ("FARGATE",)),
    ),
    Pair(
        Ecs.SERVICE,
        (When("schedulingStrategy", ("DAEMON",)),),
        "the controllers CODE_DEPLOY and EXTERNAL don't support the DAEMON scheduling strategy",
        _SERVICE,
        shuts=When("deploymentController.type", ("CODE_DEPLOY", "EXTERNAL")),
    ),
    *(
        Pair(
            Ecs.SERVICE,
            (When("launchType", ("FARGATE",)),),
            says,
            f"{_ECS}/API_PlacementConstraint.html",
            refuses=(other,),
        )
        for other, says in (
            ("placementConstraints", "task placement constraints aren't supported on Fargate"),
            ("orderedPlacementStrategies", "Placement strategies are not supported with FARGATE launch type"),
        )
    ),
    Pair(
        Ecs.SERVICE,
        (When("launchType", ("EC2",)),),
        "Assign public IP is not supported for this launch type",
        f"{_ECS}/API_AwsVpcConfiguration.html",
        shuts=When("networkConfiguration.assignPublicIp", ("true",)),
    ),
    Pair(
        Ecs.SERVICE,
        (When("launchType", ("EC2",)),),
        "The platform version must be null when specifying an EC2 launch type",
        _SERVICE,
        refuses=("platformVersion",),
    ),
    *(
        Pair(
            Ecs.TASK_DEFINITION,
            (When(f"efsVolumeConfiguration.authorizationConfig.{name}", when),),
            "with it, transit encryption must be turned on",
            _VOLUME,
            takes=When("efsVolumeConfiguration.transitEncryption", ("ENABLED",), default="DISABLED"),
            within="volumes",
        )
        for name, when in (("accessPointId", ()), ("iam", ("ENABLED",)))
    ),
    Pair(
        Ecs.TASK_DEFINITION,
        (When("efsVolumeConfiguration.authorizationConfig.accessPointId"),),
        "the access point says the directory, so that this one is left out or /",
        f"{_ECS}/API_EFSAuthorizationConfig.html",
        takes=When("efsVolumeConfiguration.rootDirectory", ("/",), default="/"),
        within="volumes",
    ),
    *(
        Pair(
            Ecs.TASK_DEFINITION,
            (When("requiresCompatibilities", ("FARGATE",)),),
            says,
            f"{_ECS}/API_RegisterTaskDefinition.html",
            refuses=(other,),
        )
        for other, says in (
            ("placementConstraints", "task placement constraints aren't supported for tasks run on Fargate"),
            ("ipcMode", "ClientException: Tasks using the Fargate launch type do not support ipcMode"),
        )
    ),
    Pair(
        Ecs.TASK_DEFINITION,
        (When("requiresCompatibilities", ("FARGATE",)),),
        "on Fargate for Linux containers, the only valid value is task",
        f"{_ECS}/API_RegisterTaskDefinition.html",
        shuts=When("pidMode", ("host",)),
    ),
)
MACHINES_RANKS = (
    *(
        Rank(
            Ec2.LAUNCH_TEMPLATE,
            f"{name}.min",
            f"{name}.max",
            "the least is not above the most",
            f"{_EC2}/API_InstanceRequirementsRequest.html",
            within="instanceRequirements",
            certain=False,
        )
        for name in _SPANS
    ),
    Rank(
        Ecs.CAPACITY_PROVIDER,
        "minimumScalingStepSize",
        "maximumScalingStepSize",
        "the smallest step is not above the largest",
        f"{_ECS}/API_ManagedScaling.html",
        within="autoScalingGroupProvider.managedScaling",
        certain=False,
    ),
)
