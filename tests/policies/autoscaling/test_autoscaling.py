from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown
from tests.policies.states import existing

GROUP = "aws:autoscaling/group:Group"
GROUP_POLICY = "aws:autoscaling/policy:Policy"
TARGET = "aws:appautoscaling/target:Target"
TARGET_POLICY = "aws:appautoscaling/policy:Policy"
NODE_GROUP = "aws:eks/nodeGroup:NodeGroup"

REQUESTS = {"predefinedMetricType": "ALBRequestCountPerTarget"}


def base() -> Plan:
    plan = Plan()
    plan.add(GROUP, "servers", minSize=1, maxSize=4, desiredCapacity=2)
    plan.add(NODE_GROUP, "nodes", scalingConfig={"minSize": 1, "maxSize": 3, "desiredSize": 1})
    plan.add(
        TARGET,
        "tasks",
        minCapacity=2,
        maxCapacity=10,
        resourceId="service/shop/web",
        scalableDimension="ecs:service:DesiredCount",
        serviceNamespace="ecs",
    )
    plan.add(
        TARGET_POLICY,
        "requests",
        policyType="TargetTrackingScaling",
        resourceId=Ref("tasks", "resourceId"),
        targetTrackingScalingPolicyConfiguration={
            "targetValue": 1000,
            "predefinedMetricSpecification": {**REQUESTS, "resourceLabel": "app/front/1/targetgroup/web/2"},
        },
    )
    return plan


limits_inverted = (
    Table("autoscaling-limits-inverted", base)
    .good("minimum below maximum")
    .good("both the same", lambda plan: plan.set("tasks", minCapacity=10))
    .bad(
        "a group that runs already moves with its limits",
        lambda plan: existing(plan.set("servers", minSize=3), "servers"),
        ("servers", "desiredCapacity is 2, outside minSize 3 and maxSize 4."),
        level="advisory",
    )
    .bad(
        "service",
        lambda plan: plan.set("tasks", minCapacity=12),
        ("tasks", "minCapacity is 12 and maxCapacity is 10."),
        level="mandatory",
    )
    .good(
        "a time that leaves one as it is",
        lambda plan: plan.add(
            "aws:autoscaling/schedule:Schedule",
            "night",
            autoscalingGroupName=Ref("servers"),
            scheduledActionName="night",
            recurrence="0 20 * * *",
            minSize=2,
            maxSize=-1,
        ),
    )
    .bad(
        "a time",
        lambda plan: plan.add(
            "aws:autoscaling/schedule:Schedule",
            "day",
            autoscalingGroupName=Ref("servers"),
            scheduledActionName="day",
            recurrence="0 8 * * *",
            minSize=5,
            maxSize=1,
        ),
        ("day", "minSize is 5 and maxSize is 1."),
        level="mandatory",
    )
    .bad("group", lambda plan: plan.set("servers", minSize=5), ("servers", "minSize is 5 and maxSize is 4."))
    .bad(
        "group wants more than it may",
        lambda plan: plan.set("servers", desiredCapacity=6),
        ("servers", "desiredCapacity is 6, outside minSize 1 and maxSize 4."),
    )
    .bad(
        "nodes want fewer than they must",
        lambda plan: plan.set("nodes", scalingConfig={"minSize": 3, "maxSize": 5, "desiredSize": 1}),
        ("nodes", "desiredSize is 1, outside minSize 3 and maxSize 5."),
    )
    .good("as many as there may be", lambda plan: plan.set("servers", desiredCapacity=4))
    .absent("nothing wanted", lambda plan: plan.set("servers", desiredCapacity=None))
    .unknown("from an update", lambda plan: plan.set("tasks", maxCapacity=Unknown()))
    .without("outside", "reads one resource")
)


def tracking(metric: dict[str, object]) -> dict[str, object]:
    return {"targetValue": 1000, "predefinedMetricSpecification": metric}


NO_LABEL = "predefinedMetricType is ALBRequestCountPerTarget, and resourceLabel is not set."

resource_label_missing = (
    Table("autoscaling-resource-label-missing", base)
    .good("labelled")
    .good(
        "the processor needs no label",
        lambda plan: plan.set(
            "requests",
            targetTrackingScalingPolicyConfiguration=tracking(
                {"predefinedMetricType": "ECSServiceAverageCPUUtilization"}
            ),
        ),
    )
    .good(
        "a label that an update will know",
        lambda plan: plan.set(
            "requests", targetTrackingScalingPolicyConfiguration=tracking({**REQUESTS, "resourceLabel": Unknown()})
        ),
    )
    .bad(
        "service without label",
        lambda plan: plan.set("requests", targetTrackingScalingPolicyConfiguration=tracking(REQUESTS)),
        ("requests", NO_LABEL),
        level="advisory",
    )
    .bad(
        "group without label",
        lambda plan: plan.add(
            GROUP_POLICY,
            "load",
            autoscalingGroupName=Ref("servers", "name"),
            policyType="TargetTrackingScaling",
            targetTrackingConfiguration=tracking(REQUESTS),
        ),
        ("load", NO_LABEL),
    )
    .absent(
        "step scaling",
        lambda plan: plan.set("requests", policyType="StepScaling", targetTrackingScalingPolicyConfiguration=None),
    )
    .unknown("from an update", lambda plan: plan.set("requests", targetTrackingScalingPolicyConfiguration=Unknown()))
    .without("outside", "reads one resource")
)
