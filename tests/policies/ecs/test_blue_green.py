from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

SERVICE = "aws:ecs/service:Service"


def base() -> Plan:
    plan = Plan()
    plan.add(SERVICE, "api", name="api", desiredCount=2)
    plan.add(
        SERVICE,
        "shop",
        name="shop",
        deploymentController={"type": "CODE_DEPLOY"},
        loadBalancers=[{"targetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:210987654321:targetgroup/shop/1f"}],
    )
    plan.add(
        "aws:codedeploy/deploymentGroup:DeploymentGroup",
        "shop-blue-green",
        appName="shop",
        ecsService={"clusterName": "main", "serviceName": Ref("shop", "name")},
    )
    return plan


ALONE = "deploymentController.type is CODE_DEPLOY, and no deployment group of this stack names the service."

without_group = (
    Table("ecs-blue-green-without-group", base)
    .good("by reference")
    .good("by name", lambda plan: plan.set("shop-blue-green", ecsService={"serviceName": "shop"}))
    .bad("no group", lambda plan: plan.remove("shop-blue-green"), ("shop", ALONE), level="advisory")
    .bad(
        "group of another service",
        lambda plan: plan.set("shop-blue-green", ecsService={"serviceName": "other"}),
        ("shop", ALONE),
    )
    .absent("ECS deploys", lambda plan: plan.remove("shop-blue-green").set("shop", deploymentController=None))
    .unknown("controller from an update", lambda plan: plan.set("shop", deploymentController=Unknown()))
    .without("outside", "a group that is outside the stack is what the policy warns about")
)

ROLLING = "The deployment strategy is ROLLING; blue/green is required."

required_missing = (
    Table("ecs-blue-green-required-missing", base, config={"required": True})
    .good("not required", config={"required": False})
    .good("shifted by ECS", lambda plan: plan.set("api", deploymentConfiguration={"strategy": "CANARY"}))
    .bad(
        "rolling update",
        lambda plan: plan.set("api", deploymentConfiguration={"strategy": "ROLLING"}),
        ("api", ROLLING),
        level="advisory",
    )
    .absent("no strategy", None, ("api", ROLLING))
    .unknown("strategy from an update", lambda plan: plan.set("api", deploymentConfiguration={"strategy": Unknown()}))
    .without("outside", "reads one resource")
)
