"""Settings of EC2 Auto Scaling."""

from __future__ import annotations

from policies.setting._alike import arn, machine_type, template_version
from policies.setting._shapes import (
    DOCS,
    PROVIDER,
    TRIED,
    Alone,
    Distinct,
    Form,
    Pair,
    Range,
    Rank,
    TimeZone,
    When,
    Words,
)
from policypack.catalogue.tokens import Autoscaling

_API = f"{DOCS}/autoscaling/ec2/APIReference"
_GROUP = f"{_API}/API_CreateAutoScalingGroup.html"
_POLICY = f"{_API}/API_PutScalingPolicy.html"
_TEMPLATES = "mixedInstancesPolicy.launchTemplate"
_SPECIFICATIONS = ("customizedMetricSpecification", "predefinedMetricSpecification")
_DISTRIBUTION = "mixedInstancesPolicy.instancesDistribution"
_METRICS = " ".join(
    f"Group{name}"
    for name in (
        *("MinSize", "MaxSize", "DesiredCapacity", "InServiceInstances", "PendingInstances", "StandbyInstances"),
        *("TerminatingInstances", "TotalInstances", "InServiceCapacity", "PendingCapacity", "StandbyCapacity"),
        *("TerminatingCapacity", "TotalCapacity", "AndWarmPoolDesiredCapacity", "AndWarmPoolTotalCapacity"),
        # https://docs.aws.amazon.com/autoscaling/ec2/userguide/manage-retained-instances.html
        *("TerminatingRetainedInstances", "TerminatingRetainedCapacity"),
    )
)
_WARM = " ".join(
    f"WarmPool{name}"
    for name in (
        *("DesiredCapacity", "WarmedCapacity", "PendingCapacity", "TerminatingCapacity", "TotalCapacity", "MinSize"),
        *("MinimumCapacity", "PendingRetainedCapacity", "TerminatingRetainedCapacity"),
    )
)
_MIXED = "mixedInstancesPolicy.launchTemplate.launchTemplateSpecification"
_TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"
_TERMINATION = (
    *("AllocationStrategy", "ClosestToNextInstanceHour", "Default", "NewestInstance", "OldestInstance"),
    *("OldestLaunchConfiguration", "OldestLaunchTemplate"),
)
_SIMPLE = "SimpleScaling"
_STEP = "StepScaling"
_TRACKING = "TargetTrackingScaling"
_LAUNCHES = ("launchConfiguration", "launchTemplate", "mixedInstancesPolicy")
_TRANSITIONS = "autoscaling:EC2_INSTANCE_LAUNCHING autoscaling:EC2_INSTANCE_TERMINATING"
_PREDICTIVE = "predictiveScalingConfiguration"
_DAY = 86_400
_YEAR = 31_536_000

ROWS = (
    Words(
        Autoscaling.GROUP,
        _GROUP,
        {
            f"{_DISTRIBUTION}.onDemandAllocationStrategy": "prioritized lowest-price",
            f"{_DISTRIBUTION}.spotAllocationStrategy": "lowest-price capacity-optimized capacity-optimized-prioritized "
            "price-capacity-optimized",
            "enabledMetrics[]": f"{_METRICS} {_WARM}",
            "instanceRefresh.strategy": "Rolling ReplaceRootVolume",
            "metricsGranularity": "1Minute",
            "suspendedProcesses[]": "Launch Terminate AddToLoadBalancer AlarmNotification AZRebalance HealthCheck "
            "InstanceRefresh ReplaceUnhealthy ScheduledActions",
            "initialLifecycleHooks[].defaultResult": "CONTINUE ABANDON",
            "initialLifecycleHooks[].lifecycleTransition": _TRANSITIONS,
            "warmPool.poolState": "Stopped Running Hibernated",
        },
    ),
    *(
        Rank(
            Autoscaling.GROUP,
            "maxHealthyPercentage",
            "minHealthyPercentage",
            "the difference between them cannot be greater than 100",
            f"{_API}/API_{page}.html",
            within=within,
            gap=-100,
        )
        for within, page in (
            ("instanceMaintenancePolicy", "InstanceMaintenancePolicy"),
            ("instanceRefresh.preferences", "RefreshPreferences"),
        )
    ),
    Range(
        Autoscaling.GROUP,
        "initialLifecycleHooks[].heartbeatTimeout",
        ((30, 7_200),),
        f"{_API}/API_LifecycleHookSpecification.html",
    ),
    Pair(
        Autoscaling.GROUP,
        (When("roleArn"),),
        "a role is for the target that it may notify",
        TRIED,
        needs=("notificationTargetArn",),
        within="initialLifecycleHooks",
    ),
    Distinct(Autoscaling.GROUP, "initialLifecycleHooks", "name", "hooks have names of their own", TRIED),
    Form(
        Autoscaling.GROUP,
        f"{_TEMPLATES}.overrides[].weightedCapacity",
        r"[1-9]\d{0,2}",
        "be a whole number from 1 to 999",
        "Value must be in the range of 1-999",
        f"{_API}/API_LaunchTemplateOverrides.html",
    ),
    Distinct(
        Autoscaling.GROUP,
        f"{_TEMPLATES}.overrides",
        "instanceType",
        "an instance type is named once",
        TRIED,
    ),
    *(
        Pair(
            Autoscaling.GROUP,
            (When(one),),
            f"If you specify {shown}, you can't specify the other",
            f"{_API}/API_{page}.html",
            refuses=(other,),
            within=within,
        )
        for within, page, one, other, shown in (
            (
                f"{_TEMPLATES}.overrides",
                "LaunchTemplateOverrides",
                *("instanceRequirements", "instanceType", "InstanceRequirements or InstanceType"),
            ),
            (
                f"{_TEMPLATES}.overrides.instanceRequirements",
                "InstanceRequirements",
                *("allowedInstanceTypes", "excludedInstanceTypes", "AllowedInstanceTypes or ExcludedInstanceTypes"),
            ),
        )
    ),
    *(
        Pair(
            Autoscaling.GROUP,
            (When(f"{_TEMPLATES}.overrides.instanceRequirements"),),
            "types that are found by requirements have no order",
            TRIED,
            shuts=When(f"{_DISTRIBUTION}.{name}", (word,)),
        )
        for name, word in (
            ("onDemandAllocationStrategy", "prioritized"),
            ("spotAllocationStrategy", "capacity-optimized-prioritized"),
        )
    ),
    Form(
        Autoscaling.GROUP,
        "tags[].key",
        r"(?![Aa][Ww][Ss]:).+",
        "not begin with aws:",
        "what begins with aws: is reserved",
        f"{_API}/API_Tag.html",
    ),
    Alone(Autoscaling.ATTACHMENT, ("elb", "lbTargetGroupArn"), "autoscaling/attachment.go", needed=True),
    Alone(Autoscaling.GROUP, ("availabilityZones", "vpcZoneIdentifiers"), "autoscaling/group.go"),
    Form(
        Autoscaling.GROUP,
        "healthCheckType",
        r"(EC2|EBS|ELB|VPC_LATTICE)(\s*,\s*(EC2|EBS|ELB|VPC_LATTICE))*",
        "be EC2, EBS, ELB or VPC_LATTICE, or several of them; that of a load balancer of any kind is ELB",
        "ValidationError: Invalid health check type",
        _GROUP,
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
    Alone(Autoscaling.GROUP, ("id", "name"), "autoscaling/group.go", "launchTemplate"),
    *(
        Pair(
            Autoscaling.GROUP,
            (),
            "You must specify either a LaunchTemplateId or a LaunchTemplateName",
            f"{_API}/API_LaunchTemplateSpecification.html",
            needs=(id, name),
            within=within,
        )
        for within, id, name in (
            ("launchTemplate", "id", "name"),
            (_MIXED, "launchTemplateId", "launchTemplateName"),
        )
    ),
    template_version(Autoscaling.GROUP, "launchTemplate.version"),
    Range(
        Autoscaling.GROUP,
        "maxInstanceLifetime",
        ((0, 0), (_DAY, _YEAR)),
        _GROUP,
    ),
    *(
        Alone(Autoscaling.GROUP, ("launchTemplateId", "launchTemplateName"), "autoscaling/group.go", within)
        for within in (
            f"{_TEMPLATES}.launchTemplateSpecification",
            f"{_TEMPLATES}.overrides.launchTemplateSpecification",
        )
    ),
    Pair(
        Autoscaling.GROUP,
        (
            When(
                "spotAllocationStrategy",
                ("capacity-optimized", "capacity-optimized-prioritized", "price-capacity-optimized"),
            ),
        ),
        "it is valid only when the SpotAllocationStrategy is lowest-price",
        f"{_API}/API_InstancesDistribution.html",
        refuses=("spotInstancePools",),
        within="mixedInstancesPolicy.instancesDistribution",
    ),
    machine_type(Autoscaling.GROUP, f"{_TEMPLATES}.overrides[].instanceType"),
    template_version(Autoscaling.GROUP, f"{_TEMPLATES}.launchTemplateSpecification.version"),
    Range(
        Autoscaling.GROUP,
        "mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity",
        ((0, 100),),
        f"{_API}/API_InstancesDistribution.html",
    ),
    Range(
        Autoscaling.GROUP,
        "mixedInstancesPolicy.instancesDistribution.spotInstancePools",
        ((0, 20),),
        f"{_API}/API_InstancesDistribution.html",
    ),
    Form(
        Autoscaling.GROUP,
        "terminationPolicies[]",
        rf"arn:.+|{'|'.join(_TERMINATION)}",
        f"be {', '.join(_TERMINATION)} or the ARN of a function",
        "ValidationError: Termination policy is not valid",
        _GROUP,
    ),
    Pair(
        Autoscaling.GROUP,
        (),
        "ValidationError: At least one Availability Zone or VPC Subnet is required",
        _GROUP,
        needs=("vpcZoneIdentifiers", "availabilityZones"),
    ),
    Form(
        Autoscaling.GROUP,
        "loadBalancers[]",
        "(?!arn:).+",
        "be the name of a Classic Load Balancer; others are given by targetGroupArns",
        "ValidationError: Provided Load Balancers may not be valid",
        _GROUP,
    ),
    arn(Autoscaling.GROUP, "targetGroupArns[]", "autoscaling/group.go"),
    *(Range(Autoscaling.GROUP, name, ((0, None),), _GROUP) for name in ("defaultCooldown", "healthCheckGracePeriod")),
    Words(
        Autoscaling.LIFECYCLE_HOOK,
        f"{_API}/API_PutLifecycleHook.html",
        {
            "defaultResult": "CONTINUE ABANDON",
            "lifecycleTransition": _TRANSITIONS,
        },
    ),
    Range(Autoscaling.LIFECYCLE_HOOK, "heartbeatTimeout", ((30, 7_200),), f"{_API}/API_PutLifecycleHook.html"),
    Pair(
        Autoscaling.LIFECYCLE_HOOK,
        (When("notificationTargetArn"),),
        "RoleARN is required if the notification target is an SQS queue or an SNS topic",
        f"{_API}/API_PutLifecycleHook.html",
        needs=("roleArn",),
        certain=False,
    ),
    arn(Autoscaling.LIFECYCLE_HOOK, "roleArn", "autoscaling/lifecycle_hook.go"),
    Form(
        Autoscaling.LIFECYCLE_HOOK,
        "notificationTargetArn",
        r"(?!arn:[^:]+:sqs:.*\.fifo$).+",
        "not be a FIFO queue",
        "ValidationError: Unable to publish test message: FIFO queues are not supported",
        f"{_API}/API_PutLifecycleHook.html",
    ),
    Words(
        Autoscaling.NOTIFICATION,
        f"{_API}/API_PutNotificationConfiguration.html",
        {
            "notifications[]": "autoscaling:EC2_INSTANCE_LAUNCH autoscaling:EC2_INSTANCE_LAUNCH_ERROR "
            "autoscaling:EC2_INSTANCE_TERMINATE autoscaling:EC2_INSTANCE_TERMINATE_ERROR autoscaling:TEST_NOTIFICATION"
        },
    ),
    Words(
        Autoscaling.POLICY,
        _POLICY,
        {
            "adjustmentType": "ChangeInCapacity ExactCapacity PercentChangeInCapacity",
            "metricAggregationType": "Minimum Maximum Average",
            "policyType": "SimpleScaling StepScaling TargetTrackingScaling PredictiveScaling",
        },
    ),
    Pair(
        Autoscaling.POLICY,
        (When("adjustmentType", ("ChangeInCapacity", "ExactCapacity")),),
        "it is valid only if the adjustment type is PercentChangeInCapacity",
        TRIED,
        refuses=("minAdjustmentMagnitude",),
        unless=("targetTrackingConfiguration", _PREDICTIVE),  # the provider leaves it out there
    ),
    Range(
        Autoscaling.POLICY,
        "scalingAdjustment",
        ((0, None),),
        _POLICY,
        when=(When("adjustmentType", ("ExactCapacity",)),),
    ),
    Pair(
        Autoscaling.POLICY,
        (When("maxCapacityBreachBehavior", ("IncreaseMaxCapacity",)),),
        "Required if the MaxCapacityBreachBehavior property is set to IncreaseMaxCapacity",
        f"{_API}/API_PredictiveScalingConfiguration.html",
        needs=("maxCapacityBuffer",),
        within=_PREDICTIVE,
    ),
    Pair(
        Autoscaling.POLICY,
        (When("maxCapacityBreachBehavior", ("HonorMaxCapacity",), default="HonorMaxCapacity"),),
        "it is for IncreaseMaxCapacity, and cannot be used otherwise",
        f"{_API}/API_PredictiveScalingConfiguration.html",
        refuses=("maxCapacityBuffer",),
        within=_PREDICTIVE,
    ),
    *(
        Pair(
            Autoscaling.POLICY,
            (When("predefinedMetricType", (metric,)),),
            "requests are counted for one target group, which the label names",
            TRIED,
            needs=("resourceLabel",),
            within=f"{_PREDICTIVE}.metricSpecification.{name}",
        )
        for name, metric in (
            ("predefinedLoadMetricSpecification", "ALBTargetGroupRequestCount"),
            ("predefinedMetricPairSpecification", "ALBRequestCount"),
            ("predefinedScalingMetricSpecification", "ALBRequestCountPerTarget"),
        )
    ),
    Pair(
        Autoscaling.POLICY,
        (When("predefinedMetricType", ("ASGAverage*",)),),
        "only requests for each target are counted by load balancer",
        TRIED,
        refuses=("resourceLabel",),
        within="targetTrackingConfiguration.predefinedMetricSpecification",
    ),
    *(
        Pair(
            Autoscaling.POLICY,
            (When("metricName"),),
            "a metric is named with its namespace and statistic",
            TRIED,
            needs=(other,),
            within="targetTrackingConfiguration.customizedMetricSpecification",
        )
        for other in ("namespace", "statistic")
    ),
    Pair(
        Autoscaling.POLICY,
        (When("policyType", ("SimpleScaling",), "SimpleScaling"),),
        "it is required for the policy type SimpleScaling",
        _POLICY,
        needs=("scalingAdjustment",),
        unless=("predictiveScalingConfiguration", "stepAdjustments", "targetTrackingConfiguration"),
    ),
    *(
        Pair(
            Autoscaling.POLICY,
            (When("policyType", kinds, "SimpleScaling"),),
            f"it is valid only for {said}",
            _POLICY,
            refuses=(name,),
            certain=False,
        )
        for name, kinds, said in (("metricAggregationType", ("SimpleScaling", "TargetTrackingScaling"), "StepScaling"),)
    ),
    # Of these 0 is taken everywhere.
    *(
        Range(
            Autoscaling.POLICY,
            name,
            ((0, 0),),
            f"{PROVIDER}/autoscaling/policy.go",
            when=(When("policyType", kinds, default=_SIMPLE),),
        )
        for name, kinds in (
            ("cooldown", (_STEP, _TRACKING, "PredictiveScaling")),
            ("estimatedInstanceWarmup", (_SIMPLE, "PredictiveScaling")),
        )
    ),
    *(
        Pair(
            Autoscaling.POLICY,
            (When("policyType", when, default=_SIMPLE),),
            f"it is required for the policy type {' or '.join(when)}",
            _POLICY,
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
            _POLICY,
            refuses=(other,),
        )
        for only, other in (
            (_STEP, "stepAdjustments"),
            (_SIMPLE, "scalingAdjustment"),
            (_TRACKING, "targetTrackingConfiguration"),
        )
    ),
    Alone(Autoscaling.POLICY, _SPECIFICATIONS, "autoscaling/policy.go", "targetTrackingConfiguration", needed=True),
    Form(
        Autoscaling.POLICY,
        "targetTrackingConfiguration.predefinedMetricSpecification.resourceLabel",
        r"(app|net)/[^/]+/[^/]+/targetgroup/[^/]+/[^/]+",
        "be the ends of the ARNs of the load balancer and the target group, as in "
        "app/web/778d41231b141a0f/targetgroup/web/943f017f100becff",
        "ValidationError: the resource label is app/<load-balancer-name>/<load-balancer-id>/targetgroup/<name>/<id>",
        f"{_API}/API_PredefinedMetricSpecification.html",
    ),
    Pair(
        Autoscaling.SCHEDULE,
        (),
        "you must specify at least one of MaxSize, MinSize and DesiredCapacity",
        f"{_API}/API_PutScheduledUpdateGroupAction.html",
        needs=("desiredCapacity", "maxSize", "minSize"),
    ),
    Pair(
        Autoscaling.SCHEDULE,
        (),
        "an action is for a time, or comes again and again",
        f"{_API}/API_PutScheduledUpdateGroupAction.html",
        needs=("recurrence", "startTime"),
        certain=False,
    ),
    Form(
        Autoscaling.SCHEDULE,
        "recurrence",
        r"@\w+|(?!cron|rate)(?!([6-9]\d|\d{3,})\s)(?!\S+\s+(2[4-9]|[3-9]\d|\d{3,})\s)[^\s?]+(\s+[^\s?]+){4}",
        "have five fields, as in '0 9 * * MON-FRI', with no cron( ) around them and no question marks",
        "ValidationError: Given recurrence string is invalid",
        f"{_API}/API_PutScheduledUpdateGroupAction.html",
    ),
    *(
        Form(
            Autoscaling.SCHEDULE,
            name,
            _TIME,
            "be a time such as 2027-01-01T00:00:00Z",
            "cannot be parsed as iso8601 Timestamp Format",
            f"{PROVIDER}/autoscaling/schedule.go",
        )
        for name in ("startTime", "endTime")
    ),
    TimeZone(Autoscaling.SCHEDULE, "timeZone"),
)
