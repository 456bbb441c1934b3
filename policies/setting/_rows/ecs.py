"""Settings of ECS."""

from __future__ import annotations

from policies.setting._alike import arn
from policies.setting._shapes import DOCS, Alone, Form, Pair, Range, Rank, Size, When, Words
from policypack.catalogue.tokens import Ecs

_API = f"{DOCS}/AmazonECS/latest/APIReference"
_SERVICE = f"{_API}/API_CreateService.html"
_VOLUMES = (
    "hostPath",
    "dockerVolumeConfiguration",
    "efsVolumeConfiguration",
    "fsxWindowsFileServerVolumeConfiguration",
)
_STRATEGY = "placement strategies have the fields that their type takes"
_WORDS = r"[0-9A-Za-z_-]{1,%d}"

ROWS = (
    Words(
        Ecs.CAPACITY_PROVIDER,
        f"{_API}/API_AutoScalingGroupProvider.html",
        dict.fromkeys(
            (
                "autoScalingGroupProvider.managedDraining",
                "autoScalingGroupProvider.managedScaling.status",
                "autoScalingGroupProvider.managedTerminationProtection",
            ),
            "ENABLED DISABLED",
        ),
    ),
    Alone(
        Ecs.CAPACITY_PROVIDER,
        ("autoScalingGroupProvider", "managedInstancesProvider"),
        "ecs/capacity_provider.go",
        needed=True,
    ),
    Pair(
        Ecs.CAPACITY_PROVIDER,
        (When("managedTerminationProtection", ("ENABLED",)),),
        "managed termination protection is only for groups that are scaled by ECS",
        f"{_API}/API_AutoScalingGroupProvider.html",
        takes=When("managedScaling.status", ("ENABLED",), default="DISABLED"),
        within="autoScalingGroupProvider",
        certain=False,
    ),
    Rank(
        Ecs.CAPACITY_PROVIDER,
        "minimumScalingStepSize",
        "maximumScalingStepSize",
        "the smallest step is not above the largest",
        f"{_API}/API_ManagedScaling.html",
        within="autoScalingGroupProvider.managedScaling",
        certain=False,
    ),
    *(
        Range(
            Ecs.CAPACITY_PROVIDER,
            f"autoScalingGroupProvider.managedScaling.{name}",
            (span,),
            f"{_API}/API_ManagedScaling.html",
        )
        for name, span in (
            ("instanceWarmupPeriod", (0, 10_000)),
            ("maximumScalingStepSize", (1, 10_000)),
            ("minimumScalingStepSize", (1, 10_000)),
            ("targetCapacity", (1, 100)),
        )
    ),
    Pair(
        Ecs.CAPACITY_PROVIDER,
        (When("managedInstancesProvider"),),
        "managed instances are those of one cluster",
        f"{_API}/API_CreateCapacityProvider.html",
        needs=("cluster",),
    ),
    Form(
        Ecs.CAPACITY_PROVIDER,
        "name",
        r"(?!(?i:aws|ecs|fargate))[0-9A-Za-z_-]{1,255}",
        "be of 1 to 255 letters, digits, hyphens and underscores, with no aws, ecs or fargate first",
        "ClientException: The specified capacity provider name is invalid: the name can't be prefixed with aws, ecs or "
        "fargate",
        f"{_API}/API_CreateCapacityProvider.html",
    ),
    Words(
        Ecs.CLUSTER,
        f"{_API}/API_CreateCluster.html",
        {
            "configuration.executeCommandConfiguration.logging": "NONE DEFAULT OVERRIDE",
            "settings[].name": "containerInsights",
            "settings[].value": "enabled disabled enhanced",
        },
    ),
    Pair(
        Ecs.CLUSTER,
        (When("logging", ("OVERRIDE",)),),
        "When logging=OVERRIDE is specified, a logConfiguration must be provided",
        f"{_API}/API_ExecuteCommandConfiguration.html",
        needs=("logConfiguration",),
        within="configuration.executeCommandConfiguration",
    ),
    *(
        Form(
            type,
            property,
            _WORDS % 255,
            "be of 1 to 255 letters, digits, hyphens and underscores",
            "InvalidParameterException: up to 255 letters, numbers, underscores and hyphens are allowed",
            f"{_API}/{page}",
        )
        for type, property, page in (
            (Ecs.CLUSTER, "name", "API_CreateCluster.html"),
            (Ecs.SERVICE, "name", "API_CreateService.html"),
            (Ecs.TASK_DEFINITION, "family", "API_RegisterTaskDefinition.html"),
        )
    ),
    Words(
        Ecs.SERVICE,
        _SERVICE,
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
    *(
        Pair(
            Ecs.SERVICE,
            (When(f"deploymentConfiguration.{name}"),),
            f"it is only valid when the deployment strategy is {strategy}",
            f"{_API}/API_DeploymentConfiguration.html",
            takes=When("deploymentConfiguration.strategy", (strategy,), default="ROLLING"),
        )
        for name, strategy in (("linearConfiguration", "LINEAR"), ("canaryConfiguration", "CANARY"))
    ),
    Pair(
        Ecs.SERVICE,
        (When("deploymentController.type", ("ECS", "CODE_DEPLOY"), "ECS"),),
        "InvalidParameterException: TaskDefinition can not be blank",
        _SERVICE,
        needs=("taskDefinition",),
    ),
    Pair(
        Ecs.SERVICE,
        (
            When("deploymentMinimumHealthyPercent", ("100",), default="100"),
            When("schedulingStrategy", ("REPLICA",), default="REPLICA"),
        ),
        "InvalidParameterException: Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block "
        "deployments",
        f"{_API}/API_DeploymentConfiguration.html",
        shuts=When("deploymentMaximumPercent", ("100",)),
        # Blue and green services, and those of other controllers, replace their tasks in another way.
        unless=("deploymentController", "deploymentConfiguration"),
    ),
    *(
        Pair(
            Ecs.SERVICE,
            (When("iamRole"),),
            "InvalidParameterException: You cannot specify an IAM role for services that require a service linked role",
            _SERVICE,
            refuses=(name,),
        )
        for name in ("networkConfiguration", "serviceRegistries", "serviceConnectConfiguration")
    ),
    Pair(
        Ecs.SERVICE,
        (When("iamRole"),),
        "If you specify the role parameter, you must also specify a load balancer object",
        _SERVICE,
        needs=("loadBalancers",),
    ),
    *(
        Pair(
            Ecs.SERVICE,
            (When("launchType", ("FARGATE",)),),
            says,
            f"{_API}/API_PlacementConstraint.html",
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
        f"{_API}/API_AwsVpcConfiguration.html",
        shuts=When("networkConfiguration.assignPublicIp", ("true",)),
    ),
    Pair(
        Ecs.SERVICE,
        (When("launchType", ("EC2",)),),
        "The platform version must be null when specifying an EC2 launch type",
        _SERVICE,
        refuses=("platformVersion",),
    ),
    Pair(
        Ecs.SERVICE,
        (When("targetGroupArn"),),
        "with a target group the load balancer name parameter must be omitted",
        f"{_API}/API_LoadBalancer.html",
        refuses=("elbName",),
        within="loadBalancers",
    ),
    Pair(
        Ecs.SERVICE,
        (),
        "InvalidParameterException: a load balancer is named by its target group, or a classic one by its name",
        f"{_API}/API_LoadBalancer.html",
        needs=("targetGroupArn", "elbName"),
        within="loadBalancers",
    ),
    arn(Ecs.SERVICE, "loadBalancers[].targetGroupArn", "ecs/service.go"),
    Form(
        Ecs.SERVICE,
        "taskDefinition",
        # What is JSON is told by a rule of its own.
        rf"(?s)arn:.+|\s*[\[{{].*|{_WORDS % 255}(:\d+)?",
        "be the ARN of a task definition, or its family and revision, as in api:7",
        "ClientException: Family contains invalid characters",
        _SERVICE,
    ),
    *(
        Size(Ecs.SERVICE, listed, 0, most, says, f"{_API}/{page}", within)
        for listed, most, says, page, within in (
            ("subnets", 16, "a task has 16 subnets at most", "API_AwsVpcConfiguration.html", "networkConfiguration"),
            (
                "securityGroups",
                5,
                "a task has five security groups at most",
                "API_AwsVpcConfiguration.html",
                "networkConfiguration",
            ),
            ("orderedPlacementStrategies", 5, "a service has five strategies at most", "API_CreateService.html", ""),
            ("placementConstraints", 10, "a task has ten constraints at most", "API_CreateService.html", ""),
        )
    ),
    Pair(
        Ecs.SERVICE,
        (When("type", ("binpack",)),),
        f"{_STRATEGY}: binpack has cpu or memory",
        f"{_API}/API_PlacementStrategy.html",
        takes=When("field", ("cpu", "memory")),
        within="orderedPlacementStrategies",
    ),
    Pair(
        Ecs.SERVICE,
        (When("type", ("random",)),),
        f"{_STRATEGY}: random has none",
        f"{_API}/API_PlacementStrategy.html",
        refuses=("field",),
        within="orderedPlacementStrategies",
    ),
    Pair(
        Ecs.SERVICE,
        (When("type", ("spread",)),),
        f"{_STRATEGY}: spread has instanceId, host or an attribute",
        f"{_API}/API_PlacementStrategy.html",
        takes=When("field", ("instanceId", "host", "attribute:*")),
        within="orderedPlacementStrategies",
        certain=False,
    ),
    Pair(
        Ecs.SERVICE,
        (When("type", ("distinctInstance",)),),
        "You can't specify an expression if the constraint type is distinctInstance",
        f"{_API}/API_PlacementConstraint.html",
        refuses=("expression",),
        within="placementConstraints",
    ),
    *(
        Pair(
            type,
            (When("type", ("memberOf",)),),
            "InvalidParameterException: a constraint of the type memberOf says which instances",
            f"{_API}/API_PlacementConstraint.html",
            needs=("expression",),
            within="placementConstraints",
            certain=False,
        )
        for type in (Ecs.SERVICE, Ecs.TASK_DEFINITION)
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
    Words(
        Ecs.TASK_DEFINITION,
        f"{_API}/API_RegisterTaskDefinition.html",
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
    Range(Ecs.TASK_DEFINITION, "ephemeralStorage.sizeInGib", ((21, 200),), f"{_API}/API_EphemeralStorage.html"),
    arn(Ecs.TASK_DEFINITION, "executionRoleArn", "ecs/task_definition.go"),
    *(
        Pair(
            Ecs.TASK_DEFINITION,
            (When("requiresCompatibilities", ("FARGATE",)),),
            says,
            f"{_API}/API_RegisterTaskDefinition.html",
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
        f"{_API}/API_RegisterTaskDefinition.html",
        shuts=When("pidMode", ("host",)),
    ),
    Pair(
        Ecs.TASK_DEFINITION,
        (When("operatingSystemFamily", ("WINDOWS*",)),),
        "Windows runs on X86_64 alone",
        f"{_API}/API_RuntimePlatform.html",
        shuts=When("cpuArchitecture", ("ARM64",)),
        within="runtimePlatform",
    ),
    arn(Ecs.TASK_DEFINITION, "taskRoleArn", "ecs/task_definition.go"),
    Form(
        Ecs.TASK_DEFINITION,
        "volumes[].name",
        _WORDS % 255,
        "be of 1 to 255 letters, digits, hyphens and underscores",
        "up to 255 letters, numbers, underscores and hyphens are allowed",
        f"{_API}/API_Volume.html",
    ),
    *(
        Pair(
            Ecs.TASK_DEFINITION,
            (When(name),),
            "a volume is of one kind",
            f"{_API}/API_Volume.html",
            refuses=tuple(other for other in _VOLUMES[at + 1 :]),
            within="volumes",
            certain=False,
        )
        for at, name in enumerate(_VOLUMES[:-1])
    ),
    *(
        Pair(
            Ecs.TASK_DEFINITION,
            (When(f"efsVolumeConfiguration.authorizationConfig.{name}", when),),
            "with it, transit encryption must be turned on",
            f"{_API}/API_EFSVolumeConfiguration.html",
            takes=When("efsVolumeConfiguration.transitEncryption", ("ENABLED",), default="DISABLED"),
            within="volumes",
        )
        for name, when in (("accessPointId", ()), ("iam", ("ENABLED",)))
    ),
    Pair(
        Ecs.TASK_DEFINITION,
        (When("efsVolumeConfiguration.authorizationConfig.accessPointId"),),
        "the access point says the directory, so that this one is left out or /",
        f"{_API}/API_EFSAuthorizationConfig.html",
        takes=When("efsVolumeConfiguration.rootDirectory", ("/",), default="/"),
        within="volumes",
    ),
)
