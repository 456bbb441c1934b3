from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

GROUP = "aws:codedeploy/deploymentGroup:DeploymentGroup"
SERVICE = "aws:ecs/service:Service"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:lb/targetGroup:TargetGroup", "blue", name="shop-blue", targetType="ip", port=80)
    plan.add("aws:lb/targetGroup:TargetGroup", "green", name="shop-green", targetType="ip", port=80)
    plan.add(
        "aws:lb/listener:Listener",
        "https",
        port=443,
        defaultActions=[{"type": "forward", "targetGroupArn": Ref("blue", "arn")}],
    )
    plan.add(
        SERVICE,
        "shop",
        name="shop",
        desiredCount=2,
        deploymentController={"type": "CODE_DEPLOY"},
        loadBalancers=[{"targetGroupArn": Ref("blue", "arn"), "containerName": "shop", "containerPort": 80}],
    )
    plan.add(
        GROUP,
        "shop-blue-green",
        appName="shop",
        deploymentGroupName="shop",
        serviceRoleArn="arn:aws:iam::210987654321:role/deploy",
        ecsService={"clusterName": "main", "serviceName": "shop"},
        deploymentStyle={"deploymentType": "BLUE_GREEN", "deploymentOption": "WITH_TRAFFIC_CONTROL"},
        loadBalancerInfo={"targetGroupPairInfo": pair()},
    )
    return plan


def pair() -> dict[str, object]:
    return {
        "prodTrafficRoute": {"listenerArns": [Ref("https", "arn")]},
        "targetGroups": [{"name": Ref("blue", "name")}, {"name": Ref("green", "name")}],
    }


blue_green_incomplete = (
    Table("codedeploy-blue-green-incomplete", base)
    .good("complete")
    .good(
        "deployment group of a function",
        lambda plan: plan.set("shop-blue-green", ecsService=None, loadBalancerInfo=None),
    )
    .good(
        "service of another stack",
        lambda plan: plan.set("shop-blue-green", ecsService={"clusterName": "main", "serviceName": "other"}),
    )
    .bad(
        "service with another controller",
        lambda plan: plan.set("shop", deploymentController=None),
        ("shop-blue-green", "The deployment controller of the service shop is ECS, not CODE_DEPLOY."),
        level="mandatory",
    )
    .bad(
        "service by reference, with another controller",
        lambda plan: plan.set("shop", deploymentController={"type": "EXTERNAL"}, loadBalancers=None).set(
            "shop-blue-green", ecsService={"clusterName": "main", "serviceName": Ref("shop", "name")}
        ),
        ("shop-blue-green", "The deployment controller of the service shop is EXTERNAL, not CODE_DEPLOY."),
    )
    .bad(
        "one target group and no listener",
        lambda plan: plan.set(
            "shop-blue-green", loadBalancerInfo={"targetGroupPairInfo": {"targetGroups": [{"name": "shop-blue"}]}}
        ),
        ("shop-blue-green", "The deployment group names 1 target group; blue/green needs two."),
        ("shop-blue-green", "The deployment group names no listener for production traffic."),
    )
    .bad(
        "service without load balancer",
        lambda plan: plan.set("shop", loadBalancers=None),
        ("shop", "The service's deployment controller is CODE_DEPLOY, and it has no load balancer."),
    )
    .absent(
        "style and load balancing",
        lambda plan: plan.set("shop-blue-green", deploymentStyle=None, loadBalancerInfo=None),
        (
            "shop-blue-green",
            (
                "The deployment style is IN_PLACE WITHOUT_TRAFFIC_CONTROL; an ECS service can be deployed BLUE_GREEN "
                "WITH_TRAFFIC_CONTROL only."
            ),
            "Set deploymentStyle.deploymentType to BLUE_GREEN and deploymentOption to WITH_TRAFFIC_CONTROL.",
        ),
        (
            "shop-blue-green",
            "The deployment group names no pair of target groups and no production listener.",
            (
                "Set loadBalancerInfo.targetGroupPairInfo with two targetGroups (by name) and "
                "prodTrafficRoute.listenerArns."
            ),
        ),
    )
    .unknown("style from an update", lambda plan: plan.set("shop-blue-green", deploymentStyle=Unknown()))
    .outside("service of another stack", lambda plan: plan.remove("shop"))
)
